"""Steps and cards of two states in one order."""

from __future__ import annotations

from opened import comparison, steps

from blueprint.comparison.values import Column, Comparison


def row(found: Comparison) -> list[str]:
    """Columns as `a/a changed`, `a/- removed`."""
    return [f"{_key(c, old=True)}/{_key(c, old=False)} {c.relation}" for c in found.columns]


def _key(column: Column, *, old: bool) -> str:
    step = column.before if old else column.after
    return step.key if step else "-"


def test_common_steps_share_a_column() -> None:
    found = comparison(
        steps("{id: a, customer: A}", "{id: b, customer: B}", "{id: c, customer: C}"),
        steps("{id: a, customer: A}", "{id: x, customer: Quite new}", "{id: c, customer: C, time: 2 min}"),
    )

    assert row(found) == ["a/a same", "b/- removed", "-/x added", "c/c changed"]


def test_a_moved_step_has_a_column_at_each_place() -> None:
    found = comparison(
        steps("{id: a, customer: A}", "{id: b, customer: B}", "{id: c, customer: C}"),
        steps("{id: b, customer: B}", "{id: c, customer: C}", "{id: a, customer: A}"),
    )

    assert row(found) == ["a/- moved", "b/b same", "c/c same", "-/a moved"]


def test_every_step_and_card_of_both_stands_once_and_in_its_order() -> None:
    before = steps("{id: a, customer: [One, Two], support: S}", "{id: b, customer: B}", "{id: c, customer: C}")
    after = steps("{id: c, customer: C}", "{id: a, customer: [Two, Three], backstage: S}", "{id: d, customer: Fresh}")
    found = comparison(before, after)

    for n, service in enumerate((found.before, found.after)):
        moments = [(c.before, c.after)[n] for c in found.columns]
        assert [s.key for s in moments if s] == [s.key for s in service.steps]
        cards = [(p.before, p.after)[n] for c in found.columns for cell in c.cells for p in cell.cards]
        assert sorted(c.key for c in cards if c) == sorted(c.key for c in service.cards)


def test_a_stage_of_one_state_keeps_its_columns_together() -> None:
    one = "stages:\n  - {title: Zebra, id: z, steps: [{id: a, customer: A}]}\n"
    two = one + "  - {title: Ibis, id: i, steps: [{id: p, customer: P}, {id: q, customer: Q}]}\n"
    found = comparison(one, two)

    assert [(s.relation, len(s.columns)) for s in found.stages] == [("same", 1), ("added", 2)]


def test_cards_of_a_cell_stand_beside_each_other() -> None:
    found = comparison(
        steps("{id: a, customer: [{text: Pays, id: pay}, Leaves]}"),
        steps("{id: a, customer: [{text: Taps a card, id: pay}, Gets a bill]}"),
    )
    (cell,) = found.columns[0].cells

    assert [(p.before and p.before.key, p.after and p.after.key, p.relation) for p in cell.cards] == [
        ("pay", "pay", "changed"), ("leaves", None, "removed"), (None, "gets-a-bill", "added"),
    ]  # fmt: skip


def test_a_card_that_changed_its_lane_stands_in_both() -> None:
    found = comparison(
        steps("{id: a, customer: C, backstage: Grinds the beans}"),
        steps("{id: a, customer: C, frontstage: Grinds the beans}"),
    )
    moved = {cell.lane: cell.cards[0].relation for cell in found.columns[0].cells}

    assert moved == {"customer": "same", "frontstage": "moved", "backstage": "moved"}
