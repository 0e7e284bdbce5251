"""The checks of badges and of the channel path can fail: good drawings are spoilt, and they have to say so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from notation.breaking import Sheet, move
from notation.checks import RULES
from notation.drawn import CASES, drawn, label

BADGES = ("blueprint/service-gaps", "blueprint")
FELT = ("journey/channel-path", "journey")
PATH = FELT


def _moved(role: str, dx: float = 0.0, dy: float = 0.0, **data: str) -> Callable[[Sheet], None]:
    return lambda s: move(s.one(role, None, 0, **data), dx, dy)


def _dropped(role: str, **data: str) -> Callable[[Sheet], None]:
    return lambda s: s.drop(s.one(role, None, 0, **data))


def _copied(role: str, **data: str) -> Callable[[Sheet], None]:
    def spoil(s: Sheet) -> None:
        s.copy(s.one(role, None, 0, **data))

    return spoil


def _set(role: str, name: str, value: str) -> Callable[[Sheet], None]:
    return lambda s: s.one(role).set(name, value)


def _leads_elsewhere(s: Sheet) -> None:
    s.one("channel-leg").set("data-to", "upload")


def _card_under_a_badge(s: Sheet) -> None:
    badge = s.one("gap-shape", s.one("gap", gap="3"))
    x, y = (float(n) for n in badge.attrib["d"].split()[1:3])
    box = s.one("card-box")
    box.set("x", str(x))
    box.set("y", str(y))


@pytest.mark.parametrize(
    ("rule", "drawing", "function"),
    [
        pytest.param(39, BADGES, _dropped("gap", gap="3"), id="a badge is missing"),
        pytest.param(39, BADGES, _dropped("gap", gap="1", end="lower"), id="gap 1 has no lower end"),
        pytest.param(39, BADGES, _moved("gap", dy=6.0, gap="3"), id="a badge is beside its line"),
        pytest.param(39, BADGES, _moved("gap", dx=260.0, gap="3"), id="a badge is in another column"),
        pytest.param(39, BADGES, _moved("gap", dx=43.0, gap="4"), id="a badge is on a connector"),
        pytest.param(39, BADGES, _moved("gap", dy=-40.0, gap="1", end="lower"), id="a lower end is in a lane"),
        pytest.param(39, BADGES, _copied("gap", gap="4"), id="two badges meet"),
        pytest.param(39, BADGES, _card_under_a_badge, id="a badge is on a card"),
        pytest.param(39, BADGES, _set("gap-number", "class", "card-text"), id="a badge has no number"),
        pytest.param(39, FELT, _moved("gap", dy=-300.0), id="gap 5 leaves the panel"),
        pytest.param(39, FELT, _moved("gap", dy=22.0), id="gap 5 stands on a point"),
        pytest.param(39, FELT, _set("gap", "data-for", "step:home"), id="gap 5 is at a step with one score"),
        pytest.param(40, BADGES, _dropped("legend-item", gap="2"), id="the legend does not explain a gap"),
        pytest.param(40, PATH, _dropped("legend-item", owner="brand"), id="the legend does not explain an owner"),
        pytest.param(40, PATH, _dropped("legend-item", path="main"), id="the legend does not explain the path"),
        pytest.param(50, PATH, _dropped("stop", channel="shop"), id="a dot is missing"),
        pytest.param(50, PATH, _copied("stop", channel="shop"), id="a dot is there twice"),
        pytest.param(50, PATH, _moved("stop", dx=9.0, channel="shop"), id="a dot is beside its column"),
        pytest.param(50, PATH, _moved("stop", dy=9.0, channel="shop"), id="a dot is beside its track"),
        pytest.param(50, PATH, _set("stop", "data-aside", "true"), id="a dot of the path is told as aside"),
        pytest.param(50, PATH, _dropped("channel-leg"), id="a leg is missing"),
        pytest.param(50, PATH, _leads_elsewhere, id="a leg leads elsewhere"),
        pytest.param(50, PATH, _moved("channel-leg", dx=15.0), id="a leg misses its dots"),
        pytest.param(50, PATH, _dropped("channel-name", channel="post"), id="a track has no name"),
        pytest.param(50, PATH, _moved("channel-name", dy=60.0), id="a name is below its track"),
    ],
)
def test_the_check_sees_it(rule: int, drawing: tuple[str, str], function: Callable[[Sheet], None]) -> None:
    file = next(f for f in CASES if label(f) == drawing[0])
    made = drawn(file, drawing[1], all_languages=False)[0]
    before = set(RULES[rule].check(made.picture, made.told))
    sheet = Sheet(made.picture)
    function(sheet)

    assert set(RULES[rule].check(sheet.picture(), made.told)) - before
