"""A drawing as a table: stages and steps as its columns, lanes and rows as its rows.

In: the rows of a drawing with its tools. Out: `Table`.

    ┌───────────┬──────── Arrival ────────┬── Stay ──┐
    │           │ 1 Arrives │ 2 Checks in │ 3 Sleeps │
    ├───────────┼───────────┼─────────────┼──────────┤
    │ Customer  │ …         │ …           │ …        │
    ├───────────┴───── Line of interaction ──────────┤
    │ Frontstage (whole stage) │ …                   │
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from blueprint.experience import Curve, curve
from blueprint.experience.satisfaction import personas_scored, score_of
from blueprint.frozen import frozen
from blueprint.layout.bands import Entry, Row, RowKind
from blueprint.layout.cards import actor_title
from blueprint.layout.desk import Desk
from blueprint.layout.doors import door_title
from blueprint.layout.header import told_in_header
from blueprint.layout.rows import rows_of
from blueprint.layout.titles import line_title, row_title
from blueprint.model.lanes import Lane, Line
from blueprint.model.measures import Scale, Score
from blueprint.model.service import Step
from blueprint.model.text import Wording
from blueprint.model.vocabulary import DrawingKind
from blueprint.scene import Group, Item, Scene, all_words
from blueprint.screen.told import Fact, Told, marks, own, times, told
from blueprint.words.figures import mean_words

_GAPS = "gaps"


@frozen(kw_only=True)
class Heading:
    """Over one or more columns.

    Attributes:
        key: of the stage or step. columns: how many it is over.
        door: that another map shows it in detail, and which; None where none does.
        href: where that map lies; empty where nobody can know.
    """

    key: str
    title: Wording
    columns: int = 1
    facts: tuple[Fact, ...] = ()
    door: Wording | None = None
    href: str = ""


@frozen
class Cell:
    """What stands in one or more columns of a row.

    Attributes:
        where: name of its stage or step, for where columns cannot be seen; empty where it is over all of them.
    """

    columns: int
    entries: tuple[Told, ...]
    where: str = ""


@frozen(kw_only=True)
class Band:
    """A row of cells.

    Attributes:
        title: of its lane. aside: for what its cells are where they are not for steps. note: of the lane.
    """

    title: Wording
    aside: Wording | None = None
    note: Wording | None = None
    cells: tuple[Cell, ...]


@frozen
class Rule:
    """A separator line between two bands."""

    title: Wording


@frozen(kw_only=True)
class Table:
    """A whole drawing; `about` is what it says in its head and at its foot."""

    about: tuple[Fact, ...]
    stages: tuple[Heading, ...]
    steps: tuple[Heading, ...]
    rows: tuple[Band | Rule, ...]


def table_of(desk: Desk, rows: Iterable[Row | Line], scene: Scene) -> Table:
    """The table of a drawing.

    Args:
        desk: its tools; the service on it is cut down to the view.
        rows: its bands and lines from the top.
        scene: the drawing.
    """
    rows = (*rows, *_badges(desk, rows, scene))
    return Table(
        about=tuple(_about(desk, scene)),
        stages=tuple(_stages(desk)),
        steps=tuple(_steps(desk)),
        rows=tuple(made for row in rows for made in _row(desk, row)),
    )


def _about(desk: Desk, scene: Scene) -> Iterator[Fact]:
    service = desk.service
    summary = [desk.pick(text) for text in (service.subtitle, service.summary) if text]
    if summary:
        yield Fact(label=desk.word("header.summary"), text=_upon(summary))
    for label, values in told_in_header(desk):
        if values:
            yield Fact(label=label, text=_upon(values))
    totals = [words.line for words in all_words(scene.items) if words.role == "totals"]
    if totals:
        figures = Wording("\n".join(line.text for line in totals), totals[0].language)
        yield Fact(label=desk.word("header.figures"), text=figures)


def _upon(values: Sequence[Wording]) -> Wording:
    """Several texts, each on a line of its own."""
    return Wording("\n".join(value.text for value in values), values[0].language)


def _badges(desk: Desk, rows: Iterable[Row | Line], scene: Scene) -> Iterator[Row]:
    """The row of service-quality gaps where the drawing shows them as badges and tells of them in its legend only."""
    if any(isinstance(row, Row) and row.id == _GAPS for row in rows) or not _has_role(scene.items, "gap"):
        return
    every = rows_of(desk.service, DrawingKind.JOURNEY)
    yield from (row for row in every if isinstance(row, Row) and row.id == _GAPS)


def _has_role(items: Iterable[Item], role: str) -> bool:
    return any(isinstance(i, Group) and (i.role == role or _has_role(i.items, role)) for i in items)


def _stages(desk: Desk) -> Iterator[Heading]:
    for stage in desk.service.stages:
        facts = [*times(desk, stage.time, stage.wait), *marks(desk, stage.marks)]
        for label, text in (("row.goal", stage.goal), ("header.summary", stage.summary)):
            if text:
                facts.insert(0, Fact(label=desk.word(label), text=desk.pick(text)))
        if stage.phase:
            facts.insert(0, Fact(label=desk.word("row.phase"), text=desk.word(f"phase.{stage.phase}")))
        yield Heading(key=stage.key, title=desk.pick(stage.title), columns=len(stage.steps), facts=tuple(facts))


def _steps(desk: Desk) -> Iterator[Heading]:
    behind = {door.step: door for door in desk.doors.values()}
    for step in desk.service.steps:
        door = behind.get(step.key)
        yield Heading(
            key=step.key,
            title=_name(desk, step),
            facts=(*times(desk, step.time, step.wait), *marks(desk, step.marks)),
            door=own(desk, door_title(desk, door)) if door else None,
            href=door.href if door else "",
        )


def _name(desk: Desk, step: Step) -> Wording:
    """A step with its number."""
    number = desk.words.number(step.number)
    named = desk.pick(step.title) if step.title else None
    return Wording(f"{number} {named.text}", named.language) if named else own(desk, number)


def _row(desk: Desk, row: Row | Line) -> Iterator[Band | Rule]:
    """A line, or the bands of a lane: what is for the whole map, for whole stages, for steps."""
    if isinstance(row, Line):
        yield Rule(line_title(desk, row))
        return
    title, note = band_title(desk, row), _note(desk, row)
    whole = [entry for entry in row.spanning if not entry.stage]
    staged = [entry for entry in row.spanning if entry.stage]
    steps = desk.service.steps
    if whole:
        everything = (Cell(len(steps), tuple(t for entry in whole for t in told(desk, entry))),)
        yield Band(title=title, aside=desk.word("viewer.whole-map"), note=note, cells=everything)
    if staged:
        cells = tuple(
            Cell(
                len(stage.steps),
                _entries(desk, [e for e in staged if e.stage == stage.key]),
                desk.pick(stage.title).text,
            )
            for stage in desk.service.stages
        )
        yield Band(title=title, aside=desk.word("viewer.whole-stage"), note=note, cells=cells)
    if row.kind is RowKind.CURVE:
        yield Band(
            title=title,
            note=note,
            cells=tuple(Cell(1, tuple(_scores(desk, step)), _name(desk, step).text) for step in steps),
        )
    elif row.entries or not row.spanning:
        by_step: dict[str, list[Entry]] = {}
        for entry in row.entries:
            by_step.setdefault(entry.step or "", []).append(entry)
        cells = tuple(Cell(1, _entries(desk, by_step.get(s.key, [])), _name(desk, s).text) for s in steps)
        yield Band(title=title, note=note, cells=cells)


def _entries(desk: Desk, entries: Iterable[Entry]) -> tuple[Told, ...]:
    return tuple(one for entry in entries for one in told(desk, entry))


def band_title(desk: Desk, row: Row) -> Wording:
    """A lane's name; of a sub-lane with its actor."""
    title = row_title(desk, row)
    if not row.actor:
        return title
    text = desk.words.text("format.label", label=title.text, text=actor_title(desk, row.actor).text)
    return Wording(text, title.language)


def _note(desk: Desk, row: Row) -> Wording | None:
    lanes = (e for e in desk.service.lanes if isinstance(e, Lane) and e.id == row.lane)
    note = next((lane.note for lane in lanes), None)
    return desk.pick(note) if note else None


def _scores(desk: Desk, step: Step) -> Iterator[Told]:
    """How a step is felt and expected, persona by persona."""
    personas = {p.id: desk.pick(p.name) for p in desk.service.personas}
    scored = personas_scored(desk.service)
    for persona in scored:
        felt, expected = score_of(step.emotions, persona), score_of(step.expectations, persona)
        facts: list[Fact] = []
        if felt:
            facts += _score(desk, "legend.experience", felt, _moments(desk, step, persona))
        if expected:
            facts += _score(desk, "legend.expectation", expected, [])
        if facts:
            name = personas.get(persona or "", own(desk, persona or "")) if len(scored) > 1 else own(desk, "")
            yield Told(key=f"{step.key}.emotion.{persona or ''}", text=name, facts=tuple(facts))


def _moments(desk: Desk, step: Step, persona: str | None) -> list[Wording]:
    """Whether a step is the best, the worst or the last of the journey."""
    found: Curve | None = curve(desk.service, persona)
    if found is None or found.best.value == found.worst.value:
        return []
    points = (("curve.best", found.best), ("curve.worst", found.worst), ("curve.end", found.end))
    return [desk.word(key) for key, point in points if point and point.step == step.key]


def _score(desk: Desk, label: str, score: Score, moments: list[Wording]) -> Iterator[Fact]:
    """The score with the word for it on the scale, what stands beside its point, and the quote."""
    words = desk.words
    value = mean_words(words, score) if score.n is not None else words.number(score.value)
    scale = _on_scale(desk, score.value)
    named = [scale] if scale else []
    parts = [own(desk, value), *moments, *named, *([desk.pick(score.label)] if score.label else [])]
    text = words.joined([part.text for part in parts])
    yield Fact(label=desk.word(label), text=Wording(text, parts[-1].language))
    if score.quote:
        quote = desk.pick(score.quote)
        yield Fact(label=desk.word("header.quote"), text=Wording(words.quoted(quote.text), quote.language))


def _on_scale(desk: Desk, value: float) -> Wording | None:
    """The word for a score where the scale has one."""
    scale = desk.service.scale
    if scale.labels:
        return next((desk.pick(text) for at, text in scale.labels if at == value), None)
    return _usual(desk, scale, value)


def _usual(desk: Desk, scale: Scale, value: float) -> Wording | None:
    points = 5
    share = (value - scale.low) / (scale.high - scale.low) * (points - 1)
    return own(desk, desk.words.axis(points)[round(share)]) if share == round(share) else None
