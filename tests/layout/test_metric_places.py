"""Where metrics stand in their row: over all columns, over those of a stage, in that of a step."""

from __future__ import annotations

from dataclasses import replace

from folding import pages
from measured import MEASUREMENTS, card, groups, mean, measured, said
from notation.checks import faults
from notation.drawn import Drawn, draw_one
from written import drawing, service

from blueprint.layout.form import Form
from blueprint.model.figures import Grouping
from blueprint.model.selection import select
from blueprint.model.service import View
from blueprint.model.vocabulary import DrawingKind
from blueprint.pipeline import Drawing
from blueprint.scene import Group, Item

JOURNEY = DrawingKind.JOURNEY


def cards(of: Drawn) -> dict[str, str]:
    """Where figures stand: the key of a card to its step or stage."""
    found = [g for g in of.picture.of("card") if g.data["lane"] == "metrics"]
    return {g.data["card"].removeprefix("metric."): g.data.get("step", g.data.get("stage", "?")) for g in found}


def test_figures_stand_where_they_were_measured() -> None:
    assert cards(drawing(measured(), JOURNEY)) == {
        "recommend": "", "stars": "", "nps-in": "check-in", "satisfied": "sleep", "ease": "check-out", "tray": "order",
        "lost": "find", "mobile-key": "check-in", "effort.check-in": "check-in", "effort.sleep": "sleep",
        "effort.check-out": "check-out", "mood.arrival": "arrival", "mood.stay": "stay", "calls": "find",
        "nobody": "order",
    }  # fmt: skip


def test_a_stage_and_a_step_of_one_name_are_not_mixed_up() -> None:
    of = service(
        "stages:\n  - {title: Pay, steps: [{title: Wait, customer: Waits}, {title: Pay, customer: Pays}]}\n"
        "metrics: [{id: mood, type: ces1, value: 2}]"
    )
    metric = replace(of.metrics[0], value=None, responses="survey", by=Grouping.STAGE)
    counted = replace(MEASUREMENTS[0], metric="mood", figure=mean(2, 200, 0.1), trend=())
    of = replace(
        of, metrics=(metric,), measurements=(replace(counted, groups=groups(Grouping.STAGE, pay=mean(2, 200, 0.1))),)
    )

    (found,) = [g for g in drawing(of, JOURNEY).picture.of("card") if g.data["lane"] == "metrics"]

    assert found.data == {"card": "metric.mood.pay", "lane": "metrics", "stage": "pay"}


def test_a_step_that_names_a_metric_without_answers_says_so() -> None:
    of = measured()
    steps = tuple(replace(s, metrics=("effort",)) if s.key == "order" else s for s in of.stages[1].steps)
    of = replace(of, stages=(of.stages[0], replace(of.stages[1], steps=steps), of.stages[2]))

    found = card(drawing(of, JOURNEY), "metric.effort.order")

    assert (found.data["step"], said(found, "figure-note")) == ("order", ["no answers"])
    assert not found.groups_of("interval")


def test_what_a_view_hides_takes_its_figures_with_it() -> None:
    of = measured()
    view = View(id="v", kind=JOURNEY, stages=(of.stages[0].key,))
    made = draw_one(of, Drawing(name="v", kind=JOURNEY, view=view), language="en", name="v")

    assert {"effort.check-in", "mood.arrival", "recommend"} <= cards(made).keys()
    assert not {"effort.sleep", "mood.stay", "satisfied"} & cards(made).keys()
    assert select(of, view).measurements == of.measurements


def test_figures_of_the_whole_service_stand_side_by_side_above_the_others() -> None:
    made = drawing(measured(), JOURNEY)
    first, second = (card(made, f"metric.{name}").shapes_of("card-box")[0].box for name in ("recommend", "stars"))
    others = [
        g.shapes_of("card-box")[0].box for g in made.picture.of("card") if g.data["lane"] == "metrics" and
        g.data.get("stage") != ""
    ]  # fmt: skip

    assert first.y == second.y
    assert first.bottom == second.bottom
    assert first.right < second.x
    assert all(box.y > first.bottom for box in others)
    assert second.right <= max(box.right for box in others) + 0.5
    assert first.width > 1.5 * second.width, "the one with groups gets the room"


def test_many_figures_of_the_whole_service_go_on_in_further_lines() -> None:
    metrics = ", ".join(f"{{id: m{n}, type: nps, value: {n}}}" for n in range(11))
    made = drawing(
        service(f"stages: [{{title: A, steps: [{{customer: B}}, {{customer: C}}]}}]\nmetrics: [{metrics}]"), JOURNEY
    )
    boxes = [card(made, f"metric.m{n}").shapes_of("card-box")[0].box for n in range(11)]

    assert not faults(made.picture, made.told)
    assert len({box.y for box in boxes}) > 1
    assert sorted(boxes, key=lambda box: (box.y, box.x)) == boxes


def test_a_folded_drawing_keeps_them_in_its_first_band_and_inside_of_it() -> None:
    (scene,) = pages(measured(), Form(cuts=(2, 4), column=112.0), JOURNEY)
    found: dict[str, Group] = {}

    def walk(items: tuple[Item, ...], band: str) -> None:
        for item in items:
            if isinstance(item, Group):
                data = dict(item.data)
                if item.role == "card" and data["lane"] == "metrics":
                    found[f"{band}/{data['card']}"] = item
                walk(item.items, data.get("band", band))

    walk(scene.items, "")

    assert {key for key in found if key.endswith(("recommend", "stars"))} == {"1/metric.recommend", "1/metric.stars"}
    assert {"2/metric.effort.sleep", "3/metric.effort.check-out"} <= found.keys()
