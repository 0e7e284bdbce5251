"""Touchpoints at a glance: how important each is, how it is felt, whether it has a standard and an owner.

In: `Places`. Out: `TouchpointTold`s, key ones first, the worst felt first among equals.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from blueprint.experience import personas_scored
from blueprint.experience.satisfaction import satisfaction, score_of
from blueprint.experience.touchpoints import steps_using
from blueprint.frozen import frozen, replace
from blueprint.model.catalogues import Touchpoint
from blueprint.model.vocabulary import Importance, PlanPart
from blueprint.review.journeys import score_words
from blueprint.review.places import Places
from blueprint.review.values import TouchpointTold

_NARROWEST = 0.5
"""A difference of scores that reaches the end of the field at least."""
_APART = 0.036
"""Least distance of two spots of one track, as a share of the field."""
_ORDER = (Importance.KEY, Importance.SPECIAL, Importance.NORMAL, None)


def touchpoints_told(places: Places) -> tuple[TouchpointTold, ...]:
    """All touchpoints of a service, numbered in their order."""
    found = [(touchpoint, _told(places, touchpoint)) for touchpoint in places.service.touchpoints]
    found.sort(key=lambda pair: (_ORDER.index(pair[0].importance), pair[1].gap is None, pair[1].gap or 0.0))
    number = places.speech.words.number
    return tuple(replace(told, number=number(n)) for n, (_, told) in enumerate(found, 1))


def _told(places: Places, touchpoint: Touchpoint) -> TouchpointTold:
    service, speech = places.service, places.speech
    steps = steps_using(service, touchpoint.id)
    pairs = [(step, persona) for step in steps for persona in personas_scored(service)]
    felt = _mean(score.value for step, persona in pairs if (score := score_of(step.emotions, persona)))
    gap = _mean(found.value for step, persona in pairs if (found := satisfaction(step, persona)))
    channels = {channel.id: channel.title for channel in service.channels}
    importance = touchpoint.importance
    return TouchpointTold(
        number="",
        id=touchpoint.id,
        title=speech.pick(touchpoint.title),
        channels=speech.all(channels[c] for c in touchpoint.channels if c in channels),
        importance=importance.value if importance else "",
        importance_word=speech.word(f"importance.{importance}") if importance else None,
        owner=speech.word(f"owner.{touchpoint.owner}") if touchpoint.owner else None,
        standard=speech.maybe(dict(touchpoint.plan).get(PlanPart.STANDARD)),
        experience=score_words(places, felt) if felt is not None else None,
        difference=score_words(places, gap, sign=True) if gap is not None else None,
        felt=felt,
        gap=gap,
        steps=len(steps),
    )


@frozen
class FieldRow:
    """Touchpoints of one importance by how they are felt.

    Attributes:
        name: id of the importance, empty where the file says none.
        tracks: how many spots stand above each other at most.
        spots: each with its place 0..1, 0.5 where expectations are met, and its track from 0.
    """

    name: str
    tracks: int
    spots: tuple[tuple[TouchpointTold, float, int], ...]


def field_rows(told: Sequence[TouchpointTold]) -> tuple[FieldRow, ...]:
    """Importance against satisfaction; spots that would cover each other stand in several tracks."""
    gaps = [abs(one.gap) for one in told if one.gap is not None]
    widest = max([*gaps, _NARROWEST])
    rows = []
    for importance in _ORDER:
        name = importance.value if importance else ""
        mine = [(one, 0.5 + one.gap / widest / 2) for one in told if one.importance == name and one.gap is not None]
        ends: list[float] = []
        spots = []
        for one, at in sorted(mine, key=lambda pair: pair[1]):
            track = next((n for n, end in enumerate(ends) if at - end >= _APART), len(ends))
            ends[track:] = [at, *ends[track + 1 :]]
            spots.append((one, at, track))
        if spots:
            rows.append(FieldRow(name, len(ends), tuple(spots)))
    return tuple(rows)


def _mean(values: Iterable[float]) -> float | None:
    found = list(values)
    return sum(found) / len(found) if found else None
