"""CSV that spreadsheets open without running anything."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.export.csv_file import neutral, write_csv
from blueprint.export.table import Cell, Column, Table

FORMULAS = (
    "=1+1",
    '=HYPERLINK("http://example.org","x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "+cmd|' /C calc'!A0",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "@IMPORTXML(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\u3000=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    '="A"&"B"',
    '=WEBSERVICE("http://example.org")',
    "-",
    "=\0",
)


def table(*rows: tuple[Cell, ...], titles: tuple[str, ...] = ("Name", "Number")) -> Table:
    return Table(title="T", columns=tuple(Column(title=t) for t in titles), rows=rows)


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_never_becomes_a_formula(text: str) -> None:
    (_, (cell, _)) = read(write_csv(table((text, 1))))

    assert cell == "'" + text.replace("\0", "")


def test_a_heading_never_becomes_a_formula_either() -> None:
    assert read(write_csv(table(titles=("=1", "ok"))))[0] == ["'=1", "ok"]


@pytest.mark.parametrize("text", ["3 Check in", "a=b", "1-2", "'quoted'", "前台", "−2", "", "…", "x@y"])
def test_other_texts_stay(text: str) -> None:
    assert neutral(text) == text


def test_numbers_stay_numbers() -> None:
    rows = read(write_csv(table(("a", -2), ("b", -0.5), ("c", 3.0), ("d", 1e-7), ("e", None))))

    assert [row[1] for row in rows[1:]] == ["-2", "-0.5", "3", "0", ""]


def test_the_form_of_rfc_4180() -> None:
    content = write_csv(table(('say "hi"', 1), ("two\nlines, a comma", 2)))

    assert content == b'Name,Number\r\n"say ""hi""",1\r\n"two\nlines, a comma",2\r\n'


def test_a_byte_order_mark_only_where_it_is_asked_for() -> None:
    assert write_csv(table(("前台", 1)), bom=True) == b"\xef\xbb\xbf" + write_csv(table(("前台", 1)))


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), st.integers())))
def test_what_is_read_back_is_what_was_written(rows: list[tuple[str, int]]) -> None:
    found = read(write_csv(table(*rows)))[1:]

    assert found == [[neutral(text), str(number)] for text, number in rows]
    assert not any(cell.startswith(("=", "+", "@")) for row in found for cell in row[:1])
