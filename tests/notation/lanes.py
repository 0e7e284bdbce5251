"""Rules 1 to 14: lanes and columns. Rules 13 and 14 compare two drawings: test_relations.py."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from notation.geometry import EPS, Rect, joined
from notation.picture import Owner, Picture
from notation.told import DEPTH, Told, rule, squeezed

STANDARD = ("evidence", "customer", "frontstage", "backstage", "support")
_TIP = 20.0
"""How far the tip of a stage's chevron may reach into the next stage; the last one's ends with the lanes."""
_STAGE_GAP = 8.0


def band(lane: Owner) -> Rect:
    """The band of a lane."""
    return lane.shapes_of("lane-band")[0].box


def column(step: Owner) -> Rect:
    """The column of a step."""
    return step.shapes_of("column")[0].box


def columns(picture: Picture) -> dict[str, Rect]:
    """The columns by step."""
    return {g.data["step"]: column(g) for g in picture.of("step")}


def card_box(card: Owner) -> Rect:
    """The box of a card."""
    return card.shapes_of("card-box")[0].box


def grid(picture: Picture) -> Rect:
    """All columns together."""
    return joined(columns(picture).values())


def stage_columns(stage: Owner) -> Rect:
    """The columns of a stage's steps together."""
    return joined(column(g) for g in stage.groups_of("step"))


def cell_columns(picture: Picture, card: Owner) -> Rect:
    """The columns that a card belongs to: its step's, its stage's, or all."""
    if "step" in card.data:
        return columns(picture)[card.data["step"]]
    stages = {g.data["stage"]: g for g in picture.of("stage")}
    return stage_columns(stages[card.data["stage"]]) if card.data["stage"] else grid(picture)


def zone_depths(picture: Picture) -> list[tuple[Rect, int]]:
    """Bands of the action flow with their depth, from the top."""
    found = [(band(g), DEPTH[g.data["zone"]]) for g in picture.of("lane") if g.data["zone"] in DEPTH]
    return sorted(found, key=lambda pair: pair[0].y)


@rule(1, "Default order from the top: evidence, customer, frontstage, backstage, support")
def order_of_lanes(p: Picture, told: Told) -> Iterator[str]:
    by_y = sorted(p.of("lane"), key=lambda g: band(g).y)
    order = [g.data["lane"].split(".")[0] for g in by_y if g.data["zone"] in (*STANDARD, "other")]
    order = [lane for at, lane in enumerate(order) if at == 0 or order[at - 1] != lane]
    declared = [lane.id for lane in told.lanes]
    if order != [lane for lane in declared if lane in order]:
        yield f"lanes stand in the order {order}, the file says {declared}"
    if all(lane.span is None for lane in told.lanes) and order != [lane for lane in STANDARD if lane in order]:
        yield f"lanes stand in the order {order}"
    depths = [depth for _, depth in zone_depths(p)]
    if depths != sorted(depths):
        yield f"zones stand in the order {depths}"


@rule(2, "Each lane has exactly one title, inside its y range, at the reading-start edge")
def one_title(p: Picture, told: Told) -> Iterator[str]:
    start = p.start(grid(p))
    for lane in p.of("lane"):
        name, titles = lane.data["lane"], lane.texts_of("lane-title")
        said = squeezed("".join(t.text for t in titles))
        expected = lane_title(told, name)
        if expected is not None and said != squeezed(expected):
            yield f"lane {name} is titled `{said}`, not `{expected}`"
        if not said:
            yield f"lane {name} has no title"
        for text in lane.texts:
            if not band(lane).holds(text.box):
                yield f"`{text.text}` leaves the band of {name}: {text.box} in {band(lane)}"
            if p.end(text.box) > start + EPS:
                yield f"`{text.text}` is not at the start of {name}"


def lane_title(told: Told, name: str) -> str | None:
    """The name of a lane or row that the file or the language gives; None where the words tell it otherwise."""
    lane_id, _, actor = name.partition(".")
    lane = next((e for e in told.service.lanes if e.id == lane_id and hasattr(e, "zone")), None)
    if actor:
        entry = next((a for a in told.service.actors if a.id == actor), None)
        return told.pick(entry.title) if entry else actor
    if lane is not None and lane.title is not None:
        return told.pick(lane.title)
    if told.words.has(f"lane.{lane_id}"):
        return told.words.text(f"lane.{lane_id}")
    return told.words.text(f"row.{lane_id}") if told.words.has(f"row.{lane_id}") else None


@rule(3, "Lane bands do not overlap; between two bands there is only the channel for lines and connectors")
def bands_apart(p: Picture, _told: Told) -> Iterator[str]:
    lanes = sorted(p.of("lane"), key=lambda g: band(g).y)
    for upper, lower in pairwise(lanes):
        if band(upper).bottom > band(lower).y - EPS:
            yield f"{upper.data['lane']} and {lower.data['lane']} overlap"
    if lanes:
        plan = joined(band(g) for g in lanes)
        for text in p.texts:
            at = text.box.middle
            if plan.has(at) and not any(band(g).has(at) for g in lanes) and text.role not in (
                "line-title", "link-text", "link-number", "badge-text", "gap-number",
            ):  # fmt: skip
                yield f"`{text.text}` stands between two lanes"


@rule(4, "All lanes share the same x range")
def same_width(p: Picture, _told: Told) -> Iterator[str]:
    boxes = [band(g) for g in p.of("lane")]
    for lane, box in zip(p.of("lane"), boxes, strict=True):
        if abs(box.x - boxes[0].x) > EPS or abs(box.right - boxes[0].right) > EPS:
            yield f"{lane.data['lane']} spans {box.x}..{box.right}, another {boxes[0].x}..{boxes[0].right}"
        if box.x > grid(p).x + EPS or box.right < grid(p).right - EPS:
            yield f"{lane.data['lane']} does not span all columns"


@rule(5, "A step's column has one x range, used by every lane")
def one_column(p: Picture, _told: Told) -> Iterator[str]:
    shared: dict[str, set[float]] = {}
    for card in p.of("card"):
        box, cell = card_box(card), cell_columns(p, card)
        if box.x < cell.x - EPS or box.right > cell.right + EPS:
            yield f"card {card.data['card']} at {box.x}..{box.right} leaves its column {cell.x}..{cell.right}"
        if "step" in card.data:
            shared.setdefault(card.data["step"], set()).add(round(p.start(box)))
    for step, starts in shared.items():
        if max(starts) - min(starts) > 1:
            yield f"cards of step {step} begin at {sorted(starts)}"


@rule(6, "Columns are in file order, never overlapping (mirrored when the direction is rtl)")
def columns_in_order(p: Picture, told: Told) -> Iterator[str]:
    found = sorted(p.of("step"), key=lambda g: p.start(column(g)))
    names = [g.data["step"] for g in found]
    if names != [step.key for step in told.service.steps]:
        yield f"steps stand in the order {names}"
    for one, other in pairwise(found):
        if p.end(column(one)) > p.start(column(other)) + EPS:
            yield f"columns of {one.data['step']} and {other.data['step']} overlap"
    rtl = p.root.get("data-direction") == "rtl"
    if rtl != (told.service.direction.value == "rtl") and told.language == told.service.language:
        yield "the drawing reads in another direction than the file"


@rule(7, "A stage band spans exactly the union of its steps' columns")
def stage_over_steps(p: Picture, told: Told) -> Iterator[str]:
    names = [g.data["stage"] for g in p.of("stage")]
    if names != [stage.key for stage in told.service.stages]:
        yield f"stages are {names}"
    for group, stage in zip(p.of("stage"), told.service.stages, strict=False):
        steps = [g.data["step"] for g in group.groups_of("step")]
        if steps != [step.key for step in stage.steps]:
            yield f"stage {stage.key} holds the steps {steps}"
            continue
        box, union = group.shapes_of("stage-band")[0].box, stage_columns(group)
        early, late = p.start(box) - p.start(union), p.end(box) - p.end(union)
        last = group is p.of("stage")[-1]
        if not -EPS <= early <= _STAGE_GAP or not (last or -_STAGE_GAP <= late <= _TIP):
            yield f"band of {stage.key} begins {early:.1f} and ends {late:.1f} off its columns"
        ends = {round(p.end(box) - p.end(band(lane)), 1) for lane in p.of("lane")} if last else set()
        if any(abs(off) > EPS for off in ends):
            yield f"the last band, of {stage.key}, ends {sorted(ends)} off the lanes"


@rule(8, "Stage bands tile the width")
def stages_tile(p: Picture, _told: Told) -> Iterator[str]:
    found = sorted(p.of("stage"), key=lambda g: p.start(stage_columns(g)))
    for one, other in pairwise(found):
        a, b = (g.shapes_of("stage-band")[0].box for g in (one, other))
        if not -_TIP <= p.start(b) - p.end(a) <= EPS:
            yield f"bands of {one.data['stage']} and {other.data['stage']} do not meet"
        if abs(a.y - b.y) > EPS or abs(a.height - b.height) > EPS:
            yield f"bands of {one.data['stage']} and {other.data['stage']} differ in height"
    tiles = sorted(columns(p).values(), key=lambda box: box.x)
    for left, right in pairwise(tiles):
        if abs(left.right - right.x) > EPS:
            yield f"columns leave {right.x - left.right:.2f} between them"


@rule(9, "Every card in the file is drawn exactly once, in its lane and column; a stage-level card spans its stage")
def every_card(p: Picture, told: Told) -> Iterator[str]:
    lanes = {g.data["lane"] for g in p.of("lane")}
    drawn = {g.data["card"]: g for g in p.of("card")}
    counts = Counter(g.data["card"] for g in p.of("card"))
    yield from (f"card {key} is drawn {n} times" for key, n in counts.items() if n > 1)
    for stage, step, card in told.shown_cards():
        group = drawn.get(card.key)
        if group is None:
            yield f"card {card.key} is not drawn"
            continue
        if group.data["lane"].split(".")[0] != card.lane or group.data["lane"] not in lanes:
            yield f"card {card.key} is in lane {group.data['lane']}, not in {card.lane}"
        place = ("step", step.key) if step else ("stage", stage.key)
        if group.data.get(place[0]) != place[1]:
            yield f"card {card.key} is not at {place}"
            continue
        text = squeezed("".join(t.text for t in group.texts_of("card-text")))
        if text != squeezed(told.pick(card.text)):
            yield f"card {card.key} reads `{text}`"
        if step is None:
            ends = [columns(p)[s.key].middle.x for s in (stage.steps[0], stage.steps[-1])]
            if card_box(group).x > min(ends) - 40 or card_box(group).right < max(ends) + 40:
                yield f"card {card.key} does not span its stage"
    zones = {lane.id for lane in told.lanes}
    known = {card.key for _, _, card in told.shown_cards()}
    for key, group in drawn.items():
        if group.data["lane"].split(".")[0] in zones and key not in known:
            yield f"card {key} is not in the file"


@rule(10, "An empty cell is drawn empty and keeps its column")
def empty_cells(p: Picture, _told: Told) -> Iterator[str]:
    tiles = columns(p)
    if tiles and min(box.width for box in tiles.values()) < 60:
        yield "a column is narrower than 60"
    filled = {(g.data["lane"], g.data.get("step")) for g in p.of("card")}
    spanned = {
        (g.data["lane"], step)
        for g in p.of("card")
        if "stage" in g.data
        for step, box in tiles.items()
        if cell_columns(p, g).holds(box, 1e9 if not g.data["stage"] else EPS) or not g.data["stage"]
    }
    boxes = [(g.data["card"], card_box(g)) for g in p.of("card")]
    for lane in p.of("lane"):
        if lane.data["lane"] == "emotion":
            continue
        inside = [(name, box) for name, box in boxes if box.meets(band(lane))]
        for step, tile in tiles.items():
            if (lane.data["lane"], step) in filled | spanned:
                continue
            cell = Rect(tile.x, band(lane).y, tile.width, band(lane).height)
            for name, box in inside:
                if box.meets(cell):
                    yield f"card {name} stands in the empty cell of {step} in {lane.data['lane']}"


@rule(11, "A card lies inside its cell; no two cards intersect")
def cards_in_cells(p: Picture, _told: Told) -> Iterator[str]:
    bands = {g.data["lane"]: band(g) for g in p.of("lane")}
    for card in p.of("card"):
        name, box = card.data["card"], card_box(card)
        lane = bands.get(card.data["lane"])
        if lane is None:
            yield f"card {name} is in the lane {card.data['lane']}, which is not drawn"
            continue
        cell = cell_columns(p, card)
        if not Rect(cell.x, lane.y, cell.width, lane.height).holds(box):
            yield f"card {name} leaves its cell: {box}"
    cards = sorted(((card_box(g), g.data["card"]) for g in p.of("card")), key=lambda pair: pair[0].x)
    for at, (box, name) in enumerate(cards):
        for other, other_name in cards[at + 1 :]:
            if other.x > box.right:
                break
            if box.meets(other, 0.1):
                yield f"cards {name} and {other_name} intersect"
