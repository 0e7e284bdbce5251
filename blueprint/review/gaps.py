"""Service-quality gaps in words, with what speaks for each.

In: `Places`. Out: `GapTold`s in the order of their places.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.experience import LocatedGap, service_gaps
from blueprint.model.text import Wording
from blueprint.review.places import Places
from blueprint.review.readings import Reading, readings
from blueprint.review.told import metric_title, told_words
from blueprint.review.values import GapTold


def gaps_told(places: Places) -> tuple[GapTold, ...]:
    """All gaps of a service."""
    whole = {reading.metric.id: reading for reading in readings(places.service)}
    return tuple(_told(places, gap, whole) for gap in service_gaps(places.service))


def _told(places: Places, gap: LocatedGap, whole: dict[str, Reading]) -> GapTold:
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
        evidence=(*_missed(places, gap, whole), *(places.pain(pain) for pain in gap.pains)),
    )


def _missed(places: Places, gap: LocatedGap, whole: dict[str, Reading]) -> Iterator[Wording]:
    """The metrics that miss their target, with both: `Queue at the bar: 8 min (Target 3 min)`."""
    speech, words = places.speech, places.speech.words
    for name in gap.missed:
        reading = whole[name]
        title, told = metric_title(speech, reading.metric), told_words(speech, reading)
        if told.met is not False:
            # It is missed at this step or stage only, where the drawing shows it.
            yield title
            continue
        target = f"{words.text('metric.target')} {told.target}"
        text = words.text("book.by", text=told.value or "", by=target)
        yield Wording(words.text("format.label", label=title.text, text=text), words.language)
