"""Work that takes too long is ended, and nothing else is."""

from __future__ import annotations

import _thread
import threading
import time
from pathlib import Path

import pytest
from cli.typed import run

from blueprint import deadline
from blueprint.deadline import OutOfTimeError, within
from blueprint.layout import compose
from blueprint.limits import Limits
from blueprint.pipeline import load, loading
from blueprint.project.config import Format
from blueprint.project.jobs.job import Job
from blueprint.project.jobs.request import Request
from blueprint.project.jobs.sandbox import Packed
from blueprint.project.jobs.work import make

MAP = "blueprint: 1\ntitle: Test\nstages:\n  - title: A\n    steps:\n      - customer: a\n"


def endless(*_: object, **__: object) -> None:
    """Work without an end, that takes whatever is raised for bad input."""
    while True:
        try:
            time.sleep(0.01)
        except Exception:  # noqa: BLE001, S112 - libraries do so
            continue


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "a.blueprint.yaml"
    found.write_text(MAP)
    return found


def test_work_that_is_done_in_time() -> None:
    assert within(60, lambda: 7) == 7


def test_work_that_is_not() -> None:
    with pytest.raises(OutOfTimeError) as caught:
        within(0.05, endless)

    assert caught.value.seconds == 0.05


def test_what_is_open_is_closed() -> None:
    closed = []

    def work() -> None:
        try:
            endless()
        finally:
            closed.append(True)

    with pytest.raises(OutOfTimeError):
        within(0.05, work)
    assert closed == [True]


def test_errors_of_the_work_are_its_own() -> None:
    with pytest.raises(ZeroDivisionError):
        within(60, lambda: 1 // 0)


def test_only_the_outer_limit_counts() -> None:
    with pytest.raises(OutOfTimeError) as caught:
        within(0.05, lambda: within(60, endless))

    assert caught.value.seconds == 0.05
    assert within(60, lambda: within(0.001, lambda: time.sleep(0.05))) is None


def test_it_is_said_again_to_who_passes_over_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "_AGAIN", 0.05)
    heard = []

    def deaf() -> str:
        while len(heard) < 3:
            try:
                endless()
            except BaseException:  # noqa: BLE001 - that is the point
                heard.append(True)
        return "done"

    assert within(0.05, deaf) == "done"


def test_nothing_is_raised_afterwards() -> None:
    """Many ends of work that fall together with the end of its time."""
    ends, before = {True: 0, False: 0}, _thread._count()
    for n in range(300):
        try:
            within(0.0005, lambda n=n: sum(range(2_000 + 100 * n)))
        except OutOfTimeError:
            ends[False] += 1
        else:
            ends[True] += 1
    time.sleep(0.3)
    until = time.monotonic() + 20
    while _thread._count() > before and time.monotonic() < until:
        time.sleep(0.02)

    assert sum(ends.values()) == 300
    assert _thread._count() <= before


def test_work_in_another_thread() -> None:
    caught: list[BaseException] = []

    def inside() -> None:
        try:
            within(0.05, endless)
        except OutOfTimeError as error:
            caught.append(error)

    thread = threading.Thread(target=inside)
    thread.start()
    within(60, thread.join)

    assert len(caught) == 1


def test_a_map_that_is_read_too_long(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "judge", endless)

    outcome = load(str(path), limits=Limits(seconds=1))

    assert outcome.value is None
    (finding,) = outcome.diagnostics
    assert (finding.code, finding.message) == ("BP169", f"reading `{path}` took longer than 1 seconds")
    assert "`--limit seconds=2`" in (finding.hint or "")


def test_a_drawing_that_takes_too_long(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as a finding of its file, the others are drawn, and nothing is left of it."""
    monkeypatch.setattr(compose, "compose", endless)
    out = path.parent / "out"

    code, _, err = run("render", str(path), "-o", f"{out}/", "--limit", "seconds=1")

    assert code == 1
    assert err.count("error[BP169]: drawing ") == 2
    assert not out.exists()


def test_other_verbs_say_it_in_one_line(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blueprint.cli.touchpoints._content", endless)

    code, out, err = run("touchpoints", str(path), "--limit", "seconds=1")

    assert (code, out) == (2, "")
    assert "error[BP169]: reading a file, or making an output, took longer than 1 seconds" in err
    assert "`--limit seconds=2`" in err


@pytest.mark.parametrize(
    ("work", "typed"),
    [
        ("blueprint.editing.fmt.formatted", ("fmt", "a.blueprint.yaml")),
        ("blueprint.cli.renamed_files.rename_in_files", ("rename", "step-1", "step-one", "a.blueprint.yaml")),
        ("blueprint.compare.terminal.as_text", ("diff", "a.blueprint.yaml", "b.blueprint.yaml")),
        ("blueprint.pipeline.difference.opening.compare", ("diff", "a.blueprint.yaml", "b.blueprint.yaml")),
        ("blueprint.pipeline.comparison.opening.compared", ("compare", "a.blueprint.yaml", "b.blueprint.yaml")),
        ("blueprint.cli.compare_words.words", ("compare", "a.blueprint.yaml", "b.blueprint.yaml")),
    ],
)
def test_verbs_without_pictures_are_ended_too(
    path: Path, work: str, typed: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    (path.parent / "b.blueprint.yaml").write_text(MAP.replace("customer: a", "customer: b"))
    monkeypatch.setattr(work, endless)

    code, out, err = run(*typed, "--limit", "seconds=1")

    assert (code, out) == (2, "")
    assert "error[BP169]" in err
    assert "`--limit seconds=2`" in err
    assert path.read_text() == MAP


def test_a_build_tells_it_of_its_map(monkeypatch: pytest.MonkeyPatch) -> None:
    """As an error of the one output, that no cache keeps."""
    monkeypatch.setattr("blueprint.project.jobs.press.draw", endless)
    job = Job(
        maps=("a.blueprint.yaml",),
        files=(Packed(path="a.blueprint.yaml", content=MAP.encode()),),
        requests=(Request(format=Format.SVG, views=("journey",)),),
        limits=Limits(seconds=1),
    )

    (answer,) = make(job).answers

    assert answer.pieces == ()
    assert "BP169" in repr(answer.findings)
