"""Tables on a terminal, where some characters are two places wide."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from blueprint.cells import cells
from blueprint.export.table import Column, Table
from blueprint.export.terminal_table import write_terminal

TEXT = st.text(st.sampled_from("abc dé前台接待，。（）ｶ\u0301👍한 "), max_size=40)


def test_columns_stand_beneath_each_other_whatever_the_script() -> None:
    columns = (Column(title="触点"), Column(title="Channel"), Column(title="n", figures=True))
    shown = write_terminal(Table(title="", columns=columns, rows=(("前台接待处", "电话", 3), ("Desk", "Phone", 12))))

    assert shown == (
        "触点        Channel   n\n"
        "──────────  ───────  ──\n"
        "前台接待处  电话      3\n"
        "Desk        Phone    12\n"
    )  # fmt: skip


def test_long_texts_are_wrapped_and_none_begins_with_a_comma() -> None:
    columns = (Column(title="a", width=10), Column(title="b", width=12))
    shown = write_terminal(Table(title="", columns=columns, rows=(("顾客在哪里，遇到它", "Where customers meet it"),)))

    assert shown.splitlines()[2:] == ["顾客在哪    Where", "里，遇到它  customers", "            meet it"]


def test_a_short_terminal_narrows_the_widest_columns() -> None:
    columns = (Column(title="one", width=30), Column(title="two", width=30))
    rows = (("word " * 8, "short"),)

    assert max(cells(line) for line in write_terminal(Table(title="", columns=columns, rows=rows)).splitlines()) == 37
    for width in (20, 16):
        shown = write_terminal(Table(title="", columns=columns, rows=rows), width=width)
        assert max(cells(line) for line in shown.splitlines()) <= width


def test_nothing_moves_the_cursor() -> None:
    shown = write_terminal(Table(title="", columns=(Column(title="a"),), rows=(("red \x1b[31m\rx\x07",),)))

    assert "\x1b" not in shown
    assert "\r" not in shown


@given(st.lists(st.tuples(TEXT, TEXT), max_size=5), st.integers(8, 40))
def test_no_line_is_wider_than_its_columns(rows: list[tuple[str, str]], width: int) -> None:
    table = Table(title="", columns=(Column(title="a", width=12), Column(title="b", width=width)), rows=tuple(rows))
    lines = write_terminal(table).splitlines()

    assert all(cells(line) <= cells(lines[1]) for line in lines)
    said = "".join("".join(row) for row in rows)
    assert sorted("".join("".join(lines[2:]).split())) == sorted("".join(said.split()))
