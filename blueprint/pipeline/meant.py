"""What is wrong with a map, when misspelt keys count as what they were meant to be.

In: `Document`. Out: what extending and building make of it, and findings. A misspelt `steps` or `lanes` is one
mistake: what stands below it is read, so that nobody is told that all of it is missing.
"""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.build import build
from blueprint.diagnostics import Diagnostic, Outcome
from blueprint.document import Document, Entry, Mapping, Node, Scalar, Sequence
from blueprint.extending import explained, extend
from blueprint.frozen import replace
from blueprint.limits import Limits
from blueprint.model.service import Service
from blueprint.schema import check

_UNKNOWN_KEY, _UNKNOWN_LANE = "BP202", "BP405"
_ROUNDS = 3
"""How deep misspelt keys are looked for below misspelt keys."""


def judge(document: Document, limits: Limits) -> tuple[Outcome[Document], Outcome[Service]]:
    """The whole map that a document gives, and the service with what extending, schema and build say about it.

    A key counts as misspelt where its finding carries a correction that is certain. The findings are those of the
    document as it was meant, and those that say which of its keys are misspelt.
    """
    told: list[Diagnostic] = []
    for _ in range(_ROUNDS):
        extended, built = _judge(document, limits)
        misspelt = [one for one in built.diagnostics if _misspelt(one, document)] if built.failed else []
        if not misspelt:
            break
        told += misspelt
        document = replace(document, root=_respelt(document.root, misspelt))
    return extended, Outcome(built.value, (*told, *built.diagnostics))


def _judge(document: Document, limits: Limits) -> tuple[Outcome[Document], Outcome[Service]]:
    """The whole map and the service, with findings, as the document is written."""
    extended = extend(document, limits=limits)
    whole = extended.value
    if whole is None:
        return extended, Outcome(None, extended.diagnostics)
    built = build(whole, limits=limits)
    found = (*check(whole, limits=limits), *built.diagnostics)
    return extended, Outcome(built.value, (*extended.diagnostics, *explained(whole, found, extended.diagnostics)))


def _misspelt(finding: Diagnostic, document: Document) -> bool:
    """Whether a finding says of a key of the document what it was certainly meant to be."""
    edits = finding.fix.edits if finding.fix else ()
    if finding.code not in (_UNKNOWN_KEY, _UNKNOWN_LANE) or len(edits) != 1 or edits[0].span != finding.span:
        return False
    return edits[0].span.source is document.source


def _respelt(root: Mapping, findings: Iterable[Diagnostic]) -> Mapping:
    """The root with these keys as they were meant. An unknown lane is told once, so all keys of its name count."""
    places: dict[int, str] = {}
    lanes: dict[str, str] = {}
    for finding in findings:
        edit = finding.fix.edits[0] if finding.fix else None
        if edit is not None:
            places[edit.span.start] = edit.text
            if finding.code == _UNKNOWN_LANE:
                lanes[edit.span.text] = edit.text

    def key(written: Scalar, among: Mapping, depth: int) -> Scalar:
        word = places.get(written.span.start)
        if word is None and depth in _LANE_DEPTHS:
            word = lanes.get(written.span.text)
        return written if word is None or word in among else replace(written, text=word)

    def node(one: Node, depth: int) -> Node:
        if isinstance(one, Mapping):
            entries = tuple(Entry(key(e.key, one, depth), node(e.value, depth + 1)) for e in one.entries)
            return Mapping(entries, one.span)
        if isinstance(one, Sequence):
            return Sequence(tuple(node(item, depth + 1) for item in one.items), one.span)
        return one

    found = node(root, 0)
    return found if isinstance(found, Mapping) else root


_LANE_DEPTHS = (2, 4)
"""How deep the keys of stages and of steps lie below the root."""
