"""The lines of a file in their canonical layout.

In: `Document` and the order of keys. Out: its text.

Two spaces for each level, lists indented below their key. Braces and brackets stay on one line where they fit, and
become lines of their own where they do not, where comments stand in them, and where a list holds several mappings and
nothing else.
"""

from __future__ import annotations

import re

from blueprint.document import Document, Entry, Mapping, Node, Scalar
from blueprint.editing.comments import Part, is_list_of_mappings, parts_of
from blueprint.editing.order import Order, Place
from blueprint.editing.scalars import KEPT, in_quotes, one_row, rows
from blueprint.editing.width import WIDEST, width

_STEP = 2
_SCHEMA_LINE = "yaml-language-server:"
_ACKNOWLEDGED = "blueprint:"
_LIKE_TEXT = re.compile(r"#(?:\w| \d)")
"""Comments that the reader takes for a lost piece of the text before them, where that has no quotes."""


def laid_out(document: Document, order: Order) -> str:
    """The canonical text of a file.

    Args:
        document: parsed without errors.
        order: of its kind.
    """
    root = parts_of(document)
    header = _header(root.parts[0]) if root.parts else []
    body = _Layout(order).below(root, 0, order.root)
    return "\n".join(_settled([*header, *body])) + "\n"


def _settled(lines: list[str]) -> list[str]:
    """The lines of a file; a blank one behind those of a text would belong to that text."""
    if KEPT not in lines:
        return lines
    behind = ["", *lines]
    kept = [line for line, before in zip(lines, behind, strict=False) if line or before != KEPT]
    return ["" if line == KEPT else line for line in kept]


def _header(first: Part) -> list[str]:
    """The comments at the top that belong to the file, not to its first key."""
    lines = _tidy(first.lead)
    at = max((n for n, line in enumerate(lines) if not line), default=-1) + 1
    header, first.lead = lines[:at], lines[at:]
    for line in [one for one in (*header, *first.lead) if _SCHEMA_LINE in one][:1]:
        (header if line in header else first.lead).remove(line)
        header.insert(0, line)
    while header and not header[0]:
        header.pop(0)
    return _tidy(header)


class _Layout:
    """One run."""

    def __init__(self, order: Order) -> None:
        self.order = order

    def below(self, part: Part, indent: int, place: Place) -> list[str]:
        """The lines of what stands in a mapping or list."""
        pad = " " * indent
        value = part.value
        lines: list[str] = []
        for at, child in enumerate(self.sorted(part, place)):
            if child.lead:
                child.lead = _tidy(child.lead)
                if at == 0 and not child.lead[0]:
                    child.lead = child.lead[1:]
            inner = self.inner(value, child, place)
            lines += self.lines(child, indent, inner)
        tail = _tidy(part.tail)
        while tail and not tail[-1]:
            tail.pop()
        return [*lines, *(pad + line if line else "" for line in tail)]

    def sorted(self, part: Part, place: Place) -> list[Part]:
        """The parts of a mapping in order; those of a list as they are."""
        if not isinstance(part.value, Mapping):
            return part.parts
        by_key = {child.key.text: child for child in part.parts if child.key is not None}
        return [by_key[entry.key.text] for entry in self.order.sorted(place, part.value)]

    def inner(self, value: Node, child: Part, place: Place) -> Place:
        """The place of a part's value in the schema."""
        if isinstance(value, Mapping) and child.key is not None:
            return self.order.child(place, value, child.key.text)
        return self.order.item(place)

    def lines(self, part: Part, indent: int, place: Place) -> list[str]:
        """The lines of an entry or an item."""
        pad = " " * indent
        start = f"{pad}{one_row(part.key, flow=False)}:" if part.key is not None else f"{pad}-"
        if part.parent is not None and part.parent.flow and _LIKE_TEXT.match(part.trail):
            part.lead, part.trail = [*part.lead, part.trail], ""
        lead = [pad + line if line else "" for line in part.lead]
        if isinstance(part.value, Scalar):
            return [*lead, *self.scalar(part, part.value, start, indent)]
        short = self.short(part, start, place)
        if short is not None:
            return [*lead, _with(f"{start} {short}", part.trail)]
        remarks = [remark for remark in (part.head, part.trail) if remark]
        if part.key is not None:
            lead += [pad + remark for remark in remarks[:-1]]
            return [*lead, _with(start, remarks[-1] if remarks else ""), *self.below(part, indent + _STEP, place)]
        inside = self.below(part, indent + _STEP, place)
        above = 0
        while inside[above].lstrip().startswith("#") or not inside[above]:
            above += 1
        lead += [pad + remark for remark in (*remarks, *(line.strip() for line in inside[:above])) if remark]
        first = inside[above][indent + _STEP :]
        return [*lead, f"{start} {first}", *inside[above + 1 :]]

    def scalar(self, part: Part, value: Scalar, start: str, indent: int) -> list[str]:
        """The lines of an entry or an item with a scalar."""
        if value.empty:
            return [_with(start, part.trail)]
        first, *others = rows(value, part.parent.inside if part.parent else 0)
        if _LIKE_TEXT.match(part.trail) and value.quoted and first == value.text:
            first = in_quotes(first)
        pad = " " * (indent + _STEP)
        lines = [f"{start} {first}", *(row if row in ("", KEPT) else pad + row for row in others)]
        if part.trail:
            lines[-1] = _with(lines[-1], part.trail)
        return lines

    def short(self, part: Part, start: str, place: Place) -> str | None:
        """Braces or brackets on one line; None where they become lines of their own."""
        value = part.value
        if isinstance(value, Scalar) or not part.flow or part.commented() or part.head:
            return None
        if is_list_of_mappings(value) and len(part.parts) > 1:
            return None
        text = self.flow(value, place)
        if part.parts and width(start) + 1 + width(text) > WIDEST and _ACKNOWLEDGED not in part.trail:
            return None
        return text

    def flow(self, node: Node, place: Place) -> str:
        """A node between braces or brackets."""
        if isinstance(node, Scalar):
            return one_row(node, flow=True)
        if not isinstance(node, Mapping):
            inner = self.order.item(place)
            return f"[{', '.join(self.flow(item, inner) for item in node.items)}]"
        return f"{{{', '.join(self.pair(node, entry, place) for entry in self.order.sorted(place, node))}}}"

    def pair(self, node: Mapping, entry: Entry, place: Place) -> str:
        """A key and its value between braces."""
        value = self.flow(entry.value, self.order.child(place, node, entry.key.text))
        return f"{one_row(entry.key, flow=True)}: {value}".rstrip()


def _with(line: str, comment: str) -> str:
    """A line with a comment behind it."""
    return f"{line}  {comment}" if comment else line


def _tidy(lines: list[str]) -> list[str]:
    """Lines without two blank ones in a row."""
    return [line for at, line in enumerate(lines) if line or at == 0 or lines[at - 1]]
