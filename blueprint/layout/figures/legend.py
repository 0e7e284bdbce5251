"""What the legend says of figures: intervals, small samples, parts of the answers, points with a number of answers."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.icons import marker_shape
from blueprint.icons import place as put
from blueprint.layout.bands import MetricAt, MetricStrip
from blueprint.layout.curve import FEW_DASH, Shown
from blueprint.layout.desk import Desk
from blueprint.layout.figures.card import reading
from blueprint.layout.figures.groups import drawn_groups
from blueprint.layout.figures.hatching import filled
from blueprint.layout.figures.interval import BAR, DOT
from blueprint.layout.figures.looks import look_of
from blueprint.layout.figures.shares import FILLS, PARTS
from blueprint.layout.legend_values import LegendEntry, Sheet
from blueprint.model.figures import SMALL, TINY, Figure, Sample
from blueprint.model.measures import Metric, Score
from blueprint.model.text import Wording
from blueprint.scene import Dot, Item, Paint, Path

_BAR, _AXIS, _SWATCH, _POINT = 28.0, 44.0, 26.0, 14.0
_PARTS = ("best", "middle", "worst")


def figure_entries(sheet: Sheet, shown: Shown) -> list[LegendEntry]:
    """The entries for what metrics and scored points show; none for what says itself what it is."""
    figures = [figure for figure, _ in _figures(sheet)]
    samples = [s for s in Sample if any(f.sample is s and f.interval for f in figures)]
    entries = [_interval(sheet, samples[0])] if samples else []
    entries += (_sample(sheet, sample) for sample in samples if sample is not Sample.FULL)
    split = [figure for figure, whole in _figures(sheet) if whole and len(figure.shares) == PARTS]
    if split:
        entries += (_part(sheet, n, split) for n in range(PARTS) if any(f.shares[n].share > 0 for f in split))
    return [*entries, *_points(sheet, shown)]


def _figures(sheet: Sheet) -> Iterator[tuple[Figure, bool]]:
    """All figures that are drawn on a scale; those of a metric itself, and those of its groups (False)."""
    for content in (placed.entry.content for layout in sheet.layouts for placed in layout.placed):
        contents: tuple[Metric | MetricAt, ...] = ()
        if isinstance(content, MetricStrip):
            contents = content.metrics
        elif isinstance(content, Metric | MetricAt):
            contents = (content,)
        for read in (reading(sheet.desk, one) for one in contents):
            if read.figure:
                yield read.figure, True
                yield from ((group.figure, False) for group in drawn_groups(read.metric, read.groups).all)


def _interval(sheet: Sheet, sample: Sample) -> LegendEntry:
    desk, look = sheet.desk, look_of(sheet.desk, sample)

    def paint(x: float, y: float) -> tuple[Item, ...]:
        thin = Paint(stroke=look.quiet, width=1.0)
        return (
            Path("scale-axis", (("M", x, y), ("L", x + _AXIS, y)), thin),
            *_bar(desk, sample, x + (_AXIS - _BAR) / 2, y),
        )

    return LegendEntry(("figure", "interval"), _AXIS, paint, sheet.name(desk.word("metric.confidence")))


def _bar(desk: Desk, sample: Sample, x: float, y: float) -> tuple[Item, ...]:
    """An interval with its value."""
    look = look_of(desk, sample)
    parts = filled("interval-bar", look.fill, x, y - BAR / 2, _BAR, BAR, look.ink, look.ground, dash=look.dash)
    return (*parts, Dot("figure-dot", x + _BAR / 2, y, DOT, look.dot))


def _sample(sheet: Sheet, sample: Sample) -> LegendEntry:
    """A sample that is small, or very small."""
    said = _few(sheet.desk, "small", SMALL) if sample is Sample.SMALL else _few(sheet.desk, "tiny", TINY)
    return LegendEntry(("figure", sample.value), _BAR, lambda x, y: _bar(sheet.desk, sample, x, y), sheet.name(said))


def _few(desk: Desk, word: str, least: int) -> Wording:
    """What rests on few answers: a figure (`small`, `tiny`), or a point of the curve (`few`)."""
    return Wording(desk.words.text(f"legend.{word}", n=desk.words.number(least)), desk.words.language)


def _part(sheet: Sheet, at: int, figures: list[Figure]) -> LegendEntry:
    """One of the three parts of the answers, by all names that it has."""
    desk, look = sheet.desk, look_of(sheet.desk, None)
    names = dict.fromkeys(desk.words.text(f"metric.{figure.shares[at].name}") for figure in figures)

    def paint(x: float, y: float) -> tuple[Item, ...]:
        return filled("share-bar", FILLS[at], x, y - BAR / 2, _SWATCH, BAR, look.ink, look.ground)

    said = Wording(desk.words.joined(tuple(names)), desk.words.language)
    return LegendEntry(("figure", _PARTS[at]), _SWATCH, paint, sheet.name(said))


def _points(sheet: Sheet, shown: Shown) -> list[LegendEntry]:
    """Points of the curve that are means of answers."""
    desk = sheet.desk
    scores: list[Score] = []
    for step in desk.service.steps:
        scores += step.emotions if "experience" in shown.series else ()
        scores += step.expectations if "expectation" in shown.series else ()
    counts = [score.n for score in scores if score.n is not None]
    if not counts:
        return []
    entries = [_point(sheet, "answers", (), desk.word("legend.answers"))]
    if min(counts) < TINY:
        entries.append(_point(sheet, "few", FEW_DASH, _few(desk, "few", TINY)))
    return entries


def _point(sheet: Sheet, name: str, dash: tuple[float, ...], said: Wording) -> LegendEntry:
    desk = sheet.desk

    def paint(x: float, y: float) -> tuple[Item, ...]:
        look = Paint(fill=desk.colour("curve.point"), stroke=desk.colour("curve.label"), width=2.0, dash=dash)
        return (Path("legend-point", put(marker_shape("circle", 5.5), x + _POINT / 2, y), look),)

    return LegendEntry(("figure", name), _POINT, paint, sheet.name(said))
