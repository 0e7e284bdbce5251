"""Writes trees of values as YAML in many hands: block and flow, quoted and plain, with comments, folded, escaped."""

from __future__ import annotations

import random
from typing import TypeAlias, Union

Node: TypeAlias = Union["dict[str, Node]", "list[Node]", str, int, float, "Raw"]


_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


class Raw:
    """Characters that are written as they are: a number, a tag, an alias, or what is no YAML at all.

    As a key it is unlike any other, so that a mapping can hold a key twice.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text

    def __deepcopy__(self, _: object) -> Raw:
        return self


def plain_is_safe(text: str, *, flow: bool) -> bool:
    """Whether a text may be written without quotes."""
    if not text or text[0] in "-?:,[]{}#&*!|>'\"%@`=~" or text != text.strip() or text.endswith(":"):
        return False
    if ": " in text or " #" in text or text in {"...", "---"} or not text.isprintable():
        return False
    return not (flow and any(c in text for c in ",[]{}，：:"))


class Hand:
    """One way to write, made of a number; 0 is a plain one."""

    def __init__(self, number: int) -> None:
        self._random = random.Random(number)  # noqa: S311 - not for secrets
        self._calm = number == 0
        self._flow = self._random.choice([0.0, 0.15, 0.3, 0.6, 1.0]) if number else 0.15
        self._quotes = self._random.choice([0.0, 0.1, 0.5, 1.0]) if number else 0.0
        self._noise = self._random.choice([0.0, 0.0, 0.05]) if number else 0.0
        self._step = self._random.choice([2, 2, 2, 4, 3]) if number else 2
        self._end = self._random.choice(["\n", "\n", "\n", "\r\n", "\r"]) if number > 200 else "\n"

    def write(self, node: Node) -> bytes:
        """The text of a file."""
        lines = self._block(node, 0)
        if not self._calm and self._random.random() < 0.1:
            lines.insert(
                0, self._random.choice(["---", "%YAML 1.2\n---", "# blueprint: ignore[BP301] meant", "", "\ufeff#"])
            )
        text = "\n".join(lines) + self._random.choice(
            ["\n", "\n", "\n", "", "\n\n", "\n...\n"] if not self._calm else ["\n"]
        )
        return text.replace("\n", self._end).encode("utf-8", "surrogatepass")

    def _often(self, share: float) -> bool:
        return share > 0 and self._random.random() < share

    def _block(self, node: Node, indent: int) -> list[str]:
        """A mapping or list that is not empty, a line an entry."""
        if not isinstance(node, (dict, list)) or not node:
            return [" " * indent + self._inline(node)]
        pad, lines = " " * indent, []
        for key, value in node.items() if isinstance(node, dict) else ((None, v) for v in node):
            start = pad + ("-" if key is None else f"{self._key(key, flow=False)}:")
            if self._often(self._noise):
                lines.append(self._random.choice(["", f"{pad}# a note", "#tight", f"{pad}  # deep"]))
            lines += self._entry(start, value, indent, listed=key is None)
        return lines

    def _entry(self, start: str, value: Node, indent: int, *, listed: bool) -> list[str]:
        tail = "  # why" if self._often(self._noise) else ""
        if isinstance(value, (dict, list)) and value and not self._often(self._flow if _small(value) else 0.01):
            below = self._block(value, indent + (2 if listed else self._step))
            if listed and below[0].strip() and not below[0].lstrip().startswith("#"):
                return [f"{start} {below[0].lstrip()}", *below[1:]]
            return [start + tail, *below]
        if (
            isinstance(value, str)
            and "\n" in value
            and self._often(0.0 if self._calm else 0.5)
            and _fits_a_block(value)
        ):
            pad = " " * (indent + self._step)
            head = self._random.choice(["|-", "|", "|+"])
            return [f"{start} {head}", *(pad + row if row else "" for row in value.split("\n"))]
        return [f"{start} {self._inline(value, flow=False)}{tail}"]

    def _inline(self, node: Node, *, flow: bool = True) -> str:
        if isinstance(node, dict):
            return "{" + ", ".join(f"{self._key(k, flow=True)}: {self._inline(v)}" for k, v in node.items()) + "}"
        if isinstance(node, list):
            return "[" + ", ".join(self._inline(v) for v in node) + "]"
        return self._scalar(node, flow=flow) if isinstance(node, str) else str(node)

    def _key(self, key: object, *, flow: bool) -> str:
        return self._scalar(key, flow=flow) if isinstance(key, str) else str(key)

    def _scalar(self, text: str, *, flow: bool) -> str:
        if plain_is_safe(text, flow=flow) and not self._often(self._quotes):
            return text
        if text.isprintable() and self._often(0.5):
            return "'" + text.replace("'", "''") + "'"
        # What cannot be encoded is always escaped, other odd characters one time in two.
        odd = self._calm or self._often(0.5)
        return '"' + "".join(_escaped(c, odd=odd) for c in text) + '"'


def _fits_a_block(text: str) -> bool:
    """Whether a text may be written as it is, below a `|`."""
    return text[0] not in " \n" and all(c == "\n" or c.isprintable() for c in text)


def _escaped(character: str, *, odd: bool) -> str:
    """A character between double quotes."""
    if character in _SHORT:
        return _SHORT[character]
    if character.isprintable() or not (odd or "\ud800" <= character <= "\udfff" or character < " "):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _small(node: Node) -> bool:
    """Whether it would be written on one line."""
    if isinstance(node, dict):
        return len(node) < 6 and all(not isinstance(v, (dict, list)) or _small(v) for v in node.values())
    return not isinstance(node, list) or (len(node) < 6 and all(_small(v) for v in node))
