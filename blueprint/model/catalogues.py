"""What the file declares once and steps refer to: people, places, systems, touchpoints, themes."""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.model.text import Text
from blueprint.model.vocabulary import (
    Contact,
    Effect,
    Importance,
    Initiative,
    Level,
    Medium,
    Owner,
    PlanPart,
)
from blueprint.source import Span


@frozen(kw_only=True)
class Persona:
    """Whose journey it is.

    Attributes:
        photo: picture file, absolute path as text; None without one.
        traits: name and value 0..100, in file order.
    """

    id: str
    name: Text
    role: Text | None = None
    segment: Text | None = None
    quote: Text | None = None
    goals: tuple[Text, ...] = ()
    needs: tuple[Text, ...] = ()
    frustrations: tuple[Text, ...] = ()
    photo: str | None = None
    traits: tuple[tuple[Text, float], ...] = ()
    span: Span | None = None


@frozen(kw_only=True)
class Actor:
    """Who acts in a lane."""

    id: str
    title: Text
    role: Text | None = None
    note: Text | None = None
    icon: str | None = None
    span: Span | None = None


@frozen(kw_only=True)
class Channel:
    """By what way the customer and the service meet."""

    id: str
    title: Text
    note: Text | None = None
    icon: str | None = None
    span: Span | None = None


@frozen(kw_only=True)
class System:
    """A technical system that carries a support process."""

    id: str
    title: Text
    note: Text | None = None
    icon: str | None = None
    span: Span | None = None


@frozen(kw_only=True)
class Touchpoint:
    """Where the customer meets the brand.

    Attributes:
        channels: ids of the channels it lives in.
        promise: how it keeps the promise of the platform.
        plan: the parts of its management plan that are filled in, in the order of `PlanPart`.
    """

    id: str
    title: Text
    note: Text | None = None
    icon: str | None = None
    channels: tuple[str, ...] = ()
    owner: Owner | None = None
    medium: Medium | None = None
    importance: Importance | None = None
    contact: Contact | None = None
    initiative: Initiative | None = None
    promise: Text | None = None
    plan: tuple[tuple[PlanPart, Text], ...] = ()
    span: Span | None = None


@frozen(kw_only=True)
class Theme:
    """An experience theme; the ten of the pyramid are built in (title None: the drawing's word)."""

    id: str
    title: Text | None
    level: Level
    effect: Effect
    span: Span | None = None


@frozen(kw_only=True)
class Platform:
    """The experience platform: what the brand promises."""

    positioning: Text | None = None
    promise: Text | None = None
    theme: Text | None = None


@frozen(kw_only=True)
class World:
    """The four layers of the customer's world, from the outside in."""

    society: tuple[Text, ...] = ()
    situation: tuple[Text, ...] = ()
    category: tuple[Text, ...] = ()
    brand: tuple[Text, ...] = ()
