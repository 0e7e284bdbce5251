"""The catalogue of touchpoints."""

from __future__ import annotations

from blueprint.build.catalogues import Catalogue, icon, named
from blueprint.build.context import Context
from blueprint.build.nodes import choice, mapping
from blueprint.build.texts import text
from blueprint.document import Entry, Mapping
from blueprint.model import Channel, Text, Touchpoint
from blueprint.model.vocabulary import Contact, Importance, Initiative, Medium, Owner, PlanPart


def touchpoints(context: Context, found: tuple[Entry, ...], channels: Catalogue[Channel]) -> dict[str, Touchpoint]:
    """The entries of `touchpoints`; the channels that they name are looked up."""
    return {
        name: Touchpoint(
            id=name,
            title=title,
            note=text(node.get("note"), context.language),
            icon=icon(node),
            channels=channels.many(node.get("channel")),
            owner=choice(node.get("owner"), Owner),
            medium=choice(node.get("medium"), Medium),
            importance=choice(node.get("importance"), Importance),
            contact=choice(node.get("contact"), Contact),
            initiative=choice(node.get("initiative"), Initiative),
            promise=text(node.get("promise"), context.language),
            plan=_plan(context, mapping(node.get("plan"))),
            span=entry.key.span,
        )
        if node
        else Touchpoint(id=name, title=title, span=entry.key.span)
        for entry, name, title, node in named(context, found)
    }


def _plan(context: Context, node: Mapping | None) -> tuple[tuple[PlanPart, Text], ...]:
    """The parts of a touchpoint's plan that are filled in."""
    if node is None:
        return ()
    found = ((part, text(node.get(part), context.language)) for part in PlanPart)
    return tuple((part, words) for part, words in found if words is not None)
