"""The schemas that ship with the program.

In: a kind of file. Out: its JSON Schema, as text for editors or parsed for checking.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Literal, TypeAlias

from blueprint import resources
from blueprint.schema.views import Schema

Part: TypeAlias = Literal["service", "changes", "catalogue", "theme", "config", "baseline"]

_FILES: dict[Part, tuple[str, str]] = {
    "service": ("blueprint-1.schema.json", ""),
    "changes": ("blueprint-1.schema.json", "changes"),
    "catalogue": ("blueprint-1.schema.json", "catalogue"),
    "theme": ("theme-1.schema.json", ""),
    "config": ("config-1.schema.json", ""),
    "baseline": ("config-1.schema.json", "baseline"),
}


def schema_text(part: Part = "service") -> str:
    """The JSON Schema of a kind of file as it ships."""
    return resources.read_text("schemas", _FILES[part][0])


@cache
def schema_of(part: Part) -> Schema:
    """The JSON Schema of a kind of file, parsed."""
    name, definition = _FILES[part]
    schema: Schema = json.loads(resources.read_text("schemas", name))
    # In draft-07 a reference overrides what stands beside it, which is what makes a definition the root.
    return {"$ref": f"#/definitions/{definition}", **schema} if definition else schema
