"""Rules 13 and 14: what changes, and what does not, when a lane is renamed or hidden."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from blueprint import pipeline
from blueprint.model.lanes import Lane
from blueprint.model.service import Service, View
from blueprint.model.text import Text, Wording
from blueprint.model.vocabulary import DrawingKind
from notation.breaking import Sheet, move
from notation.checks import faults
from notation.drawn import CASES, EXAMPLES, Drawn, draw_one, drawn, label, service_of
from notation.picture import Picture

HOTEL = next(f for f in EXAMPLES if f.parent.name == "hotel-stay")
SHOP = next(f for f in EXAMPLES if f.parent.name == "online-checkout")
OWN = next(f for f in CASES if label(f) == "blueprint/custom-lanes-and-lines")


def parts(picture: Picture) -> Counter[tuple[str, ...]]:
    """All that is painted, by place and looks."""
    found: Counter[tuple[str, ...]] = Counter()
    for shape in picture.shapes:
        found[shape.owner.role, shape.role, str(shape.box), str(shape.fill), str(shape.stroke), shape.d] += 1
    for text in picture.texts:
        found[text.owner.role, text.role, text.text, f"{text.box.x:.2f} {text.y:.2f}", text.fill] += 1
    return found


def difference(one: Picture, other: Picture) -> list[tuple[str, ...]]:
    """What is in one picture and not in the other."""
    a, b = parts(one), parts(other)
    return [*(a - b), *(b - a)]


def renamed(service: Service, lane: str, name: str) -> Service:
    """A service with another name for a lane."""
    title = Text((Wording(name, service.language),))
    lanes = tuple(replace(e, title=title) if isinstance(e, Lane) and e.id == lane else e for e in service.lanes)
    return replace(service, lanes=lanes)


def redrawn(service: Service, kind: DrawingKind, view: View | None = None) -> Drawn:
    drawing = pipeline.Drawing(name=kind.value, kind=kind, view=view)
    return draw_one(service, drawing, language=service.language, name=kind.value)


@pytest.mark.parametrize("lane", ["customer", "frontstage", "support"])
def test_13_renaming_a_lane_changes_only_its_title(lane: str) -> None:
    service = service_of(HOTEL)
    before = drawn(HOTEL, "blueprint", all_languages=False)[0]
    after = redrawn(renamed(service, lane, "Crew"), DrawingKind.BLUEPRINT)

    changed = difference(before.picture, after.picture)

    assert {part[:2] for part in changed} == {("lane", "lane-title")}
    assert any("Crew" in part for part in changed)


def test_13_the_comparison_sees_a_moved_card() -> None:
    before = drawn(HOTEL, "blueprint", all_languages=False)[0].picture
    sheet = Sheet(before)
    move(sheet.one("card"), dx=1)

    assert ("card", "card-box") in {part[:2] for part in difference(before, sheet.picture())}


def shown(picture: Picture, role: str, key: str) -> set[str]:
    return {g.data[key] for g in picture.of(role)}


@pytest.mark.parametrize("file", [HOTEL, SHOP, OWN], ids=label)
def test_14_hiding_a_lane_removes_its_cards_its_connectors_and_its_lines(file: Path) -> None:
    service = service_of(file)
    whole = drawn(file, "blueprint", all_languages=False)[0]
    lanes = [lane.id for lane in whole.told.lanes]
    for hidden in lanes:
        view = View(id="part", kind=DrawingKind.BLUEPRINT, lanes=tuple(i for i in lanes if i != hidden))
        part = redrawn(service, DrawingKind.BLUEPRINT, view)

        gone = {c.key for c in service.cards if c.lane == hidden}
        assert hidden not in {i.split(".")[0] for i in shown(part.picture, "lane", "lane")}
        assert not gone & shown(part.picture, "card", "card")
        assert not gone & (shown(part.picture, "link", "from") | shown(part.picture, "link", "to"))
        rest = {c.key for c in service.cards if c.lane != hidden}
        assert rest & shown(whole.picture, "card", "card") <= shown(part.picture, "card", "card")
        assert not faults(part.picture, part.told, (9, 15, 16, 17, 22, 24, 26, 28, 29, 40)), hidden


def test_14_hiding_the_customer_takes_the_line_of_interaction() -> None:
    lanes = ("evidence", "frontstage", "backstage", "support")
    part = redrawn(service_of(HOTEL), DrawingKind.BLUEPRINT, View(id="part", kind=DrawingKind.BLUEPRINT, lanes=lanes))

    assert shown(part.picture, "line", "line") == {"visibility", "internal-interaction"}
