"""Words of messages: short, and the right ones suggested."""

from __future__ import annotations

import pytest

from blueprint.phrases import count, likeness, listing, nearest, quote
from blueprint.schema import schema_of

STEP = list(schema_of("service")["definitions"]["step"]["properties"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("front stage", "frontstage"), ("Frontstage", "frontstage"), ("front-stage", "frontstage"),
        ("frontsatge", "frontstage"), ("back_stage", "backstage"), ("costumer", "customer"), ("customers", "customer"),
        ("evidences", "evidence"), ("emotoin", "emotion"), ("touch-point", "touchpoint"), ("chanel", "channel"),
        ("pains", "pain"), ("tiem", "time"), ("supports", "support"),
        ("zzz", None), ("x", None), ("", None), ("顾客", None), ("a" * 5000, None),
    ],
)  # fmt: skip
def test_nearest(written: str, meant: str | None) -> None:
    assert nearest(written, STEP) == meant


def test_likeness_forgives_what_people_vary() -> None:
    assert likeness("Front Stage", "frontstage") == 1.0
    assert likeness("stage", "stages") == 0.99
    assert likeness("", "a") == 0.0


def test_quote_keeps_to_one_short_line() -> None:
    assert quote("a\n  b") == "`a b`"
    assert len(quote("x" * 10_000)) < 50
    assert quote("x" * 30 + "end").endswith("end`")


def test_listing() -> None:
    assert listing([]) == ""
    assert listing(["a"]) == "`a`"
    assert listing(["a", "b"]) == "`a` or `b`"
    assert listing(["a", "b", "c"], "and") == "`a`, `b` and `c`"


def test_count() -> None:
    assert [count(n, "error") for n in (0, 1, 2, 1000)] == ["0 errors", "1 error", "2 errors", "1,000 errors"]
    assert count(2, "entry", "entries") == "2 entries"
