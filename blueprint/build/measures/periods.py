"""Periods of time that answers are narrowed to."""

from __future__ import annotations

from blueprint.build.context import Context
from blueprint.build.nodes import place
from blueprint.document import Node, Scalar, Sequence
from blueprint.model.periods import parse_period
from blueprint.phrases import quote

_HINT = "write `2025`, `2025-Q1`, `2025-03` or `2025-03-31`, or two of them with `..` between: `2025-01..2025-06`"


def period(context: Context, node: Node | None) -> str | None:
    """The period that a node gives; reports everything that is none (the schema leaves that to the build)."""
    if node is None:
        return None
    if not isinstance(node, Scalar):
        kind = "a list" if isinstance(node, Sequence) else "a mapping"
        context.error("BP328", f"a period is a text, not {kind}", place(node), hint=_HINT)
        return None
    words = node.text.strip()
    if not words:
        context.error("BP328", "the period is missing", node.span, hint=_HINT)
        return None
    if parse_period(words) is not None:
        return words
    first, between, last = words.partition("..")
    if between and parse_period(first) and parse_period(last):
        hint = f"write the earlier one first: `{last.strip()}..{first.strip()}`"
        context.error("BP328", f"the period {quote(words)} ends before it begins", node.span, hint=hint)
        return None
    context.error("BP328", f"{quote(words)} is not a period", node.span, hint=_HINT)
    return None
