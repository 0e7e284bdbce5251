"""Running `dot`: missing, slow, broken, talking nonsense, and never a traceback."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from blueprint.graph.engine import run_dot
from blueprint.graph.positions import read_positions
from blueprint.graph.values import Graph, Node
from blueprint.model.text import Wording

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs that stand in for `dot` are shell scripts")

ONE = Graph(kind="dependency-map", title=Wording("t", "en"), nodes=(Node(key="a", title=Wording("a", "en")),))


@pytest.fixture
def instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path / "dot"


def program(path: Path, *lines: str) -> None:
    path.write_text("\n".join(("#!/bin/sh", *lines)) + "\n", "utf-8")
    path.chmod(0o755)


@pytest.mark.usefixtures("instead")
def test_missing() -> None:
    outcome = run_dot("digraph {}")

    assert outcome.value is None
    (finding,) = outcome.diagnostics
    assert finding.code == "BP841"
    assert finding.hint
    assert all(word in finding.hint for word in ("apt install graphviz", "brew install", "winget install"))


def test_too_slow(instead: Path) -> None:
    program(instead, "while :; do :; done")
    start = time.monotonic()
    outcome = run_dot("digraph {}", 0.3)

    assert [d.code for d in outcome.diagnostics] == ["BP842"]
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("echo 'Error: syntax error' >&2", "exit 1"), "syntax error"),
        (("exit 3",), "exit code 3"),
        (("kill -SEGV $$",), "signal 11"),
    ],
)
def test_a_failure_says_what_dot_said(instead: Path, lines: tuple[str, ...], said: str) -> None:
    program(instead, *lines)
    (finding,) = run_dot("digraph {}").diagnostics

    assert finding.code == "BP843"
    assert said in finding.message


def test_a_program_that_may_not_run(instead: Path) -> None:
    instead.write_text("no program", "utf-8")
    instead.chmod(0o755)
    (finding,) = run_dot("digraph {}").diagnostics

    assert finding.code == "BP843"


def test_bytes_that_are_no_text(instead: Path) -> None:
    program(instead, r"/usr/bin/printf '\377\376'")
    (finding,) = run_dot("digraph {}").diagnostics

    assert finding.code == "BP843"


NODE = '{"name": "n1", "pos": "5,5"}'


@pytest.mark.parametrize(
    "answer",
    [
        "", "{", "[]", "null", '{"bb": "0,0,10"}', '{"bb": "0,0,10,10"}',
        '{"bb": "0,0,10,10", "objects": [{"name": "n2", "pos": "1,1"}]}',
        '{"bb": "0,0,10,10", "objects": [{"name": "n1", "pos": "here"}]}',
        f'{{"bb": "0,0,10,10", "objects": [{NODE}]}} {{"bb": "0,0,10,10", "objects": []}}',
        f'{{"bb": "0,0,10,10", "objects": [{NODE}], "edges": [{{"id": "e0", "pos": "1,1 2,2"}}]}}',
    ],
)  # fmt: skip
def test_an_answer_about_something_else(answer: str) -> None:
    outcome = read_positions(answer, [ONE])

    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == ["BP843"]


def test_places_are_seen_from_the_upper_left_corner() -> None:
    (found,) = read_positions(f'{{"bb": "1,2,11,22", "objects": [{NODE}]}}', [ONE]).value or ()

    assert (found.width, found.height, found.nodes) == (10, 20, {"a": (4, 17)})


def test_what_is_too_large_is_refused() -> None:
    outcome = read_positions(f'{{"bb": "0,0,100000,10", "objects": [{NODE}]}}', [ONE])

    assert [d.code for d in outcome.diagnostics] == ["BP844"]
