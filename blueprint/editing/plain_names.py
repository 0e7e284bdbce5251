"""Names that stand for actors, channels, systems and touchpoints where a map has no catalogue of them.

In: `Anatomy`. Out: each name as a `Target`, and the edit that writes another name in the place of one.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.build.catalogues import folded
from blueprint.build.ids import slug
from blueprint.diagnostics import Edit
from blueprint.document import Scalar
from blueprint.editing.elements import CATALOGUES, Anatomy, Kind, Target
from blueprint.editing.references import references
from blueprint.editing.scalars import can_be_plain, in_quotes, only_row

PLAIN = (Kind.ACTOR, Kind.CHANNEL, Kind.SYSTEM, Kind.TOUCHPOINT)
"""What may be named without a catalogue."""


def plain_names(anatomy: Anatomy, kind: Kind) -> Iterator[Target]:
    """The names of one kind, each once, by the place where it comes first; none where there is a catalogue."""
    if kind not in PLAIN or CATALOGUES[kind] in anatomy.included.entries:
        return
    known = set()
    for reference in references(anatomy):
        name = folded(reference.id)
        if reference.kind is kind and name and name not in known:
            known.add(name)
            scalar = reference.scalar
            yield Target(kind=kind, id=reference.id, given=scalar, node=scalar, plain=True)


def is_called(target: Target, name: str) -> bool:
    """Whether an element has an id; of plain names neither capitals nor the number of spaces count."""
    return target.id == name or (target.plain and folded(target.id) == folded(name))


def key_of(name: str) -> str:
    """What the model calls the element that a plain name stands for."""
    return slug(name) or name


def named_edit(scalar: Scalar, new: str) -> Edit:
    """The edit that writes another name, in the quotes or the block of the one that is there."""
    mark = scalar.span.text[:1]
    if not scalar.quoted:
        return Edit(span=scalar.span, text=new if can_be_plain(new, flow=True) else in_quotes(new))
    row = only_row(scalar.span)
    if row is not None:
        return Edit(span=row, text=new)
    doubled = new.replace("'", "''")
    return Edit(span=scalar.span, text=f"'{doubled}'" if mark == "'" else in_quotes(new))
