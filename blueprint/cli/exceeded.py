"""What is said where the work was ended because it took too much, in one line.

In: which limit. Out: the line, with the code that explains it.
"""

from __future__ import annotations

from pathlib import Path

from blueprint.confinement import current

STATUS = "/proc/self/status"
_NEARLY = 0.85


def out_of_time(seconds: float) -> str:
    """Reading a file or making an output took too long."""
    return _line(
        "BP169",
        f"reading a file, or making an output, took longer than {seconds:g} seconds",
        _less_or("seconds", seconds),
    )


def out_of_memory() -> str:
    """The process got no more memory."""
    confined = current()
    if confined is None:
        return _line("BP171", "there is not enough memory for this", "ask for less, or use a machine with more memory")
    most = confined.memory
    return _line(
        "BP171",
        f"the work needs more than {most:,} bytes of memory",
        _less_or("memory", most),
    )


def memory_was_full() -> bool:
    """Whether this process is confined and has had nearly all memory that it may: libraries say it in many ways."""
    confined = current()
    if confined is None:
        return False
    try:
        told = Path(STATUS).read_text("ascii", "replace")
    except OSError:
        return False  # only Linux tells
    peak = next((line.split()[1] for line in told.splitlines() if line.startswith("VmPeak:")), "0")
    return int(peak) * 1024 > _NEARLY * confined.memory


def beyond_total(most: int) -> str:
    """A confined process ran too long."""
    return _line(
        "BP170",
        f"the command took longer than {most:,} seconds",
        _less_or("total", most),
    )


def beyond_output(most: int) -> str:
    """A confined process wanted to write too much."""
    return _line(
        "BP172",
        f"an output has more than {most:,} bytes",
        _less_or("output", most),
    )


def died(how: str) -> str:
    """A confined process ended without a word."""
    return _line("BP173", f"the confined process {how}", "most likely its memory was full; `--limit memory=` raises it")


def _less_or(name: str, most: float) -> str:
    """What to do: the limit twice as high is one way."""
    return f"ask for less, or raise the limit with `--limit {name}={2 * most:.0f}`"


def _line(code: str, what: str, hint: str) -> str:
    return f"error[{code}]: {what}; {hint}\n"
