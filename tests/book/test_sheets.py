"""Sheets about personas and touchpoints."""

from __future__ import annotations

from bound import STEPS, chapter, example, told

SCORED = """\
personas: {a: {name: Ann, role: Nurse, quote: Now}, b: {name: Ben, traits: {Calm: 30}}}
stages:
  - title: Stage
    steps:
      - {title: One, customer: Comes, emotion: {a: 4, b: 2}, expectation: {a: 3, b: 3}, touchpoint: desk, pain: Slow}
      - {title: Two, customer: Goes, frontstage: {text: Waves, actor: usher}, touchpoint: [desk, door]}
      - {title: Three, customer: Tells, emotion: {a: 5}, touchpoint: door}
actors: {usher: {title: Usher}}
channels: {hall: {title: Hall}}
touchpoints:
  desk: {title: Desk, channel: hall, owner: brand, note: Near the door}
  door: {title: Door}
  web: {title: Web}
opportunities: [{title: Faster, at: one}]
gaps: [{gap: 3, at: one, note: Too slow}]
"""


def test_a_persona_has_its_own_curve() -> None:
    ann, ben = chapter(SCORED).personas

    assert (ann.name.text, ann.role and ann.role.text, ben.traits[0].printed.text) == ("Ann", "Nurse", "30")
    assert ann.journey is not None
    assert [(p.step.number, p.column, p.experience, p.expectation) for p in ann.journey.points] == [
        ("1", 0, 4, 3), ("3", 2, 5, None),
    ]  # fmt: skip
    figures = {f.label.text: f.value.text for f in ann.journey.figures}
    assert figures["Best"] == "5.0"
    assert figures["Mean experience"] == "4.5"
    assert figures["Net experience"] == "+2"
    assert [p.step.number for p in (ben.journey.points if ben.journey else ())] == ["1"]


def test_scores_of_nobody_in_particular_have_a_sheet_of_their_own() -> None:
    text = STEPS.replace("Comes", "Comes, emotion: 4")

    (alone,) = chapter(text).personas
    one, two, shared = chapter("personas: {a: {name: Ann}, b: {name: Ben}}\n" + text).personas
    (own,) = chapter("persona: {name: Ann}\n" + text).personas

    assert alone.name.text == shared.name.text == "Experience"
    assert one.journey is two.journey is None
    assert own.name.text == "Ann"
    assert own.journey is not None


def test_a_curves_words_are_the_files() -> None:
    text = "scale: {min: 1, max: 5, labels: {1: Bad, 5: Great}}\n" + STEPS.replace("Comes", "Comes, emotion: 4")
    (sheet,) = chapter(text).personas

    assert sheet.journey is not None
    assert [w.text for w in sheet.journey.levels] == ["Bad", "Neutral", "Great"]


def test_a_touchpoint_says_how_it_keeps_the_promise() -> None:
    (desk,) = chapter("touchpoints: {desk: {title: Desk, promise: Nobody waits}}\n" + STEPS).touchpoints

    assert [(f.label.text, [v.text for v in f.values]) for f in desk.facts] == [("Promise", ["Nobody waits"])]


def test_a_touchpoint_knows_its_steps_and_what_carries_it() -> None:
    made = chapter(SCORED)
    desk, door, web = made.touchpoints

    assert [w.text for w in made.scored] == ["Ann", "Ben"]
    assert [s.step.title.text for s in desk.steps] == ["One", "Two"]
    assert {f.label.text: [v.text for v in f.values] for f in desk.facts} == {"Channel": ["Hall"], "Owner": ["Brand"]}
    assert [(f.label.text, [v.text for v in f.values]) for f in desk.behind] == [("Frontstage", ["Waves (Usher)"])]
    assert [(name, [v.text for v in f.values]) for name, f in desk.notes] == [
        ("pain", ["Slow"]),
        ("gap", ["Delivery gap: Too slow"]),
        ("opportunity", ["Faster"]),
    ]
    assert [s.step.title.text for s in door.steps] == ["Two", "Three"]
    assert (web.steps, web.behind, web.notes, web.mean) == ((), (), (), None)


def test_satisfaction_is_experience_less_expectation() -> None:
    desk, door, _ = chapter(SCORED).touchpoints

    ann, ben = desk.steps[0].feelings
    assert ann.experience is not None
    assert ann.difference is not None
    assert ben.difference is not None
    assert (ann.experience.text, ann.difference.text, ann.tone) == ("4.0", "+1.0", 1)
    assert (ben.difference.text, ben.tone) == ("−1.0", -1)
    assert desk.mean is not None
    assert (desk.mean.difference and desk.mean.difference.text, desk.mean.tone) == ("0.0", 0)
    assert door.mean is None


def test_a_card_that_names_another_touchpoint_does_not_carry_this_one() -> None:
    text = SCORED.replace("text: Waves, actor: usher", "text: Waves, actor: usher, touchpoint: door")
    desk, door, _ = chapter(text).touchpoints

    assert desk.behind == ()
    assert door.behind != ()


def test_an_actor_named_in_the_card_is_not_named_again() -> None:
    made = chapter(SCORED.replace("text: Waves", "text: The usher waves"))

    assert [v.text for v in made.touchpoints[0].behind[0].values] == ["The usher waves"]


def test_photographs_come_along() -> None:
    (dana,) = told(example("hotel-stay")).chapter.personas

    assert dana.photo is not None
    assert dana.photo.media_type == "image/svg+xml"
    assert b"<svg" in dana.photo.content
