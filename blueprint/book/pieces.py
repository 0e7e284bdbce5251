"""The smallest values of a book: facts, figures, references to steps, pictures."""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.model.text import Wording


@frozen(kw_only=True)
class Fact:
    """A label and what is said under it; `name` tells facts apart whatever the language."""

    label: Wording
    values: tuple[Wording, ...]
    name: str = ""


@frozen(kw_only=True)
class Figure:
    """A number that is set large, and what it counts."""

    value: Wording
    label: Wording


@frozen(kw_only=True)
class StepRef:
    """A step as it is named everywhere: number, title, and the link to where a map shows it (empty without one)."""

    number: str
    title: Wording
    link: str = ""


@frozen(kw_only=True)
class Picture:
    """A picture that goes into the page as it is."""

    media_type: str
    content: bytes
