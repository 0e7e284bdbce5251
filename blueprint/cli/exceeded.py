"""What is said where the work was ended because it took too much, in one line.

In: which limit. Out: the line, with the code that explains it.
"""

from __future__ import annotations

from pathlib import Path

from blueprint.confinement import current

HINT = "raise the limit with"
STATUS = "/proc/self/status"
_NEARLY = 0.85


def out_of_time(seconds: float) -> str:
    """Reading a file or making an output took too long."""
    return _line(
        "BP169",
        f"reading a file, or making an output, took longer than {seconds:g} seconds",
        f"ask for less, or {HINT} `--limit seconds={2 * seconds:.0f}`",
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
        f"ask for less, or {HINT} `--limit memory={2 * most}`",
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
        f"ask for less, or {HINT} `--limit total={2 * most}`",
    )


def beyond_output(most: int) -> str:
    """A confined process wanted to write too much."""
    return _line(
        "BP172",
        f"an output has more than {most:,} bytes",
        f"ask for less, or {HINT} `--limit output={2 * most}`",
    )


def died(how: str) -> str:
    """A confined process ended without a word."""
    return _line("BP173", f"the confined process {how}", "most likely its memory was full; `--limit memory=` raises it")


def _line(code: str, what: str, hint: str) -> str:
    return f"error[{code}]: {what}; {hint}\n"
