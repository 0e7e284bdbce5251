"""What a map that extends another one comes to: keys, steps, cards and entries changed, added, moved and taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from extended import HOTEL, cards, only, outcome, said, step, steps, texts, whole, written

from blueprint.model import Mark, State, Status
from blueprint.model.vocabulary import TextRow
from blueprint.pipeline import load
from blueprint.pipeline.linting import lint


def stage(*lines: str, of: str = "arrival") -> str:
    """Changes to the steps of one stage, each a line without braces."""
    return f"stages:\n  - id: {of}\n    steps:\n" + "".join(f"      - {{{line}}}\n" for line in lines)


def test_what_is_not_written_stays(tmp_path: Path) -> None:
    found = whole(tmp_path, "title: Next year\nstate: future\n")

    assert found.title.pick("en").text == "Next year"
    assert found.state is State.FUTURE
    assert steps(found) == {"arrival": ["arrive", "check-in"], "departure": ["check-out"]}
    assert [m.id for m in found.metrics] == ["queue"]
    assert all(card.status is None for one in found.stages for s in one.steps for card in s.cards)


def test_a_text_changes_the_only_card_of_a_lane_and_keeps_its_keys(tmp_path: Path) -> None:
    found = whole(tmp_path, stage("id: check-in, support: Booking cloud"))

    card = cards(found, "check-in", "support")[0]
    assert card.text.pick("en").text == "Booking cloud"
    assert card.time is not None
    assert card.key == "registration-system", "it keeps the id that its text made"
    assert card.status is Status.CHANGED


def test_a_step_keeps_the_id_that_its_card_made(tmp_path: Path) -> None:
    base = HOTEL.replace("id: arrive, ", "").replace("No sign}", "No sign, next: [check-in]}")
    found = whole(tmp_path, stage("id: arrives, customer: Comes by train") + "gaps: [{gap: 2, at: arrives}]\n", base)

    assert steps(found)["arrival"] == ["arrives", "check-in"]
    assert texts(found, "arrives", "customer") == ["Comes by train"]


def test_a_card_is_changed_by_its_id(tmp_path: Path) -> None:
    found = whole(tmp_path, stage("id: check-in, frontstage: [{id: greets, text: Greets by name}]"))

    first, second = cards(found, "check-in", "frontstage")
    assert (first.text.pick("en").text, first.actors[0] if hasattr(first, "actors") else first.actor) == (
        "Greets by name",
        "clerk",
    )
    assert (first.status, second.status) == (Status.CHANGED, None)
    assert second.marks == (Mark.FAIL,)


def test_a_card_is_known_by_the_same_text(tmp_path: Path) -> None:
    found = whole(tmp_path, stage("id: check-in, frontstage: [Greets, {text: Hands over the key, marks: critical}]"))

    assert texts(found, "check-in", "frontstage") == ["Greets", "Hands over the key"]
    assert [c.status for c in cards(found, "check-in", "frontstage")] == [None, Status.CHANGED]


@pytest.mark.parametrize(
    ("place", "order"),
    [
        ("after: greets", ["Greets", "New", "Hands over the key"]),
        ("before: greets", ["New", "Greets", "Hands over the key"]),
        ("after: check-in.frontstage.2", ["Greets", "Hands over the key", "New"]),
    ],
)
def test_a_card_is_added_where_it_says(tmp_path: Path, place: str, order: list[str]) -> None:
    found = whole(tmp_path, stage(f"id: check-in, frontstage: {{text: New, {place}}}"))

    assert texts(found, "check-in", "frontstage") == order
    assert [c.status for c in cards(found, "check-in", "frontstage") if c.status] == [Status.NEW]


def test_a_lane_that_was_empty_takes_cards_without_a_word(tmp_path: Path) -> None:
    found = whole(tmp_path, stage("id: arrive, evidence: [Sign, Light]"))

    assert texts(found, "arrive", "evidence") == ["Sign", "Light"]
    assert {c.status for c in cards(found, "arrive", "evidence")} == {Status.NEW}


@pytest.mark.parametrize("value", ["Smiles", "[Smiles, Waves]", "[Greets, Smiles]", "{en: Smiles}"])
def test_a_card_beside_others_says_what_it_does(tmp_path: Path, value: str) -> None:
    found = outcome(tmp_path, stage(f"id: check-in, frontstage: {value}"))

    assert {d.code for d in found.diagnostics} == {"BP447"}
    assert "after: hands-over-the-key" in (found.diagnostics[0].hint or "")


def test_the_status_can_be_given_and_turned_off(tmp_path: Path) -> None:
    changes = stage("id: check-in, support: {text: Cloud, status: new}", "id: arrive, evidence: Sign")

    found = whole(tmp_path, changes)
    assert cards(found, "check-in", "support")[0].status is Status.NEW
    plain = whole(tmp_path, f"changes: unmarked\n{changes}")
    assert cards(plain, "check-in", "support")[0].status is Status.NEW
    assert cards(plain, "arrive", "evidence")[0].status is None


def test_steps_are_added_where_they_say_or_at_the_end(tmp_path: Path) -> None:
    found = whole(
        tmp_path,
        stage(
            "title: Rings, before: arrive",
            "title: Waits, after: check-in",
            "title: Sits, after: check-in",
            "title: Last",
        ),
    )

    assert steps(found)["arrival"] == ["rings", "arrive", "check-in", "waits", "sits", "last"]


def test_what_is_new_may_stand_after_what_is_new_below(tmp_path: Path) -> None:
    found = whole(tmp_path, stage("title: Two, after: one", "title: One, after: arrive"))

    assert steps(found)["arrival"] == ["arrive", "one", "two", "check-in"]


def test_a_step_moves_within_its_stage_and_to_another_one(tmp_path: Path) -> None:
    assert steps(whole(tmp_path, stage("id: check-in, before: arrive")))["arrival"] == ["check-in", "arrive"]
    moved = whole(tmp_path, stage("id: check-in, before: check-out, pain: No more", of="departure"))
    assert steps(moved) == {"arrival": ["arrive"], "departure": ["check-in", "check-out"]}
    assert dict(step(moved, "check-in").texts)[TextRow.PAIN][0].pick("en").text == "No more"


def test_a_new_stage_may_take_steps_of_others(tmp_path: Path) -> None:
    changes = "stages:\n  - {title: Desk, after: arrival, steps: [{id: check-in}, {title: Signs}]}\n"

    assert steps(whole(tmp_path, changes)) == {
        "arrival": ["arrive"],
        "desk": ["check-in", "signs"],
        "departure": ["check-out"],
    }


def test_a_step_under_another_stage_says_that_it_moves(tmp_path: Path) -> None:
    found = only(outcome(tmp_path, stage("id: check-in, pain: None", of="departure")))

    assert found.code == "BP447"
    assert "stands in the stage `arrival`" in found.message


def test_stages_are_found_by_id_and_by_title(tmp_path: Path) -> None:
    by_title = whole(tmp_path, "stages:\n  - {title: Departure, goal: Leave in peace}\n")
    assert by_title.stages[1].goal is not None
    by_id = whole(tmp_path, "stages:\n  - {id: departure, title: Leaving}\n")
    assert [(s.key, s.title.pick("en").text) for s in by_id.stages] == [
        ("arrival", "Arrival"),
        ("departure", "Leaving"),
    ]


def test_scores_change_number_by_number(tmp_path: Path) -> None:
    found = whole(tmp_path, stage("id: check-in, emotion: {score: 4}"))

    score = step(found, "check-in").emotions[0]
    assert (score.value, score.label.pick("en").text if score.label else None) == (4, "Impatient")
    assert step(whole(tmp_path, stage("id: check-in, emotion: 5")), "check-in").emotions[0].label is None


def test_entries_of_catalogues_and_lists_change_key_by_key(tmp_path: Path) -> None:
    found = whole(
        tmp_path,
        """\
        actors: {clerk: {title: Host}, robot: {title: Robot}}
        metrics: [{id: queue, target: 1 min}, {type: nps, value: 40}]
        opportunities: [{id: early-form, title: Form in the taxi}]
        gaps: [{gap: 3, at: check-in, note: One minute}]
        links: [{from: check-in.support, to: check-out.support, label: bill}]
        """,
    )

    assert [(a.id, a.title.pick("en").text, a.note is not None) for a in found.actors] == [
        ("porter", "Porter", False),
        ("clerk", "Host", True),
        ("robot", "Robot", False),
    ]
    assert [m.id for m in found.metrics] == ["queue", "nps"]
    assert [(o.id, o.title.pick("en").text, o.impact) for o in found.opportunities] == [
        ("early-form", "Form in the taxi", 4)
    ]
    assert [g.note.pick("en").text for g in found.gaps if g.note] == ["One minute"]
    assert [link.label.pick("en").text for link in found.links if link.label] == ["bill"]


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("check-in.pain", lambda s: TextRow.PAIN not in dict(step(s, "check-in").texts)),
        ("check-in.pain.1", lambda s: len(dict(step(s, "check-in").texts)[TextRow.PAIN]) == 1),
        ("check-in.frontstage", lambda s: cards(s, "check-in", "frontstage") == []),
        ("check-in.frontstage.1", lambda s: texts(s, "check-in", "frontstage") == ["Hands over the key"]),
        ("check-in.frontstage.2.marks", lambda s: cards(s, "check-in", "frontstage")[1].marks == ()),
        ("check-in.support.time", lambda s: cards(s, "check-in", "support")[0].time is None),
        ("hands-over-the-key.marks", lambda s: cards(s, "check-in", "frontstage")[1].marks == ()),
        ("greets", lambda s: texts(s, "check-in", "frontstage") == ["Hands over the key"]),
        ("arrive", lambda s: steps(s)["arrival"] == ["check-in"]),
        ("queue", lambda s: s.metrics == ()),
        ("queue.target", lambda s: s.metrics[0].target is None),
        ("metrics.queue", lambda s: s.metrics == ()),
        ("metrics", lambda s: s.metrics == ()),
        ("early-form", lambda s: s.opportunities == ()),
        ("gap-3", lambda s: s.gaps == ()),
        ("gap-3.check-in", lambda s: s.gaps == ()),
        ("actors.porter", lambda s: [a.id for a in s.actors] == ["clerk"]),
        ("actors.clerk.note", lambda s: s.actors[1].note is None),
        ("check-in.support -> check-out.support", lambda s: all(x.kind.value != "message" for x in s.links)),
    ],
)  # fmt: skip
def test_everything_can_be_taken_away(tmp_path: Path, name: str, gone: object) -> None:
    before, after = whole(tmp_path, "subtitle: x\n"), whole(tmp_path, f"remove: ['{name}']\n")

    assert callable(gone)
    assert not gone(before)
    assert gone(after)


def test_what_names_something_taken_away_is_told_at_its_place(tmp_path: Path) -> None:
    found = only(outcome(tmp_path, "remove: [departure]\n"))

    assert found.code == "BP402"
    assert found.span is not None
    assert found.span.source.name.endswith("hotel.blueprint.yaml")
    assert found.related[0].span.text == "departure"
    assert found.related[0].span.source.name.endswith("future.blueprint.yaml")
    assert "future.blueprint.yaml" in (found.hint or "")


def test_what_was_taken_away_may_be_written_anew(tmp_path: Path) -> None:
    found = whole(tmp_path, f"remove: [check-in.frontstage]\n{stage('id: check-in, frontstage: [Waves, Smiles]')}")

    assert texts(found, "check-in", "frontstage") == ["Waves", "Smiles"]


def test_a_card_moves_by_being_taken_away_and_written_anew(tmp_path: Path) -> None:
    wrong = outcome(tmp_path, stage("id: check-in, backstage: {id: greets, text: Greets}"))
    assert "add `greets` to `remove`" in (only(wrong).hint or "")
    right = whole(tmp_path, f"remove: [greets]\n{stage('id: check-in, backstage: {id: greets, text: Greets}')}")
    assert texts(right, "check-in", "backstage") == ["Greets"]


@pytest.mark.parametrize(
    ("changes", "code", "part"),
    [
        ("remove: [chek-in.pain]", "BP445", "did you mean `check-in`?"),
        ("remove: [check-in.gain]", "BP445", "it has `id`"),
        ("remove: [check-in.frontstage.9]", "BP445", "numbers count from 1"),
        ("remove: [porter]", "BP445", "write `actors.porter`"),
        ("remove: [a -> b]", "BP445", "check-in.support -> check-out.support"),
        (stage("id: chek-in, pain: None"), "BP446", "did you mean `check-in`?"),
        (stage("id: chek-in, customer: Comes"), "BP446", "did you mean `check-in`?"),
        (stage("pain: None"), "BP446", "write `id: …`"),
        ("stages: [{id: arival, goal: Rest}]", "BP446", "did you mean `arrival`?"),
        (stage("id: arrive, pain: None") + "\nremove: [arrive]", "BP446", "take its name out of `remove`"),
        ("metrics: [{id: queu, target: 1 min}]", "BP446", "did you mean `queue`?"),
        (stage("id: check-in, frontstage: {id: greet, actor: porter}"), "BP446", "did you mean `greets`?"),
        (stage("title: New, after: arive"), "BP448", "did you mean `arrive`?"),
        (stage("title: New, after: arrive, before: check-in"), "BP448", "keep one"),
        (stage("title: A, after: b", "title: B, after: a"), "BP448", "of the other map"),
        (stage("id: arrive, pain: A", "id: arrive, pain: B"), "BP449", "in one place"),
        ("language: de", "BP444", "leave `language` out"),
        ("extends: catalogue.yaml", "BP443", "`include`"),
        ("extends: nothing.blueprint.yaml", "BP441", "paths start at"),
        ("extends: ../../../../etc/passwd", "BP440", "inside the project"),
    ],
)  # fmt: skip
def test_mistakes_are_told_where_they_are(tmp_path: Path, changes: str, code: str, part: str) -> None:
    found = only(outcome(tmp_path, changes))

    assert found.code == code
    assert part in (found.hint or "")
    assert found.span is not None
    assert found.span.source.name.endswith("future.blueprint.yaml")


def test_keys_are_checked_once(tmp_path: Path) -> None:
    assert [d.code for d in outcome(tmp_path, "colour: red\n").diagnostics] == ["BP202"]
    assert [d.code for d in outcome(tmp_path, stage("id: arrive, emotion: high")).diagnostics] == ["BP203"]
    assert [d.code for d in outcome(tmp_path, stage("id: arrive, fronstage: X")).diagnostics] == ["BP405"]


def test_a_mistake_of_the_other_map_is_told_there(tmp_path: Path) -> None:
    found = only(outcome(tmp_path, "subtitle: x\n", HOTEL.replace("impact: 4", "impact: 9")))

    assert found.span is not None
    assert found.span.source.name.endswith("hotel.blueprint.yaml")


def test_warnings_of_the_other_map_are_acknowledged_there(tmp_path: Path) -> None:
    line = "{id: check-out, customer: Checks out, frontstage: Hands over the bill, support: Prints the bill}"
    lonely = HOTEL.replace(line, "{id: check-out, customer: Checks out, support: Prints the bill}")
    assert only(outcome(tmp_path, "subtitle: x\n", lonely)).code == "BP301"
    accepted = lonely.replace(
        " support: Prints the bill}", " support: Prints the bill}  # blueprint: ignore[BP301] a machine"
    )
    assert outcome(tmp_path, "subtitle: x\n", accepted).diagnostics == ()


def test_chains_change_what_was_changed(tmp_path: Path) -> None:
    written(tmp_path, f"extends: hotel.blueprint.yaml\n{stage('id: check-in, support: Cloud', 'title: New, id: new')}")
    last = tmp_path / "last.blueprint.yaml"
    last.write_text(
        "blueprint: 1\nextends: future.blueprint.yaml\nremove: [new]\n" + stage("id: check-in, support: Sky"), "utf-8"
    )

    found = load(str(last))
    assert found.value is not None, said(found)
    assert texts(found.value, "check-in", "support") == ["Sky"]
    assert steps(found.value)["arrival"] == ["arrive", "check-in"]
    written(tmp_path, f"extends: hotel.blueprint.yaml\n{stage('title: New, id: new')}")
    last.write_text("blueprint: 1\nextends: future.blueprint.yaml\nsubtitle: x\n", "utf-8")
    again = load(str(last)).value
    assert again is not None
    assert all(card.status is None for card in step(again, "new").cards), "new was new in the map before"


def test_circles_and_long_chains_are_refused(tmp_path: Path) -> None:
    written(tmp_path, "extends: last.blueprint.yaml\n")
    (tmp_path / "last.blueprint.yaml").write_text("blueprint: 1\nextends: future.blueprint.yaml\n", "utf-8")
    assert only(load(str(tmp_path / "future.blueprint.yaml"))).code == "BP442"
    for number in range(1, 12):
        other = "hotel.blueprint.yaml" if number == 1 else f"m{number - 1}.blueprint.yaml"
        (tmp_path / f"m{number}.blueprint.yaml").write_text(f"blueprint: 1\nextends: {other}\n", "utf-8")
    assert load(str(tmp_path / "m9.blueprint.yaml")).value is not None
    assert "more than 10 maps" in only(load(str(tmp_path / "m11.blueprint.yaml"))).message


def test_catalogues_of_both_maps_may_come_from_one_file(tmp_path: Path) -> None:
    base = HOTEL + "include: [catalogue.yaml]\n"

    found = whole(tmp_path, "include: [catalogue.yaml]\nsystems: {pms: {note: In the cloud}}\n", base)
    assert [(s.id, s.title.pick("en").text, s.note is not None) for s in found.systems] == [
        ("pms", "Booking system", True)
    ]


def test_paths_start_at_the_file_that_they_stand_in(tmp_path: Path) -> None:
    written(tmp_path, "extends: hotel.blueprint.yaml\n", HOTEL + "include: [catalogue.yaml]\n")
    inner = tmp_path / "future"
    inner.mkdir()
    path = inner / "plan.blueprint.yaml"
    path.write_text("blueprint: 1\nextends: ../hotel.blueprint.yaml\n", "utf-8")

    found = load(str(path))
    assert found.value is not None, said(found)
    assert [s.id for s in found.value.systems] == ["pms"]


@pytest.mark.parametrize("extra", ["remove: [arrive]\n", stage("id: arrive, after: check-in")])
def test_a_map_that_extends_none_has_no_changes(tmp_path: Path, extra: str) -> None:
    text = HOTEL.replace("{id: arrive,", "{id: arrive, after: check-in,") if "after" in extra else HOTEL + extra
    written(tmp_path, "extends: hotel.blueprint.yaml\n", text)

    found = load(str(tmp_path / "hotel.blueprint.yaml")).diagnostics
    assert [d.hint for d in found if d.severity == "error"] == ["it belongs in a map that `extends` another one"]


def test_acknowledgements_of_the_other_map_are_judged_there(tmp_path: Path) -> None:
    base = HOTEL.replace("pain: No sign}", "pain: No sign}  # blueprint: ignore[BP351] not here")
    future = whole(tmp_path, "subtitle: x\n", base)
    hotel = load(str(tmp_path / "hotel.blueprint.yaml")).value

    assert hotel is not None
    assert "BP151" in {d.code for d in lint(hotel)}
    assert "BP151" not in {d.code for d in lint(future)}
