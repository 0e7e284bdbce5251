"""What the worst maps inside the usual limits cost, each drawn by a cold process.

    python tests/limits/worst_cases.py            all of them, as a table of Markdown
    python tests/limits/worst_cases.py steps      one of them

Each case is at one limit, or at the two that together cost most. Seconds are of the processor, megabytes the most that
the process held. It takes some minutes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from blueprint.limits import DEFAULT_LIMITS as MOST

HEAD = "blueprint: 1\ntitle: Worst case\n"
STAGE = "stages:\n  - title: A\n    steps:\n"
WORDS = "word and other "


def _steps(count: int, text: Callable[[int], str]) -> str:
    return HEAD + STAGE + "".join(f"      - {{{text(n)}}}\n" for n in range(count))


def _full(n: int) -> str:
    return f"title: Step {n}, customer: Comes in, touchpoint: A desk, frontstage: Says hello, backstage: Looks up, support: System {n}"  # noqa: E501 - one step


def stages() -> str:
    """As many stages as there may be steps, one card each."""
    return f"{HEAD}stages:\n" + "".join(f"  - {{title: S{n}, customer: c}}\n" for n in range(MOST.steps))


def steps() -> str:
    """As many steps in one stage, one card each."""
    return _steps(MOST.steps, lambda n: f"title: S{n}, customer: c")


def cards() -> str:
    """As many cards as there may be, in one place."""
    listed = "".join(f"          - Card {n}\n" for n in range(MOST.cards))
    return f"{HEAD}{STAGE}      - customer:\n{listed}"


def steps_and_cards() -> str:
    """As many steps with as many different cards, and nearly as many connectors by rule."""
    return _steps(MOST.steps, _full)


def links() -> str:
    """As many connectors as there may be, from every lane to every step."""
    side = 140
    named = _steps(side, lambda n: f"customer: {{id: c{n}, text: c}}, backstage: {{id: b{n}, text: c}}")
    pairs = [(a, b) for a in range(side) for b in range(side)][: MOST.links - side]
    return f"{named}connect: explicit\nlinks:\n" + "".join(f"  - {{from: b{a}, to: c{b}}}\n" for a, b in pairs)


def grid() -> str:
    """As many lanes times steps as there may be, a card in each lane."""
    side = int(MOST.grid**0.5)
    lanes = "".join(f"  - {{lane: l{n}, title: Lane {n}, zone: backstage}}\n" for n in range(side))
    return _steps(side, lambda n: f"l{n}: a") + f"lanes:\n{lanes}"


def scores() -> str:
    """As many scores as there may be: personas one by one at the first step, all together at the others."""
    people = int(MOST.scores**0.5) - 1
    each = ", ".join(f"p{n}: 1" for n in range(people))
    named = "personas:\n" + "".join(f"  p{n}: {{name: P{n}}}\n" for n in range(people))
    return _steps(people, lambda n: f"customer: a, emotion: {f'{{{each}}}' if n == 0 else n % 5 + 1}") + named


def words() -> str:
    """As much text as a file may have, in texts as long as they may be."""
    longest = WORDS * (MOST.text // len(WORDS))
    return _steps(MOST.bytes // len(longest) - 1, lambda _: f"customer: '{longest}'")


def one_word() -> str:
    """The same without a place where a line may break."""
    return _steps(MOST.bytes // MOST.text - 1, lambda _: f"customer: '{'w' * MOST.text}'")


def personas() -> str:
    """As many personas as a file has room for."""
    named = "".join(f"  p{n}: {{name: Person {n}, role: Guest, goals: [a, b]}}\n" for n in range(8_000))
    return _steps(1, lambda _: "customer: a") + f"personas:\n{named}"


def channels() -> str:
    """As many channels, and a journey that changes them at every step."""
    named = "".join(f"  c{n}: {{title: C {n}}}\n" for n in range(3_000))
    return _steps(3_000, lambda n: f"customer: a, channel: c{n}") + f"channels:\n{named}"


def metrics() -> str:
    """As many figures as a file has room for."""
    return _steps(1, lambda _: "customer: a") + "metrics:\n" + "".join(
        f"  - {{id: m{n}, type: nps, value: {n % 100}}}\n" for n in range(9_000)
    )  # fmt: skip


CASES: tuple[tuple[Callable[[], str], str], ...] = tuple(
    (case, ending)
    for case in (
        stages,
        steps,
        cards,
        steps_and_cards,
        links,
        grid,
        scores,
        words,
        one_word,
        personas,
        channels,
        metrics,
    )
    for ending in (("svg", "pdf") if case is steps_and_cards else ("svg",))
)


def cost(case: Callable[[], str], ending: str) -> tuple[float, float, int]:
    """Seconds, megabytes and exit code of one drawing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "worst.blueprint.yaml")
        path.write_text(case(), "utf-8")
        command = [
            sys.executable,
            "-m",
            "blueprint",
            "render",
            str(path),
            "--view",
            "blueprint",
            "-o",
            f"{folder}/x.{ending}",
        ]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        assert process.stderr is not None
        told = process.stderr.read().decode()
        _, status, used = os.wait4(process.pid, 0)
        code = os.waitstatus_to_exitcode(status)
        if code:
            sys.stderr.write(told[-400:])
        return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, code


def main(wanted: list[str]) -> int:
    """Print the table; 1 if a case could not be drawn."""
    sys.stdout.write("| map | drawing | seconds | MB |\n| --- | --- | --- | --- |\n")
    failed = 0
    for case, ending in CASES:
        if wanted and case.__name__ not in wanted:
            continue
        seconds, megabytes, code = cost(case, ending)
        failed |= code
        told = (case.__doc__ or "").split(".")[0]
        sys.stdout.write(f"| {told} | {ending} | {seconds:.0f} | {megabytes:.0f} |\n")
        sys.stdout.flush()
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
