"""Texts: a scalar in the file's language, or a mapping from language tag to scalar."""

from __future__ import annotations

from blueprint.build.nodes import items
from blueprint.document import Mapping, Node, Scalar
from blueprint.model import Text, Wording


def text(node: Node | None, language: str) -> Text | None:
    """The text that a node gives, as written except for one final line feed; None if it gives none."""
    if isinstance(node, Scalar):
        words = _literal(node)
        return Text((Wording(words, language),), node.span) if words else None
    if isinstance(node, Mapping) and "text" not in node:
        wordings = tuple(
            Wording(words, entry.key.text)
            for entry in node.entries
            if isinstance(entry.value, Scalar) and (words := _literal(entry.value))
        )
        return Text(wordings, node.span, marked=True) if wordings else None
    return None


def texts(node: Node | None, language: str) -> tuple[Text, ...]:
    """The texts that one value or a list gives."""
    return tuple(t for item in items(node) if (t := text(item, language)))


def plain(words: str, language: str) -> Text:
    """A text that no node gives as such."""
    return Text((Wording(words, language),))


def _literal(scalar: Scalar) -> str:
    """What a scalar says; empty for white space only."""
    return scalar.text.removesuffix("\n") if scalar.text.strip() else ""
