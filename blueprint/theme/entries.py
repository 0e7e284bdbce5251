"""Single values of a theme file: colours, numbers, words out of a closed set.

In: nodes. Out: texts that can be used, or None and a finding.
"""

from __future__ import annotations

import re

from blueprint.builtin import Tree
from blueprint.diagnostics import Diagnostic, Edit, Fix, Severity
from blueprint.document import Entry, Mapping, Node, Scalar, Sequence
from blueprint.phrases import listing, nearest, quote
from blueprint.source import Span
from blueprint.theme.colour import normalise

_COMMENTED = re.compile(r"[ \t]*(#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?)\b")
_NUMBER = re.compile(r"-?\d{1,6}(\.\d{1,6})?")
MOST_DASHES = 8
BOUNDS = {
    "size": (5, 200),
    "tracking": (-0.1, 1),
    "leading": (0.9, 3),
    "width": (0.25, 20),
    "dash": (0.1, 200),
}


class Checked:
    """What has been read so far.

    Attributes:
        tree: the file's own entries, as far as they can be used.
        spans: place of every leaf by its path with dots (`colours.customer.accent`).
        findings: everything that stands against the file.
    """

    __slots__ = ("findings", "spans", "tree")

    def __init__(self) -> None:
        self.tree: Tree = {}
        self.spans: dict[str, Span] = {}
        self.findings: list[Diagnostic] = []


def unknown(key: Scalar, what: str, names: tuple[str, ...]) -> Diagnostic:
    """The finding (BP521) that a name does not exist, with the nearest one that does."""
    near = nearest(key.text, names)
    fix = Fix(title=f"rename to `{near}`", edits=(Edit(span=key.span, text=near),)) if near else None
    return Diagnostic(
        code="BP521",
        severity=Severity.ERROR,
        message=f"{what} {quote(key.text)}",
        span=key.span,
        hint=f"did you mean `{near}`?" if near else f"there are {listing(names, 'and')}",
        fix=fix,
    )


def unusable(span: Span, message: str, hint: str, fix: Fix | None = None) -> Diagnostic:
    """The finding (BP522) that a value is of the wrong kind or out of its bounds."""
    return Diagnostic(code="BP522", severity=Severity.ERROR, message=message, span=span, hint=hint, fix=fix)


def entries(checked: Checked, node: Node, what: str) -> tuple[Entry, ...]:
    """Entries of a mapping; none, and a finding, for anything else."""
    if isinstance(node, Mapping):
        return node.entries
    checked.findings.append(unusable(node.span, f"{what} has to be a mapping", "write `name: value` lines under it"))
    return ()


def put(checked: Checked, path: tuple[str, ...], value: str | list[str] | list[Tree], span: Span) -> None:
    """Keep a value that has been found good."""
    tree = checked.tree
    for part in path[:-1]:
        tree = tree.setdefault(part, {})
    tree[path[-1]] = value
    checked.spans[".".join(path)] = span


def colour(checked: Checked, node: Node) -> str | None:
    """A colour in its long form; None, and a finding, for anything else."""
    found = normalise(node.text) if isinstance(node, Scalar) else None
    if found:
        return found
    if isinstance(node, Scalar) and node.empty:
        checked.findings.append(_lost(node))
    else:
        shown = quote(node.text) if isinstance(node, Scalar) else "this"
        checked.findings.append(
            unusable(node.span, f"{shown} is not a colour", "write `'#rrggbb'`, in quotes: `'#1f5f99'`")
        )
    return None


def _lost(node: Scalar) -> Diagnostic:
    """The finding that there is no colour: most likely it stands in what YAML takes for a comment."""
    source = node.span.source
    rest = _COMMENTED.match(source.text, node.span.end)
    if rest is None:
        return unusable(node.span, "the colour is missing", "write it in quotes: `'#1f5f99'`")
    span = Span(source, rest.start(1), rest.end(1))
    fix = Fix(title="put the colour in quotes", edits=(Edit(span=span, text=f"'{rest[1]}'"),))
    return unusable(
        span,
        f"`{rest[1]}` is taken for a comment, because it begins with `#`",
        f"write it in quotes: `'{rest[1]}'`",
        fix,
    )


def dash(checked: Checked, node: Node) -> list[str] | None:
    """Lengths of strokes and gaps; an empty list for a solid line."""
    if not isinstance(node, Sequence) or len(node.items) > MOST_DASHES or len(node.items) % 2:
        message = "a dash has to be a list of lengths, stroke and gap in turn"
        checked.findings.append(unusable(node.span, message, "write `dash: [6, 4]`, or `dash: []` for a solid line"))
        return None
    lengths = [number(checked, item, "dash") for item in node.items]
    return [length for length in lengths if length is not None] if None not in lengths else None


def one_of(checked: Checked, node: Node, name: str, values: tuple[str, ...]) -> str | None:
    """A text out of a closed set."""
    if isinstance(node, Scalar) and node.text in values:
        return node.text
    shown = quote(node.text) if isinstance(node, Scalar) and node.text else "this"
    near = nearest(node.text, values) if isinstance(node, Scalar) else None
    hint = f"did you mean `{near}`?" if near else f"it is one of {listing(values[:12])}"
    checked.findings.append(unusable(node.span, f"{shown} is not a {name}", hint))
    return None


def number(checked: Checked, node: Node, name: str, bounds: tuple[float, float] | None = None) -> str | None:
    """A number within its bounds; those of `BOUNDS` under its name unless others are given."""
    low, high = bounds or BOUNDS[name]
    if (
        isinstance(node, Scalar)
        and not node.quoted
        and _NUMBER.fullmatch(node.text)
        and low <= float(node.text) <= high
    ):
        return node.text
    shown = quote(node.text) if isinstance(node, Scalar) and node.text else "this"
    checked.findings.append(
        unusable(node.span, f"{shown} cannot be `{name}`", f"write a number from {low:g} to {high:g}")
    )
    return None
