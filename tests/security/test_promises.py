"""The page of promises: each line of its tables names tests, and they exist and run without being asked for."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/security.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for table in re.findall(r"\| promise \| tests \|\n\| --- \| --- \|\n((?:\|.*\n)+)", PAGE)
    for line in table.splitlines()
]
LINK = re.compile(r"\[([a-z_]+)\]\(\.\./(tests/[a-z_/]+\.py)\)")


def test_there_are_promises() -> None:
    assert len(ROWS) > 20
    assert all(len(row) == 2 for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:40])
def test_a_promise_has_tests(row: list[str]) -> None:
    promise, tests = row
    named = LINK.findall(tests)
    assert promise
    assert LINK.sub("", tests).strip(", ") == "", "only tests stand there"
    for name, path in named:
        assert Path(path).stem == name
        tree = ast.parse((ROOT / path).read_text("utf-8"))
        assert [n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name.startswith("test_")], path
    assert named


def test_every_test_of_security_stands_on_the_page() -> None:
    named = {path for _, path in LINK.findall(PAGE)}
    here = {p.relative_to(ROOT).as_posix() for p in Path(__file__).parent.glob("test_*.py")}
    assert here - named <= {"tests/security/test_promises.py"}


def test_codes_on_the_page_are_explained() -> None:
    from blueprint.codes import all_codes  # noqa: PLC0415 - seldom asked for

    assert set(re.findall(r"\bBP\d{3}\b", PAGE)) <= {code.id for code in all_codes()}
