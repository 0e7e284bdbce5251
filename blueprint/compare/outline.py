"""A difference as an outline: headings and lines in plain English, before terminal or Markdown dress them.

In: `Difference`. Out: `Heading`s and `Point`s in reading order: the map's head, stage by stage and step by step, then
connectors, catalogues and measures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from blueprint.compare.values import Change, Compared, Difference, FieldChange, Kind, Place, Status, Value, What
from blueprint.frozen import frozen
from blueprint.phrases import count

_HEAD = (Kind.MAP, Kind.PERSONA, Kind.LANE, Kind.LINE)
_GRID = (Kind.STAGE, Kind.STEP, Kind.CARD, Kind.TEXT)
_MEASURES = (Kind.METRIC, Kind.GAP, Kind.OPPORTUNITY)
_OVERRIDES = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


@frozen(kw_only=True)
class Heading:
    """The name of a part: `text` is from the file, `words` are ours."""

    level: int
    words: str
    text: str = ""


@frozen(kw_only=True)
class FieldLine:
    """One field: old and new value, flat; None for none."""

    name: str
    old: str | None
    new: str | None


@frozen(kw_only=True)
class Point:
    """One element that differs.

    Attributes:
        what: how. level: of the heading above it.
        words: what it is, in our words (`frontstage`, `step`).
        text: what it is called. before: what it was called; None where that is the same.
        notes: where it was moved from, its other id: pairs of our words and a name from the file.
        fields: what it says, old and new.
    """

    what: tuple[What, ...]
    level: int
    words: str
    text: str
    before: str | None = None
    notes: tuple[tuple[str, str], ...] = ()
    fields: tuple[FieldLine, ...] = ()


@frozen(kw_only=True)
class Remark:
    """A sentence of ours."""

    level: int
    words: str


Outlined: TypeAlias = Heading | Point | Remark


def flat(value: Value | None) -> str | None:
    """A value on one line, without signs that turn the reading direction of what follows."""
    if value is None:
        return None
    text = value if isinstance(value, str) else ", ".join(value)
    return " ".join(text.translate(_OVERRIDES).split())


def outline(difference: Difference) -> list[Outlined]:
    """All that differs, in reading order."""
    found = difference.changes
    made: list[Outlined] = []
    made += _part("Map", [c for c in found if c.kind in _HEAD])
    made += _grid([c for c in found if c.kind in _GRID])
    links = [c for c in found if c.kind is Kind.LINK]
    written, follow = [c for c in links if not c.by_rule], [c for c in links if c.by_rule]
    if links:
        made.append(Heading(level=0, words="Connectors"))
        made += [_point(c, 1) for c in written]
    if follow:
        others = count(len(follow), "connector")
        verb = "follows" if len(follow) == 1 else "follow"
        made.append(Remark(level=1, words=f"{others} made by rule {verb} from the cards and steps above"))
    rest = [c for c in found if c.kind not in {*_HEAD, *_GRID, Kind.LINK}]
    made += _part("Catalogues", [c for c in rest if c.kind not in {*_MEASURES, Kind.VIEW}])
    made += _part("Measures", [c for c in rest if c.kind in _MEASURES])
    made += _part("Views", [c for c in rest if c.kind is Kind.VIEW])
    return made


def _part(name: str, changes: Sequence[Change]) -> list[Outlined]:
    return [Heading(level=0, words=name), *(_point(c, 1) for c in changes)] if changes else []


def _grid(changes: Iterable[Change]) -> Iterator[Outlined]:
    """Stages and steps as headings, with what differs in them."""
    stage: str | None = None
    step: str | None = None
    for change in changes:
        place = change.place
        assert place is not None  # noqa: S101 - everything in the grid has a place
        if stage != place.stage.key:
            stage, step = place.stage.key, None
            yield Heading(level=0, words="Stage", text=flat(place.stage.title) or "")
        if change.kind is not Kind.STAGE and place.step and step != place.step.key:
            step = place.step.key
            if change.kind is not Kind.STEP:
                yield Heading(level=1, words="Step", text=flat(place.step.title) or "")
        yield _point(change, 1 if change.kind in {Kind.STAGE, Kind.STEP} or not place.step else 2)


def _point(change: Change, level: int) -> Point:
    return Point(
        what=change.what,
        level=level,
        words=_words(change),
        text=flat(change.title) or "",
        before=flat(change.old_title),
        notes=tuple(_notes(change)),
        fields=tuple(_fields(change)),
    )


def _words(change: Change) -> str:
    """What an element is: the lane of a card, the row of a text, else its kind."""
    if change.kind in {Kind.CARD, Kind.TEXT} and change.place:
        return change.place.lane.title
    return "title" if change.kind is Kind.MAP and change.old_title else change.kind.value


def _notes(change: Change) -> Iterator[tuple[str, str]]:
    if change.old_place and change.place:
        yield from _moved(change, change.old_place, change.place)
    if change.old_key and What.RENAMED in change.what and change.kind is not Kind.MAP:
        yield "id before:", change.old_key


def _moved(change: Change, old: Place, new: Place) -> Iterator[tuple[str, str]]:
    """Where something was moved from, as far as it is another place."""
    if change.kind is Kind.STAGE or (change.kind is Kind.STEP and old.stage.title == new.stage.title):
        yield "moved from place", str(old.number)
    elif change.kind is Kind.STEP:
        yield "moved from stage", flat(old.stage.title) or ""
    elif old.cell == new.cell or (old.step, old.lane, old.stage) == (new.step, new.lane, new.stage):
        yield "moved from place", str(old.number)
    else:
        if (old.step or old.stage) != (new.step or new.stage):
            yield ("moved from step", flat(old.step.title) or "") if old.step else ("moved from stage", old.stage.title)
        if old.lane.key != new.lane.key:
            yield "moved from", old.lane.title


def _fields(change: Change) -> Iterator[FieldLine]:
    """What is told beneath an element: not its name, which stands in its line."""
    named = "text" if change.kind in {Kind.CARD, Kind.TEXT} else "name" if change.kind is Kind.PERSONA else "title"
    for field in change.fields:
        if field.name != named or field.language:
            yield FieldLine(name=_field_name(field), old=flat(field.old), new=flat(field.new))


def _field_name(field: FieldChange) -> str:
    return f"{field.name} ({field.language})" if field.language else field.name


def summary(compared: Compared) -> str:
    """What became of a map, in a few words: `2 added, 1 changed`."""
    if compared.status is Status.FAILED:
        which = " and ".join(compared.failed)
        return f"not compared: the {which} version has errors"
    if compared.status in {Status.ADDED, Status.REMOVED}:
        stages, steps, cards = compared.size
        sizes = f"{count(stages, 'stage')}, {count(steps, 'step')}, {count(cards, 'card')}"
        return f"{'new' if compared.status is Status.ADDED else 'removed'} map, {sizes}"
    if compared.status is Status.RENAMED:
        return "renamed, and otherwise the same"
    if compared.difference is None or compared.status is Status.SAME:
        return "the same"
    counts = compared.difference.counts()
    told = [f"{number} {what.value}" for what, number in counts.items() if number]
    return ", ".join(told) or "only connectors that are made by rule differ"
