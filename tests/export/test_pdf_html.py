"""Drawings on pages of HTML: in their places, in the structure, led to and from."""

from __future__ import annotations

import io
from base64 import b64encode

import pikepdf
import pypdfium2
import pytest
from export.pdf_made import ABOUT, scene_of, words
from export.pdf_reading import Reading
from PIL import Image
from weasyprint.urls import FatalURLFetchingError

from blueprint.export.pdf import Standard, write_html_pdf
from blueprint.paper.sheet import Part
from blueprint.scene import Box, Group, Paint

PT = 72 / 25.4
STYLE = (
    "@page { size: A4; margin: 20mm; @bottom-center { content: counter(page) } }"
    "article { display: block; break-inside: avoid } body { margin: 0 } h1, h2 { margin: 0 }"
)
RED = Box("a", 0, 0, 400, 200, Paint(fill="#ff0000"))
CARD = Group("card", (words("Checks in", y=100.0),), id="test-drawing-card-a", data=(("card", "a"),))


def place(name: str, level: int = 2) -> str:
    return f'<article id="{name}" data-level="{level}" style="width: 100mm; height: 50mm"></article>'


def part(*items: Box | Group, x: float = 0.0) -> Part:
    return Part(scene=scene_of(*items), x=x, y=0.0, scale=100 / (400 * 25.4 / 96))


def book(body: str, standard: Standard = Standard.UA_1, **drawings: Part) -> bytes:
    html = f"<!DOCTYPE html><html lang=en><body>{body}</body></html>"
    return write_html_pdf(html, (STYLE,), {name: (p,) for name, p in drawings.items()}, ABOUT, standard)


@pytest.mark.parametrize("standard", Standard)
def test_a_drawing_stands_in_its_place(standard: Standard) -> None:
    pdf = book(f'<div style="height: 30mm"></div>{place("map")}', standard, map=part(RED))
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=3).to_pil().convert("RGB")
    red = [
        (x / 3 / PT, y / 3 / PT)
        for x in range(0, picture.width, 3)
        for y in range(0, picture.height, 3)
        if picture.getpixel((x, y)) == (255, 0, 0)
    ]

    assert min(red)[0] == pytest.approx(20, abs=0.4)
    assert max(red)[0] == pytest.approx(120, abs=0.4)
    assert min(y for _, y in red) == pytest.approx(50, abs=0.4)
    assert max(y for _, y in red) == pytest.approx(100, abs=0.4)


def test_the_structure_of_a_drawing_stands_where_its_place_is() -> None:
    stage = Group("stage", (words("Arrival", role="stage-title"), CARD), data=(("stage", "a"),))
    header = Group("header", (words("Night", role="title"),))
    body = f"<h1>Book</h1><p>Before</p>{place('map')}<p>After</p>"
    reading = Reading(book(body, map=part(header, stage)))
    assert reading.root is not None

    assert reading.faults == []
    assert [(e.kind, e.whole.strip()) for e in reading.root.walk() if e.kind in ("/H1", "/H2", "/H3", "/P")] == [
        ("/H1", "Book"), ("/P", "Before"), ("/H2", "Night"), ("/H3", "Arrival"), ("/P", "Checks in"), ("/P", "After"),
    ]  # fmt: skip


def test_running_heads_are_decoration() -> None:
    reading = Reading(book("<h1>Book</h1><p>One</p><p style='break-before: page'>Two</p>"))
    assert reading.root is not None

    assert reading.faults == []
    assert len(reading.pdf.pages) == 2
    assert reading.root.whole == "BookOneTwo"


def test_the_html_leads_into_a_drawing_and_the_drawing_back() -> None:
    back = Group("card", (words("Index"),), data=(("card", "b"),), href="#index")
    link = "<a href='drawing:test-drawing-card-a'>the check-in</a>"
    body = f"<h1 id=index>Index</h1><p>{link}</p><div style='break-before: page'></div>{place('map')}"
    reading = Reading(book(body, map=part(CARD, back)))
    (there,) = reading.pdf.pages[0].obj.Annots
    (again,) = reading.pdf.pages[1].obj.Annots

    assert reading.faults == []
    assert there.Dest[0].objgen == reading.pdf.pages[1].obj.objgen
    assert "/A" not in there
    assert str(there.Contents) == "the check-in"
    assert str(again.Dest) == "index"
    assert "index" in [str(name) for name in reading.pdf.Root.Names.Dests.Names[::2]]


def test_a_link_to_what_no_drawing_has_is_an_error() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        book(f"<a href='drawing:nowhere'>x</a>{place('map')}", map=part(CARD))
    with pytest.raises(ValueError, match="nowhere"):
        book(f"<a href='#nowhere'>x</a>{place('map')}", map=part(CARD))


@pytest.mark.parametrize(
    "body", ["", place("other"), place("map") + place("map"), place("map") + "<article>x</article>"]
)
def test_places_and_drawings_have_to_match(body: str) -> None:
    with pytest.raises(ValueError, match=r"place"):
        book(body, map=part(RED))


@pytest.mark.parametrize("size", ["height: 400mm", "height: 10mm; width: 300mm"])
def test_a_place_that_does_not_fit_its_page_is_an_error(size: str) -> None:
    with pytest.raises(ValueError, match="`map` does not fit its page"):
        book(f'<article id="map" style="{size}"></article>', map=part(RED))


def test_a_place_that_is_split_between_pages_is_an_error() -> None:
    with pytest.raises(ValueError, match="split"):
        book(
            '<article id="map" style="break-inside: auto">' + 2 * '<p style="height: 200mm">a</p>' + "</article>",
            map=part(RED),
        )


@pytest.mark.parametrize(
    "body",
    [
        "<img src='file:///etc/passwd' alt=x>", "<img src='http://127.0.0.1:9/x.png' alt=x>",
        "<link rel=stylesheet href='http://127.0.0.1:9/x.css'>",
        "<style>p { background: url(file:///etc/hostname) }</style><p>x",
    ],
)  # fmt: skip
def test_nothing_is_fetched(body: str) -> None:
    with pytest.raises(FatalURLFetchingError, match="fetch"):
        book(body)


def test_an_attachment_that_the_html_asks_for_is_not_made() -> None:
    pdf = book("<link rel=attachment href='file:///etc/passwd'><p>x</p>")

    assert not pikepdf.open(io.BytesIO(pdf)).attachments


def test_pictures_without_a_name_are_decoration() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}<rect width="9" height="9"/></svg>'
    file = io.BytesIO()
    Image.new("L", (1, 1)).save(file, "PNG")
    dot = f"data:image/png;base64,{b64encode(file.getvalue()).decode()}"
    body = f"<p>{svg.format('')}{svg.format('<title>Bed</title>')}<img src='{dot}' alt=''><img src='{dot}' alt='Key'>"
    reading = Reading(book(body))
    assert reading.root is not None

    assert reading.faults == []
    assert [e.alt for e in reading.root.walk() if e.kind == "/Figure"] == ["Bed", "Key"]


def test_a_link_of_several_parts_is_one_link() -> None:
    body = "<p><a href='#end' style='display: block'><span>1</span> <b>The <i>end</i></b></a></p><h1 id=end>End</h1>"
    reading = Reading(book(body))
    (link,) = reading.pdf.pages[0].obj.Annots

    assert reading.faults == []
    assert str(link.Contents) == "1 The end"
