"""Runs a case and says what is wrong with what came of it.

What must hold: an exit code of 0, 1 or 2; no exception; findings with known codes at places within their files; nothing
written where there are errors; SVG, HTML, JSON and PDF that can be read, without numbers that are none; `fmt` twice is
`fmt` once; a bearable time and size.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import resource
import shutil
import signal
import time
import traceback
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import FrameType

from fuzz.case import Case
from fuzz.checks import Failure, check_file, check_findings, check_svg, check_text, expect, signature

from blueprint.cli import main as way_in
from blueprint.diagnostics import Severity
from blueprint.pipeline import drawings, load
from blueprint.preview.easel import Easel, Look

SECONDS = 2.0
"""Processor time that one command may take on an idle machine."""
_PAGES = {"book": 5.0, "report": 5.0}
"""How many times as long verbs may take that set a dozen pages of text and more."""
_CALIBRATION = 0.030
"""Seconds that `_loop` takes on the machine that the limit is meant for."""
_EXITS = (0, 1, 2)
_ENDED = re.compile(r"\[BP(?:169|170|171|173)\]")
"""That the program ended its own work because it took too much of the machine."""
_DRAWS = ("render", "book", "report", "graph", "impact", "touchpoints", "opportunities", "figures")


class TooLong(BaseException):
    """A command has used up its time."""


def _loop() -> float:
    begun = time.process_time()
    total = 0
    for number in range(400_000):
        total += number % 7
    return time.process_time() - begun


@cache
def slower() -> float:
    """How much slower this machine is here and now than the one that the limit is meant for."""
    return max(1.0, min(_loop() for _ in range(3)) / _CALIBRATION)


def allowed(verb: str) -> float:
    """Seconds of processor time that a command may take here and now."""
    return SECONDS * _PAGES.get(verb, 1.0) * slower()


@contextlib.contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stop what runs longer than it may, where it is."""

    def stop(_: int, frame: FrameType | None) -> None:
        raise TooLong("".join(traceback.format_stack(frame, 12)) if frame else "")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.2)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextlib.contextmanager
def _environ(**wanted: str) -> Iterator[None]:
    """Set variables of the environment for a while."""
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.__setitem__(name, value)


class Judge:
    """Judges cases one after the other in one folder, which it empties between them."""

    def __init__(self, folder: Path) -> None:
        # One further down, because arguments such as `../x` lead out of it.
        self._around, self.folder = folder / "around", folder / "around" / "case"
        self.worst = 0.0
        self.commands = self.valid = 0
        self._easels: dict[str, Easel] = {}

    def judge(self, case: Case) -> None:
        """Run a case; once more where it took too long: the machine may be busier by now, and what was loaded stays.

        Raises:
            Failure: something does not hold.
        """
        worst = self.worst
        try:
            self._judge(case)
        except Failure as failure:
            if "longer" not in failure.kind:
                raise
            slower.cache_clear()
            self.worst = worst
            self._judge(case)

    def _judge(self, case: Case) -> None:
        """Run a case."""
        shutil.rmtree(self._around, ignore_errors=True)
        self.folder.mkdir(parents=True)
        case.put(self.folder)
        with contextlib.chdir(self.folder), _environ(XDG_CACHE_HOME=str(self.folder / "cache"), NO_COLOR="1"):
            for run in case.runs:
                self._one(run)

    def _one(self, run: tuple[str, ...]) -> None:
        begun = time.process_time()
        self.commands += 1
        failure: Failure | None = None
        try:
            with limited(allowed(run[0])):
                {"draw": self._draw, "spoil": self._spoil}.get(run[0], self._command)(run)
        except TooLong as stopped:
            failure = Failure(f"{run[0]} takes longer than it may", str(stopped))
        except Failure:
            raise
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever is raised is a failure
            failure = Failure(f"{run[0]}: {signature(error)}", "".join(traceback.format_exception(error)))
        finally:
            self.worst = max(self.worst, (time.process_time() - begun) * SECONDS / allowed(run[0]))
        if failure is not None:  # raised here, it holds on to nothing that the command has made
            raise failure

    def _draw(self, run: tuple[str, ...]) -> None:
        """Not a verb: read a map, judge all findings, and draw it with the typesetter of the last case."""
        name, look = run[1], Look(*run[2:])
        easel = self._easels.setdefault(name, Easel(name))
        loaded = easel.load()
        check_findings(loaded.diagnostics)
        if loaded.value is None:
            expect(any(d.severity is Severity.ERROR for d in loaded.diagnostics), "no service and no error")
            return
        self.valid += 1
        names = [d.name for d in drawings(loaded.value)]
        view = look.view if look.view in names else names[len(look.view) % len(names)]
        drawn = easel.draw(loaded.value, Look(view, look.language, look.theme, look.page))
        check_findings(drawn.findings)
        if drawn.svg is not None:
            check_svg(drawn.svg)
        else:
            said = bool(drawn.refusal) or any(d.severity is Severity.ERROR for d in drawn.findings)
            expect(said, "no drawing and no reason")

    def _spoil(self, run: tuple[str, ...]) -> None:
        """Not a verb: put the bytes of a file into all files of a folder."""
        content = (self.folder / run[2]).read_bytes()
        for path in (self.folder / run[1]).rglob("*"):
            if path.is_file():
                path.chmod(0o600)
                path.write_bytes(content)

    def _command(self, run: tuple[str, ...]) -> None:
        """Run a command as it would be typed."""
        out, err = io.StringIO(), io.StringIO()
        before = self._listed()
        report = way_in._report_bug

        def raised(error: Exception, *_: object, **__: object) -> None:
            raise error

        way_in._report_bug = raised  # type: ignore[assignment] - so that the traceback is told
        try:
            code = way_in.main(run, io.BytesIO(), out, err)
        finally:
            way_in._report_bug = report
        expect(code in _EXITS, f"{run[0]} ends with {code}", err.getvalue())
        expect("Traceback" not in err.getvalue(), f"{run[0]} shows a traceback", err.getvalue())
        expect(not _ENDED.search(err.getvalue()), f"{run[0]} takes too much", err.getvalue())
        check_text(run, out.getvalue(), code)
        made = self._listed() - before
        drawn = next((word for word in run[1:] if word.endswith(".yaml")), "")
        if code == 1 and made and drawn and run[0] in _DRAWS and load(drawn).value is None:
            raise Failure(f"{run[0]} writes in spite of errors", str(made))
        expect(not any(name.endswith((".part", ".tmp")) for name in made), f"{run[0]} leaves a half file", str(made))
        for name in sorted(made):
            check_file(self.folder / name)
        if run[0] == "fmt" and code == 0:
            self._again(run)

    def _again(self, run: tuple[str, ...]) -> None:
        """`fmt` has nothing to do after `fmt`."""
        before = {name: (self.folder / name).read_bytes() for name in self._listed()}
        way_in.main(run, io.BytesIO(), io.StringIO(), io.StringIO())
        changed = [name for name, content in before.items() if (self.folder / name).read_bytes() != content]
        expect(not changed, "fmt changes what fmt wrote", str(changed))

    def _listed(self) -> set[str]:
        return {
            str(path.relative_to(self.folder))
            for path in self.folder.rglob("*")
            if path.is_file() and "cache" not in path.parts
        }


def memory() -> float:
    """The most memory that this process has ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
