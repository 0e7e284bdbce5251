"""PDF files: pages of the right size, metadata, links, structure, nothing fetched, the same bytes every time."""

from __future__ import annotations

import io
import socket
import subprocess
import urllib.request
from pathlib import Path
from shutil import which

import pikepdf
import pypdfium2
import pytest
from export.pdf_made import ABOUT, pdf_of, scene_of, sheet_of, words
from export.pdf_reading import Reading

from blueprint.export.pdf import About, Standard, user_unit, write_pdf
from blueprint.paper.sheet import Area, Part, Sheet
from blueprint.scene import Box, Group, Item, Paint
from blueprint.scene import Path as Line

ROOT = Path(__file__).parents[2]
PT = 72 / 25.4
TILE = Box("tile", 0, 0, 400, 200, Paint(fill="#ff0000"))


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def box(page: pikepdf.Page, name: str) -> list[float]:
    """A box of a page in mm."""
    return [float(v) * float(page.obj.get("/UserUnit", 1)) / PT for v in page.obj[name]]


def card(*items: Item, key: str = "a", href: str = "", title: str = "") -> Group:
    return Group("card", items, id=f"test-drawing-card-{key}", data=(("card", key),), href=href, title=title)


def step(*items: Item, key: str = "s") -> Group:
    named = words("1", role="step-number"), words("Arrive", role="step-title")
    return Group("step", (*named, *items), data=(("step", key),))


def stage(*items: Item) -> Group:
    return Group("stage", (words("Arrival", role="stage-title"), *items), data=(("stage", "arrival"),))


@pytest.mark.parametrize("size", [(210.0, 297.0), (841.0, 1189.0), (215.9, 279.4), (33.333, 1000.1)])
def test_a_page_has_the_size_of_its_sheet(size: tuple[float, float]) -> None:
    pdf = opened(write_pdf([Sheet(width=size[0], height=size[1], parts=())], ABOUT))

    for name in ("/MediaBox", "/TrimBox", "/BleedBox"):
        assert box(pdf.pages[0], name) == pytest.approx([0, 0, *size], abs=0.01)


def test_bleed_and_marks_lie_outside_of_the_trim() -> None:
    sheet = Sheet(width=210, height=297, parts=(), bleed=4.0, marks=True, background="#00ff00")
    pdf = opened(write_pdf([sheet], ABOUT))
    page = pdf.pages[0]
    media = box(page, "/MediaBox")

    assert box(page, "/TrimBox") == pytest.approx([0, 0, 210, 297], abs=0.01)
    assert box(page, "/BleedBox") == pytest.approx([-4, -4, 214, 301], abs=0.01)
    assert media == pytest.approx([-10, -10, 220, 307], abs=0.01)

    picture = pypdfium2.PdfDocument(write_pdf([sheet], ABOUT))[0].render(scale=8).to_pil().convert("RGB")

    def at(x: float, y: float) -> tuple[int, ...]:
        return picture.getpixel((round((x + 10) * PT * 8), round((y + 10) * PT * 8)))

    assert at(-3.8, 100) == (0, 255, 0)
    assert at(-4.5, 100) == (255, 255, 255)
    for x, y in ((0, -6), (-6, 0), (210, 303), (216, 297)):
        assert max(at(x, y)) < 128
    assert at(0, -9.5) == at(-3, -5.9) == (255, 255, 255)
    assert at(0, -3) == (0, 255, 0)


def test_a_sheet_without_bleed_has_its_marks_three_millimetres_away() -> None:
    sheet = Sheet(width=100, height=100, parts=(), marks=True)
    picture = pypdfium2.PdfDocument(write_pdf([sheet], ABOUT))[0].render(scale=8).to_pil().convert("L")
    column = [picture.getpixel((round(9 * PT * 8), y)) for y in range(picture.height // 3)]
    dark = [y / PT / 8 for y, grey in enumerate(column) if grey < 128]

    assert min(dark) == pytest.approx(1.0, abs=0.1)
    assert max(dark) == pytest.approx(6.0, abs=0.1)


@pytest.mark.parametrize(("width", "unit"), [(5080.0, 1), (5081.0, 2), (12_000.0, 3)])
def test_pages_of_any_length(width: float, unit: int) -> None:
    scene = scene_of(Box("a", 200, 0, 200, 200, Paint(fill="#0000ff")))
    scale = width / (400 * 25.4 / 96)
    sheet = sheet_of(scene, scale=scale, name="Long")
    pdf = opened(write_pdf([sheet], ABOUT))
    page = pdf.pages[0]

    assert user_unit(sheet) == unit
    assert int(page.obj.get("/UserUnit", 1)) == unit
    assert max(float(v) for v in page.obj.MediaBox) <= 14_400
    assert box(page, "/MediaBox")[2] == pytest.approx(width, abs=0.1)
    picture = pypdfium2.PdfDocument(write_pdf([sheet], ABOUT))[0].render(scale=0.02).to_pil().convert("RGB")
    assert picture.getpixel((picture.width // 4, picture.height // 2)) == (255, 255, 255)
    assert picture.getpixel((picture.width * 3 // 4, picture.height // 2)) == (0, 0, 255)


def test_parts_are_placed_scaled_and_cut() -> None:
    scene = scene_of(TILE)
    part = Part(scene=scene, x=10, y=20, scale=0.5, clip=Area(12, 22, 20, 10))
    sheet = Sheet(width=100, height=80, parts=(part,))
    picture = pypdfium2.PdfDocument(write_pdf([sheet], ABOUT))[0].render(scale=4).to_pil().convert("RGB")
    red = [
        (x, y)
        for x in range(picture.width)
        for y in range(0, picture.height, 4)
        if picture.getpixel((x, y)) == (255, 0, 0)
    ]

    assert min(x for x, _ in red) / 4 / PT == pytest.approx(12, abs=0.2)
    assert max(x for x, _ in red) / 4 / PT == pytest.approx(32, abs=0.2)
    assert min(y for _, y in red) / 4 / PT == pytest.approx(22, abs=0.5)
    assert max(y for _, y in red) / 4 / PT == pytest.approx(32, abs=0.5)


def test_a_drawing_on_many_sheets_is_written_once() -> None:
    scene = scene_of(TILE, words("Guest"), card(words("Desk", y=60.0), href="https://example.org/a"))
    sheets = [Sheet(width=50, height=50, parts=(Part(scene=scene, x=-50.0 * n, y=0),), name=f"A{n}") for n in range(3)]
    reading = Reading(write_pdf(sheets, ABOUT, Standard.UA_1))
    assert reading.root is not None
    forms = [o for o in reading.pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"]

    assert reading.faults == []
    assert len(forms) == 1
    assert [e.alt for e in reading.root.walk() if e.kind == "/Figure"] == ["Title. What it shows"]
    assert len([e for e in reading.root.walk() if e.kind == "/Link"]) == 1
    assert [len(page.obj.get("/Annots", [])) for page in reading.pdf.pages] == [1, 0, 0]


def test_furniture_is_decoration() -> None:
    cut = Line("cut", (("M", 0, 0), ("L", 9, 9)), Paint(stroke="#000000"))
    aid = Part(scene=scene_of(words("B3"), cut), x=0, y=0, furniture=True)
    main = Part(scene=scene_of(words("Guest")), x=0, y=0)
    reading = Reading(write_pdf([Sheet(width=100, height=50, parts=(main, aid))], ABOUT, Standard.UA_1))
    assert reading.root is not None

    assert reading.faults == []
    assert reading.texts == ["Guest", "B3"]
    assert reading.root.whole == "Guest"


def test_sheets_are_bookmarks() -> None:
    names = ["Plan", "", "B <2> & “3”", "预订"]
    pdf = opened(write_pdf([Sheet(width=50, height=50, parts=(), name=name) for name in names], ABOUT))
    with pdf.open_outline() as outline:
        found = [(str(item.title), item.destination[0].objgen) for item in outline.root]

    assert found == [(n, pdf.pages[at].obj.objgen) for at, n in enumerate(names) if n]


def test_no_sheets_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one sheet"):
        write_pdf([], ABOUT)


@pytest.mark.parametrize("standard", Standard)
def test_metadata_is_complete_and_has_no_date(standard: Standard) -> None:
    about = About(
        title="Übernachtung", language="de", authors=("Ann Lee", "李安"), description="Eine <Nacht> & mehr",
        keywords=("Hotel, Nacht", "CX"), source_name="nacht.blueprint.yaml", source=b"title: x\n",
    )  # fmt: skip
    content = write_pdf([sheet_of(scene_of(words("Gast"), language="de"))], about, standard)
    pdf = opened(content)
    info = {str(k): str(v) for k, v in pdf.docinfo.items()}

    assert info == {
        "/Producer": "WeasyPrint 70.0", "/Title": "Übernachtung", "/Author": "Ann Lee, 李安",
        "/Subject": "Eine <Nacht> & mehr", "/Keywords": "Hotel, Nacht, CX", "/Creator": "blueprint",
    }  # fmt: skip
    assert str(pdf.Root.Lang) == "de"
    assert (
        pdf.Root.ViewerPreferences.DisplayDocTitle is True or str(pdf.Root.ViewerPreferences.DisplayDocTitle) == "true"
    )
    assert pdf.Root.MarkInfo.Marked
    with pdf.open_metadata() as meta:
        assert meta["dc:title"] == "Übernachtung"
        assert list(meta["dc:creator"]) == ["Ann Lee", "李安"]
        assert meta["xmp:CreatorTool"] == "blueprint"
        assert not [key for key in meta if "Date" in key]
        assert meta.get("{http://www.aiim.org/pdfua/ns/id/}part") == ("1" if standard is Standard.UA_1 else None)
        assert meta.pdfa_status == ("3A" if standard is Standard.A_3 else "")
    assert b"/CreationDate" not in content
    assert len(pdf.trailer.ID) == 2


def test_pdf_a_carries_its_source_and_its_colours() -> None:
    about = About(title="t", language="en", source_name="über nacht.yaml", source="title: é\n".encode())
    pdf = opened(write_pdf([sheet_of(scene_of(words("Guest")))], about, Standard.A_3))
    (file,) = pdf.Root.AF

    assert str(file.AFRelationship) == "/Source"
    assert str(file.UF) == "über nacht.yaml"
    assert file.EF.F.read_bytes() == "title: é\n".encode()
    assert str(file.EF.F.Subtype) == "/application/yaml"
    assert list(pdf.attachments) == ["über nacht.yaml"]
    (intent,) = pdf.Root.OutputIntents
    assert str(intent.S) == "/GTS_PDFA1"
    assert intent.DestOutputProfile.N == 3


def test_only_pdf_a_carries_the_source() -> None:
    about = About(title="t", language="en", source_name="a.yaml", source=b"secret: 1")
    for standard in (Standard.PLAIN, Standard.UA_1):
        assert not opened(write_pdf([sheet_of(scene_of(TILE))], about, standard)).attachments


@pytest.mark.parametrize("standard", Standard)
def test_the_structure_follows_stages_steps_and_cards(standard: Standard) -> None:
    star = Line("body", (("M", 9, 9), ("L", 20, 20)), Paint(fill="#123456"))
    items = (
        Group("header", (words("Night", role="title"), words("Blueprint", role="subtitle"))),
        Group("lane", (TILE, words("Guest", role="lane-title")), data=(("lane", "customer"),)),
        stage(step(card(TILE, words("Desk", role="card-label"), words("Checks in", y=60.0)))),
        Group("mark", (star,), data=(("mark", "fail"), ("for", "card:a")), title="Fail point"),
        Group("legend", (words("Legend", role="legend-title"), Group("legend-item", (star, words("Fail point"))))),
    )
    reading = Reading(pdf_of(*items, standard=standard))

    def shape(element: object) -> object:
        kids = [shape(kid) for kid in element.kids]  # type: ignore[attr-defined]
        name, text = element.kind[1:], element.alt or element.text.strip()  # type: ignore[attr-defined]
        return (name, text, *kids) if kids else (name, text)

    assert reading.faults == []
    assert shape(reading.root) == (
        "Document", "",
        ("Art", "",
            ("Sect", "",
                ("Div", "", ("H1", "Night"), ("P", "Blueprint")),
                ("P", "Guest"),
                ("Sect", "", ("H2", "Arrival"),
                    ("Sect", "", ("H3", "1 Arrive"), ("P", "Desk Checks in", ("Figure", "Fail point")))),
                ("L", "", ("Caption", "Legend"), ("LI", "", ("LBody", "Fail point"))))),
    )  # fmt: skip


def test_a_drawing_without_a_title_leaves_no_level_out() -> None:
    reading = Reading(pdf_of(stage(step(card(words("Checks in")))), standard=Standard.UA_1))
    assert reading.root is not None

    assert reading.faults == []
    assert [e.kind for e in reading.root.walk() if e.kind.startswith("/H")] == ["/H1", "/H2"]


def test_cards_are_links() -> None:
    items = (
        card(TILE, words("Books a room"), key="a", href="https://example.org/böök?a=1&b=(2)"),
        card(words("Calls", y=80.0), key="b", href="mailto:desk@example.org"),
        card(words("Reads", y=120.0), key="c", href="docs/page.html"),
    )
    reading = Reading(pdf_of(*items, standard=Standard.UA_1))
    assert reading.root is not None
    links = [annotation for page in reading.pdf.pages for annotation in page.obj.Annots]

    assert reading.faults == []
    assert [str(link.A.URI) for link in links] == [
        "https://example.org/b%C3%B6%C3%B6k?a=1&b=(2)", "mailto:desk@example.org", "docs/page.html",
    ]  # fmt: skip
    assert [str(link.Contents) for link in links] == ["Books a room", "Calls", "Reads"]
    assert [e.whole for e in reading.root.walk() if e.kind == "/Link"] == ["Books a room", "Calls", "Reads"]
    assert [float(v) for v in links[0].Rect] == pytest.approx([0, 0, 300, 150], abs=0.01)


def test_points_of_a_curve_say_which_curve_and_stand_in_their_step() -> None:
    def point(key: str, value: str) -> Group:
        return Group("point", (TILE,), data=(("step", key), ("value", value)), title=value)

    items = (
        Group("curve", (point("s", "4.2"), point("elsewhere", "1")), data=(("series", "experience"),)),
        stage(step(card(words("Sleeps")))),
        Group("legend", (Group("legend-item", (words("Experience"),), data=(("series", "experience"),)),)),
    )
    reading = Reading(pdf_of(*items, standard=Standard.UA_1))
    assert reading.root is not None

    assert reading.faults == []
    assert [[k.alt for k in e.kids if k.alt] for e in reading.root.walk() if any(k.alt for k in e.kids)] == [
        ["Experience 1"], ["Experience 4.2"],
    ]  # fmt: skip


def test_a_figure_may_be_a_link() -> None:
    code = Group("qr", (TILE,), title="The source", href="https://example.org/source")
    reading = Reading(pdf_of(code, words("Guest"), standard=Standard.UA_1))
    assert reading.root is not None
    (link,) = [e for e in reading.root.walk() if e.kind == "/Link"]

    assert reading.faults == []
    assert [kid.alt for kid in link.kids] == ["The source"]
    assert [str(annotation.Contents) for annotation in link.links] == ["The source"]


def test_cards_lead_to_other_cards_on_whatever_sheet() -> None:
    one = scene_of(card(words("See the desk"), key="a", href="#test-drawing-card-b"))
    other = scene_of(words("Title"), card(words("Desk", y=100.0), key="b"))
    reading = Reading(write_pdf([sheet_of(one), sheet_of(other)], ABOUT, Standard.UA_1))
    (link,) = reading.pdf.pages[0].obj.Annots

    assert reading.faults == []
    assert link.Dest[0].objgen == reading.pdf.pages[1].obj.objgen
    assert float(link.Dest[3]) == pytest.approx((200 - 100 + 0.8 * 13) * 0.75, abs=0.1)


def test_a_reference_to_what_is_not_shown_is_plain_text() -> None:
    reading = Reading(pdf_of(card(words("See the desk"), href="#nowhere"), standard=Standard.UA_1))
    assert reading.root is not None

    assert reading.faults == []
    assert "/Annots" not in reading.pdf.pages[0].obj
    assert not [e for e in reading.root.walk() if e.kind == "/Link"]


def test_hostile_texts_are_texts_and_fetch_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*arguments: object, **_: object) -> None:
        raise AssertionError(f"something was fetched: {arguments}")

    opened_files: list[object] = []
    read = io.open

    def seen(file: object, *arguments: object, **options: object) -> object:
        opened_files.append(file)
        return read(file, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(socket.socket, "connect", asked)
    monkeypatch.setattr(socket, "getaddrinfo", asked)
    monkeypatch.setattr(urllib.request.OpenerDirector, "open", asked)
    monkeypatch.setattr("builtins.open", seen)
    hostile = [
        "<img src=file:///etc/passwd>", "</title><link rel=attachment href='file:///etc/passwd'>",
        "<style>@import url(http://127.0.0.1:9/a.css)</style>", '"><object data="http://127.0.0.1:9/x">',
        "url(http://127.0.0.1:9/y)", "{{ 7*7 }}", "\\(x) << /URI >>", "(((", "</article><article id=z>",
    ]  # fmt: skip
    for text in hostile:
        about = About(title=text, language="en", authors=(text,), description=text, keywords=(text,))
        scene = scene_of(card(words(text), title=text, href="https://example.org/" + text))
        pdf = opened(write_pdf([sheet_of(scene, name=text)], about, Standard.A_3))
        assert str(pdf.docinfo.Title) == text
        assert len(pdf.pages) == 1
        assert not pdf.attachments
        with pdf.open_outline() as outline:
            assert [str(item.title) for item in outline.root] == [text]
    assert not [file for file in opened_files if "passwd" in str(file)]


def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    program = which("qpdf")
    if program is None:
        pytest.skip("qpdf is not installed")
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(card(words("Books"), href="https://example.org"), standard=Standard.A_3))
    done = subprocess.run([program, "--check", str(path)], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout
    assert "No syntax or stream encoding errors" in done.stdout
