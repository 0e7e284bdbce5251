"""A service from nothing, for a workshop that starts with an empty wall.

In: numbers of stages and steps, a language. Out: a `Service` without a title, whose stages have empty names.
"""

from __future__ import annotations

from blueprint.build.service import reading_direction
from blueprint.model.lanes import INTERACTION, INTERNAL_INTERACTION, VISIBILITY, Lane, LaneOrLine, Line
from blueprint.model.measures import Scale
from blueprint.model.service import Service, Stage, Step
from blueprint.model.text import Text, Wording
from blueprint.model.vocabulary import Zone
from blueprint.paper.pages import PaperError
from blueprint.phrases import quote
from blueprint.words import languages, load_words

MOST_STAGES, MOST_STEPS, MOST_COLUMNS = 24, 12, 200
_LANES: tuple[LaneOrLine, ...] = (
    Lane(id=Zone.EVIDENCE.value, zone=Zone.EVIDENCE),
    Lane(id=Zone.CUSTOMER.value, zone=Zone.CUSTOMER),
    Line(id=INTERACTION),
    Lane(id=Zone.FRONTSTAGE.value, zone=Zone.FRONTSTAGE),
    Line(id=VISIBILITY),
    Lane(id=Zone.BACKSTAGE.value, zone=Zone.BACKSTAGE),
    Line(id=INTERNAL_INTERACTION),
    Lane(id=Zone.SUPPORT.value, zone=Zone.SUPPORT),
)


class BlankError(PaperError):
    """A workshop sheet cannot be made as asked; the message is one line that names what can."""


def blank_service(stages: int, steps: int = 1, language: str = "en") -> Service:
    """A service without any names, with the usual lanes and lines.

    Args:
        stages: how many, 1 to 24. steps: of each stage, 1 to 12; at most 200 columns in all.
        language: BCP 47 tag of one of the languages that drawings speak.

    Raises:
        BlankError: a number is out of range, or drawings do not speak the language.
    """
    _check(stages, "stages", MOST_STAGES)
    _check(steps, "steps", MOST_STEPS)
    if stages * steps > MOST_COLUMNS:
        raise BlankError(
            f"{stages} stages of {steps} steps make {stages * steps} columns; at most {MOST_COLUMNS} are possible, "
            f"so {stages} stages may have up to {MOST_COLUMNS // stages} steps"
        )
    if load_words(language).diagnostics:
        raise BlankError(f"there are no words in the language {quote(language)}; there are {', '.join(languages())}")
    nameless = Text((Wording("", language),))
    return Service(
        title=nameless,
        language=language,
        direction=reading_direction(language),
        stages=tuple(_stage(n, steps, nameless) for n in range(stages)),
        lanes=_LANES,
        links=(),
        scale=Scale(),
    )


def _stage(n: int, steps: int, title: Text) -> Stage:
    key = f"stage-{n + 1}"
    numbers = range(n * steps + 1, (n + 1) * steps + 1)
    return Stage(
        key=key, title=title, steps=tuple(Step(key=f"step-{number}", stage=key, number=number) for number in numbers)
    )


def _check(number: int, what: str, most: int) -> None:
    if not 1 <= number <= most:
        raise BlankError(f"{number} {what} cannot be drawn; a workshop sheet has 1 to {most}")
