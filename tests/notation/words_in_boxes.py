"""Rule 12: all text inside its box, whole, readable, and touched by nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from blueprint.model.service import Card, Stage, Step
from notation.geometry import EPS, Point, Rect, inside, leg_box
from notation.lanes import card_box, cell_columns, grid, stage_columns
from notation.picture import Owner, Picture, Shape, TextLine
from notation.told import Told, rule, squeezed

_PLATES = {
    "badge": ("badge-box",),
    "gap": ("gap-shape",),
    "peak": ("tag",),
    "link-label": ("link-plate", "link-bubble"),
    "lane": ("lane-band",),
    "step": ("column",),
    "stage": ("stage-band",),
}
"""What the texts of a group stand in."""
_ROW = 64
"""Height of the rows of a page by which shapes are looked up."""


@rule(12, "All text lies inside its box, measured with the embedded font; nothing is cut off or dropped silently")
def text_in_boxes(p: Picture, told: Told) -> Iterator[str]:
    for text in p.texts:
        if text.missing:
            yield f"`{text.text}` has characters or a face that are not embedded: {text.faces}"
        if not text.text.strip():
            yield f"an empty text {text.role}"
        if not p.box.holds(text.box):
            yield f"`{text.text}` leaves the page: {text.box}"
        box = _box_of(p, text)
        if box is not None and not box.holds(text.box):
            yield f"`{text.text}` ({text.role}) leaves its box: {text.box} in {box}"
    yield from _dropped(p, told)
    yield from _touching(p)
    yield from _covered(p)


def _box_of(p: Picture, text: TextLine) -> Rect | None:
    """What a text has to stay in; None where the page is all there is."""
    group = text.owner
    if group.role in _PLATES and text.role != "stage-goal":
        plates = [s for role in _PLATES[group.role] for s in group.shapes_of(role)]
        return plates[0].box
    if group.role == "card":
        box, cell = card_box(group), cell_columns(p, group)
        return Rect(cell.x, box.y, cell.width, box.height) if _bare(group) else box
    if group.role == "stage":
        wide = stage_columns(group)
        return Rect(wide.x, 0, wide.width, grid(p).bottom)
    if group.role == "line":
        left = grid(p).right if p.rtl else 0.0
        return Rect(left, 0, p.box.right - left if p.rtl else grid(p).x, p.box.height)
    return None


def _bare(card: Owner) -> bool:
    """Whether a card shows no box."""
    shape = card.shapes_of("card-box")[0]
    return shape.fill is None and shape.stroke is None


def said_in(group: Owner | None) -> str:
    """All that the texts of a group say."""
    return squeezed("".join(t.text for t in group.texts)) if group else ""


def _dropped(p: Picture, told: Told) -> Iterator[str]:
    """Texts of the file that are not to be found in the drawing."""
    groups = {(role, g.data[role]): g for role in ("card", "step", "stage") for g in p.of(role)}
    for _, _, card in told.shown_cards():
        group = groups.get(("card", card.key))
        if group is not None:
            wanted = _card_words(told, card, split="." in group.data["lane"])
            yield from (f"`{t}` of {card.key} is not drawn" for t in wanted if squeezed(t) not in said_in(group))
    for stage in told.service.stages:
        heads = [("stage", stage.key, text) for text in (stage.title, stage.goal, stage.summary) if text]
        heads += [("step", step.key, step.title) for step in stage.steps if step.title]
        for role, key, text in heads:
            if squeezed(told.pick(text)) not in said_in(groups.get((role, key))):
                yield f"`{told.pick(text)}` of {role} {key} is not drawn"
    yield from _score_words(p, told)
    rows = {g.data["lane"] for g in p.of("lane")}
    for of in _places(told):
        for row, texts in of.texts:
            for n, text in enumerate(texts, 1) if row.value in rows else ():
                if squeezed(told.pick(text)) not in said_in(groups.get(("card", f"{of.key}.{row}.{n}"))):
                    yield f"`{told.pick(text)}` in row {row} of {of.key} is not drawn"


def _score_words(p: Picture, told: Told) -> Iterator[str]:
    """Labels and quotes of scores that are not to be found beside their points."""
    if not p.of("axis"):
        return
    said: dict[str, str] = {}
    for group in p.of("point-words"):
        said[group.data["step"]] = said.get(group.data["step"], "") + said_in(group)
    for step in told.service.steps:
        for score in (*step.emotions, *step.expectations):
            for text in (score.label, score.quote):
                if text and squeezed(told.pick(text)) not in said.get(step.key, ""):
                    yield f"`{told.pick(text)}` of a score of {step.key} is not drawn"


def _places(told: Told) -> list[Stage | Step]:
    return [*told.service.stages, *told.service.steps]


def _card_words(told: Told, card: Card, *, split: bool) -> Iterator[str]:
    """What a card says beside its text."""
    if card.note:
        yield told.pick(card.note)
    yield from (told.words.duration(duration) for duration in (card.time, card.wait) if duration)
    if card.actor and not split:
        yield next((told.pick(a.title) for a in told.service.actors if a.id == card.actor), card.actor)
    yield from (told.pick(s.title) for s in told.service.systems if s.id in card.systems)


def _touching(p: Picture) -> Iterator[str]:
    """Texts that stand on each other."""
    texts = sorted(p.texts, key=lambda t: t.box.y)
    for at, text in enumerate(texts):
        for other in texts[at + 1 :]:
            if other.box.y > text.box.bottom:
                break
            if text.box.meets(other.box, 0.75) and not _one_paragraph(text, other):
                yield f"`{text.text}` ({text.role}) and `{other.text}` ({other.role}) stand on each other"


def _one_paragraph(one: TextLine, other: TextLine) -> bool:
    """Lines of one text may come as near as their leading lets them."""
    near = min(one.box.bottom, other.box.bottom) - max(one.box.y, other.box.y)
    return one.owner is other.owner and one.role == other.role and one.y != other.y and near < 0.35 * one.size


def _covered(p: Picture) -> Iterator[str]:
    """Texts with something painted over them."""
    fills = _Rows(s for s in p.shapes if s.fill is not None and s.opacity > 0.2)
    strokes = [s for s in p.shapes if s.stroke is not None and s.fill is None and s.tag == "path"]
    legs = sorted(_legs(strokes), key=lambda leg: leg[0].y)
    tops = [leg[0].y for leg in legs]
    tallest = max((leg[0].height for leg in legs), default=0.0)
    for text in p.texts:
        core = text.box.grown(-0.75)
        for shape in fills.at(core):
            if shape.order >= text.order and shape.box.meets(core, 0.1) and _over(shape, core):
                yield f"`{text.text}` ({text.role}) is covered by {shape.role} of {shape.owner.role} {shape.owner.id}"
        for box, shape in legs[bisect_left(tops, core.y - tallest) : bisect_left(tops, core.bottom)]:
            if box.meets(core, 0.0) and not _plate_between(text, shape):
                yield f"`{text.text}` ({text.role}) is struck by {shape.role} of {shape.owner.role} {shape.owner.id}"


class _Rows:
    """Shapes, looked up by their height on the page."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        self._rows: dict[int, list[Shape]] = {}
        for shape in shapes:
            for row in self._reach(shape.box):
                self._rows.setdefault(row, []).append(shape)

    def at(self, box: Rect) -> list[Shape]:
        """What reaches the height of a box, each once."""
        return list({id(s): s for row in self._reach(box) for s in self._rows.get(row, ())}.values())

    @staticmethod
    def _reach(box: Rect) -> range:
        return range(int(box.y // _ROW), int(box.bottom // _ROW) + 1)


def _over(shape: Shape, box: Rect) -> bool:
    """Whether the filled area itself, not only its box, reaches into a box."""

    xs = [box.x + box.width * i / 8 for i in range(9)]
    ys = [box.y, box.middle.y, box.bottom]
    if shape.tag == "rect":
        return True
    return any(inside(Point(x, y), shape.polygons) for x in xs for y in ys) or any(
        box.has(point, 0.0) for part in shape.polygons for point in part
    )


def _legs(strokes: list[Shape]) -> Iterator[tuple[Rect, Shape]]:
    """The pieces of stroked paths, half their width on both sides."""

    for shape in strokes:
        for part in shape.polygons:
            for a, b in pairwise(part):
                yield leg_box(a, b).grown(shape.width / 2), shape


def _plate_between(text: TextLine, shape: Shape) -> bool:
    """Whether a filled box under the text hides the stroke from it."""
    if shape.order > text.order:
        return False
    return any(
        s.fill is not None and s.opacity >= 1 and shape.order < s.order < text.order and s.box.holds(text.box, EPS)
        for s in text.owner.shapes
    )
