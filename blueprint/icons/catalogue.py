"""Icons by name, or by what a touchpoint or channel is called."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from blueprint.builtin import Tree, read_tree
from blueprint.diagnostics import Diagnostic, Edit, Fix, Severity
from blueprint.frozen import frozen
from blueprint.icons.shapes import Commands, place, read_path
from blueprint.phrases import nearest
from blueprint.source import Span

GRID = 24.0
"""Side of the square that icons are drawn in."""

_COMPOUND = 6
"""Words of this length and more are also found at the end of a longer word (`Hoteltelefon`)."""

_LONGEST = 12
"""No word that is looked for inside running Chinese, Japanese or Korean is longer."""


@frozen
class Icon:
    """A line drawing.

    Attributes:
        name: what `icon:` calls it.
        commands: on a grid of 24, to be stroked (1.75 wide, round caps and joins) and not filled.
    """

    name: str
    commands: Commands

    def at(self, x: float, y: float, size: float) -> Commands:
        """The commands of the icon with its upper left corner at `x`, `y` and sides of `size`."""
        return place(self.commands, x, y, size / GRID)


def icon_names() -> tuple[str, ...]:
    """Names of all icons, in alphabetical order."""
    return tuple(sorted(_entries()))


def icon_for(name: str | None, *hints: str) -> Icon | None:
    """The icon that is asked for, or the one that fits best.

    Args:
        name: an explicit `icon:`; None, or a name that is not known, leaves it to the hints.
        hints: ids and titles in any of the ten languages, the most telling first.
    """
    if name in _entries():
        return _icon(name)
    found = next((icon for hint in hints if (icon := _found(hint))), None)
    return _icon(found) if found else None


def check_icon(name: str, span: Span | None = None) -> Diagnostic | None:
    """The finding (BP531) that there is no icon of this name; None if there is one."""
    if name in _entries():
        return None
    guess = nearest(name, icon_names()) or _found(name)
    fix = None
    if guess and span is not None and span.text.strip("\"'") == name:
        fix = Fix(title=f"write `{guess}`", edits=(Edit(span=span, text=guess),))
    return Diagnostic(
        code="BP531",
        severity=Severity.ERROR,
        message=f"there is no icon called `{name}`",
        span=span,
        hint=f"did you mean `{guess}`?" if guess else f"the icons are: {', '.join(icon_names())}",
        fix=fix,
    )


@cache
def _entries() -> Tree:
    """The file of icons."""
    return read_tree("icons/icons.yaml")


@cache
def _icon(name: str) -> Icon:
    """One icon, its path read."""
    return Icon(name, read_path(_entries()[name]["path"]))


@cache
def _words() -> dict[str, str]:
    """Every word of the table with its icon; where two icons claim a word, the first has it."""
    table: dict[str, str] = {}
    for name, entry in _entries().items():
        table.setdefault(_plain(name), name)
        for word in entry["words"].split(", "):
            table.setdefault(_plain(word), name)
    return table


@cache
def _found(hint: str) -> str | None:
    """Name of the icon whose longest word stands in a hint; the first of equally long ones."""
    best = ""
    for word in _candidates(_plain(hint)):
        if len(word) > len(best) and word in _words():
            best = word
    return _words()[best] if best else None


def _candidates(text: str) -> Iterator[str]:
    """All stretches of a text that may be a word of the table."""
    tokens = text.split()
    for start, token in enumerate(tokens):
        for end in range(start + 1, min(start + 4, len(tokens)) + 1):
            yield from _forms(" ".join(tokens[start:end]))
        if not token.isascii():
            yield from (token[i:j] for i in range(len(token)) for j in _ends(token, i))
        yield from (token[i:] for i in range(1, len(token) - _COMPOUND + 1))


def _ends(token: str, start: int) -> Iterator[int]:
    """Ends of stretches of Chinese, Japanese or Korean of two characters and more that begin at `start`."""
    for end in range(start, min(start + _LONGEST, len(token))):
        if not _runs_on(token[end]):
            return
        if end > start:
            yield end + 1


def _forms(words: str) -> Iterator[str]:
    """Words as they are, in the singular, and without the Arabic article."""
    yield words
    for ending in ("s", "es", "n", "en"):
        if words.endswith(ending):
            yield words.removesuffix(ending)
    if words.startswith("ال"):
        yield words.removeprefix("ال")


def _runs_on(character: str) -> bool:
    """Whether a character belongs to a script that is written without spaces (or with endings, as Korean)."""
    return "\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af"


def _plain(text: str) -> str:
    """A text for comparison: folded, with one space for everything but letters and digits."""
    folded = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    if folded.isalnum():
        return folded
    kept = (c if c.isalnum() or c == "ー" or unicodedata.category(c).startswith("M") else " " for c in folded)
    return " ".join("".join(kept).split())
