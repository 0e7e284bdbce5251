"""What files say of a touchpoint, put together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sheeted import HOTEL, OTHER, findings, named, sheets

from blueprint.model.figures import Comment, Figure, GroupFigure, Grouping, Measurement
from blueprint.model.vocabulary import Importance, Medium, Owner, PlanPart
from blueprint.touchpoints.sheets import Wanted
from blueprint.touchpoints.values import QuoteKind

BARE = """\
blueprint: 1
title: Bare
stages: [{title: S, steps: [{id: a, customer: Comes, touchpoint: Front desk}]}]
"""


def test_a_sheet_says_where_customers_meet_it_and_how_it_is_felt() -> None:
    sheet = sheets(named(HOTEL))["front-desk"]
    (met,) = sheet.occurrences

    assert (met.where.name, met.stage.key, met.step.key) == ("stay", "arrival", "check-in")
    assert [(s.persona, s.satisfaction) for s in met.scores] == [("dana", -2.0), ("lee", 0.5)]
    assert (sheet.experience, sheet.expectation, sheet.satisfaction) == (3.25, 4.0, -0.75)


def test_figures_are_those_of_its_steps() -> None:
    found = sheets(named(HOTEL))

    assert [f.metric.id for f in found["front-desk"].figures] == ["queue"]
    assert [f.metric.id for f in found["tray"].figures] == ["cold"]


def test_quotes_are_those_of_its_steps() -> None:
    quotes = sheets(named(HOTEL))["front-desk"].quotes

    assert [(q.kind, q.text.pick("en").text, q.score) for q in quotes] == [
        (QuoteKind.ROW, "Just the key", None),
        (QuoteKind.SCORE, "Lovely", 4.5),
    ]


def test_answers_about_a_touchpoint_are_its_own_figures_and_quotes() -> None:
    where = named(HOTEL + "  - {id: nps, type: nps, target: 50}\n")
    groups = (
        GroupFigure(by=Grouping.TOUCHPOINT, key="front-desk", figure=Figure(value=30, n=120)),
        GroupFigure(by=Grouping.STEP, key="eat", figure=Figure(value=-10, n=40)),
    )
    measured = Measurement(metric="nps", figure=Figure(value=12, n=160), groups=groups)
    comments = (
        Comment(responses="exit", text="Slow", score=2, touchpoint="front-desk"),
        Comment(responses="exit", text="Cold", step="eat"),
        Comment(responses="exit", text="About the tray", step="check-in", touchpoint="tray"),
    )
    found = sheets(replace(where, service=replace(where.service, measurements=(measured,), comments=comments)))

    assert [(f.metric.id, f.figure.value if f.figure else None) for f in found["front-desk"].figures] == [
        ("queue", None),
        ("nps", 30),
    ]
    assert [(f.metric.id, f.step.key if f.step else None) for f in found["tray"].figures] == [
        ("cold", "eat"),
        ("nps", "eat"),
    ]
    assert [q.text.pick("en").text for q in found["front-desk"].quotes if q.kind is QuoteKind.ANSWER] == ["Slow"]
    assert {q.text.pick("en").text for q in found["tray"].quotes} == {"Cold", "About the tray"}


def test_all_twelve_parts_of_the_plan_are_there() -> None:
    sheet = sheets(named(HOTEL))["front-desk"]

    assert [part for part, _ in sheet.plan] == list(PlanPart)
    assert set(PlanPart) - set(sheet.missing) == {PlanPart.STANDARD}


def test_the_same_id_in_two_files_is_the_same_touchpoint() -> None:
    found = sheets(named(HOTEL), named(OTHER, "leaving"))
    sheet = found["front-desk"]

    assert list(found) == ["front-desk", "tray"]
    assert [(o.where.name, o.step.key) for o in sheet.occurrences] == [("stay", "check-in"), ("leaving", "pay")]
    assert (sheet.touchpoint.owner, sheet.touchpoint.medium) == (Owner.BRAND, Medium.HUMAN)
    assert sheet.touchpoint.channels == ("desk", "phone")
    assert [c.title.pick("en").text for c in sheet.channels] == ["In person", "Telephone"]
    assert [part for part, text in sheet.plan if text] == [PlanPart.GOAL, PlanPart.STANDARD]


def test_languages_are_added_up() -> None:
    german = OTHER.replace("title: Front desk", "title: {de: Empfang}")

    title = sheets(named(HOTEL), named(german, "other"))["front-desk"].touchpoint.title
    assert {w.language: w.text for w in title.wordings} == {
        "en": "Front desk",
        "zh-Hans": "前台接待处",
        "de": "Empfang",
    }


def test_contradictions_are_warnings_at_the_second_place() -> None:
    (found,) = findings(named(HOTEL), named(OTHER, "leaving"))

    assert (found.code, found.severity) == ("BP801", "warning")
    assert found.message.startswith("the touchpoint `front-desk` has the `owner` `partner` here and `brand` in")
    assert found.span
    assert (found.span.line, found.span.column) == (5, 3)
    assert found.related[0].span.line == 7


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("title: Front desk", "title: Reception", "title"),
        ("owner: partner", "owner: brand, promise: Everybody waits", "promise"),
        ("owner: partner", "owner: brand, importance: normal", "importance"),
        ("{goal: Say goodbye}", "{standard: Key within 9 minutes}", "plan.standard"),
    ],
)
def test_each_kind_of_contradiction_is_named(old: str, new: str, name: str) -> None:
    found = findings(named(HOTEL), named(OTHER.replace(old, new).replace("owner: partner", "owner: brand"), "leaving"))

    assert [f"`{name}`" in f.message for f in found] == [True]


def test_of_three_files_the_first_that_says_something_counts() -> None:
    silent = OTHER.replace(" owner: partner,", "")
    later = OTHER.replace("partner", "social")
    found = findings(named(silent), named(OTHER), named(later))

    assert [d.message.count("`partner`") for d in found] == [1]


def test_a_bare_name_contradicts_nothing() -> None:
    assert findings(named(BARE), named(HOTEL)) == ()
    assert findings(named(HOTEL), named(BARE)) == ()
    sheet = sheets(named(BARE, "bare"), named(HOTEL))["front-desk"]
    assert sheet.touchpoint.title.pick("zh-Hans").text == "前台接待处"
    assert len(sheet.occurrences) == 2


def test_an_accepted_contradiction_is_not_told() -> None:
    accepted = OTHER.replace(
        "  front-desk:", "  # blueprint: ignore[BP801] the house is let in the evening\n  front-desk:"
    )

    assert findings(named(HOTEL), named(accepted)) == ()


def test_scores_of_different_scales_have_no_mean() -> None:
    other = OTHER.replace("channels:", "scale: {min: -2, max: 2}\nchannels:").replace("emotion: 5", "emotion: 2")
    sheet = sheets(named(HOTEL), named(other))["front-desk"]

    assert (sheet.scale, sheet.experience) == (None, None)


def test_filters() -> None:
    found = sheets(named(HOTEL))

    def kept(wanted: Wanted) -> list[str]:
        return [name for name, sheet in found.items() if wanted.takes(sheet)]

    assert kept(Wanted()) == ["front-desk", "tray"]
    assert kept(Wanted(importance=(Importance.KEY,))) == ["front-desk"]
    assert kept(Wanted(owners=(Owner.BRAND, Owner.SOCIAL))) == ["front-desk"]
    assert kept(Wanted(channels=("desk",))) == ["front-desk"]
    assert kept(Wanted(missing=(PlanPart.STANDARD,))) == ["tray"]
    assert kept(Wanted(missing=(PlanPart.GOAL, PlanPart.STANDARD))) == ["front-desk", "tray"]
