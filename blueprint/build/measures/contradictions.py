"""Keys of a metric that contradict each other, do nothing, or ask a survey for a column that it does not name."""

from __future__ import annotations

from blueprint.build.context import Context
from blueprint.build.measures.surveys import Survey, column, needs
from blueprint.build.nodes import choice, mapping, place
from blueprint.build.texts import text
from blueprint.diagnostics import Related
from blueprint.document import Mapping, Scalar
from blueprint.frozen import frozen
from blueprint.model.figures import Grouping
from blueprint.model.vocabulary import MetricType
from blueprint.phrases import listing, quote
from blueprint.source import Span

_ANY = frozenset(MetricType)
_NOT_KANO = _ANY - {MetricType.KANO}
_SCALED = frozenset(
    {MetricType.NPS, MetricType.CSAT, MetricType.CES1, MetricType.CES2, MetricType.MEAN, MetricType.NUMBER}
)
_PERCENT = frozenset({MetricType.CSAT, MetricType.SHARE})
_FITTING = {
    "easy": (frozenset({MetricType.CES2}), "it says which answers of a `ces2` count as easy"),
    "scale": (_SCALED, "it is the lowest and the highest answer; leave it out"),
    "better": (
        frozenset({MetricType.SHARE, MetricType.MEAN, MetricType.COUNT, MetricType.NUMBER}),
        "the type says which way is better; leave it out",
    ),
    "value": (_NOT_KANO, "a `kano` is computed: name the survey under `responses`"),
    "target": (_NOT_KANO, "the figure is a category, not a number"),
    "column": (_NOT_KANO, "its answers are in two columns: `functional` and `dysfunctional`"),
    "by": (_NOT_KANO, "the pairs of all answers are counted together; `where` narrows them"),
    "functional": (frozenset({MetricType.KANO}), "its answers are in one column: `column`"),
    "dysfunctional": (frozenset({MetricType.KANO}), "its answers are in one column: `column`"),
}
"""Types that a key has a meaning for, and what is said where it has none."""
_OF_ANSWERS = ("column", "functional", "dysfunctional", "where", "by")
_PAIR = ("functional", "dysfunctional")
_BY = {grouping: (grouping.value,) for grouping in Grouping} | {Grouping.STAGE: ("stage", "step")}
"""The columns that each breakdown needs one of."""
_WHERE = {grouping.value: columns for grouping, columns in _BY.items()} | {"period": ("date",)}
"""The columns that each way to narrow answers needs one of."""
_UNITS = ("s", "min", "h", "d")


@frozen
class Contradictions:
    """The checks of one metric.

    Attributes:
        survey: the one that it names; None for none, or for one that is not there.
        span: where the metric is named.
    """

    context: Context
    item: Mapping
    kind: MetricType
    survey: Survey | None
    span: Span

    def report(self) -> None:
        """Report all that is found."""
        self._origin()
        unfit = self._unfit()
        self._without_answers(unfit)
        self._places()
        self._unit()
        if self.survey is not None and self.kind is MetricType.KANO:
            self._pair()
        elif self.survey is not None:
            self._score()
        if self.survey is not None:
            self._asked_columns(self.survey, unfit)

    def _key(self, key: str) -> Span:
        """Where a key is written; the metric if it is not."""
        entry = self.item.entry(key)
        return entry.key.span if entry else self.span

    def _error(self, code: str, message: str, span: Span, hint: str) -> None:
        self.context.error(code, message, span, hint=hint)

    def _origin(self) -> None:
        """Where the figure comes from: one source, not two, not none."""
        if "value" in self.item and "responses" in self.item and self.kind is not MetricType.KANO:
            self._error(
                "BP325",
                "a metric has a `value` or `responses`, not both",
                self._key("responses"),
                "keep the one that the figure comes from",
            )
        elif self.kind is MetricType.KANO and "responses" not in self.item:
            self._error(
                "BP325",
                "a `kano` is computed from answers, and the metric has no `responses`",
                self.span,
                "add `responses`, `functional` and `dysfunctional`",
            )
        elif not any(key in self.item for key in ("value", "responses", "target")):
            self._error(
                "BP325",
                "the metric has nothing to show",
                self.span,
                "give it a `value`, or `responses` from a file, or a `target`",
            )

    def _unfit(self) -> frozenset[str]:
        """Report keys that have no meaning for the type."""
        found = [key for key, (kinds, _) in _FITTING.items() if key in self.item and self.kind not in kinds]
        for key in found:
            self._error(
                "BP325",
                f"`{key}` has no meaning for a metric of type `{self.kind}`",
                self._key(key),
                _FITTING[key][1],
            )
        return frozenset(found)

    def _without_answers(self, unfit: frozenset[str]) -> None:
        """Report keys about answers where there are none."""
        if "responses" in self.item or self.kind is MetricType.KANO:
            return
        for key in _OF_ANSWERS:
            if key in self.item and key not in unfit:
                self._error(
                    "BP325",
                    f"`{key}` is about answers, and the metric has no `responses`",
                    self._key(key),
                    f"add `responses`, or leave `{key}` out",
                )

    def _places(self) -> None:
        """Report a figure that is drawn at one place and at each place."""
        by = choice(self.item.get("by"), Grouping)
        if by in (Grouping.STEP, Grouping.STAGE) and "at" in self.item:
            self._error(
                "BP325",
                f"`by: {by}` draws the figure at each {by}, and `at` at one place",
                self._key("at"),
                "keep one of the two",
            )
        where = mapping(self.item.get("where"))
        if by is not None and where is not None and by.value in where and by.value in _WHERE:
            self.context.warning(
                "BP329",
                f"`by: {by}` breaks the figure down by what `where` narrows to one {by}",
                self._key("by"),
                hint="leave one of the two out",
            )

    def _unit(self) -> None:
        """Report a unit that is not printed, and times without one that they can be counted in."""
        node = self.item.get("unit")
        unit = text(node, self.context.language)
        words = {wording.text.strip() for wording in unit.wordings} if unit else set()
        if self.kind is MetricType.DURATION and "responses" in self.item:
            self._unit_of_times()
        elif unit is not None and (
            self.kind in (MetricType.DURATION, MetricType.KANO) or (self.kind in _PERCENT and words != {"%"})
        ):
            told = {MetricType.DURATION: "in its own units", MetricType.KANO: "as a category"}
            self.context.warning(
                "BP329",
                f"`unit` is not printed: `{self.kind}` is shown {told.get(self.kind, 'in percent')}",
                self._key("unit"),
                hint="leave it out",
            )

    def _unit_of_times(self) -> None:
        """Report computed times whose plain numbers nobody could read."""
        node = self.item.get("unit")
        named = [entry.value for entry in node.entries] if isinstance(node, Mapping) else [node]
        wrong = next((n for n in named if isinstance(n, Scalar) and n.text.strip() not in ("", *_UNITS)), None)
        if wrong is not None:
            self._error(
                "BP333",
                f"{quote(wrong.text)} is not a unit that answers can be counted in",
                wrong.span,
                f"write {listing(_UNITS)}; it says what a plain number in the answers is",
            )
        elif node is None:
            self.context.warning(
                "BP333",
                "without `unit`, answers that are plain numbers cannot be read as times",
                self._key("responses"),
                hint="add `unit: min` (or `s`, `h`, `d`); answers such as `4 min` keep their own",
            )

    def _score(self) -> None:
        """Report a survey without the answers that the figure is made of, and a column that is something else."""
        if self.survey is None:
            return
        own = column(self.item.get("column"))
        if "column" not in self.item:
            hint = f"add `column: …` to the metric, or `score: …` under `columns` of {quote(self.survey.id)}"
            needs(self.context, self.survey, ("score",), f"`type: {self.kind}`", self._key("responses"), hint)
        elif own is not None and self.survey.columns is not None:
            named = ((part, c) for part, c in self.survey.columns.items() if part != "score" and c.name == own.name)
            part, other = next(named, (None, None))
            if part and other and other.span:
                self.context.error(
                    "BP332",
                    f"the column {quote(own.name)} cannot be both `column` and `{part}`",
                    own.span,
                    hint="name the column of the answers",
                    related=[Related(message=f"`{part}` here", span=other.span)],
                )

    def _pair(self) -> None:
        """Report a Kano question without both of its columns, or with the same one twice."""
        for key in _PAIR:
            if key not in self.item:
                self._error(
                    "BP326",
                    f"a `kano` needs both columns of its answers: `{key}` is missing",
                    self.span,
                    f"add `{key}: …` with the heading of that column",
                )
        first, second = (column(self.item.get(key)) for key in _PAIR)
        if first and second and first.name == second.name:
            self._error(
                "BP332",
                f"the column {quote(second.name)} cannot be both `functional` and `dysfunctional`",
                second.span or self.span,
                "`functional` asks how it is with the feature, `dysfunctional` how it is without it",
            )

    def _asked_columns(self, survey: Survey, unfit: frozenset[str]) -> None:
        """Report breakdowns and filters that the survey has no column for."""
        by = choice(self.item.get("by"), Grouping)
        if by is not None and "by" not in unfit:
            needs(self.context, survey, _BY[by], f"`by: {by}`", place(self.item.get("by") or self.item))
        where = mapping(self.item.get("where"))
        for key, parts in _WHERE.items():
            entry = where.entry(key) if where else None
            if entry is not None:
                needs(self.context, survey, parts, f"`{key}` in `where`", entry.key.span)
