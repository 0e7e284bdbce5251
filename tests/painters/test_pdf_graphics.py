"""Shapes as operators: the same shapes as in SVG, greys as greys, nothing set twice."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from export.pdf_made import pdf_of, scene_of, sheet_of, words
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.export.pdf import About, write_pdf
from blueprint.painters.pdf.graphics import Graphics, colour_operator
from blueprint.scene import Box, Dot, Item, Paint, Path

BLACK = Paint(fill="#000000")


def operators(*shapes: Box | Dot | Path, height: float = 100.0) -> list[str]:
    graphics = Graphics(height)
    for shape in shapes:
        {Box: graphics.box, Dot: graphics.dot, Path: graphics.path}[type(shape)](shape)  # type: ignore[operator]
    return graphics.lines[1:]


def pixels(*items: Item, scale: int = 4) -> pypdfium2.PdfBitmap:
    """The picture of a drawing of 400 by 200 units, some pixels to a unit."""
    page = pypdfium2.PdfDocument(pdf_of(*items))[0]
    return page.render(scale=scale * 96 / 72).to_pil().convert("RGB")


def test_y_is_turned() -> None:
    assert operators(Box("a", 10, 20, 30, 40, BLACK)) == ["0 g", "10 40 30 40 re f"]


def test_a_height_between_units_leaves_decimals_as_they_are() -> None:
    assert operators(Path("a", (("M", 1.25, 2.01), ("L", 3, 4)), Paint(stroke="#000000")), height=100.37) == [
        "0 G", "1.25 98.99 m 3 97 l S",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("colour", "operator"),
    [("#000000", "0 g"), ("#ffffff", "1 g"), ("#808080", "0.502 g"), ("#ff0000", "1 0 0 rg"), ("#808081", None)],
)
def test_greys_are_written_as_greys(colour: str, operator: str | None) -> None:
    assert colour_operator(colour) == operator or (operator is None and colour_operator(colour).endswith("rg"))


def test_what_is_set_is_not_set_again() -> None:
    look = Paint(fill="#ff0000", stroke="#00ff00", width=2.0, dash=(3.0, 1.5), round_cap=True)
    line = operators(Box("a", 0, 0, 1, 1, look), Box("a", 2, 0, 1, 1, look))

    assert line == ["1 0 0 rg", "0 1 0 RG", "2 w", "[3 1.5]0 d", "1 J 1 j", "0 99 1 1 re B", "2 99 1 1 re B"]


def test_what_was_set_is_taken_back() -> None:
    dashed, plain = Paint(stroke="#000000", dash=(2.0,), round_cap=True), Paint(stroke="#000000")
    lines = operators(Path("a", (("M", 0, 0), ("H", 5)), dashed), Path("a", (("M", 0, 0), ("V", 5)), plain))

    assert lines[-3:] == ["[]0 d", "0 J 0 j", "0 100 m 0 95 l S"]


def test_what_has_neither_fill_nor_stroke_is_not_painted() -> None:
    nothing = Paint()
    assert operators(Path("route", (("M", 0, 0), ("L", 5, 5)), nothing), Box("a", 0, 0, 5, 5, nothing)) == []


def test_horizontals_verticals_and_quadratics_become_what_pdf_has() -> None:
    path = Path("a", (("M", 0, 0), ("H", 9), ("V", 9), ("Q", 9, 18, 0, 18), ("Z",), ("H", 5)), BLACK)

    assert operators(path)[-1] == "0 100 m 9 100 l 9 91 l 9 85 6 82 0 82 c h 5 100 l f"


@given(st.floats(0.5, 40), st.floats(0.5, 40), st.floats(0, 30))
@settings(max_examples=60)
def test_round_corners_stay_inside_of_the_box(width: float, height: float, radius: float) -> None:
    line = operators(Box("a", 10, 20, width, height, BLACK, radius))[-1]
    numbers = [float(part) for part in line.split() if part.replace(".", "").replace("-", "").isdigit()]
    if line.endswith("re f"):
        return
    xs, ys = numbers[::2], numbers[1::2]

    assert min(xs) >= 10 - 0.01
    assert max(xs) <= 10 + width + 0.01
    assert max(ys) <= 80 + 0.01
    assert min(ys) >= 80 - height - 0.01


def test_points_of_a_drawing_have_the_colours_of_the_scene() -> None:
    picture = pixels(
        Box("a", 100, 50, 100, 100, Paint(fill="#ff0000"), 20.0),
        Box("a", 150, 100, 100, 50, Paint(fill="#0000ff", opacity=0.5)),
        Dot("b", 320, 100, 40, Paint(fill="#00ff00", stroke="#000000", width=10.0)),
        Path("c", (("M", 10, 10), ("L", 60, 10), ("L", 60, 60), ("Z",)), Paint(fill="#123456")),
    )

    def at(x: float, y: float) -> tuple[int, ...]:
        return picture.getpixel((round(x * 4), round(y * 4)))

    assert at(120, 100) == (255, 0, 0)
    assert at(101, 51) == (255, 255, 255)
    assert at(106, 56) == (255, 0, 0)
    assert at(230, 120) == pytest.approx((127, 127, 255), abs=1)
    assert at(170, 120) == pytest.approx((127, 0, 128), abs=1)
    assert at(320, 100) == (0, 255, 0)
    assert at(320, 62) == (0, 0, 0)
    assert at(320, 54) == (255, 255, 255)
    assert at(55, 20) == (0x12, 0x34, 0x56)
    assert at(20, 50) == (255, 255, 255)


def test_pointed_corners_are_cut_as_in_svg() -> None:
    sharp = Path("a", (("M", 50, 150), ("L", 60, 50), ("L", 70, 150)), Paint(stroke="#000000", width=8.0))
    picture = pixels(sharp)

    # The tip of such a corner would reach 40 units up; SVG's limit of 4 cuts it at the line's end.
    assert picture.getpixel((240, 4 * 40)) == (255, 255, 255)
    assert picture.getpixel((240, 4 * 55)) == (0, 0, 0)


def test_a_grey_drawing_has_no_coloured_ink() -> None:
    grey = Box("a", 0, 0, 50, 50, Paint(fill="#777777", stroke="#111111"))
    line = words("Guest")
    text = type(line)(line.role, line.x, line.y, line.line, "#222222")
    file = write_pdf(
        [sheet_of(scene_of(grey, text), background="#eeeeee", marks=True)], About(title="t", language="en")
    )
    pdf = pikepdf.open(io.BytesIO(file))
    streams = [pdf.pages[0], *pdf.pages[0].Resources.XObject.values()]
    used = {str(operator) for stream in streams for _, operator in pikepdf.parse_content_stream(stream)}

    assert {"g", "G"} <= used
    assert not used & {"rg", "RG", "k", "K", "cs", "CS", "scn", "SCN"}
