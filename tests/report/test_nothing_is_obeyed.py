"""A terminal obeys nothing that stands in a map, a survey or the name of a file."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from cli.typed import run

from blueprint.cli.main import main
from blueprint.diagnostics import Diagnostic, Related, Severity
from blueprint.json_text import json_text
from blueprint.report import Style
from blueprint.source import Source, Span

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
MAP = (
    'blueprint: 1\ntitle: T\nstate: "\\x1b[31m\\x07"\nlanguage: "\\u202ex"\n'
    'stages: [{title: A, "\\x9bx": 1, customer: a}]\n'
)


@pytest.mark.parametrize("form", Style)
@pytest.mark.parametrize("name", ["map.blueprint.yaml", "\x1b[1mmap.blueprint.yaml"])
def test_findings_show_no_controls(form: Style, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(MAP, "utf-8")

    code, out, err = run("validate", name, "--diagnostics", form)

    assert code == 1
    assert "BP203" in out + err or "BP2" in out + err
    assert not OBEYED.search(out + err)


def test_no_sentence_about_arguments_shows_controls() -> None:
    code, out, err = run("render", "map.blueprint.yaml", "--view\x1b[31m", "\u202ex")

    assert code == 2
    assert not OBEYED.search(out + err)


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("out", "shown"), [(Screen(), False), (io.StringIO(), True)], ids=["terminal", "pipe"])
def test_a_difference_on_a_terminal_shows_no_controls(
    out: io.StringIO, shown: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    text = "blueprint: 1\ntitle: T\nlanguages: en\nstages: [{title: A, custmer: \x1b[31ma}]\n"
    Path("map.blueprint.yaml").write_text(text, "utf-8")

    main(("validate", "map.blueprint.yaml", "--fix", "--diff"), io.BytesIO(), out, io.StringIO())

    assert "+stages" in out.getvalue()
    assert ("\x1b" in out.getvalue()) == shown


def test_json_escapes_what_would_be_obeyed() -> None:
    tree = {"a\u202e": ["\x9b", "\ud800", "\x1b", "酒店 👩‍👦"]}

    assert not OBEYED.search(json_text(tree))
    assert "酒店 👩‍👦" in json_text(tree)
    assert json.loads(json_text(tree)) == tree


def test_every_sentence_of_a_finding_is_fit_to_be_shown() -> None:
    span = Span(Source("a", "x"), 0, 1)
    odd = "a\x1b[31m\u202e\ud800b"
    found = Diagnostic(
        code="BP203", severity=Severity.ERROR, message=odd, hint=odd, related=(Related(message=odd, span=span),)
    )

    assert found.message == found.hint == found.related[0].message == "a\ufffd[31m\ufffd\ufffdb"
    assert Diagnostic(code="BP203", severity=Severity.ERROR, message="酒店 é 👩‍👦").message == "酒店 é 👩‍👦"
