"""Rules 26 to 37: connectors. Rule 38 compares counts with those on record: test_record.py."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, pairwise

from blueprint.model.service import Link
from blueprint.model.vocabulary import Arrow, Connect, LinkKind, Mark
from notation.geometry import EPS, Point, Rect, around, distance, leg_box, leg_runs_through, letters, segments
from notation.lanes import band, card_box
from notation.lines import by_name, crossings_of, height
from notation.picture import Owner, Picture, Shape
from notation.told import Told, rule, squeezed

APART = 8.0
NEAR = 12.0


def route(link: Owner) -> list[Point]:
    """The corners of a link's route."""
    return list(_points(link.shapes_of("route")[0].d))


@lru_cache(maxsize=4096)
def _points(data: str) -> tuple[Point, ...]:
    (part,) = segments(data)
    return tuple(s.end for s in part)


def legs(link: Owner) -> list[tuple[Point, Point]]:
    """The straight legs of a route."""
    return list(pairwise(route(link)))


def name(link: Owner) -> str:
    """A link for messages."""
    return f"{link.data['from']} → {link.data['to']}"


def boxes(p: Picture) -> dict[str, Rect]:
    """The boxes of all cards."""
    return {g.data["card"]: card_box(g) for g in p.of("card")}


def chip_box(chip: Owner) -> Rect:
    """The box of a chip."""
    return chip.shapes_of("chip-ring")[0].box.grown(chip.shapes_of("chip-ring")[0].width / 2)


def ends(p: Picture, link: Owner) -> dict[str, Rect | None]:
    """What a link, or its piece in this band, has at its ends `from` and `to`: a card, or the chip of the cut."""
    drawn, piece = boxes(p), link.data.get("piece")
    found = {end: drawn.get(link.data[end]) for end in ("from", "to")}
    if piece:
        own = link.id.removesuffix("-to")
        chips = (g for g in p.of("chip") if (g.data["link"], g.data["piece"]) == (own, piece))
        found["to" if piece == "from" else "from"] = next((chip_box(g) for g in chips), None)
    return found


def label_box(link: Owner) -> Rect | None:
    """The plate of a link's label; None without one."""
    groups = link.groups_of("link-label")
    if not groups:
        return None
    plates = groups[0].shapes_of("link-plate") or groups[0].shapes_of("link-bubble")
    return plates[0].box


def crossing_count(p: Picture) -> int:
    """How many pairs of legs of different routes cross."""
    found = 0
    for one, other in combinations(p.of("link"), 2):
        for a, b in legs(one):
            for c, d in legs(other):
                upright = a.x == b.x
                if upright == (c.x == d.x):
                    continue
                v, h = ((a, b), (c, d)) if upright else ((c, d), (a, b))
                if (
                    min(h[0].x, h[1].x) + EPS < v[0].x < max(h[0].x, h[1].x) - EPS
                    and min(v[0].y, v[1].y) + EPS < h[0].y < max(v[0].y, v[1].y) - EPS
                ):
                    found += 1
    return found


def bend_count(p: Picture) -> int:
    """How many corners all routes have."""
    return sum(len(route(link)) - 2 for link in p.of("link"))


def shown_links(p: Picture, told: Told) -> list[Link]:
    """The connectors of the file whose two cards are drawn: here, or one of them here and one in another band."""
    drawn = boxes(p)
    here = (
        {c.key for _, _, c in replace(told, service=told.whole).shown_cards()}
        if told.whole is not told.service
        else drawn
    )
    return [
        k
        for k in told.whole.links
        if (k.source in drawn or k.target in drawn) and k.source in here and k.target in here
    ]


@rule(26, "A route starts on the border of its source card and ends on the border of its target")
def ends_on_borders(p: Picture, told: Told) -> Iterator[str]:
    for link in p.of("link"):
        points, at = route(link), ends(p, link)
        for end, point, inner in (("from", points[0], points[1]), ("to", points[-1], points[-2])):
            box = at[end]
            if box is None:
                yield f"{name(link)}: there is no card or chip {link.data[end]}"
            elif not box.on_border(point):
                yield f"{name(link)} has its end `{end}` at {point}, off the border of {box}"
            elif leg_runs_through(point, inner, box):
                yield f"{name(link)} reaches the border of {link.data[end]} from inside"
    wanted = Counter((k.source, k.target) for k in shown_links(p, told))
    found = Counter((g.data["from"], g.data["to"]) for g in p.of("link"))
    pieces = {(g.data["from"], g.data["to"]): g.data.get("piece") for g in p.of("link")}
    drawn = boxes(p)
    for (source, target), piece in pieces.items():
        expected = {(True, True): None, (True, False): "from", (False, True): "to"}.get(
            (source in drawn, target in drawn)
        )
        if piece != expected:
            yield f"{source} → {target} is the piece `{piece}`, not `{expected}`"
    yield from (
        f"{source} → {target} is drawn {found[source, target]} times, not {n}"
        for (source, target), n in wanted.items()
        if found[source, target] != n
    )
    yield from (f"{source} → {target} is not in the file" for source, target in found if (source, target) not in wanted)


@rule(27, "Single arrow: one head, at the target; both: one at each end; line: none")
def heads_at_ends(p: Picture, told: Told) -> Iterator[str]:
    wanted = {"forward": ["to"], "both": ["from", "to"], "none": []}
    cut = {"from": ["from"], "to": ["to"]}
    of_file = {(k.source, k.target, k.kind.value): k for k in shown_links(p, told)}
    for link in p.of("link"):
        heads = link.shapes_of("head")
        expected = [end for end in wanted[link.data["arrow"]] if end in cut.get(link.data.get("piece", ""), (end,))]
        if sorted(h.data["end"] for h in heads) != expected:
            yield f"{name(link)} is `{link.data['arrow']}` with heads at {[h.data['end'] for h in heads]}"
        points = route(link)
        if len(heads) == 2 and heads[0].box.meets(heads[1].box, 0.1):
            yield f"{name(link)} has heads that overlap"
        for head in heads:
            tip, inner = (points[0], points[1]) if head.data["end"] == "from" else (points[-1], points[-2])
            nearest = min(
                (pt for part in head.polygons for pt in part), key=lambda pt: abs(pt.x - tip.x) + abs(pt.y - tip.y)
            )
            if abs(nearest.x - tip.x) + abs(nearest.y - tip.y) > EPS:
                yield f"{name(link)} has the tip of its head at {nearest}, the route ends at {tip}"
            if not leg_box(tip, inner).grown(6).has(head.box.middle):
                yield f"{name(link)} has a head beside its route"
        told_link = of_file.get((link.data["from"], link.data["to"], link.data["kind"]))
        if told_link and _arrow(told_link) != link.data["arrow"] and len(of_file) == len(p.of("link")):
            yield f"{name(link)} is drawn `{link.data['arrow']}`, the file says `{_arrow(told_link)}`"


def _arrow(link: Link) -> str:
    if link.plain or link.kind is LinkKind.EVIDENCE:
        return "none"
    return "both" if link.both or link.kind is LinkKind.EXCHANGE else "forward"


@rule(28, "A route crosses exactly the lines between the zones of its ends, each once; `data-crosses` says which")
def crosses_what_it_must(p: Picture, _told: Told) -> Iterator[str]:
    for link in p.of("link"):
        at = ends(p, link)
        if at["from"] is None or at["to"] is None:
            continue
        a, b = at["from"].middle.y, at["to"].middle.y
        order = sorted(((height(g), n) for n, g in by_name(p).items()), reverse=a > b)
        expected = [n for y, n in order if min(a, b) < y < max(a, b)]
        if link.data["crosses"].split() != expected:
            yield f"{name(link)} says that it crosses {link.data['crosses'].split()}, not {expected}"
        for n, g in by_name(p).items():
            times = len(crossings_of(route(link), height(g)))
            if times != (n in expected):
                yield f"{name(link)} crosses the line of {n} {times} times"


@rule(29, "Each crossing of a line is marked and listed")
def crossings_marked(p: Picture, _told: Told) -> Iterator[str]:
    listed = {g.data["line"] for g in p.of("legend-item") if "line" in g.data}
    for link in p.of("link"):
        dots = link.shapes_of("crossing")
        if [d.data["line"] for d in dots] != link.data["crosses"].split():
            yield f"{name(link)} crosses {link.data['crosses']} with dots on {[d.data['line'] for d in dots]}"
        for dot in dots:
            line = by_name(p).get(dot.data["line"])
            if line is None:
                yield f"{name(link)} has a dot on {dot.data['line']}, which is not drawn"
                continue
            places = crossings_of(route(link), height(line))
            if not any(abs(q.x - dot.box.middle.x) < EPS and abs(q.y - dot.box.middle.y) < EPS for q in places):
                yield f"{name(link)} has its dot for {dot.data['line']} at {dot.box.middle}, crosses at {places}"
            if dot.data["line"] not in listed and p.of("legend"):
                yield f"the legend does not say what crossing the line {dot.data['line']} means"


@rule(30, "Customer to backstage or support directly: a warning, with the self-service exception named")
def contact_warned(_p: Picture, told: Told) -> Iterator[str]:
    zones = {lane.id: lane.zone for lane in told.lanes}
    cards = {c.key: c for c in told.whole.cards}
    warned = {d.element for d in told.findings if d.code == "BP301"}
    for link in told.whole.links:
        pair = [cards[link.source], cards[link.target]]
        pair.sort(key=lambda card: zones.get(card.lane) != "customer")
        customer, deep = pair
        zone = zones.get(deep.lane)
        if zones.get(customer.lane) != "customer" or link.kind is LinkKind.EVIDENCE:
            continue
        direct = zone == "backstage" or (zone == "support" and not customer.systems)
        places = {f"lanes/{deep.lane}"} | {
            f"stages/{deep.stage}/{step}{deep.lane}/{deep.number}" for step in (f"{deep.step}/", "")
        }
        if direct and not warned & places:
            yield f"{link.source} → {link.target} passes without a warning"


@rule(31, "Routes never run through cards, titles, stage bands or marks")
def routes_keep_clear(p: Picture, _told: Told) -> Iterator[str]:
    blocks = [(g.data["card"], card_box(g)) for g in p.of("card")]
    blocks += [(f"the chip {g.data['number']}", chip_box(g)) for g in p.of("chip")]
    blocks += [(f"the title of {g.data['lane']}", t.box) for g in p.of("lane") for t in g.texts]
    blocks += [(f"the name of {g.data['line']}", t.box) for g in p.of("line") for t in g.texts]
    blocks += [(f"the band of {g.data['stage']}", g.shapes_of("stage-band")[0].box) for g in p.of("stage")]
    blocks += [(f"a heading of {g.data['step']}", t.box) for g in p.of("step") for t in g.texts]
    blocks += [(f"the mark {g.data['mark']} of {g.data['for']}", g.box) for g in p.of("mark") if g.box]
    blocks += [(f"the badge of {g.parent.data.get('card')}", g.box) for g in p.of("badge") if g.box and g.parent]
    blocks.sort(key=lambda pair: pair[1].y)
    for link in p.of("link"):
        around_route = around(route(link))
        for label, box in blocks:
            if box.y > around_route.bottom:
                break
            if box.meets(around_route.grown(1), 0.0) and any(leg_runs_through(a, b, box) for a, b in legs(link)):
                yield f"{name(link)} runs through {label}"


@rule(32, "Two routes never share a segment, keep 8 apart when parallel, and never run along a line or a lane border")
def routes_apart(p: Picture, _told: Told) -> Iterator[str]:
    every = [(a, b, link, n) for link in p.of("link") for n, (a, b) in enumerate(legs(link))]
    for upright in (True, False):
        found = [e for e in every if (e[0].x == e[1].x) == upright]
        found.sort(key=lambda e: e[0].x if upright else e[0].y)
        for at, (a, b, link, n) in enumerate(found):
            here = a.x if upright else a.y
            for c, d, other, m in found[at + 1 :]:
                there = c.x if upright else c.y
                if there - here >= APART - EPS:
                    break
                low, high = (
                    (sorted((a.y, b.y)), sorted((c.y, d.y))) if upright else (sorted((a.x, b.x)), sorted((c.x, d.x)))
                )
                shared = min(low[1], high[1]) - max(low[0], high[0])
                if shared > EPS and not _one_trunk(link, other, n, m):
                    yield f"{name(link)} and {name(other)} run {there - here:.1f} apart for {shared:.0f}"
    borders = [(height(g), f"the line {n}") for n, g in by_name(p).items()]
    lanes = [(band(g), g.data["lane"]) for g in p.of("lane")]
    for a, b, link, _ in every:
        if a.y != b.y:
            continue
        yield from (f"{name(link)} runs along {what}" for y, what in borders if abs(y - a.y) < APART - EPS)
        yield from (
            f"{name(link)} runs along the border of {lane}"
            for box, lane in lanes
            if min(abs(box.y - a.y), abs(box.bottom - a.y)) < 3
        )


def _one_trunk(one: Owner, other: Owner, n: int, m: int) -> bool:
    """Whether two legs lie on the trunk that both routes share from their one source."""
    same = all(one.data[key] == other.data[key] for key in ("from", "kind"))
    if not same or one is other or n != m or one.data["to"] == other.data["to"]:
        return False
    return route(one)[: n + 1] == route(other)[: n + 1]


@rule(33, "Consecutive customer actions are joined in reading direction")
def customer_joined(p: Picture, told: Told) -> Iterator[str]:
    drawn = boxes(p)
    joined = {(g.data["from"], g.data["to"]): g for g in p.of("link")}
    steps = {step.key: step for step in told.whole.steps}
    numbers = {step.key: n for n, step in enumerate(told.whole.steps)}
    for lane in (e for e in told.lanes if e.zone == "customer" and told.service.connect is Connect.RULES):
        for step in told.whole.steps:
            own = step.lane(lane.id)
            if len(step.ways) != 1 or not own or step.ways[0].arrow is not Arrow.DOWN:
                continue
            following = steps[step.ways[0].to]
            there = following.lane(lane.id)
            if not there or numbers[following.key] <= numbers[step.key]:
                continue
            source, target = own[-1].key, there[0].key
            if told.whole is not told.service and not all(told.shows_lane(e) for e in told.lanes if e.id == lane.id):
                continue
            if source not in drawn and target not in drawn:
                continue
            if told.whole is told.service and not (source in drawn and target in drawn):
                continue
            link = joined.get((source, target)) or joined.get((target, source))
            if link is None:
                yield f"{source} and {target} follow each other and are not joined"
                continue
            at = ends(p, link)
            first, last = (at["from"], at["to"]) if link.data["from"] == source else (at["to"], at["from"])
            if first and last and p.start(first) >= p.start(last):
                yield f"{target} does not stand after {source} in reading direction"


@rule(34, "Back edges are told apart and carry their label")
def back_edges(p: Picture, told: Told) -> Iterator[str]:
    back = {(k.source, k.target): k for k in shown_links(p, told) if k.back}
    forward = {style(g) for g in p.of("link") if (g.data["from"], g.data["to"]) not in back}
    for link in p.of("link"):
        told_link = back.get((link.data["from"], link.data["to"]))
        if told_link is None:
            if link.data.get("back"):
                yield f"{name(link)} is drawn as a way back"
            continue
        if link.data.get("back") != "true":
            yield f"{name(link)} does not say that it leads back"
        if leads_back(link) and style(link) in forward:
            yield f"{name(link)} leads back and looks like the others"
        if told_link.label and not link.groups_of("link-label") and link.data.get("piece") != "to":
            yield f"{name(link)} leads back without its label"


def leads_back(link: Owner) -> bool:
    """Whether a flow leads back; other kinds are told apart by what they are."""
    return link.data.get("back") == "true" and link.data["kind"] == "flow"


def style(link: Owner) -> tuple[str, float, tuple[str, ...]]:
    """What tells a link from others without colour: dash, width, shapes of its heads and other signs."""
    drawn = (link.shapes_of("route-drawn") or link.shapes_of("route"))[0]
    signs = sorted(
        f"{s.role} {s.fill is None}"
        for s in link.shapes
        if s.role not in ("route", "route-drawn", "crossing", "junction")
    )
    return drawn.dash, drawn.width, tuple(signs)


@rule(35, "A decision has at least two labelled ways out")
def decisions(p: Picture, told: Told) -> Iterator[str]:
    """Ways out are drawn between customer cards; labels that are drawn nowhere are reported when the file is read."""
    lost = Counter(d.element for d in told.findings if d.code == "BP306")
    labelled = Counter(g.data["from"] for g in p.of("link") if g.groups_of("link-label"))
    shown = boxes(p)
    customer = {lane.id for lane in told.lanes if lane.zone == "customer"}
    here = {s.key for s in told.service.steps}
    cards = {
        s.key: [c.key for c in s.cards if c.lane in customer and (c.key in shown or s.key not in here)]
        for s in told.whole.steps
    }
    for step in told.service.steps:
        decides = Mark.DECISION in step.marks or any(Mark.DECISION in c.marks for c in step.cards)
        wanted = {w.to for w in step.ways if w.label and cards[w.to]}
        found = sum(labelled[key] for key in cards[step.key])
        drawable = len(wanted) - lost[f"stages/{step.stage}/{step.key}"]
        if decides and cards[step.key] and drawable > 1 and found < 2:
            yield f"step {step.key} decides with {found} labelled ways"


@rule(36, "Every path ends at a step that exists")
def paths_end(p: Picture, told: Told) -> Iterator[str]:
    cards = {g.data["card"] for g in p.of("card")}
    steps = {g.data["step"] for g in p.of("step")}
    for link in p.of("link"):
        own = (link.data["piece"],) if "piece" in link.data else ("from", "to")
        yield from (f"{name(link)}: no card {link.data[end]}" for end in own if link.data[end] not in cards)
    for card in p.of("card"):
        if card.data.get("step", next(iter(steps))) not in steps:
            yield f"card {card.data['card']} stands at the step {card.data['step']}, which is not drawn"
    steps |= {s.key for s in told.whole.steps} - {s.key for s in told.service.steps}
    yield from (f"{s.key} leads to {w.to}" for s in told.service.steps for w in s.ways if w.to not in steps)


@rule(37, "A label touches no card, no foreign route, no other label, and lies on or within 12 of its own route")
def labels_clear(p: Picture, told: Told) -> Iterator[str]:
    drawn = boxes(p) | {f"chip {g.data['number']}": chip_box(g) for g in p.of("chip")}
    labels = [(link, box) for link in p.of("link") if (box := label_box(link))]
    for at, (link, box) in enumerate(labels):
        yield from (
            f"the label of {name(link)} touches the card {key}" for key, card in drawn.items() if card.meets(box, 0.1)
        )
        yield from (
            f"labels of {name(link)} and {name(other)} touch"
            for other, there in labels[at + 1 :]
            if box.meets(there, 0.1)
        )
        for other in p.of("link"):
            if (
                other is not link
                and any(leg_box(a, b).meets(box, 0.1) for a, b in legs(other))
                and not _on_trunk(link, other, box)
            ):
                yield f"the label of {name(link)} touches the route {name(other)}"
        if _gap(box, route(link)) > NEAR + EPS:
            yield f"the label of {name(link)} is {_gap(box, route(link)):.1f} off its route"
        yield from (
            f"the label of {name(link)} touches the line {n}"
            for n, g in by_name(p).items()
            if box.y < height(g) < box.bottom
        )
    of_file = {(k.source, k.target): k for k in shown_links(p, told)}
    for link in p.of("link"):
        told_link = of_file.get((link.data["from"], link.data["to"]))
        groups = link.groups_of("link-label")
        if told_link is None or len(of_file) != len(p.of("link")):
            continue
        if bool(told_link.label and link.data.get("piece") != "to") != bool(groups):
            yield f"{name(link)} has {'no' if told_link.label else 'a'} label"
        elif groups and told_link.label and not groups[0].data.get("bubble"):
            said = "".join(t.text for t in groups[0].texts)
            if squeezed(said) != squeezed(told.pick(told_link.label)):
                yield f"{name(link)} is labelled `{said}`"


def _on_trunk(one: Owner, other: Owner, box: Rect) -> bool:
    """Whether another route is touched only where it shares the trunk with this one."""
    touched = [n for n, (a, b) in enumerate(legs(other)) if leg_box(a, b).meets(box, 0.1)]
    return all(_one_trunk(one, other, n, n) for n in touched)


def _gap(box: Rect, points: list[Point]) -> float:
    """From a box to a route."""
    best = min(distance(corner, points) for corner in _outline(box))
    return 0.0 if any(box.meets(leg_box(a, b).grown(0.1), 0.0) for a, b in pairwise(points)) else best


def _outline(box: Rect) -> list[Point]:
    xs = [box.x + box.width * i / 8 for i in range(9)]
    ys = [box.y + box.height * i / 4 for i in range(5)]
    return [Point(x, y) for x in xs for y in (box.y, box.bottom)] + [
        Point(x, y) for x in (box.x, box.right) for y in ys
    ]


def wrong_commands(shape: Shape) -> set[str]:
    """Letters in a route that the contract does not allow."""
    return letters(shape.d) - set("MHVL")
