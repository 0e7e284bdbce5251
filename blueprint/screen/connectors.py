"""What leads where: the connectors of a drawing in words.

In: a scene with the tools that it was made with. Out: `Connector`s in the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blueprint.frozen import frozen
from blueprint.layout.desk import Desk
from blueprint.layout.titles import line_title
from blueprint.model.lanes import Line
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Direction
from blueprint.scene import Group, Item, Scene
from blueprint.screen.told import own


@frozen(kw_only=True)
class Connector:
    """One connector as the drawing shows it.

    Attributes:
        key: id of its group. source, target: keys of cards. start, end: their texts.
        arrow: sign for the direction, in the direction of the text.
        kind: what passes along it, in words; None for a plain flow.
        crosses: the lines that it crosses, in words; None where it crosses none.
        label: the words at it.
    """

    key: str
    source: str
    target: str
    start: Wording
    end: Wording
    arrow: Wording
    kind: Wording | None
    crosses: Wording | None
    label: Wording | None


def connectors_of(desk: Desk, scene: Scene) -> tuple[Connector, ...]:
    """The connectors that a drawing shows."""
    places = {card.key: (n, desk.pick(card.text)) for n, card in enumerate(desk.service.cards)}
    lines = {e.id: line_title(desk, e) for e in desk.service.lanes if isinstance(e, Line)}
    labels = {(k.source, k.target, k.kind.value): k.label for k in desk.service.links}
    made = []
    for group in _links(scene.items):
        data = dict(group.data)
        source, target, kind = data["from"], data["to"], data["kind"]
        back = data.get("back") == "true"
        label = labels.get((source, target, kind))
        made.append(
            Connector(
                key=group.id, source=source, target=target, start=places[source][1], end=places[target][1],
                arrow=own(desk, _sign(data["arrow"], desk.service.direction)),
                kind=desk.word("link.back" if kind == "flow" else f"link.{kind}") if back or kind != "flow" else None,
                crosses=_crosses(desk, [lines[line].text for line in data["crosses"].split()]),
                label=desk.pick(label) if label else None,
            )
        )  # fmt: skip
    return tuple(sorted(made, key=lambda one: (places[one.source][0], places[one.target][0])))


def _sign(arrow: str, direction: Direction) -> str:
    if arrow == "both":
        return "↔"
    if arrow == "none":
        return "–"
    return "←" if direction is Direction.RTL else "→"


def _crosses(desk: Desk, lines: list[str]) -> Wording | None:
    return own(desk, desk.words.text("viewer.crosses", lines=desk.words.joined(lines))) if lines else None


def _links(items: Iterable[Item]) -> Iterator[Group]:
    for item in items:
        if isinstance(item, Group):
            if item.role == "link":
                yield item
            else:
                yield from _links(item.items)
