"""Periods of time that answers are narrowed to."""

from __future__ import annotations

import re

from blueprint.build.context import Context
from blueprint.build.nodes import place
from blueprint.diagnostics import Edit, Fix
from blueprint.document import Node, Scalar, Sequence
from blueprint.model.periods import parse_period
from blueprint.phrases import quote

_HINT = "write `2025`, `2025-Q1`, `2025-03` or `2025-03-31`, or two of them with `..` between: `2025-01..2025-06`"

_BETWEEN = re.compile(r"\s*(?:\u2026|\.{2,}|[\u2013\u2014~\uff5e\u81f3\u5230])\s*|\s+(?:-|to)\s+")
_MONTH = re.compile(r"-([0-9])(?![0-9])")


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
        turned = f"{last.strip()}..{first.strip()}"
        hint = f"write the earlier one first: `{turned}`"
        message = f"the period {quote(words)} ends before it begins"
        context.error("BP328", message, node.span, hint=hint, fix=_fix(node, turned))
        return None
    meant = _meant(words)
    hint = f"write `{meant}`" if meant else _HINT
    context.error("BP328", f"{quote(words)} is not a period", node.span, hint=hint, fix=_fix(node, meant))
    return None


def _meant(words: str) -> str | None:
    """A period with other signs between its parts than the format's, as it should be written; else None."""
    ends = [_MONTH.sub(r"-0\1", re.sub(r"[/.]", "-", end)).upper() for end in _BETWEEN.split(words)]
    meant = "..".join(ends)
    return meant if all(ends) and len(ends) in {1, 2} and parse_period(meant) is not None else None


def _fix(node: Scalar, meant: str | None) -> Fix | None:
    return Fix(title=f"write `{meant}`", edits=(Edit(span=node.span, text=meant),)) if meant else None
