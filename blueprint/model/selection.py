"""A part of a service: what a view shows.

In: a `Service` and a `View`. Out: a `Service` that holds only what the view keeps, so that a drawing of it
needs to know nothing of views.
"""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.frozen import replace
from blueprint.model.lanes import Lane, LaneOrLine, Line, drawn_lines
from blueprint.model.measures import Opportunity
from blueprint.model.service import Card, Service, Stage, Step, View, Way


def select(service: Service, view: View) -> Service:
    """The part of a service that a view shows.

    A hidden lane takes its cards, their connectors and the lines that have no lane left on one side with it;
    a hidden row takes its texts, scores or references. A way into a hidden stage goes on to the first shown
    step behind it. Steps keep their numbers. What is measured at a hidden place is left out.

    Args:
        service: the whole.
        view: which of its lanes, stages and tags to keep; its kind and page do not matter here.
    """
    if view.lanes is None and view.stages is None and view.tags is None:
        return service
    return _Selection(service, view).run()


class _Places:
    """Which places are shown, by key."""

    def __init__(self, service: Service, cards: frozenset[str], stages: frozenset[str], steps: frozenset[str]) -> None:
        self.all_steps = frozenset(step.key for step in service.steps)
        self.all_stages = frozenset(stage.key for stage in service.stages)
        self.cards, self.stages, self.steps = cards, stages, steps

    def shown(self, key: str) -> bool:
        """Whether the step, else the stage, else the card of a key is shown."""
        if key in self.all_steps:
            return key in self.steps
        return key in (self.stages if key in self.all_stages else self.cards)


class _Selection:
    """One run of `select`."""

    def __init__(self, service: Service, view: View) -> None:
        self.service = service
        self.lanes = None if view.lanes is None else frozenset(view.lanes)
        self.tags = None if view.tags is None else frozenset(view.tags)
        stages = None if view.stages is None else frozenset(view.stages)
        self.stages = tuple(s for s in service.stages if stages is None or s.key in stages)
        steps = tuple(step for stage in self.stages for step in stage.steps)
        self.shown_steps = frozenset(step.key for step in steps)
        self.all_steps = {step.key: step for step in service.steps}

    def run(self) -> Service:
        stages = tuple(self.stage(stage) for stage in self.stages)
        cards = frozenset(c.key for s in stages for c in (*s.cards, *(c for step in s.steps for c in step.cards)))
        places = _Places(self.service, cards, frozenset(s.key for s in stages), self.shown_steps)
        return replace(
            self.service,
            stages=stages,
            lanes=self.shown_lanes(),
            links=tuple(k for k in self.service.links if k.source in cards and k.target in cards),
            metrics=tuple(m for m in self.service.metrics if m.at is None or places.shown(m.at)),
            gaps=tuple(g for g in self.service.gaps if g.at is None or places.shown(g.at)),
            opportunities=tuple(_opportunities(self.service.opportunities, places)),
        )

    def shows(self, lane: str) -> bool:
        """Whether a lane or row is shown."""
        return self.lanes is None or lane in self.lanes

    def shows_way(self, row: str) -> bool:
        """Whether touchpoints or channels are shown: in their own row, or on the path through the channels."""
        return self.shows(row) or self.shows("channel-path")

    def shown_lanes(self) -> tuple[LaneOrLine, ...]:
        """The lanes that are left, and the lines between them."""
        left = tuple(e for e in self.service.lanes if isinstance(e, Line) or self.shows(e.id))
        if self.lanes is None:
            return left
        drawn = {line.id for line in drawn_lines(left)}
        return tuple(e for e in left if isinstance(e, Lane) or e.id in drawn)

    def stage(self, stage: Stage) -> Stage:
        """A stage with what is left of it."""
        return replace(
            stage,
            cards=self.cards(stage.cards),
            texts=tuple(row for row in stage.texts if self.shows(row[0])),
            metrics=stage.metrics if self.shows("metric") else (),
            touchpoints=stage.touchpoints if self.shows_way("touchpoint") else (),
            channels=stage.channels if self.shows_way("channel") else (),
            themes=stage.themes if self.shows("theme") else (),
            modules=stage.modules if self.shows("module") else (),
            image=stage.image if self.shows("image") else None,
            time=stage.time if self.shows("time") else None,
            wait=stage.wait if self.shows("wait") else None,
            steps=tuple(self.step(step) for step in stage.steps),
        )

    def step(self, step: Step) -> Step:
        """A step with what is left of it."""
        return replace(
            step,
            cards=self.cards(step.cards),
            texts=tuple(row for row in step.texts if self.shows(row[0])),
            metrics=step.metrics if self.shows("metric") else (),
            touchpoints=step.touchpoints if self.shows_way("touchpoint") else (),
            channels=step.channels if self.shows_way("channel") else (),
            emotions=step.emotions if self.shows("emotion") else (),
            expectations=step.expectations if self.shows("expectation") else (),
            themes=step.themes if self.shows("theme") else (),
            modules=step.modules if self.shows("module") else (),
            image=step.image if self.shows("image") else None,
            time=step.time if self.shows("time") else None,
            wait=step.wait if self.shows("wait") else None,
            ways=tuple(self.ways(step)),
        )

    def cards(self, cards: tuple[Card, ...]) -> tuple[Card, ...]:
        """The cards in shown lanes without tags or with a shown one."""
        return tuple(
            card
            for card in cards
            if self.shows(card.lane) and (self.tags is None or not card.tags or self.tags & set(card.tags))
        )

    def ways(self, step: Step) -> Iterable[Way]:
        """The ways on, past hidden steps along their main path."""
        seen: set[tuple[str, object]] = set()
        for way in step.ways:
            target = self.next_shown(way.to)
            if target is not None and (target, way.label) not in seen:
                seen.add((target, way.label))
                yield way if target == way.to else replace(way, to=target)

    def next_shown(self, key: str) -> str | None:
        """The first shown step from one on, along the main path; None if the path ends or circles first."""
        passed: set[str] = set()
        while key not in self.shown_steps:
            ways = self.all_steps[key].ways
            if key in passed or not ways:
                return None
            passed.add(key)
            key = ways[0].to
        return key


def _opportunities(found: tuple[Opportunity, ...], places: _Places) -> Iterable[Opportunity]:
    """The improvements at a shown place, and those at none."""
    for one in found:
        at = tuple(key for key in one.at if places.shown(key))
        if at or not one.at:
            yield one if at == one.at else replace(one, at=at)
