"""Tables: encounters, fail points, waits, figures, gaps, opportunities."""

from __future__ import annotations

import pytest
from bound import STEPS, chapter, example, told

WAITS = """\
stages:
  - title: Stage
    wait: 1 min
    steps:
      - {title: One, customer: {text: Queues, marks: wait}, time: 6 min, wait: 2 min}
      - {title: Two, customer: {text: Rings, wait: 3 min, marks: [fail, wait]}, time: 2 min, pain: Nobody answers}
      - {title: Three, customer: {text: Hopes, marks: wait}, support: {text: Books, system: s, marks: fail}}
      - {title: Four, marks: fail, customer: Goes}
systems: {s: {title: Ledger}}
"""


def test_encounters_are_listed_line_by_line() -> None:
    made = told(example("hotel-stay")).chapter

    assert [(t.line, t.title.text, len(t.rows)) for t in made.encounters] == [
        ("interaction", "Service encounter", 6),
        ("visibility", "Seen action resting on an unseen one", 4),
        ("internal-interaction", "Internal service encounter", 3),
    ]
    first = made.encounters[0].rows[0]
    assert first.step is not None
    assert first.source.actor is None
    assert (first.number, first.step.title.text, first.both) == ("1", "Hand over bags", True)
    assert (first.source.text.text, first.source.lane.text) == ("Gives bags to the bellperson", "Customer actions")
    assert first.target.actor is not None
    assert first.target.actor.text == "Bellperson"


def test_lines_of_the_files_own_have_their_name() -> None:
    made = told(example("online-checkout")).chapter

    assert made.encounters[-1].title.text == "Line of implementation"


def test_fail_points_of_cards_and_steps() -> None:
    fails = chapter(WAITS).trouble.fails

    assert [(f.step.title.text if f.step else "", f.what.text.text) for f in fails] == [
        ("Two", "Rings"), ("Three", "Books"), ("Four", "Four"),
    ]  # fmt: skip
    assert [w.text for w in fails[0].pains] == ["Nobody answers"]
    assert [w.text for w in fails[1].systems] == ["Ledger"]


def test_waits_with_and_without_a_time() -> None:
    made = chapter(WAITS).trouble
    rows = [
        (w.step.title.text if w.step else "", w.what.text if w.what else "", w.time.text if w.time else "")
        for w in made.waits
    ]

    assert rows == [
        ("", "Stage", "1 min"), ("One", "Queues", "2 min"), ("Two", "Rings", "3 min"), ("Three", "Hopes", ""),
    ]  # fmt: skip
    assert made.longest == 180


def test_shares_are_of_the_whole_time_on_the_main_path() -> None:
    made = chapter(WAITS).trouble

    assert [w.share for w in made.waits] == [None, pytest.approx(0.2), None, None]
    assert {f.label.text: f.values[0].text for f in made.totals} == {
        "Time in use": "8 min", "Waiting time": "2 min", "Share of time spent waiting": "20%",
    }  # fmt: skip


def test_small_shares_have_a_decimal() -> None:
    waits = told(example("hotel-stay")).chapter.trouble.waits

    assert [w.printed.text for w in waits if w.printed] == ["1.0%", "4.4%", "0.7%"]


METRICS = """\
metrics:
  - {id: a, type: nps, value: 32, target: 40, at: one}
  - {id: b, type: share, title: Done, value: 62}
  - {id: c, type: count, value: 1214, unit: a week, at: stage}
  - {id: d, type: duration, value: 90 s, target: 1 min, at: one}
"""


def test_figures_are_printed_as_the_language_writes_them() -> None:
    rows = chapter(STEPS + METRICS).metrics

    assert [(r.title.text, r.value.text if r.value else "", r.target.text if r.target else "") for r in rows] == [
        ("Net Promoter Score", "+32", "+40"),
        ("Done", "62%", ""),
        ("Count", "1,214 a week", ""),
        ("Duration", "1 min 30 s", "1 min"),
    ]
    assert [r.place.text for r in rows] == ["One", "Whole service", "Stage", "One"]
    assert [bool(r.where) for r in rows] == [True, False, False, True]


def test_opportunities_come_best_first_with_the_steps_they_cover() -> None:
    text = (
        "opportunities: [{title: Later, at: stage, impact: 2, effort: 4}, {title: Some day, at: one},"
        " {title: Now, at: [two], impact: 5, effort: 1, owner: Me, due: 2027-02-01, status: doing}]\n"
    )
    rows = chapter(STEPS + text).opportunities

    assert [(r.number, r.title.text, r.quadrant.text if r.quadrant else "") for r in rows] == [
        ("1", "Now", "Quick win"), ("2", "Later", "Time sink"), ("3", "Some day", ""),
    ]  # fmt: skip
    assert [w.text for w in rows[0].facts] == ["In progress", "Me", "1 Feb 2027"]
    assert [s.title.text for s in rows[1].steps] == ["One", "Two"]


def test_gaps_come_by_number() -> None:
    rows = chapter(STEPS + "gaps: [{gap: 4}, {gap: 1, at: two, note: Unknown}]\n").gaps

    assert [(r.number, r.title.text, r.place.text) for r in rows] == [
        (1, "Knowledge gap", "Two"), (4, "Communication gap", "Whole service"),
    ]  # fmt: skip
