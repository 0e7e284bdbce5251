"""Which elements of a drawing differ, and how.

In: the changes of a `Difference`. Out: a `Mark` for each thing that a drawing shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from blueprint.compare.values import Change, Kind, Matched, Value, What
from blueprint.frozen import frozen
from blueprint.model import Service

Target = tuple[str, str]
"""What is marked, and its key: `card`, `step`, `stage`, `lane`, `line`, `header`; `link` by its ends with a space
between, `point` by its curve and its step."""

_HEADER = frozenset({Kind.MAP, Kind.PERSONA})
_BY_KEY = frozenset({Kind.CARD, Kind.STEP, Kind.STAGE, Kind.LANE, Kind.LINE})
_FIGURES = frozenset({Kind.METRIC, Kind.GAP, Kind.OPPORTUNITY})
_GHOSTS = frozenset({Kind.STAGE, Kind.STEP, Kind.CARD, Kind.TEXT, Kind.LINK, *_FIGURES})
"""What is drawn where it was, once it has been removed."""


@frozen(kw_only=True)
class Mark:
    """How an element differs: in which ways, what it was and is in words, and how far it was moved.

    Attributes:
        signed: whether it has a sign of its own; without one, the column that it stands in has it.
        way: of what was moved: columns to the right (negative: left) and lanes down (negative: up).
    """

    what: tuple[What, ...]
    note: str = ""
    way: tuple[int, int] = (0, 0)
    signed: bool = True


def marked(
    new: Service, matched: Matched, changes: Iterable[Change], renumbered: Mapping[str, str]
) -> tuple[dict[Target, Mark], int]:
    """Marks of what is on the new side, and how many changes no drawing shows.

    Args:
        new: the new service. matched: which element is which.
        changes: what differs.
        renumbered: new keys of texts that stand behind others now.
    """
    columns = {step.key: n for n, step in enumerate(new.steps)}
    rows = {entry.id: n for n, entry in enumerate(new.lanes)}
    marks: dict[Target, Mark] = {}
    unplaced = 0
    for change in changes:
        if change.by_rule or (change.main is What.REMOVED and change.kind in _GHOSTS):
            continue
        target = _target(change, renumbered)
        if target is None or change.main is What.REMOVED:
            unplaced += 1
            continue
        known = marks.get(target)
        what = tuple(w for w in What if w in (*change.what, *(known.what if known else ())))
        note = "\n".join(n for n in (known.note if known else "", note_of(change)) if n)
        marks[target] = Mark(what=what, note=note, way=_way(change, matched, columns, rows))
        marks.update((part, Mark(what=(What.CHANGED,), note=note)) for part in _parts(change))
    return marks, unplaced


def removed_marks(changes: Iterable[Change]) -> dict[Target, Mark]:
    """Marks of what was removed, by the keys of the old service."""
    gone = Mark(what=(What.REMOVED,))
    found = (_target(c, {}) for c in changes if c.main is What.REMOVED and not c.by_rule)
    return {target: gone for target in found if target is not None}


def reference_marks(old: Service, new: Service, matched: Matched) -> tuple[dict[Target, Mark], dict[Target, Mark]]:
    """Marks of touchpoints and channels that steps of both services do not have in common.

    Args:
        old, new: both services. matched: which element is which.

    Returns:
        What was removed, by the keys of the old service; what was added, by those of the new one.
    """
    gone: dict[Target, Mark] = {}
    come: dict[Target, Mark] = {}
    steps = {step.key: step for step in new.steps}
    for step in old.steps:
        partner = steps.get(matched.steps.get(step.key, ""))
        if partner is None:
            continue
        for kind, were, are in (
            (Kind.TOUCHPOINT, step.touchpoints, partner.touchpoints),
            (Kind.CHANNEL, step.channels, partner.channels),
        ):
            ids = matched.ids.get(kind, {})
            known = [ids.get(i, i) for i in were]
            for key, own, other, what, marks in (
                (step.key, known, are, What.REMOVED, gone),
                (partner.key, are, known, What.ADDED, come),
            ):
                left = (n for n, i in enumerate(own, 1) if i not in other)
                marks.update((("card", f"{key}.{kind.value}.{n}"), Mark(what=(what,))) for n in left)
    return gone, come


def _target(change: Change, renumbered: Mapping[str, str]) -> Target | None:
    """What a drawing shows of an element."""
    found: Target | None = None
    if change.kind in _HEADER:
        found = "header", ""
    elif change.kind in _BY_KEY:
        found = change.kind.value, change.key
    elif change.kind is Kind.TEXT:
        found = "card", renumbered.get(change.key, change.key)
    elif change.kind is Kind.LINK:
        found = "link", change.key.replace(" -> ", " ")
    elif change.kind in _FIGURES:
        found = "card", f"{change.kind.value}.{change.key}"
    return found


def _parts(change: Change) -> Iterator[Target]:
    """What else of a step or a stage is drawn apart: its picture, its points on the curves."""
    if change.kind not in {Kind.STEP, Kind.STAGE} or change.main is What.ADDED:
        return
    for field in change.fields:
        if field.name == "image":
            yield "card", f"{change.key}.image.1"
        for name, series in (("emotion", "experience"), ("expectation", "expectation")):
            if field.name.startswith(name):
                yield "point", f"{series} {change.key}"


def _way(change: Change, matched: Matched, columns: Mapping[str, int], rows: Mapping[str, int]) -> tuple[int, int]:
    """How far something was moved, in columns and lanes of the new service."""
    old, new = change.old_place, change.place
    if not old or not new:
        return 0, 0
    if change.kind in {Kind.STEP, Kind.STAGE}:
        return new.number - old.number, 0
    before = matched.steps.get(old.step.key) if old.step else None
    across = columns.get(new.step.key, 0) - columns[before] if new.step and before else 0
    lane = matched.lanes.get(old.lane.key, old.lane.key)
    down = rows.get(new.lane.key, 0) - rows.get(lane, 0)
    return across, down if across or down else new.number - old.number


def note_of(change: Change) -> str:
    """What an element was and is: `time: 4 min → 2 min`, a line each."""
    if change.main in {What.ADDED, What.REMOVED}:
        return ""
    return "\n".join(f"{f.name}: {_shown(f.old)} → {_shown(f.new)}" for f in change.fields)


def _shown(value: Value | None) -> str:
    if value is None:
        return "–"
    return value if isinstance(value, str) else ", ".join(value)
