"""Marks what differs in a drawing.

In: a `Scene` of both versions in one, and the marks by what they belong to. Out: the same scene with signs and
outlines; groups that differ have `data-change`, and what differs in words as their tooltip.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from blueprint.compare.marks import Mark, Target
from blueprint.compare.values import What
from blueprint.frozen import replace
from blueprint.layout.change_signs import Look, look, shown, sign
from blueprint.layout.desk import Desk
from blueprint.model.vocabulary import Direction
from blueprint.scene import Box, Dot, Group, Item, Paint, Path, Picture, Scene, Words, all_words

_PAD = 6.0
_AIR = 3.0
_BESIDE = 14.0
_NEXT = 21.0
_INSET = 3.0
_KEYS = ("card", "step", "stage", "lane", "line")


def mark_scene(desk: Desk, scene: Scene, marks: Mapping[Target, Mark]) -> tuple[Scene, frozenset[Target]]:
    """Mark everything that is there.

    Returns:
        The scene, and what of the marks was found in it.
    """
    items, found = mark_groups(desk, scene.items, marks, scene.direction)
    return replace(scene, items=items), found


def mark_groups(
    desk: Desk, items: Iterable[Item], marks: Mapping[Target, Mark], direction: Direction, *, ghosts: bool = True
) -> tuple[tuple[Item, ...], frozenset[Target]]:
    """Mark everything that is there among some items, signs above all of them.

    Args:
        ghosts: whether what was removed is drawn faintly and struck through, as it is not there any more.

    Returns:
        The items, and what of the marks was found in them.
    """
    marking = _Marking(desk, marks, rtl=direction is Direction.RTL, ghosts=ghosts)
    made = marking.items(items)
    return (*made, *marking.above), frozenset(marking.found)


class _Marking:
    """One run of `mark_scene`."""

    def __init__(self, desk: Desk, marks: Mapping[Target, Mark], *, rtl: bool, ghosts: bool) -> None:
        self.desk, self.marks, self.rtl, self.ghosts = desk, marks, rtl, ghosts
        self.found: set[Target] = set()
        self.above: list[Group] = []
        self.series = ""

    def items(self, items: Iterable[Item]) -> tuple[Item, ...]:
        return tuple(self.group(item) if isinstance(item, Group) else item for item in items)

    def group(self, group: Group) -> Group:
        """A group with everything in it."""
        if group.role == "curve":
            self.series = dict(group.data)["series"]
        target, mark = self.mark_of(group)
        inner = replace(group, items=self.items(group.items))
        if mark is None or target is None:
            return inner
        self.found.add(target)
        drawn = {
            "card": self.card, "step": self.step, "stage": self.stage, "lane": self.lane, "line": self.line,
            "link": self.link, "header": self.header, "point": self.point,
        }[group.role](inner, mark)  # fmt: skip
        told = ", ".join(self.desk.words.text(f"difference.{what}") for what in _shown(mark))
        title = "\n".join(t for t in (group.title, told, mark.note) if t)
        return replace(drawn, title=title, data=(*group.data, ("change", " ".join(_shown(mark)))))

    def mark_of(self, group: Group) -> tuple[Target | None, Mark | None]:
        """The mark of a group, if it has one."""
        data = dict(group.data)
        target: Target | None = None
        if group.role in _KEYS:
            target = group.role, data.get(group.role, "")
        elif group.role == "link":
            target = "link", f"{data['from']} {data['to']}"
        elif group.role == "header":
            target = "header", ""
        elif group.role == "point":
            target = "point", f"{self.series} {data.get('step', '')}"
        if target and target[0] == "card" and target not in self.marks:
            figure = ".".join(target[1].split(".")[:2])  # a figure at several places has its place behind its id
            if target[1].startswith(("metric.", "gap.", "opportunity.")):
                target = "card", figure
        return target, self.marks.get(target) if target else None

    # --- what is drawn

    def signs(self, mark: Mark, x: float, y: float) -> tuple[Group, ...]:
        """The signs of a mark beside each other, from the reading start."""
        across, down = mark.way
        step = -_NEXT if self.rtl else _NEXT
        way = (-across if self.rtl else across, down)
        return tuple(sign(self.desk, what, x + n * step, y, way) for n, what in enumerate(_shown(mark)))

    def card(self, group: Group, mark: Mark) -> Group:
        """A card, or an entry of a row, which gets a box of its own."""
        style = look(self.desk, mark.what[0])
        own = next((i for i in group.items if isinstance(i, Box) and i.role == "card-box"), None)
        if own:
            bare = not own.paint.fill and not own.paint.stroke
            box = self.roomy(own) if bare else own
            outline = replace(box, paint=style.outline(own.paint.fill))
            items = [outline if i is own else i for i in group.items]
            if style.fill:  # names of actors have the lane's colour, which was chosen for another ground
                soft = self.desk.colour("ink-soft")
                items = [replace(i, fill=soft) if isinstance(i, Words) and i.role == "card-label" else i for i in items]
            left, top, right = box.x, box.y, box.x + box.width
        else:
            left, top, right, bottom = _extent(group.items)
            left, top, right, bottom = left - _PAD, top - _PAD, right + _PAD, bottom + _PAD
            radius = self.desk.size("card-radius")
            outline = Box("change-box", left, top, right - left, bottom - top, style.outline(None), radius)
            items = [outline, *group.items]
        if mark.what[0] is What.REMOVED:
            items = list(self.ghost(items))
        at = right - 3 if self.rtl else left + 3
        self.above += self.signs(mark, at, top + 1) if mark.signed else ()
        return replace(group, items=tuple(items))

    def roomy(self, own: Box) -> Box:
        """The box of an entry that shows none otherwise: higher, as its words reach from edge to edge."""
        radius = self.desk.size("card-radius")
        return replace(own, y=own.y - _AIR, height=own.height + 2 * _AIR, radius=radius)

    def ghost(self, items: Iterable[Item]) -> Iterator[Item]:
        """Items in faint ink, words struck through; as they are where nothing is a ghost."""
        if not self.ghosts:
            yield from items
            return
        ink = self.desk.colour("ink-faint")
        for item in items:
            match item:
                case Words():
                    yield replace(item, fill=ink)
                    yield _strike(item, look(self.desk, What.REMOVED).colour)
                case Group() if item.role not in _KEYS:
                    yield replace(item, items=tuple(self.ghost(item.items)))
                case Path() | Dot():
                    yield replace(item, paint=_faint(item.paint, ink))
                case Box() if item.role not in {"card-box", "change-box", "column"}:
                    yield replace(item, paint=_faint(item.paint, ink))
                case _:
                    yield item

    def step(self, group: Group, mark: Mark) -> Group:
        """A step: signs beside its number."""
        number = next((i for i in group.items if isinstance(i, Words) and i.role == "step-number"), None)
        items = group.items
        if mark.what[0] is What.REMOVED:
            title = [i for i in items if isinstance(i, Words) and i.role == "step-number"]
            items = tuple(self.ghost(i for i in items if i not in title))
        column = next((i for i in items if isinstance(i, Box) and i.role == "column"), None)
        if column and mark.what[0] in {What.ADDED, What.REMOVED, What.MOVED}:
            items = (self.frame(column, group, look(self.desk, mark.what[0])), *items)
        if number:
            self.above += self.signs(mark, *self.before(number))
        return replace(group, items=items)

    def frame(self, column: Box, group: Group, style: Look) -> Box:
        """An outline around a column, a little inside of it; from the step's own words on, below those of the stage."""
        paint = replace(style.outline(None), fill=None, width=1.5)
        radius = self.desk.size("card-radius")
        height = self.desk.theme.type("step-title").style.size + _PAD
        top = max(column.y + _INSET, min((w.y - height for w in all_words(group.items)), default=column.y))
        width, left = column.width - 2 * _INSET, column.x + _INSET
        return Box("change-column", left, top, width, column.y + column.height - _INSET - top, paint, radius)

    def before(self, words: Words, by: float = _BESIDE) -> tuple[float, float]:
        """A place at the reading start of a line of text, in the middle of its letters."""
        x = words.x + words.line.width + by if self.rtl else words.x - by
        return x, words.y - _size(words) * 0.34

    def stage(self, group: Group, mark: Mark) -> Group:
        """A stage: signs at the start of its band."""
        band = next((i for i in group.items if isinstance(i, Path) and i.role == "stage-band"), None)
        items = group.items
        if band:
            left, top, right, _ = _extent([band])
            if mark.what[0] is What.REMOVED and self.ghosts:
                paint = look(self.desk, What.REMOVED).outline(None)
                rest = tuple(self.ghost(i for i in items if i is not band))
                items = (replace(band, paint=paint), *rest)
            self.above += self.signs(mark, right - 4 if self.rtl else left + 4, top + 2)
        return replace(group, items=items)

    def lane(self, group: Group, mark: Mark) -> Group:
        """A lane: signs at the corner of its band."""
        band = next((i for i in group.items if isinstance(i, Box) and i.role == "lane-band"), None)
        if band:
            self.above += self.signs(mark, band.x + band.width - 3 if self.rtl else band.x + 3, band.y + 2)
        return group

    def line(self, group: Group, mark: Mark) -> Group:
        """A separator line: signs before its name."""
        return self.beside(group, mark, "line-title")

    def header(self, group: Group, mark: Mark) -> Group:
        """The map's head: signs before its title."""
        return self.beside(group, mark, "title", 24.0)

    def beside(self, group: Group, mark: Mark, role: str, by: float = _BESIDE) -> Group:
        words = next((w for w in all_words(group.items) if w.role == role), None)
        if words:
            self.above += self.signs(mark, *self.before(words, by))
        return group

    def point(self, group: Group, mark: Mark) -> Group:
        """A point of a curve: a ring around it."""
        left, top, right, bottom = _extent([i for i in group.items if not isinstance(i, (Words, Group))])
        ring = replace(look(self.desk, mark.what[0]).outline(None), fill=None)
        middle = ((left + right) / 2, (top + bottom) / 2)
        return replace(group, items=(Dot("change-ring", *middle, (right - left) / 2 + 5.0, ring), *group.items))

    def link(self, group: Group, mark: Mark) -> Group:
        """A connector: in its colour, with a sign in the middle of its longest leg."""
        what = mark.what[0]
        style = look(self.desk, what)
        items: list[Item] = []
        for item in group.items:
            if isinstance(item, Path) and item.role == "route-drawn":
                dash = style.dash if what is What.REMOVED else item.paint.dash
                paint = replace(item.paint, stroke=style.colour, width=max(style.width, 2.0), dash=dash)
                items.append(replace(item, paint=paint))
            elif isinstance(item, (Path, Dot)) and item.role in {"head", "junction"}:
                items.append(replace(item, paint=replace(item.paint, fill=style.colour)))
            else:
                items.append(item)
        route = next((i for i in group.items if isinstance(i, Path) and i.role == "route"), None)
        plate = next((i for i in group.items if isinstance(i, Group) and i.role == "link-label"), None)
        if plate:
            left, top, right, bottom = _extent(plate.items)
            self.above += self.signs(mark, right + 8 if self.rtl else left - 8, (top + bottom) / 2)
        elif route:
            self.above += self.signs(mark, *_middle(route))
        return replace(group, items=tuple(items))


def _shown(mark: Mark) -> list[What]:
    """The ways to differ that have a sign, each once."""
    return list(dict.fromkeys(shown(what) for what in mark.what))


def _faint(paint: Paint, ink: str) -> Paint:
    return replace(paint, fill=ink if paint.fill else None, stroke=ink if paint.stroke else None)


def _size(words: Words) -> float:
    return max((run.size for run in words.line.runs), default=0.0)


def _strike(words: Words, colour: str) -> Path:
    """A line through the middle of the small letters."""
    y = words.y - _size(words) * 0.28
    return Path("change-strike", (("M", words.x, y), ("L", words.x + words.line.width, y)), Paint(stroke=colour))


def _middle(route: Path) -> tuple[float, float]:
    """The middle of the longest leg of a route."""
    points = [(float(c[1]), float(c[2])) for c in route.commands if len(c) == 3]  # noqa: PLR2004 - a command and a point
    legs = list(pairwise(points))
    (a, b), (c, d) = max(legs, key=lambda leg: abs(leg[0][0] - leg[1][0]) + abs(leg[0][1] - leg[1][1]))
    return (a + c) / 2, (b + d) / 2


def _extent(items: Iterable[Item]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is drawn."""
    lefts, tops, rights, bottoms = zip(*_boxes(items), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _boxes(items: Iterable[Item]) -> Iterator[tuple[float, float, float, float]]:
    for item in items:
        match item:
            case Group():
                yield from _boxes(item.items)
            case Box() | Picture():
                yield item.x, item.y, item.x + item.width, item.y + item.height
            case Dot():
                yield item.x - item.radius, item.y - item.radius, item.x + item.radius, item.y + item.radius
            case Words():
                yield item.x, item.y - _size(item) * 0.75, item.x + item.line.width, item.y + _size(item) * 0.22
            case Path():
                numbers = [[float(v) for v in c[1:]] for c in item.commands if c[0] in {"M", "L", "C", "Q"}]
                xs = [v for found in numbers for v in found[0::2]]
                ys = [v for found in numbers for v in found[1::2]]
                xs += [float(c[1]) for c in item.commands if c[0] == "H"]
                ys += [float(c[1]) for c in item.commands if c[0] == "V"]
                yield min(xs), min(ys), max(xs), max(ys)
