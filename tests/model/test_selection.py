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
gaps: [{gap: 1, at: c}, {gap: 2, at: b}, {gap: 3}]
metrics: [{id: m, type: count, value: 1, at: a.support}]
opportunities: [{title: X, at: [a, c]}, {title: Y, at: c}, {title: Z}]
"""


def service() -> Service:
    document = parse(Source("t", TEXT)).value
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
    assert [g.gap for g in part.gaps] == [2, 3]
    assert [(o.title.wordings[0].text, o.at) for o in part.opportunities] == [("X", ("a",)), ("Z", ())]
    assert len(part.metrics) == 1


def test_ways_into_hidden_stages_go_round_or_end() -> None:
    part = select(service(), view(stages=("two",)))
    assert [(w.to, w.label.wordings[0].text) for w in part.steps[0].ways if w.label] == [("c", "again")]
    assert select(service(), view(stages=("three",))).steps[0].ways == ()


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
stages:
  - {title: One, customer: A, touchpoint: site, channel: web, time: 1 min, wait: 2 min, emotion: 3, expectation: 4,
     theme: trust, module: act, metric: M, image: a.svg, pain: P}
  - {title: Two, touchpoint: site, channel: web, time: 1 min, wait: 2 min, theme: trust, module: act, metric: M,
     image: a.svg, pain: P, steps: [{customer: B}]}
"""
FIELDS = {
    "touchpoint": "touchpoints", "channel": "channels", "time": "time", "wait": "wait", "emotion": "emotions",
    "expectation": "expectations", "theme": "themes", "module": "modules", "image": "image", "pain": "texts",
    "metric": "texts",
}  # fmt: skip


def test_each_row_that_a_view_names_keeps_its_content_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>', "utf-8")
    document = parse(Source("t", EVERY_ROW, tmp_path / "t.blueprint.yaml")).value
    assert document is not None
    whole = build(document).value
    assert whole is not None
    for row, field in FIELDS.items():
        part = select(whole, view(lanes=("customer", row)))
        for before, after in ((whole.steps[0], part.steps[0]), (whole.stages[1], part.stages[1])):
            if not hasattr(before, field):
                continue
            kept = getattr(after, field)
            assert kept, (row, after)
            assert kept == (
                tuple(t for t in before.texts if t[0] == row) if field == "texts" else getattr(before, field)
            )
            hidden = {f for r, f in FIELDS.items() if f != field and hasattr(before, f)}
            assert [f for f in sorted(hidden) if getattr(after, f)] == [], row
    path = select(whole, view(lanes=("customer", "channel-path")))
    assert path.steps[0].channels
    assert path.steps[0].touchpoints
    assert not path.steps[0].themes
