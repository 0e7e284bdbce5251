"""Where a touchpoint is met, and which cards carry it there."""

from __future__ import annotations

from experience.experienced import staged

from blueprint.experience.touchpoints import steps_using, touchpoint_use

HEAD = "touchpoints: {desk: {title: Desk}, app: {title: App}}\n"
SERVICE = staged(
    (
        "title: Now, touchpoint: desk, support: {text: Keeps the desk, id: keeps}",
        "id: a, customer: A",
        "id: b, customer: {text: B, touchpoint: app}",
    ),
    (
        "title: Later",
        "id: c, customer: C, frontstage: {text: D, touchpoint: [app, desk]}, touchpoint: [app, desk]",
        "id: e, customer: E",
    ),
    ("title: Last", "id: f, customer: F, touchpoint: app"),
    head=HEAD,
)


def test_a_touchpoint_of_a_stage_is_met_at_all_its_steps() -> None:
    desk, app = SERVICE.touchpoints

    used = touchpoint_use(SERVICE, desk)
    assert used.touchpoint is desk
    assert [stage.key for stage in used.stages] == ["now"]
    assert [step.key for step in used.steps] == ["a", "b", "c"]
    assert [step.key for step in steps_using(SERVICE, app.id)] == ["b", "c", "f"]


def test_cards_that_name_another_touchpoint_do_not_carry_it() -> None:
    desk, app = SERVICE.touchpoints

    assert [card.key for card in touchpoint_use(SERVICE, desk).cards] == ["keeps", "a", "c", "d"]
    used = touchpoint_use(SERVICE, app)
    assert (used.stages, [card.key for card in used.cards]) == ((), ["b", "c", "d", "f"])
