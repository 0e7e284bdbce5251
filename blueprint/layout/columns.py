"""A service with its columns numbered: where each step, stage and card stands.

In: `Service`. Out: entries of rows with the columns that they cover.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from blueprint.layout.bands import Content, Entry
from blueprint.model.lanes import Lane
from blueprint.model.service import Service, Stage, Step


class Columns:
    """Columns of a service, from 0."""

    def __init__(self, service: Service, *, curve: bool = False) -> None:
        """Number the columns.

        Args:
            curve: whether there is a curve even where the service has no scores: another state's.
        """
        self.service = service
        self.scored = curve or any(step.emotions or step.expectations for step in service.steps)
        self.columns: list[tuple[Stage, Step]] = [(g, s) for g in service.stages for s in g.steps]
        self.spans: list[tuple[Stage, int, int]] = []
        at = 0
        for stage in service.stages:
            self.spans.append((stage, at, at + len(stage.steps) - 1))
            at += len(stage.steps)
        self.by_key = {s.key: i for i, (_, s) in enumerate(self.columns)}
        self.by_stage = {g.key: (first, last) for g, first, last in self.spans}
        self.by_card = {c.key: (c.step, c.stage) for c in service.cards}
        self.named = {lane.id: lane for lane in service.lanes if isinstance(lane, Lane)}

    def spanning(self, of: Callable[[Stage], Iterable[tuple[str, Content]]]) -> tuple[Entry, ...]:
        """Entries that span a stage: keys and contents that a stage gives."""
        return tuple(
            Entry(key=key, first=first, last=last, stage=stage.key, step=None, order=n, content=content)
            for stage, first, last in self.spans
            for n, (key, content) in enumerate(of(stage))
        )

    def stepwise(self, of: Callable[[Step], Iterable[tuple[str, Content]]]) -> tuple[Entry, ...]:
        """Entries of single steps: keys and contents that a step gives."""
        return tuple(
            Entry(key=key, first=i, last=i, stage=stage.key, step=step.key, order=n, content=content)
            for i, (stage, step) in enumerate(self.columns)
            for n, (key, content) in enumerate(of(step))
        )

    def located(
        self, items: Iterable[tuple[str, tuple[str, ...], Content]]
    ) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
        """Entries of figures by the place that they name: step, stage, card, or the whole (first column on)."""
        spanning: list[Entry] = []
        entries: list[Entry] = []
        filled: dict[tuple[int, int], int] = {}
        for key, places, content in items:
            for place in places or ("",):
                first, last, stage, step = self.place(place)
                order = filled.get((first, last), 0)
                filled[first, last] = order + 1
                entry = Entry(
                    key=key if len(places) < 2 else f"{key}.{place}",  # noqa: PLR2004 - a second place needs its own key
                    first=first, last=last, stage=stage, step=step, order=order, content=content,
                )  # fmt: skip
                (entries if step else spanning).append(entry)
        return tuple(spanning), tuple(entries)

    def place(self, name: str) -> tuple[int, int, str, str | None]:
        """First and last column, stage and step of a step, a stage or a card by its key; the first two for others."""
        if name in self.by_key:
            at = self.by_key[name]
            return at, at, self.columns[at][0].key, name
        if name in self.by_stage:
            return (*self.by_stage[name], name, None)
        if name in self.by_card:
            step, stage = self.by_card[name]
            return self.place(step or stage)
        return 0, min(1, len(self.columns) - 1), "", None
