"""How a text is written in YAML so that it is read as the same text.

In: any text. Out: the text as it is, or in double quotes.
"""

from __future__ import annotations

import re

_LEADING = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`~=.<\s“”‘’「『]")
_TRAILING = re.compile(r"[\s:：]$")
_INSIDE = re.compile(r":[\s]|\s#|[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff]")
_IN_FLOW = re.compile(r"[,\[\]{}]|:")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]")


def written(text: str, *, flow: bool = False) -> str:
    """A text as a YAML scalar.

    Args:
        text: not empty.
        flow: whether it stands between braces or brackets, where commas and brackets end it.
    """
    if _LEADING.match(text) or _TRAILING.search(text) or _INSIDE.search(text) or (flow and _IN_FLOW.search(text)):
        return _quoted(text)
    return text


def _quoted(text: str) -> str:
    """In double quotes, with what cannot be seen as escapes."""
    escaped = "".join(_ESCAPES.get(c, c) for c in text)
    return '"' + _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", escaped) + '"'
