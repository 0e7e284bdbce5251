"""Every rule on folded drawings: each band keeps those of lanes, lines, links and curves, all together the others."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from blueprint import pipeline
from blueprint.layout.form import Form, Origin
from blueprint.model.selection import select
from blueprint.model.service import Service
from notation.breaking import Sheet, move
from notation.drawn import CASES, EXAMPLES, label, service_of
from notation.files import files
from notation.folded import Folded, faults, fold, ready, stage_starts

LINK = Origin(file="test", commit="0a1b2c3", link="https://example.org/services/test?version=2")
NARROW = tuple(
    file
    for file in CASES
    if label(file).partition("/")[2]
    in {
        "all-marks",
        "statuses",
        "stage-wide-cards",
        "split-by-actor",
        "thai",
        "hebrew-rtl",
        "two-personas",
        "long-texts",
    }
)


def shown(service: Service, drawing: pipeline.Drawing) -> Service:
    return select(service, drawing.view) if drawing.view else service


@pytest.mark.parametrize("file", EXAMPLES, ids=label)
def test_every_example_can_be_cut_at_every_stage(file: Path) -> None:
    """Each drawing in one of two forms, so that over the examples each kind is seen in both."""
    service = service_of(file)
    for turn, drawing in enumerate(pipeline.drawings(service), EXAMPLES.index(file)):
        starts = stage_starts(shown(service, drawing))
        if not starts:
            continue
        every = Form(cuts=tuple(starts))
        half = Form(cuts=tuple(starts[::2]), pages=tuple(starts[::2]), width=1500.0, height=2400.0)
        form = (every, half)[turn % 2]
        made = fold(service, drawing, form, origin=LINK, bench=ready(service, drawing))
        assert faults(made) == [], f"{drawing.name} {form}"


@pytest.mark.parametrize("file", NARROW, ids=label)
def test_narrow_columns_keep_the_rules(file: Path) -> None:
    service = service_of(file)
    starts = stage_starts(service)
    for drawing in pipeline.drawings(service, file.parent.parent.name):
        made = fold(service, drawing, Form(cuts=tuple(starts[:1]), column=112.0))
        assert faults(made) == []


@st.composite
def forms(draw: st.DrawFn, starts: list[int]) -> Form:
    """Any form that cuts at least once."""
    cuts = tuple(sorted(draw(st.sets(st.sampled_from(starts), min_size=1))))
    pages = tuple(sorted(draw(st.sets(st.sampled_from(cuts), max_size=2))))
    return Form(
        cuts=cuts,
        pages=pages,
        column=draw(st.sampled_from([None, 112.0, 170.0])),
        width=draw(st.sampled_from([None, 1000.0, 2400.0])),
        height=draw(st.sampled_from([None, 1500.0, 4000.0])),
    )


@given(data=st.data())
@settings(max_examples=8, suppress_health_check=list(HealthCheck), phases=(Phase.generate,))
def test_any_file_can_be_cut_anywhere(data: st.DataObject) -> None:
    service = pipeline.load("-", stdin=BytesIO(data.draw(files()).encode())).value
    assert service is not None
    starts = stage_starts(service)
    if not starts:
        return
    for drawing in pipeline.drawings(service):
        form = data.draw(forms(starts))
        assert faults(fold(service, drawing, form, origin=LINK)) == [], form


SPOILS: dict[str, Callable[[Sheet], None]] = {}


def spoil(function: Callable[[Sheet], None]) -> Callable[[Sheet], None]:
    SPOILS[function.__name__] = function
    return function


@spoil
def a_chip_is_gone(sheet: Sheet) -> None:
    sheet.drop(sheet.one("chip"))


@spoil
def a_chip_has_another_number(sheet: Sheet) -> None:
    sheet.one("chip").set("data-number", "7")


@spoil
def a_chip_stands_in_the_columns(sheet: Sheet) -> None:
    move(sheet.one("chip", piece="from"), dx=-60)


@spoil
def a_chip_stands_in_another_lane(sheet: Sheet) -> None:
    move(sheet.one("chip"), dy=110)


@spoil
def a_piece_of_a_link_is_gone(sheet: Sheet) -> None:
    sheet.drop(sheet.one("link", piece="to"))


@spoil
def a_piece_has_a_head_at_its_chip(sheet: Sheet) -> None:
    link = sheet.one("link", piece="from")
    link.append(ET.Element("{http://www.w3.org/2000/svg}path", {"class": "head", "data-end": "to", "d": "M 0 0 L 4 4"}))


@spoil
def a_lane_is_missing_in_one_band(sheet: Sheet) -> None:
    sheet.drop(sheet.all("lane", lane="support")[-1])


@spoil
def a_card_is_drawn_in_two_bands(sheet: Sheet) -> None:
    other = sheet.all("step")[-1]
    twin = deepcopy(sheet.one("card", inside=sheet.all("step")[0]))
    twin.set("data-step", other.attrib["data-step"])
    twin.set("id", f"{twin.get('id')}-twin")
    other.append(twin)


@spoil
def bands_overlap(sheet: Sheet) -> None:
    move(sheet.all("band")[1], dy=-400)


@spoil
def the_legend_does_not_explain_chips(sheet: Sheet) -> None:
    sheet.drop(sheet.one("legend-item", kind="chip"))


@spoil
def two_lanes_have_one_id(sheet: Sheet) -> None:
    first, second = (lane for lane in sheet.all("lane") if lane.get("data-lane") == "customer")
    second.set("id", first.attrib["id"])


@pytest.fixture(scope="module")
def hotel() -> Folded:
    file = next(f for f in EXAMPLES if f.parent.name == "hotel-stay")
    service = service_of(file)
    (drawing,) = pipeline.drawings(service, "blueprint")
    return fold(service, drawing, Form(cuts=(3,)))


@pytest.mark.parametrize("name", SPOILS)
def test_the_checks_bite(name: str, hotel: Folded) -> None:
    sheet = Sheet(hotel.pages[0])
    SPOILS[name](sheet)

    assert faults(hotel) == []
    assert faults(replace(hotel, pages=(sheet.picture(),)))


def test_the_same_form_gives_the_same_bytes(hotel: Folded) -> None:
    again = fold(hotel.told.whole, hotel.told.drawing, hotel.form)

    assert again.svgs == hotel.svgs


def test_numbers_of_bubbles_go_on_from_band_to_band() -> None:
    steps = [f"{stage}{n}" for stage in "ab" for n in range(3)]
    lines = ["blueprint: 1", "title: Labels", "connect: explicit", "stages:"]
    for stage in "ab":
        lines += [f"  - id: {stage}", f"    title: {stage}", "    steps:"]
        for step in (k for k in steps if k[0] == stage):
            cards = ", ".join(f"{lane}: {{id: {step}-{lane}, text: {lane}}}" for lane in ("customer", "frontstage"))
            lines.append(f"      - {{id: {step}, title: {step}, {cards}}}")
    lines.append("links:")
    pairs = [(one, other) for one in steps for other in steps if one != other and one[0] == other[0]]
    lines += [f"  - {{from: {a}-customer, to: {b}-frontstage, label: A long label that says a lot}}" for a, b in pairs]
    service = pipeline.load("-", stdin=BytesIO("\n".join(lines).encode())).value
    assert service is not None
    (drawing,) = pipeline.drawings(service, "blueprint")
    (page,) = fold(service, drawing, Form(cuts=(3,))).pages
    found = [g for g in page.of("link-label") if "bubble" in g.data and g.within("link")]
    bands = [g.within("band") for g in found]

    assert [int(g.data["bubble"]) for g in found] == list(range(1, len(found) + 1))
    assert len({b.data["band"] for b in bands if b}) == 2
