"""What a review says of a service, and in which order."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from reported import example, folder, hotel, loaded, reviewed, written

from blueprint.experience import curves, mended, service_gaps
from blueprint.model.measures import Where
from blueprint.model.targets import target_met
from blueprint.review.comparing import compare
from blueprint.review.opportunities import matrix_spots, still_to_do
from blueprint.review.readings import readings
from blueprint.review.touchpoints import field_rows

STEPS = "stages: [{title: Stage, steps: [{title: One, customer: Comes}, {title: Two, customer: Goes}]}]\n"


def test_sections_without_content_are_empty(tmp_path: Path) -> None:
    made = reviewed(written(tmp_path, f"title: Bare\n{STEPS}"))

    lists = (made.figures, made.journeys, made.gaps, made.touchpoints, made.opportunities, made.headlines)
    assert [found for found in lists if found] == []
    assert made.themes is made.modules is None
    assert made.biggest is None


def test_figures_of_the_whole_come_before_their_groups_and_periods() -> None:
    service = hotel().service
    found = readings(service, (), trend=False)

    assert [r.metric.id for r in found] == [m.id for m in service.metrics]
    assert all(r.whole for r in found)
    whole = [f.reading for f in reviewed(hotel()).figures if f.reading.metric.id == "recommend"]
    assert whole[0].whole
    assert [r.period for r in whole if r.period] == sorted(r.period for r in whole if r.period)
    assert {r.key for r in whole if r.by == "segment"} == {"Business", "Leisure"}


def test_the_first_page_has_figures_with_targets_first_then_the_whole_service_and_at_most_five() -> None:
    lines = reviewed(hotel()).headlines

    assert [line.label.text for line in lines] == ["Would recommend", "Wait at the desk", "Pleased guests", "Easy stay"]
    assert 3 <= len(reviewed(example("online-checkout")).headlines) <= 5


def test_a_service_with_scores_alone_has_headlines_of_these(tmp_path: Path) -> None:
    steps = STEPS.replace("customer: Comes", "customer: Comes, emotion: 4").replace("Goes", "Goes, emotion: 2")
    lines = reviewed(written(tmp_path, f"title: Felt\n{steps}")).headlines

    assert (lines[0].label.text, lines[0].value.text) == ("Mean experience", "3.0")
    assert [note.text for line in lines for note in line.notes] == ["estimate"]


def test_what_is_told_of_targets_is_what_is_computed() -> None:
    service = hotel().service
    for told in reviewed(hotel()).figures:
        if told.reading.whole:
            measured = service.measurement(told.reading.metric.id)
            assert told.met == target_met(told.reading.metric, measured.figure if measured else None)


def test_rows_that_did_not_count_are_told_reason_by_reason() -> None:
    told = next(f for f in reviewed(hotel()).figures if f.reading.metric.id == "recommend")

    assert [text.text for text in told.excluded][:2] == ["3 empty", "3 off the scale"]
    assert told.unplaced is not None
    assert "4 at a place that the map does not have" in told.unplaced.text


def test_journeys_carry_the_figures_of_the_curve_and_what_mending_changes() -> None:
    service = hotel().service
    (journey,) = reviewed(hotel()).journeys
    (curve,) = curves(service)
    mending = mended(service)

    assert mending is not None
    assert journey.curve == curve
    assert journey.mending == mending
    assert [s.change.text if s.change else "" for s in journey.sums] == ["+0.6", "+1.5", "+2"]
    assert journey.story is not None
    assert "“Check in” (1.5)" in journey.story.text
    assert [s.signs for s in journey.steps] == [(), ("worst",), ("best",), ("end",)]
    assert [s.difference.text if s.difference else None for s in journey.steps] == ["+0.5", "−2.5", None, "+0.5"]


def test_gaps_are_those_of_experience_with_their_evidence_in_words() -> None:
    made = reviewed(hotel())

    assert [told.gap for told in made.gaps] == list(service_gaps(hotel().service))
    assert made.biggest is not None
    assert (made.biggest.number, made.biggest.place.text) == ("5", "Check in")
    assert [text.text for text in made.gaps[0].evidence] == [
        "Wait at the desk: 6 min (Target 3 min)",
        "Queue after a long day",
    ]


def test_a_gap_that_several_share_comes_before_a_wide_one_of_a_single_persona(tmp_path: Path) -> None:
    made = reviewed(
        written(
            tmp_path,
            "title: T\npersonas: {a: {name: Ann}, b: {name: Bo}}\nstages: [{title: S, steps: [\n"
            "  {id: one, title: One, customer: C, emotion: {a: 1.5, b: 4}, expectation: {a: 4, b: 4}},\n"
            "  {id: two, title: Two, customer: C, emotion: {a: 3, b: 2.5}, expectation: {a: 4.5, b: 4.5}}]}]\n",
        )
    )

    assert made.biggest is made.largest[0]
    said = [(g.place.text, g.who.text if g.who else "", g.size.text if g.size else "") for g in made.largest]
    assert said == [("Two", "Bo", "−2.0"), ("Two", "Ann", "−1.5")]


def test_counts_are_no_headlines_and_parts_of_the_answers_come_last(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("score,seg\n" + "".join(f"{n % 11},{'AB'[n % 2]}\n" for n in range(140)), "utf-8")
    made = written(
        tmp_path,
        "title: T\nresponses: {g: {file: g.csv, columns: {score: score, segment: seg}}}\n"
        "metrics:\n  - {id: n, type: count, responses: g}\n"
        "  - {id: part, type: nps, title: Part, responses: g, where: {segment: A}}\n"
        "  - {id: all, type: nps, title: All, responses: g}\n"
        f"  - {{id: aim, type: number, title: Aim, value: 3, target: 4}}\n{STEPS}",
    )

    assert [line.label.text for line in reviewed(made).headlines] == ["Aim", "All", "Part"]


def test_narrowed_the_first_page_keeps_its_figures() -> None:
    part = reviewed(hotel(Where(segment="Leisure", period="2026-Q1")))

    assert [h.label.text for h in part.headlines] == [h.label.text for h in reviewed(hotel()).headlines]


def test_untouched_basic_themes_are_called_out_first() -> None:
    themes = reviewed(hotel()).themes

    assert themes is not None
    assert {w.text for w in themes.missing} == {"Respect", "Convenience", "Commitment"}
    assert [row.touched for row in themes.rows[:4]] == [False, False, False, True]


def test_key_touchpoints_come_first_and_lacks_are_seen() -> None:
    first, last = reviewed(hotel()).touchpoints

    assert (first.id, first.number, last.number) == ("desk", "1", "2")
    assert first.gap == pytest.approx(-1.0)
    assert first.standard is not None
    assert last.standard is last.owner is None


def test_spots_of_the_field_never_cover_each_other() -> None:
    for name in ("online-checkout", "concert-night", "hotel-stay"):
        for row in field_rows(reviewed(example(name)).touchpoints):
            tracks: dict[int, list[float]] = {}
            for _, at, track in row.spots:
                assert 0 <= at <= 1
                assert track < row.tracks
                tracks.setdefault(track, []).append(at)
            for found in tracks.values():
                assert all(b - a >= 0.036 for a, b in pairwise(found))


def test_opportunities_keep_their_order_and_those_that_are_done_are_no_longer_first() -> None:
    found = reviewed(hotel()).opportunities

    assert [one.title.text for one in found] == ["Tell the wait", "A sign", "Form before arrival"]
    assert [one.number for one in still_to_do(found, 3)] == ["1", "3"]
    places = {(round(x, 3), round(y, 3)) for _, x, y in matrix_spots(found)}
    assert len(places) == len(found)
    assert all(0 < x < 1 and 0 < y < 1 for x, y in places)


def test_only_figures_that_ask_the_same_stand_side_by_side() -> None:
    both = [reviewed(hotel()), reviewed(loaded(folder() / "inn.blueprint.yaml"))]
    rows = compare(both).rows

    assert [row.label.text for row in rows] == ["Net Promoter Score", "Customer satisfaction"]
    assert all(all(row.cells) for row in rows)


def test_another_scale_is_another_row(tmp_path: Path) -> None:
    metrics = "metrics: [{{id: a, type: csat, value: 60{}}}]\n"
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one = reviewed(written(tmp_path / "a", f"title: A\n{STEPS}{metrics.format(', scale: [1, 7]')}"))
    other = reviewed(written(tmp_path / "b", f"title: B\n{STEPS}{metrics.format('')}"))

    rows = compare([one, other]).rows
    assert [row.rule.text if row.rule else None for row in rows] == ["1–7", "1–5"]
    assert [row.rule for row in compare([other, other]).rows] == [None]
    assert len(compare([other, other]).rows) == 1


def test_scores_on_different_scales_are_not_compared() -> None:
    alike = compare([reviewed(example("hotel-stay")), reviewed(example("concert-night"))])
    unlike = compare([reviewed(example("hotel-stay")), reviewed(example("home-purchase"), "zh-Hans")])

    assert alike.scored[0].label.text == "Mean experience"
    assert unlike.scored == ()


def test_narrowed_answers_change_the_figures() -> None:
    whole = next(f for f in reviewed(hotel()).figures if f.reading.metric.id == "recommend")
    part = reviewed(hotel(Where(segment="Leisure")))
    narrowed = next(f for f in part.figures if f.reading.metric.id == "recommend")

    assert whole.reading.figure is not None
    assert narrowed.reading.figure is not None
    assert narrowed.reading.figure.n < whole.reading.figure.n / 2
