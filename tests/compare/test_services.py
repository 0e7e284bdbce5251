"""What is told of two services: by element, and never more than has changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from compared import changes, difference, service, steps, told
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.compare import Kind, What
from blueprint.compare.services import compare
from blueprint.model import Journey, Responses, Service
from blueprint.model.figures import Grouping
from blueprint.model.measures import Column, Where
from blueprint.model.vocabulary import Gives
from blueprint.pipeline import load

ROOT = Path(__file__).parents[2]
FILES = [
    *sorted(ROOT.glob("examples/*/*.blueprint.yaml")),
    *sorted(ROOT.glob("tests/cases/*/*/input.blueprint.yaml"))[::4],
]


@pytest.mark.parametrize("path", [pytest.param(p, id=p.parent.name) for p in FILES])
def test_a_service_does_not_differ_from_itself(path: Path) -> None:
    loaded = load(str(path)).value

    if loaded is not None:
        assert compare(loaded, loaded).changes == ()


def test_places_in_the_file_do_not_count() -> None:
    text = steps("{title: One, customer: Comes}", "{title: Two, customer: [Goes, Pays]}")
    spread = "# a comment\n\n" + text.replace("{title: One, customer: Comes}", "title: One\n        customer: Comes")

    assert difference(text, spread).changes == ()


class TestCards:
    def test_another_text_in_the_same_cell_is_a_change(self) -> None:
        old, new = steps("customer: Arrives at the hotel"), steps("customer: Arrives at the hotel by car")

        (change,) = [c for c in difference(old, new).changes if c.kind is Kind.CARD]
        assert (change.what, change.old_key, change.key) == (
            (What.CHANGED,), "arrives-at-the-hotel", "arrives-at-the-hotel-by-car",
        )  # fmt: skip
        assert [(f.name, f.old, f.new) for f in change.fields] == [
            ("text", "Arrives at the hotel", "Arrives at the hotel by car")
        ]

    def test_something_else_in_the_same_cell_is_not(self) -> None:
        old, new = "{id: a, customer: Waits}", "{id: a, customer: Pays in cash}"

        assert changes(steps(old), steps(new)) == ["card removed: Waits", "card added: Pays in cash"]

    def test_one_in_the_middle_moves_nothing(self) -> None:
        old, new = "{id: a, customer: [Comes, Goes]}", "{id: a, customer: [Comes, Looks around, Goes]}"

        assert changes(steps(old), steps(new)) == ["card added: Looks around"]

    def test_equal_texts_are_told_apart_by_their_cells(self) -> None:
        """Their ids are numbers of places, which shift when one is added before them."""
        old = steps("{id: a, customer: [Waits, Pays]}", "{id: b, customer: Waits}")
        new = steps("{id: a, customer: [Asks, Waits, Pays]}", "{id: b, customer: Waits}")

        assert changes(old, new) == ["card added: Asks"]

    def test_another_lane_is_a_move(self) -> None:
        old = steps("{id: a, customer: Asks, backstage: {text: Takes the order, time: 2 min}}")
        new = steps("{id: a, customer: Asks, frontstage: {text: Takes the order, time: 3 min}}")

        (change,) = [c for c in difference(old, new).changes if not c.by_rule]
        assert told(change) == "card moved+changed: Takes the order; time: 2 min -> 3 min"
        assert change.old_place is not None
        assert change.place is not None
        assert (change.old_place.lane.key, change.place.lane.key) == ("backstage", "frontstage")

    def test_another_step_is_a_move(self) -> None:
        old = steps("{id: a, customer: Asks, support: Printer}", "{id: b, customer: Pays}")
        new = steps("{id: a, customer: Asks}", "{id: b, customer: Pays, support: Printer}")

        assert changes(old, new) == ["card moved: Printer"]

    def test_another_order_moves_as_few_as_possible(self) -> None:
        old, new = "{id: a, customer: [One, Two, Three, Four]}", "{id: a, customer: [Two, Three, Four, One]}"

        assert changes(steps(old), steps(new)) == ["card moved: One"]

    def test_a_long_text_is_found_again_elsewhere_when_a_word_of_it_differs(self) -> None:
        old = steps("{id: a, customer: A, support: Prints the order for the kitchen}", "{id: b, customer: B}")
        new = steps("{id: a, customer: A}", "{id: b, customer: B, support: Prints the orders for the kitchen}")

        assert changes(old, new) == [
            "card moved+changed: Prints the orders for the kitchen (before: Prints the order for the kitchen)"
        ]

    def test_an_own_id_holds_whatever_the_text(self) -> None:
        old = steps("{id: a, customer: {text: Waits, id: w}}", "{id: b, customer: B}")
        new = steps("{id: a}", "{id: b, customer: [B, {text: Reads the news, id: w}]}")

        assert changes(old, new) == ["card moved+changed: Reads the news (before: Waits)"]

    def test_two_own_ids_are_two_cards_unless_they_say_the_same(self) -> None:
        old = steps("{id: a, customer: [{text: Waits, id: w}, {text: Pays by card, id: p}]}")
        new = steps("{id: a, customer: [{text: Waits, id: v}, {text: Pays by cash, id: c}]}")

        found = difference(old, new).changes
        assert [told(c) for c in found if not c.by_rule] == [
            "card renamed: Waits", "card removed: Pays by card", "card added: Pays by cash",
        ]  # fmt: skip
        assert found[0].old_key == "w"

    def test_every_field_is_told(self) -> None:
        old = steps("{id: a, customer: {text: Waits, actor: Guest, marks: wait, wait: 2-5 min, tags: [a], note: N}}")
        new = steps(
            "{id: a, customer: {text: Waits, actor: Visitor, marks: [wait, fail], wait: 1 h 30 min, tags: [a, b],"
            " url: 'https://example.org', icon: phone, channel: Phone, touchpoint: Desk, status: new, arrow: both}}"
        )

        (told_,) = changes(old, new)
        for part in (
            "actor: Guest -> Visitor", "marks: ('wait',) -> ('wait', 'fail')", "wait: 2 min - 5 min -> 1 h 30 min",
            "tags: ('a',) -> ('a', 'b')", "url: None -> https://example.org", "icon: None -> phone", "note: N -> None",
            "channel: None -> ('Phone',)", "touchpoint: None -> ('Desk',)", "status: None -> new",
            "arrow: None -> both",
        ):  # fmt: skip
            assert part in told_

    def test_a_translation_is_told_by_its_language(self) -> None:
        old = steps("{id: a, customer: {text: {en: Check in, zh-Hans: 登记}}}")
        new = steps("{id: a, customer: {text: {en: Check in, zh-Hans: 办理入住, de: Einchecken}}}")

        (change,) = difference(old, new).changes
        assert change.what == (What.CHANGED,)
        assert [(f.name, f.language, f.old, f.new) for f in change.fields] == [
            ("text", "de", None, "Einchecken"), ("text", "zh-Hans", "登记", "办理入住"),
        ]  # fmt: skip

    def test_lanes_of_a_step_are_told_from_the_top_then_those_that_are_gone_then_rows(self) -> None:
        lanes = "lanes: [customer, {lane: zoo, zone: frontstage}, backstage, {lane: ape, zone: support}]\n"
        old = lanes + steps("{id: a, ape: Four, backstage: Three, pain: Five, zoo: Two, customer: One}")
        new = lanes.replace(", backstage", "") + steps(
            "{id: a, pain: [Five, Noise], ape: [Four, Cleans], zoo: [Two, Greets], customer: [One, Asks]}"
        )

        assert [change for change in changes(old, new) if not change.startswith("lane")] == [
            "card added: Asks", "card added: Greets", "card added: Cleans", "card removed: Three", "text added: Noise",
        ]  # fmt: skip

    @pytest.mark.parametrize("what", ["added", "removed"])
    def test_of_a_card_on_one_side_all_is_told_that_it_says(self, what: str) -> None:
        sides = [steps("{id: a, customer: A}"), steps("{id: a, customer: [A, {text: Waits, wait: 5 min, icon: bus}]}")]
        was_now = {"added": "None -> {}", "removed": "{} -> None"}[what]

        assert changes(*(sides if what == "added" else sides[::-1])) == [
            f"card {what}: Waits; wait: {was_now.format('5 min')}; icon: {was_now.format('bus')}"
        ]

    def test_chinese_texts_are_compared_by_their_characters(self) -> None:
        old, new = "{id: a, customer: [办理入住手续, 付款]}", "{id: a, customer: [快速办理入住手续, 付款]}"

        assert changes(steps(old), steps(new)) == ["card changed: 快速办理入住手续 (before: 办理入住手续)"]


class TestTexts:
    def test_rows_without_cards_are_compared_like_cards(self) -> None:
        old = steps("{id: a, customer: A, pain: [Queue after a long day, Noise]}", "{id: b, customer: B}")
        new = steps("{id: a, customer: A, pain: Queue after a very long day}", "{id: b, customer: B, pain: Noise}")

        assert changes(old, new) == [
            "text changed: Queue after a very long day (before: Queue after a long day)", "text moved: Noise",
        ]  # fmt: skip


class TestSteps:
    def test_another_title_is_another_name(self) -> None:
        old = steps("{title: Check in, customer: Signs, support: Desk}", "{title: Go, customer: Goes}")
        new = steps("{title: Check in online, customer: Signs, support: Desk}", "{title: Go, customer: Goes}")

        (change,) = difference(old, new).changes
        assert told(change) == "step renamed: Check in online (before: Check in)"
        assert change.old_key == "check-in"

    def test_another_id_with_the_same_content_is_another_name_too(self) -> None:
        old = steps("{id: one, title: Check in, customer: Signs}", "{id: go, customer: Goes}")
        new = steps("{id: first, title: Check in, customer: Signs}", "{id: go, customer: Goes}")

        (change,) = difference(old, new).changes
        assert (told(change), change.old_key) == ("step renamed: Check in", "one")

    def test_a_step_without_a_title_is_known_by_its_neighbours(self) -> None:
        old = steps("customer: Arrives", "customer: Checks in", "customer: Goes")
        new = steps("customer: Arrives", "customer: Checks in with the telephone at the door", "customer: Goes")

        assert changes(old, new) == ["card changed: Checks in with the telephone at the door (before: Checks in)"]
        assert "step removed: Checks in" in changes(old, new.replace("Checks in with", "Feeds the fish,"))

    def test_a_step_takes_its_cards_along(self) -> None:
        old = steps(*(f"{{id: {i}, customer: Does {i}, support: System {i}}}" for i in "abcd"))
        new = steps(*(f"{{id: {i}, customer: Does {i}, support: System {i}}}" for i in "bcda"))

        assert changes(old, new) == ["step moved: Does a"]

    def test_numbered_ids_are_told_by_content(self) -> None:
        """`wait` and `wait-2` are the program's: a third one before them shifts them."""
        old = steps("{title: Wait, customer: Reads}", "{title: Wait, customer: Sleeps}")
        new = steps(
            "{title: Wait, customer: Eats}", "{title: Wait, customer: Reads}", "{title: Wait, customer: Sleeps}"
        )

        assert changes(old, new) == ["step added: Wait", "card added: Eats"]

    def test_ways_scores_and_times_are_told(self) -> None:
        old = steps(
            "{id: a, customer: {text: A, marks: decision}, next: [{to: b, label: No}, {to: c, label: Yes}], "
            "emotion: 3}",
            "{id: b, customer: B}", "{id: c, customer: C, time: 90 s}",
        )  # fmt: skip
        new = steps(
            "{id: a, customer: {text: A, marks: decision}, next: [{to: b, label: Never}, {to: c, label: Yes}], "
            "emotion: {score: 4.5, label: Glad}}",
            "{id: b, customer: B}", "{id: c, customer: C, time: PT1M30S}",
        )  # fmt: skip

        assert changes(old, new) == [
            (
                "step changed: A; emotion: 3 -> 4.5; emotion, label: None -> Glad; "
                "next: ('B “No”', 'C “Yes”') -> ('B “Never”', 'C “Yes”')"
            )
        ]

    def test_a_touchpoint_of_a_card_is_told_once(self) -> None:
        old = steps("{id: a, customer: {text: A, touchpoint: Desk}}")
        new = steps("{id: a, customer: {text: A, touchpoint: Phone}}")

        assert changes(old, new) == ["card changed: A; touchpoint: ('Desk',) -> ('Phone',)"]


class TestStages:
    OLD = "stages:\n" + "".join(
        f"  - {{title: {t}, steps: [{{id: {i}, customer: Does {i}}}, {{id: {i}2, customer: More {i}}}]}}\n"
        for t, i in (("Before", "a"), ("During", "b"), ("After", "c"))
    )

    def test_a_stage_is_known_by_its_steps(self) -> None:
        (change,) = difference(self.OLD, self.OLD.replace("During", "Visit")).changes

        assert told(change) == "stage renamed: Visit (before: During)"

    def test_a_removed_stage_stands_where_it_was(self) -> None:
        lines = self.OLD.splitlines(keepends=True)
        found = [told(c) for c in difference(self.OLD, "".join(lines[:2] + lines[3:])).changes if not c.by_rule]

        assert found == [
            "stage removed: During", "step removed: Does b", "card removed: Does b", "step removed: More b",
            "card removed: More b",
        ]  # fmt: skip

    def test_a_step_in_another_stage_is_moved(self) -> None:
        new = self.OLD.replace(", {id: a2, customer: More a}", "").replace(
            "[{id: b,", "[{id: a2, customer: More a}, {id: b,"
        )

        (change,) = [c for c in difference(self.OLD, new).changes if not c.by_rule]
        assert told(change) == "step moved: More a"
        assert change.old_place is not None
        assert change.old_place.stage.title == "Before"


class TestConnectors:
    BASE = steps("{id: a, customer: A, support: S}", "{id: b, customer: B}", "{id: c, customer: C}")

    def link(self, text: str) -> str:
        return f"{self.BASE}links:\n  - {text}\n"

    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ("{from: s, to: b, kind: message}", "{from: s, to: b, kind: message, label: News}",
             ["link changed: S → B; label: None -> News"]),
            ("{from: s, to: b, kind: message}", "{from: s, to: c, kind: message}",
             ["link changed: S → C (before: S → B); to: B -> C"]),
            ("{from: s, to: b, kind: message}", "{from: b, to: s, kind: message}",
             ["link changed: B → S (before: S → B); from: S -> B; to: B -> S"]),
            ("{from: s, to: b, kind: message}", "{from: s, to: b, kind: exchange, arrow: both}",
             ["link changed: S ↔ B; kind: message -> exchange; arrow: None -> both"]),
            ("{from: s, to: b, kind: message}", "{from: c, to: a, label: X}",
             ["link added: C → A; kind: None -> flow; label: None -> X",
              "link removed: S → B; kind: message -> None"]),
        ],
    )  # fmt: skip
    def test_written_ones_are_told(self, old: str, new: str, expected: list[str]) -> None:
        assert changes(self.link(old), self.link(new)) == expected

    def test_those_made_by_rule_follow(self) -> None:
        found = difference(self.BASE, self.BASE.replace("customer: B", "customer: [B, B2]")).changes

        assert [(told(c), c.by_rule) for c in found] == [
            ("card added: B2", False), ("link added: B2 → C; kind: None -> flow", True),
            ("link removed: B → C; kind: flow -> None", True),
        ]  # fmt: skip

    def test_a_card_with_another_text_keeps_its_connectors(self) -> None:
        assert changes(self.link("{from: s, to: b}"), self.link("{from: s9, to: b}").replace("S}", "S9}")) == [
            "card changed: S9 (before: S)"
        ]


class TestCatalogues:
    def test_what_is_declared_is_told_and_its_users_are_not(self) -> None:
        base = steps("{id: a, customer: {text: A, actor: guest}}")
        old = f"actors: {{guest: {{title: Guest, role: Private}}}}\n{base}"
        new = f"actors: {{visitor: {{title: Guest, role: Private}}}}\n{base}".replace("actor: guest", "actor: visitor")

        (change,) = difference(old, new).changes
        assert (told(change), change.old_key, change.key) == ("actor renamed: Guest", "guest", "visitor")

    def test_a_bare_name_is_told_with_its_card_alone(self) -> None:
        old, new = (steps(f"{{id: a, customer: {{text: A, actor: {actor}}}}}") for actor in ("Guest", "Visitor"))

        assert changes(old, new) == ["card changed: A; actor: Guest -> Visitor"]

    def test_touchpoints_with_their_plans(self) -> None:
        base = steps("{id: a, customer: A, touchpoint: desk}")
        old = f"touchpoints: {{desk: {{title: Desk, owner: brand, plan: {{goal: Fast}}}}}}\n{base}"
        new = f"touchpoints: {{desk: {{title: Desk, owner: partner, plan: {{goal: Faster}}}}}}\n{base}"

        assert changes(old, new) == ["touchpoint changed: Desk; owner: brand -> partner; plan.goal: Fast -> Faster"]

    def test_lanes_and_lines(self) -> None:
        base = steps("{id: a, customer: A, desk: B, frontstage: C}")
        lanes = (
            "lanes:\n  - customer\n  - line: interaction\n  - {lane: desk, title: Desk, zone: frontstage}\n"
            "  - frontstage\n"
        )
        new = (
            "lanes:\n  - customer\n  - line: interaction\n  - frontstage\n"
            "  - {line: own, title: Own line, style: dotted}\n"
            "  - {lane: desk, title: Reception, zone: backstage}\n"
        )

        assert changes(lanes + base, new + base) == [
            "line added: Own line; style: None -> dotted",
            "lane moved+renamed+changed: Reception (before: Desk); zone: frontstage -> backstage",
        ]

    def test_a_lane_with_another_id_keeps_its_cards(self) -> None:
        old = "lanes: [customer, {lane: desk, title: Desk, zone: frontstage}]\n" + steps(
            "{id: a, customer: A, desk: B}"
        )
        new = old.replace("lane: desk", "lane: counter").replace("desk: B", "counter: B")

        (change,) = difference(old, new).changes
        assert (told(change), change.old_key) == ("lane renamed: Desk", "desk")


class TestHeadAndMeasures:
    def test_head(self) -> None:
        old = (
            "blueprint: 1\ntitle: Map\nversion: 1\npersona: {name: Dana, goals: [Rest], traits: {Patience: 20}}\n"
            + steps("A")
        )
        new = (
            "blueprint: 1\ntitle: Plan\nversion: 2\nstate: future\nplatform: {promise: Calm}\n"
            "scale: {min: 0, max: 10}\npersona: {name: Dana, goals: [Rest, Eat], traits: {Patience: 30}}\n" + steps("A")
        )  # fmt: skip
        old, new = old.replace("- A\n", "- customer: A\n"), new.replace("- A\n", "- customer: A\n")

        assert changes(old, new) == [
            (
                "map renamed+changed: Plan (before: Map); version: 1 -> 2; state: current -> future; "
                "platform.promise: None -> Calm; scale: 1 to 5 -> 0 to 10"
            ),
            "persona changed: Dana; goals: ('Rest',) -> ('Rest', 'Eat'); traits.Patience: 20 -> 30",
        ]

    def test_measures(self) -> None:
        base = steps("{id: a, title: Desk, customer: A, pain: P}", "{id: b, customer: B}")
        old = base + (
            "metrics: [{id: q, type: duration, at: a, value: 6 min, target: 3 min}]\n"
            "gaps: [{gap: 3, at: a, note: Slow}, {gap: 1, note: Unknown wishes of guests}]\n"
            "opportunities: [{id: o, title: Form, at: a, effort: 3, status: idea}]\n"
            "views: [{id: v, kind: journey}]\n"
        )
        new = base + (
            "metrics: [{id: q, type: duration, at: b, value: 4 min, target: 3 min}]\n"
            "gaps: [{gap: 3, at: a, note: Slower}, {gap: 1, at: b, note: Unknown wishes of guests}, {gap: 5}]\n"
            "opportunities: [{id: o, title: Form, at: a, effort: 2, status: doing}]\n"
            "views: [{id: v, kind: blueprint}]\n"
        )

        assert changes(old, new) == [
            "metric changed: q; at: ('Desk',) -> ('B',); value: 6 min -> 4 min",
            "gap changed: gap 3 at Desk; note: Slow -> Slower",
            "gap changed: gap 1 at B; at: None -> ('B',)",
            "gap added: gap 5; gap: None -> 5",
            "opportunity changed: Form; effort: 3 -> 2; status: idea -> doing",
            "view changed: v; kind: journey -> blueprint",
        ]

    def test_what_answers_count_is_told(self) -> None:
        old = service(
            "touchpoints: {desk: {title: Desk, promise: Ready}, app: {title: App}}\n"
            "metrics: [{id: q, type: nps, target: 3}, {id: k, type: nps, target: 3}]\n"
            + steps("{id: a, customer: A, touchpoint: desk}")
        )
        desk, app = old.touchpoints
        survey = Responses(id="exit", files=("a.csv", "b.csv"), columns=(("score", Column("q1")),))
        first, second = (replace(m, responses="exit") for m in old.metrics)
        old = replace(old, responses=(survey,), metrics=(first, second))
        new = replace(
            old,
            touchpoints=(replace(desk, promise=None), replace(app, promise=desk.promise)),
            responses=(
                replace(
                    survey,
                    files=("b.csv", "c.csv"),
                    columns=(("score", Column("q1")), ("date", Column("day"))),
                    sheet="One",
                    gives=Gives.EMOTION,
                ),
            ),
            metrics=(
                replace(
                    first,
                    column=Column("q2"),
                    where=Where(segment="vip", period="2025", touchpoint="desk"),
                    by=Grouping.SEGMENT,
                ),
                replace(second, functional=Column("f"), dysfunctional=Column("d")),
            ),
        )

        assert [told(c) for c in compare(old, new).changes] == [
            "touchpoint changed: Desk; promise: Ready -> None",
            "touchpoint changed: App; promise: None -> Ready",
            (
                "responses changed: exit; file: ('a.csv', 'b.csv') -> ('b.csv', 'c.csv'); sheet: None -> One; "
                "gives: None -> emotion; columns: ('score: q1',) -> ('score: q1', 'date: day')"
            ),
            (
                "metric changed: q; column: None -> q2; where.segment: None -> vip; where.period: None -> 2025; "
                "where.touchpoint: None -> Desk; by: None -> segment"
            ),
            "metric changed: k; functional: None -> f; dysfunctional: None -> d",
        ]

    def test_the_order_of_files_and_columns_does_not_count(self) -> None:
        plain = service(steps("{id: a, customer: A}"))
        columns = (("score", Column("q1")), ("step", Column("where")))
        one = Responses(id="exit", files=("a.csv", "b.csv"), columns=columns)
        other = replace(one, files=("b.csv", "a.csv"), columns=columns[::-1])

        assert compare(replace(plain, responses=(one,)), replace(plain, responses=(other,))).changes == ()

    def test_a_place_with_another_name_is_the_same_place(self) -> None:
        old = steps("{title: Desk, customer: A, support: B}") + "gaps: [{gap: 3, at: desk}]\n"
        new = steps("{title: Desks, customer: A, support: B}") + "gaps: [{gap: 3, at: desks}]\n"

        assert changes(old, new) == ["step renamed: Desks (before: Desk)"]

    def test_a_door_to_another_map(self) -> None:
        one = service(steps("{id: a, customer: A}"))
        (stage,) = one.stages
        (step,) = stage.steps

        def leading(*path: str) -> Service:
            doors = (replace(step, journey=Journey(path=p, file=f"/maps/{p}")) for p in path)
            return replace(one, stages=(replace(stage, steps=tuple(doors) or (step,)),))

        (change,) = compare(leading("b.yaml"), leading("c.yaml")).changes
        assert told(change).endswith("; journey: b.yaml -> c.yaml")
        (change,) = compare(leading(), leading("c.yaml")).changes
        assert told(change).endswith("; journey: None -> c.yaml")

    def test_a_picture_that_was_drawn_anew(self) -> None:
        one = service(steps("{id: a, customer: A}"))
        (stage,) = one.stages
        versions = [
            replace(one, path=f"/{v}/map.yaml", stages=(replace(stage, image=f"/{v}/pictures/a.png"),)) for v in "12"
        ]
        content = {"/1/pictures/a.png": "1" * 64, "/2/pictures/a.png": "2" * 64}

        assert compare(*versions).changes == ()
        (change,) = compare(*versions, content=content).changes
        assert told(change) == (
            "stage changed: Stage; image: pictures/a.png (content 11111111) -> pictures/a.png (content 22222222)"
        )


# --- any two maps

WORDS = st.sampled_from(
    ["asks", "pays", "waits", "looks", "reads", "sends", "order", "room", "bill", "card", "the", "new"]
)
TEXT = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
STEP = st.tuples(TEXT, st.lists(TEXT, max_size=3), st.lists(TEXT, max_size=2))
MAP = st.lists(st.lists(STEP, min_size=1, max_size=4), min_size=1, max_size=3)
LANES = ("customer", "support")


def written(stages: list[list[tuple[str, list[str], list[str]]]]) -> str:
    lines = ["stages:"]
    for n, found in enumerate(stages):
        lines += [f"  - title: Stage {n}", "    steps:"]
        for title, *cells in found:
            lines.append(f"      - title: {title}")
            lines += [f"        {lane}: [{', '.join(c)}]" for lane, c in zip(LANES, cells, strict=True) if c]
    return "\n".join(lines) + "\n"


@settings(max_examples=60)
@given(MAP, MAP)
def test_everything_is_accounted_for(one: list, other: list) -> None:
    """Old elements without those removed are new elements without those added, and both ways count the same."""
    old, new = service(written(one)), service(written(other))
    there, back = compare(old, new), compare(new, old)

    for kind, before, after in (
        (Kind.STAGE, len(old.stages), len(new.stages)),
        (Kind.STEP, len(old.steps), len(new.steps)),
        (Kind.CARD, len(old.cards), len(new.cards)),
    ):
        found = [c for c in there.changes if c.kind is kind]
        added, removed = (sum(c.main is what for c in found) for what in (What.ADDED, What.REMOVED))
        assert before - removed == after - added
        keys = [c.key for c in found if c.main is not What.REMOVED]
        assert len(keys) == len(set(keys))
    assert bool(there.changes) == bool(back.changes)


@settings(max_examples=40)
@given(MAP, st.data())
def test_one_card_more_is_one_addition(stages: list, data: st.DataObject) -> None:
    stage = data.draw(st.integers(0, len(stages) - 1))
    step = data.draw(st.integers(0, len(stages[stage]) - 1))
    old = service(written(stages))
    stages[stage][step][1].append("Something entirely different")
    found = [c for c in compare(old, service(written(stages))).changes if not c.by_rule]

    assert [(c.kind, c.what, c.title) for c in found] == [(Kind.CARD, (What.ADDED,), "Something entirely different")]
