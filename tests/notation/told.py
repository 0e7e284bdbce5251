"""What the file says about a drawing: what a check on the picture compares it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from blueprint.diagnostics import Diagnostic
from blueprint.model.lanes import Lane
from blueprint.model.service import Card, Service, Stage, Step
from blueprint.model.text import Text
from blueprint.pipeline import Drawing
from blueprint.words import Words
from notation.picture import Picture

DEPTH = {"customer": 0, "frontstage": 1, "backstage": 2, "support": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The file's side of one drawing, or of one page or band of a folded one.

    Attributes:
        name: for messages. service: only what is to be seen here.
        whole: what the drawing shall show in all its bands.
        drawing: which of the file's drawings. language: of the drawing.
        findings: of reading the file, acknowledged ones included.
    """

    name: str
    service: Service = field(repr=False)
    whole: Service = field(repr=False)
    drawing: Drawing
    language: str
    words: Words = field(repr=False)
    findings: tuple[Diagnostic, ...]

    def pick(self, text: Text) -> str:
        """The words of a text in the drawing's language."""
        return text.pick(self.language, self.service.language).text

    @property
    def asked(self) -> tuple[str, ...] | None:
        """Lanes and rows that the view asks for; None for all."""
        return self.drawing.view.lanes if self.drawing.view else None

    @property
    def is_journey(self) -> bool:
        return self.drawing.kind.value == "journey"

    @property
    def lanes(self) -> list[Lane]:
        """Lanes of cards from the top, whether or not they are drawn."""
        return [e for e in self.service.lanes if isinstance(e, Lane) and e.zone is not None]

    def shown_cards(self) -> Iterator[tuple[Stage, Step | None, Card]]:
        """The cards that the drawing has to show, in file order."""
        shown = {lane.id for lane in self.lanes if self.shows_lane(lane)}
        for stage in self.service.stages:
            for card in stage.cards:
                if card.lane in shown:
                    yield stage, None, card
            for step in stage.steps:
                for card in step.cards:
                    if card.lane in shown:
                        yield stage, step, card

    def shows_lane(self, lane: Lane) -> bool:
        """Whether the drawing has a place for a lane's cards."""
        if self.asked is not None:
            return lane.id in self.asked
        return not self.is_journey or lane.zone == "customer"


Check: TypeAlias = Callable[[Picture, Told], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the notation, its sentence and its check, which yields what is wrong."""

    number: int
    sentence: str
    check: Check = field(repr=False)

    def __str__(self) -> str:
        return f"rule {self.number} ({self.sentence})"


RULES: dict[int, Rule] = {}


def rule(number: int, sentence: str) -> Callable[[Check], Check]:
    """Names the function below as the check of a rule."""

    def register(check: Check) -> Check:
        assert number not in RULES
        RULES[number] = Rule(number, sentence, check)
        return check

    return register


def main_path(told: Told) -> list[Step]:
    """The steps along each one's first way."""
    steps = {step.key: step for step in told.whole.steps}
    path, here = [], told.whole.steps[0]
    while here not in path:
        path.append(here)
        if not here.ways:
            break
        here = steps[here.ways[0].to]
    return path


def squeezed(text: str) -> str:
    """A text without white space and soft hyphens, for comparing what was broken into lines."""
    return "".join(text.replace("\u00ad", "").replace("\u200b", "").split())
