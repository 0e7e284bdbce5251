"""Every code that is used is explained, and every one explained is used."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from blueprint.codes import Code, all_codes, lookup

PACKAGE = Path(__file__).parents[2] / "blueprint"
CODE = re.compile(r"BP\d{3}")


@cache
def used() -> dict[str, str]:
    """Codes in the package's strings, each with a module that uses it."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text("utf-8")
        if path.parent.name == "codes" or not CODE.search(text):
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found.setdefault(node.value, path.relative_to(PACKAGE).as_posix())
    return found


CODES = all_codes()


def test_what_is_used_is_explained() -> None:
    assert {code: where for code, where in used().items() if lookup(code) is None} == {}


def test_what_is_explained_is_used() -> None:
    assert [c.id for c in CODES if c.id not in used()] == []


def test_ids_are_unique_and_in_order() -> None:
    ids = [c.id for c in CODES]

    assert ids == sorted(set(ids))
    assert all(CODE.fullmatch(i) for i in ids)


@pytest.mark.parametrize("code", CODES, ids=lambda c: c.id)
def test_explanations_read_well(code: Code) -> None:
    assert code.title
    assert not code.title.endswith(".")
    assert code.explanation.endswith((".", "`"))
    assert code.example_wrong or not code.example_right


def test_lookup_is_patient() -> None:
    assert lookup(" bp126 ") is lookup("BP126")
    assert lookup("BP000") is None
