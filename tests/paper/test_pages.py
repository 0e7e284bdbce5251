"""Sizes of paper by name and by measure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.paper.pages import SERIES, Orientation, Page, PaperError, larger, length_of, page_of

INCH = 25.4


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("A0", (841, 1189)),
        ("a4", (210, 297)),
        ("A6", (105, 148)),
        ("B0", (1000, 1414)),
        ("b3", (353, 500)),
        ("letter", (8.5 * INCH, 11 * INCH)),
        ("Legal", (8.5 * INCH, 14 * INCH)),
        ("Tabloid", (11 * INCH, 17 * INCH)),
        ("arch-d", (24 * INCH, 36 * INCH)),
        ("ARCH E", (36 * INCH, 48 * INCH)),
        ("ansi_b", (11 * INCH, 17 * INCH)),
        ("ANSIE", (34 * INCH, 44 * INCH)),
        ("594x841mm", (594, 841)),
        ("594 × 841", (594, 841)),
        ("60x90cm", (600, 900)),
        ("24x36in", (24 * INCH, 36 * INCH)),
        ("1200*850 MM", (1200, 850)),
    ],
)
def test_a_page_has_the_size_of_its_name(text: str, size: tuple[float, float]) -> None:
    page = page_of(text)

    assert (page.width, page.height) == pytest.approx(size)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A9", "there is no page `A9`; there are A0 to A6, B0 to B3, Letter, Legal, Tabloid, ARCH A to E"),
        ("Leter", "did you mean Letter?"),
        ("10x10mm", "from 50 mm to 20,000 mm"),
        ("-5x200mm", "there is no page"),
        ("100x30m", "there is no page"),
        ("99999x1mm", "from 50 mm"),
        ("", "there is no page"),
    ],
)
def test_what_is_no_page_is_said_in_one_line(text: str, words: str) -> None:
    with pytest.raises(PaperError) as caught:
        page_of(text)

    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("text", "mm"), [("0", 0), ("10mm", 10), ("1.5cm", 15), ("0.5in", 12.7), (" 3 mm ", 3)])
def test_lengths(text: str, mm: float) -> None:
    assert length_of(text) == pytest.approx(mm)


@pytest.mark.parametrize("text", ["-3mm", "3pt", "mm", "", "1e3mm", "nan"])
def test_what_is_no_length(text: str) -> None:
    with pytest.raises(PaperError, match="write one such as 10mm"):
        length_of(text)


def test_the_next_larger_pages_are_of_the_same_family() -> None:
    assert [p.name for p in larger(page_of("A3"))] == ["A2", "A1", "A0"]
    assert [p.name for p in larger(page_of("arch-c"))] == ["ARCH D", "ARCH E"]
    assert [p.name for p in larger(page_of("400x400mm"))] == ["A2", "A1", "A0"]
    assert larger(page_of("A0")) == ()
    assert [p.name for p in larger(page_of("Letter"))] == ["Legal", "Tabloid", "ANSI C", "ANSI D", "ANSI E"]


@given(page=st.sampled_from([p for family in SERIES for p in family]), way=st.sampled_from(list(Orientation)))
@settings(max_examples=60)
def test_turning_a_page_keeps_its_sides(page: Page, way: Orientation) -> None:
    turned = page.turned(way)

    assert sorted((turned.width, turned.height)) == sorted((page.width, page.height))
    if way is not Orientation.AUTO:
        assert (turned.width > turned.height) == (way is Orientation.LANDSCAPE)
        assert turned.turned(way) == turned
