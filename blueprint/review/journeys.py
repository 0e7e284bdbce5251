"""How each persona found a service: step by step, as a whole, and with the worst step mended.

In: `Places`. Out: `JourneyTold`s, one for each persona with scores.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.experience import Curve, Mending, curve, mended, personas_scored
from blueprint.experience.satisfaction import score_of
from blueprint.model.measures import Score
from blueprint.model.service import Step
from blueprint.model.text import Wording
from blueprint.model.vocabulary import MetricType
from blueprint.review.places import Places
from blueprint.review.values import CurvePlace, FeltStep, JourneyTold, Sum
from blueprint.words.figures import computed

MET = 0.05
"""Difference of scores that counts as none: it is printed as 0."""
_SIGNS = ("best", "worst", "end")


def journeys(places: Places) -> tuple[JourneyTold, ...]:
    """The journeys of all personas with scores."""
    found = (_journey(places, persona) for persona in personas_scored(places.service))
    return tuple(one for one in found if one is not None)


def _journey(places: Places, persona: str | None) -> JourneyTold | None:
    service = places.service
    found = curve(service, persona)
    if found is None:
        return None
    mending = mended(service, persona)
    return JourneyTold(
        persona=persona,
        name=places.persona(persona),
        curve=found,
        low=service.scale.low,
        high=service.scale.high,
        levels=_levels(places),
        columns=len(service.steps),
        steps=tuple(_steps(places, found, persona)),
        places=tuple(_places(places, found)),
        sums=tuple(_sums(places, found, mending)),
        story=_story(places, found),
        mend=_mend(places, mending) if mending else None,
        mending=mending,
    )


def score_words(places: Places, value: float, *, sign: bool = False) -> Wording:
    """A score as it is printed everywhere; a difference of almost nothing is 0."""
    words = places.speech.words
    return places.speech.own(words.number(0.0 if sign and abs(value) < MET else value, 1, sign=sign))


def tone(difference: float) -> int:
    """-1, 0 or 1: worse, the same, better."""
    return 0 if abs(difference) < MET else 1 if difference > 0 else -1


def _levels(places: Places) -> tuple[Wording, Wording, Wording]:
    """Words for the lowest, the middle and the highest score: the file's own, else the language's."""
    scale, speech = places.service.scale, places.speech
    own = dict(scale.labels)
    low, middle, high = (
        speech.pick(own[value]) if value in own else speech.own(otherwise)
        for value, otherwise in zip((scale.low, scale.middle, scale.high), speech.words.axis(3), strict=True)
    )
    return low, middle, high


def _steps(places: Places, found: Curve, persona: str | None) -> Iterator[FeltStep]:
    """The steps with a score, or an expectation."""
    stage = None
    for step in places.service.steps:
        felt, expected = score_of(step.emotions, persona), score_of(step.expectations, persona)
        if felt is None and expected is None:
            continue
        yield _step(places, found, step, felt, expected, new=step.stage != stage)
        stage = step.stage


def _step(
    places: Places, found: Curve, step: Step, felt: Score | None, expected: Score | None, *, new: bool
) -> FeltStep:
    gap = felt.value - expected.value if felt and expected else None
    marked = {"best": found.best, "worst": found.worst, "end": found.end}
    return FeltStep(
        step=places.step(step.key),
        column=step.number - 1,
        stage=places.named(step.stage) if new else None,
        experience=score_words(places, felt.value) if felt else None,
        expectation=score_words(places, expected.value) if expected else None,
        difference=score_words(places, gap, sign=True) if gap is not None else None,
        felt=felt.value if felt else None,
        expected=expected.value if expected else None,
        gap=gap,
        signs=tuple(name for name in _SIGNS if (point := marked[name]) and point.step == step.key),
        sample=tuple(_sample(places, felt)) if felt else (),
    )


def _sample(places: Places, score: Score) -> Iterator[Wording]:
    """What a score rests on that is the mean of answers."""
    words, speech = places.speech.words, places.speech
    if score.n is None:
        return
    yield speech.word("metric.sample", n=words.number(score.n))
    if score.interval:
        low, high = (computed(words, MetricType.MEAN, end) for end in (score.interval.low, score.interval.high))
        yield speech.word("metric.interval", low=low, high=high)


def _places(places: Places, found: Curve) -> Iterator[CurvePlace]:
    for name, point in (("peak", found.peak), ("best", found.best), ("worst", found.worst), ("end", found.end)):
        if point:
            yield CurvePlace(
                name=name,
                label=places.speech.word(f"curve.{name}"),
                value=score_words(places, point.value),
                step=places.step(point.step),
            )


def _sums(places: Places, found: Curve, mending: Mending | None) -> Iterator[Sum]:
    """Mean, remembered, net experience; and what they would be."""
    then = mending.after if mending else None
    yield _sum(places, "mean", found.mean, then.mean if then else None)
    if found.remembered is not None:
        yield _sum(places, "remembered", found.remembered, then.remembered if then else None)
    words, speech = places.speech.words, places.speech
    change = then.net - found.net if then else None
    yield Sum(
        name="net",
        label=speech.word("book.net"),
        value=speech.own(words.number(found.net, sign=True)),
        then=speech.own(words.number(then.net, sign=True)) if then else None,
        change=speech.own(words.number(change, sign=True)) if change is not None else None,
        tone=tone(change) if change is not None else 0,
    )


def _sum(places: Places, name: str, value: float, then: float | None) -> Sum:
    change = then - value if then is not None else None
    return Sum(
        name=name,
        label=places.speech.word(f"book.{name}"),
        value=score_words(places, value),
        then=score_words(places, then) if then is not None else None,
        change=score_words(places, change, sign=True) if change is not None else None,
        tone=tone(change) if change is not None else 0,
        estimate=name == "remembered",
    )


def _story(places: Places, found: Curve) -> Wording | None:
    """Peak, end, what is remembered beside the mean; None where the main path has no score."""
    if found.end is None or found.remembered is None:
        return None
    return places.speech.word(
        "report.peak-end",
        peak=_quoted(places, found.peak.step),
        value=score_words(places, found.peak.value).text,
        end=_quoted(places, found.end.step),
        last=score_words(places, found.end.value).text,
        remembered=score_words(places, found.remembered).text,
        mean=score_words(places, found.mean).text,
    )


def _mend(places: Places, mending: Mending) -> Wording:
    """What would change if the worst step were raised."""
    before, after = mending.before, mending.after
    told = {
        "step": _quoted(places, mending.step),
        "score": score_words(places, mending.score).text,
        "to": score_words(places, mending.to).text,
        "mean": score_words(places, before.mean).text,
        "then": score_words(places, after.mean).text,
    }
    if before.remembered is None or after.remembered is None:
        return places.speech.word("report.mend-mean", **told)
    told["remembered"] = score_words(places, before.remembered).text
    later = score_words(places, after.remembered).text
    if later == told["remembered"]:
        return places.speech.word("report.mend-same", **told)
    return places.speech.word("report.mend", **told, later=later)


def _quoted(places: Places, step: str) -> str:
    return places.speech.words.quoted(places.step(step).title.text)
