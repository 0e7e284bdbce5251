"""What a touchpoint is, in words: the same on its sheet, in the book and in tables.

In: a touchpoint with its channels. Out: `Attribute`s: what is given, each with its label.
"""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.model.catalogues import Channel, Touchpoint
from blueprint.model.text import Wording
from blueprint.words.speech import Speech

CLASSES = ("owner", "medium", "importance", "contact", "initiative")
"""The closed sets that sort touchpoints."""


@frozen
class Attribute:
    """A label and what is said under it; `name` is the key of the file."""

    name: str
    label: Wording
    values: tuple[Wording, ...]


def attributes(speech: Speech, touchpoint: Touchpoint, channels: tuple[Channel, ...]) -> tuple[Attribute, ...]:
    """Channel, owner, medium, importance, contact, initiative: those that are given.

    Args:
        speech: in which words.
        touchpoint: which one.
        channels: the entries of the catalogue that it names.
    """
    named = speech.all(channel.title for channel in channels)
    found = [Attribute("channel", speech.word("row.channel"), named)] if named else []
    for name in CLASSES:
        value = getattr(touchpoint, name)
        if value is not None:
            found.append(Attribute(name, speech.word(f"{name}.title"), (speech.word(f"{name}.{value}"),)))
    return tuple(found)
