"""What is told about a survey's files and cells.

In: a survey that was counted. Out: warnings with their number and the first examples, at the place in the map that
names the column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum

from blueprint.diagnostics import Diagnostic, Related, Severity
from blueprint.model.figures import Excluded, Grouping
from blueprint.model.measures import Metric, Responses
from blueprint.model.service import Step
from blueprint.model.vocabulary import MetricType
from blueprint.phrases import count, listing, nearest, quote
from blueprint.source import Span
from blueprint.survey.asked import Asked, MetricSums
from blueprint.survey.days import NoDay
from blueprint.survey.faults import SHOWN, Noted, Notes, SurveyError
from blueprint.survey.names import Names
from blueprint.survey.readings import Rule, Why
from blueprint.survey.slots import Part, Slot
from blueprint.survey.sums import SEGMENTS
from blueprint.survey.widths import half_width

_WANTED = {
    MetricType.SHARE: "write 1 and 0, `yes` and `no`, `true` and `false`, or `是` and `否`",
    MetricType.DURATION: "write durations such as `4 min`, or plain numbers with `unit: min` in the metric",
}
_POINTS = "write whole points of the scale, as numbers without words"
_NUMBERS = "write numbers such as `4` or `3.5`, without words or signs"
_COMMA = "a decimal comma is read only in files whose cells are separated by semicolons or tabs"
_DATES = "write year, month and day, such as `2025-03-31`"


def of_error(responses: Responses, error: SurveyError, metrics: Iterable[Metric]) -> Diagnostic:
    """The finding for a file that cannot be counted.

    Args:
        responses: the survey. error: why. metrics: that may name the column which the error is about.
    """
    columns = [column for _, column in responses.columns]
    for metric in metrics:
        if metric.responses == responses.id:
            columns += [c for c in (metric.column, metric.functional, metric.dysfunctional) if c is not None]
    spans = (column.span for column in columns if column.name == error.column)
    return Diagnostic(
        code=error.code,
        severity=Severity.ERROR,
        message=error.message,
        span=next((span for span in spans if span is not None), responses.span),
        hint=error.hint,
    )


def of_survey(asked: Asked, notes: Notes, names: Mapping[Grouping, Names]) -> Iterator[Diagnostic]:
    """All warnings about what was counted, but for those about single metrics.

    Args:
        asked: the survey, counted. notes: on its files. names: what cells can name.
    """
    yield from _of_files(asked.responses, notes)
    for slot in asked.slots:
        yield from _of_slot(slot, asked.responses, names)
    if any(not one.sums.segments for one in _every(asked)):
        column = asked.responses.column("segment")
        yield _warning(
            "BP729",
            f"the column {quote(column.name if column else '')} names more than {SEGMENTS} segments, so no figure is "
            "broken down by them",
            (column.span if column else None) or asked.responses.span,
            "name a column whose cells are groups of customers",
        )
    for metric, part in asked.unused:
        yield _unused(asked.responses, metric, part)
    for one in asked.metrics:
        if not one.sums.n:
            yield _no_answers(one, asked)


def declared_too(responses: Responses, steps: Sequence[Step], gives: str) -> Diagnostic:
    """The warning for steps that declare a score and have answers as well.

    Args:
        responses: the survey. steps: at least one. gives: `emotion` or `expectation`.
    """
    listed = listing([step.key for step in steps[:SHOWN]], "and")
    more = f" and {len(steps) - SHOWN:,} more" if len(steps) > SHOWN else ""
    spans = [s.span for step in steps for s in (step.emotions if gives == "emotion" else step.expectations) if s.span]
    return Diagnostic(
        code="BP728",
        severity=Severity.WARNING,
        message=f"{count(len(steps), 'step')} ({listed}{more}) declare{'s' if len(steps) == 1 else ''} `{gives}`, "
        f"so the answers of {quote(responses.id)} are not used there",
        span=responses.span,
        hint=f"take `{gives}` out of the step to have it computed, or `gives` out of the survey",
        related=tuple(Related(message="declared here", span=span) for span in spans[:SHOWN]),
    )


def _every(asked: Asked) -> list[MetricSums]:
    return [*asked.metrics, *([asked.gives] if asked.gives else [])]


def _of_files(responses: Responses, notes: Notes) -> Iterator[Diagnostic]:
    if notes.short.count:
        yield _warning(
            "BP725",
            f"{count(notes.short.count, 'row')} of {quote(responses.id)} "
            f"{_have(notes.short)} fewer cells than the header: {notes.short.shown()}",
            responses.span,
            "the missing cells count as empty; a line feed inside of a text needs quotes around the text",
        )
    if notes.formulas.count:
        yield _warning(
            "BP724",
            f"{count(notes.formulas.count, 'formula')} of {quote(responses.id)} {_have(notes.formulas)} no saved "
            f"result: {notes.formulas.shown()}",
            responses.span,
            "these cells count as empty; open the file in a spreadsheet program and save it again",
        )


def _have(noted: Noted) -> str:
    return "has" if noted.count == 1 else "have"


def _of_slot(slot: Slot, responses: Responses, names: Mapping[Grouping, Names]) -> Iterator[Diagnostic]:
    """Warnings about the cells of one column."""
    span = slot.column.span or responses.span
    for why, noted in sorted(slot.noted.items(), key=lambda item: str(item[0])):
        told = _told(slot, why, noted, names)
        if told is not None:
            code, message, hint = told
            yield _warning(code, f"{message}: {noted.shown()}", span, hint)


def _told(slot: Slot, why: Enum, noted: Noted, names: Mapping[Grouping, Names]) -> tuple[str, str, str | None] | None:
    """Code, message and hint for cells that give nothing; None where there is nothing to tell."""
    column, kind = quote(slot.column.name), slot.role.kind
    cells = f"{count(noted.count, 'cell')} of the column {column}"
    answers = f"{count(noted.count, 'answer')} in the column {column}"
    if isinstance(kind, Grouping):
        placed = f"{cells} {_name(noted)} no {kind} of this map, or several"
        return ("BP722", placed, _near(noted, names[kind])) if why is Why.UNPLACED else None
    if kind is Part.DATE:
        said = {
            NoDay.AMBIGUOUS: f"{_write(noted)} day and month in an order that differs from country to country",
            NoDay.UNREADABLE: f"{_are(noted)} no date",
        }
        shown = said.get(why) if isinstance(why, NoDay) else None
        return ("BP723", f"{cells} {shown}", f"{_DATES}; these answers are in no period") if shown else None
    if why is Why.UNREADABLE and kind is Part.WEIGHT:
        return "BP726", f"{cells} {_are(noted)} no weight above zero", "write numbers; these answers do not count"
    if why is Why.UNREADABLE:
        comma = f"; {_COMMA}" if any("," in half_width(text or "") for text, _, _ in noted.examples) else ""
        return "BP720", f"{answers} cannot be read", f"{_expected(kind)}{comma}; these answers do not count"
    if why is Why.OUTSIDE and isinstance(kind, Rule):
        return (
            "BP721",
            f"{answers} {_lie(noted)} outside of {_range(kind)}",
            "answers are not moved; these do not count",
        )
    return None


def _expected(kind: Rule | Part) -> str:
    """What answers look like."""
    if isinstance(kind, Rule):
        return _WANTED.get(kind.type) or (_POINTS if kind.whole else _NUMBERS)
    return "write like, must-be, neutral, live-with or dislike, or 1 to 5 in this order"


def _are(noted: Noted) -> str:
    return "is" if noted.count == 1 else "are"


def _lie(noted: Noted) -> str:
    return "lies" if noted.count == 1 else "lie"


def _name(noted: Noted) -> str:
    return "names" if noted.count == 1 else "name"


def _write(noted: Noted) -> str:
    return "writes" if noted.count == 1 else "write"


def _range(rule: Rule) -> str:
    if rule.type is MetricType.SHARE:
        return "0 and 1"
    if rule.scale is None:
        return "what a duration can be"
    return f"the scale {rule.scale[0]:g} to {rule.scale[1]:g}"


def _near(noted: Noted, names: Names) -> str:
    """What may have been meant by the first example."""
    text = noted.examples[0][0] or ""
    if names.several(text):
        return f"several have the title {quote(text)}: write the id of the one that is meant"
    near = nearest(text, names.keys)
    if near is not None:
        return f"did you mean {quote(near)}?"
    some = listing(names.keys[:SHOWN], "and")
    return f"write an id or a title, such as {some}" if some else "the map has none"


def _unused(responses: Responses, metric: Metric | None, part: str) -> Diagnostic:
    """The warning for answers that cannot be narrowed."""
    column = "date" if part == "period" else part
    what = (
        f"the answers of {quote(responses.id)}" if metric is None else f"the answers of the metric {quote(metric.id)}"
    )
    return _warning(
        "BP730",
        f"{what} cannot be narrowed to one {part}: the survey names no `{column}` column",
        (metric.span if metric else None) or responses.span,
        f"add `{column}: …` under `columns` of {quote(responses.id)}; without it none of them counts",
    )


def _no_answers(one: MetricSums, asked: Asked) -> Diagnostic:
    """The warning for a metric without a single valid answer."""
    excluded: Excluded = one.sums.excluded
    elsewhere = "outside of what is asked for"
    reasons = (
        (excluded.filtered, "row", f"is {elsewhere}", f"are {elsewhere}"),
        (excluded.empty, "cell", "is empty", "are empty"),
        (excluded.unreadable, "answer", "cannot be read", "cannot be read"),
        (excluded.outside, "answer", "lies outside of the scale", "lie outside of the scale"),
    )
    parts = [f"{count(n, noun)} {one_is if n == 1 else they_are}" for n, noun, one_is, they_are in reasons if n]
    segments = sorted({key for by, key in _segments(asked)})
    wanted = one.metric.where.segment
    near = nearest(wanted, segments) if wanted and excluded.filtered and wanted not in segments else None
    return _warning(
        "BP727",
        f"no answer counts for the metric {quote(one.metric.id)}: {', '.join(parts) or 'the files have no rows'}",
        one.metric.span or asked.responses.span,
        f"did you mean the segment {quote(near)}?" if near else "the figure is left out",
    )


def _segments(asked: Asked) -> Iterator[tuple[Grouping, str]]:
    for one in _every(asked):
        yield from (group for group in one.sums.groups if group[0] is Grouping.SEGMENT)


def _warning(code: str, message: str, span: Span | None, hint: str | None) -> Diagnostic:
    return Diagnostic(code=code, severity=Severity.WARNING, message=message, span=span, hint=hint)
