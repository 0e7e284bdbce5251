"""How the neighbours of a new element are written, and the element written likewise.

In: nodes with their places, and entries. Out: lines of YAML.
"""

from __future__ import annotations

import re
from itertools import pairwise

from blueprint.document import Mapping, Node, Scalar, Sequence
from blueprint.starting.scalars import written
from blueprint.starting.skeletons import Entries, Literal, Raw

STEP = "  "
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_COMMENT = re.compile(r"[ \t]*#")


def is_flow(node: Node) -> bool:
    """Whether a collection is written between braces or brackets."""
    return not isinstance(node, Scalar) and node.span.source.text[node.span.start] in "{["


def spread(places: list[tuple[int, int]], text: str) -> bool:
    """Whether an empty line parts most neighbours; places are where each begins and ends."""
    gaps = [bool(_EMPTY_LINE.search(text, end, start)) for (_, end), (start, _) in pairwise(places)]
    return bool(gaps) and sum(gaps) * 2 >= len(gaps)


def indentation(text: str, at: int) -> int:
    """The column (from 0) of the first sign in the line of a place."""
    line = text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
    return len(line) - len(line.lstrip(" "))


def end_of_item(text: str, end: int, column: int) -> int:
    """Where an element of a block ends, with comments behind it and comments below that are indented more.

    Args:
        end: where its last value ends. column: of its dash or its key, from 0.
    """
    end = _line_end(text, end)
    at = end
    while at < len(text):
        following = _line_end(text, at + 1)
        line = text[at + 1 : following]
        if line.strip() and not (_COMMENT.match(line) and indentation(text, at + 1) > column):
            break
        at = following
        if line.strip():
            end = at
    return end


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return found if found >= 0 else len(text)


def as_flow(entries: Entries) -> str:
    """Entries between braces, on one line."""
    return "{" + ", ".join(f"{key}: {_flow_value(value)}" for key, value in entries) + "}"


def as_block(entries: Entries, column: int) -> list[str]:
    """Entries below one another; the first line is without its indentation.

    Args:
        column: of the keys, from 0.
    """
    pad = " " * column
    lines: list[str] = []
    for key, value in entries:
        if isinstance(value, list):
            lines.append(f"{pad}{key}:")
            for item in _lists(value):
                inner = as_block(item, column + 2 * len(STEP))
                lines += [f"{pad}{STEP}- {inner[0]}", *inner[1:]]
        else:
            lines.append(f"{pad}{key}: {_scalar(value, flow=False)}")
    lines[0] = lines[0][column:]
    return lines


def plain(node: Node) -> object:
    """What a node says, without where and how: mappings as lists of pairs, so that their order counts."""
    if isinstance(node, Mapping):
        return [(entry.key.text, plain(entry.value)) for entry in node.entries]
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return (node.text, node.quoted)


def _lists(value: object) -> list[Entries]:
    return value if isinstance(value, list) else []


def _flow_value(value: Raw) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(as_flow(item) for item in _lists(value)) + "]"
    return _scalar(value, flow=True)


def _scalar(value: str | Literal, *, flow: bool) -> str:
    return value.text if isinstance(value, Literal) else written(value, flow=flow)
