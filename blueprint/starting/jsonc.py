"""JSON with comments and trailing commas, as editors keep their settings: read with places, added to by insertions.

In: a text. Out: its values with their places; the text with one more member or item, everything else as it was.
"""

from __future__ import annotations

import json
import re
from typing import TypeAlias

from blueprint.frozen import frozen

_SPACE = re.compile(r"(?:[ \t\r\n\ufeff]+|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_REST_OF_LINE = re.compile(r"[ \t]*(?:/\*[^\n]*?\*/[ \t]*)*(?://[^\r\n]*)?")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"')
_WORD = re.compile(r"true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_DEEPEST = 64
_STEP = "  "


class JsoncError(ValueError):
    """The text is not JSON with comments."""


@frozen(kw_only=True)
class Leaf:
    """A text, a number or a word: what it says and where it stands."""

    value: str | float | bool | None
    start: int
    end: int


@frozen(kw_only=True)
class Object:
    """Members in the order of the file; `end` is behind the brace."""

    members: tuple[tuple[str, Value], ...]
    start: int
    end: int

    def get(self, key: str) -> Value | None:
        """The value under a key; the last one counts, as editors read it."""
        return next((value for name, value in reversed(self.members) if name == key), None)


@frozen(kw_only=True)
class Array:
    """Items in the order of the file; `end` is behind the bracket."""

    items: tuple[Value, ...]
    start: int
    end: int


Value: TypeAlias = Leaf | Object | Array


def parse(text: str) -> Value:
    """The value of a whole text.

    Raises:
        JsoncError: it is not JSON with comments, or nested deeper than 64.
    """
    value = _value(text, _skip(text, 0), 0)
    if _skip(text, value.end) != len(text):
        raise JsoncError("something stands behind the value")
    return value


def with_one_more(text: str, container: Object | Array, addition: str) -> str:
    """A text with one more member or item at the end of an object or a list.

    Args:
        text: what `container` was read from.
        addition: a member (`"key": value`) or an item; further lines of it are indented from its first one.
    """
    children = [v for _, v in container.members] if isinstance(container, Object) else list(container.items)
    newline = "\r\n" if "\r\n" in text else "\n"
    outer = _indentation(text, container.start)
    if not children:
        inner = f"{newline}{outer}{_STEP}"
        inside = text[container.start + 1 : container.end - 1]
        kept = inside.rstrip() if inside.strip() else ""
        added = addition.replace("\n", inner)
        return f"{text[: container.start + 1]}{kept}{inner}{added}{newline}{outer}{text[container.end - 1 :]}"
    last = children[-1]
    if "\n" not in text[container.start : last.end]:
        flat = " ".join(line.strip() for line in addition.split("\n"))
        return f"{text[: last.end]}, {flat}{text[last.end :]}"
    after = _skip(text, last.end)
    comma = text[after] == ","
    place = after + 1 if comma else last.end
    rest = _REST_OF_LINE.match(text, place)
    place = rest.end() if rest and text[rest.end()] in "\r\n" else place
    indent = f"{newline}{_indentation(text, last.start)}"
    head = text[:place] if comma else f"{text[: last.end]},{text[last.end : place]}"
    return f"{head}{indent}{addition.replace(chr(10), indent)}{text[place:]}"


def _indentation(text: str, at: int) -> str:
    """The white space that the line of a place begins with."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line[: len(line) - len(line.lstrip())]


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _value(text: str, at: int, depth: int) -> Value:
    if depth > _DEEPEST:
        raise JsoncError("nested too deeply")
    if text.startswith("{", at):
        return _object(text, at, depth)
    if text.startswith("[", at):
        return _array(text, at, depth)
    match = _STRING.match(text, at) or _WORD.match(text, at)
    if match is None:
        raise JsoncError("a value is missing")
    try:
        return Leaf(value=json.loads(match[0]), start=at, end=match.end())
    except ValueError:
        raise JsoncError("a value cannot be read") from None


def _object(text: str, start: int, depth: int) -> Object:
    members: list[tuple[str, Value]] = []
    at = _skip(text, start + 1)
    while not text.startswith("}", at):
        key = _STRING.match(text, at)
        colon = _skip(text, key.end()) if key else at
        if key is None or not text.startswith(":", colon):
            raise JsoncError("a key is missing")
        value = _value(text, _skip(text, colon + 1), depth + 1)
        members.append((json.loads(key[0]), value))
        at = _next(text, value.end, "}")
    return Object(members=tuple(members), start=start, end=at + 1)


def _array(text: str, start: int, depth: int) -> Array:
    items: list[Value] = []
    at = _skip(text, start + 1)
    while not text.startswith("]", at):
        items.append(_value(text, at, depth + 1))
        at = _next(text, items[-1].end, "]")
    return Array(items=tuple(items), start=start, end=at + 1)


def _next(text: str, end: int, closing: str) -> int:
    """Where the next member or item begins, or where the closing sign stands."""
    at = _skip(text, end)
    if text.startswith(",", at):
        return _skip(text, at + 1)
    if not text.startswith(closing, at):
        raise JsoncError("a comma is missing")
    return at
