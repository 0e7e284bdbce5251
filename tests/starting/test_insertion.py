"""New elements in maps: in the neighbours' style, at the right place, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.build import build
from blueprint.diagnostics import Severity
from blueprint.document import Document
from blueprint.model.service import Service
from blueprint.reading import parse
from blueprint.schema import check
from blueprint.source import Source
from blueprint.starting.insertion import InsertionError, insertion
from blueprint.starting.skeletons import Kind, NoIdError, Wish
from blueprint.starting.starters import LANGUAGES, STARTERS, Answers, starter

ROOT = Path(__file__).parents[2]
BLOCK = """\
blueprint: 1
title: Stay   # of one night

# Whose journey
persona: {name: Dana}

stages:
    - title: Arrival   # the first
      steps:
          - id: enter
            customer: Enters
            # a note of the first step

          # a note of the second step
          - id: check-in
            customer: Checks in

    - title: Leaving
      steps: [{customer: Pays}, {id: out, customer: Leaves}]
metrics: [
  {id: a, type: number, value: 1}, # first
  {id: b, type: number, value: 2}  # last
]
touchpoints:
  desk: {title: Desk}
  # the room
  room: {title: Room}
"""


def read(text: str) -> tuple[Document, Service]:
    document = parse(Source("map", text)).value
    assert document
    service = build(document).value
    assert service
    return document, service


def added(text: str, kind: Kind, title: str = "New one", after: str = "", stage: str = "", **more: str) -> str:
    """The text with one element more, which has to be without errors."""
    more = {"value": "0", **more} if kind is Kind.METRIC else more
    document, service = read(text)
    new = insertion(document, service, Wish(kind=kind, title=title, **more), after=after, stage=stage).into(text)
    found, _ = read(new)
    wrong = [*check(found), *build(found).diagnostics]
    assert [f.message for f in wrong if f.severity is Severity.ERROR] == []
    return new


def lines(old: str, new: str) -> list[str]:
    """The lines that came in between; all others are as they were."""
    before, after = old.splitlines(), new.splitlines()
    first = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    count = len(after) - len(before)
    assert after[:first] + after[first + count :] == before
    return after[first : first + count]


def test_a_step_in_block_style_keeps_notes_with_their_steps() -> None:
    new = added(BLOCK, Kind.STEP, after="enter")

    assert lines(BLOCK, new) == [
        "          - id: new-one",
        "            title: New one",
        "            customer: What does the customer do?",
        "",
    ]
    assert new.index("a note of the first") < new.index("new-one") < new.index("a note of the second")


def test_a_step_in_flow_style() -> None:
    new = added(BLOCK, Kind.STEP, title="Say bye, twice", stage="leaving")

    assert new == BLOCK.replace(
        "customer: Leaves}",
        'customer: Leaves}, {id: say-bye-twice, title: "Say bye, twice", customer: What does the customer do?}',
    )


def test_a_step_goes_behind_the_one_that_is_named() -> None:
    new = added(BLOCK, Kind.STEP, after="pays")
    _, service = read(new)

    assert [s.key for s in service.stages[1].steps] == ["pays", "new-one", "out"]


def test_a_stage_has_a_step_and_its_empty_line() -> None:
    assert lines(BLOCK, added(BLOCK, Kind.STAGE, after="arrival")) == [
        "    - id: new-one",
        "      title: New one",
        "      steps:",
        "        - id: new-one-1",
        "          customer: What does the customer do?",
        "",
    ]


def test_lists_over_several_lines_keep_their_comments() -> None:
    new = added(BLOCK, Kind.METRIC, id="c")

    assert "value: 2},  # last\n  {id: c, type: number, title: New one, value: 0}\n]" in new
    assert "# first\n" in new
    between = added(BLOCK, Kind.METRIC, id="c", after="a")
    assert "value: 1}, # first\n  {id: c, type: number, title: New one, value: 0},\n  {id: b" in between


def test_catalogues() -> None:
    assert lines(BLOCK, added(BLOCK, Kind.TOUCHPOINT)) == ["  new-one: {title: New one}"]
    assert lines(BLOCK, added(BLOCK, Kind.TOUCHPOINT, after="desk")) == ["  new-one: {title: New one}"]
    between = added(BLOCK, Kind.TOUCHPOINT, after="desk")
    assert between.index("new-one") < between.index("# the room")
    assert lines(BLOCK, added(BLOCK, Kind.CHANNEL))[:3] == ["channels:", "  new-one:", "    title: New one"]


def test_a_new_list_stands_where_the_format_has_it() -> None:
    new = added(BLOCK, Kind.OPPORTUNITY, at="enter")

    assert lines(BLOCK, new)[-7:] == [
        "opportunities:",
        "  - id: new-one",
        "    title: New one",
        "    at: enter",
        "    impact: 3",
        "    effort: 3",
        "    status: idea",
    ]
    assert new.index("metrics:") < new.index("opportunities:")


def test_the_second_persona() -> None:
    new = added(BLOCK, Kind.PERSONA, title="Li")
    assert "personas: {dana: {name: Dana}, li: {name: Li, goals: What do they want to reach?}}" in new

    block = BLOCK.replace("persona: {name: Dana}", "persona:\n  # a note\n  name: Dana\n  goals:\n    - Sleep")
    new = added(block, Kind.PERSONA, title="Li")
    assert "personas:\n  dana:\n    # a note\n    name: Dana\n    goals:\n      - Sleep\n  li:\n    name: Li\n" in new


def test_a_score_only_where_there_is_a_curve() -> None:
    scored = BLOCK.replace("customer: Enters\n", "customer: Enters\n            emotion: 4\n")
    scaled = scored.replace("stages:", "scale: {min: -2, max: 2}\nstages:").replace("emotion: 4", "emotion: 1")

    assert "emotion" not in added(BLOCK, Kind.STEP)
    assert "emotion: 3}" in added(scored, Kind.STEP)
    assert "emotion: 0}" in added(scaled, Kind.STEP)


@pytest.mark.parametrize(
    ("wish", "place", "said"),
    [
        (Wish(kind=Kind.STEP, title="Check in"), {}, "already"),
        (Wish(kind=Kind.STEP, title="Pays"), {}, "already"),
        (Wish(kind=Kind.STEP, title="X"), {"after": "chek-in"}, "did you mean `check-in`"),
        (Wish(kind=Kind.STEP, title="X"), {"stage": "arival"}, "did you mean `arrival`"),
        (Wish(kind=Kind.STEP, title="X"), {"stage": "leaving", "after": "enter"}, "is in the stage `arrival`"),
        (Wish(kind=Kind.STEP, title="X", id="a.b"), {}, "is no id"),
        (Wish(kind=Kind.TOUCHPOINT, title="Desk"), {}, "already"),
        (Wish(kind=Kind.METRIC, title="A"), {}, "already"),
        (Wish(kind=Kind.PERSONA, title="Dana"), {}, "already"),
    ],
)
def test_what_cannot_be(wish: Wish, place: dict[str, str], said: str) -> None:
    document, service = read(BLOCK)

    with pytest.raises(InsertionError, match=said):
        insertion(document, service, wish, **place)


def test_a_title_without_letters_needs_an_id() -> None:
    document, service = read(BLOCK)

    with pytest.raises(NoIdError):
        insertion(document, service, Wish(kind=Kind.STEP, title="???"))


def test_plain_names_do_not_go_with_a_catalogue() -> None:
    text = BLOCK.replace("customer: Enters", "customer: {text: Enters, actor: Porter}")
    document, service = read(text)

    with pytest.raises(InsertionError, match="`porter` without a catalogue"):
        insertion(document, service, Wish(kind=Kind.ACTOR, title="Cook"))


def test_a_stage_that_is_a_step_takes_no_other() -> None:
    document, service = read("blueprint: 1\ntitle: x\nstages:\n  - {title: A, customer: a}\n")

    with pytest.raises(InsertionError, match="is a single step"):
        insertion(document, service, Wish(kind=Kind.STEP, title="b"))


def test_a_file_in_one_line() -> None:
    text = "{blueprint: 1, title: x, stages: [{title: A, steps: [{customer: a}]}]}"

    assert added(text, Kind.METRIC).endswith("}]}], metrics: [{id: new-one, type: number, title: New one, value: 0}]}")
    assert "channels: {new-one: {title: New one}}}" in added(text, Kind.CHANNEL)


MAPS = [p.read_text("utf-8") for p in sorted((ROOT / "examples").glob("*/*.blueprint.yaml"))]
MAPS = [text for text in MAPS if not any(key in text for key in ("responses:", "include:", "extends:"))]
MAPS += [BLOCK, *(starter(name, language, Answers()) for name in STARTERS for language in LANGUAGES)]


@settings(max_examples=60)
@given(st.sampled_from(MAPS), st.sampled_from(list(Kind)), st.data())
def test_always_one_more_and_nothing_less(text: str, kind: Kind, data: st.DataObject) -> None:
    document, service = read(text)
    steps = [s.key for stage in service.stages for s in stage.steps]
    after = data.draw(st.sampled_from(["", *steps])) if kind is Kind.STEP else ""
    title = data.draw(st.sampled_from(["A new one", "新的一步", "a: b, [c] #d", '"quoted"', "- dash"]))
    try:
        made = insertion(document, service, Wish(kind=kind, title=title, id="brand-new"), after=after)
    except InsertionError as error:
        assert "without a catalogue" in str(error) or "single step" in str(error)  # noqa: PT017 - two reasons only
        return
    new = made.into(text)
    at = 0
    for sign in text if kind is not Kind.PERSONA else "":
        at = new.index(sign, at) + 1
    _, grown = read(new)
    assert sum(len(s.steps) for s in grown.stages) == len(steps) + (kind in {Kind.STEP, Kind.STAGE})
    if kind is Kind.STEP and after:
        keys = [s.key for stage in grown.stages for s in stage.steps]
        assert keys[keys.index(after) + 1] == "brand-new"
