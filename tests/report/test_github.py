"""Workflow commands, read back as the runner of GitHub Actions reads them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from said import HOSTILE, WHOLE, said, span

from blueprint.phrases import seen
from blueprint.report import Finding, Level, Style, report
from blueprint.source import Source

COMMAND = re.compile(r"::(?P<name>[a-z]+)(?: (?P<properties>.*?))?::(?P<data>.*)")


def read(line: str) -> tuple[str, dict[str, str], str]:
    """A command as the runner splits it: the first `::` behind the properties ends them."""
    match = COMMAND.fullmatch(line)
    assert match is not None
    pairs = (pair.partition("=") for pair in match["properties"].split(","))
    return match["name"], {key: unescaped(value) for key, _, value in pairs}, unescaped(match["data"])


def unescaped(text: str) -> str:
    for escape, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def command(finding: Finding) -> tuple[str, dict[str, str], str]:
    text = report([finding], Style.GITHUB)
    assert text.endswith("\n")
    assert text.count("\n") == 1
    assert "\r" not in text
    return read(text[:-1])


def test_the_whole_command() -> None:
    assert command(WHOLE) == (
        "error",
        {
            "title": "blueprint BP202",
            "file": "maps/hotel.yaml",
            "line": "2",
            "endLine": "2",
            "col": "1",
            "endColumn": "6",
        },
        "maps/hotel.yaml:2:1: `titel` is not a key\nnote: maps/hotel.yaml:1:1: first here\nhelp: did you mean `title`?",
    )


@pytest.mark.parametrize(
    ("level", "name"), [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.INFO, "notice")]
)
def test_levels(level: Level, name: str) -> None:
    assert command(said(level=level, where=span(0, 5)))[0] == name


def test_columns_only_on_one_line() -> None:
    _, properties, _ = command(said(where=span(0, 14)))

    assert properties.keys() == {"title", "file", "line", "endLine"}
    assert (properties["line"], properties["endLine"]) == ("1", "2")


def test_without_a_place() -> None:
    assert command(said(name="nowhere.yaml"))[1] == {"title": "blueprint BP202", "file": "nowhere.yaml"}
    assert command(said())[1] == {"title": "blueprint BP202"}
    assert command(said(where=span(0, 1, Source("-", "a: b\n"))))[1] == {"title": "blueprint BP202"}


@settings(max_examples=100)
@given(st.text(), st.text(alphabet=st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1))
def test_no_text_ends_or_begins_a_command(message: str, folder: str) -> None:
    name, properties, data = command(said(message + HOSTILE, name=f"maps/x{folder}y,a:b%2C.yaml"))

    assert name == "error"
    assert properties.keys() == {"title", "file"}
    assert properties["file"].endswith("y,a:b%2C.yaml") or "%" in folder
    assert data.endswith(seen(HOSTILE)) or "%" in message
