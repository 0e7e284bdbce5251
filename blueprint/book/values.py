"""What a book says: plain values, in the book's words, ready for a template.

Every text is a `Wording`, so that its language is known. An anchor is the id of an element that links lead to.
"""

from __future__ import annotations

from enum import StrEnum

from blueprint.book.pieces import Fact, Figure, Picture, StepRef
from blueprint.book.rows import EncounterTable, GapRow, MetricRow, OpportunityRow, Trouble
from blueprint.frozen import frozen
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Direction
from blueprint.paper.pages import Page
from blueprint.scene import Scene


@frozen(kw_only=True)
class MapDrawing:
    """One drawing of a service, fitted to the book's pages.

    Attributes:
        name: `journey`, `blueprint`, or the id of a view.
        title: what the contents call it.
        scenes: one a page. scale: 1.0 prints a user unit as 1/96 inch.
        page: paper of these pages, turned as it is used: the book's, or a larger one that is folded in.
    """

    name: str
    title: Wording
    scenes: tuple[Scene, ...]
    page: Page
    scale: float = 1.0


@frozen(kw_only=True)
class MapPage:
    """A page with a drawing on it: `anchor` is its id, `number` its place among the pages of that drawing, from 1."""

    anchor: str
    title: Wording
    scene: Scene
    scale: float
    page: Page
    number: int = 1


@frozen(kw_only=True)
class StageLine:
    """A stage in the summary of the journey."""

    title: Wording
    phase: Wording | None
    goal: Wording | None
    steps: tuple[StepRef, ...]


@frozen(kw_only=True)
class Trait:
    """A bar of 0..100."""

    name: Wording
    value: float
    printed: Wording


@frozen(kw_only=True)
class CurveFigure:
    """A figure of an emotional journey: its name, its value, the step it belongs to."""

    label: Wording
    value: Wording
    step: StepRef | None = None
    tone: str = ""


@frozen(kw_only=True)
class ScoredStep:
    """A step on a persona's curve; `column` is its place among all steps, from 0."""

    step: StepRef
    column: int
    experience: float
    expectation: float | None


@frozen(kw_only=True)
class Journey:
    """A persona's curve: its points, the scale, words for its lowest, middle and highest score, and the figures."""

    points: tuple[ScoredStep, ...]
    columns: int
    low: float
    high: float
    levels: tuple[Wording, Wording, Wording]
    figures: tuple[CurveFigure, ...]


@frozen(kw_only=True)
class PersonaSheet:
    """One persona: who it is and how the journey felt. `lists` are goals, needs, frustrations."""

    anchor: str
    name: Wording
    role: Wording | None = None
    segment: Wording | None = None
    quote: Wording | None = None
    photo: Picture | None = None
    lists: tuple[Fact, ...] = ()
    traits: tuple[Trait, ...] = ()
    journey: Journey | None = None


@frozen(kw_only=True)
class Feeling:
    """How one persona found a step: experience, and experience minus expectation; texts, and -1, 0 or 1 as tone."""

    experience: Wording | None
    difference: Wording | None
    tone: int = 0


@frozen(kw_only=True)
class TouchedStep:
    """A step that uses a touchpoint, with one feeling for each persona that has scores."""

    step: StepRef
    feelings: tuple[Feeling, ...]


@frozen(kw_only=True)
class TouchpointSheet:
    """One touchpoint.

    Attributes:
        icon: path data on a grid of 24; empty for none.
        facts: channel, owner, medium, and so on. behind: lane by lane, what its steps rest on.
        notes: pains, gains, ideas, gaps and opportunities at its steps. plan: its management plan.
        mean: mean satisfaction at its steps; None without scores.
    """

    anchor: str
    title: Wording
    icon: str
    note: Wording | None
    facts: tuple[Fact, ...]
    steps: tuple[TouchedStep, ...]
    behind: tuple[Fact, ...]
    notes: tuple[tuple[str, Fact], ...]
    plan: tuple[Fact, ...]
    mean: Feeling | None


class Part(StrEnum):
    """The parts of a chapter, in their order."""

    MAPS = "maps"
    PERSONAS = "personas"
    TOUCHPOINTS = "touchpoints"
    ENCOUNTERS = "encounters"
    TROUBLE = "trouble"
    FIGURES = "figures"
    IMPROVEMENTS = "improvements"


def map_anchor(chapter: str, number: int, page: int = 1) -> str:
    """The anchor of a page of a map: the chapter's, the map's place among its maps, the page's among the map's."""
    return f"{chapter}-m{number}-{page}"


def chapter_anchor(number: int) -> str:
    """The anchor of a chapter by its place in the book, from 1."""
    return f"c{number}"


def part_anchor(chapter: str, part: Part) -> str:
    """Anchor of a part of a chapter."""
    return f"{chapter}-{part.value}"


@frozen(kw_only=True)
class Heading:
    """A line of the contents."""

    part: Part
    anchor: str
    title: Wording
    note: Wording | None = None


@frozen(kw_only=True)
class Ridge:
    """A line of heights 0..1 with the colour role it is drawn in; `stepped` for a skyline."""

    role: str
    heights: tuple[tuple[float, float], ...]
    stepped: bool = False


@frozen(kw_only=True)
class Chapter:
    """Everything the book says about one service."""

    anchor: str
    number: str
    language: str
    direction: Direction
    title: Wording
    subtitle: Wording | None
    summary: Wording | None
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    platform: tuple[Fact, ...]
    world: tuple[Fact, ...]
    stages: tuple[StageLine, ...]
    maps: tuple[MapPage, ...]
    personas: tuple[PersonaSheet, ...]
    touchpoints: tuple[TouchpointSheet, ...]
    scored: tuple[Wording, ...]
    encounters: tuple[EncounterTable, ...]
    trouble: Trouble
    metrics: tuple[MetricRow, ...]
    opportunities: tuple[OpportunityRow, ...]
    gaps: tuple[GapRow, ...]
    headings: tuple[Heading, ...]
    ridges: tuple[Ridge, ...]


@frozen(kw_only=True)
class Entry:
    """A line of the index: anchors of all pages that tell about it, in the book's order; `main` is the most telling."""

    title: Wording
    note: Wording | None
    anchors: tuple[str, ...]
    main: str = ""


@frozen(kw_only=True)
class IndexPart:
    """Actors, systems or touchpoints."""

    title: Wording
    entries: tuple[Entry, ...]
