"""What a map is called, read without reading the map.

In: the bytes of a file. Out: `Heading`, or None where the file is no map. The parser's events are followed only until
all is known, so that a long file costs no more than a short one. What is wrong with the file is not told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from blueprint.frozen import frozen
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.reading.characters import is_fit

_MARK, _TITLE, _LANGUAGE, _CONTENT = "blueprint", "title", "language", "stages"
_WANTED = (_MARK, _TITLE, _LANGUAGE)
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

Value: TypeAlias = "str | dict[str, str]"


@frozen(kw_only=True)
class Heading:
    """The head of a map.

    Attributes:
        title: what it is called, by language tag; under an empty tag in the map's own language. Empty without a title.
            What no text may hold, and what is no tag, is left out.
        language: the tag that it writes; empty where it writes none.
    """

    title: tuple[tuple[str, str], ...] = ()
    language: str = ""


def heading(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Heading | None:
    """The head of a map; None for a file that has no `blueprint` among its first keys, or is no text.

    Args:
        data: the file.
        limits: `bytes`, `depth` and `text` count; beyond them nobody looks.
    """
    if len(data) > limits.bytes:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    found = _found(text, limits.depth)
    if _MARK not in found:
        return None
    title, language = found.get(_TITLE, ""), found.get(_LANGUAGE, "")
    wordings = title if isinstance(title, dict) else {"": title}
    language = language.strip() if isinstance(language, str) else ""
    return Heading(
        title=tuple(
            (tag, words.removesuffix("\n"))
            for tag, words in wordings.items()
            if words.strip() and len(words) <= limits.text and is_fit(words) and (not tag or _TAG.fullmatch(tag))
        ),
        language=language if _TAG.fullmatch(language) else "",
    )


def _found(text: str, depth: int) -> dict[str, Value]:
    """The values of the wanted keys, as far as the text can be read."""
    from blueprint.libyaml import yaml  # noqa: PLC0415 - few maps name others

    found: dict[str, Value] = {}
    try:
        for key, value in _entries(yaml.parse(text, Loader=yaml.CLoader), text, depth, found):
            found.setdefault(key, value)
            if len(found) == len(_WANTED):
                break
    except yaml.YAMLError:
        pass  # what stands before the mistake counts
    return found


def _entries(events: Iterator[Any], text: str, depth: int, found: dict[str, Value]) -> Iterator[tuple[str, Value]]:
    """The wanted entries of the outermost mapping; ends where the rest cannot hold another one."""
    key, inner = "", list[str]()
    for level, words, end in _nodes(events, depth):
        if level > 1:
            inner += [words] if words is not None and level == 2 else []  # noqa: PLR2004 - inside of one value
        elif key:
            if key in _WANTED:
                yield key, dict(zip(inner[::2], inner[1::2], strict=False)) if words is None else words
            key, inner = "", []
        else:
            key = (words or "").strip() or "?"
            if key == _CONTENT and _nothing_left(text, end, found):
                return


def _nodes(events: Iterator[Any], depth: int) -> Iterator[tuple[int, str | None, int]]:
    """The nodes of a file whose outermost one is a mapping: level, text (None for a collection), where it ends."""
    from yaml.events import (  # noqa: PLC0415 - few maps name others
        CollectionEndEvent,
        CollectionStartEvent,
        MappingStartEvent,
        ScalarEvent,
    )

    level = 0
    for event in events:
        if isinstance(event, ScalarEvent):
            yield level, str(event.value), _end(event)
        elif isinstance(event, CollectionEndEvent):
            level -= 1
            yield level, None, _end(event)
        elif isinstance(event, CollectionStartEvent):
            if level == depth or (level == 0 and not isinstance(event, MappingStartEvent)):
                return
            level += 1


def _end(event: Any) -> int:  # noqa: ANN401 - events without marks are none of the parser's
    return int(event.end_mark.index)


def _nothing_left(text: str, start: int, found: dict[str, Value]) -> bool:
    """Whether nothing that is still wanted can stand behind the place where the stages begin."""
    return _MARK in found and _TITLE in found and text.find(_LANGUAGE, start) < 0
