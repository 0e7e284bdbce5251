"""What an opportunity mends: the gaps near to it, figures, cards and texts that it names."""

from __future__ import annotations

from experience.experienced import staged

from blueprint.experience.addresses import Address, GapAddress, TextAddress, addresses
from blueprint.model import Card, Metric
from blueprint.model.vocabulary import Gap

HEAD = """\
gaps: [{gap: 2, at: a}, {gap: 2, at: later}, {gap: 3, at: b}, {gap: 1}]
metrics: [{id: queue, type: count, value: 1}]
opportunities:
"""
STAGES = (
    (
        "title: Now, id: now, need: Rest",
        "id: a, customer: {text: Asks, id: asks}, pain: [Slow, Loud]",
        "id: b, customer: B",
    ),
    ("title: Later, id: later, pain: Tired", "id: c, customer: C"),
)


def found(keys: str) -> tuple[Address, ...]:
    service = staged(*STAGES, head=f"{HEAD}  - {{title: T, {keys}}}\n")
    return addresses(service, service.opportunities[0])


def gaps(keys: str) -> list[tuple[int, str | None]]:
    """Number and place of each gap that is addressed."""
    told = found(keys)
    assert all(isinstance(one, GapAddress) for one in told)
    return [(one.gap, one.declared.at if one.declared else None) for one in told if isinstance(one, GapAddress)]


def test_a_gap_is_told_for_the_places_of_the_opportunity() -> None:
    assert gaps("at: a, addresses: gap-2") == [(2, "a")]
    assert gaps("at: now, addresses: gap-2") == [(2, "a")]
    assert gaps("at: c, addresses: gap-2") == [(2, "later")]
    assert gaps("at: [a, c], addresses: gap-2") == [(2, "a"), (2, "later")]


def test_a_gap_that_is_nowhere_near_is_told_for_all_its_places() -> None:
    assert gaps("at: b, addresses: gap-2") == [(2, "a"), (2, "later")]
    assert gaps("addresses: gap-2") == [(2, "a"), (2, "later")]
    assert gaps("at: a, addresses: gap-1") == [(1, None)]


def test_the_gap_that_is_computed_needs_no_place() -> None:
    assert found("at: a, addresses: gap-5") == (GapAddress(gap=Gap.CUSTOMER),)


def test_figures_cards_and_texts_in_the_order_in_which_they_are_named() -> None:
    metric, card, loud, slow, tired = found("addresses: [queue, asks, a.pain.2, a.pain.1, later.pain.1]")

    assert isinstance(metric, Metric)
    assert metric.id == "queue"
    assert isinstance(card, Card)
    assert card.key == "asks"
    assert [(t.row, t.text.wordings[0].text) for t in (loud, slow, tired) if isinstance(t, TextAddress)] == [
        ("pain", "Loud"), ("pain", "Slow"), ("pain", "Tired"),
    ]  # fmt: skip
