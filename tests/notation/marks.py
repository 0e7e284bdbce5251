"""Rules 39 to 41: marks, legend, time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import TypeAlias

from notation.doors import door_faults
from notation.gaps import gap_faults
from notation.lanes import card_box, column
from notation.links import leads_back
from notation.picture import Owner, Picture
from notation.told import Told, main_path, rule, squeezed

_ALIKE = 0.04
Outline: TypeAlias = tuple[tuple[str, tuple[tuple[float, float], ...]], ...]


def outline(group: Owner) -> Outline:
    """The shapes of a sign without place, colour and size: what tells it apart in grey."""
    box = group.box
    assert box is not None
    side = max(box.width, box.height)
    return tuple(
        (s.tag, tuple(((q.x - box.x) / side, (q.y - box.y) / side) for part in s.polygons for q in part))
        for s in group.all_shapes()
    )


def same_outline(one: Outline, other: Outline) -> bool:
    """Whether two signs look alike."""
    if [(tag, len(points)) for tag, points in one] != [(tag, len(points)) for tag, points in other]:
        return False
    pairs = zip((q for _, points in one for q in points), (q for _, points in other for q in points), strict=True)
    return all(abs(a[0] - b[0]) < _ALIKE and abs(a[1] - b[1]) < _ALIKE for a, b in pairs)


def marks_told(told: Told) -> Counter[tuple[str, str]]:
    """The marks of the file by what they are for: those of steps and stages, and of cards that are drawn."""
    found: Counter[tuple[str, str]] = Counter()
    for stage in told.service.stages:
        found.update({(f"stage:{stage.key}", mark.value) for mark in stage.marks})
        for step in stage.steps:
            found.update({(f"step:{step.key}", mark.value) for mark in step.marks})
    for _, _, card in told.shown_cards():
        found.update({(f"card:{card.key}", mark.value) for mark in card.marks})
    return found


@rule(39, "Marks are told apart by shape, attached to their card or step, covering no text")
def marks(p: Picture, told: Told) -> Iterator[str]:
    drawn = Counter((g.data["for"], g.data["mark"]) for g in p.of("mark"))
    for what, n in (marks_told(told) - drawn).items():
        yield f"{what} is missing {n} times"
    for what, n in (drawn - marks_told(told)).items():
        yield f"{what} is drawn {n} times too often"
    yield from _places(p)
    yield from gap_faults(p, told)
    yield from door_faults(p, told)
    shapes: dict[str, Outline] = {}
    for group in p.of("mark"):
        if not same_outline(shapes.setdefault(group.data["mark"], outline(group)), outline(group)):
            yield f"the mark {group.data['mark']} is drawn in two shapes"
    for group in p.of("gap"):
        shapes.setdefault("gap", outline(group))
    for (one, shape), (other, shape_2) in combinations(shapes.items(), 2):
        if same_outline(shape, shape_2):
            yield f"the marks {one} and {other} have one shape"


def _places(p: Picture) -> Iterator[str]:
    """Marks that are not at what they are for, or stand on words or on each other."""
    homes = {f"card:{g.data['card']}": card_box(g) for g in p.of("card")}
    homes |= {f"step:{g.data['step']}": column(g) for g in p.of("step")}
    homes |= {f"stage:{g.data['stage']}": g.shapes_of("stage-band")[0].box for g in p.of("stage")}
    found = [(g, g.box) for g in p.of("mark")]
    for at, (group, box) in enumerate(found):
        name, home = f"the mark {group.data['mark']} of {group.data['for']}", homes.get(group.data["for"])
        if box is None or home is None:
            yield f"{name} is for something that is not drawn"
            continue
        if not home.has(box.middle, 2.0):
            yield f"{name} is not at it: {box}"
        yield from (f"{name} covers `{text.text}`" for text in p.texts if text.box.grown(-0.75).meets(box, 0.1))
        for other, there in found[at + 1 :]:
            if there is not None and there.meets(box, 0.1):
                yield f"{name} and the mark {other.data['mark']} of {other.data['for']} overlap"


def style_of(link: Owner) -> str:
    """The kind of connector that the legend has to explain: a way back, or an exchange where a flow has two heads."""
    kind = link.data["kind"]
    if leads_back(link):
        return "back"
    return "exchange" if kind == "flow" and link.data["arrow"] == "both" else kind


@rule(40, "The legend lists each symbol, colour and line style used, once, and no other")
def legend(p: Picture, told: Told) -> Iterator[str]:
    used: set[tuple[str, str, str]] = {("mark", g.data["mark"], "") for g in p.of("mark")}
    used |= {("line", d.data["line"], "") for g in p.of("link") for d in g.shapes_of("crossing")}
    used |= {("kind", style_of(g), "") for g in p.of("link")}
    used |= {("kind", "chip", "") for _ in p.of("chip")}
    used |= {("status", g.data["status"], "") for g in p.of("card") if "status" in g.data}
    used |= {
        ("bubble", g.data["bubble"], "") for k in p.of("link") for g in k.groups_of("link-label") if "bubble" in g.data
    }
    used |= {("gap", g.data["gap"], "") for g in p.of("gap")}
    used |= {("door", "journey", "") for _ in p.of("door")}
    used |= {("path", "main", "") for g in p.of("stop") if "aside" not in g.data}
    used |= {("path", "aside", "") for g in p.of("stop") if "aside" in g.data}
    used |= {(k, g.data[k], "") for g in p.of("stop") for k in ("owner", "importance") if k in g.data}
    several = len({g.data["persona"] for g in p.of("curve")}) > 1
    names = {a.id: told.pick(a.name) for a in told.service.personas}
    for curve in p.of("curve"):
        persona = curve.data["persona"]
        used.add(("series", curve.data["series"], squeezed(names.get(persona, "")) if several else ""))
    used |= {("series", s.data["sign"], "") for s in p.shapes if s.role == "curve-area"}
    used |= {("figure", name, "") for name in _figure_signs(p)}
    listed: Counter[tuple[str, str, str]] = Counter()
    for item in p.of("legend-item"):
        (what,) = item.data.items()
        said = squeezed("".join(t.text for t in item.texts_of("legend-text")))
        if not said:
            yield f"the legend has no words for {what}"
        if not list(item.all_shapes()):
            yield f"the legend shows nothing for {what}"
        persona = next((n for n in map(squeezed, names.values()) if several and what[0] == "series" and n in said), "")
        listed[(*what, persona)] += 1
    yield from (f"the legend does not list {what}" for what in sorted(used) if not listed[what])
    yield from (f"the legend lists {what}, which is not used" for what in sorted(listed) if what not in used)
    yield from (f"the legend lists {what} {n} times" for what, n in listed.items() if n > 1)
    if used and len(p.of("legend")) != 1:
        yield f"there are {len(p.of('legend'))} legends"


def _figure_signs(p: Picture) -> set[str]:
    """What the legend has to explain of figures and of points that are means of answers."""
    intervals = [g for g in p.of("interval") if "low" in g.data]
    signs = {"interval"} if intervals else set()
    signs |= {g.data["sample"] for g in intervals} - {"full"}
    order = {"promoters": "best", "easy": "best", "passives": "middle", "neutral": "middle"}
    signs |= {order.get(g.data["share"], "worst") for g in p.of("share")}
    counts = [int(g.data["n"]) for g in p.of("point") if "n" in g.data]
    signs |= {"answers"} if counts else set()
    return signs | ({"few"} if any(n < 30 for n in counts) else set())


@rule(41, "Durations are printed per step; the total is the sum along the main path; the wait share is shown")
def times(p: Picture, told: Told) -> Iterator[str]:
    groups = {g.data["step"]: g for g in p.of("step")}
    for step in told.service.steps:
        said = squeezed("".join(t.text for t in groups[step.key].texts_of("step-time"))) if step.key in groups else ""
        for duration in (step.time, step.wait):
            if duration and squeezed(told.words.duration(duration)) not in said:
                yield f"step {step.key} does not say `{told.words.duration(duration)}` but `{said}`"
        if not step.time and not step.wait and said:
            yield f"step {step.key} says `{said}`"
    yield from _totals(p, told)


def _totals(p: Picture, told: Told) -> Iterator[str]:
    spans = [(d, d is step.wait) for step in main_path(told) for d in (step.time, step.wait) if d]
    said = squeezed("".join(t.text for t in p.texts if t.role == "totals"))
    if not spans:
        return
    wanted = [told.words.seconds(sum(d.low for d, _ in spans)), told.words.seconds(sum(d.high for d, _ in spans))]
    waits = [d.middle for d, wait in spans if wait]
    if waits:
        wanted.append(told.words.percent(sum(waits) / sum(d.middle for d, _ in spans)))
    yield from (f"the totals `{said}` do not say `{text}`" for text in wanted if squeezed(text) not in said)
