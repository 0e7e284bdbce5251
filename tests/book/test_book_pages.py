"""The finished pages: read back from the PDF."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from bound import A4, example, service

from blueprint.diagnostics import Severity
from blueprint.export.pdf import Standard
from blueprint.model.vocabulary import PlanPart
from blueprint.paper.pages import Orientation, Page, PaperError, page_of
from blueprint.pipeline.book import book, print_book

PT = 72 / 25.4


@cache
def printed(*names: str, language: str | None = None, page: Page = A4, least_text: float = 6.0) -> bytes:
    services = [example(n) for n in names]
    made = book(services, page, language=language, least_text=least_text).value
    assert made is not None
    return print_book(made, services, Standard.PLAIN)


@cache
def pages(*names: str, language: str | None = None, page: Page = A4) -> tuple[str, ...]:
    """The text of each page, spaces squeezed."""
    document = pypdfium2.PdfDocument(printed(*names, language=language, page=page))
    return tuple(" ".join(p.get_textpage().get_text_bounded().split()) for p in document)


def outline(pdf: bytes) -> list[tuple[int, str, int | None]]:
    """Level, title and page number (from 1) of all bookmarks."""
    found = []
    for entry in pypdfium2.PdfDocument(pdf).get_toc(max_depth=6):
        dest = entry.get_dest()
        number = dest.get_index() if dest else None
        found.append((entry.level, entry.get_title(), None if number is None else number + 1))
    return found


def test_the_contents_name_the_pages_where_things_are() -> None:
    found = pages("hotel-stay")
    titles = {title: number for _, title, number in reversed(outline(printed("hotel-stay"))) if number}

    for title in (
        "Service blueprint",
        "Personas",
        "Touchpoints",
        "Service encounters",
        "Fail points and waits",
        "Index",
    ):
        assert re.search(rf"{title} {titles[title]}\b", found[1]), title
        assert title in found[titles[title] - 1]


def test_bookmarks_of_three_levels() -> None:
    found = outline(printed("hotel-stay"))

    assert [t for level, t, _ in found if level == 0] == ["Contents", "Overnight hotel stay", "Index"]
    second = [t for level, t, _ in found if level == 1]
    assert second[:4] == ["Customer journey map", "Service blueprint", "Personas", "Touchpoints"]
    third = [t for level, t, _ in found if level == 2]
    assert {"Dana", "Front desk", "Service encounter", "Waits"} <= set(third)
    assert None not in [number for _, _, number in found]


def test_the_index_names_the_pages_that_tell_about_a_thing() -> None:
    found = pages("hotel-stay")
    hit = re.search(r"Receptionist Front office ([\d, ]+)", found[-1])
    assert hit
    numbers = [int(n) for n in re.findall(r"\d+", hit[1])]

    assert numbers == sorted(set(numbers))
    assert all("Receptionist" in found[n - 1] for n in numbers)


def test_pages_are_numbered_and_say_where_one_is() -> None:
    found = pages("hotel-stay")

    assert all(re.search(rf"\b{n}\b", text) for n, text in enumerate(found[1:], 2))
    assert sum("Overnight hotel stay · Touchpoints" in text for text in found) >= 2


def test_head_rows_are_repeated_on_every_page_of_a_table() -> None:
    found = [text for text in pages("concert-night", language="zh-Hant") if "音樂廳之夜 · 服務接觸" in text]

    assert len(found) > 1
    assert all("步驟 自 至" in text for text in found)


def test_pages_have_the_size_that_is_asked_for_and_maps_may_be_larger() -> None:
    with pikepdf.open(BytesIO(printed("hotel-stay"))) as pdf:
        sizes = [tuple(float(v) for v in page.mediabox[2:]) for page in pdf.pages]

    assert sizes[0] == pytest.approx((297 * PT, 210 * PT), abs=0.1 * PT)
    assert {size for size in sizes if size != sizes[0]} != set()
    assert all(w >= sizes[0][0] - 0.1 for w, _ in sizes)


def test_no_map_has_smaller_text_than_is_allowed() -> None:
    small = page_of("A4").turned(Orientation.LANDSCAPE)
    with pytest.raises(PaperError, match=r"^Overnight hotel stay · Customer journey map cannot be read at 60 pt"):
        book([example("hotel-stay")], small, least_text=60.0)


def test_in_chinese() -> None:
    found = pages("concert-night", language="zh-Hant")

    assert "音樂廳之夜" in found[0]
    assert "目錄" in found[1]
    assert "露絲" in "".join(found)
    assert "Personas" not in "".join(found)


def test_the_same_book_twice_has_the_same_bytes() -> None:
    small = service("stages: [{title: S, steps: [{title: A, customer: B, emotion: 2}, {title: C, customer: D}]}]\n")
    one, other = (book([small], A4).value for _ in range(2))
    assert one is not None
    assert other is not None

    assert print_book(one, [small], Standard.PLAIN) == print_book(other, [small], Standard.PLAIN)


def test_what_cannot_be_set_is_found_where_it_is_written() -> None:
    of = service(
        "touchpoints: {t: {title: T, note: '\U000e0fff'}}\nstages: [{title: S, steps: [{title: A, customer: B}]}]\n"
    )
    outcome = book([of], A4)

    assert outcome.value is None
    (found,) = [d for d in outcome.diagnostics if d.severity is Severity.ERROR]
    assert found.code == "BP501"
    assert found.span is not None


PLAN = ", ".join(
    f"{part}: What is to be done about the {part} of this touchpoint and by whom it is done" for part in PlanPart
)


@cache
def planned(page: Page, language: str = "en") -> bytes:
    """A book of eight touchpoints, the third and the fifth with a whole plan, the second with a part of one."""
    plans = {3: f", plan: {{{PLAN}}}", 5: f", plan: {{{PLAN}}}", 2: ", plan: {standard: At once}"}
    names = range(1, 9)
    touchpoints = ", ".join(f"t{n}: {{title: Point {n}, owner: brand{plans.get(n, '')}}}" for n in names)
    steps = ", ".join(
        f"{{title: Step {n}, customer: Comes, frontstage: Helps, touchpoint: t{n}, emotion: 3, expectation: 2}}"
        for n in names
    )
    of = service(f"touchpoints: {{{touchpoints}}}\nstages: [{{title: S, steps: [{steps}]}}]\n")
    made = book([of], page, language=language).value
    assert made is not None
    return print_book(made, [of], Standard.PLAIN)


@pytest.mark.parametrize("page", [A4, page_of("A4").turned(Orientation.PORTRAIT)], ids=["lying", "upright"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_touchpoints_fill_their_pages_and_none_is_cut(page: Page, language: str) -> None:
    pdf = planned(page, language)
    at = {title: number for _, title, number in outline(pdf) if number and title.startswith("Point")}
    said = [" ".join(p.get_textpage().get_text_bounded().split()) for p in pypdfium2.PdfDocument(pdf)]

    assert list(at) == [f"Point {n}" for n in range(1, 9)]
    assert max(at.values()) - min(at.values()) < 4, "eight touchpoints on four pages at most"
    for n, title in enumerate(at, 1):
        page_text = said[at[title] - 1]
        assert page_text.count("Helps") == list(at.values()).count(at[title]), title
        parts = [str(part) for part in PlanPart if f"about the {part} of" in page_text]
        assert parts == [str(part) for part in PlanPart] or n not in (3, 5), title
