"""From services to the matrix of their opportunities, and from that to a file.

In: `BacklogItem`s of services. Out: `Outcome[Scene]`, and the bytes of a PDF or PNG.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blueprint.backlog.items import BacklogItem
from blueprint.backlog.wording import owner, status
from blueprint.diagnostics import Outcome, has_errors, in_order
from blueprint.experience.named import NamedService
from blueprint.model.text import Wording
from blueprint.model.vocabulary import OpportunityStatus
from blueprint.pipeline.naming import common_desk, set_badly
from blueprint.words.speech import Teller

if TYPE_CHECKING:
    from blueprint.layout.matrix.spots import Spot
    from blueprint.paper.sheet import Sheet
    from blueprint.scene import Scene

_PREFIX = "opportunities"


def matrix(
    items: Sequence[BacklogItem], services: Sequence[NamedService], teller: Teller, theme: str | None
) -> Outcome[Scene]:
    """The matrix of some opportunities.

    Args:
        items: the best first. services: all that are looked at, at least one.
        teller: words and language.
        theme: name or file of a theme; None for the first file's own, else the default.

    Returns:
        The scene, None if the theme has errors or a character cannot be drawn.
    """
    from blueprint.layout.matrix.compose import compose_matrix  # noqa: PLC0415 - HarfBuzz loads only when drawing

    made = common_desk(services, teller, theme, _PREFIX)
    if made.value is None:
        return Outcome(None, made.diagnostics)
    desk = made.value
    scene = compose_matrix(desk, [_spot(item, teller) for item in items], _subtitle(services, teller))
    left = in_order([*made.diagnostics, *set_badly(services, desk.setter.findings)])
    return Outcome(None if has_errors(left) else scene, left)


def _spot(item: BacklogItem, teller: Teller) -> Spot:
    """An opportunity as the matrix shows it."""
    from blueprint.layout.matrix.spots import Spot  # noqa: PLC0415 - loads only when drawing

    one, speech = item.opportunity, teller.of(item.where.service)
    notes = [speech.pick(item.where.service.title)] if teller.several else []
    notes += [Wording(owner(teller, item), speech.pick(one.owner).language)] if one.owner else []
    notes += [speech.own(status(teller, item))]
    return Spot(
        number=item.number,
        key=item.key,
        title=speech.pick(one.title),
        impact=one.impact,
        effort=one.effort,
        quadrant=item.ranked.quadrant,
        notes=tuple(notes),
        done=one.status is OpportunityStatus.DONE,
    )


def _subtitle(services: Sequence[NamedService], teller: Teller) -> Wording | None:
    """The service's title; those of several in one line."""
    titles = [teller.of(one.service).pick(one.service.title) for one in services]
    if len(titles) == 1:
        return titles[0]
    return Wording(teller.words.joined([title.text for title in titles]), teller.language)


def matrix_sheet(scene: Scene) -> Sheet:
    """A sheet of paper as large as the matrix."""
    from blueprint.paper.sheet import MM_PER_UNIT, Part, Sheet  # noqa: PLC0415 - only for paper

    return Sheet(
        name=scene.title,
        width=scene.width * MM_PER_UNIT,
        height=scene.height * MM_PER_UNIT,
        parts=(Part(scene=scene, x=0.0, y=0.0),),
        background=scene.background,
    )


def print_matrix(scene: Scene) -> bytes:
    """The matrix as PDF."""
    from blueprint.export.pdf import About, write_pdf  # noqa: PLC0415 - WeasyPrint loads only for PDF

    return write_pdf((matrix_sheet(scene),), About(title=scene.title, language=scene.language))
