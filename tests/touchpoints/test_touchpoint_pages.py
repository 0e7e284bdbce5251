"""The sheets, read back from the PDF."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from sheeted import HOTEL, OTHER, named, sheets, teller

from blueprint.export.pdf import Standard
from blueprint.model.vocabulary import PlanPart
from blueprint.paper.pages import Orientation, Page, page_of
from blueprint.pipeline.touchpoints import pages_of, print_pages
from blueprint.touchpoints.pages import SheetPages

A4 = page_of("A4").turned(Orientation.PORTRAIT)
LYING = page_of("A4").turned(Orientation.LANDSCAPE)
PT = 72 / 25.4


@cache
def made(language: str = "en", page: Page = A4, theme: str | None = None, text: str = HOTEL) -> SheetPages:
    service = named(text)
    outcome = pages_of(list(sheets(service).values()), [service], teller(language), page, theme)
    assert outcome.value is not None, outcome.diagnostics
    assert outcome.diagnostics == ()
    return outcome.value


@cache
def printed(language: str = "en", page: Page = A4) -> bytes:
    return print_pages(made(language, page), Standard.PLAIN)


def texts(pdf: bytes) -> list[str]:
    return [" ".join(p.get_textpage().get_text_bounded().split()) for p in pypdfium2.PdfDocument(pdf)]


def test_one_sheet_a_touchpoint_on_its_page() -> None:
    pages = texts(printed())

    assert [bool(re.search("Touchpoint sheet.*Front desk", p)) for p in pages] == [True, False]
    assert "Tray" in pages[1]
    for said in ("Brand", "In person", "Key", "Nobody waits", "1 Check in", "Dana", "2.0 −2.0", "6 min", "Target 3 min",
                 "“Just the key”", "Key within 3 minutes", "1 of 12"):  # fmt: skip
        assert said in pages[0], said


def test_the_twelve_parts_stand_in_their_order_with_questions_where_nothing_is_written() -> None:
    page, words = texts(printed())[0], teller().words
    plan = page[page.index("Touchpoint plan") :]
    found = [plan.index(f"{n} {words.text(f'plan.{part}')}") for n, part in enumerate(PlanPart, 1)]

    assert found == sorted(found)
    for part in PlanPart:
        assert (words.text(f"plan-hint.{part}") in plan) == (part is not PlanPart.STANDARD), part


@pytest.mark.parametrize("page", [A4, LYING], ids=["upright", "lying"])
def test_there_are_lines_to_write_on_in_every_part_that_is_missing(page: Page) -> None:
    html = made("en", page).html
    cells = re.findall(r'<td class="cell [a-z]+">(.*?)</td>', html, flags=re.DOTALL)

    assert len(cells) == 24
    assert [c.count('class="rule"') for c in cells[:12]].index(0) == list(PlanPart).index(PlanPart.STANDARD)
    assert sum('class="rule"' in c for c in cells) == 23


def test_in_chinese() -> None:
    first = texts(printed("zh-Hans"))[0]

    for said in ("接触点规划表", "前台接待处", "谁也不等", "办理入住", "丹娜", "6 分钟", "三分钟内交付钥匙", "1/12"):
        assert said in first, said


def test_pages_have_the_size_that_is_asked_for() -> None:
    for page in (A4, LYING):
        for one in pikepdf.open(BytesIO(printed("en", page))).pages:
            width, height = (float(v) / PT for v in one.mediabox[2:])
            assert (width, height) == pytest.approx((page.width, page.height), abs=0.1)


def test_a_bookmark_a_touchpoint() -> None:
    found = [e.get_title() for e in pypdfium2.PdfDocument(printed()).get_toc() if e.level == 0]

    assert found == ["Front desk", "Tray"]


def met_often(steps: int, *, written: bool = False) -> str:
    """A file in which the front desk is met that many times more; its plan is written or not."""
    more = "".join(
        f"      - {{id: s{n}, title: Step {n}, customer: Does {n}, touchpoint: front-desk}}\n" for n in range(steps)
    )
    plan = ", ".join(f"{part}: All that is to be said of {part}" for part in PlanPart)
    text = HOTEL.replace("metrics:\n", f"{more}metrics:\n")
    return (
        text.replace("plan: {standard: {en: Key within 3 minutes, zh-Hans: 三分钟内交付钥匙}}", f"plan: {{{plan}}}")
        if written
        else text
    )


@pytest.mark.parametrize(("steps", "written"), [(0, False), (3, False), (8, False), (12, True)])
@pytest.mark.parametrize("page", [A4, page_of("Letter").turned(Orientation.PORTRAIT)], ids=["a4", "letter"])
def test_a_sheet_is_one_page_where_it_can_be(steps: int, *, written: bool, page: Page) -> None:
    pages = texts(print_pages(made(page=page, text=met_often(steps, written=written)), Standard.PLAIN))

    assert len(pages) == 2
    assert "12 Schedule" in pages[0]


def test_lying_sheets_are_one_page_too() -> None:
    assert len(texts(printed(page=LYING))) == 2


@pytest.mark.parametrize("steps", [22, 26, 30, 34, 40])
def test_a_plan_that_does_not_fit_goes_on_with_its_head_at_the_first_group(steps: int) -> None:
    front, *rest = texts(print_pages(made(text=met_often(steps)), Standard.PLAIN))
    plan = " ".join([front, *rest[:-1]])

    assert len(rest) == 2, "the front desk's second page, and the tray"
    assert ("Touchpoint plan" in front) == ("1 Goal" in front)
    assert "6 Standard" in rest[0], "the last three groups stay together"
    assert [plan.count(f"{n} {teller().words.text(f'plan.{part}')}") for n, part in enumerate(PlanPart, 1)] == [1] * 12


def test_a_group_that_is_written_takes_no_more_room_than_its_words() -> None:
    written, missing = (made(text=met_often(0, written=w)).html for w in (True, False))
    lines = [html.split('id="t2"')[0].count('class="rule"') for html in (written, missing)]
    promise_and_attributes = lines[0]

    assert promise_and_attributes < 6
    assert lines[1] > promise_and_attributes + 11


def test_nothing_of_the_file_is_markup() -> None:
    html = made(text=HOTEL.replace("en: Just the key", "en: '<img src=x onerror=alert(1)>'")).html

    assert "<img" not in html
    assert "&lt;img src=x" in html
    assert not re.search(r'<[^>]*(src|href)="?(?!data:|#)', html.split("<body>")[1])


def test_it_accepts_the_standards() -> None:
    assert print_pages(made(), Standard.UA_1).startswith(b"%PDF-1.7")


def test_the_same_bytes_again() -> None:
    made.cache_clear()
    again = print_pages(made(), Standard.PLAIN)

    assert again == printed()


def test_a_dark_theme_turns_the_paper_dark() -> None:
    assert "background: #fbfaf7" in made().html
    assert "background: #fbfaf7" not in made(theme="dark").html


def test_a_touchpoint_that_is_met_nowhere_says_so() -> None:
    unused = OTHER.replace(", touchpoint: front-desk", "")
    service = named(unused)
    outcome = pages_of(list(sheets(service).values()), [service], teller(), A4, None)

    assert outcome.value
    assert "No step names it yet" in outcome.value.html
