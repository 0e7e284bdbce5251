"""How the channel path is drawn: in which drawings, over cuts, beside other steps."""

from __future__ import annotations

from io import BytesIO

import pytest
from notation.checks import faults
from notation.drawn import Drawn, draw_one
from notation.folded import faults as folded_faults
from notation.folded import fold
from notation.lanes import columns
from written import service

from blueprint import pipeline
from blueprint.layout.form import Form
from blueprint.model.service import Service

SHOP = """
{more}
stages:
  - title: A
    steps:
      - {{id: a, customer: Looks, channel: web}}
      - {{id: b, customer: Asks, channel: phone, next: [d, c]}}
      - {{id: c, customer: Waits, channel: phone}}
  - title: B
    steps:
      - {{id: d, customer: Buys, channel: web}}
      - {{id: e, customer: Leaves, channel: [desk, web]}}
views:
  - {{id: path, kind: {kind}, lanes: [customer, channel-path]}}
"""


def shop(kind: str = "journey", more: str = "") -> Service:
    return service(SHOP.format(kind=kind, more=more))


def shown(of: Service, name: str) -> Drawn:
    (drawing,) = pipeline.drawings(of, name)
    return draw_one(of, drawing, language=of.language, name=name)


def lanes(made: Drawn) -> list[str]:
    return [g.data["lane"] for g in made.picture.of("lane")]


@pytest.mark.parametrize("kind", ["journey", "blueprint"])
def test_it_is_drawn_where_a_view_names_it_and_nowhere_else(kind: str) -> None:
    of = shop(kind)

    assert sorted(lanes(shown(of, "path"))) == ["channel-path", "customer"]
    assert "channel-path" not in lanes(shown(of, kind))
    assert not faults(shown(of, "path").picture, shown(of, "path").told)


@pytest.mark.parametrize("kind", ["journey", "blueprint"])
def test_it_is_drawn_where_the_lanes_of_the_file_name_it(kind: str) -> None:
    of = shop(kind, "lanes: [customer, {channel-path: By what way}]")
    made = shown(of, kind)
    (lane,) = [g for g in made.picture.of("lane") if g.data["lane"] == "channel-path"]

    assert "".join(t.text for t in lane.texts_of("lane-title")) == "By what way"
    assert not faults(made.picture, made.told)


def test_a_leg_changes_tracks_where_it_passes_no_dot_of_another_step() -> None:
    made = shown(shop(), "path")
    (leg,) = [s for g in made.picture.of("channel-path") for s in g.shapes_of("channel-leg") if s.data["to"] == "d"]
    turn = [q.x for q in leg.polygons[0] if q.y not in (leg.box.y, leg.box.bottom)]
    other = columns(made.picture)["c"]

    assert turn
    assert max(turn) <= other.x + 12.5


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_leg_goes_on_over_the_cut(direction: str) -> None:
    of = shop(more=f"direction: {direction}")
    (drawing,) = pipeline.drawings(of, "path")
    made = fold(of, drawing, Form(cuts=(3,)))
    (page,) = made.pages
    legs, tracks = (
        [
            next(s for s in band.all_shapes() if s.role == role and s.data.get("to", "d") == "d")
            for band in page.of("band")
        ]
        for role in ("channel-leg", "channel-track")
    )
    early, late = (track.box.x for track in tracks), (track.box.right for track in tracks)
    starts, ends = (early, late) if direction == "ltr" else (late, early)

    assert not folded_faults(made)
    assert legs[0].polygons[0][-1].x == pytest.approx(next(iter(ends)))
    assert legs[1].polygons[0][0].x == pytest.approx([*starts][1])
    # It changes tracks before the cut, so that it crosses no name at the start of the next band.
    assert legs[0].box.height > 0
    assert legs[1].box.height == 0


@pytest.mark.parametrize("theme", ["paper", "mono", "dark", "contrast"])
def test_it_can_be_read_in_every_theme(theme: str) -> None:
    of = shop()
    (drawing,) = pipeline.drawings(of, "path")
    made = draw_one(of, drawing, language="en", name=theme, theme=theme)

    assert not faults(made.picture, made.told, (12, 40, 50, 52))


def test_a_step_may_not_fill_it() -> None:
    text = b"blueprint: 1\ntitle: T\nstages: [{title: A, steps: [{customer: X, channel-path: web}]}]\n"
    loaded = pipeline.load("-", stdin=BytesIO(text))

    assert [d.code for d in loaded.diagnostics if d.severity.value == "error"] == ["BP405"]
