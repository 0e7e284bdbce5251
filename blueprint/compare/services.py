"""The comparison of two services: which element is which, and how each differs.

personas, lanes, catalogues   by id, then by name            (catalogues)
steps, then stages            by id, then by content         (moments)
cards and texts of rows       by id, cell and text           (entries)
connectors                    by their cards                 (connectors)
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from functools import cached_property
from typing import Any

from blueprint.compare import facts as f
from blueprint.compare.catalogues import (
    LANES,
    MEASURES,
    NAMED,
    PERSONAS,
    Listed,
    body,
    by_name,
    compare_gaps,
    compare_listed,
    made,
    match_listed,
)
from blueprint.compare.cells import Cells
from blueprint.compare.connectors import compare_links
from blueprint.compare.entries import Places, entries_of, match_entries
from blueprint.compare.likeness import interleaved, out_of_order
from blueprint.compare.moments import match_stages, match_steps
from blueprint.compare.side import Fact, Side, differing
from blueprint.compare.values import Change, Difference, Kind, Matched, Named, Place, What
from blueprint.frozen import replace
from blueprint.model import Lane, Service, Stage, Step

LISTED: tuple[Listed[Any], ...] = (PERSONAS, LANES, *NAMED, *MEASURES)


def compare(old: Service, new: Service, content: Mapping[str, str] | None = None) -> Difference:
    """How a new service differs from an old one.

    Args:
        old, new: both services; places in their files do not count.
        content: what stands for the content of the files that they name (a checksum), by absolute path, so that a
            picture that was drawn anew is told; without it only the names are compared.
    """
    return _Comparison(Side(old, content or {}), Side(new, content or {})).run()


class _Comparison:
    """One run of `compare`."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        self.listed = {listed.kind: match_listed(listed, old, new) for listed in LISTED}
        self.steps = match_steps(old, new)
        self.stages = match_stages(old, new, self.steps)
        lanes = {e.id for e in new.service.lanes if isinstance(e, Lane)}
        same = {e.id: e.id for e in old.service.lanes if isinstance(e, Lane) and e.id in lanes}
        self.lanes = {**same, **{k: v for k, v in self.listed[Kind.LANE].items() if not k.startswith("\0")}}
        olds = entries_of(old, Places(self.stages, self.steps, self.lanes))
        news = entries_of(new, Places(None, None, None))
        self.pairs = match_entries(olds, news)
        self.old_entries, self.new_entries = olds, news
        self.cards = {a.key: b.key for a, b in self.pairs if a.kind is Kind.CARD and b.kind is Kind.CARD}
        old.ids = {**self.listed, Kind.STEP: self.steps, Kind.STAGE: self.stages, Kind.CARD: self.cards}
        old.places, new.places = self.old_place, self.new_place

    def old_place(self, key: str) -> Hashable:
        """What the key of an old step, else stage, else card means on the new side."""
        for kind in (Kind.STEP, Kind.STAGE, Kind.CARD):
            if key in self.old.titles[kind]:
                return kind, self.old.ids[kind].get(key, f"\0{key}")
        return key

    def new_place(self, key: str) -> Hashable:
        """What the key of a new step, else stage, else card means."""
        return next(((kind, key) for kind in (Kind.STEP, Kind.STAGE, Kind.CARD) if key in self.new.titles[kind]), key)

    def run(self) -> Difference:
        old, new = self.old, self.new
        changes = [*self.head(), *compare_listed(PERSONAS, old, new, self.listed[Kind.PERSONA])]
        changes += compare_listed(LANES, old, new, self.listed[Kind.LANE])
        changes += self.grid()
        changes += compare_links(old, new, self.cards)
        for listed in NAMED:
            changes += compare_listed(listed, old, new, self.listed[listed.kind])
        metrics, *rest = MEASURES
        changes += compare_listed(metrics, old, new, self.listed[Kind.METRIC])
        changes += compare_gaps(old, new)
        for listed in rest:
            changes += compare_listed(listed, old, new, self.listed[listed.kind])
        return Difference(
            title=new.words(new.service.title),
            old_title=old.words(old.service.title),
            changes=tuple(changes),
            matched=Matched(
                stages=self.stages,
                steps=self.steps,
                lanes=self.lanes,
                entries={(a.row, a.key): (b.row, b.key) for a, b in self.pairs},
                ids=self.listed,
            ),
        )

    def head(self) -> Iterator[Change]:
        """The file's head."""
        fields = differing(f.of_map(self.old), f.of_map(self.new))
        names = (self.old.words(self.old.service.title), self.new.words(self.new.service.title))
        if change := made(Kind.MAP, ("", ""), names, fields, title="title", given=False):
            yield change

    # --- stages, steps, cells

    def grid(self) -> Iterator[Change]:
        """Stages, steps, cards and texts in the order of the drawing, what was removed where it stood."""
        olds = {stage.key: stage for stage in self.old.service.stages}
        news = {stage.key: stage for stage in self.new.service.stages}
        moved = self.moved_stages()
        cells = Cells(self.old, self.new, self.pairs, (self.old_entries, self.new_entries))
        for was, now in interleaved(tuple(olds), tuple(news), self.stages.get):
            before, after = olds.get(was or ""), news.get(now or "")
            yield from self.moment(Kind.STAGE, before, after, moved=now in moved)
            yield from cells.of(("stage", now or f"\0{was}"))
            yield from self.steps_of(before, after, cells)

    def steps_of(self, before: Stage | None, after: Stage | None, cells: Cells) -> Iterator[Change]:
        """The steps of one stage."""
        olds = {step.key: step for step in (before.steps if before else ())}
        news = {step.key: step for step in (after.steps if after else ())}
        for was, now in interleaved(tuple(olds), tuple(news), self.steps.get):
            old = olds.get(was or "") or self.old_steps.get(now or "")
            yield from self.moment(Kind.STEP, old, news.get(now or ""), moved=now in self.moved_steps)
            yield from cells.of(("step", now or f"\0{was}"))

    def moved_stages(self) -> frozenset[str]:
        """New keys of stages that stand in another order."""
        at = {stage.key: n for n, stage in enumerate(self.new.service.stages)}
        wrong = out_of_order([at[self.stages[s.key]] for s in self.old.service.stages if s.key in self.stages])
        return frozenset(key for key, n in at.items() if n in wrong)

    @cached_property
    def old_steps(self) -> dict[str, Step]:
        """Old steps by their new key."""
        return {self.steps[step.key]: step for step in self.old.service.steps if step.key in self.steps}

    @cached_property
    def moved_steps(self) -> frozenset[str]:
        """New keys of steps that stand in another stage, or in another order in their stage."""
        home = {step.key: stage.key for stage in self.new.service.stages for step in stage.steps}
        at = {step.key: n for n, step in enumerate(self.new.service.steps)}
        found: set[str] = set()
        for stage in self.old.service.stages:
            pairs = [self.steps[step.key] for step in stage.steps if step.key in self.steps]
            stayed = [key for key in pairs if home[key] == self.stages.get(stage.key)]
            found |= set(pairs) - set(stayed)
            wrong = out_of_order([at[key] for key in stayed])
            found |= {key for key in stayed if at[key] in wrong}
        return frozenset(found)

    def moment(
        self, kind: Kind, old: Stage | Step | None, new: Stage | Step | None, *, moved: bool
    ) -> Iterator[Change]:
        """How a stage or a step differs."""
        was, now = _facts(self.old, old), _facts(self.new, new)
        fields = differing(was, now)
        if old and new:
            names = (self.old.title(kind, old.key), self.new.title(kind, new.key))
            given = _given(self.old, old) or _given(self.new, new)
            if change := made(kind, (old.key, new.key), names, fields, title="title", given=given, moved=moved):
                old_place = _place(self.old, old) if moved else None
                yield replace(change, place=_place(self.new, new), old_place=old_place)
        elif only := new or old:
            side, what = (self.new, What.ADDED) if new else (self.old, What.REMOVED)
            yield Change(
                kind=kind, what=(what,), key=only.key, title=side.title(kind, only.key), place=_place(side, only),
                fields=body(fields, "title"),
            )  # fmt: skip


def _facts(side: Side, moment: Stage | Step | None) -> list[Fact]:
    if moment is None:
        return []
    own = f.of_step(side, moment) if isinstance(moment, Step) else f.of_stage(side, moment)
    return side.text("title", moment.title) + own


def _given(side: Side, moment: Stage | Step) -> bool:
    """Whether the file gives the id, rather than its title's or first card's slug being meant."""
    first = (side.words(card.text) for card in moment.cards[:1])
    return not by_name(moment.key, side.words(moment.title), side.title(Kind.STEP, moment.key), *first)


def _place(side: Side, moment: Stage | Step) -> Place:
    """A stage's own place, or a step's in its stage."""
    if isinstance(moment, Stage):
        stage, step = moment.key, None
        number = next(n for n, s in enumerate(side.service.stages, 1) if s.key == moment.key)
    else:
        stage, step, number = moment.stage, Named(moment.key, side.title(Kind.STEP, moment.key)), moment.number
    return Place(stage=Named(stage, side.title(Kind.STAGE, stage)), step=step, lane=Named("", ""), number=number)
