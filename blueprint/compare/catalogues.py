"""What differs in the lists of a file whose elements have ids: personas, lanes, catalogues, measures, views."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from blueprint.build.ids import slug
from blueprint.compare import facts as f
from blueprint.compare.likeness import alike, interleaved, out_of_order, pair_alike, shared, words
from blueprint.compare.side import Fact, Side, differing
from blueprint.compare.values import Change, FieldChange, Kind, What
from blueprint.frozen import frozen
from blueprint.model import Actor, Channel, GapAt, LaneOrLine, Line, Persona, Service, System, Text, Touchpoint

T = TypeVar("T")
_ALIKE = 0.75
_SAME_CONTENT = 0.6
_LINE = "\0"


@frozen(eq=False)
class Listed(Generic[T]):
    """One kind of list.

    Attributes:
        kind: of its elements.
        of: the elements of a service.
        title: name of the field that people call an element by.
        facts: what an element says beside that.
        ordered: whether the order of the elements is seen in a drawing.
    """

    kind: Kind
    of: Callable[[Service], Sequence[T]]
    facts: Callable[[Side, T], list[Fact]]
    title: str = "title"
    ordered: bool = False


def _declared(found: Iterable[T]) -> list[T]:
    """Entries that a catalogue declares; a bare name that a step uses is told with the step."""
    return [e for e in found if not _bare(e)]


def _bare(entry: object) -> bool:
    """Whether an entry stands for a bare name: then its own place is that of its title."""
    bare_kinds = (Actor, Channel, System, Touchpoint)
    return isinstance(entry, bare_kinds) and entry.span is not None and entry.title.span == entry.span


def _lanes(service: Service) -> list[LaneOrLine]:
    """Lanes and lines that the file names; the others come and go with their cards."""
    return [e for e in service.lanes if (e.span is not None if isinstance(e, Line) else e.named)]


PERSONAS: Listed[Persona] = Listed(Kind.PERSONA, lambda s: s.personas, f.of_persona, "name", ordered=True)
LANES: Listed[LaneOrLine] = Listed(Kind.LANE, _lanes, f.of_lane, ordered=True)
NAMED: tuple[Listed[Any], ...] = (
    Listed(Kind.ACTOR, lambda s: _declared(s.actors), f.of_entry),
    Listed(Kind.CHANNEL, lambda s: _declared(s.channels), f.of_entry),
    Listed(Kind.SYSTEM, lambda s: _declared(s.systems), f.of_entry),
    Listed(Kind.TOUCHPOINT, lambda s: _declared(s.touchpoints), f.of_entry),
    Listed(Kind.THEME, lambda s: s.themes, f.of_entry),
    Listed(Kind.RESPONSES, lambda s: s.responses, f.of_entry),
)
MEASURES: tuple[Listed[Any], ...] = (
    Listed(Kind.METRIC, lambda s: s.metrics, f.of_metric),
    Listed(Kind.OPPORTUNITY, lambda s: s.opportunities, f.of_opportunity),
    Listed(Kind.VIEW, lambda s: s.views, f.of_view),
)


def match_listed(listed: Listed[T], old: Side, new: Side) -> dict[str, str]:
    """Old ids to new ones: by id, then by name where both ids are gone or new."""
    olds = {_id(e): e for e in listed.of(old.service)}
    news = {_id(e): e for e in listed.of(new.service)}
    pairs = {key: key for key in olds if key in news and type(olds[key]) is type(news[key])}
    left = [e for key, e in olds.items() if key not in pairs]
    right = [e for key, e in news.items() if key not in pairs]

    lefts = [_Told(_id(e), type(e), _called(old, listed, e), _words(old, listed, e)) for e in left]
    rights = [_Told(_id(e), type(e), _called(new, listed, e), _words(new, listed, e)) for e in right]
    pairs.update((a.id, b.id) for a, b in pair_alike(lefts, rights, lambda e: e.words, _same, _SAME_CONTENT))
    return pairs


@frozen
class _Told:
    """An element by its id and kind, with its name and all that it says."""

    id: str
    type: type
    name: str
    words: str


def _same(old: _Told, new: _Told) -> float:
    """How alike two elements are: by name, or by all that they say."""
    if old.type is not new.type:
        return 0.0
    named = alike(old.name, new.name)
    return max(named if named >= _ALIKE else 0.0, shared(words(old.words), words(new.words)))


def _words(side: Side, listed: Listed[T], element: T) -> str:
    """All that an element says."""
    values = (fact.shown for fact in _facts(listed, side, element) if fact.language is None)
    return " ".join(value if isinstance(value, str) else " ".join(value) for value in values)


def compare_listed(listed: Listed[T], old: Side, new: Side, pairs: Mapping[str, str]) -> list[Change]:
    """What differs between two lists, in the new order."""
    olds = {_id(e): e for e in listed.of(old.service)}
    news = {_id(e): e for e in listed.of(new.service)}
    moved = _moved(olds, news, pairs) if listed.ordered else frozenset()
    changes = []
    for was, now in interleaved(tuple(olds), tuple(news), pairs.get):
        before = olds[was] if was is not None else None
        after = news[now] if now is not None else None
        if change := _one(listed, old, new, before, after, moved=now in moved):
            changes.append(change)
    return changes


def _moved(olds: Iterable[str], news: Iterable[str], pairs: Mapping[str, str]) -> frozenset[str]:
    """New ids of what stands in another order."""
    at = {key: n for n, key in enumerate(news)}
    order = [at[pairs[key]] for key in olds if key in pairs]
    wrong = out_of_order(order)
    return frozenset(key for key, n in at.items() if n in wrong)


def _one(listed: Listed[T], old: Side, new: Side, before: T | None, after: T | None, *, moved: bool) -> Change | None:
    """How one element differs; None if it does not."""
    was = _facts(listed, old, before) if before is not None else []
    now = _facts(listed, new, after) if after is not None else []
    kind = Kind.LINE if isinstance(after or before, Line) else listed.kind
    if after is None or before is None:
        side, only = (new, after) if after is not None else (old, before)
        assert only is not None  # noqa: S101 - one of both is there
        what = What.ADDED if after is not None else What.REMOVED
        title = _called(side, listed, only)
        return Change(
            kind=kind,
            what=(what,),
            key=_id(only).lstrip(_LINE),
            title=title,
            fields=body(differing(was, now), listed.title),
        )
    keys = (_id(before).lstrip(_LINE), _id(after).lstrip(_LINE))
    names = (_called(old, listed, before), _called(new, listed, after))
    given = not all(by_name(key, name) for key, name in zip(keys, names, strict=True))
    return made(kind, keys, names, differing(was, now), moved=moved, title=listed.title, given=given)


def made(
    kind: Kind,
    keys: tuple[str, str],
    names: tuple[str, str],
    fields: tuple[FieldChange, ...],
    *,
    title: str | None,
    given: bool,
    moved: bool = False,
) -> Change | None:
    """The change of an element that is on both sides; None if it is the same.

    Args:
        keys, names: old and new key and name.
        title: the field that people call it by: another one is another name.
        given: whether one of its keys is an id that the file gives, so that another one is a new name for it.
        moved: whether it stands elsewhere.
    """
    what = [What.MOVED] if moved else []
    other_id = keys[0] != keys[1] and given
    if other_id or any(field.name == title for field in fields):
        what.append(What.RENAMED)
    if body(fields, title):
        what.append(What.CHANGED)
    if not what:
        return None
    return Change(
        kind=kind, what=tuple(what), key=keys[1], old_key=keys[0] if keys[0] != keys[1] else None, title=names[1],
        old_title=names[0] if names[0] != names[1] else None, fields=fields,
    )  # fmt: skip


def by_name(key: str, *names: str) -> bool:
    """Whether an id is what the program makes of one of some names, rather than given by the file."""
    for name in names:
        stem = slug(name)
        tail = key[len(stem) :]
        if stem and key.startswith(stem) and (not tail or (tail[0] == "-" and tail[1:].isdigit())):
            return True
    return False


def body(fields: Iterable[FieldChange], title: str | None) -> tuple[FieldChange, ...]:
    """Fields beside the name in the file's own language."""
    return tuple(field for field in fields if field.name != title or field.language is not None)


def _facts(listed: Listed[T], side: Side, element: T) -> list[Fact]:
    text: Text | None = getattr(element, listed.title, None)
    return side.text(listed.title, text) + listed.facts(side, element)


def _called(side: Side, listed: Listed[T], element: T) -> str:
    """What people call an element."""
    return side.words(getattr(element, listed.title, None)) or _id(element).lstrip(_LINE)


def _id(element: object) -> str:
    """The id; lines have a sign before theirs, as they have a set of ids of their own."""
    key: str = element.id  # type: ignore[attr-defined]
    return f"{_LINE}{key}" if isinstance(element, Line) else key


def compare_gaps(old: Side, new: Side) -> list[Change]:
    """What differs in the service-quality gaps, which have no ids: known by number and place, else by their note."""
    left: dict[Hashable, list[tuple[int, GapAt]]] = {}
    for number, gap in enumerate(old.service.gaps, 1):
        left.setdefault((gap.gap, _place(old, gap)), []).append((number, gap))
    news = list(enumerate(new.service.gaps, 1))
    pairs: dict[int, tuple[int, GapAt]] = {}
    for number, gap in news:
        if found := left.get((gap.gap, _place(new, gap))):
            pairs[number] = found.pop(0)
    rest = [one for found in left.values() for one in found]
    others = [one for one in news if one[0] not in pairs]
    old_notes = [(old.words(gap.note), number, gap) for number, gap in rest]
    new_notes = [(new.words(gap.note), number, gap) for number, gap in others]
    alike_notes = pair_alike(
        old_notes, new_notes, lambda g: g[0], lambda a, b: alike(a[0], b[0]) if a[2].gap == b[2].gap else 0.0, _ALIKE
    )
    pairs.update((now[1], was[1:]) for was, now in alike_notes)
    changes = []
    for number, gap in news:
        before = pairs.get(number)
        was_facts = f.of_gap(old, before[1]) if before else []
        fields = differing(was_facts, f.of_gap(new, gap))
        if before and fields:
            changes.append(
                Change(kind=Kind.GAP, what=(What.CHANGED,), key=str(number), title=_gap_title(new, gap), fields=fields)
            )
        elif not before:
            changes.append(
                Change(kind=Kind.GAP, what=(What.ADDED,), key=str(number), title=_gap_title(new, gap), fields=fields)
            )
    gone = {n for n, _ in rest} - {n for n, _ in pairs.values()}
    for number, gap in rest:
        if number in gone:
            fields = differing(f.of_gap(old, gap), [])
            title = _gap_title(old, gap)
            changes.append(Change(kind=Kind.GAP, what=(What.REMOVED,), key=str(number), title=title, fields=fields))
    return changes


def _place(side: Side, gap: GapAt) -> Hashable:
    return side.places(gap.at) if gap.at is not None else None


def _gap_title(side: Side, gap: GapAt) -> str:
    """Gap 3 at Check in."""
    return f"gap {gap.gap.value}" + (f" at {side.place_title(gap.at)}" if gap.at is not None else "")
