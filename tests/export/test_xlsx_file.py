"""Spreadsheets with texts and numbers only, and always the same bytes."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from test_csv_file import FORMULAS, table

from blueprint.export.table import Column, Table
from blueprint.export.xlsx_file import LONGEST_CELL, write_xlsx


def part(content: bytes, name: str) -> str:
    with ZipFile(BytesIO(content)) as file:
        return file.read(name).decode("utf-8")


def test_no_text_becomes_a_formula_or_a_link() -> None:
    content = write_xlsx(
        [table(*((f, 1) for f in (*FORMULAS, "https://example.org", "mailto:a@example.org")))], title="T"
    )
    sheet = part(content, "xl/worksheets/sheet1.xml")

    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    with ZipFile(BytesIO(content)) as file:
        assert not [n for n in file.namelist() if "external" in n.lower() or "vba" in n.lower() or "_rels/sheet" in n]


def test_numbers_are_numbers_and_texts_are_texts() -> None:
    sheet = part(write_xlsx([table(("7", 7), ("a", -0.5), ("b", None))], title="T"), "xl/worksheets/sheet1.xml")

    assert re.search(r'<c r="A2"[^>]* t="s">', sheet)
    assert re.search(r'<c r="B2"[^>]*><v>7</v>', sheet)
    assert re.search(r'<c r="B3"[^>]*><v>-0.5</v>', sheet)
    assert 'r="B4"' not in sheet


def test_headings_stay_in_view_and_columns_can_be_filtered() -> None:
    sheet = part(write_xlsx([table(("a", 1), ("b", 2))], title="T"), "xl/worksheets/sheet1.xml")

    assert 'ySplit="1"' in sheet
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:B3"/>' in sheet
    assert len(re.findall(r"<col [^>]*customWidth", sheet)) == 2


def test_the_clock_is_in_no_byte() -> None:
    content = write_xlsx([table(("a", 1))], title="T")

    with ZipFile(BytesIO(content)) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", part(content, "docProps/core.xml"))) == {"2000-01-01T00:00:00Z"}
    assert write_xlsx([table(("a", 1))], title="T") == content


def test_names_of_sheets_are_legal_and_differ() -> None:
    names = ("a/b:c*d?e[f]\\g" + "x" * 40, "Same", "same", "'", "")
    tables = [Table(title=n, columns=(Column(title="c"),), rows=()) for n in names]
    found = re.findall(r'<sheet name="([^"]*)"', part(write_xlsx(tables, title="T"), "xl/workbook.xml"))

    assert len({n.casefold() for n in found}) == 5
    assert all(0 < len(n) <= 31 and not re.search(r"[\[\]:*?/\\]", n) for n in found)


def test_what_a_cell_cannot_hold_is_left_out() -> None:
    content = write_xlsx([table(("a\x07b" + "c" * 40_000, 1))], title="T")
    text = re.search(r"<t[^>]*>(abc[^<]*)</t>", part(content, "xl/sharedStrings.xml"))

    assert text
    assert len(text[1]) == LONGEST_CELL


def test_there_is_something_to_write() -> None:
    with pytest.raises(ValueError, match="at least one table"):
        write_xlsx([], title="T")
