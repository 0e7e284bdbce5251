"""Blocks of code in the documentation: whole files without errors, parts of files that fit where they belong, JSON."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

import pytest
import yaml
from doc_pages import Block, Page, pages
from doc_world import make_world, world_of

from blueprint.cli.main import main
from blueprint.diagnostics import Diagnostic
from blueprint.reading import parse
from blueprint.schema import Part, check, schema_of
from blueprint.source import Source
from blueprint.theme import load_theme

ALL = [(page, block) for page in pages() for block in page.blocks]
YAML = [(page, block) for page, block in ALL if block.kind == "yaml" and page.name != "docs/ci.md"]
"""Not docs/ci.md, which has the YAML of other programs: tests/integrations/test_ci_page.py checks it."""

MAP = "blueprint: 1\ntitle: Map\nstages: [{title: Stage, steps: [{customer: Comes}]}]\n"
STEP = "      - question: Why?\n"
STEPS = f"blueprint: 1\ntitle: Map\nstages:\n  - title: Stage\n    steps:\n{STEP}"
CARD = STEPS + "        frontstage:\n          text: Greets\n"


@dataclass(frozen=True)
class Place:
    """Where a part of a file may belong: the kind of file, what is around it, its indentation, the keys there."""

    kind: Part
    around: str
    by: str
    keys: Mapping[str, object]


SERVICE = schema_of("service")
DEFINED = SERVICE["definitions"]
PLACES = (
    Place("service", MAP, "", SERVICE["properties"]),
    Place("service", STEPS, " " * 8, DEFINED["step"]["properties"]),
    Place("service", CARD, " " * 10, DEFINED["card-with-keys"]["properties"]),
    Place("changes", "blueprint: 1\nextends: hotel.blueprint.yaml\n", "", DEFINED["changes"]["properties"]),
    Place("catalogue", "", "", DEFINED["catalogue"]["properties"]),
    Place("config", "config: 1\n", "", schema_of("config")["properties"]),
)


def named(example: tuple[Page, Block]) -> str:
    return f"{example[0].name}:{example[1].line}"


def is_whole(block: Block) -> bool:
    return re.search(r"^(blueprint|config|theme):", block.text, re.MULTILINE) is not None


def entries(text: str) -> dict[str, list[str]]:
    """The entries of a part by their key. Where a key stands twice, these are several ways to write it."""
    found: dict[str, list[str]] = {}
    for entry in re.split(r"^(?=[\w-]+:)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE):
        if entry.strip():
            found.setdefault(entry.partition(":")[0], []).append(entry)
    return found


def fits(text: str, place: Place) -> bool:
    """Whether a part of a file is right in one place."""
    if text.startswith("- "):
        return are_steps(text)
    keys = entries(text)
    around = place.around
    for key in keys:
        around = re.sub(rf"^{place.by}{key}:.*\n", "", around, flags=re.MULTILINE)
    parsed = parse(Source("part", around + indent(text, place.by)))
    is_read = parsed.value is not None and not parsed.diagnostics
    return is_read and keys.keys() <= place.keys.keys() and check(parsed.value, place.kind) == ()


def are_steps(text: str) -> bool:
    """Whether a list is one of steps."""
    keys = {key for step in yaml.safe_load(text) for key in step}
    document = parse(Source("part", STEPS.removesuffix(STEP) + indent(text, " " * 6))).value
    return document is not None and check(document, "service") == () and keys <= DEFINED["step"]["properties"].keys()


def is_in_a_theme(text: str, folder: Path) -> bool:
    """Whether a theme, or the colours of a theme, may say this."""
    for around, by in (("theme: 1\n", ""), ("theme: 1\ncolours:\n", "  ")):
        (folder / "part.yaml").write_text(around + indent(text, by), "utf-8")
        if theme_findings(folder / "part.yaml") == ():
            return True
    return False


def theme_findings(path: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with a theme, other than that the page has no fonts to show."""
    return tuple(d for d in load_theme(str(path)).diagnostics if ".otf" not in d.message)


def variants(text: str) -> list[str]:
    """A part as one text, or as one text for each way to write it."""
    if text.startswith("- "):
        return [text]
    by_key = entries(text)
    if all(len(ways) == 1 for ways in by_key.values()):
        return ["".join(way for (way,) in by_key.values())] if by_key else []
    return [way for ways in by_key.values() for way in ways]


def validated(name: str, folder: Path) -> str:
    """What is wrong with a map or a configuration."""
    out, err = io.StringIO(), io.StringIO()
    code = main(["validate", name, "--no-lint"], io.BytesIO(), out, err)
    return out.getvalue() + err.getvalue() if code or not (folder / name).is_file() else ""


@pytest.mark.parametrize("example", [e for e in YAML if is_whole(e[1])], ids=named)
def test_a_whole_file_has_no_errors(
    example: tuple[Page, Block], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, block = example
    monkeypatch.chdir(world_of(page, make_world(tmp_path / "made"), tmp_path / "here"))
    (key,) = re.findall(r"^(blueprint|config|theme):", block.text, re.MULTILINE)
    for other in page.blocks:
        if other.file:
            Path(other.file).parent.mkdir(parents=True, exist_ok=True)
            Path(other.file).write_text(other.text, "utf-8")
    name = block.file or ("blueprint.config.yaml" if key == "config" else "page.blueprint.yaml")
    Path(name).write_text(block.text, "utf-8")

    if key == "theme":
        assert theme_findings(Path(name)) == ()
    else:
        assert validated(name, Path.cwd()) == ""


@pytest.mark.parametrize("example", [e for e in YAML if not is_whole(e[1])], ids=named)
def test_a_part_of_a_file_fits_where_it_belongs(example: tuple[Page, Block], tmp_path: Path) -> None:
    _, block = example

    wrong = [
        text
        for text in variants(block.text)
        if not any(fits(text, place) for place in PLACES) and not is_in_a_theme(text, tmp_path)
    ]

    assert wrong == [], "these are right in no place of a file"


@pytest.mark.parametrize("example", [e for e in ALL if e[1].kind == "json"], ids=named)
def test_json_is_json(example: tuple[Page, Block]) -> None:
    json.loads(example[1].text)


@pytest.mark.parametrize(
    "text", ["marks: decisive\n", "metrics: [{id: queue, kind: duration}]\n", "gap: {gap: 9}\n", "- {frontsage: x}\n"]
)
def test_a_part_that_is_wrong_fits_nowhere(text: str, tmp_path: Path) -> None:
    assert not any(fits(text, place) for place in PLACES)
    assert not is_in_a_theme(text, tmp_path)


def test_blocks_say_what_they_hold() -> None:
    kinds = {"yaml", "sh", "console", "json", "xml", "python", "js", "lua", "csv", "diff", "dot", "html", "css", ""}

    assert [named(e) for e in ALL if e[1].kind not in kinds] == []
