from __future__ import annotations

from pathlib import Path

from blueprint.build import build
from blueprint.experience import main_path
from blueprint.model import DrawingKind, Line, Service, TextRow, View
from blueprint.model.selection import select
from blueprint.reading import parse
from blueprint.source import Source

TEXT = """\
blueprint: 1
title: T
stages:
  - title: One
    support: Plan
    steps:
      - {id: a, evidence: Sign, customer: {text: A, tags: [pilot]}, frontstage: B, support: C, emotion: 3, pain: Slow}
      - {id: b, customer: {text: D, tags: [pilot, late]}, time: 4 min}
  - title: Two
    steps:
      - {id: c, customer: {text: E, tags: late}, next: [{to: d, label: on}, {to: a, label: again}]}
  - title: Three
    steps:
      - {id: d, customer: F, frontstage: G}
gaps: [{gap: 1, at: c}, {gap: 2, at: b}, {gap: 3}, {gap: 4, at: one}, {gap: 5, at: two}]
metrics: [{id: m, type: count, value: 1, at: a.support}, {id: n, type: count, value: 1, at: c}]
opportunities: [{title: X, at: [a, c]}, {title: Y, at: c}, {title: Z}]
"""


def service(text: str = TEXT) -> Service:
    document = parse(Source("t", text)).value
    assert document is not None
    built = build(document)
    assert built.value is not None
    assert not built.failed, built.diagnostics
    return built.value


def view(
    lanes: tuple[str, ...] | None = None, stages: tuple[str, ...] | None = None, tags: tuple[str, ...] | None = None
) -> View:
    return View(id="v", kind=DrawingKind.BLUEPRINT, lanes=lanes, stages=stages, tags=tags)


def test_a_view_of_everything_is_the_service() -> None:
    whole = service()
    assert select(whole, view()) is whole


def test_hiding_a_lane_removes_its_cards_connectors_and_lines() -> None:
    whole = service()
    part = select(whole, view(lanes=("evidence", "customer", "support")))
    assert {c.lane for c in part.cards} == {"evidence", "customer", "support"}
    keys = {c.key for c in part.cards}
    assert all(k.source in keys and k.target in keys for k in part.links)
    assert "b" not in keys
    assert [e.id for e in part.lanes if isinstance(e, Line)] == ["interaction", "visibility", "internal-interaction"]
    part = select(whole, view(lanes=("evidence", "frontstage", "backstage")))
    assert [e.id for e in part.lanes] == ["evidence", "frontstage", "visibility", "backstage"]
    assert part.links == ()


def test_a_lane_never_changes_another_one() -> None:
    whole = service()
    part = select(whole, view(lanes=("customer", "frontstage")))
    before = [c for c in whole.cards if c.lane in ("customer", "frontstage")]
    assert list(part.cards) == before


def test_hidden_rows_take_their_content() -> None:
    part = select(service(), view(lanes=("customer", "emotion")))
    first, second = part.steps[:2]
    assert first.emotions
    assert first.row(TextRow.PAIN) == ()
    assert second.time is None


def test_stages() -> None:
    part = select(service(), view(stages=("one", "three")))
    assert [s.key for s in part.stages] == ["one", "three"]
    assert [(s.key, s.number) for s in part.steps] == [("a", 1), ("b", 2), ("d", 4)]
    assert [s.key for s in main_path(part)] == ["a", "b", "d"]
    assert all("e" not in (k.source, k.target) for k in part.links)
    assert [g.gap for g in part.gaps] == [2, 3, 4]
    assert [(o.title.wordings[0].text, o.at) for o in part.opportunities] == [("X", ("a",)), ("Z", ())]
    assert [m.id for m in part.metrics] == ["m"]


def test_ways_into_hidden_stages_go_round_or_end() -> None:
    part = select(service(), view(stages=("two",)))
    assert [(w.to, w.label.wordings[0].text) for w in part.steps[0].ways if w.label] == [("c", "again")]
    assert select(service(), view(stages=("three",))).steps[0].ways == ()


def test_a_way_that_circles_through_hidden_steps_ends() -> None:
    part = select(
        service(
            "blueprint: 1\ntitle: T\nstages:\n"
            "  - {title: One, steps: [{id: a, customer: A, next: [x, b]}, {id: b, customer: B}]}\n"
            "  - {title: Two, steps: [{id: x, customer: X, next: [y]}, {id: y, customer: Y, next: [x]}]}\n"
        ),
        view(stages=("one",)),
    )
    assert [[way.to for way in step.ways] for step in part.steps] == [["b"], []]


def test_tags_keep_cards_without_any() -> None:
    part = select(service(), view(tags=("late",)))
    assert {c.key for c in part.cards} == {"sign", "b", "c", "d", "e", "f", "g", "plan"}


def test_selecting_twice_changes_nothing_more() -> None:
    chosen = view(lanes=("customer", "frontstage", "pain"), stages=("one", "three"), tags=("pilot",))
    once = select(service(), chosen)
    again = select(once, chosen)
    assert repr(once) == repr(again)


EVERY_ROW = """\
blueprint: 1
title: T
scale: {max: 5}
channels: {web: {title: Web}}
touchpoints: {site: {title: Site, channel: web}}
metrics: [{id: visits, type: count, value: 1}]
stages:
  - {title: One, customer: A, touchpoint: site, channel: web, time: 1 min, wait: 2 min, emotion: 3, expectation: 4,
     theme: trust, module: act, metric: [M, visits], image: a.svg, pain: P}
  - {title: Two, touchpoint: site, channel: web, time: 1 min, wait: 2 min, theme: trust, module: act,
     metric: [M, visits], image: a.svg, pain: P, steps: [{customer: B}]}
"""
FIELDS: dict[str, tuple[str, ...]] = {
    "touchpoint": ("touchpoints",), "channel": ("channels",), "time": ("time",), "wait": ("wait",),
    "emotion": ("emotions",), "expectation": ("expectations",), "theme": ("themes",), "module": ("modules",),
    "image": ("image",), "pain": ("texts",), "metric": ("texts", "metrics"),
}  # fmt: skip


def test_each_row_that_a_view_names_keeps_its_content_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>', "utf-8")
    document = parse(Source("t", EVERY_ROW, tmp_path / "t.blueprint.yaml")).value
    assert document is not None
    whole = build(document).value
    assert whole is not None
    fields = {field for named in FIELDS.values() for field in named}
    for row, named in FIELDS.items():
        part = select(whole, view(lanes=("customer", row)))
        for before, after in ((whole.steps[0], part.steps[0]), (whole.stages[1], part.stages[1])):
            for field in fields:
                all_of_it = getattr(before, field, ())
                if field == "texts":
                    all_of_it = tuple(texts for texts in before.texts if texts[0] == row)
                assert all_of_it or field not in named or not hasattr(before, field), (row, field)
                kept = getattr(after, field, ())
                assert kept == all_of_it if field in named else not kept, (row, field)
    path = select(whole, view(lanes=("customer", "channel-path")))
    assert path.steps[0].channels
    assert path.steps[0].touchpoints
    assert not path.steps[0].themes
