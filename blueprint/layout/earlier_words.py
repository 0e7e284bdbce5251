"""What another state says where it differs: texts struck through, both times of a step.

In: a `Desk` with an `OtherState`. Out: stacks and wordings; nothing where there is no other state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blueprint.layout.desk import Desk
from blueprint.layout.facts import times
from blueprint.layout.stacks import Stack, stack
from blueprint.model.measures import Duration
from blueprint.model.service import Step
from blueprint.model.text import Text, Wording
from blueprint.scene import Item, Paint, Path, Words

ROLE = "text-before"
_NONE = "–"
_HEIGHT = 0.28
"""Where a line through small letters runs, as a share of their size."""


def text_before(desk: Desk, key: str) -> Text | None:
    """What a card or a text of a row said in the other state; None where it said the same, or there is none."""
    return desk.other.texts.get(key) if desk.other else None


def words_before(desk: Desk, text: Text | None, row: str, width: float) -> list[Stack]:
    """The words of the other state, small, to stand above those that there are now; nothing without a text."""
    if text is None:
        return []
    return [stack(desk, ROLE, desk.pick(text), desk.theme.type("card-time", row), width)]


def struck(desk: Desk, items: Iterable[Item]) -> Iterator[Item]:
    """Items with a line through every line of words of the other state."""
    for item in items:
        yield item
        if isinstance(item, Words) and item.role == ROLE:
            yield strike(item, desk.colour("ink-soft"))


def strike(words: Words, colour: str) -> Path:
    """A line through the middle of the small letters."""
    y = words.y - max((run.size for run in words.line.runs), default=0.0) * _HEIGHT
    return Path("change-strike", (("M", words.x, y), ("L", words.x + words.line.width, y)), Paint(stroke=colour))


def step_times(desk: Desk, step: Step) -> tuple[Wording, ...]:
    """Time and wait of a step; of both states where they differ: `4 min → 2 min`."""
    if desk.other is None or step.key not in desk.other.times:
        return times(desk, step.time, step.wait)
    words = desk.words
    before = desk.other.times[step.key]
    made = []
    if step.time or before[0]:
        made.append(_both(desk, before[0], step.time))
    if step.wait or before[1]:
        made.append(words.text("time.waits", time=_both(desk, before[1], step.wait)))
    return tuple(Wording(text, words.language) for text in made)


def _both(desk: Desk, before: Duration | None, after: Duration | None) -> str:
    """One time, or both where they differ."""
    told = [desk.words.duration(d) if d else _NONE for d in (before, after)]
    return told[1] if before == after else desk.words.text("comparison.change", before=told[0], after=told[1])
