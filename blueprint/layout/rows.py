"""Which rows a drawing has, in which order, and what stands in them.

In: a service (already cut down to the view) and the kind of drawing. Out: `Row`s and `Line`s from the top. Nothing is
measured here.

    blueprint   touchpoint, channel, channel-path · the lanes and lines of the service · rows that the view asks for
    journey     storyboard, customer, touchpoint … channel-path │ curve, thinking, feeling, quote │ need … gaps
                └── lens                                        └── experience                    └── insights
"""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.frozen import replace
from blueprint.layout.bands import Content, Entry, PictureFile, Place, Row, RowKind, RowZone, Tag
from blueprint.layout.channel_path.stops import stops_by_step
from blueprint.layout.columns import Columns
from blueprint.layout.metric_places import metric_entries
from blueprint.model.lanes import Lane, LaneOrLine, Line, drawn_lines
from blueprint.model.service import Card, Service, Stage, Step, View
from blueprint.model.vocabulary import DrawingKind, TextRow, Zone

_TEXT_ROWS = tuple(row.value for row in TextRow)
_ON_REQUEST = frozenset({"channel-path", "policy", "question", "note", "metric"})
_ABOVE = ("image", "touchpoint", "channel", "channel-path")
"""Rows over the lanes of a blueprint."""
_JOURNEY_ORDER: tuple[tuple[str, RowZone, RowKind], ...] = (
    ("image", RowZone.LENS, RowKind.PICTURES),
    ("customer", RowZone.LENS, RowKind.CARDS),
    ("touchpoint", RowZone.LENS, RowKind.PLACES),
    ("channel", RowZone.LENS, RowKind.PLACES),
    ("channel-path", RowZone.LENS, RowKind.PATH),
    ("emotion", RowZone.EXPERIENCE, RowKind.CURVE),
    ("thinking", RowZone.EXPERIENCE, RowKind.TEXTS),
    ("feeling", RowZone.EXPERIENCE, RowKind.TEXTS),
    ("quote", RowZone.EXPERIENCE, RowKind.TEXTS),
    ("need", RowZone.INSIGHTS, RowKind.TEXTS),
    ("pain", RowZone.INSIGHTS, RowKind.TEXTS),
    ("gain", RowZone.INSIGHTS, RowKind.TEXTS),
    ("idea", RowZone.INSIGHTS, RowKind.TEXTS),
    ("opportunities", RowZone.INSIGHTS, RowKind.FIGURES),
    ("theme", RowZone.INSIGHTS, RowKind.TAGS),
    ("module", RowZone.INSIGHTS, RowKind.TAGS),
    ("competitor", RowZone.INSIGHTS, RowKind.TEXTS),
    ("metrics", RowZone.INSIGHTS, RowKind.FIGURES),
    ("gaps", RowZone.INSIGHTS, RowKind.FIGURES),
    ("metric", RowZone.INSIGHTS, RowKind.TEXTS),
    ("policy", RowZone.INSIGHTS, RowKind.TEXTS),
    ("question", RowZone.INSIGHTS, RowKind.TEXTS),
    ("note", RowZone.INSIGHTS, RowKind.TEXTS),
)
_ALIASES = {"expectation": "emotion"}


def rows_of(
    service: Service, kind: DrawingKind, view: View | None = None, *, curve: bool = False
) -> tuple[Row | Line, ...]:
    """The bands and lines of a drawing from the top; empty bands are left out unless they are named.

    Args:
        curve: whether there is a curve even where the service has no scores: another state's.
    """
    sheet = Columns(service, curve=curve)
    asked = None if view is None or view.lanes is None else {_ALIASES.get(i, i) for i in view.lanes}
    rows = _blueprint(sheet, asked) if kind is DrawingKind.BLUEPRINT else _journey(sheet, asked)
    return _only_separating_lines(rows)


def _blueprint(sheet: Columns, asked: set[str] | None) -> list[Row | Line]:
    rows: list[Row | Line] = []
    named_places = {i for i in _ABOVE if i in sheet.named}
    for name in _ABOVE:
        wanted = name in asked if asked is not None else name not in ("image", "channel-path")
        if wanted and name not in named_places:
            rows += _journey_row(sheet, name)
    for lane in sheet.service.lanes:
        if isinstance(lane, Line):
            rows.append(lane)
        elif lane.zone is not None:
            rows += _lane_rows(sheet, lane)
        elif lane.id in named_places and (asked is None or lane.id in asked):
            rows += _journey_row(sheet, lane.id)
    for name, _, _ in _JOURNEY_ORDER:
        if asked and name in asked and name not in (*_ABOVE, "customer"):
            rows += _journey_row(sheet, name)
    return rows


def _journey(sheet: Columns, asked: set[str] | None) -> list[Row | Line]:
    order = [name for name, _, _ in _JOURNEY_ORDER]
    named = [i for i in sheet.named if i in order]
    slots = sorted(order.index(i) for i in named)
    for slot, name in zip(slots, named, strict=True):
        order[slot] = name
    rows: list[Row | Line] = []
    for name in order:
        if name == "customer":
            rows += _journey_lanes(sheet, asked)
        elif (name in asked) if asked is not None else (name not in _ON_REQUEST or name in sheet.named):
            rows += _journey_row(sheet, name)
    return rows


def _journey_lanes(sheet: Columns, asked: set[str] | None) -> list[Row | Line]:
    """The customer's lanes; with a view that names more lanes, those too, with the lines that it names."""
    rows: list[Row | Line] = []
    for lane in sheet.service.lanes:
        if isinstance(lane, Line):
            if asked and lane.id in asked:
                rows.append(lane)
        elif lane.zone is Zone.CUSTOMER or (asked and lane.zone is not None and lane.id in asked):
            rows += _lane_rows(sheet, lane)
    return rows


def _lane_rows(sheet: Columns, lane: Lane) -> list[Row | Line]:
    assert lane.zone is not None  # noqa: S101 - callers ask for lanes of the action flow
    spanning = sheet.spanning(lambda g: ((c.key, c) for c in g.cards if c.lane == lane.id))
    entries = sheet.stepwise(lambda s: ((c.key, c) for c in s.lane(lane.id)))
    row = Row(
        id=lane.id, lane=lane.id, zone=lane.zone.value, kind=RowKind.CARDS, title=lane.title,
        action=lane.zone if lane.zone.depth is not None else None, spanning=spanning, entries=entries,
    )  # fmt: skip
    if not row.filled and not lane.named:
        return []
    if not lane.split_by_actor:
        return [row]
    return [*_split(row)] or [row]


def _split(row: Row) -> list[Row]:
    """One sub-lane per actor in order of appearance; cards without an actor keep the lane itself, on top."""
    actors: dict[str | None, None] = {}
    for entry in (*row.spanning, *row.entries):
        if isinstance(entry.content, Card):
            actors.setdefault(entry.content.actor)
    ordered = sorted(actors, key=lambda a: a is not None)

    def part(entries: tuple[Entry, ...], actor: str | None) -> tuple[Entry, ...]:
        filled: dict[tuple[int, int], int] = {}
        kept = []
        for e in entries:
            if isinstance(e.content, Card) and e.content.actor == actor:
                order = filled.get((e.first, e.last), 0)
                filled[e.first, e.last] = order + 1
                kept.append(replace(e, order=order))
        return tuple(kept)

    return [
        replace(
            row,
            id=f"{row.id}.{actor}" if actor else row.id,
            actor=actor,
            spanning=part(row.spanning, actor),
            entries=part(row.entries, actor),
        )
        for actor in ordered
    ]


def _journey_row(sheet: Columns, name: str) -> list[Row | Line]:
    zone, kind = next((z, k) for n, z, k in _JOURNEY_ORDER if n == name)
    lane = sheet.named.get(name)
    spanning, entries = _journey_entries(sheet, name)
    row = Row(
        id=name, lane=name, zone=zone.value, kind=kind, title=lane.title if lane else None,
        spanning=spanning, entries=entries,
    )  # fmt: skip
    if kind is RowKind.CURVE:
        return [row] if sheet.scored else []
    return [row] if row.filled or (lane and lane.named) else []


def _journey_entries(sheet: Columns, name: str) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Entries of a row outside the lanes: those of whole stages, those of steps."""
    service = sheet.service
    figures: dict[str, Iterable[tuple[str, tuple[str, ...], Content]]] = {
        "gaps": ((f"gap.{n}", (g.at,) if g.at else (), g) for n, g in enumerate(service.gaps, 1)),
        "opportunities": ((f"opportunity.{o.id}", o.at, o) for o in service.opportunities),
    }
    if name == "metrics":
        return metric_entries(sheet)
    if name in figures:
        return sheet.located(figures[name])

    if name == "channel-path":
        stops = stops_by_step(service)
        return (), sheet.stepwise(lambda s: ((f"{s.key}.{name}.1", stops[s.key]),) if s.key in stops else ())

    def contents(of: Stage | Step) -> Iterable[tuple[str, Content]]:
        return ((f"{of.key}.{name}.{n}", content) for n, content in enumerate(_contents(of, name), 1))

    return sheet.spanning(contents), sheet.stepwise(contents)


def _contents(of: Stage | Step, name: str) -> Iterable[Content]:
    """What a stage or a step has in a row of this name."""
    if name in _TEXT_ROWS:
        return next((texts for row, texts in of.texts if row == name), ())
    if name == "image":
        return (PictureFile(of.image),) if of.image else ()
    places = {"touchpoint": of.touchpoints, "channel": of.channels}
    tags = {"theme": of.themes, "module": of.modules}
    if name in places:
        return (Place(name, i) for i in places[name])
    return (Tag(name, str(i)) for i in tags.get(name, ()))


def _only_separating_lines(rows: list[Row | Line]) -> tuple[Row | Line, ...]:
    """Leave out lines that have no lane to part from another."""
    lanes: list[LaneOrLine] = [
        row if isinstance(row, Line) else Lane(id=row.lane, zone=Zone(row.zone))
        for row in rows
        if isinstance(row, Line) or row.kind is RowKind.CARDS
    ]
    kept = {line.id for line in drawn_lines(lanes)}
    return tuple(row for row in rows if isinstance(row, Row) or row.id in kept)
