"""The reference of the format is the one that the schema gives, and its examples are right."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from blueprint.build import build
from blueprint.reading import parse
from blueprint.schema import check, schema_of
from blueprint.source import Source

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "format.md").read_text("utf-8")


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("format_reference", ROOT / "script" / "format_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_is_current() -> None:
    assert script().reference() == TEXT, "run `python script/format_reference.py`"


KEYS = (*schema_of("service")["properties"], *schema_of("service")["definitions"]["step"]["properties"])


@pytest.mark.parametrize("name", KEYS)
def test_every_key_is_in_a_table(name: str) -> None:
    assert f"| `{name}` |" in TEXT


def test_no_place_is_left_empty() -> None:
    assert "<!-- keys" not in TEXT
    assert "<!-- values" not in TEXT


def test_the_whole_file_in_it_is_right() -> None:
    (example,) = re.findall(r"```yaml\n(blueprint: 1\n.*?)```", TEXT, re.DOTALL)

    parsed = parse(Source("map", example))

    assert parsed.diagnostics == ()
    assert parsed.value is not None
    assert check(parsed.value) == ()


def test_links_inside_lead_somewhere() -> None:
    found = re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)
    headings = {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in found}

    assert set(re.findall(r"\]\(#([^)]*)\)", TEXT)) <= headings


EXIT = "responses: {exit: {file: exit.csv, columns: {score: q1, comment: why}}}\n"
MAP = """
blueprint: 1
title: Map
personas: {dana: {name: Dana}}
stages: [{title: Stay, steps: [{id: check-in, customer: Arrives}, {id: check-out, customer: Leaves}]}]
"""
EXPERIENCE = TEXT[TEXT.index("## Experience data") : TEXT.index("\n## Figures\n")]


@pytest.mark.parametrize("example", re.findall(r"```yaml\n(.*?)```", EXPERIENCE, re.DOTALL))
def test_examples_of_experience_data_are_right(example: str, tmp_path: Path) -> None:
    for name in re.findall(r"[\w-]+\.(?:csv|xlsx)", example + EXIT):
        (tmp_path / name).write_text("")
    known = EXIT if "responses: exit" in example and "  exit:" not in example else ""

    parsed = parse(Source("map", MAP + known + example, tmp_path / "map.blueprint.yaml"))

    assert parsed.value is not None, parsed.diagnostics
    assert check(parsed.value) == ()
    found = {d.code for d in build(parsed.value).diagnostics}
    assert found <= {"BP331"}, found  # a survey may be shown without what is made of it


def test_the_table_of_answers_has_the_columns_that_its_example_names() -> None:
    (heading,) = re.findall(r"```csv\n(.*?)\n", EXPERIENCE)
    (named,) = re.findall(r"file: exit.csv\n *columns: \{(.*?)\}", EXPERIENCE)

    assert {pair.split(": ")[1] for pair in named.split(", ")} | {"q2"} == set(heading.split(","))
