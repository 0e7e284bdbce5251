"""Every command in the documentation does what its page says, one after the other, in a fresh folder."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from doc_commands import Done, answers, asked_code, is_skipped, is_there, outputs, prints, run, typed
from doc_pages import Command, Page, page, pages
from doc_world import ROOT, SKIPPED, SKIPPED_PAGES, make_world, world_of

from blueprint.cli.main import main
from blueprint.cli.verbs import VERBS

PAGES = [p for p in pages() if p.commands and p.name not in SKIPPED_PAGES]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_world(tmp_path_factory.mktemp("world"))


def wrong_with(command: Command, done: Done, promised: list[str]) -> str:
    """What a page promises and a command does not keep; nothing if all is well."""
    if done.code != asked_code(command):
        return f"ended with {done.code}: {done.err or done.out}"
    if missing := [name for name in promised if not is_there(name)]:
        return f"wrote no {', '.join(missing)}"
    if not prints(command.shown, done.out + done.err):
        return f"printed\n{done.out}{done.err}instead of\n{command.shown}"
    return ""


def followed(page: Page, folder: Path) -> list[str]:
    """Follow a page from top to bottom, as a reader would; all that is wrong, with its line."""
    steps = sorted(
        [*((b.line, b) for b in page.blocks if b.file), *((c.line, c) for c in page.commands)], key=lambda s: s[0]
    )
    wrong = []
    for line, step in steps:
        if not isinstance(step, Command):
            (folder / step.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / step.file).write_text(step.text, "utf-8")
        elif not is_skipped(step):
            words, to = typed(step)
            if said := wrong_with(step, run(words, to, answers(step)), outputs(words, to)):
                wrong.append(f"{page.name}:{line}: `{step.text}` {said}")
    return wrong


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_the_commands_of_a_page_run(
    page: Page, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(world_of(page, made, tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))

    assert "\n".join(followed(page, tmp_path)) == ""
    for block in page.blocks:
        if block.kind == "python":
            exec(compile(block.text, f"{page.name}:{block.line}", "exec"), {})  # noqa: S102 - our own page
            assert capsys.readouterr().out


def options(verb: str) -> set[str]:
    """The options that the help of a verb tells."""
    out = io.StringIO()
    main([verb, "--help"], io.BytesIO(), out, io.StringIO())
    return set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", out.getvalue())) | {"--help"}


@pytest.mark.parametrize("page", [p for p in pages() if p.mentions], ids=lambda p: p.name)
def test_commands_in_sentences_have_a_verb_and_options_that_there_are(page: Page) -> None:
    wrong = []
    for line, text in page.mentions:
        _, verb, *rest = text.split()
        unknown = [w for w in rest if re.match(r"--?[a-z]", w) and w.partition("=")[0] not in options(verb)]
        if verb.startswith("--"):
            continue
        if verb not in VERBS and verb.isalpha() and verb.islower():
            wrong.append(f"{page.name}:{line}: `{text}` has no verb")
        wrong += [f"{page.name}:{line}: `{verb}` has no option `{w}`" for w in unknown]

    assert wrong == []


def test_nothing_is_skipped_that_no_page_has() -> None:
    commands = [command.text for p in pages() for command in p.commands]

    assert [start for start in SKIPPED if not any(text.startswith(start) for text in commands)] == []
    assert [start for start in SKIPPED if start.startswith("blueprint")] == []
    assert all((ROOT / start).is_file() for start in SKIPPED if start.startswith("script/"))
    assert set(SKIPPED_PAGES) <= {p.name for p in pages()}


def test_every_verb_has_its_row_in_the_table_of_the_readme() -> None:
    rows = [command.text.split() for command in page("README.md").commands if not command.is_typed]

    assert {"blueprint"} == {row[0] for row in rows}
    named = set(re.findall(r"`(?:blueprint )?([a-z-]+)", page("README.md").prose))
    assert set(VERBS) - named == set()


def followed_text(text: str, folder: Path) -> list[str]:
    return followed(Page("page.md", text), folder)


def test_what_a_page_shows_may_leave_out_what_differs_each_time() -> None:
    assert prints("it shows …/ now\n", "first\nit shows 127.0.0.1/x/ now\nlast\n")
    assert not prints("it shows …/ now\n", "it shows 127.0.0.1\n/ now\n")
    assert not prints("one\ntwo\n", "one\n\ntwo\n")


def test_answers_are_those_behind_the_brackets() -> None:
    assert answers(Command("blueprint init", 1, "Called?\n  [My service] Tea\nWhose?\n  [Alex]\n")) == ["Tea", ""]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("```sh\nblueprint render no.blueprint.yaml\n```", "ended with 1"),
        ("```sh\nblueprint validate hotel.blueprint.yaml --colour\n```", "ended with 2"),
        ("```sh\nblueprint validate hotel.blueprint.yaml   # exit code 1\n```", "ended with 0"),
        ("```\n$ blueprint validate hotel.blueprint.yaml\nall is well\n```", "instead of"),
        ("| | |\n| --- | --- |\n| `blueprint explain FILE` | no code |", "ended with 2"),
        (
            "`bad.blueprint.yaml`\n\n```yaml\nblueprint: 1\n```\n\n```sh\nblueprint validate bad.blueprint.yaml\n```",
            "BP",
        ),
    ],
)
def test_a_page_that_is_wrong_is_found(
    text: str, said: str, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(world_of(Page("page.md", ""), made, tmp_path))

    (wrong,) = followed_text(f"{text}\n", tmp_path)

    assert said in wrong
