"""Every check can fail: a good drawing is spoilt as the rule forbids, and its check has to say so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from notation.breaking import Sheet, add, move, number, path_numbers, rect
from notation.checks import RULES
from notation.drawn import CASES, EXAMPLES, Drawn, drawn, label
from notation.picture import SVG

HOTEL, HOTEL_MAP = ("examples/hotel-stay", "blueprint"), ("examples/hotel-stay", "journey")
SHOP, SHOP_MAP = ("examples/online-checkout", "blueprint"), ("examples/online-checkout", "journey")
MARKS = ("blueprint/all-marks", "blueprint")
DOORS = ("blueprint/doors", "blueprint")
GAPS = ("journey/gaps-in-curve", "journey")
PAIR = ("journey/two-personas", "journey")
CHANNELS = ("journey/channels-icons", "journey")
FIGURES = ("journey/metrics-gaps-opportunities", "journey")

Spoil = Callable[[Sheet], None]
SPOILS: list[tuple[int, str, tuple[str, str], Spoil]] = []


def spoil(number_of_rule: int, what: str, drawing: tuple[str, str] = HOTEL) -> Callable[[Spoil], Spoil]:
    """Names the function below as a way to break a rule."""

    def register(function: Spoil) -> Spoil:
        SPOILS.append((number_of_rule, what, drawing, function))
        return function

    return register


def good(drawing: tuple[str, str]) -> Drawn:
    """A drawing to be spoilt."""
    file = next(f for f in (*EXAMPLES, *CASES) if label(f) == drawing[0])
    return drawn(file, drawing[1], all_languages=False)[0]


@pytest.mark.parametrize(
    ("rule", "what", "drawing", "function"), SPOILS, ids=[f"{n}-{what.replace(' ', '-')}" for n, what, *_ in SPOILS]
)
def test_the_check_sees_it(rule: int, what: str, drawing: tuple[str, str], function: Spoil) -> None:
    made = good(drawing)
    before = set(RULES[rule].check(made.picture, made.told))
    sheet = Sheet(made.picture)
    function(sheet)

    after = set(RULES[rule].check(sheet.picture(), made.told))

    assert after - before, f"nobody saw that {what}"


def test_a_missing_warning_is_seen() -> None:
    made = good(HOTEL)

    assert not list(RULES[30].check(made.picture, made.told))
    assert list(RULES[30].check(made.picture, replace(made.told, findings=())))


def test_every_check_is_tried() -> None:
    assert RULES.keys() - {rule for rule, *_ in SPOILS} == {30}


def child(tag: str, **attributes: str) -> ET.Element:
    return ET.Element(f"{SVG}{tag}", {k.replace("_", "-"): v for k, v in attributes.items()})


def set_path(element: ET.Element, *points: tuple[float, float]) -> None:
    element.set("d", " L ".join(f"{x} {y}" for x, y in points).join(("M ", "")))


def apart(one: ET.Element, other: ET.Element) -> tuple[float, float]:
    """From the beginning of one path to that of another."""
    (x, y), (to_x, to_y) = path_numbers(one)[:2], path_numbers(other)[:2]
    return to_x - x, to_y - y


def text_in(sheet: Sheet, role: str, text: str) -> None:
    """Rewrite the first text of a class, its parts in other faces left out."""
    element = sheet.one(role)
    for part in list(element):
        element.remove(part)
    element.text = text


# -- 0: the contract ---------------------------------------------------------------------------------


@spoil(0, "a group is transformed")
def _(s: Sheet) -> None:
    s.one("card").set("transform", "translate(1 1)")


@spoil(0, "an element is not of the contract")
def _(s: Sheet) -> None:
    s.root.append(child("foreignObject"))


@spoil(0, "an arrow is a polyline")
def _(s: Sheet) -> None:
    s.one("link").append(child("polyline", points="0,0 1,1"))


@spoil(0, "a number has three decimals")
def _(s: Sheet) -> None:
    s.one("card-box").set("x", "12.345")


@spoil(0, "a number is minus zero")
def _(s: Sheet) -> None:
    s.one("card-box").set("rx", "-0")


@spoil(0, "a colour is a name")
def _(s: Sheet) -> None:
    s.one("card-box").set("fill", "red")


@spoil(0, "a colour is a variable")
def _(s: Sheet) -> None:
    s.one("card-box").set("stroke", "var(--ink)")


@spoil(0, "an id stands twice")
def _(s: Sheet) -> None:
    s.one("card", at=1).set("id", s.one("card").attrib["id"])


@spoil(0, "an id is without the prefix")
def _(s: Sheet) -> None:
    s.one("card").set("id", "card-1")


@spoil(0, "something is loaded")
def _(s: Sheet) -> None:
    s.one("card").append(child("image", href="https://example.com/a.png", width="1", height="1"))


@spoil(0, "a style sheet is loaded")
def _(s: Sheet) -> None:
    (style,) = s.root.iter(f"{SVG}style")
    style.text = f"@import url(https://example.com/a.css);\n{style.text}"


@spoil(0, "a script is inside")
def _(s: Sheet) -> None:
    s.root.append(child("script"))


@spoil(0, "a link leads to a script")
def _(s: Sheet) -> None:
    s.root.append(child("a", href="javascript:alert(1)"))


@spoil(0, "a route is curved")
def _(s: Sheet) -> None:
    s.one("route").set("d", "M 0 0 C 1 1 2 2 3 3")


@spoil(0, "a card does not say its lane")
def _(s: Sheet) -> None:
    del s.one("card").attrib["data-lane"]


@spoil(0, "the description is missing")
def _(s: Sheet) -> None:
    s.root.remove(s.root[1])


@spoil(0, "the steps are in another order")
def _(s: Sheet) -> None:
    stage = s.one("stage")
    steps = s.all("step", stage)
    stage.remove(steps[0])
    stage.append(steps[0])


# -- 1 to 11: lanes and columns ----------------------------------------------------------------------


@spoil(1, "evidence stands at the bottom")
def _(s: Sheet) -> None:
    move(s.one("lane", lane="evidence"), dy=3000)


@spoil(2, "a lane has no title")
def _(s: Sheet) -> None:
    lane = s.one("lane", lane="customer")
    for title in s.all("lane-title", lane):
        lane.remove(title)


@spoil(2, "a lane has another title")
def _(s: Sheet) -> None:
    s.one("lane-title", s.one("lane", lane="customer")).text = "Something else"


@spoil(2, "a title is above its lane")
def _(s: Sheet) -> None:
    move(s.one("lane-title", s.one("lane", lane="customer")), dy=-70)


@spoil(2, "a title is among the columns")
def _(s: Sheet) -> None:
    move(s.one("lane-title", s.one("lane", lane="customer")), dx=300)


@spoil(3, "a lane reaches into the next")
def _(s: Sheet) -> None:
    add(s.one("lane-band", s.one("lane", lane="customer")), "height", 90)


@spoil(3, "a card's text stands between two lanes")
def _(s: Sheet) -> None:
    text = s.one("card-text", s.one("card", lane="frontstage"))
    text.set("y", str(number(s.one("lane-band", s.one("lane", lane="frontstage")), "y") - 2))


@spoil(4, "a lane begins later")
def _(s: Sheet) -> None:
    add(s.one("lane-band", s.one("lane", lane="support")), "x", 6)


@spoil(4, "all lanes end before the last column")
def _(s: Sheet) -> None:
    for band in s.all("lane-band"):
        add(band, "width", -200)


@spoil(5, "a card is wider than its column")
def _(s: Sheet) -> None:
    add(s.one("card-box"), "width", 60)


@spoil(5, "a card is set in from the others of its column")
def _(s: Sheet) -> None:
    add(s.one("card-box"), "x", 5)


@spoil(6, "two columns change places")
def _(s: Sheet) -> None:
    one, other = s.one("step"), s.one("step", at=1)
    one.attrib["data-step"], other.attrib["data-step"] = other.attrib["data-step"], one.attrib["data-step"]


@spoil(6, "two columns overlap")
def _(s: Sheet) -> None:
    add(s.one("column"), "width", 20)


@spoil(7, "a stage begins before its first step")
def _(s: Sheet) -> None:
    move(s.one("stage-band", at=1), dx=-30)


@spoil(7, "the last stage ends beyond the lanes")
def _(s: Sheet) -> None:
    move(s.one("stage-band", at=-1), dx=3)


@spoil(7, "a stage is left out")
def _(s: Sheet) -> None:
    s.drop(s.one("stage"))


@spoil(8, "there is a hole between two stages")
def _(s: Sheet) -> None:
    move(s.one("stage-band", at=1), dx=30)


@spoil(8, "a stage is lower than the others")
def _(s: Sheet) -> None:
    move(s.one("stage-band", at=1), dy=5)


@spoil(9, "a card is missing")
def _(s: Sheet) -> None:
    s.drop(s.one("card", lane="frontstage"))


@spoil(9, "a card stands twice")
def _(s: Sheet) -> None:
    s.copy(s.one("card", lane="frontstage"))


@spoil(9, "a card says that it is in another lane")
def _(s: Sheet) -> None:
    s.one("card", lane="frontstage").set("data-lane", "support")


@spoil(9, "a card says that it is at another step")
def _(s: Sheet) -> None:
    s.one("card", lane="frontstage").set("data-step", s.one("step", at=9).attrib["data-step"])


@spoil(9, "a card reads otherwise")
def _(s: Sheet) -> None:
    s.one("card-text", s.one("card", lane="frontstage")).text = "Something else"


@spoil(9, "a card of a stage is as narrow as a step's", SHOP)
def _(s: Sheet) -> None:
    s.one("card-box", s.one("card", lane="management")).set("width", "150")


@spoil(10, "a card stands in an empty cell")
def _(s: Sheet) -> None:
    steps = [e.attrib["data-step"] for e in s.all("step")]
    filled = [e.attrib.get("data-step") for e in s.all("card", lane="backstage")]
    card = s.one("card", lane="backstage")
    columns = {e.attrib["data-step"]: number(s.one("column", e), "x") for e in s.all("step")}
    free = next(step for step in steps if step not in filled)
    move(card, dx=columns[free] - columns[card.attrib["data-step"]])


@spoil(11, "a card leaves its lane")
def _(s: Sheet) -> None:
    move(s.one("card", lane="customer"), dy=25)


@spoil(11, "two cards intersect", SHOP)
def _(s: Sheet) -> None:
    move(s.one("card", card="charge"), dy=40)


# -- 12: text ----------------------------------------------------------------------------------------


@spoil(12, "a text is wider than its card")
def _(s: Sheet) -> None:
    text_in(s, "card-text", "Greets the guests and takes the bags of all of them")


@spoil(12, "a character is not embedded")
def _(s: Sheet) -> None:
    text_in(s, "card-text", "Grüßt Ω")


@spoil(12, "a text leaves its badge", SHOP)
def _(s: Sheet) -> None:
    move(s.one("badge-text"), dx=20)


@spoil(12, "a text leaves the page")
def _(s: Sheet) -> None:
    move(s.one("title"), dx=-60)


@spoil(12, "two texts stand on each other")
def _(s: Sheet) -> None:
    move(s.one("subtitle"), dy=-12)


@spoil(12, "a plate covers a text")
def _(s: Sheet) -> None:
    text = s.one("card-text")
    s.parents[text].append(rect(text, "plate", fill="#ffffff"))


@spoil(12, "a stroke runs through a text")
def _(s: Sheet) -> None:
    text = s.one("card-text")
    x, y = number(text, "x"), number(text, "y") - 4
    s.parents[text].append(child("path", d=f"M {x} {y} L {x + 20} {y}", stroke="#000000", fill="none"))


@spoil(12, "a note is dropped", SHOP)
def _(s: Sheet) -> None:
    s.drop(s.one("card-note"))


@spoil(12, "a goal is dropped")
def _(s: Sheet) -> None:
    s.drop(s.one("stage-goal"))


@spoil(12, "a thought is dropped", HOTEL_MAP)
def _(s: Sheet) -> None:
    s.drop(s.one("card", lane="thinking"))


# -- 15 to 25: lines ---------------------------------------------------------------------------------


def line_up(line: str, by: float) -> Spoil:
    return lambda s: move(s.one("line", line=line), dy=by)


for _number, _line in ((15, "interaction"), (16, "visibility"), (17, "internal-interaction")):
    spoil(_number, f"the line of {_line} is above the lane above it")(line_up(_line, -60))
    spoil(_number, f"the line of {_line} is below the lane below it")(line_up(_line, 60))


@spoil(18, "interaction is below visibility")
def _(s: Sheet) -> None:
    move(s.one("line", line="interaction"), dy=400)


@spoil(19, "a line ends early")
def _(s: Sheet) -> None:
    rule = s.one("rule")
    x, y, right, _ = path_numbers(rule)
    set_path(rule, (x, y), (right - 100, y))


@spoil(20, "a line has no name")
def _(s: Sheet) -> None:
    s.drop(s.one("line-title"))


@spoil(20, "a line has another name")
def _(s: Sheet) -> None:
    text_in(s, "line-title", "LINE OF SIGHT")


@spoil(20, "a name is not at its line")
def _(s: Sheet) -> None:
    move(s.one("line-title"), dy=60)


@spoil(20, "a name is among the columns")
def _(s: Sheet) -> None:
    move(s.one("line-title"), dx=400)


@spoil(21, "two lines have one stroke")
def _(s: Sheet) -> None:
    dash = s.one("rule", s.one("line", line="visibility")).attrib["stroke-dasharray"]
    s.one("rule", s.one("line", line="interaction")).set("stroke-dasharray", dash)


@spoil(22, "a line is missing")
def _(s: Sheet) -> None:
    s.drop(s.one("line", line="visibility"))


@spoil(23, "a line runs through the cards")
def _(s: Sheet) -> None:
    box = s.one("card-box", s.one("card", lane="frontstage"))
    rule = s.one("rule", s.one("line", line="interaction"))
    x, y, right, _ = path_numbers(rule)
    y = number(box, "y") + number(box, "height") / 2
    set_path(rule, (x, y), (right, y))


@spoil(24, "an own line is above the lanes that it stands below", SHOP)
def _(s: Sheet) -> None:
    move(s.one("line", line="implementation"), dy=-200)


@spoil(25, "a journey map has a line", HOTEL_MAP)
def _(s: Sheet) -> None:
    line = child("g", id="hotel-stay-journey-line", data_line="interaction")
    line.set("class", "line")
    stroke = child("path", d="M 100 600 L 2000 600", stroke="#000000")
    stroke.set("class", "rule")
    line.append(stroke)
    s.root.append(line)


# -- 26 to 37: connectors ----------------------------------------------------------------------------


def stretched(s: Sheet, link: ET.Element, by: float) -> None:
    """Let a route end further on."""
    route = s.one("route", link)
    x, y, *_, last_x, last_y = path_numbers(route)
    set_path(route, (x, y), (last_x + by, last_y))


def flat_link(s: Sheet) -> ET.Element:
    """A connector that is one level leg."""
    return next(
        e for e in s.all("link") if len(n := path_numbers(s.one("route", e))) == 4 and n[1] == n[3] and n[0] < n[2]
    )


@spoil(26, "a route ends before its card")
def _(s: Sheet) -> None:
    stretched(s, flat_link(s), -6)


@spoil(26, "a route ends inside its card")
def _(s: Sheet) -> None:
    stretched(s, flat_link(s), 6)


@spoil(26, "a connector is missing")
def _(s: Sheet) -> None:
    s.drop(s.one("link"))


@spoil(26, "a connector says other ends")
def _(s: Sheet) -> None:
    s.one("link").set("data-from", s.one("card", lane="support").attrib["data-card"])


@spoil(27, "a head is missing")
def _(s: Sheet) -> None:
    s.drop(s.one("head"))


@spoil(27, "a head is at the wrong end")
def _(s: Sheet) -> None:
    s.one("head", s.one("link", arrow="forward")).set("data-end", "from")


@spoil(27, "a head is off the end of the route")
def _(s: Sheet) -> None:
    move(s.one("head"), dx=4)


@spoil(27, "two heads overlap")
def _(s: Sheet) -> None:
    link = s.one("link", arrow="both")
    one, other = s.all("head", link)
    other.set("d", one.attrib["d"])


@spoil(28, "a link does not say what it crosses")
def _(s: Sheet) -> None:
    s.one("link", crosses="visibility").set("data-crosses", "")


@spoil(28, "a route crosses a line and comes back")
def _(s: Sheet) -> None:
    route = s.one("route", flat_link(s))
    x, y, right, _ = path_numbers(route)
    line_y = path_numbers(s.one("rule"))[1] + 9
    set_path(route, (x, y), (x + 10, y), (x + 10, line_y), (x + 20, line_y), (x + 20, y), (right, y))


@spoil(29, "a crossing has no dot")
def _(s: Sheet) -> None:
    s.drop(s.one("crossing"))


@spoil(29, "a dot is beside the crossing")
def _(s: Sheet) -> None:
    move(s.one("crossing"), dx=5)


@spoil(29, "the legend does not list a crossing")
def _(s: Sheet) -> None:
    s.drop(s.one("legend-item", line="interaction"))


@spoil(31, "a route runs through a card")
def _(s: Sheet) -> None:
    stretched(s, flat_link(s), 300)


@spoil(31, "a route runs through a title")
def _(s: Sheet) -> None:
    stretched(s, flat_link(s), -700)


@spoil(31, "a route runs through a mark", SHOP)
def _(s: Sheet) -> None:
    shape = s.one("mark-shape", s.one("mark", for_="card:"))
    x, y = path_numbers(s.one("body", shape))[:2]
    set_path(s.one("route"), (x - 40, y), (x + 40, y))


@spoil(31, "a route runs through a stage band")
def _(s: Sheet) -> None:
    x, y, *_ = path_numbers(s.one("stage-band"))
    set_path(s.one("route"), (x + 60, y - 20), (x + 60, y + 60))


@spoil(32, "two routes run 3 apart")
def _(s: Sheet) -> None:
    move(s.copy(s.one("link")), dx=3)


@spoil(32, "two routes lie on each other")
def _(s: Sheet) -> None:
    s.copy(s.one("link"))


@spoil(32, "a route runs along a line")
def _(s: Sheet) -> None:
    y = path_numbers(s.one("rule"))[1] + 3
    route = s.one("route")
    x = path_numbers(route)[0]
    set_path(route, (x, y), (x + 100, y))


@spoil(32, "a route runs along the border of a lane")
def _(s: Sheet) -> None:
    y = number(s.one("lane-band"), "y") + 1
    route = s.one("route")
    x = path_numbers(route)[0]
    set_path(route, (x, y), (x + 100, y))


@spoil(33, "two customer cards are not joined")
def _(s: Sheet) -> None:
    s.drop(flat_link(s))


@spoil(33, "a customer card stands before the one it follows")
def _(s: Sheet) -> None:
    second = flat_link(s).attrib["data-to"]
    move(next(e for e in s.all("card") if e.get("data-card") == second), dx=-900)


@spoil(34, "a way back looks like the others", SHOP)
def _(s: Sheet) -> None:
    drawn_route = s.one("route-drawn", s.one("link", back="true", kind="flow"))
    drawn_route.attrib.pop("stroke-dasharray", None)


@spoil(34, "a way back does not say so", SHOP)
def _(s: Sheet) -> None:
    del s.one("link", back="true").attrib["data-back"]


@spoil(34, "a way back has lost its label", SHOP)
def _(s: Sheet) -> None:
    link = next(e for e in s.all("link", back="true") if s.all("link-label", e))
    link.remove(s.one("link-label", link))


@spoil(35, "a decision has one labelled way", ("blueprint/decision", "blueprint"))
def _(s: Sheet) -> None:
    mark = s.one("mark", mark="decision").attrib["data-for"].partition(":")[2]
    own = [e.attrib["data-card"] for e in s.all("card") if mark in (e.get("data-card"), e.get("data-step"))]
    labels = [e for link in s.all("link") if link.attrib["data-from"] in own for e in s.all("link-label", link)]
    for element in labels[1:]:
        s.drop(element)


@spoil(36, "a link leads nowhere")
def _(s: Sheet) -> None:
    s.one("link").set("data-to", "nowhere")


def labelled(s: Sheet) -> ET.Element:
    """A plate with its words."""
    return next(e for e in s.all("link-label") if s.all("link-plate", e))


LABELS = ("blueprint/labels-everywhere", "blueprint")


@spoil(37, "a label is far from its route", LABELS)
def _(s: Sheet) -> None:
    move(labelled(s), dy=-120)


@spoil(37, "a label covers a card", LABELS)
def _(s: Sheet) -> None:
    label_of, box = labelled(s), s.one("card-box", s.one("card", lane="customer"))
    plate = s.one("link-plate", label_of)
    move(label_of, dx=number(box, "x") - number(plate, "x"), dy=number(box, "y") - number(plate, "y"))


@spoil(37, "two labels touch", LABELS)
def _(s: Sheet) -> None:
    one, other = [e for e in s.all("link-label") if s.all("link-plate", e)][:2]
    a, b = s.one("link-plate", one), s.one("link-plate", other)
    move(one, dx=number(b, "x") - number(a, "x"), dy=number(b, "y") - number(a, "y"))


@spoil(37, "a label says something else", LABELS)
def _(s: Sheet) -> None:
    s.one("link-text", labelled(s)).text = "no"


@spoil(37, "a label is missing", LABELS)
def _(s: Sheet) -> None:
    label_of = labelled(s)
    s.drop(label_of)


# -- 39 to 41: marks, legend, time -------------------------------------------------------------------


@spoil(39, "a mark is missing", MARKS)
def _(s: Sheet) -> None:
    s.drop(s.one("mark"))


@spoil(39, "a mark is away from its card", MARKS)
def _(s: Sheet) -> None:
    move(s.one("mark", for_="card:"), dy=-120)


@spoil(39, "a mark covers a text", MARKS)
def _(s: Sheet) -> None:
    mark = s.one("mark", for_="card:")
    card = next(e for e in s.all("card") if e.get("data-card") == mark.attrib["data-for"].removeprefix("card:"))
    text, body = s.one("card-text", card), s.one("body", mark)
    x, y = path_numbers(body)[:2]
    move(mark, dx=number(text, "x") + 10 - x, dy=number(text, "y") - 4 - y)


@spoil(39, "two marks have one shape", MARKS)
def _(s: Sheet) -> None:
    one = s.one("mark")
    other = next(e for e in s.all("mark") if e.attrib["data-mark"] != one.attrib["data-mark"])
    shape = s.one("mark-shape", s.copy(one))
    old = s.one("mark-shape", other)
    dx, dy = apart(s.one("body", shape), s.one("body", old))
    move(shape, dx=dx, dy=dy)
    other.remove(old)
    other.append(shape)


@spoil(39, "a mark is for nothing", MARKS)
def _(s: Sheet) -> None:
    s.one("mark").set("data-for", "card:nothing")


@spoil(39, "a door is missing", DOORS)
def _(s: Sheet) -> None:
    s.drop(s.one("door"))


@spoil(39, "a door stands on another step", DOORS)
def _(s: Sheet) -> None:
    move(s.one("door", for_="step:order"), dx=-220)


@spoil(39, "a door covers a text", DOORS)
def _(s: Sheet) -> None:
    move(s.one("door", for_="step:order"), dx=-40)


@spoil(39, "a door leads elsewhere", DOORS)
def _(s: Sheet) -> None:
    s.one("door").set("data-journey", "other.blueprint.yaml")


@spoil(40, "the legend does not list a mark", MARKS)
def _(s: Sheet) -> None:
    s.drop(s.one("legend-item"))


@spoil(40, "the legend lists a mark twice", MARKS)
def _(s: Sheet) -> None:
    s.copy(s.one("legend-item"))


@spoil(40, "the legend lists what is not used")
def _(s: Sheet) -> None:
    s.copy(s.one("legend-item", mark="")).set("data-mark", "critical")


@spoil(40, "the legend has no words", MARKS)
def _(s: Sheet) -> None:
    s.drop(s.one("legend-text"))


@spoil(40, "the legend does not list a status", SHOP)
def _(s: Sheet) -> None:
    s.drop(s.one("legend-item", status="new"))


@spoil(40, "the legend does not list a kind of connector", SHOP)
def _(s: Sheet) -> None:
    s.drop(s.one("legend-item", kind="message"))


@spoil(40, "the legend does not list a curve", PAIR)
def _(s: Sheet) -> None:
    s.drop(s.one("legend-item", series="experience"))


@spoil(41, "a step says another time")
def _(s: Sheet) -> None:
    s.one("step-time").text = "99 min"


@spoil(41, "the total is wrong")
def _(s: Sheet) -> None:
    text_in(s, "totals", "Total 3 min")


# -- 42 to 51: journey maps --------------------------------------------------------------------------


@spoil(42, "the persona is missing", HOTEL_MAP)
def _(s: Sheet) -> None:
    s.drop(s.one("header-block", about="persona"))


@spoil(42, "the scenario is missing", HOTEL_MAP)
def _(s: Sheet) -> None:
    s.drop(s.one("header-block", about="scenario"))


@spoil(42, "the state is missing", HOTEL_MAP)
def _(s: Sheet) -> None:
    s.drop(s.one("header-block", about="state"))


@spoil(43, "insights stand above the experience", HOTEL_MAP)
def _(s: Sheet) -> None:
    move(s.one("lane", zone="insights"), dy=-3000)


@spoil(44, "a point is beside its column's centre", HOTEL_MAP)
def _(s: Sheet) -> None:
    move(s.one("point", at=3), dx=4)


@spoil(44, "a point is missing", HOTEL_MAP)
def _(s: Sheet) -> None:
    s.drop(s.one("point", at=3))


@spoil(44, "a curve is missing", HOTEL_MAP)
def _(s: Sheet) -> None:
    s.drop(s.one("curve", series="experience"))


@spoil(45, "a point is too high", HOTEL_MAP)
def _(s: Sheet) -> None:
    move(s.one("point", at=3), dy=-3)


@spoil(45, "the lowest level has no words", HOTEL_MAP)
def _(s: Sheet) -> None:
    s.drop(s.one("axis-label"))


@spoil(45, "the middle is not drawn", HOTEL_MAP)
def _(s: Sheet) -> None:
    levels = sorted(s.all("axis-level"), key=lambda e: path_numbers(e)[1])
    s.drop(levels[len(levels) // 2])


@spoil(45, "a face is missing", HOTEL_MAP)
def _(s: Sheet) -> None:
    s.drop(s.one("face"))


@spoil(46, "the curve bridges an unscored step", GAPS)
def _(s: Sheet) -> None:
    curve = next(e for e in s.all("curve") if len(s.all("curve-line", e)) > 1)
    one, other = s.all("curve-line", curve)[:2]
    x, y = path_numbers(other)[:2]
    one.set("d", f"{one.attrib['d']} L {x} {y}")


@spoil(46, "the curve is interrupted", HOTEL_MAP)
def _(s: Sheet) -> None:
    line = s.one("curve-line")
    line.set("d", line.attrib["d"].rsplit("C", 1)[0].strip())


@spoil(47, "the curve misses a point", HOTEL_MAP)
def _(s: Sheet) -> None:
    move(s.one("curve-line"), dy=4)


@spoil(47, "the curve overshoots", HOTEL_MAP)
def _(s: Sheet) -> None:
    line = s.one("curve-line")
    before, after = line.attrib["d"].split(" C ", 1)
    numbers = after.split(" ", 2)
    line.set("d", f"{before} C {numbers[0]} {float(numbers[1]) - 90} {numbers[2]}")


@spoil(48, "two personas have one dash", PAIR)
def _(s: Sheet) -> None:
    lines = [s.one("curve-line", e) for e in s.all("curve", series="experience")]
    for line in lines:
        line.attrib.pop("stroke-dasharray", None)


@spoil(48, "two personas have one marker", PAIR)
def _(s: Sheet) -> None:
    one, other = (s.one("point-shape", e) for e in s.all("curve", series="experience")[:2])
    dx, dy = apart(one, other)
    other.set("d", one.attrib["d"])
    move(other, dx, dy)


@spoil(49, "the worst point is not marked", HOTEL_MAP)
def _(s: Sheet) -> None:
    s.drop(s.one("peak", peak="worst"))


@spoil(49, "another point is marked", HOTEL_MAP)
def _(s: Sheet) -> None:
    s.one("peak", peak="worst").set("data-step", s.one("step").attrib["data-step"])


@spoil(49, "a tag is far from its point", HOTEL_MAP)
def _(s: Sheet) -> None:
    move(s.one("peak", peak="worst"), dx=400)


@spoil(49, "words stand on the curve", HOTEL_MAP)
def _(s: Sheet) -> None:
    words, tag = s.one("tag"), s.one("peak")
    point = next(
        e for e in s.all("point", s.one("curve", series="experience")) if e.get("data-step") == tag.get("data-step")
    )
    y = path_numbers(s.one("point-shape", point))[1]
    move(tag, dy=y - number(words, "y") - 10)


@spoil(49, "an area is missing", HOTEL_MAP)
def _(s: Sheet) -> None:
    areas = s.all("curve-area")
    s.drop(max(areas, key=lambda e: abs(path_numbers(e)[1] - path_numbers(e)[-1]) + len(e.attrib["d"])))


@spoil(49, "an area has the wrong sign", HOTEL_MAP)
def _(s: Sheet) -> None:
    for area in s.all("curve-area", sign="plus"):
        area.set("data-sign", "minus")


@spoil(50, "a touchpoint has no icon", CHANNELS)
def _(s: Sheet) -> None:
    card = next(e for e in s.all("card", lane="touchpoint") if s.all("icon", e) and s.all("place-channel", e))
    card.remove(s.one("icon", card))


@spoil(50, "a touchpoint does not say its channel", CHANNELS)
def _(s: Sheet) -> None:
    card = next(e for e in s.all("card", lane="touchpoint") if s.all("place-channel", e))
    card.remove(s.one("place-channel", card))


@spoil(51, "a figure has another value", FIGURES)
def _(s: Sheet) -> None:
    s.one("figure-value").text = "1"


@spoil(51, "a figure is missing", FIGURES)
def _(s: Sheet) -> None:
    s.drop(s.one("card", lane="metrics"))


# -- 52, 53, 56, 59: looks ---------------------------------------------------------------------------


@spoil(52, "a text is too pale")
def _(s: Sheet) -> None:
    s.one("card-text").set("fill", "#8a949d")


@spoil(52, "a large text is too pale")
def _(s: Sheet) -> None:
    s.one("title").set("fill", "#a0a8b0")


@spoil(52, "a ground is too dark")
def _(s: Sheet) -> None:
    s.one("card-box").set("fill", "#5a6470")


@spoil(52, "a route is too pale")
def _(s: Sheet) -> None:
    s.one("route-drawn").set("stroke", "#c8ccd0")


@spoil(52, "a card's border is too pale")
def _(s: Sheet) -> None:
    box = s.one("card-box")
    box.set("stroke", "#e0e0e0")


@spoil(53, "two marks of the legend differ in colour only", MARKS)
def _(s: Sheet) -> None:
    one, other = s.all("legend-item", mark="")[:2]
    shape = s.one("mark-shape", s.copy(one))
    shape[0].set("fill", "#123456")
    other.remove(s.one("mark-shape", other))
    other.append(shape)


@spoil(53, "a new card differs in colour only", SHOP)
def _(s: Sheet) -> None:
    card = s.one("card", status="new")
    card.remove(s.one("badge", card))
    s.one("card-box", card).set("stroke-width", "1.25")


@spoil(56, "a face is not embedded")
def _(s: Sheet) -> None:
    (style,) = s.root.iter(f"{SVG}style")
    lines = (style.text or "").strip().splitlines()
    style.text = "\n".join(lines[1:])


@spoil(59, "the footer does not give the version")
def _(s: Sheet) -> None:
    text_in(s, "footer-text", "hotel-stay")


@spoil(59, "there is no footer")
def _(s: Sheet) -> None:
    s.drop(s.one("footer"))
