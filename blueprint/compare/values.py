"""What a comparison of two services says: one frozen value per element that differs."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

from blueprint.frozen import frozen

Value: TypeAlias = str | tuple[str, ...]
"""What a field holds, in the words of the file: one text, or a list."""


class Kind(StrEnum):
    """What differs; `map` is the file's head (title, scenario, scale, …), `text` an entry of a row without cards."""

    MAP = "map"
    PERSONA = "persona"
    LANE = "lane"
    LINE = "line"
    STAGE = "stage"
    STEP = "step"
    CARD = "card"
    TEXT = "text"
    LINK = "link"
    ACTOR = "actor"
    CHANNEL = "channel"
    SYSTEM = "system"
    TOUCHPOINT = "touchpoint"
    THEME = "theme"
    METRIC = "metric"
    RESPONSES = "responses"
    GAP = "gap"
    OPPORTUNITY = "opportunity"
    VIEW = "view"


class What(StrEnum):
    """How an element differs, the most telling first."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENAMED = "renamed"
    CHANGED = "changed"


@frozen
class Named:
    """An element by its key, with what people call it."""

    key: str
    title: str


@frozen(kw_only=True)
class Place:
    """Where a card or a text stands.

    Attributes:
        stage: its stage. step: its step; None for what spans a stage.
        lane: its lane or row.
        number: place in its cell, from 1.
    """

    stage: Named
    step: Named | None
    lane: Named
    number: int

    @property
    def cell(self) -> tuple[str, str | None, str]:
        """Stage, step and lane by key."""
        return self.stage.key, self.step.key if self.step else None, self.lane.key


@frozen(kw_only=True)
class FieldChange:
    """One field of an element.

    Attributes:
        name: key of the format (`text`, `actor`, `time`), with the persona where it has one (`emotion of Dana`).
        language: BCP 47 tag of the translation that differs; None for the file's own language.
        old, new: None where the field was not or is no longer given.
    """

    name: str
    language: str | None = None
    old: Value | None = None
    new: Value | None = None


@frozen(kw_only=True)
class Change:
    """One element that differs.

    Attributes:
        kind: what it is.
        what: how it differs, one or more; an added or removed element is nothing else.
        key: in the new service; in the old one for what was removed.
        old_key: in the old service where that is another one; None otherwise.
        title: what people call it, in the new service (in the old one for what was removed).
        old_title: where that is another one; None otherwise.
        place: of a card or text, a stage's or step's own for those; in the old service for what was removed.
        old_place: where it was moved from.
        fields: what its content was and is; for what was added or removed, its content without the title.
        by_rule: whether it is a connector that is made by rule and so follows from other changes.
    """

    kind: Kind
    what: tuple[What, ...]
    key: str
    old_key: str | None = None
    title: str = ""
    old_title: str | None = None
    place: Place | None = None
    old_place: Place | None = None
    fields: tuple[FieldChange, ...] = ()
    by_rule: bool = False

    @property
    def main(self) -> What:
        """The most telling way in which it differs."""
        return self.what[0]


@frozen(kw_only=True)
class Matched:
    """Which element of the old service is which of the new one, old key to new key.

    Attributes:
        entries: cards and texts, by (`card` or the row, key).
        ids: entries of catalogues, by kind.
    """

    stages: Mapping[str, str]
    steps: Mapping[str, str]
    lanes: Mapping[str, str]
    entries: Mapping[tuple[str, str], tuple[str, str]]
    ids: Mapping[Kind, Mapping[str, str]]


@frozen(kw_only=True)
class Difference:
    """How a new service differs from an old one.

    Attributes:
        title, old_title: of the services.
        changes: in the order of the new service; what was removed stands behind what it followed.
        matched: which element is which.
    """

    title: str
    old_title: str
    changes: tuple[Change, ...]
    matched: Matched

    def counts(self) -> dict[What, int]:
        """How many elements differ, by the most telling way; connectors that follow from others are not counted."""
        found = dict.fromkeys(What, 0)
        for change in self.changes:
            if not change.by_rule:
                found[change.main] += 1
        return found


class Status(StrEnum):
    """What became of a map; one that was renamed lies elsewhere and says the same."""

    SAME = "same"
    RENAMED = "renamed"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    FAILED = "failed"


@frozen(kw_only=True)
class Compared:
    """One map of a comparison.

    Attributes:
        old, new: what both sides are called, such as `HEAD~3:maps/hotel.blueprint.yaml`; None where there is none.
        status: what became of it.
        difference: how it differs; None unless it is on both sides and could be read.
        title: of the map, for one that was added or removed.
        size: how many stages, steps and cards that has.
        failed: what could not be read (`old`, `new`).
    """

    old: str | None
    new: str | None
    status: Status
    difference: Difference | None = None
    title: str = ""
    size: tuple[int, int, int] = (0, 0, 0)
    failed: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is called now, or was."""
        return self.new or self.old or ""
