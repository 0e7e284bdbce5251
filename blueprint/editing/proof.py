"""That two texts of one file say the same.

In: two `Document`s of one kind. Out: what differs, in words, or None.

Maps are built and their models compared in all but places in the text. Of the cards and texts of a step only the order
within each lane and row counts, as in drawings; of the columns of a survey none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from blueprint.acknowledge import acknowledge
from blueprint.build import build
from blueprint.diagnostics import Diagnostic, in_order
from blueprint.document import Document, Mapping, Node, Scalar
from blueprint.editing.comments import comments_in
from blueprint.editing.kinds import Kind
from blueprint.frozen import frozen
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.model.measures import Column
from blueprint.model.service import Card, Service
from blueprint.model.vocabulary import TextRow
from blueprint.reading import parse
from blueprint.schema import Part, check
from blueprint.source import Source, Span

_WITHOUT = frozenset({"ignores", "span", "page_span"})
_PARTS: dict[Kind, Part] = {Kind.MAP: "service", Kind.CATALOGUE: "catalogue", Kind.CONFIGURATION: "config"}
_FIELDS: dict[type, tuple[str, ...]] = {}
"""What is compared of each class of the model."""


@frozen(kw_only=True)
class Meaning:
    """What a text comes to.

    Attributes:
        document: the nodes. service: of a map; None where there is no stage, and for other files.
        findings: about the text, its keys and values, and the model, without those that it acknowledges.
    """

    document: Document
    service: Service | None
    findings: tuple[Diagnostic, ...]


def meaning(
    document: Document,
    kind: Kind,
    findings: Iterable[Diagnostic] = (),
    *,
    root: Path | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Meaning:
    """Check and build a parsed file.

    Args:
        document: the file. kind: of it.
        findings: what the parser said.
        root: folder that included files lie in; looked for if None.
        limits: what is too much.
    """
    said = [*findings, *(check(document, _PARTS[kind], limits) if kind is not Kind.THEME else ())]
    service = None
    if kind is Kind.MAP:
        built = build(document, project_root=root, limits=limits)
        said += built.diagnostics
        service = built.value
    return Meaning(document=document, service=service, findings=acknowledge(in_order(said), document.ignores))


def understood(source: Source, kind: Kind, limits: Limits = DEFAULT_LIMITS) -> Meaning | None:
    """What a text comes to; None where it cannot be parsed."""
    parsed = parse(source, limits)
    return meaning(parsed.value, kind, parsed.diagnostics, limits=limits) if parsed.value is not None else None


def difference(old: Meaning, new: Meaning) -> str | None:
    """What two texts do not agree in: the end of a sentence, or None."""
    if _nodes(old.document.root) != _nodes(new.document.root):
        return "a text or a key would change"
    if Counter(comments_in(old.document)) != Counter(comments_in(new.document)):
        return "a comment would be lost"
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
    named: Callable[[str], str] | None = None,
) -> bool:
    """Whether two values of the model are equal but for their places in the text.

    Args:
        old: a model or any part of it. new: the one that it is compared with.
        named: what a text of the old one is to be in the new one where the two are not equal.
    """
    if old is new:
        return True
    kind = type(old)
    if kind is not type(new):
        return False
    if kind is str:
        return bool(old == new or (named is not None and named(old) == new))
    if kind is tuple:
        if len(old) != len(new):
            return False
        old, new = _in_cells(old, named), _in_cells(new)
        return all(same(a, b, named) for a, b in zip(old, new, strict=True))
    if kind is Span:
        return True
    names = _FIELDS.get(kind)
    if names is None:
        fields = getattr(kind, "__dataclass_fields__", {})
        names = _FIELDS[kind] = tuple(name for name in fields if name not in _WITHOUT)
    if not names:
        return bool(old == new)
    return all(same(getattr(old, name), getattr(new, name), named) for name in names)


def _in_cells(values: tuple[Any, ...], named: Callable[[str], str] | None = None) -> tuple[Any, ...]:
    """Cards by lane, texts by row and columns by what they hold; everything else as it is."""
    first = values[0] if values else None
    if isinstance(first, Card):
        return tuple(sorted(values, key=lambda card: named(card.lane) if named else card.lane))
    if type(first) is tuple and first and (isinstance(first[0], TextRow) or _is_column(first)):
        return tuple(sorted(values, key=lambda row: row[0]))
    return values


def _is_column(pair: tuple[Any, ...]) -> bool:
    """Whether a pair says which column of a survey plays a part."""
    return isinstance(pair[-1], Column)


def _nodes(node: Node) -> Any:  # noqa: ANN401 - tuples in tuples
    """A node as plain tuples; the order of keys does not count."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key.text: _nodes(entry.value) for entry in node.entries}
    return [_nodes(item) for item in node.items]
