"""What a PDF says of itself as a file: metadata, the attached source, what viewers should show."""

from __future__ import annotations

from hashlib import md5
from importlib.resources import files
from typing import Any

from blueprint.export.pdf.objects import PdfObjects
from blueprint.painters.pdf import text_string

_YAML = "application#2fyaml"
"""RFC 9512."""


class Profile:
    """The colour space of a PDF/A file, as WeasyPrint asks for it; its own way leaves the file open."""

    name = "sRGB"
    components = ("r", "g", "b")
    pdf_reference: bytes | None = None

    @property
    def content(self) -> bytes:
        """The ICC profile that comes with WeasyPrint."""
        return (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()


def add_metadata(document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Give a PDF that keeps no standard the same kind of metadata as the others have."""
    if "Metadata" not in pdf.catalog:
        document.metadata.include_in_pdf(pdf, "a", None, None, compress=True)


def attach(name: str, content: bytes, objects: PdfObjects) -> None:
    """Attach the source of a PDF/A-3 file.

    Args:
        name: of the file, without folders.
        content: its bytes.
        objects: of the PDF.
    """
    sum_of_bytes = md5(content, usedforsecurity=False).hexdigest()
    parameters = f"<</Size {len(content)}/CheckSum<{sum_of_bytes}>>>"
    file = objects.stream(f"/Type/EmbeddedFile/Subtype/{_YAML}/Params{parameters}", content)
    title = text_string(name)
    plain = text_string(name.encode("ascii", "replace").decode("ascii"))
    specification = objects.add(
        f"<</Type/Filespec/F{plain}/UF{title}/EF<</F {file}/UF {file}>>/AFRelationship/Source/Desc{title}>>"
    )
    catalog = objects.pdf.catalog
    catalog["AF"] = f"[{specification}]"
    names = catalog.setdefault("Names", _dictionary())
    names["EmbeddedFiles"] = f"<</Names[{title} {specification}]>>"


def _dictionary() -> Any:  # noqa: ANN401 - pydyf has no types
    import pydyf  # noqa: PLC0415 - loaded with WeasyPrint

    return pydyf.Dictionary()
