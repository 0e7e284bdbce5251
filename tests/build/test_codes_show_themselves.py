"""The examples of `blueprint explain` draw the finding that they explain, and only as wrong ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from blueprint.build import build
from blueprint.codes import meaning, measures, references
from blueprint.codes.code import Code
from blueprint.reading import parse
from blueprint.schema import check
from blueprint.source import Source

CODES = (*meaning.CODES, *measures.CODES, *references.CODES)
TABLES = ("exit.csv", "exit.xlsx", "spring.csv", "autumn.csv")
STAGES = "stages:\n  - title: Stay\n    steps:\n      - {customer: Arrives}\n"


def found(example: str, folder: Path) -> set[str]:
    for name in TABLES:
        (folder / name).write_text("")
    text = f"blueprint: 1\ntitle: Test\n{example}" + ("" if "stages:" in example else STAGES)
    document = parse(Source("test", text, folder / "test.blueprint.yaml")).value
    assert document is not None, text
    return {d.code for d in (*check(document), *build(document).diagnostics)}


@pytest.mark.parametrize("code", [c for c in CODES if c.example_wrong], ids=lambda c: c.id)
def test_wrong_example_draws_its_finding(code: Code, tmp_path: Path) -> None:
    assert code.id in found(code.example_wrong, tmp_path)


@pytest.mark.parametrize("code", [c for c in CODES if c.example_right], ids=lambda c: c.id)
def test_right_example_is_clean(code: Code, tmp_path: Path) -> None:
    assert found(code.example_right, tmp_path) == set()


def test_ids_are_unique() -> None:
    assert len({c.id for c in CODES}) == len(CODES)
