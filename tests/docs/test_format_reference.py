"""The reference of the format is the one that the schema gives, and its examples are right."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

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
