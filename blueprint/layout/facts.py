"""Short facts with dots between them: times, waits, lists.

Impact 4 · Effort 1 · In progress       a line is filled with whole facts;
Building services · 1 Feb 2027          no dot hangs at its end or its start
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.layout.desk import Desk
from blueprint.layout.stacks import Stack, of_lines
from blueprint.model.measures import Duration
from blueprint.model.text import Wording
from blueprint.text.line import SetLine
from blueprint.theme import TypeRole

_SIGNS = {"zh": "｜", "yue": "｜", "ja": "｜", "ko": " / "}


def dotted(facts: Sequence[str], language: str) -> str:
    """Facts in one line with a dot between them, or what the language has for it.

    Chinese and Japanese have a full-width bar: their dot is wide between characters and narrow between digits. In
    Korean text browsers take the dot from another font than we do.
    """
    return _SIGNS.get(language.partition("-")[0], " · ").join(facts)


def joined(wordings: Sequence[Wording]) -> Wording:
    """Facts in one line, in the language of the first."""
    return Wording(dotted([w.text for w in wordings], wordings[0].language), wordings[0].language)


def facts(desk: Desk, role: str, wordings: Sequence[Wording], type_role: TypeRole, width: float) -> Stack:
    """Facts on as few lines as hold them whole; only a fact that is wider than a line is broken."""
    lines: list[SetLine] = []
    held: list[Wording] = []
    for fact in wordings:
        if held and desk.line(joined([*held, fact]), type_role).width > width:
            lines += desk.lines(joined(held), type_role, width, even=True)
            held = []
        held.append(fact)
    if held:
        lines += desk.lines(joined(held), type_role, width, even=True)
    return of_lines(desk, role, lines, type_role)


def times(desk: Desk, time: Duration | None, wait: Duration | None) -> tuple[Wording, ...]:
    """`4 min` and `waits 6 min`, whichever of both there is."""
    words = desk.words
    parts = [words.duration(time)] if time else []
    if wait:
        parts.append(words.text("time.waits", time=words.duration(wait)))
    return tuple(Wording(part, words.language) for part in parts)


def rounded(desk: Desk, duration: Duration) -> str:
    """A sum of durations in its two largest units, ends of a range alike."""
    words = desk.words
    low, high = words.seconds(duration.low), words.seconds(duration.high)
    return low if low == high else words.text("format.span", low=low, high=high)
