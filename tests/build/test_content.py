from __future__ import annotations

import pytest
from built import codes, only, outcome, service, steps

from blueprint.model import Direction, Module, State, Status, TextRow
from blueprint.model.vocabulary import Effect, Level, PlanPart


def test_texts_in_languages_and_as_written() -> None:
    built = service(
        "language: zh-Hans\nsummary: |\n  one\n  two\n"
        "stages:\n  - title: {en: Arrival, zh-Hans: 抵达}\n    steps: [{customer: {en: Wi-Fi}}, {customer: no}]\n"
    )
    assert built.summary is not None
    assert built.summary.wordings[0].text == "one\ntwo"
    assert built.stages[0].key == "抵达"
    wifi, no = built.cards
    assert (wifi.text.wordings[0].language, wifi.text.marked, wifi.key) == ("en", True, "wi-fi")
    assert (no.text.wordings[0].text, no.text.wordings[0].language) == ("no", "zh-Hans")


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("az-Arab", "rtl"), ("ar-Latn", "ltr"), ("zh-Hans", "ltr")],
)
def test_reading_direction(language: str, direction: str) -> None:
    assert service(f"language: {language}\n" + steps("customer: A")).direction == direction


def test_direction_can_be_set() -> None:
    assert service("direction: rtl\n" + steps("customer: A")).direction is Direction.RTL


def test_bare_names_become_entries() -> None:
    built = service(
        steps(
            "customer: {text: A, touchpoint: Front desk, channel: In person}",
            "frontstage: {text: B, actor: Porter, system: [Till, till]}, touchpoint: front desk",
        )
    )
    assert [(t.id, t.title.wordings[0].text) for t in built.touchpoints] == [("front-desk", "Front desk")]
    assert [s.id for s in built.systems] == ["till"]
    assert built.cards[1].actor == "porter"
    assert built.cards[1].systems == ("till",)
    assert built.steps[0].channels == ("in-person",)
    assert built.steps[1].touchpoints == ("front-desk",)


def test_bare_names_with_one_slug_stay_two() -> None:
    built = service(steps("customer: A, channel: [C+, C-, '!', '?']"))
    assert built.steps[0].channels == ("c", "c-2", "!", "?")


def test_with_a_catalogue_names_must_be_in_it() -> None:
    head = "actors: {porter: {title: Porter}, clerk: {title: Clerk, role: Desk}}\n"
    found = only(outcome(steps("frontstage: {text: B, actor: Porter}", head=head)))
    assert (found.code, found.hint) == ("BP401", "did you mean `porter`?")
    assert found.fix is not None
    assert service(steps("frontstage: {text: B, actor: clerk}", head=head)).cards[0].actor == "clerk"
    assert len(service(steps("frontstage: B", head=head)).actors) == 2


def test_rows_show_the_union_of_step_and_cards() -> None:
    built = service(steps("customer: {text: A, touchpoint: [x, y]}, touchpoint: [z, x], channel: web"))
    assert built.steps[0].touchpoints == ("z", "x", "y")
    assert built.steps[0].channels == ("web",)


def test_touchpoints_have_all_their_keys() -> None:
    head = (
        "channels: {phone: {title: Phone}}\n"
        "touchpoints:\n  desk: {title: Desk, channel: phone, owner: brand, medium: human, importance: key,"
        " contact: personnel, initiative: company, plan: {goal: Welcome, mode: Spoken}}\n"
    )
    desk = service(steps("customer: A, touchpoint: desk", head=head)).touchpoints[0]
    assert desk.channels == ("phone",)
    assert [part for part, _ in desk.plan] == [PlanPart.GOAL, PlanPart.MODE]
    assert (desk.owner, desk.medium, desk.importance, desk.contact, desk.initiative) == (
        "brand", "human", "key", "personnel", "company",
    )  # fmt: skip
    assert codes(outcome(steps("customer: A", head=head.replace("channel: phone", "channel: fone")))) == ["BP401"]


def test_themes_are_built_in_and_own() -> None:
    head = "themes: {calm: {title: Calm, level: intermediate}, respect: {title: Regard}}\n"
    built = service(steps("customer: A, theme: [respect, calm, identity]", head=head))
    found = {t.id: t for t in built.themes}
    assert len(found) == 11
    assert (found["calm"].level, found["calm"].effect) == (Level.INTERMEDIATE, Effect.PERFORMANCE)
    assert (found["respect"].level, found["respect"].effect) == (Level.BASIC, Effect.BASIC)
    assert found["respect"].title is not None
    assert found["trust"].title is None
    assert only(outcome(steps("customer: A, theme: identiti"))).hint == "did you mean `identity`?"


def test_scores() -> None:
    head = "personas: {dana: {name: Dana}, lee: {name: Lee}}\nscale: {min: -2, max: 2, labels: {-2: bad, 2: good}}\n"
    built = service(
        steps(
            "customer: A, emotion: -1.5",
            "customer: B, emotion: {score: 2, label: Joy, quote: Ah}",
            "customer: C, emotion: {dana: 1, lee: {score: -2, label: Cross}}, expectation: {lee: 0}",
            head=head,
        )
    )
    assert (built.scale.low, built.scale.high, built.scale.middle) == (-2, 2, 0)
    assert [value for value, _ in built.scale.labels] == [-2, 2]
    one, two, three = built.steps
    assert one.emotions[0].value == -1.5
    assert two.emotions[0].quote is not None
    assert [(s.persona, s.value) for s in three.emotions] == [("dana", 1), ("lee", -2)]
    assert [(s.persona, s.value) for s in three.expectations] == [("lee", 0)]


@pytest.mark.parametrize(
    ("emotion", "code"),
    [("0", "BP320"), ("5.1", "BP320"), ("{score: 6}", "BP320"), ("{danna: 3}", "BP401"), ("{dana: 7}", "BP320"),
     ("'3'", None), ("x", None), ("{label: y}", None), ("1e999", None)],
)  # fmt: skip
def test_scores_out_of_place(emotion: str, code: str | None) -> None:
    found = outcome(steps(f"customer: A, emotion: {emotion}", head="personas: {dana: {name: Dana}}\n"))
    assert codes(found) == ([code] if code else [])


def test_a_scale_that_cannot_be() -> None:
    assert codes(outcome("scale: {min: 5, max: 1}\n" + steps("customer: A"))) == ["BP321"]
    assert codes(outcome("scale: {labels: {9: x}}\n" + steps("customer: A"))) == ["BP321"]


def test_a_single_persona() -> None:
    built = service(
        "persona: {name: Dana Roe, role: Guest, goals: [Sleep], traits: {Patience: 20}}\n"
        + steps("customer: A, emotion: {dana-roe: 3}")
    )
    assert [p.id for p in built.personas] == ["dana-roe"]
    assert built.personas[0].traits[0][1] == 20
    assert built.steps[0].emotions[0].persona == "dana-roe"


def test_a_card_with_all_its_keys() -> None:
    card = service(
        steps(
            "customer: {text: A, marks: [fail, critical], url: 'https://x.example/a?b', icon: key, note: N,"
            " tags: [pilot, pilot2], status: new, time: 1 min}"
        )
    ).cards[0]
    assert (card.url, card.icon, card.tags, card.status) == (
        "https://x.example/a?b", "key", ("pilot", "pilot2"), Status.NEW,
    )  # fmt: skip
    assert [m.value for m in card.marks] == ["fail", "critical"]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "//evil.example", "data:text/html,x", "file:///etc/x", "ftp://x"]
)
def test_other_schemes_never_reach_the_model(url: str) -> None:
    found = outcome(steps(f"customer: {{text: A, url: '{url}'}}"))
    assert found.value is not None
    assert found.value.cards[0].url is None


def test_rows_of_texts_in_file_order() -> None:
    built = service(steps("pain: [A, B], thinking: C, competitor: D, module: [sense, act]"))
    step = built.steps[0]
    assert [row for row, _ in step.texts] == [TextRow.PAIN, TextRow.THINKING, TextRow.COMPETITOR]
    assert len(step.row(TextRow.PAIN)) == 2
    assert step.modules == (Module.SENSE, Module.ACT)


def test_a_metric_named_in_a_step_is_a_reference() -> None:
    built = service(
        steps("customer: A, metric: [queue, Smiles per hour]", head="metrics: [{id: queue, type: count, value: 3}]\n")
    )
    assert built.steps[0].metrics == ("queue",)
    assert [t.wordings[0].text for t in built.steps[0].row(TextRow.METRIC)] == ["Smiles per hour"]


def test_the_head_of_the_file() -> None:
    built = service(
        "state: future\nauthors: [A, B]\nversion: 1.10\ndate: 2024-01-05\nplatform: {promise: P}\n"
        "world: {society: [X, Y], brand: Z}\nstyle: paper\n" + steps("customer: A")
    )
    assert built.state is State.FUTURE
    assert built.version is not None
    assert built.version.wordings[0].text == "1.10"
    assert len(built.authors) == 2
    assert built.platform is not None
    assert built.world is not None
    assert (len(built.world.society), len(built.world.brand)) == (2, 1)
    assert built.style == "paper"


def test_a_file_without_stages_gives_nothing() -> None:
    assert outcome("summary: x\n").value is None


def test_a_plain_score_counts_for_every_persona_without_one_of_its_own() -> None:
    head = "personas: {a: {name: A}, b: {name: B}}\n"
    text = steps("customer: X, emotion: {a: 2, b: 4}", "customer: Y, emotion: 3, expectation: 3", head=head)

    first, second = service(text).steps

    assert [(s.persona, s.value) for s in first.emotions] == [("a", 2), ("b", 4)]
    assert [(s.persona, s.value) for s in second.emotions] == [("a", 3), ("b", 3)]
    assert [(s.persona, s.value) for s in second.expectations] == [(None, 3)]
