"""Comments and blank lines, tied to the entries and items that they belong to.

In: `Document`. Out: a tree of `Part`s. A comment on a line of its own belongs to what comes next, or where it is
indented deeper than that, to the end of what it stands in. A comment behind something belongs to that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from blueprint.document import Document, Entry, Mapping, Node, Scalar, Sequence
from blueprint.frozen import frozen

_COMMENT = re.compile(r"(?:^|(?<=\s))#")
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")


class Part:
    """An entry, an item, or the whole file.

    Attributes:
        key: of an entry; None for an item and the file.
        value: what stands there.
        column: where it begins on its line, from 0; for an item, where its dash is.
        inside: column at which its own entries or items begin.
        parts: of a mapping or list, in file order.
        lead: lines above it: comments, and "" for a blank line.
        head: comment on the line of its key, with its value below. trail: comment behind its value.
        tail: lines at the end of what stands in it.
    """

    __slots__ = ("column", "head", "inside", "key", "lead", "parent", "parts", "tail", "trail", "value")

    def __init__(self, key: Scalar | None, value: Node, parent: Part | None = None, column: int = 0) -> None:
        self.key = key
        self.value = value
        self.parent = parent
        self.column = column
        self.inside = 0
        self.parts: list[Part] = []
        self.lead: list[str] = []
        self.head = ""
        self.trail = ""
        self.tail: list[str] = []

    @property
    def flow(self) -> bool:
        """Whether its value stands in braces or brackets."""
        value = self.value
        return not isinstance(value, Scalar) and value.span.source.text[value.span.start : value.span.start + 1] in "[{"

    def commented(self) -> bool:
        """Whether there is a comment inside of its value."""
        return any(self.tail) or any(p.head or p.trail or any(p.lead) or p.commented() for p in self.parts)


@frozen
class _Leaf:
    """A key, a scalar, or an empty list or mapping: what comments stand between."""

    start: int
    end: int
    part: Part
    is_key: bool


def parts_of(document: Document) -> Part:
    """The file as parts with their comments."""
    root = Part(None, document.root)
    leaves: list[_Leaf] = []
    _grow(root, leaves)
    text = document.source.text
    behind = 0
    for at, leaf in enumerate([*leaves, None]):
        end = leaf.start if leaf else len(text)
        # Between two leaves on neighbouring lines there is nothing to keep; that is so nearly everywhere.
        if text.count("\n", behind, end) > 1 or text.find("#", behind, end) >= 0:
            _Gap(text, leaves[at - 1] if at else None, leaf, root).attach(behind, end)
        behind = leaf.end if leaf else end
    return root


def comments_in(document: Document) -> Iterator[str]:
    """All comments of a file, but for those on the first line of a block of text."""
    text = document.source.text
    if "#" not in text:
        return
    behind = 0
    for start, end in (*_places(document.root), (len(text), len(text))):
        at = text.find("#", behind, start)
        if at >= 0:
            for line in text[behind:start].split("\n"):
                mark = _COMMENT.search(line)
                if mark is not None:
                    yield line[mark.start() :].rstrip()
        behind = end


def _places(node: Node) -> Iterator[tuple[int, int]]:
    """Where the keys and scalars of a node stand, in the order of the text."""
    if isinstance(node, Scalar):
        yield node.span.start, node.span.end
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key.span.start, entry.key.span.end
            yield from _places(entry.value)
    else:
        for item in node.items:
            yield from _places(item)


def _grow(part: Part, leaves: list[_Leaf]) -> None:
    """Make the parts of a value, and note the leaves in the order of the text."""
    value = part.value
    if isinstance(value, Scalar):
        if not value.empty:
            leaves.append(_Leaf(value.span.start, _end_of(value), part, is_key=False))
        return
    children: tuple[Entry | Node, ...] = value.entries if isinstance(value, Mapping) else value.items
    if not children:
        leaves.append(_Leaf(value.span.start, value.span.end, part, is_key=False))
    part.inside = value.span.column - 1
    for child in children:
        if isinstance(child, Entry):
            made = Part(child.key, child.value, part, child.key.span.column - 1)
            leaves.append(_Leaf(child.key.span.start, child.key.span.end, made, is_key=True))
        else:
            made = Part(None, child, part, part.inside)
        part.parts.append(made)
        _grow(made, leaves)


def _end_of(scalar: Scalar) -> int:
    """Where a scalar ends; blank lines that a block keeps with `+` belong to it."""
    end = scalar.span.end
    if not scalar.text.endswith("\n\n") or scalar.span.source.text[scalar.span.start] not in "|>":
        return end
    found = _BLANK_LINES.match(scalar.span.source.text, end)
    return max(end, found.end() - 1) if found else end


class _Gap:
    """The text between two leaves: marks of structure, comments, blank lines."""

    def __init__(self, text: str, before: _Leaf | None, after: _Leaf | None, root: Part) -> None:
        self.text = text
        self.before = before
        self.after = after
        self.root = root
        self.next = _outermost(after.part) if after else None
        self.leading = False
        self.blank = False

    def attach(self, start: int, end: int) -> None:
        """Give every comment and blank line of the gap to a part."""
        at = start
        for number, line in enumerate(self.text[start:end].split("\n")):
            last = at + len(line) == end and self.after is not None
            mark = _COMMENT.search(line)
            if mark is None:
                self.blank |= number > 0 and not last and not line.strip()
            else:
                comment, place = line[mark.start() :].rstrip(), at + mark.start()
                structure = line[: mark.start()].strip()
                if (number == 0 and self.before is not None) or (structure and structure[0] != "-"):
                    self.behind(comment, place)
                else:
                    column = mark.start() if not structure else line.index("-")
                    self.alone(comment, place, column)
            at += len(line) + 1
        if self.blank and self.next is not None:
            self.next.lead.append("")

    def behind(self, comment: str, place: int) -> None:
        """A comment on a line with something else."""
        leaf = self.before
        if leaf is None:
            self.alone(comment, place, 0)
            return
        part = leaf.part
        if leaf.is_key and not isinstance(part.value, Scalar):
            if part.value.span.start < place:
                self.alone(comment, place, 0)
            else:
                part.head = comment
            return
        if leaf.is_key and isinstance(part.value, Scalar) and not part.value.empty:
            part.lead.append(comment)
            return
        while part.parent and part.parent.flow and part.parent.value.span.end <= place:
            part = part.parent
        if part.trail:
            part.lead.append(comment)
        else:
            part.trail = comment

    def alone(self, comment: str, place: int, column: int) -> None:
        """A comment on a line of its own."""
        lines = self.place_of(place, column)
        if self.blank:
            lines.append("")
            self.blank = False
        lines.append(comment)

    def place_of(self, place: int, column: int) -> list[str]:
        """The lines that a comment goes to."""
        around = self.flow_around(place)
        if around is not None and (self.after is None or self.after.start >= around.value.span.end):
            return around.tail
        if self.next is not None and (self.leading or around is not None or column <= self.next.column):
            self.leading = True
            return self.next.lead
        holder = self.before.part if self.before else self.root
        still_open: set[Part] = set()
        part = self.next.parent if self.next else self.root
        while part is not None:
            still_open.add(part)
            part = part.parent
        while holder.parent is not None and (not holder.parts or holder.inside > column or holder.flow):
            holder = holder.parent
        if self.next is not None and holder in still_open:
            self.leading = True
            return self.next.lead
        return holder.tail

    def flow_around(self, place: int) -> Part | None:
        """The innermost braces or brackets that a place lies in."""
        part = self.before.part if self.before else None
        while part is not None:
            if part.flow and part.value.span.start < place < part.value.span.end:
                return part
            part = part.parent
        return None


def _outermost(part: Part) -> Part:
    """The outermost part that begins with the same leaf."""
    while part.parent is not None and part.parent.parent is not None and part.parent.parts[0] is part:
        if part.parent.key is not None:
            break
        part = part.parent
    return part


def is_list_of_mappings(value: Node) -> bool:
    """Whether a list holds nothing but mappings."""
    return isinstance(value, Sequence) and bool(value.items) and all(isinstance(i, Mapping) for i in value.items)
