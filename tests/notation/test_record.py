"""Rule 38: crossings and bends are few. The counts of the examples are on record and may not rise.

`pytest --accept` writes the counts of today; a lower count is accepted the same way.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from notation.breaking import Sheet, path_numbers
from notation.drawn import EXAMPLES, drawn, label
from notation.links import bend_count, crossing_count
from notation.picture import Picture

RECORD = Path(__file__).parent / "record.json"


def counts(picture: Picture) -> dict[str, int]:
    return {
        "crossings": crossing_count(picture),
        "bends": bend_count(picture),
        "bubbles": sum("bubble" in g.data for g in picture.of("link-label")),
    }


def test_crossings_and_bends_do_not_rise(accept: Callable[[Path, str], None], request: pytest.FixtureRequest) -> None:
    found = {
        f"{label(file)} {d.told.drawing.name}": counts(d.picture)
        for file in EXAMPLES
        for d in drawn(file, all_languages=False)
    }
    if request.config.getoption("--accept"):
        accept(RECORD, json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    known = json.loads(RECORD.read_text("utf-8"))
    risen = [
        f"{name}: {what} rose from {known[name][what]} to {now}"
        for name, of_drawing in found.items()
        for what, now in of_drawing.items()
        if name in known and now > known[name][what]
    ]

    assert not risen, "\n".join(risen)
    assert found.keys() == known.keys(), "run pytest --accept: the examples have other drawings than those on record"


def test_a_detour_counts() -> None:
    hotel = next(f for f in EXAMPLES if f.parent.name == "hotel-stay")
    picture = drawn(hotel, "blueprint", all_languages=False)[0].picture
    sheet = Sheet(picture)
    y = path_numbers(sheet.one("rule"))[1] + 10
    sheet.one("route").set("d", f"M 200 {y} L 1900 {y} L 1900 {y + 5}")

    assert bend_count(sheet.picture()) == bend_count(picture) + 1
    assert crossing_count(sheet.picture()) > crossing_count(picture) + 3
