"""One service in one scenario: the whole content of a file, resolved and frozen.

    Service ─┬─ stages ── steps ── cards (per lane), texts (per row), scores, references
             ├─ lanes (lanes and lines, from the top)
             ├─ links (by rule and explicit, between card keys)
             └─ catalogues, measures, views

Keys: a stage, step or card has a `key`, unique within its kind, that links, marks and the SVG use.
A step's or stage's key is its id; where two default ids are equal, the later one gets `-2`, `-3`.
A card's key is its id where that is unique in the file, else `step.lane.n` (or `stage.lane.n`).
"""

from __future__ import annotations

from blueprint.diagnostics import Ignore
from blueprint.frozen import frozen
from blueprint.model.catalogues import Actor, Channel, Persona, Platform, System, Theme, Touchpoint, World
from blueprint.model.figures import Comment, Measurement
from blueprint.model.lanes import LaneOrLine
from blueprint.model.measures import Duration, GapAt, Metric, Opportunity, Responses, Scale, Score
from blueprint.model.text import Text
from blueprint.model.vocabulary import (
    Arrow,
    Connect,
    Direction,
    DrawingKind,
    LinkKind,
    Mark,
    Module,
    Phase,
    State,
    Status,
    TextRow,
)
from blueprint.source import Span


@frozen(kw_only=True)
class Card:
    """One thing that happens, or one piece of evidence.

    Attributes:
        key: unique in the service. lane: id of its lane.
        step: key of its step; None for a card of a whole stage.
        stage: key of its stage.
        number: place among the cards of its cell, from 1.
        actor: id in `Service.actors`. systems, channels, touchpoints: ids in their catalogues.
        arrow: how the rule's connector from the card above reaches this one.
        url: link target (http, https, mailto or relative).
        icon: name of an icon.
    """

    key: str
    lane: str
    stage: str
    step: str | None
    number: int
    text: Text
    actor: str | None = None
    systems: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    touchpoints: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    time: Duration | None = None
    wait: Duration | None = None
    arrow: Arrow = Arrow.DOWN
    url: str | None = None
    icon: str | None = None
    note: Text | None = None
    tags: tuple[str, ...] = ()
    status: Status | None = None
    span: Span | None = None


@frozen(kw_only=True)
class Way:
    """One way on from a step; the first is the main path.

    Attributes:
        to: key of the step it leads to.
        written: whether the file writes it, rather than the following step being meant.
    """

    to: str
    label: Text | None = None
    arrow: Arrow = Arrow.DOWN
    kind: LinkKind = LinkKind.FLOW
    written: bool = False
    span: Span | None = None


@frozen(kw_only=True)
class Journey:
    """Another map that shows a step in detail.

    Attributes:
        path: as the file writes it, relative to its folder, with `/`.
        file: the map's real place, absolute path as text.
        title: what it is called; None where it has no title.
    """

    path: str
    file: str
    title: Text | None = None
    span: Span | None = None


@frozen(kw_only=True)
class Step:
    """One moment of the journey: a column of the drawing.

    Attributes:
        number: place in the service, from 1.
        title: its heading; None for a step without one.
        cards: of all lanes, in file order within a lane.
        texts: per row, in file order.
        metrics: ids of the metrics that the row `metric` names; its other entries are texts.
        touchpoints, channels: ids; the union of what the step and its cards name, first mention first.
        emotions, expectations: at most one per persona.
        themes: ids in `Service.themes`.
        image: storyboard picture, absolute path as text.
        ways: where it leads; empty at the end of a path.
        journey: the map that shows it in detail.
    """

    key: str
    stage: str
    number: int
    title: Text | None = None
    cards: tuple[Card, ...] = ()
    texts: tuple[tuple[TextRow, tuple[Text, ...]], ...] = ()
    metrics: tuple[str, ...] = ()
    touchpoints: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    emotions: tuple[Score, ...] = ()
    expectations: tuple[Score, ...] = ()
    themes: tuple[str, ...] = ()
    modules: tuple[Module, ...] = ()
    image: str | None = None
    time: Duration | None = None
    wait: Duration | None = None
    marks: tuple[Mark, ...] = ()
    ways: tuple[Way, ...] = ()
    journey: Journey | None = None
    span: Span | None = None

    def row(self, row: TextRow) -> tuple[Text, ...]:
        """The texts of one row; empty where the step has none."""
        return next((texts for r, texts in self.texts if r is row), ())

    def lane(self, lane: str) -> tuple[Card, ...]:
        """The cards of one lane; empty where the step has none."""
        return tuple(c for c in self.cards if c.lane == lane)


@frozen(kw_only=True)
class Stage:
    """A section of the journey: a band over its steps.

    Attributes:
        cards, texts, metrics, touchpoints, channels, themes, modules: given on the stage itself, spanning its steps.
        time, wait: printed at the stage, not added to the total.
        image: storyboard picture of the stage, absolute path as text.
        steps: at least one.
    """

    key: str
    title: Text
    phase: Phase | None = None
    goal: Text | None = None
    summary: Text | None = None
    cards: tuple[Card, ...] = ()
    texts: tuple[tuple[TextRow, tuple[Text, ...]], ...] = ()
    metrics: tuple[str, ...] = ()
    touchpoints: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    modules: tuple[Module, ...] = ()
    image: str | None = None
    time: Duration | None = None
    wait: Duration | None = None
    marks: tuple[Mark, ...] = ()
    steps: tuple[Step, ...]
    span: Span | None = None


@frozen(kw_only=True)
class Link:
    """A connector between two cards.

    Attributes:
        source, target: card keys, in the direction of the flow (an upward arrow has its ends swapped).
        both: heads at both ends. plain: no head.
        by_rule: made by rule rather than written as a link.
        back: leads to an earlier step (or the same one).
    """

    source: str
    target: str
    kind: LinkKind = LinkKind.FLOW
    label: Text | None = None
    both: bool = False
    plain: bool = False
    by_rule: bool = False
    back: bool = False
    span: Span | None = None


@frozen(kw_only=True)
class View:
    """A named drawing.

    Attributes:
        lanes: lane and row ids to show; None for all. stages: stage keys; None for all.
        tags: cards with other tags are hidden, untagged ones stay; None for all.
        page: page size name for paper.
    """

    id: str
    kind: DrawingKind
    title: Text | None = None
    lanes: tuple[str, ...] | None = None
    stages: tuple[str, ...] | None = None
    tags: tuple[str, ...] | None = None
    page: str | None = None
    page_span: Span | None = None
    span: Span | None = None


@frozen(kw_only=True)
class Service:
    """All that a file says.

    Attributes:
        language: BCP 47 tag of texts without a tag of their own.
        lanes: lanes and lines from the top; card lanes without any card and not `named` are left out when drawn.
        measurements: what the answers come to, per metric with `responses`; empty before they are read.
        comments: what respondents wrote, a few for each place.
        style: theme name, or absolute path of a theme file; None for the default.
        ignores: what its author accepts, and those of included files; some findings come up only when something is
            drawn or linted.
        path: the file it was read from, absolute, as text; None for standard input.
    """

    title: Text
    language: str
    direction: Direction
    stages: tuple[Stage, ...]
    lanes: tuple[LaneOrLine, ...]
    links: tuple[Link, ...]
    subtitle: Text | None = None
    summary: Text | None = None
    scenario: Text | None = None
    authors: tuple[Text, ...] = ()
    version: Text | None = None
    date: Text | None = None
    source: Text | None = None
    state: State = State.CURRENT
    personas: tuple[Persona, ...] = ()
    platform: Platform | None = None
    world: World | None = None
    scale: Scale
    actors: tuple[Actor, ...] = ()
    channels: tuple[Channel, ...] = ()
    systems: tuple[System, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()
    themes: tuple[Theme, ...] = ()
    connect: Connect = Connect.RULES
    metrics: tuple[Metric, ...] = ()
    responses: tuple[Responses, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    comments: tuple[Comment, ...] = ()
    gaps: tuple[GapAt, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    views: tuple[View, ...] = ()
    style: str | None = None
    ignores: tuple[Ignore, ...] = ()
    path: str | None = None

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in file order."""
        return tuple(step for stage in self.stages for step in stage.steps)

    def measurement(self, metric: str) -> Measurement | None:
        """What the answers of a metric come to; None for one without answers."""
        return next((m for m in self.measurements if m.metric == metric), None)

    @property
    def cards(self) -> tuple[Card, ...]:
        """All cards: stage by stage, a stage's own before those of its steps."""
        return tuple(
            card for stage in self.stages for card in (*stage.cards, *(c for s in stage.steps for c in s.cards))
        )
