"""Keys that have their place elsewhere in the file.

In: a key that does not fit where it stands. Out: a sentence that says where it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from blueprint.schema.shipped import schema_of
from blueprint.schema.views import Schema
from blueprint.spaces import FULL_WIDTH_COLON

_TIGHT_COLON = re.compile(rf"([\w-]+)\s*[:{FULL_WIDTH_COLON}]")
_CARD = "it belongs on a card: `{{text: …, {0}: …}}`"
_CHANGES = "it belongs in a map that `extends` another one"
_PLACES: tuple[tuple[str, str], ...] = (
    ("card-with-keys", _CARD),
    ("step", "it belongs on a step, under `steps`"),
    ("stage", "it belongs on a stage, under `stages`"),
    ("", "it belongs at the start of a line, beside `{1}`"),
    ("persona", "it belongs under `persona`"),
    ("link", "it belongs to a connector under `links`"),
    ("touchpoint", "it belongs to an entry of `touchpoints`"),
    ("actor", "it belongs to an entry of `actors`"),
    ("worded-score", "it belongs to a score: `{{score: 2, {0}: …}}`"),
    ("lane-with-keys", "it belongs to a lane under `lanes`"),
    ("line-with-keys", "it belongs to a line under `lanes`"),
    ("metric", "it belongs to a figure under `metrics`"),
    ("responses", "it belongs to an entry of `responses`"),
    ("gap", "it belongs to an entry of `gaps`"),
    ("opportunity", "it belongs to an entry of `opportunities`"),
    ("view", "it belongs to an entry of `views`"),
    ("theme", "it belongs to an entry of `themes`"),
    ("changes", _CHANGES),
    ("changed-step", _CHANGES),
    ("output", "it belongs to an entry of `outputs`"),
    ("book", "it belongs to an entry of `books`"),
    ("override", "it belongs to an entry of `overrides`"),
)


def belongs(key: str, schema: Schema, *, here: Schema) -> str | None:
    """Where a key belongs, or None if it has no place anywhere.

    Args:
        key: as written.
        schema: the whole schema.
        here: the part of the schema that refuses the key.
    """
    below = next((name for name, part in here.get("properties", {}).items() if _holds(part, key)), None)
    if below is not None:
        return f"it belongs under `{below}`: `{below}: {{{key}: …}}`"
    beside = "title" if "title" in schema.get("properties", {}) else next(iter(schema.get("required", ())), "")
    for place, sentence in _places(schema):
        properties = place.get("properties", {})
        if place is not here and properties is not here.get("properties") and properties.get(key):
            return sentence.format(key, beside)
    return None


def _holds(part: object, key: str) -> bool:
    """Whether a part of the schema is a mapping with a key."""
    return isinstance(part, dict) and key in part.get("properties", {})


def belongs_on_card(key: str) -> str | None:
    """Where a key belongs that was found on a step, if it is one of a card's, also of one that changes another."""
    definitions = schema_of("service")["definitions"]
    if key in definitions["card-with-keys"]["properties"]:
        return _CARD.format(key)
    return _CHANGES if key in definitions["changed-card-with-keys"]["properties"] else None


def _places(schema: Schema) -> Iterator[tuple[Schema, str]]:
    """Parts of the schema with the sentence about them, the most common first."""
    for name, sentence in _PLACES:
        place = schema["definitions"].get(name) if name else schema
        if place:
            yield place, sentence


def longer_than_meant(key: str) -> str | None:
    """What to write where YAML takes a key to be longer than it is: `policy："Standard: 2 min"`."""
    tight = _TIGHT_COLON.match(key)
    return f"write an ordinary colon and a space after the key: `{tight[1]}: …`" if tight else None
