"""Text between the tags and in the attributes of an SVG.

The standard library does the same, but loads the names of all HTML characters for it, and each drawing would wait.
"""

from __future__ import annotations


def escape(text: str, *, quote: bool = True) -> str:
    """A text whose signs of markup are written as references; quotation marks too unless `quote` is False."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#x27;") if quote else text
