"""JSON as the program writes it for others.

In: a tree of values. Out: indented JSON with a final line feed. Letters of all scripts stay as they are. What a
terminal would obey if somebody looked at it (controls, signs that turn the direction of text), and halves of
characters, are written as escapes, which read the same.
"""

from __future__ import annotations

import json
import re

_OBEYED = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def json_text(tree: object) -> str:
    """A tree of mappings, lists, texts and finite numbers as JSON."""
    text = json.dumps(tree, ensure_ascii=False, indent=2)
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
