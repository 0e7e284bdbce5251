"""A tiling is printed, cut at its marks and put together: that is the poster, pixel for pixel.

Pictures begin at whole half points, so that at 144 dots per inch the pixels of all pages coincide. Poppler counts in
double precision and gives equal pixels; PDFium in single precision, which moves a smooth edge by some thousandths of a
pixel.
"""

from __future__ import annotations

import shutil
import subprocess
from math import floor
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from tiled import PAPER, desk, poster

from blueprint.export.pdf import About, write_pdf
from blueprint.model.vocabulary import Direction
from blueprint.paper.pages import page_of
from blueprint.paper.sheet import Sheet
from blueprint.paper.tiles import tile
from blueprint.paper.tiles.plan import Plan, plan

DPI = 144
PIXELS = DPI / 25.4
ABOUT = About(title="Poster", language="en")
CASES = [
    pytest.param(594.0, 420.0, "A4", 10.0, 1.2731, Direction.LTR, id="A2-on-A4"),
    pytest.param(431.8, 279.4, "Letter", 12.7, 0.8137, Direction.LTR, id="Tabloid-on-Letter"),
    pytest.param(420.0, 297.0, "A5", 7.3, 1.0, Direction.RTL, id="A3-on-A5-from-the-right"),
    pytest.param(300.0, 400.0, "A5", 0.0, 1.0, Direction.LTR, id="without-overlap"),
]


def with_pdfium(pdf: bytes, folder: Path) -> list[Image.Image]:
    """All pages, cut to whole points so that the scale is exactly two pixels a point."""
    del folder
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        left, bottom, right, top = page.get_mediabox()
        box = (left, top - floor(top - bottom), left + floor(right - left), top)
        page.set_mediabox(*box)
        page.set_cropbox(*box)
        pages.append(page.render(scale=DPI / 72).to_pil().convert("RGB"))
    document.close()
    return pages


def with_poppler(pdf: bytes, folder: Path) -> list[Image.Image]:
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.skip("poppler is not installed")
    folder.mkdir()
    subprocess.run([program, "-r", str(DPI), "-", str(folder / "page")], input=pdf, check=True)
    return [Image.open(path).convert("RGB") for path in sorted(folder.glob("*.ppm"))]


def assembled(divided: Plan, pages: list[Image.Image], size: tuple[int, int]) -> Image.Image:
    """The pictures, cut where the next sheet covers them, side by side."""
    whole = Image.new("RGB", size, PAPER)
    for made, page in zip(divided.tiles, pages, strict=True):
        x, y = made.x * PIXELS, made.y * PIXELS
        assert (x, y) == pytest.approx((round(x), round(y)), abs=1e-6)
        left, top, right, bottom = (round(v * PIXELS) for v in made.own)
        right, bottom = min(right, size[0]), min(bottom, size[1])
        cut = (left + round(x), top + round(y), right + round(x), bottom + round(y))
        whole.paste(page.crop(cut), (left, top))
    return whole


def both(sheet: Sheet, paper: str, overlap: float) -> tuple[bytes, bytes]:
    """The poster and its tiling as PDF."""
    return write_pdf((sheet,), ABOUT), write_pdf(tile(sheet, page_of(paper), overlap, desk()), ABOUT)


@pytest.mark.parametrize(("width", "height", "paper", "overlap", "scale", "direction"), CASES)
def test_the_assembled_sheets_are_the_poster(
    width: float, height: float, paper: str, overlap: float, scale: float, direction: Direction, tmp_path: Path
) -> None:
    sheet = poster(width, height, direction=direction, scale=scale)
    divided = plan(sheet, page_of(paper), overlap)
    whole, tiles = both(sheet, paper, overlap)

    (expected,) = with_pdfium(whole, tmp_path / "whole")
    _, *pages = with_pdfium(tiles, tmp_path / "tiles")
    difference = ImageChops.difference(expected, assembled(divided, pages, expected.size))
    levels = difference.convert("L").histogram()
    assert max(level for level, count in enumerate(levels) if count) <= 24
    assert sum(levels[1:]) < sum(levels) / 1000

    # The last pixel of a page that is no whole number of them wide mixes in what lies outside.
    (expected,) = with_poppler(whole, tmp_path / "whole")
    _, *pages = with_poppler(tiles, tmp_path / "tiles")
    inner = (0, 0, floor(width * PIXELS), floor(height * PIXELS))
    made = assembled(divided, pages, expected.size)
    assert ImageChops.difference(expected.crop(inner), made.crop(inner)).getbbox() is None


def test_the_poster_is_in_the_file_once() -> None:
    """Twelve sheets more cost a few kilobytes, not a drawing each."""
    sheet = poster(841.0, 594.0)
    whole, tiles = both(sheet, "A4", 10.0)
    few = write_pdf(tile(sheet, page_of("A3"), 10.0, desk()), ABOUT)
    assert len(tiles) - len(few) < 3_500 * 9
    assert len(tiles) < len(whole) + 16 * 5_000


def test_two_runs_write_the_same_bytes() -> None:
    sheet = poster(300.0, 200.0)
    assert both(sheet, "A5", 10.0) == both(sheet, "A5", 10.0)
