"""What an opportunity mends: the gap, figure, card or text that `addresses` names.

In: a `Service` and one of its opportunities. Out: `Address`es in the order of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from blueprint.experience.opportunities import steps_by_place
from blueprint.frozen import frozen
from blueprint.model.measures import GapAt, Metric, Opportunity
from blueprint.model.service import Card, Service, Stage, Step
from blueprint.model.text import Text
from blueprint.model.vocabulary import Gap, TextRow

_GAP = re.compile(r"gap-([1-5])")


@frozen(kw_only=True)
class GapAddress:
    """A service-quality gap: as it is declared, or gap 5 where it is computed."""

    gap: Gap
    declared: GapAt | None = None


@frozen(kw_only=True)
class TextAddress:
    """A text of a row: a pain, a need, an idea."""

    row: TextRow
    text: Text


Address = GapAddress | Metric | Card | TextAddress


def addresses(service: Service, opportunity: Opportunity) -> tuple[Address, ...]:
    """What an opportunity mends; a gap that is declared at several places is told for those that it touches."""
    return tuple(found for name in opportunity.addresses for found in _address(service, opportunity, name))


def _address(service: Service, opportunity: Opportunity, name: str) -> Iterator[Address]:
    gap = _GAP.fullmatch(name)
    if gap:
        yield from _gaps(service, opportunity, Gap(int(gap[1])))
        return
    metric = next((m for m in service.metrics if m.id == name), None)
    card = next((c for c in service.cards if c.key == name), None)
    owner, _, rest = name.partition(".")
    row, _, count = rest.partition(".")
    if metric:
        yield metric
    elif row in set(TextRow) and count.isdigit():
        texts = _place(service, owner, TextRow(row))
        yield from (TextAddress(row=TextRow(row), text=text) for text in texts[int(count) - 1 : int(count)])
    elif card:
        yield card


def _gaps(service: Service, opportunity: Opportunity, number: Gap) -> Iterator[GapAddress]:
    """The gaps of a number: those at the places of the opportunity, else all of them."""
    declared = [gap for gap in service.gaps if gap.gap is number]
    steps = steps_by_place(service)
    touched = {key for place in opportunity.at for key in steps.get(place, ())}
    near = [gap for gap in declared if gap.at and touched.intersection(steps.get(gap.at, ()))]
    found = near or declared
    if not found:
        yield GapAddress(gap=number)
    yield from (GapAddress(gap=number, declared=gap) for gap in found)


def _place(service: Service, key: str, row: TextRow) -> tuple[Text, ...]:
    """The texts of a row at a step, else at a stage."""
    places: tuple[Step | Stage, ...] = (*service.steps, *service.stages)
    found = (texts for place in places if place.key == key for name, texts in place.texts if name is row)
    return next(found, ())
