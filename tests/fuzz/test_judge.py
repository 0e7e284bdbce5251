"""The judge sees what is wrong; cases are written and read; a failing case gets small."""

from __future__ import annotations

import io
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from fuzz import judge as judging
from fuzz.case import Case, read_case
from fuzz.checks import Failure, check_file, check_findings, check_svg
from fuzz.found import keep
from fuzz.judge import Judge
from fuzz.reduce import fewest
from fuzz.tape import Tape
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.cli import main as way_in
from blueprint.cli import validate
from blueprint.diagnostics import Diagnostic, Severity
from blueprint.source import Source, Span

MAP = b"blueprint: 1\ntitle: T\nstages: [{title: A, steps: [{customer: B}]}]\n"
FILE = "map.blueprint.yaml"


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    return Judge(tmp_path)


def case(*run: str, content: bytes = MAP) -> Case:
    return Case(files={FILE: content}, runs=(run,), why="tried")


def broken(monkeypatch: pytest.MonkeyPatch, with_: Callable[..., object]) -> None:
    monkeypatch.setattr(validate, "run", with_)


def test_what_is_right_passes(judge: Judge) -> None:
    for run in (("validate", FILE), ("draw", FILE, "journey"), ("render", FILE, "-o", "out/"), ("fmt", FILE)):
        judge.judge(case(*run))
    assert (judge.commands, judge.valid) == (4, 1)


def test_an_exception_is_seen_with_its_place(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    def raised(*_: object) -> int:
        raise KeyError("x")

    broken(monkeypatch, raised)
    with pytest.raises(Failure, match=r"validate: KeyError in test_judge.py raised|validate: KeyError in main.py"):
        judge.judge(case("validate", FILE))


def test_a_strange_exit_code_is_seen(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, lambda *_: 3)
    with pytest.raises(Failure, match="validate ends with 3"):
        judge.judge(case("validate", FILE))


def test_what_takes_too_long_is_stopped(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object) -> int:
        while True:
            time.process_time()

    monkeypatch.setattr(judging, "allowed", lambda _: 0.1)
    broken(monkeypatch, endless)
    with pytest.raises(Failure, match="takes longer than"):
        judge.judge(case("validate", FILE))


def test_controls_are_seen(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, lambda _, streams: streams.stdout.write("\x1b[31m") * 0)
    with pytest.raises(Failure, match="prints controls"):
        judge.judge(case("validate", FILE))


def test_files_that_others_cannot_read_are_seen(tmp_path: Path) -> None:
    for name, content in {
        "a.svg": b"<svg><a></svg>",
        "b.svg": b'<svg x="nan"/>',
        "c.pdf": b"%PDF-1.7",
        "d.pdf": b"%PDF-1.7\n<<>>stream\n" + zlib.compress(b"1 0 0 nan 0 0 cm") + b"\nendstream\n%%EOF",
        "d.png": b"\x89PNG",
        "e.json": b"{",
        "f.json": b"[NaN]",
        "g.html": b"<html>",
    }.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Failure):
            check_file(tmp_path / name)


@pytest.mark.parametrize("number", ["nan", "-inf", "1e5", "1 2 NaN", "inf"])
def test_numbers_that_are_none_are_seen(number: str) -> None:
    check_svg('<svg x="1" d="M0 0L1.5-2"/>')
    with pytest.raises(Failure, match="number"):
        check_svg(f'<svg height="{number}"/>')


def test_findings_outside_of_their_file_are_seen() -> None:
    span = Span(Source("a", "x"), 0, 2)
    with pytest.raises(Failure, match="outside"):
        check_findings((Diagnostic(code="BP203", severity=Severity.ERROR, message="m", span=span),))
    with pytest.raises(Failure, match="not known"):
        check_findings((Diagnostic(code="BP999", severity=Severity.ERROR, message="m"),))


def test_nothing_is_left_behind(judge: Judge) -> None:
    before, report = Path.cwd(), way_in._report_bug
    judge.judge(case("validate", FILE))

    assert Path.cwd() == before
    assert way_in._report_bug is report


@settings(max_examples=60)
@given(
    st.dictionaries(st.sampled_from(("a.yaml", "b c.png", "ä")), st.binary() | st.text().map(str.encode), max_size=2)
)
def test_cases_are_read_as_they_were_written(files: dict[str, bytes]) -> None:
    made = Case(files=files, runs=(("draw", "it's", ""), ("fmt", "a b", "\udcff\x1b")), why="two\nlines")

    again = read_case(made.text())
    assert again == made
    assert again.why == made.why


def test_a_failing_case_gets_small(
    judge: Judge, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path_factory.mktemp("corpus")

    def picky(*_: object) -> int:
        if b"bad" in Path(FILE).read_bytes():
            raise ValueError("bad")
        return 0

    broken(monkeypatch, picky)
    content = b"\n".join(b"line %d" % n for n in range(40)) + b"\nx bad y\n"
    large = Case(files={FILE: content, "other": b"o\n"}, runs=(("fmt", FILE, "--diff"), ("validate", FILE)))
    with pytest.raises(Failure) as failed:
        judge.judge(large)
    found = keep(judge, large, failed.value, corpus)

    written = read_case((corpus / found.file).read_text("utf-8"))
    assert (written.files, written.runs) == ({FILE: b"bad\n"}, (("validate", FILE),))


def test_fewest() -> None:
    assert fewest(list(range(100)), lambda kept: {3, 77} <= set(kept)) == [3, 77]
    assert fewest([1, 2], lambda _: True) == []


def test_a_tape_that_has_ended_gives_the_first_choice() -> None:
    tape = Tape(b"\x05")
    assert (tape.pick(4), tape.pick(4), tape.chance(2), tape.one_of("ab")) == (1, 0, False, "a")
    assert io.StringIO().getvalue() == ""
