"""The parsed file: YAML nodes that know where they stand and keep what was written.

Out of `blueprint.reading`; into `blueprint.schema` and `blueprint.build`. Scalars are not interpreted here:
whether `007` is a text or a number is decided where the schema asks for one.
"""

from __future__ import annotations

from typing import TypeAlias

from blueprint.diagnostics import Ignore
from blueprint.frozen import field, frozen
from blueprint.source import Source, Span


@frozen
class Scalar:
    """A text as written.

    Attributes:
        text: its content, escapes and folding resolved.
        quoted: whether it stood in quotes or in a block (`|`, `>`): then it is never a number or a boolean.
        span: its place, quotes included.
    """

    text: str
    quoted: bool
    span: Span

    @property
    def empty(self) -> bool:
        """Whether nothing was written at all (`key:` and no value)."""
        return not self.text and not self.quoted


@frozen
class Entry:
    """One `key: value` of a mapping."""

    key: Scalar
    value: Node


@frozen
class Mapping:
    """Entries in file order; keys are unique."""

    entries: tuple[Entry, ...]
    span: Span
    _index: dict[str, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", {e.key.text: e for e in self.entries})

    def get(self, key: str) -> Node | None:
        """The value under a key, or None."""
        entry = self._index.get(key)
        return entry.value if entry else None

    def entry(self, key: str) -> Entry | None:
        """The whole entry under a key, or None."""
        return self._index.get(key)

    def __contains__(self, key: str) -> bool:
        return key in self._index


@frozen
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    span: Span


Node: TypeAlias = Scalar | Mapping | Sequence


@frozen(kw_only=True)
class Mention:
    """A place in a map that `extends` another one which names an element and is no part of the whole map.

    Attributes:
        scalar: the place. piece: which of its pieces between dots; None for all of it.
        kind: of the element, as `blueprint rename --kind` calls it. id: the element's, as it is compared.
    """

    scalar: Scalar
    kind: str
    id: str
    piece: int | None = None


@frozen(kw_only=True)
class Extension:
    """How a map that `extends` another one became whole.

    Attributes:
        parts: the files that it is made of beside its own, the nearest first, with those that they include.
        removed: names of what it takes away, with the place that does.
        mentions: what else of it names elements.
    """

    parts: tuple[Document, ...]
    removed: tuple[tuple[str, Span], ...] = ()
    mentions: tuple[Mention, ...] = ()


@frozen(kw_only=True)
class Document:
    """One file, parsed.

    Attributes:
        source: the text it came from.
        root: its outermost mapping.
        ignores: acknowledgement comments in file order.
        extension: for a map that `extends` another one and that `blueprint.extending` has made whole.
    """

    source: Source
    root: Mapping
    ignores: tuple[Ignore, ...] = ()
    extension: Extension | None = None
