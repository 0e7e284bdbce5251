"""What a new element begins with.

In: the kind of element, its title, and what the command says of it. Out: its id and its entries, in the order in which
they are written.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from blueprint.build.ids import slug
from blueprint.frozen import frozen
from blueprint.model.service import Service

Raw: TypeAlias = "str | Literal | Entries | list[Entries]"
Entries: TypeAlias = "list[tuple[str, Raw]]"


class Kind(StrEnum):
    """What can be added; the words of the command."""

    STEP = "step"
    STAGE = "stage"
    TOUCHPOINT = "touchpoint"
    CHANNEL = "channel"
    ACTOR = "actor"
    PERSONA = "persona"
    METRIC = "metric"
    OPPORTUNITY = "opportunity"


@frozen(kw_only=True)
class Literal:
    """A value that is written as it is: a number or a duration."""

    text: str


@frozen(kw_only=True)
class Wish:
    """What the command says of the new element.

    Attributes:
        id: as it shall be, empty for the slug of the title.
        at: step, stage or card of a metric or an opportunity. type: what kind of figure a metric is.
        value: what was measured. responses: the survey whose answers are counted, in the place of a value.
    """

    kind: Kind
    title: str
    id: str = ""
    at: str = ""
    type: str = "number"
    value: str = ""
    responses: str = ""


class NoIdError(Exception):
    """The title makes no id; the text is a sentence without a final full stop."""


CATALOGUES = {Kind.TOUCHPOINT: "touchpoints", Kind.CHANNEL: "channels", Kind.ACTOR: "actors", Kind.PERSONA: "personas"}
LISTS = {Kind.METRIC: "metrics", Kind.OPPORTUNITY: "opportunities"}
_DOES = {"en": "What does the customer do?", "zh-Hans": "顾客做什么？", "zh-Hant": "顧客做什麼？"}
_WANTS = {"en": "What do they want to reach?", "zh-Hans": "想达到什么？", "zh-Hant": "想達到什麼？"}


def id_of(wish: Wish) -> str:
    """The id of the new element.

    Raises:
        NoIdError: none is given, and the title has neither letters nor digits.
    """
    made = wish.id or slug(wish.title)
    if not made:
        raise NoIdError(f"`{wish.title}` makes no id: give one with `--id`")
    return made


def entries(wish: Wish, service: Service) -> Entries:
    """What stands in the new element; entries of a catalogue without their id, which is their key."""
    name = id_of(wish)
    match wish.kind:
        case Kind.STEP:
            return [("id", name), *_step(wish.title, service)]
        case Kind.STAGE:
            first: Entries = [("id", f"{name}-1"), *_step("", service)]
            return [("id", name), ("title", wish.title), ("steps", [first])]
        case Kind.PERSONA:
            return [("name", wish.title), ("goals", _WANTS.get(service.language, wish.title))]
        case Kind.METRIC:
            found: Entries = [("id", name), ("type", wish.type), ("title", wish.title)]
            figure: Raw = wish.responses or Literal(text=wish.value)
            return [*found, *_at(wish), ("responses" if wish.responses else "value", figure)]
        case Kind.OPPORTUNITY:
            weights: Entries = [("impact", Literal(text="3")), ("effort", Literal(text="3")), ("status", "idea")]
            return [("id", name), ("title", wish.title), *_at(wish), *weights]
        case _:
            return [("title", wish.title)]


def _step(title: str, service: Service) -> Entries:
    """A title, the customer, and a score where the map has a curve."""
    found: Entries = [("title", title)] if title else []
    found.append(("customer", _DOES.get(service.language, title or "?")))
    if any(step.emotions for stage in service.stages for step in stage.steps):
        found.append(("emotion", Literal(text=f"{service.scale.middle:g}")))
    return found


def _at(wish: Wish) -> Entries:
    return [("at", wish.at)] if wish.at else []


def taken(kind: Kind, service: Service) -> dict[str, str]:
    """The ids that elements of this kind have, each with what it is in words."""
    match kind:
        case Kind.STEP:
            found = [step.key for stage in service.stages for step in stage.steps]
        case Kind.STAGE:
            found = [stage.key for stage in service.stages]
        case Kind.TOUCHPOINT:
            found = [one.id for one in service.touchpoints]
        case Kind.CHANNEL:
            found = [one.id for one in service.channels]
        case Kind.ACTOR:
            found = [one.id for one in service.actors]
        case Kind.PERSONA:
            found = [one.id for one in service.personas]
        case Kind.METRIC:
            found = [one.id for one in service.metrics]
        case Kind.OPPORTUNITY:
            found = [one.id for one in service.opportunities]
    return dict.fromkeys(found, kind.value)
