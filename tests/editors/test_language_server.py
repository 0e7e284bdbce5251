"""The schemas in an editor: the real yaml-language-server completes, explains and underlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from language_server import VERSION, Client, server
from npm_packages import NoPackageError

from blueprint.schema import schema_text
from blueprint.starting.starters import LANGUAGES, STARTERS, Answers, starter

ROOT = Path(__file__).parents[2]
HEAD = "# yaml-language-server: $schema=blueprint-1.schema.json\n"
CATALOGUE = "# yaml-language-server: $schema=blueprint-1.schema.json#/definitions/catalogue\n"
CONFIG = "# yaml-language-server: $schema=config-1.schema.json\n"
STEP = "blueprint: 1\ntitle: x\nstages:\n  - title: A\n    steps:\n"
MARKS = {"fail", "wait", "decision", "moment-of-truth", "critical", "idea"}


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    try:
        command = server()
    except NoPackageError as error:
        pytest.skip(str(error))
    workspace = tmp_path_factory.mktemp("workspace")
    for part, name in (("service", "blueprint"), ("config", "config"), ("theme", "theme")):
        (workspace / f"{name}-1.schema.json").write_text(schema_text(part), "utf-8")  # type: ignore[arg-type]
    client = Client(command, workspace)
    yield client
    client.close()


def place(text: str) -> tuple[str, int, int]:
    """The text without `|>`, and the line and column (from 0) where that stood."""
    at = text.index("|>")
    return text.replace("|>", ""), text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1


def offered(editor: Client, text: str, head: str = HEAD, name: str = "a.blueprint.yaml") -> set[str]:
    return set(editor.completions(name, *place(head + text)))


def wrong(editor: Client, name: str, text: str) -> list[str]:
    return [finding["message"] for finding in editor.open(name, text)]


def test_keys_at_the_top(editor: Client) -> None:
    found = offered(editor, "blueprint: 1\n|>")

    assert {"title", "persona", "stages", "touchpoints", "metrics", "opportunities", "include"} <= found
    assert "blueprint" not in found
    assert "steps" not in found


def test_keys_of_a_step_come_with_what_they_mean(editor: Client) -> None:
    items = editor.completions("a.blueprint.yaml", *place(f"{HEAD}{STEP}      - id: pay\n        |>\n"))

    assert {"title", "customer", "frontstage", "emotion", "wait", "marks", "next"} <= items.keys()
    assert "id" not in items
    assert "in the customer's sight" in str(items["frontstage"]["documentation"])
    assert all(items[key].get("documentation") for key in items if not key.startswith("- "))


@pytest.mark.parametrize(
    "text",
    ["      - customer:\n          text: Pays\n          |>\n", "      - customer: {text: Pays, ac|>}\n"],
)
def test_keys_of_a_card(editor: Client, text: str) -> None:
    found = offered(editor, STEP + text)

    assert {"actor", "system", "marks", "to", "status"} <= found
    assert "frontstage" not in found


@pytest.mark.parametrize(
    "text",
    [
        "      - customer: Pays\n        marks: |>\n",
        "      - customer: Pays\n        marks: [|>]\n",
        "      - customer: Pays\n        marks:\n          - |>\n",
        "      - customer: {text: Pays, marks: |>}\n",
    ],
)
def test_all_marks(editor: Client, text: str) -> None:
    assert offered(editor, STEP + text) >= MARKS


def test_closed_words(editor: Client) -> None:
    assert offered(editor, "blueprint: 1\nstate: |>\n") >= {"current", "future", "planned", "actual"}
    assert offered(editor, "blueprint: 1\nmetrics:\n  - type: |>\n") >= {"nps", "duration", "share"}
    desk = "blueprint: 1\ntouchpoints:\n  desk:\n    title: D\n    "
    assert offered(editor, f"{desk}owner: |>\n") >= {"brand", "partner", "customer", "social"}
    assert offered(editor, f"{desk}|>\n") >= {"owner", "plan", "importance"}
    assert offered(editor, f"{STEP}      - customer: a\n        module: |>\n") >= {"sense", "relate"}


def test_hovering_explains(editor: Client) -> None:
    text, line, column = place(f"{HEAD}{STEP}      - front|>stage: Greets\n        marks: fail\n")

    assert "What employees or screens do in the customer's sight." in editor.hover(
        "h.blueprint.yaml", text, line, column
    )
    told = editor.hover("h.blueprint.yaml", text, line + 1, 10)
    assert "where the service often fails" in told
    assert "the customer judges the whole service by this moment" in told


def test_mistakes_are_underlined(editor: Client) -> None:
    text = (
        f"{HEAD}blueprint: 1\ntitel: x\nstages:\n  - title: A\n    steps:\n      - customer: {{text: a, actorr: b}}\n"
    )
    found = editor.open("wrong.blueprint.yaml", f"{text}        marks: fial\n")
    said = {finding["message"]: finding["range"]["start"]["line"] for finding in found}

    assert said["Property titel is not allowed."] == 2
    assert said["Property actorr is not allowed."] == 6
    assert said['Missing property "title".'] == 1
    assert any("moment-of-truth" in message and line == 7 for message, line in said.items())


def test_catalogues_have_their_own_place_in_the_schema(editor: Client) -> None:
    fine = "blueprint: 1\ntouchpoints:\n  desk: {title: Desk}\n"

    assert wrong(editor, "shared.yaml", CATALOGUE + fine) == []
    assert "Property stages is not allowed." in wrong(editor, "shared-2.yaml", f"{CATALOGUE}{fine}stages: []\n")
    found = offered(editor, "blueprint: 1\n|>\n", CATALOGUE, "shared-3.yaml")
    assert {"actors", "touchpoints", "scale"} <= found
    assert "stages" not in found


def test_the_configuration(editor: Client) -> None:
    assert {"include", "outputs", "levels"} <= offered(editor, "config: 1\n|>\n", CONFIG, "blueprint.config.yaml")
    levels = offered(editor, "config: 1\nlevels:\n  BP353: |>\n", CONFIG, "blueprint.config.yaml")
    assert {"error", "warning", "info"} <= levels
    assert wrong(editor, "b/blueprint.config.yaml", f"{CONFIG.replace('=', '=../')}config: 1\nlevls: {{}}\n") == [
        "Property levls is not allowed."
    ]


@pytest.mark.parametrize("name", STARTERS)
def test_templates_are_fine_in_an_editor(editor: Client, name: str) -> None:
    for language in LANGUAGES:
        text = HEAD + starter(name, language, Answers())
        assert wrong(editor, f"{name}-{language}.blueprint.yaml", text) == []


def test_the_settings_of_vs_code_do_without_the_first_line(editor: Client) -> None:
    schemas = {(editor.workspace / "blueprint-1.schema.json").as_uri(): ["*.blueprint.yaml", "*.blueprint.yml"]}
    client = Client(server(), editor.workspace, {"schemas": schemas})
    try:
        assert "Property titel is not allowed." in wrong(client, "plain.blueprint.yaml", "blueprint: 1\ntitel: x\n")
        assert wrong(client, "other.yaml", "titel: x\n") == []
    finally:
        client.close()


def test_the_page_names_the_version_and_the_lines() -> None:
    page = (ROOT / "docs/editors.md").read_text("utf-8")

    assert VERSION in page
    for head in (HEAD, CATALOGUE, CONFIG):
        assert head in page
    assert all((ROOT / "docs" / link).exists() for link in re.findall(r"\]\(([\w.-]+\.md)", page))


CHANGES = "# yaml-language-server: $schema=blueprint-1.schema.json#/definitions/changes\n"


def test_changes_to_a_map_are_completed_and_need_not_be_whole(editor: Client) -> None:
    head = f"{CHANGES}blueprint: 1\nextends: a.blueprint.yaml\n"

    assert {"remove", "changes", "stages"} <= offered(editor, "|>\n", head)
    assert {"after", "before", "customer"} <= offered(
        editor, "stages:\n  - id: a\n    steps:\n      - id: b\n        |>\n", head
    )
    assert wrong(editor, "b.blueprint.yaml", f"{head}stages: [{{id: a, steps: [{{id: b, pain: Queue}}]}}]\n") == []
    assert wrong(editor, "c.blueprint.yaml", f"{head}colour: red\n")
