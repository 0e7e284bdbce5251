"""Bands of a drawing and what stands in them, before anything is measured."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from blueprint.frozen import frozen
from blueprint.model.figures import Figure
from blueprint.model.measures import GapAt, Metric, Opportunity
from blueprint.model.service import Card
from blueprint.model.text import Text
from blueprint.model.vocabulary import Zone


class RowKind(StrEnum):
    """How the content of a row is drawn."""

    CARDS = "cards"
    TEXTS = "texts"
    PLACES = "places"
    TAGS = "tags"
    CURVE = "curve"
    PICTURES = "pictures"
    FIGURES = "figures"
    PATH = "path"


class RowZone(StrEnum):
    """Zones of the journey map from the top (Nielsen Norman Group)."""

    LENS = "lens"
    EXPERIENCE = "experience"
    INSIGHTS = "insights"


@frozen
class Place:
    """A touchpoint or a channel at a step."""

    kind: str
    id: str


@frozen
class Tag:
    """An experience theme or a module at a step."""

    kind: str
    id: str


@frozen
class PictureFile:
    """A storyboard picture: path as the model gives it."""

    path: str


@frozen
class Stop:
    """A channel that the customer uses at a step.

    Attributes:
        channel: its id.
        touchpoints: ids of those that are met there.
    """

    channel: str
    touchpoints: tuple[str, ...] = ()


@frozen
class Stops:
    """The channels of a step, each once, in the order of the tracks.

    Attributes:
        on_path: whether the step is on the main path.
    """

    stops: tuple[Stop, ...]
    on_path: bool


@frozen
class MetricAt:
    """A metric at one of the steps or stages that it is broken down by; without a figure where nobody answered."""

    metric: Metric
    figure: Figure | None


@frozen
class MetricStrip:
    """The metrics of the whole service, side by side."""

    metrics: tuple[Metric, ...]


Content: TypeAlias = (
    Card | Text | Place | Tag | PictureFile | Metric | MetricAt | MetricStrip | GapAt | Opportunity | Stops
)


@frozen(kw_only=True)
class Entry:
    """One thing in a cell.

    Attributes:
        key: unique in the drawing: a card's key, else `step.row.n`.
        first, last: columns that it covers, from 0.
        stage: key of its stage. step: key of its step; None for what spans a stage.
        order: place in its cell, from 0.
    """

    key: str
    first: int
    last: int
    stage: str
    step: str | None
    order: int
    content: Content


@frozen(kw_only=True)
class Row:
    """One band.

    Attributes:
        id: `data-lane`: lane id, `lane.actor` for a sub-lane of a split, or row name.
        lane: the lane's or row's own id (without the actor).
        zone: `data-zone`.
        title: its own name; None for the drawing's word for `lane`.
        actor: id of the actor of a sub-lane; None otherwise.
        action: its place in the action flow; None for rows outside it.
        spanning: entries of whole stages; they stand above the others.
        entries: entries of steps.
    """

    id: str
    lane: str
    zone: str
    kind: RowKind
    title: Text | None = None
    actor: str | None = None
    action: Zone | None = None
    spanning: tuple[Entry, ...] = ()
    entries: tuple[Entry, ...] = ()

    @property
    def filled(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.spanning or self.entries) or self.kind is RowKind.CURVE
