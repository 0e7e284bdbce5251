"""Catalogues: actors, channels, systems, touchpoints, themes and personas, and references to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Generic, TypeVar

from blueprint.build.context import Context
from blueprint.build.ids import normal, slug
from blueprint.build.nodes import choice, words
from blueprint.build.suggest import did_you_mean, some
from blueprint.build.texts import text
from blueprint.document import Entry, Mapping, Node, Scalar
from blueprint.model import Actor, Channel, System, Text, Theme, Touchpoint
from blueprint.model.vocabulary import Effect, Level
from blueprint.phrases import quote

T = TypeVar("T", Actor, Channel, System, Touchpoint)
Plain = TypeVar("Plain", Channel, System)

_BUILT_IN = {
    "respect": (Level.BASIC, Effect.BASIC),
    "trust": (Level.BASIC, Effect.BASIC),
    "convenience": (Level.BASIC, Effect.BASIC),
    "commitment": (Level.BASIC, Effect.BASIC),
    "choice": (Level.INTERMEDIATE, Effect.PERFORMANCE),
    "autonomy": (Level.INTERMEDIATE, Effect.PERFORMANCE),
    "knowledge": (Level.INTERMEDIATE, Effect.PERFORMANCE),
    "recognition": (Level.ADVANCED, Effect.EXCITEMENT),
    "benefit": (Level.ADVANCED, Effect.EXCITEMENT),
    "identity": (Level.ADVANCED, Effect.EXCITEMENT),
}
EFFECT_OF = {
    Level.BASIC: Effect.BASIC,
    Level.INTERMEDIATE: Effect.PERFORMANCE,
    Level.ADVANCED: Effect.EXCITEMENT,
}
"""The usual effect of the themes on each floor, for own themes that name none."""


def built_in_themes() -> dict[str, Theme]:
    """The ten themes of the pyramid that need no entry."""
    return {k: Theme(id=k, title=None, level=level, effect=effect) for k, (level, effect) in _BUILT_IN.items()}


class Catalogue(Generic[T]):
    """Entries of one kind, and what references to them mean.

    A file without the catalogue may use bare names, each of which becomes an entry.
    """

    __slots__ = ("_bare", "_context", "_kind", "_make", "entries", "open")

    def __init__(self, context: Context, kind: str, make: type[T], entries: dict[str, T] | None) -> None:
        """A catalogue.

        Args:
            context: the running build.
            kind: word for one entry in messages: `actor`.
            make: the model's class.
            entries: by id, in file order; None where the file has no such catalogue.
        """
        self._context = context
        self._kind = kind
        self._make: type[T] = make
        self.open = entries is None
        self.entries: dict[str, T] = entries or {}
        self._bare: dict[str, str] = {}

    def one(self, node: Node | None) -> str | None:
        """The id that a single reference means."""
        return self.resolve(node) if isinstance(node, Scalar) and node.text.strip() else None

    def many(self, node: Node | None) -> tuple[str, ...]:
        """The ids that one reference or a list means, without repetitions."""
        found = (self.resolve(scalar) for scalar in words(node))
        return tuple(dict.fromkeys(i for i in found if i is not None))

    def resolve(self, node: Scalar) -> str | None:
        """The id that a reference means; reports an unknown one."""
        name = normal(node.text)
        if self.open:
            return self._bare_name(node, name)
        if name in self.entries:
            return name
        unknown(self._context, node, self._kind, self.entries, f"{self._kind}s")
        return None

    def existing(self, node: Node | None) -> str | None:
        """The id that a reference means where it may not be the first to name something; reports an unknown one."""
        if not isinstance(node, Scalar) or not node.text.strip():
            return None
        name = normal(node.text)
        bare = self._bare.get(folded(name)) if self.open else None
        if bare is not None or name in self.entries:
            return bare or name
        unknown(self._context, node, self._kind, self.entries, f"{self._kind}s")
        return None

    def _bare_name(self, node: Scalar, name: str) -> str:
        """The entry that a bare name stands for."""
        compared = folded(name)
        known = self._bare.get(compared)
        if known is None:
            stem = known = slug(name) or name
            count = 1
            while known in self.entries:
                count += 1
                known = f"{stem}-{count}"
            self._bare[compared] = known
            title = text(node, self._context.language)
            if title is not None:
                self.entries[known] = self._make(id=known, title=title, span=node.span)
        return known


def folded(name: str) -> str:
    """A bare name as it is compared."""
    return " ".join(name.casefold().split())


def unknown(context: Context, node: Scalar, kind: str, known: Collection[str], catalogue: str) -> None:
    """Report a reference to something that no catalogue holds."""
    declared = f"`{catalogue}` holds {some(known)}" if known else f"declare it under `{catalogue}`"
    hint, fix = did_you_mean(context, node, known, declared)
    context.error("BP401", f"there is no {kind} {quote(node.text)}", node.span, hint=hint, fix=fix)


def actors(context: Context, found: tuple[Entry, ...]) -> dict[str, Actor]:
    """The entries of `actors`."""
    return {
        name: Actor(
            id=name,
            title=title,
            role=text(node.get("role"), context.language) if node else None,
            note=text(node.get("note"), context.language) if node else None,
            icon=icon(node),
            span=entry.key.span,
        )
        for entry, name, title, node in named(context, found)
    }


def channels(context: Context, found: tuple[Entry, ...]) -> dict[str, Channel]:
    """The entries of `channels`."""
    return _plain(context, found, Channel)


def systems(context: Context, found: tuple[Entry, ...]) -> dict[str, System]:
    """The entries of `systems`."""
    return _plain(context, found, System)


def _plain(context: Context, found: tuple[Entry, ...], kind: type[Plain]) -> dict[str, Plain]:
    """Entries of a catalogue that holds no more than title, note and icon."""
    return {
        name: kind(
            id=name,
            title=title,
            note=text(node.get("note"), context.language) if node else None,
            icon=icon(node),
            span=entry.key.span,
        )
        for entry, name, title, node in named(context, found)
    }


def themes(context: Context, found: tuple[Entry, ...]) -> dict[str, Theme]:
    """The built-in themes and the entries of `themes`, which may rename a built-in one."""
    known = built_in_themes()
    for entry, name, title, node in named(context, found):
        usual = known.get(name)
        level = (choice(node.get("level"), Level) if node else None) or (usual.level if usual else Level.BASIC)
        effect = choice(node.get("effect"), Effect) if node else None
        if effect is None:
            effect = usual.effect if usual and usual.level is level else EFFECT_OF[level]
        has_title = isinstance(entry.value, Scalar) or bool(node and "title" in node)
        shown = title if has_title or usual is None else None
        known[name] = Theme(id=name, title=shown, level=level, effect=effect, span=entry.key.span)
    return known


def icon(node: Mapping | None) -> str | None:
    """The icon's name."""
    value = node.get("icon") if node else None
    return value.text.strip() or None if isinstance(value, Scalar) else None


def named(context: Context, found: Iterable[Entry]) -> Iterable[tuple[Entry, str, Text, Mapping | None]]:
    """Entries with their id, their title (the id where there is none) and their mapping."""
    for entry in found:
        name = normal(entry.key.text)
        if not name:
            continue
        node = entry.value if isinstance(entry.value, Mapping) else None
        titled = node.get("title") if node else entry.value
        title = text(titled, context.language) or text(entry.key, context.language)
        if title is not None:
            yield entry, name, title, node
