"""From the answers of surveys to the figures of a service.

In: a `Service` that names survey files. Out: `Outcome[Service]` with measurements, comments and computed scores.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from blueprint.diagnostics import Diagnostic, Outcome, Severity, in_order
from blueprint.experience.figures import parse_period
from blueprint.frozen import replace
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.model.figures import Comment, Grouping, Measurement
from blueprint.model.measures import Score, Where
from blueprint.model.service import Service, Step
from blueprint.model.vocabulary import Gives
from blueprint.phrases import listing, nearest, quote
from blueprint.survey.asked import Asked, ask
from blueprint.survey.counting import count
from blueprint.survey.faults import SurveyError
from blueprint.survey.findings import declared_too, of_error, of_survey
from blueprint.survey.measured import measurement, scores
from blueprint.survey.names import Names, names_of
from blueprint.survey.table import normal

_LISTED = 12
ALL = Where()
"""Every answer counts."""


def measure(service: Service, narrowed: Where = ALL, limits: Limits = DEFAULT_LIMITS) -> Outcome[Service]:
    """Count the answers of all surveys of a service.

    Args:
        service: as it was built. narrowed: which answers count for every figure, score and comment.
        limits: how large survey files may be.

    Returns:
        The service with what the answers come to; without that of surveys whose files cannot be counted, which are
        errors among the findings.
    """
    findings: list[Diagnostic] = list(_check(service, narrowed))
    if findings:
        return Outcome(service, tuple(findings))
    names = names_of(service)
    if narrowed.touchpoint is not None:
        narrowed = replace(narrowed, touchpoint=str(names[Grouping.TOUCHPOINT].find(narrowed.touchpoint)))
    measurements: dict[str, Measurement] = {}
    comments: list[Comment] = []
    counted: list[Asked] = []
    for responses in service.responses:
        asked = ask(service, responses, narrowed)
        try:
            notes = count(asked, [(Path(file), _shown(file, service.path)) for file in responses.files], names, limits)
        except SurveyError as error:
            findings.append(of_error(responses, error, service.metrics))
            continue
        counted.append(asked)
        findings += of_survey(asked, notes, names)
        weighted = asked.layout.weight is not None
        for one in asked.metrics:
            measurements[one.metric.id] = measurement(one, names, service.language, weighted=weighted)
        if asked.comments is not None:
            comments += asked.comments.choice.chosen()
        service, told = _with_scores(service, asked, names)
        findings += told
    nothing = tuple(_met(narrowed, counted))
    if nothing:
        return Outcome(service, nothing)
    ordered = tuple(measurements[m.id] for m in service.metrics if m.id in measurements)
    return Outcome(replace(service, measurements=ordered, comments=tuple(comments)), in_order(findings))


def _check(service: Service, narrowed: Where) -> Iterable[Diagnostic]:
    """Errors about what the answers are narrowed to."""
    if narrowed.period is not None and parse_period(narrowed.period) is None:
        yield Diagnostic(
            code="BP731",
            severity=Severity.ERROR,
            message=f"{quote(narrowed.period)} is no period",
            hint="write `2025`, `2025-Q1`, `2025-03`, `2025-03-31`, or two of them with `..`",
        )
    points = names_of(service)[Grouping.TOUCHPOINT]
    known = points.keys
    if narrowed.touchpoint is not None and points.several(narrowed.touchpoint) and narrowed.touchpoint not in known:
        yield Diagnostic(
            code="BP731",
            severity=Severity.ERROR,
            message=f"several touchpoints have the title {quote(narrowed.touchpoint)}",
            hint=f"write the id of the one that is meant; the ids are {listing(known, 'and')}",
        )
    elif narrowed.touchpoint is not None and not isinstance(points.find(narrowed.touchpoint), str):
        near = nearest(narrowed.touchpoint, known)
        yield Diagnostic(
            code="BP731",
            severity=Severity.ERROR,
            message=f"this map has no touchpoint {quote(narrowed.touchpoint)}",
            hint=f"did you mean {quote(near)}?" if near else f"its touchpoints are {listing(known, 'and')}",
        )


def _met(narrowed: Where, counted: Iterable[Asked]) -> Iterable[Diagnostic]:
    """Errors about a segment or a period that no survey has answers of."""
    surveys = tuple(counted)
    segments = sorted({name for one in surveys for name in one.met.segments})
    if narrowed.segment is not None and segments and normal(narrowed.segment) not in segments:
        near = nearest(narrowed.segment, segments)
        more = f" and {len(segments) - _LISTED:,} more" if len(segments) > _LISTED else ""
        yield Diagnostic(
            code="BP731",
            severity=Severity.ERROR,
            message=f"no answer is of a segment {quote(narrowed.segment)}; there are "
            f"{listing(segments[:_LISTED], 'and')}{more}",
            hint=f"did you mean {quote(near)}?" if near else "write it as the survey does",
        )
    days = parse_period(narrowed.period) if narrowed.period is not None else None
    months = sorted({month for one in surveys for month in one.met.months})
    if days is None or not months:
        return
    if not any(one.periods.index(days) in one.met.periods for one in surveys if days in one.periods):
        yield Diagnostic(
            code="BP731",
            severity=Severity.ERROR,
            message=f"no answer is of the period {quote(narrowed.period or '')}; there are answers from {months[0]} "
            f"to {months[-1]}",
            hint=f"write a period between these: `{months[0]}..{months[-1]}`",
        )


def _with_scores(
    service: Service, asked: Asked, names: Mapping[Grouping, Names]
) -> tuple[Service, tuple[Diagnostic, ...]]:
    """The service with the scores that a survey gives; declared ones stay."""
    responses = asked.responses
    gives = responses.gives
    found = scores(asked, names[Grouping.PERSONA].order)
    if gives is None or not found:
        return service, ()
    declared = [step for step in service.steps if step.key in found and _given(step, gives)]
    kept = {step.key for step in declared}
    stages = tuple(
        replace(
            stage,
            steps=tuple(
                _scored(step, gives, found[step.key]) if step.key in found and step.key not in kept else step
                for step in stage.steps
            ),
        )
        for stage in service.stages
    )
    told = (declared_too(responses, declared, gives),) if declared else ()
    return replace(service, stages=stages), told


def _given(step: Step, gives: Gives) -> tuple[Score, ...]:
    return step.emotions if gives is Gives.EMOTION else step.expectations


def _scored(step: Step, gives: Gives, given: tuple[Score, ...]) -> Step:
    return replace(step, emotions=given) if gives is Gives.EMOTION else replace(step, expectations=given)


def _shown(file: str, service: str | None) -> str:
    """What messages call a file: its path from the folder of the map."""
    if service is None:
        return Path(file).name
    return os.path.relpath(file, os.path.realpath(Path(service).parent)).replace(os.sep, "/")
