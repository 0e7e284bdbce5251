"""How far apart runs and labels lie in one strip."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.routing.order import preference
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


def apart(one: Run, other: Run, gap: float) -> float:
    """How far two runs have to be apart across their strip; 0 where they do not meet."""
    if min(one.high, other.high) <= max(one.low, other.low):
        return 0.0
    needed = [gap] if one.taps and other.taps else [0.0]
    for label, run in ((one, other), (other, one)):
        if label.half and run.taps and min(label.zone[1], run.high) > max(label.zone[0], run.low):
            needed.append(label.half + LABEL_AIR)
    if one.half and other.half:
        between = max(one.zone[0], other.zone[0]) - min(one.zone[1], other.zone[1]) + 2 * LABEL_AIR
        if between < LABEL_AIR:
            needed.append(one.half + LABEL_AIR + other.half)
    return max(needed)


@st.composite
def strips(draw: st.DrawFn) -> list[Run]:
    """Legs, labels and legs that carry a label, in one strip."""
    runs: list[Run] = []
    for number in range(draw(st.integers(1, 9))):
        low = draw(st.integers(0, 20)) * 7.0
        high = low + draw(st.integers(1, 9)) * 7.0
        kind = draw(st.sampled_from(["leg", "leg", "leg", "label", "both"]))
        half = draw(st.sampled_from([6.0, 8.0, 15.0]))
        if kind == "label":
            runs.append(label_run(low, high, half))
            continue
        ways = draw(st.tuples(st.sampled_from([-1, 1]), st.sampled_from([-1, 1])))
        turns = draw(st.lists(st.integers(-3, 3), max_size=2))
        run = Run(low, high, [(low, ways[0], [*turns, number], False), (high, ways[1], [*turns, -number], False)])
        if kind == "both":
            run.set_label(low + 2.0, high - 2.0, half)
        runs.append(run)
    return runs


@settings(max_examples=160)
@given(strips(), st.sampled_from([10.0, GAP]), st.sampled_from([0.0, 4.0]))
def test_runs_keep_their_distances_and_none_could_lie_lower(runs: list[Run], gap: float, slack: float) -> None:
    groups = pack(runs, gap, slack)
    assert sorted(id(run) for group, _ in groups for run in group) == sorted(map(id, runs))
    for group, extent in groups:
        edges = [max(0.0, run.half - slack) for run in group]
        assert min(run.at - edge for run, edge in zip(group, edges, strict=True)) == 0
        assert max(run.at + edge for run, edge in zip(group, edges, strict=True)) == extent
        outside = [run for other, _ in groups if other is not group for run in other]
        assert all(run.high <= other.low or other.high <= run.low for run in group for other in outside)
        floor = min(run.at for run in group)
        for run in group:
            met = [(other, apart(run, other, gap)) for other in group if other is not run]
            assert all(abs(run.at - other.at) >= least for other, least in met)
            for place in [floor, *(other.at + least for other, least in met)]:
                if place < run.at and all(abs(place - other.at) >= least for other, least in met):
                    assert any(place < other.at + least and preference(other, run) > 0 for other, least in met if least)
