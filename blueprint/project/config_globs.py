"""Patterns for paths.

In: a pattern from the configuration. Out: `Glob`, which says yes or no to a path from the project's folder.

    maps/*.blueprint.yaml    `*` is anything but `/`, `?` one character, `[ab]` one of these, `[!ab]` none of them
    maps/**/*.yaml           `**` is any number of folders, also none
    drafts/ or drafts        a folder: everything in it

Matching takes time in proportion to the path, whatever the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import normalize

from blueprint.frozen import field, frozen

_ANY = "**"
_WILD = re.compile(r"[*?\[]")
_PIECE = re.compile(r"\[!?[^/\[\]]+\]|.", re.DOTALL)
_MOST = 500


@frozen
class Glob:
    """One pattern, from the project's folder."""

    text: str
    _segments: tuple[Callable[[str], object] | None, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        text = normalize("NFC", self.text)
        text += _ANY if text.endswith("/") else ""
        parts = text.split("/") + ([] if _WILD.search(text) else [_ANY])
        made = tuple(None if part == _ANY else _segment(part) for part in parts)
        object.__setattr__(self, "_segments", made)

    def matches(self, path: str) -> bool:
        """Whether a path (with `/`, from the project's folder) is meant."""
        parts, wanted = normalize("NFC", path).split("/"), self._segments
        at = here = 0
        back: tuple[int, int] | None = None  # where the last `**` stands, and how far it reaches
        while at < len(parts):
            segment = wanted[here] if here < len(wanted) else _nothing
            if segment is None:
                back = (here, at)
                here += 1
            elif segment(parts[at]):
                at, here = at + 1, here + 1
            elif back is not None:
                back = (back[0], back[1] + 1)
                here, at = back[0] + 1, back[1]
            else:
                return False
        return all(segment is None for segment in wanted[here:])


def glob_fault(text: str) -> str | None:
    """What is wrong with a pattern, as the end of a sentence that begins with it; None if it can be used."""
    parts = text.removesuffix("/").split("/")
    faults = (
        (len(text) > _MOST, f"has more than {_MOST} characters"),
        (text.startswith(("/", "~")) or ":" in parts[0], "has to begin in the folder of this file"),
        ("\\" in text, "has to have `/` between folders, not `\\`"),
        (".." in parts or "." in parts, "cannot have `.` or `..` for a folder"),
        ("" in parts, "has a folder without a name"),
        (any(_ANY in p != _ANY for p in parts), "has `**` together with other characters; it stands alone between `/`"),
        (any("[" in _PIECE.findall(part) for part in parts), "has a `[` without its `]`"),
    )
    return next((told for wrong, told in faults if wrong), None)


def _segment(text: str) -> Callable[[str], object]:
    """Whether the name of one file or folder is meant."""
    pieces = ["".join(_piece(p) for p in _PIECE.findall(part)) for part in _outside_brackets(text)]
    if len(pieces) == 1:
        return re.compile(pieces[0], re.DOTALL).fullmatch
    # Each `*` but the last may stop at the first place that fits: nothing is ever tried twice.
    middle = "".join(f"(?>.*?{piece})" for piece in pieces[1:-1])
    return re.compile(f"{pieces[0]}{middle}.*{pieces[-1]}", re.DOTALL).fullmatch


def _outside_brackets(text: str) -> list[str]:
    """The parts between the `*` that do not stand in brackets."""
    parts = [""]
    for piece in _PIECE.findall(text):
        if piece == "*":
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _piece(piece: str) -> str:
    """A pattern's piece as a regular expression."""
    if piece == "?":
        return "."
    if len(piece) > 1:
        negated = piece.startswith("[!")
        inside = piece[2 if negated else 1 : -1]
        return f"[{'^' if negated else ''}{_class(inside)}]"
    return re.escape(piece)


def _class(inside: str) -> str:
    """The inside of brackets: ranges as `a-z`, anything else for itself."""
    made = ""
    at = 0
    while at < len(inside):
        if inside[at + 1 : at + 2] == "-" and inside[at] <= inside[at + 2 : at + 3]:
            made += f"{re.escape(inside[at])}-{re.escape(inside[at + 2])}"
            at += 3
        else:
            made += re.escape(inside[at])
            at += 1
    return made


def _nothing(_name: str) -> bool:
    return False
