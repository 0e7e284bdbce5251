"""Runs commands as cold processes and says what they cost.

In: a command. Out: `Cost` of one process and of those that it starts. Also: where the installed program is, and the
machine in one line.
"""

from __future__ import annotations

import math
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from time import perf_counter

Command = tuple[str, ...]
_TAIL = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run took.

    Attributes:
        seconds: wall-clock time. processor: seconds of processor time, user and system.
        memory: the most that one of its processes held, in MB (10^6 bytes).
        said: its standard output and error.
    """

    seconds: float
    processor: float
    memory: float
    said: str


def run(command: Command, limit: float | None = None) -> Cost | None:
    """One run of a command.

    Args:
        command: program and arguments.
        limit: seconds after which it is given up.

    Returns:
        What it took; None if it was given up.

    Raises:
        SystemExit: the command failed; a time for a failure would mean nothing.
    """
    with tempfile.TemporaryFile() as said:
        started = perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=said, start_new_session=True)
        end = Timer(limit or math.inf, _end, (process.pid,))
        if limit:
            end.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - started
        end.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode(errors="replace")
    if limit and seconds >= limit:
        return None
    if process.returncode != 0:
        sys.exit(f"failed: {' '.join(command)}\n{text[-_TAIL:]}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(
        seconds=seconds, processor=usage.ru_utime + usage.ru_stime, memory=usage.ru_maxrss * unit / 1e6, said=text
    )


def _end(process: int) -> None:
    """Kill a process and all that came of it: a browser that a tool has started is in a group of its own."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], check=True, capture_output=True, encoding="ascii").stdout
    parents = dict(tuple(map(int, line.split())) for line in listed.splitlines())
    doomed = {process}
    while more := {pid for pid, parent in parents.items() if parent in doomed} - doomed:
        doomed |= more
    for pid in doomed:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def program() -> str:
    """The installed program of this Python environment.

    Raises:
        SystemExit: it is not installed.
    """
    # As an installed program runs: with its modules compiled once, after the warm-up.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    found = shutil.which("blueprint", path=str(Path(sys.executable).parent))
    if found is None:
        sys.exit("blueprint is not installed in this Python environment: run script/setup first")
    return found


def machine() -> str:
    """What it was measured on."""
    system = f"{platform.system()} {platform.machine()}"
    return f"Python {platform.python_version()}, {_processor()}{system}, {os.cpu_count()} cores"


def _processor() -> str:
    """The name of the processor where the system tells it, with a comma behind it."""
    listed = Path("/proc/cpuinfo")
    if not listed.is_file():
        return ""
    lines = listed.read_text("utf-8", "replace").splitlines()
    return next((line.partition(":")[2].strip() + ", " for line in lines if line.startswith("model name")), "")
