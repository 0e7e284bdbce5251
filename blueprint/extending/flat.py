"""A map with the catalogues of the files that it includes among its own.

In: a `Document`. Out: its root without `include`, and the included files.
"""

from __future__ import annotations

from pathlib import Path

from blueprint.catalogue import MAPS, SINGLE, include
from blueprint.diagnostics import Diagnostic
from blueprint.document import Document, Entry, Mapping
from blueprint.extending.nodes import made
from blueprint.frozen import frozen
from blueprint.limits import Limits


@frozen
class Flat:
    """A map that includes nothing.

    Attributes:
        root: of it. included: the files whose catalogues it holds.
        findings: about these files.
    """

    root: Mapping
    included: tuple[Document, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


def flat(document: Document, project_root: Path | None, limits: Limits) -> Flat:
    """A map with what it includes.

    Args:
        document: the map. project_root: folder that no included file may lie outside of; looked for if None.
        limits: for each included file.
    """
    root = document.root
    if "include" not in root:
        return Flat(root)
    found = include(document, project_root=project_root, limits=limits)
    if found.value is None:
        return Flat(root, (), found.diagnostics)
    entries = [_whole(entry, found.value.entries) for entry in root.entries if entry.key.text != "include"]
    own = {entry.key.text for entry in entries}
    for kind, listed in found.value.entries.items():
        if kind not in own and listed:
            entries.append(made(kind, Mapping(listed, listed[0].key.span)))
    entries += [made(kind, value) for kind, value in found.value.values.items() if kind in SINGLE and kind not in own]
    return Flat(Mapping(tuple(entries), root.span), found.value.documents, found.diagnostics)


def brought_in(document: Document, project_root: Path | None, limits: Limits) -> Flat:
    """What the files that a map includes hold, without the map's own keys.

    Args:
        document: the map. project_root: folder that no included file may lie outside of; looked for if None.
        limits: for each included file.
    """
    listed = document.root.entry("include")
    if listed is None:
        return Flat(Mapping((), document.root.span))
    alone = Document(source=document.source, root=Mapping((listed,), document.root.span))
    return flat(alone, project_root, limits)


def _whole(entry: Entry, listed: dict[str, tuple[Entry, ...]]) -> Entry:
    """A catalogue with the entries of all files."""
    if entry.key.text not in MAPS or not isinstance(entry.value, Mapping):
        return entry
    return Entry(entry.key, Mapping(listed.get(entry.key.text, entry.value.entries), entry.value.span))
