"""Scales of figures hold all that stands on them, and texts in one line do not meet."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.layout.figures.axis import axis_of
from blueprint.layout.figures.pieces import spread
from blueprint.model.figures import Figure, Interval
from blueprint.model.measures import Duration, Metric
from blueprint.model.vocabulary import MetricType

OPEN = st.sampled_from([MetricType.NUMBER, MetricType.MEAN, MetricType.COUNT, MetricType.DURATION])
SIZES = st.floats(0, 1e7, allow_subnormal=False) | st.integers(0, 100).map(float)


@given(
    kind=OPEN, value=SIZES, half=SIZES | st.just(0.0), target=SIZES | st.none(), unit=st.sampled_from(["s", "wk", "mo"])
)
@settings(max_examples=200)
def test_everything_stands_on_its_scale(
    kind: MetricType, value: float, half: float, target: float | None, unit: str
) -> None:
    time = Duration(target, target, unit) if target is not None and kind is MetricType.DURATION else None
    metric = Metric(id="m", type=kind, target=None if time else target, target_duration=time)
    figure = Figure(value=value, n=200, interval=Interval(value - half, value + half))

    axis = axis_of(metric, [figure])

    assert axis is not None
    places = [axis.at(v) for v in (value - half, value, value + half, *([target] if target is not None else []))]
    assert all(-1e-9 <= place <= 1 + 1e-9 for place in places)
    assert axis.low == 0 or value - half < 0 or 2 * half < 0.06 * value + 1e-6


def test_a_narrow_interval_far_from_zero_is_drawn_near_by() -> None:
    metric = Metric(id="m", type=MetricType.NUMBER)
    near = axis_of(metric, [Figure(value=930, n=200, interval=Interval(925, 935))])
    wide = axis_of(metric, [Figure(value=930, n=200, interval=Interval(700, 1100))])

    assert near is not None
    assert wide is not None
    assert (near.low > 900, near.high < 960, wide.low) == (True, True, 0)


@given(
    texts=st.lists(st.tuples(st.floats(0, 200), st.floats(1, 80)), min_size=1, max_size=5), width=st.floats(20, 300),
)  # fmt: skip
@settings(max_examples=200)
def test_texts_in_one_line_do_not_meet(texts: list[tuple[float, float]], width: float) -> None:
    middles, widths = sorted(m for m, _ in texts), [w for _, w in texts]
    lefts = spread(middles, widths, width, 5.0)

    if lefts is None:
        assert sum(widths) + 5 * (len(widths) - 1) > width
        return
    edges = [*zip(lefts, widths, strict=True), (width + 5, 0.0)]
    assert lefts[0] >= -1e-6
    assert all(a + w + 5 <= b + 1e-6 for (a, w), (b, _) in pairwise(edges))
