"""How far apart runs and labels lie in one strip."""

from __future__ import annotations

from blueprint.routing.run import LABEL_AIR, Run, label_run
from blueprint.routing.tracks import pack

GAP = 20.0


def leg(low: float, high: float) -> Run:
    return Run(low, high, [(low, 1, [], True), (high, 1, [], True)])


def packed(*runs: Run) -> list[float]:
    """The places of runs across one strip."""
    groups = pack(list(runs), GAP)
    assert len(groups) == 1
    return [run.at for run in runs]


def test_legs_lie_a_gap_apart() -> None:
    one, other = packed(leg(0, 100), leg(50, 150))
    assert abs(one - other) == GAP


def test_a_leg_keeps_the_air_of_a_label_and_no_gap() -> None:
    one, label = packed(leg(0, 100), label_run(20, 60, 8))
    assert abs(one - label) == 8 + LABEL_AIR


def test_labels_behind_each_other_share_a_line() -> None:
    one, other = packed(label_run(0, 50, 8), label_run(50 + LABEL_AIR, 100, 8))
    assert one == other
    one, other = packed(label_run(0, 50, 8), label_run(40, 100, 6))
    assert abs(one - other) == 8 + 6 + LABEL_AIR
