"""Several services side by side.

In: `ServiceReview`s. Out: `Comparison`: rows of figures that may stand side by side. Figures with another question,
other points of their scale, another way of counting or another unit never share a row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from blueprint.experience.figures.satisfaction import SCALE
from blueprint.experience.named import NamedService, shared_scale
from blueprint.frozen import frozen
from blueprint.model.measures import Metric
from blueprint.model.text import Wording
from blueprint.model.vocabulary import MetricType
from blueprint.review.values import FigureTold, ServiceReview, Sum

_STANDARD = (MetricType.NPS, MetricType.CSAT, MetricType.CES1, MetricType.CES2)
"""Types that ask the same question everywhere; of the others, only metrics with the same id do."""
_Kind: TypeAlias = tuple[MetricType, str, tuple[float, float] | None, tuple[float, float] | None, str]


@frozen(kw_only=True)
class CompareRow:
    """One figure of each service; None where it has none.

    Attributes:
        rule: how answers are counted, where rows with the same label differ in that.
    """

    label: Wording
    cells: tuple[FigureTold | Sum | None, ...]
    rule: Wording | None = None


@frozen(kw_only=True)
class Comparison:
    """Services and the figures that can be compared."""

    services: tuple[ServiceReview, ...]
    rows: tuple[CompareRow, ...]
    scored: tuple[CompareRow, ...]


def compare(reviews: Sequence[ServiceReview]) -> Comparison:
    """Put services side by side, as far as their figures ask the same."""
    kinds: dict[_Kind, list[FigureTold | None]] = {}
    labels: dict[_Kind, Wording] = {}
    for at, one in enumerate(reviews):
        for told in one.figures:
            if not told.reading.whole or told.reading.at is not None or told.value is None or told.reading.kano:
                continue
            kind = _kind(told.reading.metric)
            labels.setdefault(kind, told.kind if told.reading.metric.type in _STANDARD else told.title)
            row = kinds.setdefault(kind, [None] * len(reviews))
            row[at] = row[at] or told
    return Comparison(
        services=tuple(reviews),
        rows=tuple(_row(labels, kind, row) for kind, row in kinds.items()),
        scored=_scored(reviews),
    )


def _row(labels: Mapping[_Kind, Wording], kind: _Kind, cells: Sequence[FigureTold | None]) -> CompareRow:
    """A row; with its rule where another one has the same label."""
    label = labels[kind]
    alike = sum(other.text == label.text for other in labels.values()) > 1
    return CompareRow(label=label, cells=tuple(cells), rule=_rule(label, kind, cells) if alike else None)


def _rule(label: Wording, kind: _Kind, cells: Sequence[FigureTold | None]) -> Wording | None:
    """How the answers of a row are counted, else the points of their scale."""
    told = next((cell.rule for cell in cells if cell and cell.rule), None)
    scale = kind[2] or (SCALE if kind[0] is MetricType.CSAT else None)
    return told or (Wording(f"{scale[0]:g}–{scale[1]:g}", label.language) if scale else None)


def _kind(metric: Metric) -> _Kind:
    """What two figures must share to be comparable."""
    unit = metric.unit.wordings[0].text if metric.unit else ""
    own = "" if metric.type in _STANDARD else metric.id
    return metric.type, own, metric.scale, metric.easy, unit


def _scored(reviews: Sequence[ServiceReview]) -> tuple[CompareRow, ...]:
    """What the scores come to, where all services have one scale; each by its first persona."""
    if shared_scale(NamedService(name=one.name, service=one.service) for one in reviews) is None:
        return ()
    rows = []
    for name in ("mean", "remembered", "net"):
        cells = tuple(next((s for j in one.journeys[:1] for s in j.sums if s.name == name), None) for one in reviews)
        label = next((cell.label for cell in cells if cell), None)
        if label:
            rows.append(CompareRow(label=label, cells=cells))
    return tuple(rows)
