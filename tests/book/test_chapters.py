"""What a chapter says about its service."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

import pytest
from bound import STEPS, chapter, example, told

from blueprint.book.values import Part
from blueprint.model.text import Wording


def texts(values: tuple[Wording, ...]) -> list[str]:
    return [w.text for w in values]


def anchors(value: object) -> list[str]:
    """All anchors in a value."""
    if isinstance(value, tuple):
        return [a for item in value for a in anchors(item)]
    if is_dataclass(value) and not isinstance(value, type):
        own = [value.anchor] if getattr(value, "anchor", "") else []  # type: ignore[attr-defined]
        return own + [a for f in fields(value) if f.name != "headings" for a in anchors(getattr(value, f.name))]
    return []


def test_the_opener_tells_what_the_file_says() -> None:
    made = told(example("hotel-stay")).chapter

    facts = {f.label.text: texts(f.values) for f in made.facts}
    assert facts["Persona"] == ["Dana, Business traveller"]
    assert facts["Scenario"] == ["One night, arriving late, leaving at seven"]
    assert facts["Version"] == ["3", "commit 0123abcd"]
    assert facts["Date"] == ["21 Nov 2026"]
    assert {f.label.text: f.value.text for f in made.figures} == {
        "Stages": "3",
        "Steps": "10",
        "Touchpoints": "6",
        "Service encounters": "6",
        "Fail points": "2",
        "Time in all": "9 h 34 min",
        "Share of time spent waiting": "6%",
    }


def test_stages_name_their_steps() -> None:
    made = told(example("hotel-stay")).chapter

    assert [s.title.text for s in made.stages] == ["Arrival", "Stay", "Departure"]
    assert [(ref.number, ref.title.text) for ref in made.stages[0].steps] == [
        ("1", "Arrive"), ("2", "Hand over bags"), ("3", "Check in"),
    ]  # fmt: skip


def test_steps_link_to_where_a_map_shows_them() -> None:
    made = told(example("hotel-stay")).chapter

    assert made.stages[0].steps[0].link == "drawing:test-journey-step-arrive"
    assert made.trouble.fails[0].step is not None
    assert made.trouble.fails[0].step.link == "drawing:test-blueprint-step-check-in"


def test_without_maps_there_are_no_links() -> None:
    made = told(example("hotel-stay"), drawn=False).chapter

    assert {ref.link for stage in made.stages for ref in stage.steps} == {""}
    assert not [h for h in made.headings if h.part is Part.MAPS]


def test_empty_parts_vanish() -> None:
    made = chapter(STEPS)

    assert made.headings == ()
    assert [f.label.text for f in made.facts] == ["State", "Version"]
    assert (made.personas, made.touchpoints, made.encounters, made.metrics, made.gaps) == ((), (), (), (), ())
    assert made.summary is None
    assert [f.label.text for f in made.figures] == ["Stages", "Steps"]


def test_headings_follow_the_order_of_the_parts() -> None:
    made = told(example("hotel-stay")).chapter

    assert [h.part for h in made.headings] == [Part.MAPS, *Part]
    assert [h.title.text for h in made.headings[:2]] == ["journey", "blueprint"]


@pytest.mark.parametrize("name", ["hotel-stay", "online-checkout", "concert-night"])
def test_anchors_are_unique(name: str) -> None:
    found = anchors(told(example(name)).chapter)

    assert len(found) >= 10
    assert len(set(found)) == len(found)


def test_a_chapter_speaks_one_language() -> None:
    made = told(example("concert-night"), language="zh-Hant").chapter

    assert made.title == Wording("音樂廳之夜", "zh-Hant")
    assert [f.label.text for f in made.figures][:3] == ["階段", "步驟", "接觸點"]


def test_without_a_translation_the_files_own_words_stay() -> None:
    made = told(example("hotel-stay"), language="de").chapter

    assert made.title == Wording("Overnight hotel stay", "en")
    assert made.figures[0].label == Wording("Phasen", "de")
