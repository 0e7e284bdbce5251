"""Ids: slugs, what the file gives, what is left out, and keys that are unique in any case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Generic, TypeVar

from blueprint.build.context import Context
from blueprint.diagnostics import Related
from blueprint.phrases import quote
from blueprint.source import Span

T = TypeVar("T")

_ASCII_WORDS = re.compile("[a-z0-9_]+")


def normal(name: str) -> str:
    """An id or a reference as it is compared: without white space around it, in NFC."""
    return unicodedata.normalize("NFC", name.strip())


def slug(text: str) -> str:
    """The id that a text stands for: NFC, case-folded, every run of other characters one `-`; may be empty.

    Kept are letters and digits of any script, the marks that belong to them, and `_`.
    """
    if text.isascii():
        return "-".join(_ASCII_WORDS.findall(text.lower()))
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return "-".join("".join(c if _stays(c) else " " for c in folded).split())


def _stays(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LM" or category == "Nd" or character == "_"


class Named(Generic[T]):
    """An element with its id.

    Attributes:
        id: as the file gives it, or by default; empty if neither gives one.
        explicit: whether the file gives it.
        span: where the element is named.
        key: unique among its kind; set by `Namespace.settle`.
    """

    __slots__ = ("element", "explicit", "id", "key", "span")

    def __init__(self, element: T, name: str, span: Span, *, explicit: bool) -> None:
        self.element = element
        self.id = name
        self.explicit = explicit
        self.span = span
        self.key = ""


class Namespace(Generic[T]):
    """The ids of one kind of element: stages, steps or cards."""

    __slots__ = ("_by_id", "_entries", "_given", "_kind")

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._entries: list[Named[T]] = []
        self._by_id: dict[str, list[Named[T]]] = {}
        self._given: dict[str, Named[T]] = {}

    def __iter__(self) -> Iterator[Named[T]]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, element: T, name: str, span: Span, *, explicit: bool) -> Named[T]:
        """Enter an element under its id (given by the file, or by default; may be empty)."""
        named = Named(element, name, span, explicit=explicit)
        self._entries.append(named)
        if name:
            self._by_id.setdefault(name, []).append(named)
            if explicit:
                self._given.setdefault(name, named)
        return named

    def find(self, name: str) -> list[Named[T]]:
        """What an id names: the element that gives it, else all that have it by default."""
        given = self._given.get(name)
        return [given] if given is not None else self._by_id.get(name, [])

    def ids(self) -> Iterable[str]:
        """All ids, in file order."""
        return self._by_id.keys()

    def report_repetitions(self, context: Context, told: AbstractSet[Span] = frozenset()) -> frozenset[Span]:
        """Report ids that the file gives twice.

        Args:
            context: the running build.
            told: places that another kind of element has reported already.

        Returns:
            The places that were reported.
        """
        found: list[Span] = []
        for name, first in self._given.items():
            for again in self._by_id[name]:
                if again is first or not again.explicit or again.span in told:
                    continue
                found.append(again.span)
                context.error(
                    "BP404",
                    f"the id {quote(name)} is given to two {self._kind}s",
                    again.span,
                    hint="give one of them another id",
                    related=[Related(message="first given here", span=first.span)],
                )
        return frozenset(found)

    def settle(self) -> None:
        """Give every element its key: the id, or where that is taken, the id with `-2`, `-3` and so on."""
        taken: set[str] = set()
        for explicit in (True, False):
            for named in self._entries:
                if named.explicit is explicit and named.id and named.id not in taken:
                    named.key = named.id
                    taken.add(named.id)
        counts: dict[str, int] = {}
        for named in self._entries:
            if named.key:
                continue
            stem = named.id or self._kind
            count = counts.get(stem, 1) + 1
            while f"{stem}-{count}" in taken:
                count += 1
            counts[stem] = count
            named.key = f"{stem}-{count}"
            taken.add(named.key)


def repeated(context: Context, kinds: str, name: str, span: Span, seen: dict[str, Span]) -> bool:
    """Whether an id was given before, which is reported; else it is remembered.

    Args:
        context: the running build.
        kinds: what has the id, in the plural.
        name: the id. span: where it is given.
        seen: the ids so far, with their places.
    """
    first = seen.setdefault(name, span)
    if first is span:
        return False
    context.error(
        "BP404",
        f"two {kinds} have the id {quote(name)}",
        span,
        hint="give each an `id` of its own",
        related=[Related(message="first one here", span=first)],
    )
    return True
