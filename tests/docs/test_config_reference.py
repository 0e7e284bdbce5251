"""The page about the configuration is the one that the schema gives, and its examples are right."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from blueprint.project.config_read import read_config
from blueprint.report import Style
from blueprint.schema import schema_of

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "config.md").read_text("utf-8")


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("config_reference", ROOT / "script" / "config_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_is_current() -> None:
    assert script().reference() == TEXT, "run `python script/config_reference.py`"


KEYS = [
    key
    for part in (schema_of("config"), *(schema_of("config")["definitions"][n] for n in ("output", "book", "override")))
    for key in part["properties"]
]


@pytest.mark.parametrize("name", [*dict.fromkeys(KEYS), *(style.value for style in Style)])
def test_every_key_and_form_is_in_a_table(name: str) -> None:
    assert f"| `{name}` |" in TEXT


def test_no_place_is_left_empty() -> None:
    assert not re.findall("<!-- (keys|words)", TEXT)


def test_the_file_in_it_is_right(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    path = tmp_path / "blueprint.config.yaml"
    path.write_text(example, "utf-8")

    outcome = read_config(path)

    assert outcome.diagnostics == ()
    assert outcome.value is not None
