"""Figures in words, and side by side.

In: `Reading`s, `Places`. Out: `FigureTold`s and `Crosstab`s.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from blueprint.model.figures import Excluded, Figure, Grouping, Kano, Sample
from blueprint.model.measures import Metric
from blueprint.model.text import Wording
from blueprint.model.vocabulary import MetricType
from blueprint.review.places import Places
from blueprint.review.readings import Reading
from blueprint.review.values import CrossRow, Crosstab, FigureTold, KanoTold
from blueprint.words.figures import FigureWords, computed, figure_words, kano_words, period_words
from blueprint.words.speech import Speech

_ACROSS = 6
"""More figures than this do not stand side by side on a page."""


def figure_told(places: Places, reading: Reading) -> FigureTold:
    """A figure in words."""
    speech, metric = places.speech, reading.metric
    told = told_words(speech, reading)

    def own(text: str | None) -> Wording | None:
        return speech.own(text) if text else None

    return FigureTold(
        reading=reading,
        title=metric_title(speech, metric),
        kind=speech.word(f"metric.{metric.type}"),
        place=places.named(reading.at),
        group=places.group(reading.by, reading.key or "", reading.title) if reading.by else None,
        period=speech.own(period_words(speech.words, reading.period)) if reading.period else None,
        value=own(told.value),
        sample=own(told.sample),
        interval=own(told.interval),
        small=own(told.small),
        net=own(told.net),
        net_interval=own(_net_interval(speech, reading.figure)),
        target=own(told.target),
        verdict=own(told.verdict),
        met=told.met,
        tiny=metric.type is not MetricType.COUNT and _sample(reading) is Sample.TINY,
        rule=own(reading.figure.rule) if reading.figure else None,
        excluded=tuple(speech.own(text) for text in excluded_words(speech, reading.excluded)),
        weighted=reading.weighted,
        unplaced=own(_unplaced(speech, reading.excluded)),
    )


def metric_title(speech: Speech, metric: Metric) -> Wording:
    """What a metric is called; its type where the file gives no title."""
    return speech.pick(metric.title) if metric.title else speech.word(f"metric.{metric.type}")


def told_words(speech: Speech, reading: Reading) -> FigureWords:
    """What is printed of a figure: the same as in the drawings."""
    metric = reading.metric
    if reading.kano:
        return kano_words(speech.words, reading.kano)
    unit = speech.pick(metric.unit).text if metric.unit else None
    if reading.asked and reading.figure is None:
        none = speech.words.text("metric.no-answers")
        return FigureWords(value=None, sample=none, target=figure_words(speech.words, metric, None, unit).target)
    return figure_words(speech.words, metric, reading.figure, unit)


def excluded_words(speech: Speech, excluded: Excluded | None) -> list[str]:
    """How many rows did not count, reason by reason: `16 empty`."""
    if excluded is None:
        return []
    names = ("empty", "unreadable", "outside", "filtered")
    counts = [(name, getattr(excluded, name)) for name in names]
    words = speech.words
    return [words.text(f"report.{name}", n=words.number(count)) for name, count in counts if count]


def _unplaced(speech: Speech, excluded: Excluded | None) -> str | None:
    """How many answers count for the whole only."""
    if excluded is None or not excluded.unplaced:
        return None
    return speech.words.text("report.unplaced", n=speech.words.number(excluded.unplaced))


def kano_told(places: Places, reading: Reading, kano: Kano) -> KanoTold:
    """A feature with the parts of its answers."""
    words, speech = places.speech.words, places.speech
    told = kano_words(words, kano)
    return KanoTold(
        title=metric_title(speech, reading.metric),
        place=places.named(reading.at),
        category=speech.word(f"kano.{kano.category}"),
        name=kano.category.value,
        counts=tuple(
            (speech.word(f"kano.{category}"), speech.own(words.number(count)), count)
            for category, count in kano.counts
        ),
        better=speech.own(_signed(speech, kano.better)) if kano.better is not None else None,
        worse=speech.own(_signed(speech, kano.worse)) if kano.worse is not None else None,
        sample=tuple(speech.own(text) for text in (told.sample, told.small) if text),
        tiny=kano.sample is Sample.TINY,
    )  # fmt: skip


def by_group(places: Places, told: Iterable[FigureTold], by: Grouping) -> tuple[Crosstab, ...]:
    """Groups under each other, figures side by side."""
    found = [one for one in told if one.reading.by is by]
    title = places.speech.word(_GROUP_WORDS[by])
    return _crosstabs(title, by.value, found, [(one.reading.key or "", one.group) for one in found])


def by_period(places: Places, told: Iterable[FigureTold]) -> tuple[Crosstab, ...]:
    """Periods under each other in order of time, figures side by side."""
    found = [one for one in told if one.reading.period]
    order = sorted({(one.reading.period or "", one.period) for one in found}, key=lambda pair: pair[0])
    return _crosstabs(places.speech.word("metric.trend"), "period", found, order)


_GROUP_WORDS = {
    Grouping.STEP: "row.step",
    Grouping.STAGE: "row.stage",
    Grouping.TOUCHPOINT: "row.touchpoint",
    Grouping.CHANNEL: "row.channel",
    Grouping.SEGMENT: "header.segment",
    Grouping.PERSONA: "header.persona",
}


def group_word(by: Grouping) -> str:
    """Key of the word for a grouping."""
    return _GROUP_WORDS[by]


def _crosstabs(
    title: Wording, name: str, found: Sequence[FigureTold], rows: Sequence[tuple[str, Wording | None]]
) -> tuple[Crosstab, ...]:
    """As many tables as it takes for a page to be wide enough."""
    metrics = list({one.reading.metric.id: one.title for one in found}.items())
    cells = {(one.reading.key or one.reading.period, one.reading.metric.id): one for one in found}
    labels = {key: label for key, label in rows if label}
    made = []
    for start in range(0, len(metrics), _ACROSS):
        part = metrics[start : start + _ACROSS]
        lines = [
            CrossRow(label=label, cells=tuple(cells.get((key, metric)) for metric, _ in part))
            for key, label in labels.items()
        ]
        kept = tuple(line for line in lines if any(line.cells))
        made.append(Crosstab(title=title, name=name, columns=tuple(t for _, t in part), rows=kept))
    return tuple(made)


def _net_interval(speech: Speech, figure: Figure | None) -> str | None:
    """The interval of a net ease, in points."""
    if figure is None or figure.net_interval is None:
        return None
    low, high = (
        computed(speech.words, MetricType.NPS, end) for end in (figure.net_interval.low, figure.net_interval.high)
    )
    return speech.words.text("metric.interval", low=low, high=high)


def _sample(reading: Reading) -> Sample | None:
    measured = reading.figure or reading.kano
    return measured.sample if measured else None


def _signed(speech: Speech, share: float) -> str:
    return speech.words.number(share, 2, sign=True)


HEADLINES = (MetricType.NPS, MetricType.CSAT, MetricType.CES2, MetricType.CES1)
"""The types that are told first."""
