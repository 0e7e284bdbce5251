"""A whole map from two documents: the other map, and the changes to it."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.build.context import Context
from blueprint.build.draft import Skeleton, skeleton
from blueprint.build.lanes import lanes
from blueprint.build.nodes import place
from blueprint.catalogue import MAPS
from blueprint.document import Document, Entry, Extension, Mapping, Node, Sequence
from blueprint.extending.entries import Entries
from blueprint.extending.flat import brought_in, flat
from blueprint.extending.journey import Journey
from blueprint.extending.naming import LISTS
from blueprint.extending.nodes import overlaid, same
from blueprint.extending.removal import Removal
from blueprint.limits import Limits

_CATALOGUES = (*MAPS, "responses")
_LISTS = (*LISTS, "links", "gaps")
_MAPPINGS = ("persona", "platform", "world", "scale")
"""What changes key by key."""
_OWN = frozenset({"extends", "changes", "remove", "include"})


def merged(context: Context, below: Document, above: Document, limits: Limits, *, marked: bool) -> Document:
    """The whole map.

    Args:
        context: takes the findings. below: the other map, whole. above: the changes. limits: for included files.
        marked: whether cards that are new or changed get a status.
    """
    base = flat(below, context.project_root, limits)
    more = brought_in(above, context.project_root, limits)
    context.findings += [*base.findings, *more.findings]
    listed = base.root.get("lanes")
    removal = Removal(context, base.root, _bones(context, base.root, listed), below.source.name.rpartition("/")[2])
    removed = above.root.get("remove")
    kept = removal.take(removed)
    stages = kept.get("stages")
    if removed is not None and isinstance(stages, Sequence) and not stages.items and "stages" not in above.root:
        context.error("BP449", "no stage is left", place(removed), hint="keep one stage, or write one under `stages`")
    other = below.source.name.rpartition("/")[2]
    entries = Entries(context, other)
    kept = Mapping(tuple(_layered(entries, kept, more.root)), kept.span)
    listed = above.root.get("lanes") or kept.get("lanes")
    bones = _bones(context, kept, listed), _bones(context, above.root, listed)
    journey = Journey(context, *bones, other, marked=marked, gone=dict(removal.names))
    found = [
        _stages(journey, e, above.root) if e.key.text == "stages" else e for e in _layered(entries, kept, above.root)
    ]
    root = Mapping(tuple(found), above.root.span)
    older = below.extension or Extension(parts=())
    extension = Extension(
        parts=(below, *base.included, *more.included, *older.parts),
        removed=(*removal.names, *older.removed),
        mentions=(*removal.mentions, *journey.mentions, *entries.mentions, *older.mentions),
    )
    return Document(source=above.source, root=root, ignores=above.ignores, extension=extension)


def _bones(context: Context, root: Mapping, listed: Node | None) -> Skeleton:
    """The stages, steps and cards of one of the two; what is wrong with them is reported by the build."""
    silent = Context(context.language, context.project_root)
    silent.suggestions_left = 0
    found, faulty = lanes(silent, listed)
    return skeleton(silent, root.get("stages"), found, listed=listed is not None, faulty=faulty)


def _layered(entries: Entries, below: Mapping, above: Mapping) -> Iterator[Entry]:
    """All keys but `stages`: those of the other map in their order, then those that only the changes have."""
    for entry in below.entries:
        change = above.entry(entry.key.text) if entry.key.text != "stages" else None
        yield _over(entries, entry, change)
    for entry in above.entries:
        if entry.key.text not in below and entry.key.text not in _OWN:
            yield _alone(entries, entry)


def _over(entries: Entries, below: Entry, above: Entry | None) -> Entry:
    """One key of the other map with the changes."""
    if above is None or same(below.value, above.value):
        return below
    value = _value(entries, below.key.text, below.value, above.value)
    return Entry(below.key, value) if value is not None else above


def _value(entries: Entries, key: str, below: Node, above: Node) -> Node | None:
    """A value that is changed piece by piece; None where the changes replace it."""
    if key in _LISTS and isinstance(below, Sequence) and isinstance(above, Sequence):
        return entries.listed(key, below, above)
    if isinstance(below, Mapping) and isinstance(above, Mapping):
        if key in _CATALOGUES:
            return entries.catalogue(key, below, above)
        if key in _MAPPINGS:
            return overlaid(below, above)
    return None


def _alone(entries: Entries, entry: Entry) -> Entry:
    """One key that only the changes have."""
    if entry.key.text in LISTS and isinstance(entry.value, Sequence):
        nothing = Sequence((), entry.value.span)
        return Entry(entry.key, entries.listed(entry.key.text, nothing, entry.value))
    return entry


def _stages(journey: Journey, below: Entry, changes: Mapping) -> Entry:
    """The stages; they stay as they are where nothing is said of them."""
    listed, above = below.value, changes.get("stages")
    if above is None and isinstance(listed, Sequence) and not any(_emptied(stage) for stage in listed.items):
        return below
    return Entry(below.key, journey.stages(listed, above))


def _emptied(stage: Node) -> bool:
    """Whether a stage has lost all its steps."""
    steps = stage.get("steps") if isinstance(stage, Mapping) else None
    return isinstance(steps, Sequence) and not steps.items
