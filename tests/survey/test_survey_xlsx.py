"""XLSX files: what spreadsheets write in all its ways, compared with another reader."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from survey import workbooks
from survey.answers import figures, only, survey

from blueprint.limits import DEFAULT_LIMITS
from blueprint.survey.xlsx.serial import Shows, iso_date, shown
from blueprint.survey.xlsx.table import XlsxTable


def read(path: Path, *columns: str, sheet: str | None = None) -> list[tuple[str, ...]]:
    """All rows of a workbook."""
    table = XlsxTable(path, path.name, columns, sheet, DEFAULT_LIMITS)
    return [row for batch in table.batches() for row in batch.rows]


def test_cells_of_every_kind(tmp_path: Path) -> None:
    cells = [
        ("text", "text"),
        (7, "7"),
        (7.5, "7.5"),
        ("<c><v>1.0000000000000001E-1</v></c>", "0.1"),
        ('<c t="s"><v>0</v></c>', "rich text"),
        ('<c t="s"><v>1</v></c>', "two\nlines"),
        ('<c t="str"><f>A1&amp;"!"</f><v>sum!</v></c>', "sum!"),
        ("<c><f>1+1</f><v>2</v></c>", "2"),
        ('<c t="b"><v>1</v></c>', "TRUE"),
        ('<c t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c t="d"><v>2025-03-31</v></c>', "2025-03-31"),
        ('<c s="1"><v>45747</v></c>', "2025-03-31"),
        ('<c s="3"><v>45747</v></c>', "2025-03-31"),
        ('<c s="5"><v>45747.75</v></c>', "2025-03-31T18:00:00"),
        ('<c s="2"><v>0.0625</v></c>', "PT5400S"),
        ('<c s="4"><v>3</v></c>', "3"),
        ('<c s="99"><v>3</v></c>', "3"),
    ]
    path = workbooks.write(
        tmp_path / "a.xlsx",
        [["n", "q1"], *([at, cell] for at, (cell, _) in enumerate(cells))],
        strings=["<r><t>rich </t></r><r><t>text</t></r><rPh><t>no</t></rPh>", "<t>two_x000A_lines</t>"],
    )

    assert [row[0] for row in read(path, "q1")] == [text for _, text in cells]


def test_prefixes_and_places_left_out(tmp_path: Path) -> None:
    xml = (
        '<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>q1</x:t></x:is></x:c></x:row>'
        "<x:row><x:c/></x:row><x:row r='9'><x:c r = 'A9'><x:v>8</x:v></x:c></x:row>"
        "<x:row><x:c><x:v>7</x:v></x:c></x:row>"
        "</x:sheetData></x:worksheet>"
    )
    path = workbooks.write(tmp_path / "a.xlsx", sheets={"A": xml})
    table = XlsxTable(path, "a.xlsx", ["q1"], None, DEFAULT_LIMITS)
    batches = [
        (row, number) for batch in table.batches() for row, number in zip(batch.rows, batch.numbers, strict=True)
    ]

    assert batches == [(("8",), 9), (("7",), 10)]


def test_days_since_1904(tmp_path: Path) -> None:
    path = workbooks.write(tmp_path / "a.xlsx", [["q1"], ['<c s="1"><v>0.5</v></c>']], since_1904=True)

    assert read(path, "q1") == [("1904-01-01T12:00:00",)]


def test_sheets_by_name(tmp_path: Path) -> None:
    sheets = {"Notes": workbooks.sheet([["hello"]]), "Answers": workbooks.sheet([["q1"], [9]])}
    workbooks.write(tmp_path / "exit.xlsx", sheets=sheets)

    assert figures(survey(tmp_path, None, file="exit.xlsx", more=", sheet: Answers")).figure is not None
    missing = only(survey(tmp_path, None, file="exit.xlsx", more=", sheet: Answer"))
    assert (missing.code, missing.hint) == ("BP714", "did you mean `Answers`?")
    assert "BP707" in only(survey(tmp_path, None, file="exit.xlsx")).code


def test_formulas_without_result_and_errors_are_told(tmp_path: Path) -> None:
    rows = [["q1", "x"], ["<c><f>1+1</f></c>", "a"], ['<c t="e"><v>#DIV/0!</v></c>', "b"], [9, "<c><f>1</f></c>"]]
    workbooks.write(tmp_path / "exit.xlsx", rows)
    outcome = survey(tmp_path, None, file="exit.xlsx")
    told = {d.code: d.message for d in outcome.diagnostics}

    assert told["BP724"] == "1 formula of `s` has no saved result: row 2 of exit.xlsx"
    assert "`#DIV/0!` (exit.xlsx, row 3)" in told["BP720"]
    assert (figures(outcome).excluded.empty, figures(outcome).excluded.unreadable) == (1, 1)


@pytest.mark.parametrize(
    ("number", "code", "what"),
    [
        (0, None, Shows.NUMBER),
        (14, None, Shows.DATE),
        (20, None, Shows.TIME),
        (170, "yyyy\\-mm\\-dd;@", Shows.DATE),
        (170, '[$-409]d" of "mmm', Shows.DATE),
        (170, "[mm]:ss", Shows.TIME),
        (170, "mmm", Shows.DATE),
        (170, '#,##0 "days"', Shows.NUMBER),
        (170, "[Red]0.00", Shows.NUMBER),
        (170, "General", Shows.NUMBER),
    ],
)
def test_formats(number: int, code: str | None, what: Shows) -> None:
    assert shown(number, code) is what


@given(st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 31)))
def test_serial_numbers_are_days(day: dt.date) -> None:
    assert iso_date((day - dt.date(1899, 12, 30)).days, since_1904=False) == day.isoformat()


CELLS = st.one_of(
    st.none(),
    st.integers(-(10**9), 10**9),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda f: round(f, 6)),
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="<_"), max_size=8
    ).map(str.strip),
)


@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_as_another_reader_reads_it(tmp_path_factory: pytest.TempPathFactory, rows: list[list[object]]) -> None:
    path = workbooks.write(tmp_path_factory.getbasetemp() / "same.xlsx", [["a", "b", "c"], *rows])
    theirs = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)[1:]

    def plain(cell: object) -> str:
        return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)

    kept = [tuple(plain(cell) for cell in row) for row in theirs if any(cell != "" for cell in row)]
    assert read(path, "a", "b", "c") == kept
