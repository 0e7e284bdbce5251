"""Where things lead, as the file writes it: `next` of steps, `to` of cards, the list `links`."""

from __future__ import annotations

from blueprint.build.context import Context
from blueprint.build.draft import StepDraft
from blueprint.build.links import Written
from blueprint.build.names import Names
from blueprint.build.nodes import choice, items, mappings
from blueprint.build.texts import text
from blueprint.document import Mapping, Node
from blueprint.model import Arrow, LinkKind, Text, Way


def ways(context: Context, names: Names) -> dict[str, tuple[Way, ...]]:
    """The ways on from every step, by its key; the following step where the file writes none."""
    steps = names.bones.in_order
    following = [*steps[1:], None] if steps else []
    found: dict[str, tuple[Way, ...]] = {}
    for step, after in zip(steps, following, strict=True):
        node = step.node.get("next") if _may_lead(step) else None
        if node is None:
            found[step.key] = (Way(to=after.key),) if after else ()
        else:
            found[step.key] = _written(context, names, node, step)
    return found


def _may_lead(step: StepDraft) -> bool:
    """Whether `next` on the step's node is the step's own."""
    return "steps" not in step.node


def _written(context: Context, names: Names, node: Node, step: StepDraft) -> tuple[Way, ...]:
    """The ways that `next` writes."""
    found: dict[tuple[str, Text | None], Way] = {}
    for item in items(node):
        target = names.step(_to(item))
        if target is None:
            step.incomplete = True
            continue
        label, arrow, kind = _looks(context, item)
        known = (target.key, None if label is None else Text(label.wordings))
        if known in found:
            step.incomplete = True
            context.error(
                "BP407",
                f"`next` leads to `{target.named.id}` twice",
                item.span,
                hint="keep one of the two, or give each a label of its own",
            )
            continue
        found[known] = Way(
            to=target.key,
            label=label,
            arrow=arrow or (Arrow.LINE if kind is LinkKind.EVIDENCE else Arrow.DOWN),
            kind=kind,
            written=True,
            span=item.span,
        )
    return tuple(found.values())


def from_cards(context: Context, names: Names) -> tuple[Written, ...]:
    """What cards write under `to`, in file order."""
    found: list[Written] = []
    for named in names.bones.cards:
        card = named.element
        node = card.node
        if not isinstance(node, Mapping) or "text" not in node:
            continue
        for item in items(node.get("to")):
            target = names.card(_to(item))
            if target is None:
                card.owner.incomplete = True
            else:
                label, arrow, kind = _looks(context, item)
                found.append(Written(card, target, label=label, arrow=arrow, kind=kind, span=item.span))
    return tuple(found)


def from_list(context: Context, names: Names, node: Node | None) -> tuple[Written, ...]:
    """What the list `links` writes, in file order."""
    found: list[Written] = []
    for item in mappings(node):
        source, target = names.card(item.get("from")), names.card(item.get("to"))
        if source is None or target is None:
            names.bones.incomplete = True
            continue
        label, arrow, kind = _looks(context, item)
        span = item.entries[0].value.span
        found.append(Written(source, target, label=label, arrow=arrow, kind=kind, span=span))
    return tuple(found)


def _to(item: Node) -> Node | None:
    """The name that an entry leads to."""
    return item.get("to") if isinstance(item, Mapping) else item


def _looks(context: Context, item: Node) -> tuple[Text | None, Arrow | None, LinkKind]:
    """Label, arrow and kind of an entry."""
    if not isinstance(item, Mapping):
        return None, None, LinkKind.FLOW
    kind = choice(item.get("kind"), LinkKind) or LinkKind.FLOW
    return text(item.get("label"), context.language), choice(item.get("arrow"), Arrow), kind
