"""Metrics: figures that are declared, or computed from the answers of a survey."""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping

from blueprint.build.catalogues import unknown
from blueprint.build.context import Context
from blueprint.build.durations import duration
from blueprint.build.ids import normal, repeated, slug
from blueprint.build.library import Library
from blueprint.build.measures.contradictions import Contradictions
from blueprint.build.measures.periods import period
from blueprint.build.measures.ranges import check_ranges, pair
from blueprint.build.measures.surveys import Survey, column
from blueprint.build.names import Names
from blueprint.build.nodes import choice, mappings, number, place, word
from blueprint.build.texts import text
from blueprint.document import Mapping, Node, Scalar
from blueprint.frozen import replace
from blueprint.model import Duration, Metric, Text
from blueprint.model.figures import Grouping
from blueprint.model.measures import Where
from blueprint.model.vocabulary import Better, MetricType
from blueprint.source import Span


def metric_ids(context: Context, node: Node | None) -> tuple[str, ...]:
    """The ids under `metrics`, before any metric is read."""
    return tuple(i for item in mappings(node) if (i := _id(context, item)))


def _id(context: Context, item: Mapping) -> str:
    """A metric's id: its own, else the slug of its title, else its type."""
    title = text(item.get("title"), context.language)
    default = slug(title.pick(context.language).text) if title else ""
    return normal(word(item.get("id")) or "") or default or (word(item.get("type")) or "")


class Metrics:
    """Reads `metrics`.

    Attributes:
        names: the ids, with the place of each.
        used: ids of the surveys that metrics name.
    """

    __slots__ = ("_context", "_library", "_places", "_surveys", "_unread", "names", "used")

    def __init__(
        self,
        context: Context,
        places: Names,
        library: Library,
        surveys: AbstractMapping[str, Survey],
        *,
        unread: bool,
    ) -> None:
        self._context = context
        self._places = places
        self._library = library
        self._surveys = surveys
        self._unread = unread
        self.names: dict[str, Span] = {}
        self.used: set[str] = set()

    def read(self, node: Node | None) -> tuple[Metric, ...]:
        """The figures of a list."""
        found = (self._metric(item) for item in mappings(node))
        return tuple(metric for metric in found if metric is not None)

    def _metric(self, item: Mapping) -> Metric | None:
        """One figure; None where its type or its id is wrong."""
        context = self._context
        survey = self._survey(item.get("responses"))
        kind = choice(item.get("type"), MetricType)
        name = _id(context, item)
        if kind is None or not name:
            return None
        id_node = item.get("id")
        span = id_node.span if id_node is not None else place(item)
        if repeated(context, "metrics", name, span, self.names):
            return None
        Contradictions(context, item, kind, survey, span).report()
        check_ranges(context, item, kind)
        value, value_time = self._figure(kind, item.get("value"))
        target, target_time = self._figure(kind, item.get("target"))
        return Metric(
            id=name,
            type=kind,
            title=text(item.get("title"), context.language),
            unit=self._unit(item.get("unit"), kind),
            at=self._places.at(item.get("at")),
            value=value,
            duration=value_time,
            target=target,
            target_duration=target_time,
            scale=pair(item.get("scale")),
            better=choice(item.get("better"), Better),
            easy=pair(item.get("easy")),
            responses=survey.id if survey else None,
            column=column(item.get("column")),
            functional=column(item.get("functional")),
            dysfunctional=column(item.get("dysfunctional")),
            where=self._where(item.get("where")),
            by=choice(item.get("by"), Grouping),
            span=span,
        )

    def _unit(self, node: Node | None, kind: MetricType) -> Text | None:
        """A unit; that of times is a symbol, the same in all languages."""
        unit = text(node, self._context.language)
        if unit is None or kind is not MetricType.DURATION:
            return unit
        return replace(unit, wordings=unit.wordings[:1], marked=True)

    def _figure(self, kind: MetricType, node: Node | None) -> tuple[float | None, Duration | None]:
        """A declared figure: as a number (durations in seconds), and as a duration."""
        if kind is not MetricType.DURATION:
            return number(node), None
        typed = isinstance(node, Scalar) and not node.empty  # the schema reports the rest
        found = duration(self._context, node) if typed else None
        return (found.middle, found) if found else (None, None)

    def _survey(self, node: Node | None) -> Survey | None:
        """The survey that a metric names."""
        if not isinstance(node, Scalar) or not node.text.strip():
            return None
        name = normal(node.text)
        if name not in self._surveys:
            if not self._unread:  # else told where the survey stands
                unknown(self._context, node, "survey", self._surveys, "responses")
            return None
        self.used.add(name)
        return self._surveys[name]

    def _where(self, node: Node | None) -> Where:
        """Which answers count."""
        if not isinstance(node, Mapping):
            return Where()
        step, stage = self._places.step(node.get("step")), self._places.stage(node.get("stage"))
        return Where(
            segment=word(node.get("segment")),
            period=period(self._context, node.get("period")),
            touchpoint=self._library.touchpoints.existing(node.get("touchpoint")),
            step=step.key if step else None,
            stage=stage.key if stage else None,
            channel=self._library.channels.existing(node.get("channel")),
            persona=self._persona(node.get("persona")),
        )

    def _persona(self, node: Node | None) -> str | None:
        """The persona that a reference names; reports an unknown one."""
        if not isinstance(node, Scalar) or not node.text.strip():
            return None
        name, known = normal(node.text), self._library.personas
        if name in known:
            return name
        unknown(self._context, node, "persona", known, "personas")
        return None
