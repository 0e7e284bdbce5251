"""That two texts of one file say the same.

In: two `Document`s of one kind. Out: what differs, in words, or None.

Maps are built and their models compared in all but places in the text. Of the cards and texts of a step only the order
within each lane and row counts, as in drawings; of the columns of a survey none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeAlias

from blueprint.acknowledge import acknowledge
from blueprint.build import build
from blueprint.diagnostics import Diagnostic, in_order
from blueprint.document import Document, Mapping, Node, Scalar
from blueprint.editing.comments import comments_in
from blueprint.editing.kinds import Kind
from blueprint.extending import explained, extend
from blueprint.frozen import frozen, names_of_fields
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.model.measures import Column
from blueprint.model.service import Card, Service
from blueprint.model.vocabulary import TextRow
from blueprint.reading import parse
from blueprint.schema import Part, check
from blueprint.source import Source, Span

_WITHOUT = frozenset({"ignores", "span", "page_span"})
_PARTS: dict[Kind, Part] = {Kind.CATALOGUE: "catalogue", Kind.CONFIGURATION: "config"}
_MAPS = frozenset({Kind.MAP, Kind.CHANGES})
_DIGITS = frozenset("-0123456789")
_WORDS = frozenset({"true", "false", "null"})
Naming: TypeAlias = Callable[[str], tuple[str, ...]]
_VALUES: dict[type, Callable[[Any], tuple[Any, ...]] | None] = {}
"""What is compared of each class of the model; None where the whole of it is."""


@frozen(kw_only=True)
class Meaning:
    """What a text comes to.

    Attributes:
        document: the nodes. whole: those of the whole map, where this one extends another.
        service: of a map; None where there is no stage, and for other files.
        findings: about the text, its keys and values, and the model, without those that it acknowledges.
    """

    document: Document
    service: Service | None
    findings: tuple[Diagnostic, ...]
    whole: Document | None = None


def meaning(
    document: Document,
    kind: Kind,
    findings: Iterable[Diagnostic] = (),
    *,
    root: Path | None = None,
    limits: Limits = DEFAULT_LIMITS,
    checked: bool = False,
) -> Meaning:
    """Check and build a parsed file.

    Args:
        document: the file; a map that extends another one is made whole. kind: of it.
        findings: what the parser said.
        root: folder that included files lie in; looked for if None.
        limits: what is too much.
        checked: whether the schema is known to have nothing to say.
    """
    said = [*findings, *(check(document, _PARTS[kind], limits) if kind in _PARTS and not checked else ())]
    service = whole = None
    extended = extend(document, project_root=root, limits=limits) if kind in _MAPS else None
    if extended is not None and (whole := extended.value) is not None:
        built = build(whole, project_root=root, limits=limits)
        keys = check(whole, limits=limits) if not checked else ()
        said += explained(whole, (*keys, *built.diagnostics), extended.diagnostics)
        service = built.value
    said += extended.diagnostics if extended is not None else ()
    return Meaning(
        document=document, service=service, findings=acknowledge(in_order(said), document.ignores), whole=whole
    )


def understood(source: Source, kind: Kind, limits: Limits = DEFAULT_LIMITS) -> Meaning | None:
    """What a text comes to; None where it cannot be parsed."""
    parsed = parse(source, limits)
    return meaning(parsed.value, kind, parsed.diagnostics, limits=limits) if parsed.value is not None else None


def unlike(old: Document, new: Document) -> str | None:
    """What two texts do not agree in as they are written: the end of a sentence, or None."""
    if _nodes(old.root) != _nodes(new.root):
        return "a text or a key would change"
    if Counter(comments_in(old)) != Counter(comments_in(new)):
        return "a comment would be lost"
    return None


def difference(old: Meaning, new: Meaning) -> str | None:
    """What two texts do not agree in as they are understood: the end of a sentence, or None."""
    if worse(old.findings, new.findings):
        return "there would be a finding more"
    if old.service is not None and (new.service is None or not same(old.service, new.service)):
        return "the model would change"
    return None


def worse(old: Iterable[Diagnostic], new: Iterable[Diagnostic]) -> bool:
    """Whether a code comes up more often than before."""
    return bool(Counter(d.code for d in new) - Counter(d.code for d in old))


def same(  # noqa: PLR0911 - a case for each kind of value
    old: Any,  # noqa: ANN401 - any value of the model
    new: Any,  # noqa: ANN401 - likewise
    named: Naming | None = None,
) -> bool:
    """Whether two values of the model are equal but for their places in the text.

    Args:
        old: a model or any part of it. new: the one that it is compared with.
        named: what a text of the old one may be in the new one where the two are not equal; the first of it is the
            new id.
    """
    if old is new:
        return True
    kind = type(old)
    if kind is not type(new):
        return False
    if kind is str:
        return bool(old == new or (named is not None and new in named(old)))
    if kind is tuple:
        if len(old) != len(new):
            return False
        return _all_same(_in_cells(old, named), _in_cells(new), named)
    if kind is Span:
        return True
    if kind not in _VALUES:
        _VALUES[kind] = _values_of(kind)
    values = _VALUES[kind]
    return bool(old == new) if values is None else _all_same(values(old), values(new), named)


def _all_same(old: tuple[Any, ...], new: tuple[Any, ...], named: Naming | None) -> bool:
    """Whether the values of two equally long tuples are the same, one by one; what is identical costs no call."""
    for a, b in zip(old, new, strict=True):  # noqa: SIM110 - a generator would take twice the time
        if a is not b and not same(a, b, named):
            return False
    return True


def _values_of(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """The function that gives what is compared of a value of a class."""
    names = tuple(name for name in names_of_fields(kind) if name not in _WITHOUT)
    if len(names) < 2:  # noqa: PLR2004 - `attrgetter` gives a tuple for two names and more
        return (lambda value: (getattr(value, names[0]),)) if names else None
    return attrgetter(*names)


def _in_cells(values: tuple[Any, ...], named: Naming | None = None) -> tuple[Any, ...]:
    """Cards by lane, texts by row and columns by what they hold; everything else as it is."""
    first = values[0] if values else None
    if isinstance(first, Card):
        return tuple(sorted(values, key=lambda card: named(card.lane)[0] if named else card.lane))
    if type(first) is tuple and first and (isinstance(first[0], TextRow) or _is_column(first)):
        return tuple(sorted(values, key=lambda row: row[0]))
    return values


def _is_column(pair: tuple[Any, ...]) -> bool:
    """Whether a pair says which column of a survey plays a part."""
    return isinstance(pair[-1], Column)


def _nodes(node: Node) -> Any:  # noqa: ANN401 - tuples in tuples
    """A node as plain values: neither the order of keys counts nor quotes around what is no number or truth value."""
    if isinstance(node, Scalar):
        text = node.text
        return text if node.quoted or not (text[:1] in _DIGITS or text in _WORDS) else (text,)
    if isinstance(node, Mapping):
        return {entry.key.text: _nodes(entry.value) for entry in node.entries}
    return [_nodes(item) for item in node.items]
