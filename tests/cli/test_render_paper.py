"""`blueprint render` onto paper and into pictures, as it is typed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from typed import run

SMALL = """\
blueprint: 1
title: Small service
source: https://example.org/maps
stages:
  - title: Before
    steps:
      - {title: One, customer: Comes along, frontstage: Greets, emotion: 4}
      - {title: Two, customer: Asks, frontstage: Listens, backstage: Looks it up, emotion: 2}
  - title: After
    steps:
      - {title: Three, customer: Goes, emotion: 5}
"""
MM = 72 / 25.4


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small.blueprint.yaml").write_text(SMALL, "utf-8")
    return tmp_path


def sizes(path: Path) -> list[tuple[float, float]]:
    """Width and height of the pages of a PDF in mm."""
    with pikepdf.open(path) as pdf:
        boxes = [[float(v) for v in page.trimbox] for page in pdf.pages]
    return [((x1 - x0) / MM, (y1 - y0) / MM) for x0, y0, x1, y1 in boxes]


def text(path: Path, page: int = 0) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return str(document[page].get_textpage().get_text_range())
    finally:
        document.close()


def test_the_ending_is_enough_and_takes_all_drawings(folder: Path) -> None:
    code, out, err = run("render", "small.blueprint.yaml", "-o", "small.pdf")

    assert (code, out, err) == (0, "small.pdf\n", "")
    assert len(sizes(folder / "small.pdf")) == 2
    assert "Small service" in text(folder / "small.pdf", 0)
    assert "Greets" in text(folder / "small.pdf", 1)


def test_a_folder_takes_a_file_for_each_drawing(folder: Path) -> None:
    code, out, _ = run("render", "small.blueprint.yaml", "--format", "pdf", "-o", "out/")

    assert code == 0
    assert out.splitlines() == ["out/small.journey.pdf", "out/small.blueprint.pdf"]
    assert [len(sizes(folder / line)) for line in out.splitlines()] == [1, 1]


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (("--page", "A3"), (420, 297)),
        (("--page", "A3", "--orientation", "portrait"), (297, 420)),
        (("--page", "700x300mm"), (700, 300)),
        (("--page", "ARCH-C", "--orientation", "landscape"), (609.6, 457.2)),
        (("--page", "A2", "--bleed", "3mm", "--marks"), (594, 420)),
        (("--page", "A2", "--fit", "none", "--scale", "110%"), (594, 420)),
    ],
)
def test_the_page_has_the_size_that_is_asked_for(
    folder: Path, argv: tuple[str, ...], expected: tuple[float, float]
) -> None:
    code, _, err = run("render", "small.blueprint.yaml", "--view", "blueprint", "-o", "x.pdf", *argv)

    assert (code, err) == (0, "")
    assert sizes(folder / "x.pdf") == [pytest.approx(expected, abs=0.1)]


def test_without_a_page_the_paper_is_as_large_as_the_drawing(folder: Path) -> None:
    run("render", "small.blueprint.yaml", "--view", "blueprint", "-o", "x.pdf")
    run("render", "small.blueprint.yaml", "--view", "blueprint", "-o", "double.pdf", "--scale", "2")

    ((width, height),) = sizes(folder / "x.pdf")
    assert sizes(folder / "double.pdf") == [pytest.approx((2 * width, 2 * height), abs=0.1)]


def test_a_view_is_printed_on_its_own_page_unless_another_is_asked_for(folder: Path) -> None:
    map_ = folder / "own.blueprint.yaml"
    view = "views: [{id: small, kind: journey, page: A5}]\n"
    map_.write_text(
        "blueprint: 1\ntitle: Own\nstages: [{title: S, steps: [{customer: Goes, emotion: 3}]}]\n" + view, "utf-8"
    )

    def size(*argv: str) -> tuple[int, int]:
        assert run("render", str(map_), "--view", "small", *argv, "-o", str(folder / "own.pdf"))[0] == 0
        with pypdfium2.PdfDocument(folder / "own.pdf") as document:
            width, height = document[0].get_size()
        return round(width / 72 * 25.4), round(height / 72 * 25.4)

    assert sorted(size()) == [148, 210]
    assert sorted(size("--page", "A4")) == [210, 297]
    assert size("--page", "auto") == size("--scale", "1")
    assert sorted(size("--page", "auto")) != [148, 210]

    map_.write_text(map_.read_text("utf-8").replace("A5", "A55"), "utf-8")
    code, out, _ = run("validate", str(map_), "--diagnostics", "concise")
    assert code == 1
    assert "own.blueprint.yaml:4:42: error BP504 there is no page `A55`" in out


def test_a_poster_is_cut_into_sheets_with_a_plan_in_front(folder: Path) -> None:
    code, _, _ = run(
        "render", "small.blueprint.yaml", "--view", "journey", "--page", "A2", "--tile", "A4", "-o", "t.pdf"
    )

    found = sizes(folder / "t.pdf")
    assert code == 0
    assert len(found) > 4
    assert all(sorted(size) == pytest.approx([210, 297], abs=0.1) for size in found)
    assert "A1" in text(folder / "t.pdf", 1)


def test_a_workshop_sheet_needs_no_file(folder: Path) -> None:
    code, out, err = run("render", "--blank", "--stages", "4", "--view", "blueprint", "--lang", "de", "-o", "w.pdf")

    assert (code, out, err) == (0, "w.pdf\n", "")
    assert "Sichtbarkeit" in " ".join(text(folder / "w.pdf").split()).title()


def test_a_workshop_sheet_of_a_file_has_no_cards(folder: Path) -> None:
    run("render", "small.blueprint.yaml", "--view", "blueprint", "--blank", "-o", "w.pdf")
    run("render", "small.blueprint.yaml", "--view", "blueprint", "--blank", "-o", "w.svg")

    assert "Greets" not in text(folder / "w.pdf")
    assert "Small service" in text(folder / "w.pdf")
    assert ">Greets<" not in (folder / "w.svg").read_text("utf-8")


def test_greys_are_grey(folder: Path) -> None:
    run("render", "small.blueprint.yaml", "--view", "journey", "--grey", "-o", "g.png", "--width", "600")
    run("render", "small.blueprint.yaml", "--view", "journey", "-o", "c.png", "--width", "600")

    from PIL import Image  # noqa: PLC0415 - as the program reads pictures

    def coloured(name: str) -> int:
        with Image.open(folder / name) as picture:
            colours = picture.convert("RGB").getcolors(1 << 24) or []
        return sum(n for n, rgb in colours if isinstance(rgb, tuple) and max(rgb) - min(rgb) > 2)

    assert coloured("c.png") > 1000
    assert coloured("g.png") == 0


@pytest.mark.parametrize(("argv", "width"), [(("--width", "640"), 640), (("--dpi", "96"), None)])
def test_pictures_have_the_width_that_is_asked_for(folder: Path, argv: tuple[str, ...], width: int | None) -> None:
    code, _, _ = run("render", "small.blueprint.yaml", "--view", "journey", "-o", "x.png", *argv)
    run("render", "small.blueprint.yaml", "--view", "journey", "-o", "x.svg")

    from PIL import Image  # noqa: PLC0415 - as the program reads pictures

    drawn = float((folder / "x.svg").read_text("utf-8").partition('width="')[2].partition('"')[0])
    with Image.open(folder / "x.png") as picture:
        assert code == 0
        assert picture.width == (width or pytest.approx(drawn, abs=1))


def test_several_pages_give_numbered_pictures(folder: Path) -> None:
    long = SMALL + "".join(
        f"  - title: Stage {n}\n    steps:\n" + "".join(f"      - {{customer: Step {n} {m}}}\n" for m in range(4))
        for n in range(4)
    )
    (folder / "long.blueprint.yaml").write_text(long, "utf-8")

    code, out, _ = run(
        "render", "long.blueprint.yaml", "--view", "blueprint", "--page", "A3", "--fit", "width", "-o", "p.png"
    )

    assert code == 0
    assert out.splitlines() == [f"p-{n}.png" for n in range(1, len(out.splitlines()) + 1)]
    assert len(out.splitlines()) > 1


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("-o", "x.pdf", "--page", "A9"), "there are A0 to A6, B0 to B3, Letter"),
        (("-o", "x.pdf", "--page", "A4", "--margin", "-3mm"), "from 0"),
        (("-o", "x.pdf", "--page", "A4", "--margin", "80mm"), "margins of 80 mm leave too little of A4"),
        (("-o", "x.pdf", "--page", "A1", "--tile", "A4", "--overlap", "300mm"), "less than 95 mm"),
        (("-o", "x.pdf", "--overlap", "5mm"), "`--overlap` needs `--tile`"),
        (("-o", "x.pdf", "--page", "A6"), "would do"),
        (("-o", "x.pdf", "--page", "A5", "--fit", "none"), "too large for A5"),
        (("-o", "x.pdf", "--fit", "width"), "`--fit width` needs a page with a size"),
        (("-o", "x.pdf", "--page", "A4", "--fit", "height"), "the values are `page`, `width` and `none`"),
        (("-o", "x.pdf", "--pgae", "A4"), "did you mean `--page`?"),
        (("-o", "x.pdf", "--page", "A5", "--fit", "none", "--scale", "0.5"), "--fit none --scale 0.85` would do"),
        (("-o", "x.pdf", "--page", "A2", "--min-text", "60"), "`--page auto --scale"),
        (("-o", "x.jpg"), "should end in `.svg`, `.pdf`, `.png` or `.html`"),
        (("-o", "x.pdf", "--page", "A1", "--fit", "page", "--scale", "2"), "exclude each other"),
        (("-o", "x.pdf", "--scale", "0.5"), "`--scale 0.85` would do"),
        (("-o", "x.pdf", "--min-text", "x"), "needs a number from 0.5 to 72"),
        (("-o", "x.pdf", "--width", "600"), "`--width` is for png, not for pdf"),
        (("-o", "x.pdf", "--text", "outlines"), "`--text` is for svg, not for pdf"),
        (("-o", "x.png", "--tile", "A4"), "`--tile` is for pdf, not for png"),
        (("-o", "x.png", "--width", "900000"), "900,000"),
        (("-o", "x.png", "--width", "600", "--dpi", "90"), "exclude each other"),
        (("-o", "x.svg", "--page", "A4"), "`--page` is for pdf and png, not for svg"),
        (("-o", "x.svg", "--format", "pdf"), "exclude each other"),
        (("-o", "x.pdf", "--stages", "4"), "`--stages` needs `--blank`"),
        (("-o", "x.pdf", "--blank", "--stages", "4"), "leave out the file"),
        (("-o", "x.pdf", "--blank", "--scale", "2"), "notes keep their size"),
        (("-o", "x.pdf", "--blank", "--page", "A4"), "would do"),
        (("-o", "x.pdf", "--bleed", "80mm"), "from 0 to 50 mm"),
    ],
)
def test_what_cannot_be_had_is_said_in_one_line_and_nothing_is_written(
    folder: Path, argv: tuple[str, ...], words: str
) -> None:
    code, out, err = run("render", "small.blueprint.yaml", "--view", "journey", *argv)

    assert (code, out) == (2, "")
    assert words in err
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    assert sorted(p.name for p in folder.iterdir()) == ["small.blueprint.yaml"]


def test_a_failed_write_leaves_the_old_file(folder: Path) -> None:
    (folder / "old.pdf").write_bytes(b"the old one")

    bad, _, _ = run("render", "small.blueprint.yaml", "--page", "A6", "-o", "old.pdf")
    in_a_file, _, said = run("render", "small.blueprint.yaml", "-o", "old.pdf/x.pdf")

    assert (bad, in_a_file) == (2, 2)
    assert said.startswith("error: old.pdf/x.pdf cannot be written")
    assert (folder / "old.pdf").read_bytes() == b"the old one"
    assert [p.name for p in folder.rglob("*.part")] == []


def test_a_damaged_picture_is_named(folder: Path) -> None:
    (folder / "face.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50) + b"IEND")
    with_photo = SMALL.replace("stages:", "persona: {name: Ada, photo: face.png}\nstages:", 1)
    (folder / "photo.blueprint.yaml").write_text(with_photo, "utf-8")

    code, out, err = run("render", "photo.blueprint.yaml", "--view", "journey", "-o", "x.pdf")

    assert (code, out) == (2, "")
    assert err == "error: the picture `face.png` is damaged; save it again\n"
    assert not (folder / "x.pdf").exists()


def test_without_the_library_for_pages_it_is_said_what_to_install(folder: Path) -> None:
    no_pango = (
        "import cffi, sys\n"
        "def missing(self, name, *_):\n    raise OSError(f'cannot load library {name!r}')\n"
        "cffi.FFI.dlopen = missing\n"
        "from blueprint.cli.main import run\nrun()\n"
    )
    command = [sys.executable, "-c", no_pango, "render", "small.blueprint.yaml", "-o"]

    pdf = subprocess.run([*command, "x.pdf"], cwd=folder, capture_output=True, check=False, text=True)
    svg = subprocess.run([*command, "svg/"], cwd=folder, capture_output=True, check=False, text=True)

    assert (pdf.returncode, pdf.stdout, pdf.stderr.count("\n")) == (2, "", 1)
    assert "install `libpango-1.0-0 libpangoft2-1.0-0`" in pdf.stderr
    assert (svg.returncode, svg.stderr) == (0, "")


def test_pipes_take_a_pdf_and_screens_do_not(folder: Path) -> None:
    command = [sys.executable, "-m", "blueprint", "render", "small.blueprint.yaml", "--view", "journey"]

    piped = subprocess.run([*command, "--format", "pdf", "-o", "-"], cwd=folder, capture_output=True, check=True)
    code, out, err = run("render", "small.blueprint.yaml", "--format", "pdf", "--view", "journey", "-o", "-")

    assert piped.stdout.startswith(b"%PDF-")
    assert (code, out) == (2, "")
    assert "give `-o` a file" in err
