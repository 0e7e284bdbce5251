"""What is measured and what is to be done: metrics, response files, gaps and opportunities.

In: the root of a file, its names and touchpoints. Out: `Measures`, and findings about what contradicts itself.
"""

from __future__ import annotations

from blueprint.build.context import Context
from blueprint.build.library import Library
from blueprint.build.measures.improvements import Improvements
from blueprint.build.measures.metrics import Metrics, metric_ids
from blueprint.build.measures.surveys import all_read, report_idle, surveys
from blueprint.build.names import Names
from blueprint.document import Mapping
from blueprint.frozen import frozen
from blueprint.model import GapAt, Metric, Opportunity, Responses

__all__ = ["Measures", "measures", "metric_ids"]


@frozen(kw_only=True)
class Measures:
    """What a file measures and means to do, each in file order."""

    metrics: tuple[Metric, ...]
    responses: tuple[Responses, ...]
    gaps: tuple[GapAt, ...]
    opportunities: tuple[Opportunity, ...]


def measures(context: Context, names: Names, library: Library, root: Mapping) -> Measures:
    """The values of `metrics`, `responses`, `gaps` and `opportunities`.

    Args:
        context: the running build.
        names: of steps, stages and cards.
        library: its touchpoints and channels, those too that steps name where there is no catalogue; its personas.
        root: of the file.
    """
    declared = surveys(context, root.get("responses"))
    metrics = Metrics(context, names, library, declared, unread=not all_read(root.get("responses")))
    found = metrics.read(root.get("metrics"))
    report_idle(context, declared, metrics.used)
    # With those that could not be read: what is wrong with them is told where they stand.
    improvements = Improvements(context, names, {*metrics.names, *metric_ids(context, root.get("metrics"))})
    gaps = improvements.gaps(root.get("gaps"))
    return Measures(
        metrics=found,
        responses=tuple(survey.responses for survey in declared.values() if survey.responses is not None),
        gaps=gaps,
        opportunities=improvements.opportunities(root.get("opportunities")),
    )
