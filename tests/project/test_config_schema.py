# ruff: noqa: ANN401 - values of any shape are the point here
"""The schema of the configuration: valid, described, and the same thing as our reader."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft7Validator

from blueprint.cli.main import main
from blueprint.cli.paper import add_paper, add_workshop
from blueprint.paper.pages import PaperError, length_of
from blueprint.paper.setup import Fit
from blueprint.project.config import Format, Output, PageSettings
from blueprint.project.config_read import read_config
from blueprint.project.levels import Setting
from blueprint.schema import Part, schema_of, schema_text
from blueprint.schema.quick import compiled
from blueprint.schema.views import View

SCHEMA = schema_of("config")
DEFINITIONS = SCHEMA["definitions"]


def parts(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        yield path, schema
        for key, value in schema.items():
            if key not in ("examples", "default", "enum", "const"):
                yield from parts(value, f"{path}/{key}")


PROPERTIES = [
    (f"{path}/{key}", DEFINITIONS[value["$ref"].rpartition("/")[2]] if list(value) == ["$ref"] else value)
    for path, part in parts(SCHEMA)
    for key, value in (part.get("properties") or {}).items()
    if not path.endswith("/properties")
]


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert len(PROPERTIES) > 40


@pytest.mark.parametrize("part", get_args(Part))
def test_each_part_can_be_had(part: Part) -> None:
    assert schema_text(part)


@pytest.mark.parametrize("part", ["config", "baseline"])
def test_nothing_is_not_enough(part: Part) -> None:
    assert not compiled(schema_of(part), 20)({})


@pytest.mark.parametrize(("path", "value"), PROPERTIES, ids=lambda v: v if isinstance(v, str) else "")
def test_each_key_is_described_with_an_example_that_fits(path: str, value: dict[str, Any]) -> None:
    assert value["description"].endswith("."), path
    if not path.startswith(("/definitions/baseline", "/definitions/known")):
        assert value["examples"], path
    for example in [*value.get("examples", ()), *([value["default"]] if "default" in value else [])]:
        whole = {"$ref": "#/definitions/example", "definitions": {**DEFINITIONS, "example": value}}
        assert [e.message for e in Draft7Validator(whole).iter_errors(example)] == []


def test_words_are_those_of_the_values() -> None:
    output = DEFINITIONS["output"]["properties"]

    assert DEFINITIONS["level"]["enum"] == [s.value for s in Setting]
    assert DEFINITIONS["format"]["enum"] == [f.value for f in Format]
    assert output["fit"]["enum"] == [f.value for f in Fit]
    closed = [part for _, part in parts(SCHEMA) if "enum" in part]
    assert all(len(part["enum"]) == len(part["enumDescriptions"]) for part in closed)


def test_outputs_have_all_settings_of_the_paper() -> None:
    import argparse  # noqa: PLC0415 - only here

    parser = argparse.ArgumentParser()
    add_paper(parser)
    add_workshop(parser)
    # A drawing that is committed cannot name its own commit, so a project has no setting for that.
    options = {action.dest for action in parser._actions} - {"help", "blank", "stages", "steps", "commit"}
    keys = {key.replace("-", "_") for key in DEFINITIONS["output"]["properties"]}

    assert options <= keys
    assert options == {f.name for f in fields(PageSettings)}  # type: ignore[arg-type]
    assert keys == options | {f.name for f in fields(Output)} - {"settings", "span"}  # type: ignore[arg-type]


LENGTHS = ["10mm", "1.5 cm", "0.5in", "12", "1e3", "-1mm", "10 pt", "mm", "", "1,5cm", "10MM", ".5in", "5.mm"]


@pytest.mark.parametrize("written", LENGTHS)
def test_a_length_that_the_schema_takes_can_be_read(written: str) -> None:
    view: View = {"config": "1", "outputs": [{"formats": "pdf", "margin": written}]}
    if compiled(SCHEMA, 20)(view):
        assert length_of(written) >= 0
    else:
        with pytest.raises(PaperError):
            length_of(written)


@pytest.mark.parametrize(
    "example", [e for _, v in PROPERTIES for e in v.get("examples", ())], ids=lambda e: str(e)[:40]
)
def test_examples_are_written_as_a_designer_would(example: Any) -> None:
    assert not isinstance(example, float) or example == 1.5


def test_it_refers_to_itself_only() -> None:
    assert all(part["$ref"].startswith("#/") for _, part in parts(SCHEMA) if "$ref" in part)


def test_the_reader_reads_all_of_it(tmp_path: Path) -> None:
    path = tmp_path / "blueprint.config.yaml"
    path.write_text("config: 1\n", "utf-8")

    assert read_config(path).value is not None


def test_the_command_prints_it() -> None:
    out = io.StringIO()

    assert main(["schema", "config"], io.BytesIO(), out, io.StringIO()) == 0
    assert out.getvalue() == schema_text("config")
