"""Both services in one, for a drawing: the new one, with what was removed in its old place.

In: two services and their `Difference`. Out: `Merged`: a `Service`, and which of its elements differ how. Elements that
were removed have keys of their own (`removed-…`); connectors that are made by rule are those of the new service.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from blueprint.compare.earlier import texts_before
from blueprint.compare.fresh import fresh_key
from blueprint.compare.lanes import with_lanes
from blueprint.compare.likeness import interleaved
from blueprint.compare.marks import Mark, Target, marked
from blueprint.compare.values import Difference, Kind, What
from blueprint.frozen import field, frozen, replace
from blueprint.model import (
    Actor,
    Card,
    Channel,
    GapAt,
    Lane,
    Link,
    Metric,
    Opportunity,
    Service,
    Stage,
    Step,
    System,
    Text,
    TextRow,
    Theme,
    Touchpoint,
)
from blueprint.model.figures import GroupFigure, Grouping, Measurement

REMOVED = "removed-"

E = TypeVar("E", Actor, Channel, System, Touchpoint, Theme)


@frozen(kw_only=True)
class Merged:
    """A service for drawing, with marks; `unplaced` differences belong to nothing that a drawing shows.

    Attributes:
        before: what cards and texts of rows said where they say something else now, by `data-card`.
        steps: where each step of the old service stands in this one.
    """

    service: Service
    marks: Mapping[Target, Mark]
    unplaced: int
    before: Mapping[str, Text] = field(default_factory=dict)
    steps: Mapping[str, str] = field(default_factory=dict)


def merge(old: Service, new: Service, difference: Difference) -> Merged:
    """Put both services into one."""
    return _Merging(old, new, difference).run()


def everything(service: Service, what: What) -> Merged:
    """A service of which everything was added, or removed: only the latter is marked card by card."""
    if what is What.ADDED:
        return Merged(service=service, marks={}, unplaced=0)
    gone = Mark(what=(What.REMOVED,))
    marks: dict[Target, Mark] = {("card", card.key): gone for card in service.cards}
    for stage in service.stages:
        moments: tuple[Stage | Step, ...] = (stage, *stage.steps)
        for moment in moments:
            texts = ((row, n) for row, found in moment.texts for n in range(1, len(found) + 1))
            marks |= {("card", f"{moment.key}.{row.value}.{n}"): gone for row, n in texts}
    return Merged(service=service, marks=marks, unplaced=0)


class _Merging:
    """One run of `merge`."""

    def __init__(self, old: Service, new: Service, difference: Difference) -> None:
        self.old, self.new, self.matched = old, new, difference.matched
        self.changes = difference.changes
        self.marks: dict[Target, Mark] = {}
        self.taken = {c.key for c in new.cards} | {s.key for s in new.steps} | {s.key for s in new.stages}
        self.places: dict[str, str] = {**self.matched.stages, **self.matched.steps}
        self.steps = dict(self.matched.steps)
        self.cards = {a[1]: b[1] for a, b in self.matched.entries.items() if a[0] == b[0] == "card"}
        self.old_stages = {b: a for a, b in self.matched.stages.items()}
        self.old_steps = {b: a for a, b in self.matched.steps.items()}
        self.renumbered: dict[str, str] = {}
        self.gone = {(c.kind, c.key) for c in self.changes if c.main is What.REMOVED and not c.by_rule}

    def run(self) -> Merged:
        stages = self.stages()
        service = replace(
            self.new,
            stages=stages,
            lanes=with_lanes(self.new.lanes, self.lanes(stages)),
            links=(*self.new.links, *self.links()),
            metrics=(*self.new.metrics, *self.metrics()),
            measurements=(*self.new.measurements, *self.measurements()),
            gaps=(*self.new.gaps, *self.gaps()),
            opportunities=(*self.new.opportunities, *self.opportunities()),
            actors=_joined(self.new.actors, self.old.actors),
            channels=_joined(self.new.channels, self.old.channels),
            systems=_joined(self.new.systems, self.old.systems),
            touchpoints=_joined(self.new.touchpoints, self.old.touchpoints),
            themes=_joined(self.new.themes, self.old.themes),
        )
        marks, unplaced = marked(self.new, self.matched, self.changes, self.renumbered)
        gone = sum(
            (c.kind, c.main) == (Kind.LANE, What.REMOVED) and ("lane", c.key) in self.marks for c in self.changes
        )
        before = dict(texts_before(self.old, self.new, self.matched, self.renumbered))
        return Merged(
            service=service, marks={**marks, **self.marks}, unplaced=unplaced - gone, before=before, steps=self.steps
        )

    def lanes(self, stages: Sequence[Stage]) -> list[Lane]:
        """Lanes that were removed, as far as a card that was removed stood in them."""
        moments: tuple[Stage | Step, ...] = (*stages, *(step for stage in stages for step in stage.steps))
        used = {card.lane for moment in moments for card in moment.cards}
        known = {entry.id for entry in self.new.lanes}
        gone = [e for e in self.old.lanes if isinstance(e, Lane) and e.id in used - known]
        self.marks |= {("lane", lane.id): Mark(what=(What.REMOVED,)) for lane in gone}
        return [replace(lane, named=False, split_by_actor=False) for lane in gone]

    # --- stages, steps, cells

    def stages(self) -> tuple[Stage, ...]:
        olds = {stage.key: stage for stage in self.old.stages}
        news = {stage.key: stage for stage in self.new.stages}
        made = []
        for was, now in interleaved(tuple(olds), tuple(news), self.matched.stages.get):
            if now is not None:
                old = olds.get(self.old_stages.get(now, ""))
                made.append(self.moment(old, news[now], self.steps_of(old, news[now], now)))
            elif was is not None:
                made += self.gone_stage(olds[was])
        return tuple(made)

    def gone_stage(self, old: Stage) -> list[Stage]:
        """A stage that was removed, if a step was removed with it."""
        key = fresh_key(REMOVED, self.taken, old.key)
        self.places[old.key] = key
        steps = self.steps_of(old, None, key)
        if not steps:
            return []
        self.marks["stage", key] = Mark(what=(What.REMOVED,))
        bare = Stage(key=key, title=old.title, phase=old.phase, steps=steps)
        return [self.moment(old, bare, steps)]

    def steps_of(self, old: Stage | None, new: Stage | None, stage: str) -> tuple[Step, ...]:
        olds = {step.key: step for step in (old.steps if old else ())}
        news = {step.key: step for step in (new.steps if new else ())}
        all_olds = {step.key: step for step in self.old.steps}
        made = []
        for was, now in interleaved(tuple(olds), tuple(news), self.matched.steps.get):
            if now is not None:
                before = all_olds.get(self.old_steps.get(now, ""))
                made.append(self.step(before, news[now]))
            elif was is not None:
                key = fresh_key(REMOVED, self.taken, was)
                self.places[was] = self.steps[was] = key
                self.marks["step", key] = Mark(what=(What.REMOVED,))
                bare = Step(key=key, stage=stage, number=olds[was].number, title=olds[was].title)
                made.append(self.step(olds[was], bare))
        return tuple(made)

    def moment(self, old: Stage | None, new: Stage, steps: tuple[Step, ...]) -> Stage:
        """A stage with its own cards and texts of both sides."""
        cards = self.cells(old.cards if old else (), new.cards, new.key, None)
        return replace(new, steps=steps, cards=cards, texts=self.texts(old, new))

    def step(self, old: Step | None, new: Step) -> Step:
        """A step with the cards, texts and references of both sides."""
        cards = self.cells(old.cards if old else (), new.cards, new.stage, new.key)
        made = replace(new, cards=cards, texts=self.texts(old, new))
        return self.references(old, made) if old and ("step", new.key) not in self.marks else made

    def cells(self, old: Sequence[Card], new: Sequence[Card], stage: str, step: str | None) -> tuple[Card, ...]:
        """Cards of all lanes of a step, those that were removed among them."""
        olds = [replace(card, lane=self.matched.lanes.get(card.lane, card.lane)) for card in old]
        lanes = dict.fromkeys(card.lane for card in (*new, *olds))
        made: list[Card] = []
        for lane in lanes:
            was = {c.key: c for c in olds if c.lane == lane}
            now = {c.key: c for c in new if c.lane == lane}
            rows = interleaved(tuple(was), tuple(now), self.cards.get)
            for number, (gone, here) in enumerate(rows, 1):
                card = now[here] if here is not None else self.ghost(was[gone or ""], stage, step)
                made.append(replace(card, number=number, status=None))
        return tuple(made)

    def ghost(self, old: Card, stage: str, step: str | None) -> Card:
        key = fresh_key(REMOVED, self.taken, old.key)
        self.marks["card", key] = Mark(what=(What.REMOVED,))
        self.cards[old.key] = key
        return replace(old, key=key, stage=stage, step=step, marks=(), url=None)

    def texts(self, old: Stage | Step | None, new: Stage | Step) -> tuple[tuple[TextRow, tuple[Text, ...]], ...]:
        """Texts of all rows, those that were removed among them."""
        olds = dict(old.texts) if old else {}
        news = dict(new.texts)
        made = []
        for row in dict.fromkeys((*news, *olds)):
            was = {f"{old.key}.{row.value}.{n}": t for n, t in enumerate(olds.get(row, ()), 1)} if old else {}
            now = {f"{new.key}.{row.value}.{n}": t for n, t in enumerate(news.get(row, ()), 1)}

            def partner(key: str, row: TextRow = row) -> str | None:
                found = self.matched.entries.get((row.value, key))
                return found[1] if found else None

            found: list[Text] = []
            for number, (gone, here) in enumerate(interleaved(tuple(was), tuple(now), partner), 1):
                place = f"{new.key}.{row.value}.{number}"
                if here is not None:
                    self.renumbered[here] = place
                    found.append(now[here])
                else:
                    self.marks["card", place] = Mark(what=(What.REMOVED,))
                    found.append(was[gone or ""])
            made.append((row, tuple(found)))
        return tuple(made)

    def references(self, old: Step, new: Step) -> Step:
        """A step with the touchpoints and channels that it had, and marks at what differs."""
        touchpoints = self.both(Kind.TOUCHPOINT, old.touchpoints, new.touchpoints, new.key)
        return replace(
            new, touchpoints=touchpoints, channels=self.both(Kind.CHANNEL, old.channels, new.channels, new.key)
        )

    def both(self, kind: Kind, old: Sequence[str], new: Sequence[str], step: str) -> tuple[str, ...]:
        """References of both sides, those of the new one first."""
        ids = self.matched.ids.get(kind, {})
        known = [ids.get(i, i) for i in old]
        found = (*new, *dict.fromkeys(i for i in known if i not in new))
        for number, reference in enumerate(found, 1):
            if reference not in new or reference not in known:
                what = What.ADDED if reference in new else What.REMOVED
                self.marks["card", f"{step}.{kind.value}.{number}"] = Mark(what=(what,))
        return found

    # --- what is joined to places

    def links(self) -> list[Link]:
        """Written connectors that were removed, where both their cards are drawn."""
        made = []
        for link in self.old.links:
            if (Kind.LINK, f"{link.source} -> {link.target}") in self.gone and not link.by_rule:
                source, target = self.cards.get(link.source), self.cards.get(link.target)
                if source and target:
                    made.append(replace(link, source=source, target=target))
                    self.marks["link", f"{source} {target}"] = Mark(what=(What.REMOVED,))
        return made

    def place(self, key: str) -> str | None:
        """Where the key of an old place leads now; None for nowhere."""
        return self.places.get(key) or self.cards.get(key)

    def metrics(self) -> list[Metric]:
        """Figures that were removed."""
        made = []
        for metric in self.old.metrics:
            if (Kind.METRIC, metric.id) in self.gone:
                key = f"{REMOVED}{metric.id}"
                self.marks["card", f"metric.{key}"] = Mark(what=(What.REMOVED,))
                made.append(replace(metric, id=key, at=self.place(metric.at) if metric.at else None))
        return made

    def measurements(self) -> list[Measurement]:
        """What the answers of figures that were removed came to, place by place where the places still are drawn."""
        gone = [m for m in self.old.measurements if (Kind.METRIC, m.metric) in self.gone]
        return [replace(m, metric=f"{REMOVED}{m.metric}", groups=tuple(self.groups(m.groups))) for m in gone]

    def groups(self, groups: Iterable[GroupFigure]) -> Iterator[GroupFigure]:
        """The parts of a figure, those of steps and stages under the keys that these have now."""
        for group in groups:
            key = self.place(group.key) if group.by in (Grouping.STEP, Grouping.STAGE) else group.key
            if key is not None:
                yield replace(group, key=key)

    def gaps(self) -> list[GapAt]:
        """Gaps that were removed."""
        made = []
        for number, gap in enumerate(self.old.gaps, 1):
            if (Kind.GAP, str(number)) in self.gone:
                made.append(replace(gap, at=self.place(gap.at) if gap.at else None))
                self.marks["card", f"gap.{len(self.new.gaps) + len(made)}"] = Mark(what=(What.REMOVED,))
        return made

    def opportunities(self) -> list[Opportunity]:
        """Improvements that were removed."""
        made = []
        for one in self.old.opportunities:
            if (Kind.OPPORTUNITY, one.id) in self.gone:
                key = f"{REMOVED}{one.id}"
                self.marks["card", f"opportunity.{key}"] = Mark(what=(What.REMOVED,))
                at = tuple(place for k in one.at if (place := self.place(k)))
                made.append(replace(one, id=key, at=at))
        return made


def _joined(new: tuple[E, ...], old: tuple[E, ...]) -> tuple[E, ...]:
    """A catalogue with the entries of the old one that it does not have."""
    known = {entry.id for entry in new}
    return new + tuple(entry for entry in old if entry.id not in known)
