"""Rule 51: figures say what they rest on, and stand on their scales where their numbers put them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from blueprint.model.figures import Figure, GroupFigure, Grouping, Kano, Measurement, Sample
from blueprint.model.measures import Metric
from blueprint.model.vocabulary import Better, MetricType
from blueprint.words.figures import figure_words, kano_words, period_words
from notation.geometry import EPS, Point
from notation.picture import Owner, Picture
from notation.told import Told, rule, squeezed

MOST_GROUPS = 6


@rule(51, "A figure shows value, n and interval or small-sample flag")
def figures(p: Picture, told: Told) -> Iterator[str]:
    if not any(g.data["lane"] == "metrics" for g in p.of("lane")):
        return
    for metric in told.service.metrics:
        yield from (f"the figure {metric.id} {fault}" for fault in _metric(p, told, metric))
    for group in p.of("interval"):
        if "low" in group.data and ("sample" not in group.data or "n" not in group.data):
            yield f"an interval does not say what it rests on: {group.data}"


def _metric(p: Picture, told: Told, metric: Metric) -> Iterator[str]:
    """What is wrong with the cards of a metric."""
    cards = [g for g in p.of("card") if ".".join(g.data["card"].split(".")[:2]) == f"metric.{metric.id}"]
    if not cards:
        yield "is not drawn"
    measured = told.service.measurement(metric.id)
    wanted = _by_place(told, metric, measured)
    yield from (f"is not drawn at {place}" for place in wanted if not any(_place(card) == place for card in cards))
    scales = {(g.data["from"], g.data["to"]) for card in cards for g in card.groups_of("interval")}
    if len(scales) > 1:
        yield f"has several scales: {sorted(scales)}"
    for card in cards:
        figure = wanted.get(_place(card)) if wanted else measured.figure if measured else None
        yield from _card(told, card, metric, measured, figure, broken=not wanted)


def _place(card: Owner) -> str:
    return card.data.get("step") or card.data["stage"]


def _by_place(told: Told, metric: Metric, measured: Measurement | None) -> dict[str, Figure]:
    """The figures of a metric that is drawn at each step or stage, of those that are seen."""
    if measured is None or metric.at or metric.by not in (Grouping.STEP, Grouping.STAGE):
        return {}
    steps = {step.key for step in told.service.steps}
    seen = steps if metric.by is Grouping.STEP else {stage.key for stage in told.service.stages}
    return {group.key: group.figure for group in measured.by(metric.by) if group.key in seen}


def _card(
    told: Told, card: Owner, metric: Metric, measured: Measurement | None, figure: Figure | None, *, broken: bool
) -> Iterator[str]:
    said = squeezed("".join(t.text for t in card.texts))
    kano = measured.kano if measured else None
    for text in _texts(told, metric, measured, figure, kano):
        if squeezed(text) not in said:
            yield f"does not say `{text}` but `{said}`"
    if kano:
        yield from _kano(card, kano)
    rows = card.groups_of("figure-group")
    if figure:
        mains = [g for g in card.groups_of("interval") if g.parent is card]
        if not mains:
            yield "has no scale"
        for group in mains:
            yield from _scale(group, figure, metric)
        yield from _shares(card, figure)
    if figure and measured and broken:
        yield from _groups(card, rows, measured.by(metric.by) if metric.by else (), metric)
        yield from _trend(told, card, measured)


def _texts(
    told: Told, metric: Metric, measured: Measurement | None, figure: Figure | None, kano: Kano | None
) -> Iterator[str]:
    words = told.words
    unit = told.pick(metric.unit) if metric.unit else None
    said = kano_words(words, kano) if kano else figure_words(words, metric, figure, unit)
    yield told.pick(metric.title) if metric.title else words.text(f"metric.{metric.type}")
    if measured is not None and not figure and not kano:
        yield words.text("metric.no-answers")
    elif said.value:
        yield said.value
    yield from (text for text in (said.sample, said.interval, said.small, said.net, said.target) if text)
    if figure or measured is None:
        yield from (text for text in (said.verdict,) if text)


def _scale(group: Owner, figure: Figure, metric: Metric) -> Iterator[str]:
    """Whether value, interval and target stand where they should, and look like what they rest on."""
    (axis,) = group.shapes_of("scale-axis")
    start, end = axis.polygons[0][0], axis.polygons[0][-1]
    low, high = float(group.data["from"]), float(group.data["to"])

    def at(value: float) -> float:
        return start.x + (value - low) / (high - low) * (end.x - start.x)

    (dot,) = group.shapes_of("figure-dot")
    if abs(dot.box.middle.x - at(figure.value)) > EPS:
        yield f"has its dot at {dot.box.middle.x:.1f}, not at {at(figure.value):.1f}"
    bars = group.shapes_of("interval-bar")
    if figure.interval:
        left, right = sorted((at(figure.interval.low), at(figure.interval.high)))
        if not bars or abs(bars[0].box.x - left) > 1.5 or abs(bars[0].box.right - right) > 1.5:
            yield f"has an interval {[b.box for b in bars]} instead of {left:.1f} to {right:.1f}"
    hatched = bool(group.shapes_of("hatch"))
    if bars and bars[0].box.width > 8 and hatched != (figure.sample is Sample.SMALL):
        yield f"is {'' if hatched else 'not '}hatched for {figure.n} answers"
    if bars and bool(bars[0].dash) != (figure.sample is Sample.TINY):
        yield f"has a wrong outline for {figure.n} answers"
    target = metric.target_duration.middle if metric.target_duration else metric.target
    ticks = group.shapes_of("target-tick")
    if (target is not None) != bool(ticks):
        yield "has a target too many or too few"
    elif target is not None and abs(ticks[0].box.middle.x - at(target)) > EPS:
        yield f"has its target at {ticks[0].box.middle.x:.1f}, not at {at(target):.1f}"
    told = {"n": str(figure.n), "sample": figure.sample.value}
    if any(group.data.get(name) != value for name, value in told.items()):
        yield f"has the data {group.data}, not {told}"


def _shares(card: Owner, figure: Figure) -> Iterator[str]:
    """Whether the parts of the answers are as wide as they are."""
    shown = [s for s in figure.shares if s.share > 0] if len(figure.shares) == 3 else []
    groups = [g for bar in card.groups_of("shares") for g in bar.groups_of("share")]
    if [g.data["share"] for g in groups] != [s.name for s in shown]:
        yield f"shows the parts {[g.data['share'] for g in groups]}"
        return
    boxes = [g.shapes_of("share-bar")[0].box for g in groups]
    for (a, one), (b, other) in combinations(zip(shown, boxes, strict=True), 2):
        if abs(one.width * b.share - other.width * a.share) > 1.5:
            yield f"has parts of {one.width:.1f} and {other.width:.1f} for {a.share:.3f} and {b.share:.3f}"
    looks = [(bool(g.shapes_of("hatch")), g.shapes_of("share-bar")[0].stroke is None) for g in groups]
    wide = [look for look, box in zip(looks, boxes, strict=True) if box.width > 8]
    if len(set(wide)) != len(wide):
        yield "has parts that look alike"


def _groups(card: Owner, rows: list[Owner], groups: tuple[GroupFigure, ...], metric: Metric) -> Iterator[str]:
    """Whether the groups that count stand under each other, each with its own figure, and what is left out is told."""
    shown, between = _counting(groups, metric)
    if [g.data["key"] for g in rows] != [g.key for g in shown]:
        yield f"is broken down to {[g.data['key'] for g in rows]}"
        return
    if [int(g.data["groups"]) for g in card.groups_of("left-out")] != ([between] if between else []):
        yield f"does not say that {between} groups are left out"
    for row, group in zip(rows, shown, strict=True):
        yield from (f"{fault} ({group.key})" for fault in _scale(row.groups_of("interval")[0], group.figure, metric))
    axes = [r.groups_of("interval")[0].shapes_of("scale-axis")[0].box for r in rows]
    if any(abs(a.x - b.x) > EPS or abs(a.width - b.width) > EPS for a, b in pairwise(axes)):
        yield "has groups on different axes"


def _counting(groups: tuple[GroupFigure, ...], metric: Metric) -> tuple[list[GroupFigure], int]:
    """All groups of a few; of many the best and the worst. And how many lie between these."""
    if len(groups) <= MOST_GROUPS:
        return list(groups), 0
    low = metric.type in (MetricType.CES1, MetricType.DURATION) or metric.better is Better.LOWER
    enough = [g for g in groups if g.figure.n >= 30]
    few = [g for g in groups if g.figure.n < 30]
    enough.sort(key=lambda g: g.figure.value if low else -g.figure.value)
    if len(enough) <= MOST_GROUPS:
        return [*enough, *few][:MOST_GROUPS], 0
    return [*enough[:3], *enough[-3:]], len(enough) - MOST_GROUPS


def _trend(told: Told, card: Owner, measured: Measurement) -> Iterator[str]:
    """Whether the course has its periods, each at its height, and the last one marked."""
    lines = card.groups_of("trend")
    if bool(lines) != (len(measured.trend) > 1):
        yield "has a course too many or too few"
    if not lines or len(measured.trend) < 2:
        return
    points = {g.data["period"]: g.shapes[0].box for g in lines[0].groups_of("trend-point")}
    said = squeezed("".join(t.text for t in card.texts))
    for period in (measured.trend[0], measured.trend[-1]):
        if period.period not in points or squeezed(period_words(told.words, period.period)) not in said:
            yield f"does not show the period {period.period}"
    drawn = [(period.figure.value, points[period.period]) for period in measured.trend if period.period in points]
    for (value, box), (other, next_box) in combinations(drawn, 2):
        if (value - other) * (next_box.middle.y - box.middle.y) < -EPS:
            yield "has a course that rises where its values fall"
    if max(points.values(), key=lambda box: box.width) is not points.get(measured.trend[-1].period):
        yield "does not mark its last period"


def _kano(card: Owner, kano: Kano) -> Iterator[str]:
    """Whether the two bars are as long as their numbers, to both sides of zero."""
    if kano.better is None or kano.worse is None:
        return
    (group,) = card.groups_of("kano")
    start, end = (point.x for point in _ends(group))
    zero, half = (start + end) / 2, (end - start) / 2
    tips = sorted(
        (max((s.box.x, s.box.right), key=lambda x: abs(x - zero)) - zero) / half for s in group.shapes_of("kano-bar")
    )
    wanted = sorted(value for value in (kano.worse, kano.better) if value)
    if len(tips) != len(wanted) or any(abs(a - b) > 0.04 for a, b in zip(tips, wanted, strict=True)):
        yield f"has bars to {tips}, not {wanted}"


def _ends(group: Owner) -> tuple[Point, Point]:
    (axis,) = group.shapes_of("scale-axis")
    return axis.polygons[0][0], axis.polygons[0][-1]
