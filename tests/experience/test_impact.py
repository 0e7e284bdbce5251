"""What breaks for customers if something fails."""

from __future__ import annotations

from experience.experienced import staged

from blueprint.experience.impact import Failing, FailingKind, Impact, Reach, impact
from blueprint.model.service import Service

HEAD = "touchpoints: {desk: {title: Desk}, app: {title: App}}\nchannels: {web: {title: Web}, phone: {title: Phone}}\n"


def service() -> Service:
    return staged(
        (
            "title: In, id: in",
            (
                "id: book, touchpoint: [desk, app], channel: [web, phone], customer: {text: Books, id: books}, "
                "frontstage: {text: Takes, id: takes, actor: clerk, touchpoint: desk, channel: phone}, "
                "support: {text: Keeps, id: keeps, system: pms, channel: phone}, marks: moment-of-truth"
            ),
            "id: wait, touchpoint: desk, customer: {text: Waits, id: waits}, next: [pay]",
            "id: aside, customer: {text: Looks, system: pms, id: looks}, next: pay",
            (
                "id: pay, customer: {text: Pays, id: pays, marks: moment-of-truth}, "
                "backstage: {text: Counts, id: counts, actor: clerk, arrow: none}"
            ),
        ),
        (
            "title: All, id: all, support: {text: Power, id: power, system: grid}",
            "id: x, customer: X",
            "id: y, customer: Y",
        ),
        head=HEAD,
    )


def broken(kind: FailingKind, name: str) -> Impact:
    return impact(service(), Failing(kind=kind, id=name))


def reached(found: Impact) -> dict[str, Reach]:
    return {hit.step.key: hit.reach for hit in found.steps}


def test_a_system_breaks_what_rests_on_it() -> None:
    found = broken(FailingKind.SYSTEM, "pms")

    assert found.direct == ("keeps", "looks")
    assert dict(found.through) == {"takes": "keeps", "books": "takes"}
    assert found.along == {("keeps", "takes"), ("takes", "books")}
    assert reached(found) == {"book": Reach.INDIRECT, "aside": Reach.DIRECT}
    assert [card.key for card in found.steps[0].indirect] == ["takes", "books"]
    assert (found.moments.hit, found.moments.all) == (1, 2)
    assert (found.main.hit, found.main.all) == (1, 5)


def test_an_actor_breaks_what_is_seen_and_what_is_not() -> None:
    found = broken(FailingKind.ACTOR, "clerk")

    assert reached(found) == {"book": Reach.DIRECT, "pay": Reach.UNSEEN}
    assert [hit.step.key for hit in found.noticed] == ["book"]
    assert (found.moments.hit, found.main.hit) == (1, 1)


def test_a_touchpoint_breaks_its_steps() -> None:
    found = broken(FailingKind.TOUCHPOINT, "desk")

    assert found.direct == ("takes", "waits")
    assert reached(found) == {"book": Reach.DIRECT, "wait": Reach.DIRECT}


def test_a_way_round_is_another_touchpoint_or_channel_that_does_not_break() -> None:
    desk = broken(FailingKind.TOUCHPOINT, "desk").steps
    assert (desk[0].touchpoints, desk[0].channels) == (("app",), ("web",))
    assert (desk[1].touchpoints, desk[1].channels) == ((), ())
    pms = broken(FailingKind.SYSTEM, "pms").steps
    assert (pms[0].touchpoints, pms[0].channels) == (("app",), ("web",))


def test_no_way_round_is_made_up_where_no_card_says_whose_touchpoint_it_is() -> None:
    plain = staged(
        ("title: S", "id: a, touchpoint: [desk, app], customer: C, support: {text: K, system: pms}"), head=HEAD
    )
    (hit,) = impact(plain, Failing(kind=FailingKind.SYSTEM, id="pms")).steps

    assert (hit.touchpoints, hit.channels) == ((), ())


def test_a_card_of_a_stage_counts_at_each_of_its_steps() -> None:
    found = broken(FailingKind.SYSTEM, "grid")

    assert reached(found) == {"x": Reach.UNSEEN, "y": Reach.UNSEEN}
    assert [(hit.stage.key, [card.key for card in hit.direct]) for hit in found.steps] == [("all", ["power"])] * 2
    assert found.main.hit == 0


def test_what_nobody_knows_breaks_nothing() -> None:
    found = broken(FailingKind.SYSTEM, "none")

    assert (found.direct, dict(found.through), found.steps) == ((), {}, ())
    assert (found.moments.hit, found.moments.all) == (0, 2)
