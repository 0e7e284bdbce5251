"""The same metric stands at the same height in all columns, as long as that costs little."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from measured import measured
from notation.drawn import Drawn
from written import drawing, service

from blueprint.layout.bands import Entry
from blueprint.layout.figures.levels import Slot, slots
from blueprint.model.measures import Metric
from blueprint.model.vocabulary import DrawingKind, MetricType

GAP = 8.0
CARDS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 5), st.integers(40, 200).map(float)), min_size=1, max_size=14,
    unique_by=lambda card: card[:2],
)  # fmt: skip


def entries(cards: list[tuple[int, int, float]]) -> list[Entry]:
    return [
        Entry(
            key=f"metric.m{metric}.s{column}", first=column, last=column, stage="s", step=f"s{column}", order=n,
            content=Metric(id=f"m{metric}", type=MetricType.NPS),
        )
        for n, (metric, column, _) in enumerate(cards)
    ]  # fmt: skip


def stacks(cards: list[tuple[int, int, float]]) -> dict[int, list[Slot]]:
    found: dict[int, list[Slot]] = {}
    for slot in slots(entries(cards), [height for _, _, height in cards], GAP):
        found.setdefault(cards[slot.card][1], []).append(slot)
    return {column: sorted(stack, key=lambda slot: slot.order) for column, stack in found.items()}


def total(heights: list[float]) -> float:
    return sum(heights) + GAP * (len(heights) - 1)


@given(cards=CARDS)
@settings(max_examples=200)
def test_every_card_has_one_place_with_room_in_its_column(cards: list[tuple[int, int, float]]) -> None:
    found = stacks(cards)
    drawn = [slot for stack in found.values() for slot in stack if not slot.empty]

    assert sorted(slot.card for slot in drawn) == list(range(len(cards)))
    assert all(slot.height >= cards[slot.card][2] for slot in drawn)
    for stack in found.values():
        assert [slot.order for slot in stack] == list(range(len(stack)))
    needed = [total([h for _, column, h in cards if column == at]) for at in {column for _, column, _ in cards}]
    assert max(total([s.height for s in stack]) for stack in found.values()) <= 1.3 * max(needed) + 1e-6


@given(cards=CARDS)
@settings(max_examples=200)
def test_metrics_of_several_columns_keep_one_order(cards: list[tuple[int, int, float]]) -> None:
    several = {m for m, _, _ in cards if len({c for other, c, _ in cards if other == m}) > 1}
    orders = [
        [cards[s.card][0] for s in stack if not s.empty and cards[s.card][0] in several]
        for stack in stacks(cards).values()
    ]
    before = {pair for order in orders for pair in pairwise(order)}

    assert not {(one, other) for one, other in before if (other, one) in before}


def test_equally_high_metrics_stand_at_one_height_everywhere() -> None:
    cards = [(m, c, 80.0) for m, c in ((0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (1, 2), (0, 3))]
    found = stacks(cards)
    at = {(cards[s.card][0], s.order) for stack in found.values() for s in stack if not s.empty}

    assert at == {(0, 0), (1, 1), (2, 2)}
    assert [s.empty for s in found[2]] == [True, False]


def test_a_card_of_one_column_fills_what_would_be_empty() -> None:
    found = stacks([(0, 0, 80.0), (1, 0, 80.0), (1, 1, 80.0), (0, 2, 80.0), (5, 1, 60.0)])

    assert [(s.card, s.empty) for s in found[1]] == [(4, False), (2, False)]


def test_levels_that_waste_too_much_are_given_up() -> None:
    cards = [(0, 0, 400.0), (1, 0, 60.0), (0, 1, 60.0), (1, 2, 60.0), (9, 2, 380.0), (8, 2, 100.0)]

    assert not [s for stack in stacks(cards).values() for s in stack if s.empty]


def tops(made: Drawn, metric: str) -> list[float]:
    cards = [g for g in made.picture.of("card") if g.data["card"].startswith(f"metric.{metric}")]
    return [round(g.shapes_of("card-box")[0].box.y, 2) for g in cards]


def test_a_metric_by_step_is_drawn_in_one_line() -> None:
    made = drawing(measured(), DrawingKind.JOURNEY)

    assert len(tops(made, "effort")) == 3
    assert len(set(tops(made, "effort"))) == 1


def test_all_columns_begin_at_the_top_of_the_row() -> None:
    of = service(
        "stages: [{title: A, steps: [{id: a, customer: A}, {id: b, customer: B}]}]\n"
        "metrics:\n"
        "  - {id: one, type: nps, at: a, value: 3}\n"
        "  - {id: two, type: nps, at: a, value: 4}\n"
        "  - {id: three, type: nps, at: b, value: 5}\n"
    )
    made = drawing(of, DrawingKind.JOURNEY)

    assert tops(made, "one") == tops(made, "three")
    assert tops(made, "two")[0] > tops(made, "one")[0]
