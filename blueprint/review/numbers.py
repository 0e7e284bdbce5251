"""Figures for programs: the same keys and numbers in JSON and in spreadsheets; docs/report.md describes them.

In: `ServiceReview`s. Out: plain values. Ids, keys and values of closed sets are those of the YAML, whatever the
language; `title`, `place`, `group_title` and `shown` are in the language that is asked for.
"""

from __future__ import annotations

from typing import TypeAlias

from blueprint.experience import CurvePoint
from blueprint.experience.satisfaction import score_of
from blueprint.model.measures import Score
from blueprint.review.values import FeltStep, FigureTold, GapTold, JourneyTold, ServiceReview

Plain: TypeAlias = str | int | float | bool | None
"""What a cell of a spreadsheet, or a value of JSON, may be."""

_DIGITS = 12
"""Decimals that are the same on every machine; the last bits of a sum are not."""


def plain(value: float | None) -> float | int | None:
    """A number as it was computed; whole numbers without a decimal."""
    if value is None:
        return None
    made = round(value, _DIGITS) + 0.0
    return int(made) if made.is_integer() else made


def figure_numbers(told: FigureTold) -> dict[str, Plain]:
    """One figure: of all answers, of a group, or of a period. Durations are seconds, shares are percent."""
    reading, metric = told.reading, told.reading.metric
    figure, kano = reading.figure, reading.kano
    measured = figure or kano
    interval, net = (figure.interval, figure.net_interval) if figure else (None, None)
    declared = None if reading.asked else metric.duration.middle if metric.duration else metric.value
    return {
        "metric": metric.id,
        "type": metric.type.value,
        "title": told.title.text,
        "at": reading.at,
        "place": told.place.text,
        "by": reading.by.value if reading.by else None,
        "group": reading.key,
        "group_title": told.group.text if told.group else None,
        "period": reading.period,
        "shown": told.value.text if told.value else None,
        "value": plain(figure.value if figure else declared),
        "category": kano.category.value if kano else None,
        "better": plain(kano.better) if kano else None,
        "worse": plain(kano.worse) if kano else None,
        "n": measured.n if measured else None,
        "low": plain(interval.low) if interval else None,
        "high": plain(interval.high) if interval else None,
        "sample": measured.sample.value if measured else None,
        "target": plain(metric.target_duration.middle if metric.target_duration else metric.target),
        "met": told.met,
        "net": plain(figure.net) if figure else None,
        "net_low": plain(net.low) if net else None,
        "net_high": plain(net.high) if net else None,
        "rule": figure.rule if figure else None,
        "declared": not reading.asked,
        "weighted": told.weighted,
    }


def excluded_numbers(told: FigureTold) -> dict[str, Plain]:
    """How many rows did not count, reason by reason; `unplaced` ones count for the whole."""
    excluded = told.reading.excluded
    names = ("empty", "unreadable", "outside", "filtered", "unplaced")
    return {name: getattr(excluded, name) if excluded else None for name in names}


def journey_numbers(told: JourneyTold) -> dict[str, Plain]:
    """The figures of one persona's curve; `remembered` is an estimate."""
    curve, mending = told.curve, told.mending

    def point(at: CurvePoint | None, name: str) -> dict[str, Plain]:
        return {f"{name}_step": at.step if at else None, name: plain(at.value) if at else None}

    return {
        "persona": told.persona,
        "persona_title": told.name.text if told.name else None,
        **point(curve.best, "best"),
        **point(curve.worst, "worst"),
        **point(curve.peak, "peak"),
        **point(curve.end, "end"),
        "mean": plain(curve.mean),
        "remembered": plain(curve.remembered),
        "net": curve.net,
        "mended_to": plain(mending.to) if mending else None,
        "mended_mean": plain(mending.after.mean) if mending else None,
        "mended_remembered": plain(mending.after.remembered) if mending else None,
        "mended_net": mending.after.net if mending else None,
    }


def step_numbers(one: ServiceReview, told: JourneyTold, felt: FeltStep) -> dict[str, Plain]:
    """How one persona found one step."""
    step = one.service.steps[felt.column]
    score: Score | None = score_of(step.emotions, told.persona)
    interval = score.interval if score else None
    return {
        "persona": told.persona,
        "stage": step.stage,
        "step": step.key,
        "number": step.number,
        "title": felt.step.title.text,
        "expectation": plain(felt.expected),
        "experience": plain(felt.felt),
        "satisfaction": plain(felt.gap),
        "n": score.n if score else None,
        "low": plain(interval.low) if interval else None,
        "high": plain(interval.high) if interval else None,
    }


def gap_numbers(told: GapTold) -> dict[str, Plain]:
    """One gap; `size` is expectation minus experience, above 0."""
    gap = told.gap
    return {
        "gap": int(gap.number),
        "at": gap.place,
        "place": told.place.text,
        "persona": gap.persona,
        "size": plain(gap.size),
        "declared": gap.declared is not None,
        "note": told.note.text if told.note else None,
        "missed": " ".join(gap.missed),
        "pains": " ".join(gap.pains),
    }
