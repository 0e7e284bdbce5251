"""Both versions in one service: the new one, with what was removed in its old place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from compared import difference, service, steps
from hypothesis import given, settings
from test_services import MAP, written

from blueprint.compare import What
from blueprint.compare.marks import Mark
from blueprint.compare.merge import Merged, everything, merge
from blueprint.compare.services import compare
from blueprint.model.figures import Figure, GroupFigure, Grouping, Measurement
from blueprint.pipeline import load

ROOT = Path(__file__).parents[2]


def merged(old: str, new: str) -> Merged:
    return merge(service(old), service(new), difference(old, new))


def cells(made: Merged) -> list[str]:
    return [f"{card.step}.{card.lane}: {card.key}" for card in made.service.cards]


def test_a_removed_card_stands_where_it_was() -> None:
    made = merged(
        steps("{id: a, customer: [One, Two, Three], support: S}"), steps("{id: a, customer: [One, Three, Four]}")
    )

    assert cells(made) == [
        "a.customer: one", "a.customer: removed-two", "a.customer: three", "a.customer: four", "a.support: removed-s",
    ]  # fmt: skip
    assert [c.number for c in made.service.cards] == [1, 2, 3, 4, 1]
    assert made.marks == {
        ("card", "removed-two"): Mark(what=(What.REMOVED,)),
        ("card", "removed-s"): Mark(what=(What.REMOVED,)),
        ("card", "four"): Mark(what=(What.ADDED,)),
    }


def test_a_removed_step_and_stage_stand_where_they_were() -> None:
    old = "stages:\n" + "".join(f"  - {{title: {t}, steps: [{{id: {t}1, customer: {t} one}}]}}\n" for t in "ABC")
    lines = old.splitlines(keepends=True)
    made = merged(old, "".join([lines[0], lines[1], lines[3]]))

    assert [stage.key for stage in made.service.stages] == ["a", "removed-b", "c"]
    assert [step.key for step in made.service.steps] == ["A1", "removed-B1", "C1"]
    assert {target for target, mark in made.marks.items() if mark.what == (What.REMOVED,)} == {
        ("stage", "removed-b"), ("step", "removed-B1"), ("card", "removed-b-one"),
    }  # fmt: skip
    assert [(k.source, k.target) for k in made.service.links] == [("a-one", "c-one")]


def test_a_removed_figure_keeps_what_its_answers_came_to() -> None:
    figure = Figure(value=30, n=120)
    groups = (
        GroupFigure(by=Grouping.STEP, key="a", figure=figure),
        GroupFigure(by=Grouping.STEP, key="b", figure=figure),
        GroupFigure(by=Grouping.SEGMENT, key="b", figure=figure),
    )
    metric = "metrics: [{id: nps, type: nps, target: 50}, {id: own, type: nps, target: 40}]\n"
    old = replace(
        service(metric + steps("{id: a, customer: A}", "{id: b, customer: B}")),
        measurements=(Measurement(metric="nps", figure=figure, groups=groups),),
    )
    kept = Measurement(metric="own", figure=figure)
    new = replace(
        service("metrics: [{id: own, type: nps, target: 40}]\n" + steps("{id: a, customer: A}")), measurements=(kept,)
    )

    made = merge(old, new, compare(old, new)).service

    assert [m.id for m in made.metrics] == ["own", "removed-nps"]
    gone = made.measurement("removed-nps")
    assert gone is not None
    assert (made.measurement("own"), gone.figure) == (kept, figure)
    assert [(g.by.value, g.key) for g in gone.groups] == [("step", "a"), ("step", "removed-b"), ("segment", "b")]


def test_texts_are_numbered_anew() -> None:
    made = merged(
        steps("{id: a, customer: A, pain: [Noise, Queue]}"), steps("{id: a, customer: A, pain: [Queue, Dust]}")
    )

    assert [t.wordings[0].text for t in made.service.steps[0].texts[0][1]] == ["Noise", "Queue", "Dust"]
    assert {target: mark.what for target, mark in made.marks.items()} == {
        ("card", "a.pain.1"): (What.REMOVED,), ("card", "a.pain.3"): (What.ADDED,),
    }  # fmt: skip


def test_touchpoints_that_came_and_went_are_marked() -> None:
    made = merged(
        steps("{id: a, customer: A, touchpoint: [Desk, Phone]}"),
        steps("{id: a, customer: A, touchpoint: [Phone, App]}"),
    )

    assert made.service.steps[0].touchpoints == ("phone", "app", "desk")
    assert {"desk", "phone", "app"} <= {t.id for t in made.service.touchpoints}
    assert made.marks["card", "a.touchpoint.2"].what == (What.ADDED,)
    assert made.marks["card", "a.touchpoint.3"].what == (What.REMOVED,)


def test_the_authors_own_status_gives_way() -> None:
    made = merged(
        steps("{id: a, customer: {text: A, status: new}}"), steps("{id: a, customer: {text: A, status: new}}")
    )

    assert made.service.cards[0].status is None
    assert made.marks == {}


def test_a_mark_says_what_was_and_is_and_where_it_came_from() -> None:
    made = merged(
        steps("{id: a, customer: A, support: {text: Till, time: 4 min}}", "{id: b, customer: B}"),
        steps("{id: a, customer: A}", "{id: b, customer: B, frontstage: {text: Till, time: 2 min}}"),
    )

    assert made.marks["card", "till"] == Mark(what=(What.MOVED, What.CHANGED), note="time: 4 min → 2 min", way=(1, -4))


def test_removed_connectors_figures_and_gaps() -> None:
    base = steps("{id: a, customer: A, support: S}", "{id: b, customer: B}")
    more = (
        "links: [{from: s, to: b, kind: message}]\nmetrics: [{id: q, type: number, at: a, value: 3}]\n"
        "gaps: [{gap: 3, at: a}]\nopportunities: [{id: o, title: Form, at: a}]\n"
    )
    made = merged(base + more, base)

    assert made.marks.keys() == {
        ("link", "s b"), ("card", "metric.removed-q"), ("card", "gap.1"), ("card", "opportunity.removed-o"),
    }  # fmt: skip
    assert made.unplaced == 0


def test_what_no_drawing_shows_is_counted() -> None:
    base = steps("{id: a, customer: {text: A, actor: x}}")
    made = merged(
        f"actors: {{x: {{title: X}}}}\n{base}",
        f"actors: {{x: {{title: Y}}}}\n{base}views: [{{id: v, kind: journey}}]\n",
    )

    assert (dict(made.marks), made.unplaced) == ({}, 2)


def test_a_whole_map_that_was_removed_is_marked_card_by_card() -> None:
    one = service(steps("{id: a, customer: A, pain: [P]}"))

    assert everything(one, What.ADDED).marks == {}
    assert everything(one, What.REMOVED).marks.keys() == {("card", "a"), ("card", "a.pain.1")}


@settings(max_examples=60)
@given(MAP, MAP)
def test_everything_of_both_sides_is_there_once(one: list, other: list) -> None:
    old, new = service(written(one)), service(written(other))
    found = compare(old, new)
    made = merge(old, new, found)

    keys = [c.key for c in made.service.cards]
    assert len(keys) == len(set(keys))
    ghosts = [k for k in keys if made.marks.get(("card", k)) == Mark(what=(What.REMOVED,))]
    assert [k for k in keys if k not in ghosts] == [
        c.key for stage in new.stages for step in stage.steps for lane in dict.fromkeys(c.lane for c in step.cards)
        for c in step.lane(lane)
    ]  # fmt: skip
    gone_stages = {c.key for c in found.changes if c.kind == "stage" and c.main is What.REMOVED}
    removed = [c for c in found.changes if c.kind == "card" and c.main is What.REMOVED]
    assert len(ghosts) == len(removed) or gone_stages


@pytest.mark.parametrize("name", ["hotel-stay", "online-checkout", "concert-night"])
def test_a_service_with_itself_is_itself(name: str) -> None:
    one = load(str(ROOT / "examples" / name / f"{name}.blueprint.yaml")).value
    assert one is not None
    made = merge(one, one, compare(one, one))

    assert made.marks == {}
    assert [s.key for s in made.service.steps] == [s.key for s in one.steps]
    assert {c.key for c in made.service.cards} == {c.key for c in one.cards}
    assert made.service.links == one.links


def test_what_was_said_before_stands_at_the_keys_of_the_drawing() -> None:
    made = merged(
        steps("{id: a, customer: {id: pay, text: Pays in cash}, pain: [Gone now, A long queue at the till]}"),
        steps("{id: a, customer: {id: pay, text: Pays by card}, pain: A short queue at the till}"),
    )

    assert {key: text.wordings[0].text for key, text in made.before.items()} == {
        "pay": "Pays in cash", "a.pain.2": "A long queue at the till",
    }  # fmt: skip
    assert dict(made.steps) == {"a": "a"}


def test_a_removed_step_is_found_under_its_key_in_the_drawing() -> None:
    made = merged(steps("{id: a, customer: A}", "{id: b, customer: B}"), steps("{id: a, customer: A}"))

    assert dict(made.steps) == {"a": "a", "b": "removed-b"}


def test_a_lane_that_was_removed_stands_among_those_of_its_zone() -> None:
    lanes = "lanes: [customer, frontstage, {lane: kitchen, title: Kitchen, zone: backstage}, support]\n"
    made = merged(
        lanes + steps("{id: a, customer: A, frontstage: F, kitchen: Cooks the soup, support: S}"),
        steps("{id: a, customer: A, frontstage: F, support: S}"),
    )

    order = [entry.id for entry in made.service.lanes]
    assert order.index("frontstage") < order.index("visibility") < order.index("kitchen") < order.index("support")
    assert made.marks["lane", "kitchen"].what == (What.REMOVED,)
