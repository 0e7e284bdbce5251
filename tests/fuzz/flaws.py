"""Slips of the kind that people make: they turn a valid tree into one that is nearly so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fuzz.from_schema import Author
from fuzz.hand import Node, Raw
from fuzz.tape import Tape
from fuzz.words import DURATIONS, NASTY, NUMBERS, TRICKY

_EXTRA = (
    "titel",
    "Title",
    "steps",
    "id",
    "x",
    "",
    "to",
    "lane",
    "zone",
    "next",
    "blueprint",
    "extends",
    "remove",
    "en",
)


def places(node: Node) -> list[tuple[Any, Any]]:
    """Every entry of a tree: its mapping or list, and its key or number there."""
    found: list[tuple[Any, Any]] = []
    todo = [node]
    while todo:
        one = todo.pop()
        for key, value in list(
            one.items() if isinstance(one, dict) else enumerate(one) if isinstance(one, list) else ()
        ):
            found.append((one, key))
            if isinstance(value, (dict, list)):
                todo.append(value)
    return found


class Slip:
    """One place of a tree that is about to be changed, with another one to take things from."""

    def __init__(self, tape: Tape, author: Author, entries: list[tuple[Any, Any]]) -> None:
        self.tape, self.author = tape, author
        self.holder, self.key = tape.one_of(entries)
        other, second = tape.one_of(entries)
        self.elsewhere = other[second]

    def put(self, value: Node) -> None:
        """Let the place hold another value."""
        self.holder[self.key] = value

    def add(self, key: object, value: Node) -> None:
        """Let the mapping, or list, that the place is in have one more entry."""
        if isinstance(self.holder, dict):
            self.holder[key] = value
        else:
            self.holder.append(value)

    def lose(self) -> Node:
        """Take the entry away."""
        value: Node = self.holder[self.key]
        del self.holder[self.key]
        return value

    @property
    def value(self) -> Any:  # noqa: ANN401 - a value of any shape
        """What stands there."""
        return self.holder[self.key]


_SLIPS: tuple[Callable[[Slip], object], ...] = (
    lambda s: s.put(s.author.junk()),
    lambda s: s.lose(),
    lambda s: s.put("x" if isinstance(s.elsewhere, (dict, list)) else s.elsewhere),
    lambda s: s.add(s.tape.one_of(_EXTRA), s.value),
    lambda s: s.add(Raw(str(s.key)), s.author.text()),
    lambda s: s.add(_misspelt(s.tape, str(s.key)), s.lose()),
    lambda s: s.put(_misspelt(s.tape, str(s.value))),
    lambda s: s.put([s.value]),
    lambda s: s.put({s.tape.one_of(_EXTRA): s.value}),
    lambda s: s.put(s.tape.one_of(NASTY)),
    lambda s: s.put(Raw(s.tape.one_of(NUMBERS))),
    lambda s: s.put(Raw(s.tape.one_of(TRICKY))),
    lambda s: s.put(s.tape.one_of(DURATIONS)),
    lambda s: s.put(Raw("")),
    lambda s: s.put(s.author.text()),
)


def add_flaw(tape: Tape, author: Author, root: Node) -> None:
    """Change a tree in one place."""
    if entries := places(root):
        tape.one_of(_SLIPS)(Slip(tape, author, entries))


def _misspelt(tape: Tape, word: str) -> str:
    """A word with one letter too few, too many, or swapped."""
    at = tape.pick(max(1, len(word)))
    return tape.one_of(
        (word[:at] + word[at + 1 :], word[:at] + "x" + word[at:], word.upper(), word[:at], f" {word}", word[::-1])
    )


def torn(tape: Tape, content: bytes) -> bytes:
    """A written file with a slip in its characters: lines moved, doubled, lost or shifted, bytes changed."""
    lines = content.split(b"\n")
    at, to = tape.pick(len(lines)), tape.pick(len(lines))
    kind = tape.pick(9)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(to, lines[at])
    elif kind == 2:
        lines[at] = b" " + lines[at]
    elif kind == 3:
        lines[at] = lines[at][1:]
    elif kind == 4:
        lines[at] = b"\t" + lines[at].lstrip()
    elif kind == 5:
        lines[at] = lines[at].replace(b":", b"", 1)
    elif kind == 6:
        lines[at] += tape.one_of(
            (b" #", b"'", b'"', b"]", b"}", b": x", b" \\", b"\xff", b"\xe2\x82", b" |", b",", b"\0")
        )
    elif kind == 7:
        return content[: tape.pick(len(content) + 1)]
    else:
        lines[at:to] = lines[to:at] if to < at else []
    return b"\n".join(lines)
