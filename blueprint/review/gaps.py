"""Service-quality gaps in words, with what speaks for each.

In: `Places`. Out: `GapTold`s in the order of their places.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from blueprint.experience import LocatedGap, service_gaps
from blueprint.model.figures import Grouping
from blueprint.model.text import Wording
from blueprint.review.places import Places
from blueprint.review.readings import Reading, readings
from blueprint.review.told import metric_title, told_words
from blueprint.review.values import GapTold

Found: TypeAlias = dict[tuple[str, str | None], Reading]
"""Figures by metric and step or stage; of all answers under None."""


def gaps_told(places: Places) -> tuple[GapTold, ...]:
    """All gaps of a service."""
    found: Found = {}
    for reading in readings(places.service, (Grouping.STEP, Grouping.STAGE)):
        if reading.by in (None, reading.metric.by):
            found[reading.metric.id, reading.key] = reading
    return tuple(_told(places, gap, found) for gap in service_gaps(places.service))


def _told(places: Places, gap: LocatedGap, found: Found) -> GapTold:
    speech, words = places.speech, places.speech.words
    return GapTold(
        gap=gap,
        number=words.number(gap.number),
        title=speech.word(f"gap.{gap.number}"),
        meaning=speech.word(f"gap-meaning.{gap.number}"),
        place=places.named(gap.place),
        who=places.persona(gap.persona),
        note=speech.maybe(gap.note),
        size=speech.own(words.number(-gap.size, 1, sign=True)) if gap.size is not None else None,
        evidence=(*_missed(places, gap, found), *(places.pain(pain) for pain in gap.pains)),
    )


def _missed(places: Places, gap: LocatedGap, found: Found) -> Iterator[Wording]:
    """The metrics that miss their target, with both, where they miss it: `Queue at the bar: 8 min (Target 3 min)`."""
    speech, words = places.speech, places.speech.words
    for missed in gap.missed_at:
        reading = found[missed.metric, missed.group]
        told = told_words(speech, reading)
        title = metric_title(speech, reading.metric).text
        if missed.group is not None and missed.group != gap.place:
            title = words.joined([title, *(named.text for named in [places.named(missed.group)] if named)])
        target = f"{words.text('metric.target')} {told.target}"
        text = words.text("book.by", text=told.value or "", by=target)
        yield Wording(words.text("format.label", label=title, text=text), words.language)
