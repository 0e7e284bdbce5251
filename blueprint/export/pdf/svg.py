"""SVG pictures in a PDF, painted as vectors by WeasyPrint.

A picture is laid out on a page of its own, and that page is painted into a form of the file.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint import CSS, DEFAULT_OPTIONS, HTML
from weasyprint.pdf import _reference_resources
from weasyprint.pdf.fonts import build_fonts_dictionary
from weasyprint.pdf.stream import Stream
from weasyprint.urls import FatalURLFetchingError

from blueprint.export.pdf.fetcher import no_fetcher
from blueprint.export.pdf.log import complaints
from blueprint.export.pdf.objects import PdfObjects
from blueprint.painters.pdf.pictures import Embedded, PaintSvg, PictureError

_STYLE = "@page { size: 1000px 100000px; margin: 0 } body { margin: 0 } img { display: block }"
"""A page that is larger than any picture: one without a width is as wide as the page."""
_DAMAGED = "an SVG picture cannot be read; save it again as plain SVG, or as PNG"


def svg_painter(objects: PdfObjects, document: Any) -> PaintSvg:  # noqa: ANN401 - WeasyPrint has no types
    """What embeds SVG pictures into the file of a document."""

    def paint(content: bytes) -> Embedded:
        with complaints() as found:
            try:
                page, laid_out = _laid_out(content)
                picture = next(_pictures(page._page_box), None)  # noqa: SLF001 - the only way to a page's boxes
                if picture is None or not picture.width or not picture.height:
                    raise PictureError(_DAMAGED)
                form = _form(page, picture.width, picture.height, laid_out, objects, document)
            except FatalURLFetchingError as error:
                raise PictureError(_DAMAGED) from error
        if found:
            raise PictureError(_DAMAGED)
        return Embedded(form, picture.width, picture.height)

    return paint


def _laid_out(content: bytes) -> tuple[Any, Any]:
    address = f"data:image/svg+xml;base64,{b64encode(content).decode('ascii')}"
    fetcher = no_fetcher()
    html = HTML(string=f'<img src="{address}">', url_fetcher=fetcher)
    document = html.render(stylesheets=[CSS(string=_STYLE, url_fetcher=fetcher)])
    return document.pages[0], document


def _pictures(box: Any) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint has no types
    if getattr(box, "replacement", None) is not None:
        yield box
    for child in getattr(box, "children", ()):
        yield from _pictures(child)


def _form(page: Any, width: float, height: float, laid_out: Any, objects: PdfObjects, document: Any) -> str:  # noqa: ANN401
    """A form that fills the unit square with a page's picture."""
    spaces = objects.having("lab-d50")
    resources = pydyf.Dictionary(
        {
            **{kind: pydyf.Dictionary() for kind in ("ExtGState", "XObject", "Pattern", "Shading")},
            "ColorSpace": spaces.reference,
            "Font": None,
        }
    )
    images: dict[str, Any] = {}
    extra = {
        "Type": "/XObject",
        "Subtype": "/Form",
        "BBox": pydyf.Array((0, 0, 1, 1)),
    }
    stream = Stream(
        laid_out.fonts, (0, 0, width, height), resources, images, None, document.color_profiles,
        document.output_intent, extra=extra, compress=True,
    )  # fmt: skip
    stream.transform(a=1 / width, d=-1 / height, f=1)
    page.paint(stream)
    options = {**DEFAULT_OPTIONS, "hinting": False}
    fonts = build_fonts_dictionary(objects.pdf, laid_out.fonts, True, True, options)
    objects.pdf.add_object(fonts)
    extra["Resources"] = _reference_resources(objects.pdf, resources, images, fonts.reference, document.color_profiles)
    objects.pdf.add_object(stream)
    reference: bytes = stream.reference
    return reference.decode("ascii")
