"""The five service-quality gaps at their places (Parasuraman, Zeithaml, Berry 1985).

In: a service. Out: `LocatedGap`s. Gap 5 is computed at each step where less is experienced than expected; the others
are what the file declares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from blueprint.experience.satisfaction import personas_scored, satisfaction
from blueprint.frozen import frozen, replace
from blueprint.model import Card, GapAt, Metric, Service, Stage, Step, Text, TextRow
from blueprint.model.figures import Grouping
from blueprint.model.targets import target_met
from blueprint.model.vocabulary import Gap

_PLACED = (Grouping.STEP, Grouping.STAGE)
_EXACT = 9  # decimals: 4 - 3.6 and 3.8 - 3.4 differ in the sixteenth


@frozen
class Missed:
    """A metric that misses its target.

    Attributes:
        metric: its id. group: key of the step or stage whose answers miss it; None for the figure of the whole metric.
    """

    metric: str
    group: str | None = None


@frozen(kw_only=True)
class LocatedGap:
    """One gap at one place.

    Attributes:
        number: which gap. place: key of the step, else stage, else card; None for the whole service.
        note: what the file says of it.
        persona: id of whose gap it is, for computed ones; None where it is the same for all.
        size: expectation minus experience on the file's scale, above 0; None for a gap that is only declared.
        missed_at: the metrics at that place that miss their target, in file order, each of them for the place itself or
            for the whole where these miss it, else for each step inside.
        pains: `step.pain.n` of the pains there, in file order.
        declared: what the file says, with its span; None for a gap that is only computed.
    """

    number: Gap
    place: str | None
    note: Text | None = None
    persona: str | None = None
    size: float | None = None
    missed_at: tuple[Missed, ...] = ()
    pains: tuple[str, ...] = ()
    declared: GapAt | None = None

    @property
    def missed(self) -> tuple[str, ...]:
        """Ids of the metrics that miss their target, each once."""
        return tuple(dict.fromkeys(one.metric for one in self.missed_at))

    @property
    def evidence(self) -> tuple[str, ...]:
        """What speaks for it: metrics that miss their target, then pains, as `addresses` names them."""
        return (*self.missed, *self.pains)


def service_gaps(service: Service) -> tuple[LocatedGap, ...]:
    """All gaps by place: the whole service first, then each stage, its cards, its steps, and the cards of each.

    At one place they are sorted by number, then in file order, then by persona in the order of the catalogue. A
    declared gap 5 at a step where one is computed too is told once, with its note and its size. What lies inside of a
    place is evidence there: a pain of a step at its stage too. For the whole service only what is measured for the
    whole is evidence, or everything would be.
    """
    computed = tuple(_computed(service))
    told = [gap.declared for gap in computed]
    declared = (
        LocatedGap(number=gap.gap, place=gap.at, note=gap.note, declared=gap)
        for gap in service.gaps
        if not any(gap is one for one in told)
    )
    inside = _inside(service)
    order = {None: -1} | {key: number for number, key in enumerate(inside)}
    missed, pains = _missed(service, inside), _pains(service, inside)
    return tuple(
        replace(gap, missed_at=tuple(missed.get(gap.place, ())), pains=tuple(pains.get(gap.place, ())))
        for gap in sorted((*declared, *computed), key=lambda gap: (order[gap.place], gap.number))
    )


def _computed(service: Service) -> Iterator[LocatedGap]:
    """Gap 5 at each step where a persona experiences less than it expects; one gap where it is the same for all."""
    said = {gap.at: gap for gap in reversed(service.gaps) if gap.gap is Gap.CUSTOMER}
    personas = personas_scored(service)
    for step in service.steps:
        found = (satisfaction(step, persona) for persona in personas)
        short = [(one.persona, -one.value) for one in found if one is not None and one.value < 0]
        if len(short) == len(personas) > 1 and len({round(size, _EXACT) for _, size in short}) == 1:
            short = [(None, short[0][1])]
        declared = said.get(step.key)
        note = declared.note if declared else None
        for persona, size in short:
            yield LocatedGap(
                number=Gap.CUSTOMER, place=step.key, note=note, persona=persona, size=size, declared=declared
            )


def _inside(service: Service) -> dict[str, tuple[str, ...]]:
    """The places that each place lies in, itself included, in file order.

    A key stands for a step, else a stage, else a card, so a stage or card with the key of a step is no place.
    """
    steps = {step.key for step in service.steps}
    stages = {stage.key for stage in service.stages} - steps
    found: dict[str, tuple[str, ...]] = {}

    def add(cards: Iterable[Card], around: tuple[str, ...]) -> None:
        found.update((c.key, (c.key, *around)) for c in cards if c.key not in steps | stages)

    for stage in service.stages:
        whole = (stage.key,) if stage.key in stages else ()
        found.update(dict.fromkeys(whole, whole))
        add(stage.cards, whole)
        for step in stage.steps:
            found[step.key] = (step.key, *whole)
            add(step.cards, found[step.key])
    return found


def _missed(service: Service, inside: Mapping[str, tuple[str, ...]]) -> dict[str | None, list[Missed]]:
    """The metrics that miss their target, by place.

    A metric is at the place that it names, else at the step or stage that its answers are narrowed to, and at the steps
    and stages whose row `metric` names it; one that is drawn by step or stage is at each of these with the figure that
    it has there.
    """
    found: dict[str | None, list[Missed]] = {}
    for metric in service.metrics:
        here: dict[str | None, list[Missed]] = {}
        for place, missed in _missing(service, metric):
            for around in (None,) if place is None else inside.get(place, ()):
                here.setdefault(around, []).append(missed)
        for around, each in here.items():
            found.setdefault(around, []).extend(_nearest(each, around))
    return found


def _missing(service: Service, metric: Metric) -> Iterator[tuple[str | None, Missed]]:
    """Where a metric misses its target, and with which figure."""
    owners: tuple[Stage | Step, ...] = (*service.stages, *service.steps)
    measured = service.measurement(metric.id)
    if target_met(metric, measured.figure if measured else None) is False:
        at = metric.at or metric.where.step or metric.where.stage
        places = [at] if at is not None else []
        places += [owner.key for owner in owners if metric.id in owner.metrics]
        for place in places or (None,):
            yield place, Missed(metric.id)
    if measured and metric.by in _PLACED:
        for group in measured.by(metric.by):
            if target_met(metric, group.figure) is False:
                yield group.key, Missed(metric.id, group.key)


def _nearest(missed: list[Missed], place: str | None) -> tuple[Missed, ...]:
    """Of the figures of one metric at a place, that of the place; else that of the whole, else those inside of it."""
    for wanted in (place, None):
        for one in missed:
            if one.group == wanted:
                return (one,)
    return tuple(missed)


def _pains(service: Service, inside: Mapping[str, tuple[str, ...]]) -> dict[str | None, list[str]]:
    """The pains by place, each as `addresses` names it."""
    steps = {step.key for step in service.steps}
    found: dict[str | None, list[str]] = {}
    for stage in service.stages:
        own: tuple[Stage | Step, ...] = () if stage.key in steps else (stage,)
        for owner in (*own, *stage.steps):
            names = [f"{owner.key}.pain.{n}" for n in range(1, len(_texts(owner)) + 1)]
            for place in inside[owner.key]:
                found.setdefault(place, []).extend(names)
    return found


def _texts(owner: Stage | Step) -> tuple[Text, ...]:
    """The pains of a step or stage."""
    return next((texts for row, texts in owner.texts if row is TextRow.PAIN), ())
