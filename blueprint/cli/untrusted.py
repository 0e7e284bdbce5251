"""Work on a stranger's files: the same command once more, in a process that the system limits.

In: the command line. Out: the exit code of that process, whose output goes where it would have gone; 2 with one line
where a limit has ended it.
"""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Self, TextIO

from blueprint.cli.exceeded import beyond_output, beyond_total, died
from blueprint.cli.folders import passing_folder
from blueprint.cli.streams import Streams, UsageError
from blueprint.limits import Limits
from blueprint.paths import CONFIG, find_root

KEPT = (
    "PATH", "HOME", "LANG", "LANGUAGE", "TZ", "TERM", "NO_COLOR", "COLUMNS", "LINES", "SYSTEMROOT", "XDG_DATA_HOME",
    "XDG_DATA_DIRS", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH",
    "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "SOURCE_DATE_EPOCH",
)  # fmt: skip
"""What the process learns of its surroundings: where programs, fonts and libraries lie, and how to speak."""

_ADDED = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
_BEGIN = "import json,sys;g=json.loads(sys.argv[1]);sys.path[:]=g['path'];from blueprint.cli.confined import run;run(g)"
_UNABLE = "BP174"
_PATIENCE = 3.0
"""Seconds between asking the process to end and ending it."""
_FEW = 0.02
_INTERRUPTED = 130
LEAST_MEMORY = 300_000_000
"""What Python, the libraries and a few fonts take."""


def run_confined(argv: Sequence[str], limits: Limits, streams: Streams, program: str = _BEGIN) -> int:
    """Run a command in a confined process.

    Args:
        argv: the arguments behind the program's name.
        limits: that the command line asks for.
        streams: of this process.
        program: what that process runs, in Python; it finds what it needs in its first argument, as JSON.

    Returns:
        The exit code.

    Raises:
        UsageError: this system cannot limit a process, or the program itself needs more memory.
        KeyboardInterrupt: somebody has interrupted it.
    """
    if not hasattr(os, "setsid") or not hasattr(signal, "SIGXCPU"):
        raise UsageError(
            f"`--untrusted` needs limits that this system does not have ({_UNABLE}); use Linux or macOS, or a container"
        )
    if limits.memory < LEAST_MEMORY:
        raise UsageError(f"`--limit memory={limits.memory}` is too little: libraries and fonts take {LEAST_MEMORY:,}")
    with passing_folder("untrusted") as folder, _Line() as line:
        private = str(folder)
        given = {
            "argv": list(argv),
            "path": _import_path(),
            "total": limits.total,
            "memory": limits.memory,
            "output": limits.output,
            "writable": list(dict.fromkeys(_places(argv))),
            "private": private,
            "line": line.far_end,
        }
        process = _start(program, given, streams, {**_surroundings(), **_ADDED, "TMPDIR": private})
        code, late = _ended(process, limits.total, streams)
    return _verdict(code, late, limits, streams.stderr)


class _Line:
    """What the process holds on to: when it goes dead, this one has died, and the process ends itself."""

    def __enter__(self) -> Self:
        self.far_end, self._end = os.pipe()
        return self

    def __exit__(self, *_: object) -> None:
        for end in (self.far_end, self._end):
            os.close(end)


def _import_path() -> list[str]:
    """Where Python finds modules; never in the current folder, which may be the stranger's, but for our own."""
    own, here = str(Path(__file__).parents[2]), os.path.realpath(os.curdir)
    found = (os.path.abspath(p) for p in sys.path if p)  # noqa: PTH100 - a path as text
    return [p for p in found if os.path.realpath(p) != here or p == own] + [own] * (own == here)


def _surroundings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name in KEPT or name.startswith("LC_")}


def _places(argv: Sequence[str]) -> Iterator[str]:
    """Folders in which the command may read and write: projects of what is named, and where outputs go."""
    here = Path.cwd()
    root = find_root(here)
    if (root / CONFIG).is_file() or (root / ".git").exists():
        yield str(root)
    for word in argv:
        name = word.rpartition("=")[2] if word.startswith("-") or "=" in word else word
        path = Path(name)
        try:
            if path.exists():
                inside = path if path.is_dir() else path.parent
                yield from (str(inside.absolute()), str(find_root(inside)), str(path.resolve()))
            elif path.suffix or os.sep in name:
                yield str(next((p for p in path.absolute().parents if p.is_dir()), here))
        except (OSError, ValueError):  # no path
            continue


def _start(program: str, given: dict[str, Any], streams: Streams, env: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start the process, in a session of its own, so that it can be ended with all that it starts."""
    streams.stdout.flush()
    streams.stderr.flush()
    return subprocess.Popen(  # noqa: S603 - Python itself, with a program of our own
        [sys.executable, "-I", "-B", "-c", program, json.dumps(given)],
        stdin=_handle(streams.stdin),
        stdout=_handle(streams.stdout),
        stderr=_handle(streams.stderr),
        env=env,
        pass_fds=(given["line"],),
        start_new_session=True,
    )


def _handle(stream: BinaryIO | TextIO) -> int:
    """What a process takes in the place of a stream: the same file, or a pipe where there is none."""
    try:
        return stream.fileno()
    except (OSError, AttributeError, io.UnsupportedOperation):
        return subprocess.PIPE


def _ended(process: subprocess.Popen[bytes], total: int, streams: Streams) -> tuple[int, bool]:
    """Wait until the process has ended, or end it; its exit code, and whether it had too little time."""
    late = False
    piped = streams.stdin.read() if process.stdin is not None else None
    try:
        out, err = process.communicate(piped, timeout=total)
    except subprocess.TimeoutExpired:
        late = True
        _kill(process)
        out, err = process.communicate()
    except KeyboardInterrupt:
        _interrupt(process)
        if process.returncode != _INTERRUPTED:
            raise
        return _INTERRUPTED, False
    finally:
        _kill(process)
    for stream, content in ((streams.stdout, out), (streams.stderr, err)):
        if content:
            _give_on(stream, content)
    return process.returncode, late


def _give_on(stream: TextIO, content: bytes) -> None:
    """Give on what came through a pipe."""
    binary = getattr(stream, "buffer", None)
    if binary is None:
        stream.write(content.decode("utf-8", "replace"))
    else:
        stream.flush()
        binary.write(content)


def _interrupt(process: subprocess.Popen[bytes]) -> None:
    """Pass an interruption on, and give the process a moment to tidy up."""
    _signal(process, signal.SIGINT)
    until = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < until:
        time.sleep(_FEW)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and everything that it has started."""
    _signal(process, signal.SIGKILL)
    process.wait()


def _signal(process: subprocess.Popen[bytes], number: int) -> None:
    try:
        os.killpg(process.pid, number)
    except (ProcessLookupError, PermissionError):
        return  # nobody is left


def _verdict(code: int, late: bool, limits: Limits, stderr: TextIO) -> int:
    """The exit code to give, and one line where a limit has ended the process."""
    if late or code == -signal.SIGXCPU:
        stderr.write(beyond_total(limits.total))
    elif code == -signal.SIGXFSZ:
        stderr.write(beyond_output(limits.output))
    elif code == -signal.SIGINT:
        return _INTERRUPTED
    elif code < 0:
        stderr.write(died(f"was ended by signal {-code}"))
    else:
        return code
    return 2
