"""Marks what breaks in a drawing and lets everything else step back.

In: a `Scene` and the keys of what breaks. Out: the same scene; groups that break have `data-impact`.

direct    ⊗  solid, heavy outline, tinted      indirect  ◎  dashed outline      all else  faded, still to be read
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from blueprint.experience.impact import Reach
from blueprint.frozen import replace
from blueprint.layout.desk import Desk
from blueprint.model.vocabulary import Direction
from blueprint.scene import Box, Dot, Group, Item, Paint, Path, Scene, Words
from blueprint.theme.colour import mix

RADIUS = 9.0
_WIDTHS = {Reach.DIRECT: 3.0, Reach.INDIRECT: 2.25}
_DASHES: dict[Reach, tuple[float, ...]] = {Reach.DIRECT: (), Reach.INDIRECT: (8.0, 4.0)}
_FADE, _FADE_LINES = 0.7, 0.6
"""How much of the paper is mixed into the fills and the strokes of what does not break."""
_BEFORE, _PAD = 16.0, 7.0
_FADED = frozenset({"card", "link", "mark", "gap", "door", "chip"})
_ROLES = {"fill": "pain.band", "ink": "pain.accent"}


class Marked:
    """What is marked.

    Attributes:
        cards: keys of cards and entries of rows. steps: keys of steps; those that customers notice.
        links: pairs of card keys along which it breaks.
    """

    def __init__(
        self, cards: Mapping[str, Reach], steps: Mapping[str, Reach], links: frozenset[tuple[str, str]]
    ) -> None:
        self.cards, self.steps, self.links = cards, steps, links


def marked_scene(desk: Desk, scene: Scene, marked: Marked) -> Scene:
    """Mark what breaks, and fade the rest."""
    marking = _Marking(desk, marked, rtl=scene.direction is Direction.RTL)
    items = tuple(marking.items(scene.items))
    return replace(scene, items=(*items, *marking.above))


def sign(desk: Desk, reach: Reach, x: float, y: float) -> Group:
    """A filled disc with a cross for what fails directly, a ring with a dot for what rests on it."""
    ink, paper = desk.colour(_ROLES["ink"]), desk.colour("paper")
    if reach is Reach.DIRECT:
        arm = RADIUS * 0.42
        cross = (("M", x - arm, y - arm), ("L", x + arm, y + arm), ("M", x + arm, y - arm), ("L", x - arm, y + arm))
        parts: tuple[Item, ...] = (
            Dot("impact-disc", x, y, RADIUS, Paint(fill=ink, stroke=paper, width=1.5)),
            Path("impact-cross", cross, Paint(stroke=paper, width=2.2, round_cap=True)),
        )
    else:
        parts = (
            Dot("impact-disc", x, y, RADIUS, Paint(fill=paper, stroke=paper, width=1.5)),
            Dot("impact-ring", x, y, RADIUS - 1.75, Paint(fill=paper, stroke=ink, width=2.0)),
            Dot("impact-dot", x, y, 2.75, Paint(fill=ink)),
        )
    return Group("impact-sign", parts, data=(("impact", reach.value),))


def outline(desk: Desk, reach: Reach, fill: str | None) -> Paint:
    """The outline of a card that breaks."""
    ground = desk.colour(_ROLES["fill"]) if reach is Reach.DIRECT else fill
    return Paint(fill=ground, stroke=desk.colour(_ROLES["ink"]), width=_WIDTHS[reach], dash=_DASHES[reach])


class _Marking:
    """One run of `marked_scene`."""

    def __init__(self, desk: Desk, marked: Marked, *, rtl: bool) -> None:
        self.desk, self.marked, self.rtl = desk, marked, rtl
        self.above: list[Group] = []

    def items(self, items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            yield self.group(item) if isinstance(item, Group) else item

    def group(self, group: Group) -> Group:
        data = dict(group.data)
        if group.role == "card":
            reach = self.marked.cards.get(data.get("card", ""))
            return self.card(group, reach) if reach else self.faded(group)
        if group.role == "link":
            pair = data.get("from", ""), data.get("to", "")
            hit = pair in self.marked.links or pair[::-1] in self.marked.links
            return self.link(group) if hit else self.faded(group)
        if group.role == "mark" and self.keeps(data.get("for", "")):
            return group
        if group.role in _FADED:
            return self.faded(group)
        inner = replace(group, items=tuple(self.items(group.items)))
        return self.step(inner, data["step"]) if group.role == "step" else inner

    def keeps(self, owner: str) -> bool:
        """Whether the mark of an owner (`card:checks-in`) is that of something that breaks."""
        kind, _, key = owner.partition(":")
        return key in (self.marked.cards if kind == "card" else self.marked.steps)

    def card(self, group: Group, reach: Reach) -> Group:
        """A card with its outline and its sign at the upper corner where reading begins."""
        box = next((i for i in group.items if isinstance(i, Box) and i.role == "card-box"), None)
        items = group.items
        if box:
            frame = self.frame(box, reach)
            items = tuple(frame if i is box else i for i in items)
            self.above.append(sign(self.desk, reach, frame.x + frame.width if self.rtl else frame.x, frame.y))
        else:
            words = next((i for i in items if isinstance(i, Words)), None)
            if words:
                self.above.append(self.beside(words, reach))
        word = self.desk.words.text(f"impact.{reach}")
        title = "\n".join(part for part in (group.title, word) if part)
        return replace(group, items=items, title=title, data=(*group.data, ("impact", reach.value)))

    def frame(self, box: Box, reach: Reach) -> Box:
        """The outline of a card; an entry of a row has none of its own, and its words stand at the edge of its box."""
        paint = outline(self.desk, reach, box.paint.fill)
        if box.paint.stroke:
            return replace(box, paint=paint)
        return replace(
            box, x=box.x - _PAD, y=box.y - _PAD, width=box.width + 2 * _PAD, height=box.height + 2 * _PAD, paint=paint,
            radius=self.desk.size("card-radius"),
        )  # fmt: skip

    def step(self, group: Group, key: str) -> Group:
        """A step that customers notice: a sign beside its number."""
        reach = self.marked.steps.get(key)
        number = next((i for i in group.items if isinstance(i, Words) and i.role == "step-number"), None)
        if reach is None or number is None:
            return group
        self.above.append(self.beside(number, reach))
        return replace(group, data=(*group.data, ("impact", reach.value)))

    def beside(self, words: Words, reach: Reach) -> Group:
        """A sign before a line of text, in the middle of its letters."""
        size = max((run.size for run in words.line.runs), default=0.0)
        x = words.x + words.line.width + _BEFORE if self.rtl else words.x - _BEFORE
        return sign(self.desk, reach, x, words.y - size * 0.34)

    def link(self, group: Group) -> Group:
        """A connector along which it breaks."""
        ink = self.desk.colour(_ROLES["ink"])

        def painted(item: Item) -> Item:
            if isinstance(item, Path) and item.role in {"route", "route-drawn"} and item.paint.stroke:
                return replace(item, paint=replace(item.paint, stroke=ink, width=max(2.25, item.paint.width)))
            if isinstance(item, (Path, Dot)) and item.role in {"head", "junction"}:
                return replace(item, paint=replace(item.paint, fill=ink))
            return item

        items = tuple(painted(item) for item in group.items)
        return replace(group, items=items, data=(*group.data, ("impact", Reach.INDIRECT.value)))

    # --- what does not break

    def faded(self, group: Group) -> Group:
        """A group that steps back; its words can still be read."""
        return replace(group, items=tuple(self.fade(item) for item in group.items))

    def fade(self, item: Item) -> Item:
        match item:
            case Group():
                return self.faded(item)
            case Words():
                return replace(item, fill=self.desk.colour("ink-faint"))
            case Box() | Path() | Dot():
                return replace(item, paint=self.pale(item.paint))
            case _:
                return item

    def pale(self, paint: Paint) -> Paint:
        paper = self.desk.colour("paper")
        return replace(
            paint,
            fill=mix(paint.fill, paper, _FADE) if paint.fill else None,
            stroke=mix(paint.stroke, paper, _FADE_LINES) if paint.stroke else None,
        )
