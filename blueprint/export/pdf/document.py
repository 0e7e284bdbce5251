"""PDF files: sheets of paper, and pages of HTML with drawings on them.

WeasyPrint makes pages, bookmarks, metadata and the frame of the structure; the drawings are painted into it at the
end (`finish.py`). Nothing is fetched while that happens. Same input, same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from math import ceil
from typing import TYPE_CHECKING

from blueprint.frozen import field, frozen
from blueprint.paper.pages import PaperError
from blueprint.paper.sheet import PT_PER_MM, Part, Sheet
from blueprint.resources import template

if TYPE_CHECKING:
    from weasyprint import Document

LONGEST_SIDE = 14_400
"""Longest side of a page in its own units; larger pages count in larger units."""


class Standard(StrEnum):
    """What a PDF promises to those who read it."""

    PLAIN = "plain"
    """Nothing: but it is tagged all the same."""
    UA_1 = "ua-1"
    """PDF/UA-1: assistive technology can read it."""
    A_3 = "a-3"
    """PDF/A-3a: it can be kept for decades, with the source attached."""


_VARIANTS = {Standard.PLAIN: None, Standard.UA_1: "pdf/ua-1", Standard.A_3: "pdf/a-3a"}


@frozen(kw_only=True)
class About:
    """What a PDF says of itself.

    Attributes:
        title: of the document. language: BCP 47 tag. description: one or two sentences, or empty.
        authors, keywords: in order.
        source_name, source: name (without folders) and bytes of the file that it was made from; attached to
            PDF/A-3, which is made to carry it.
    """

    title: str
    language: str
    authors: tuple[str, ...] = ()
    description: str = ""
    keywords: tuple[str, ...] = ()
    source_name: str = ""
    source: bytes = field(default=b"", repr=False)


@frozen(kw_only=True)
class _Page:
    """A sheet as the template takes it: lengths in mm, divided by the unit that the page counts in."""

    id: str
    name: str
    width: str
    height: str


def write_pdf(sheets: Sequence[Sheet], about: About, standard: Standard = Standard.PLAIN) -> bytes:
    """A PDF with one page for each sheet.

    Args:
        sheets: at least one, in order.
        about: its metadata.
        standard: which standard it keeps.

    Raises:
        ValueError: there are no sheets.
        PictureError: a picture cannot be read.
        SubsetError: a font cannot be reduced.
    """
    if not sheets:
        raise ValueError("a PDF needs at least one sheet")
    units = [user_unit(sheet) for sheet in sheets]
    pages = [
        _Page(id=f"sheet-{n}", name=s.name, width=f"{s.width / unit:.6f}", height=f"{s.height / unit:.6f}")
        for n, (s, unit) in enumerate(zip(sheets, units, strict=True), 1)
    ]
    html = template("paper/sheets.html.j2").render(about=about, pages=pages)
    parts = {page.id: sheet.parts for page, sheet in zip(pages, sheets, strict=True)}
    return _write(html, (), parts, tuple(sheets), about, standard)


def write_html_pdf(
    html: str,
    css: Sequence[str],
    drawings: Mapping[str, Sequence[Part]],
    about: About,
    standard: Standard = Standard.PLAIN,
) -> bytes:
    """A PDF from HTML, with drawings in the places that it leaves for them.

    A place is an empty `<article id="NAME">` of the size that the drawing needs; other articles must not be there.
    `data-level` says which level of heading its title has (1 without it). A link to `drawing:ID` leads to the group
    of a drawing with that id; a drawing's own link to `#ID` leads to another group or to an element of the HTML.

    Args:
        html: the whole document. css: its style sheets.
        drawings: for each place what is drawn there; the parts' `x`, `y` and `clip` are measured in mm from its
            upper left corner.
        about: its metadata, in place of what the HTML says.
        standard: which standard it keeps.

    Raises:
        ValueError: places and drawings do not match, a place is split between pages, a link leads nowhere, or a
            picture of the HTML cannot be read.
        PictureError: a picture cannot be read.
        SubsetError: a font cannot be reduced.
    """
    return _write(html, tuple(css), drawings, (), about, standard)


def user_unit(sheet: Sheet) -> int:
    """How many points one unit of a sheet's page is: 1 unless it is longer than 5,080 mm."""
    from blueprint.export.pdf.boxes import outside  # noqa: PLC0415 - imports this package's heavy part

    side = max(sheet.width, sheet.height) + 2 * outside(sheet)
    return max(1, ceil(side * PT_PER_MM / LONGEST_SIDE - 1e-9))


def check_pango() -> None:
    """Import WeasyPrint, which needs a library that no Python package brings.

    Raises:
        PaperError: it is not on this machine; the message says how to get it.
    """
    from blueprint.export.pdf.libraries import import_weasyprint  # noqa: PLC0415 - only where a PDF is asked for

    try:
        import_weasyprint()
    except OSError:
        raise PaperError(
            "PDF, PNG and books need the library Pango, which is not installed; install `libpango-1.0-0 "
            "libpangoft2-1.0-0` (Debian, Ubuntu) or `pango` (Fedora, Homebrew)"
        ) from None


def _write(
    html: str,
    css: tuple[str, ...],
    parts: Mapping[str, Sequence[Part]],
    sheets: tuple[Sheet, ...],
    about: About,
    standard: Standard,
) -> bytes:
    """Lay out the HTML, paint the drawings onto it, write the file."""
    check_pango()
    from weasyprint import CSS, HTML  # noqa: PLC0415 - takes half a second, only where a PDF is asked for

    from blueprint.export.pdf.archive import Profile  # noqa: PLC0415 - imports WeasyPrint
    from blueprint.export.pdf.fetcher import no_fetcher  # noqa: PLC0415 - imports WeasyPrint
    from blueprint.export.pdf.finish import Finisher  # noqa: PLC0415 - likewise
    from blueprint.export.pdf.log import complaints  # noqa: PLC0415 - likewise

    fetcher = no_fetcher()
    options: dict[str, object] = {
        "pdf_variant": _VARIANTS[standard],
        "pdf_version": "1.7",
        "pdf_tags": True,
        "pdf_identifier": True,
    }
    if standard is Standard.A_3:
        options["output_intent"] = Profile.name
    source = (about.source_name, about.source) if standard is Standard.A_3 and about.source_name else None
    finisher = Finisher(parts=parts, sheets=tuple((sheet, user_unit(sheet)) for sheet in sheets), source=source)
    with complaints() as found:
        styles = [CSS(string=text, url_fetcher=fetcher) for text in css]
        page = HTML(string=html, url_fetcher=fetcher, base_url="about:blank")
        document = page.render(stylesheets=styles, **options)
        _describe(document, about)
        if standard is Standard.A_3:
            document.color_profiles[Profile.name] = Profile()
        written: bytes = document.write_pdf(finisher=finisher, **options)
    if found:
        raise ValueError(f"the pages cannot be made: {found[0]}")
    return written


def _describe(document: Document, about: About) -> None:
    """Give a document its metadata; no dates, as they would come from the clock."""
    metadata = document.metadata
    metadata.title, metadata.lang, metadata.description = about.title, about.language, about.description or None
    metadata.authors, metadata.keywords = list(about.authors), list(about.keywords)
    metadata.generator, metadata.created, metadata.modified = "blueprint", None, None
    metadata.attachments, metadata.custom = [], {}
