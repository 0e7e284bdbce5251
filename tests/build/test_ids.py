from __future__ import annotations

import unicodedata

import pytest
from built import codes, only, outcome, service, steps
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.build.ids import slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Checks in", "checks-in"),
        ("  Check -- in! ", "check-in"),
        ("办理 入住", "办理-入住"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Cafe\u0301", "caf\u00e9"),
        ("नमस्ते दुनिया", "नमस्ते-दुनिया"),
        ("snake_case", "snake_case"),
        ("Größe_1", "grösse_1"),
        ("🙂 !", ""),
        ("½ price", "price"),
        ("3.5 stars", "3-5-stars"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@settings(max_examples=200)
@given(st.text())
def test_slug_is_stable_and_an_id(text: str) -> None:
    made = slug(text)
    assert slug(made) == made
    assert unicodedata.is_normalized("NFC", made)
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert "." not in made


@settings(max_examples=100)
@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_the_short_way_for_ascii_gives_the_same(text: str) -> None:
    assert slug(text) == slug(text + "é").removesuffix("é").removesuffix("-")


def test_a_step_takes_its_title_its_first_customer_card_or_its_first_card() -> None:
    built = service(
        steps(
            "title: In the lobby, customer: Waits",
            "frontstage: Greets, customer: Says hello",
            "frontstage: Cleans, support: Cleaning plan",
        )
    )
    assert [s.key for s in built.steps] == ["in-the-lobby", "says-hello", "cleans"]


def test_own_customer_lanes_name_steps() -> None:
    built = service(
        steps(
            "frontstage: Greets, guest: Nods",
            head="lanes: [{lane: guest, title: Guest, zone: customer}, frontstage]\n",
        )
    )
    assert built.steps[0].key == "nods"


def test_a_step_without_usable_name_is_counted_in_its_stage() -> None:
    built = service(steps("pain: Too loud", "customer: '!'"))
    assert [s.key for s in built.steps] == ["stage-1", "stage-2"]
    assert built.cards[0].key == "stage-2.customer.1"


def test_default_ids_that_are_equal_get_numbers_and_do_not_take_given_ones() -> None:
    built = service(steps("customer: Waits", "id: waits-2, customer: Rests", "customer: Waits", "customer: Waits"))
    assert [s.key for s in built.steps] == ["waits", "waits-2", "waits-3", "waits-4"]
    assert [c.key for c in built.cards] == ["waits.customer.1", "rests", "waits-3.customer.1", "waits-4.customer.1"]


def test_a_given_id_wins_over_a_default_one() -> None:
    built = service(steps("customer: Waits", "customer: {text: Sits, id: waits}"))
    assert [c.key for c in built.cards] == ["waits.customer.1", "waits"]


def test_kinds_have_namespaces_of_their_own() -> None:
    built = service("stages:\n  - {id: stay, title: A, steps: [{id: stay, customer: {id: stay, text: Sleeps}}]}\n")
    assert (built.stages[0].key, built.steps[0].key, built.cards[0].key) == ("stay", "stay", "stay")


def test_the_same_id_twice_is_an_error_that_shows_both() -> None:
    found = only(outcome(steps("id: pay, customer: Pays", "id: pay, customer: Pays again", "id: x, customer: End")))
    assert found.code == "BP404"
    assert found.span is not None
    assert (found.span.line, found.related[0].span.line) == (7, 6)
    assert found.message == "the id `pay` is given to two steps"
    assert (found.hint, found.related[0].message) == ("give one of them another id", "first given here")


def test_the_same_id_twice_in_a_list_or_catalogue_is_an_error_that_shows_both() -> None:
    twice = "opportunities:\n  - {title: A, id: sign}\n  - {title: B, id: sign}\n"
    found = only(outcome(steps("customer: Waits", head=twice)))
    assert (found.code, found.message) == ("BP404", "two opportunities have the id `sign`")
    assert found.hint == "give each an `id` of its own"
    assert found.span is not None
    assert (found.span.line, found.related[0].span.line) == (5, 4)
    assert found.related[0].message == "first one here"


def test_equal_default_ids_are_an_error_only_where_referred_to() -> None:
    twice = ("customer: Waits", "customer: Waits")
    assert codes(outcome(steps(*twice))) == []
    found = only(outcome(steps(*twice, head="gaps: [{gap: 3, at: waits}]\n")))
    assert found.code == "BP403"
    assert found.hint is not None
    assert "`id`" in found.hint
    assert [r.span.line for r in found.related] == [7, 8]


def test_references_are_compared_in_nfc() -> None:
    built = service(
        steps(
            "id: caf\u00e9, customer: Sits, next: [b]", "id: b, customer: Pays, next: [{to: cafe\u0301, label: more}]"
        )
    )
    assert built.steps[1].ways[0].to == "caf\u00e9"


def test_a_stage_without_steps_is_one_step() -> None:
    built = service("stages:\n  - {title: Before, id: before, customer: Books, emotion: 4, time: 2 min, marks: fail}\n")
    stage, step = built.stages[0], built.steps[0]
    assert (stage.key, step.key, step.stage) == ("before", "before", "before")
    assert stage.cards == ()
    assert stage.time is None
    assert step.cards[0].step == "before"
    assert step.emotions[0].value == 4
    assert step.time is not None
    assert len(step.marks) == 1


def test_cards_of_a_stage_and_of_a_step_with_one_id_have_different_keys() -> None:
    built = service(
        "stages:\n"
        "  - id: stay\n    title: A\n    support: ['!']\n"
        "    steps: [{id: stay, support: ['!']}, {id: leave, customer: Goes}]\n"
    )
    keys = [c.key for c in built.cards]
    assert keys == ["stage.stay.support.1", "stay.support.1", "goes"]
