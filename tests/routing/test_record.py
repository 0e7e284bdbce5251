"""Bends and crossings of fixed maps. These numbers may fall, with the record; they may not rise."""

from __future__ import annotations

import pytest

from blueprint.routing import plan_routes
from routing.audit import bends, crossings
from routing.grids import random_grid

# columns, rows, density, wires per card, seed: bends, crossings
RECORD = {
    (8, 5, 0.6, 0.8, 11): (34, 21),
    (12, 8, 0.7, 1.1, 12): (190, 289),
    (10, 6, 0.9, 1.6, 13): (224, 305),
    (6, 6, 1.0, 3.0, 14): (278, 537),
    (40, 8, 0.6, 1.0, 15): (561, 1390),
}


@pytest.mark.parametrize(("key", "record"), list(RECORD.items()))
def test_bends_and_crossings_do_not_rise(key: tuple[int, int, float, float, int], record: tuple[int, int]) -> None:
    columns, rows, density, wires, seed = key
    grid = random_grid(seed, columns=columns, rows=rows, density=density, wires=wires, labels=0.2)
    plan = plan_routes(grid)
    assert bends(plan) <= record[0]
    assert crossings(grid, plan) <= record[1]
