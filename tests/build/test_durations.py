from __future__ import annotations

import re

import pytest
from built import only, outcome, service, steps
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.build.durations import parse_duration
from blueprint.model import Duration


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("90 s", 90, 90, "s"),
        ("4 min", 240, 240, "min"),
        ("4min", 240, 240, "min"),
        ("1 h 30 min", 5400, 5400, "min"),
        ("2 d", 172800, 172800, "d"),
        ("3 wk", 1814400, 1814400, "wk"),
        ("2 mo", 5184000, 5184000, "mo"),
        ("1.5 h", 5400, 5400, "h"),
        ("PT4M", 240, 240, "min"),
        ("P1DT2H", 93600, 93600, "h"),
        ("P2W", 1209600, 1209600, "wk"),
        ("P1M", 2592000, 2592000, "mo"),
        ("PT0.5H", 1800, 1800, "h"),
        ("PT0,5H", 1800, 1800, "h"),
        ("2-5 min", 120, 300, "min"),
        ("2–5 min", 120, 300, "min"),
        ("2—5 min", 120, 300, "min"),
        ("2－5 min", 120, 300, "min"),
        ("2～5 min", 120, 300, "min"),
        ("90 s - 2 min", 90, 120, "s"),
        ("1 h - 1 h 30 min", 3600, 5400, "min"),
        ("PT2M-PT5M", 120, 300, "min"),
    ],
)
def test_what_a_duration_is(text: str, low: float, high: float, unit: str) -> None:
    assert parse_duration(text) == Duration(low, high, unit)


@pytest.mark.parametrize(
    "text",
    ["", "4", "min", "4 minutes", "a while", "4 MIN", "-4 min", "30 min 1 h", "1 h 2 h", "P", "PT", "PT4", "2-",
     "-5 min",
     "2-3-4 min", "2-1 h 30 min", "1e3 s", "1_0 s", "٤ min", "5 min 3"],
)  # fmt: skip
def test_what_is_none(text: str) -> None:
    assert parse_duration(text) is None


@settings(max_examples=100)
@given(st.integers(0, 999), st.sampled_from(["s", "min", "h", "d", "wk", "mo"]), st.text(max_size=3))
def test_never_raises_and_scales(number: int, unit: str, rest: str) -> None:
    plain, twice = parse_duration(f"{number} {unit}"), parse_duration(f"{2 * number} {unit}")
    assert plain is not None
    assert twice is not None
    assert twice.low == 2 * plain.low
    parse_duration(f"{number} {unit}{rest}")


def test_a_faulty_one_is_reported_with_note_or_unit() -> None:
    found = only(outcome(steps("customer: Waits, wait: a while")))
    assert (found.code, found.hint and "`note`" in found.hint) == ("BP322", True)
    found = only(outcome(steps("customer: Waits, wait: 4")))
    assert found.hint is not None
    assert "`4 min`" in found.hint


def test_a_range_that_falls_is_reported() -> None:
    found = only(outcome(steps("customer: Waits, wait: 5-2 min")))
    assert "below its start" in found.message
    assert found.span is not None
    assert found.span.text == "5-2 min"


def test_stages_steps_and_cards_carry_durations() -> None:
    built = service(
        "stages:\n  - title: A\n    time: 1 d\n    steps: [{customer: {text: Waits, wait: 2 min}, time: 1 h}]\n"
    )
    assert built.stages[0].time == Duration(86400, 86400, "d")
    assert built.steps[0].time == Duration(3600, 3600, "h")
    assert built.cards[0].wait == Duration(120, 120, "min")


@pytest.mark.parametrize(
    "value", ["''", "' '", "[4 min]", "{en: 4 min}", "", "a while", "4", "4 minutes", "5-2 min", "5 to 2 minutes"]
)
def test_every_finding_stands_at_its_value_and_shows_a_duration_to_write_instead(value: str) -> None:
    found = only(outcome(f"stages:\n  - title: S\n    steps:\n      - customer: A\n        time: {value}\n"))

    assert found.code == "BP322"
    assert found.span is not None
    assert found.span.line == 7
    assert found.hint is not None
    shown = [words for words in re.findall("`([^`]+)`", found.hint) if words != "note"]
    assert shown
    assert None not in map(parse_duration, shown)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("4 minutes", "4 min"),
        ("4 MIN", "4 min"),
        ("1 hour and 30 minutes", "1 h 30 min"),
        ("2 to 5 minutes", "2-5 min"),
        ("90 seconds to 2 minutes", "90 s-2 min"),
        ("5分钟", "5 min"),
        ("1,5 hours", "1.5 h"),
        ("5 to 5 minutes", "5-5 min"),
        ("4 minutes or so", None),
        ("5 to 2 minutes", None),
        ("2 to soon", None),
        ("soon to 2 minutes", None),
        ("4 parsecs", None),
    ],
)
def test_what_was_meant_is_offered_as_a_correction(written: str, meant: str | None) -> None:
    found = only(outcome(steps(f'customer: Waits, wait: "{written}"')))

    assert (found.code, found.span and found.span.text) == ("BP322", f'"{written}"')
    assert (found.fix.title, found.fix.edits[0].text) == (f"write `{meant}`", meant) if found.fix else meant is None
    assert meant is None or found.fix is not None
    assert meant is None or (found.hint or "").startswith(f"write `{meant}`")
    assert meant is None or found.fix.edits[0].span == found.span


def test_a_long_text_is_cut_in_the_message() -> None:
    assert f"`{'x' * 40}`" in only(outcome(steps(f"customer: Waits, wait: {'x' * 40}"))).message
    assert f"`{'x' * 39}…`" in only(outcome(steps(f"customer: Waits, wait: {'x' * 41}"))).message


@pytest.mark.parametrize(("value", "kind"), [("[4 min]", "a list"), ("{low: 4 min}", "a mapping")])
def test_a_duration_is_one_text(value: str, kind: str) -> None:
    assert only(outcome(steps(f"customer: Waits, wait: {value}"))).message == f"a duration is a text, not {kind}"
