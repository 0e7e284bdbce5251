"""Height that a page has left goes into rows, then between what stands on it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from folding import boxes, groups, pages, said, shapes, steps
from hypothesis import given, settings
from hypothesis import strategies as st
from notation.drawn import EXAMPLES
from notation.links import crossing_count
from notation.picture import read_picture

from blueprint import pipeline
from blueprint.layout.form import NATURAL, Form
from blueprint.scene import Group, Scene, Words

TALL = steps(2, 2, card="A text that is long enough to be set in several lines of its card")


def heights(scene: Scene) -> list[list[float]]:
    """Heights of the lanes of each band."""
    return [[b.height for b in boxes(band, "lane-band")] for band in groups(scene, "band")]


def natural(form: Form) -> Form:
    return Form(cuts=form.cuts, pages=form.pages, column=form.column, width=form.width)


@pytest.mark.parametrize("more", [1.0, 30.0, 120.0, 400.0, 3000.0])
def test_a_page_is_as_high_as_asked(more: float) -> None:
    (before,) = pages(TALL, Form(cuts=(2,)))
    (after,) = pages(TALL, Form(cuts=(2,), height=before.height + more))
    foot_before, foot_after = (groups(s, "footer")[0] for s in (before, after))

    assert after.height == pytest.approx(before.height + more)
    assert after.width == before.width
    for own, grown in zip(heights(before), heights(after), strict=True):
        assert all(a - 1e-6 <= b <= 1.6 * a + 1e-6 for a, b in zip(own, grown, strict=True))
    bottoms = [max(b.y + b.height for b in boxes(s, "lane-band")) for s in (before, after)]
    assert bottoms[1] <= bottoms[0] + more + 1e-6
    assert foot_before.role == foot_after.role
    for role in ("legend-text",):
        lows = [max(w.y for w in shapes(s, role) if isinstance(w, Words)) for s in (before, after)]
        assert lows[1] == pytest.approx(lows[0] + more)


def test_a_page_that_needs_more_is_higher() -> None:
    (before,) = pages(TALL, Form(cuts=(2,)))
    (after,) = pages(TALL, Form(cuts=(2,), height=before.height - 200.0))

    assert after.height == before.height


def test_like_lanes_become_equally_high_first() -> None:
    uneven = steps(1, 1)
    mixed = steps(1, 3, card="A text that is long enough to be set in several lines of its card")
    for of in (uneven, mixed):
        (before,) = pages(of, Form(cuts=(1,), column=130.0))
        missing = sum(abs(a - b) for a, b in zip(*heights(before), strict=True))
        (after,) = pages(of, Form(cuts=(1,), column=130.0, height=before.height + missing + 10.0))
        one, other = heights(after)
        assert one == pytest.approx(other, abs=0.01)


def test_one_band_grows_in_proportion() -> None:
    (before,) = pages(TALL, NATURAL)
    (after,) = pages(TALL, Form(height=before.height + 60.0))
    shares = [b.height / a.height for a, b in zip(boxes(before, "lane-band"), boxes(after, "lane-band"), strict=True)]

    assert len(groups(after, "band")) == 0
    assert all(share == pytest.approx(shares[0]) for share in shares)
    assert shares[0] > 1.1


def test_pages_get_their_height_one_by_one() -> None:
    made = pages(steps(2, 2, 1), Form(cuts=(2, 4), pages=(4,), height=1800.0))

    assert [scene.height for scene in made] == [1800.0, 1800.0]
    assert [len(groups(scene, "header")) for scene in made] == [1, 0]
    assert [len(groups(scene, "footer")) for scene in made] == [0, 1]
    assert [said(scene, "running-text") for scene in made] == [[], ["Test · Service blueprint", "Page 2 of 2"]]


@given(more=st.floats(0.0, 900.0))
@settings(max_examples=12)
def test_nothing_comes_nearer_to_anything(more: float) -> None:
    (before,) = pages(TALL, Form(cuts=(2,)))
    (after,) = pages(TALL, Form(cuts=(2,), height=before.height + more))
    tops = [[_top(card) for card in groups(s, "card")] for s in (before, after)]
    order = sorted(range(len(tops[0])), key=lambda n: tops[0][n])

    for a, b in pairwise(order):
        assert tops[1][b] - tops[1][a] >= tops[0][b] - tops[0][a] - 1e-6
    assert [boxes(c, "card-box")[0].height for c in groups(after, "card")] == pytest.approx(
        [boxes(c, "card-box")[0].height for c in groups(before, "card")]
    )


def _top(card: Group) -> float:
    return boxes(card, "card-box")[0].y


def test_connectors_keep_their_ways() -> None:
    file = next(f for f in EXAMPLES if f.parent.name == "online-checkout")
    service = pipeline.load(str(file)).value
    assert service is not None
    (before,) = pages(service, NATURAL)
    (after,) = pages(service, Form(height=before.height + 333.0))
    drawn = [read_picture(pipeline.paint(scene)) for scene in (before, after)]
    bends = [[len(shape.polygons[0]) for shape in p.shapes if shape.role == "route"] for p in drawn]

    assert bends[0] == bends[1]
    assert crossing_count(drawn[0]) == crossing_count(drawn[1])
