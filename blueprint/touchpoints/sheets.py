"""From services to the sheets of their touchpoints, and which of them are asked for.

In: `NamedService`s, `Wanted`. Out: `TouchpointSheet`s in the order of the catalogues, and findings.
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.diagnostics import Diagnostic, Outcome, in_order
from blueprint.experience.named import NamedService
from blueprint.experience.touchpoints import touchpoint_use
from blueprint.frozen import frozen
from blueprint.model.vocabulary import Importance, Owner, PlanPart
from blueprint.touchpoints.merging import grouped, merged
from blueprint.touchpoints.places import figures, occurrences, quotes
from blueprint.touchpoints.values import TouchpointSheet


@frozen(kw_only=True)
class Wanted:
    """Which touchpoints are asked for; what is empty asks for nothing. Several of one kind mean any of them.

    Attributes:
        channels: ids.
        missing: parts of the plan of which one is not written yet.
    """

    importance: tuple[Importance, ...] = ()
    owners: tuple[Owner, ...] = ()
    channels: tuple[str, ...] = ()
    missing: tuple[PlanPart, ...] = ()

    def takes(self, sheet: TouchpointSheet) -> bool:
        """Whether a touchpoint is asked for."""
        touchpoint = sheet.touchpoint
        return (
            (not self.importance or (touchpoint.importance or Importance.NORMAL) in self.importance)
            and (not self.owners or touchpoint.owner in self.owners)
            and (not self.channels or any(c in self.channels for c in touchpoint.channels))
            and (not self.missing or any(part in self.missing for part in sheet.missing))
        )


def touchpoint_sheets(services: Sequence[NamedService]) -> Outcome[tuple[TouchpointSheet, ...]]:
    """A sheet for each touchpoint of some services; the same id in several is the same touchpoint.

    Args:
        services: in the order in which their words count.

    Returns:
        The sheets, with a warning (BP801) for each thing that files say differently.
    """
    found: list[Diagnostic] = []
    sheets = []
    for entries in grouped(services).values():
        one = merged(entries)
        found += one.findings
        uses = [(entry.where, touchpoint_use(entry.where.service, entry.touchpoint)) for entry in entries]
        sheets.append(
            TouchpointSheet(
                touchpoint=one.touchpoint,
                channels=one.channels,
                declared=tuple(entry.where for entry in entries),
                occurrences=tuple(o for where, use in uses for o in occurrences(where, use)),
                figures=tuple(f for where, use in uses for f in figures(where, use)),
                quotes=tuple(q for where, use in uses for q in quotes(where, use)),
            )
        )
    return Outcome(tuple(sheets), in_order(found))
