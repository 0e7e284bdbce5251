"""The contract of docs/svg.md: what every SVG of ours is made of, whatever it shows. Counted as rule 0."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from notation.links import wrong_commands
from notation.picture import SVG, Owner, Picture
from notation.told import Told, rule

ELEMENTS = {"svg", "title", "desc", "style", "g", "a", "rect", "path", "circle", "text", "tspan", "image"}
ATTRIBUTES = {
    "svg": {"role", "lang", "width", "height", "viewBox", "aria-labelledby"},
    "title": {"id"},
    "desc": {"id"},
    "style": set(),
    "g": {"class", "id"},
    "a": {"href"},
    "rect": {"class", "x", "y", "width", "height", "rx"},
    "path": {"class", "d", "aria-hidden"},
    "circle": {"class", "cx", "cy", "r"},
    "text": {"class", "x", "y", "direction", "lang", "textLength", "{http://www.w3.org/XML/1998/namespace}space"},
    "tspan": set(),
    "image": {"class", "x", "y", "width", "height", "preserveAspectRatio", "href"},
}
PAINT = {"fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"}
FONT = {"font-family", "font-weight", "font-style", "font-size", "letter-spacing", "fill"}
NUMBERS = {
    "x", "y", "width", "height", "rx", "cx", "cy", "r", "d", "viewBox", "stroke-width", "stroke-dasharray", "font-size",
    "letter-spacing", "fill-opacity", "textLength",
}  # fmt: skip
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_GOOD = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d?[1-9])?")
_COLOUR = re.compile(r"#[0-9a-f]{6}|none")
_STYLE_LINE = re.compile(
    r'@font-face\{font-family:"[\w.-]+";font-weight:\d+;font-style:(normal|italic);'
    r"src:url\(data:font/(otf|ttf);base64,[A-Za-z0-9+/=]+\) "
    r'format\("(opentype|truetype)"\)\}|text\{text-spacing-trim:space-all\}'
)
_HREF = re.compile(r"https?://.+|mailto:.+|(?![a-z][a-z0-9+.-]*:)[^/].*|/.*", re.IGNORECASE)

REQUIRED = {
    "lane": {"lane", "zone"},
    "line": {"line"},
    "stage": {"stage"},
    "step": {"step"},
    "card": {"card", "lane"},
    "link": {"from", "to", "kind", "arrow", "crosses"},
    "mark": {"mark", "for"},
    "door": {"for", "journey"},
    "curve": {"series", "persona"},
    "point": {"step", "value"},
    "peak": {"peak"},
    "gap": {"gap", "for"},
    "stop": {"channel"},
    "channel-name": {"channel"},
    "band": {"band"},
    "chip": {"link", "number", "piece"},
}
WITH_ID = {"band", "lane", "line", "stage", "step", "card", "link", "legend", "header", "footer", "channel-path"}


@rule(0, "The SVG contract")
def contract(p: Picture, told: Told) -> Iterator[str]:
    yield from _root(p.root, told)
    yield from _elements(p.root)
    yield from _ids(p.root)
    yield from _groups(p)


def _root(root: ET.Element, told: Told) -> Iterator[str]:
    wanted = {
        "role": "img",
        "lang": told.language,
        "data-kind": "journey-map" if told.is_journey else "service-blueprint",
    }
    for name, value in wanted.items():
        if root.get(name) != value:
            yield f"the root has {name}={root.get(name)!r}, not {value!r}"
    if root.get("data-direction") not in ("ltr", "rtl"):
        yield "the root has no direction"
    names = [child.tag for child in root]
    if names[:2] != [f"{SVG}title", f"{SVG}desc"] or not all((child.text or "").strip() for child in root[:2]):
        yield "title and description do not come first"
    if root.get("aria-labelledby", "").split() != [child.get("id") for child in root[:2]]:
        yield "the root is not labelled by its title and description"
    if root.get("viewBox") != f"0 0 {root.get('width')} {root.get('height')}":
        yield "the root's size is not its viewBox"
    if names.count(f"{SVG}style") != 1:
        yield f"{names.count(f'{SVG}style')} style sheets"


def _elements(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        tag = element.tag.removeprefix(SVG)
        if tag not in ELEMENTS:
            yield f"an element <{tag}>"
            continue
        allowed = (
            ATTRIBUTES[tag]
            | (PAINT if tag in ("rect", "path", "circle") else set())
            | (FONT if tag in ("text", "tspan") else set())
        )
        for name, value in element.attrib.items():
            if name not in allowed and not re.fullmatch(r"data-[a-z-]+", name):
                yield f"<{tag}> has an attribute {name}"
            if name in ("fill", "stroke") and not _COLOUR.fullmatch(value):
                yield f"<{tag}> has the colour {value}"
            if name in NUMBERS:
                yield from (
                    f"<{tag} {name}> has the number {n}"
                    for n in _NUMBER.findall(value)
                    if not _GOOD.fullmatch(n) or n == "-0"
                )
            if name == "href" and not (value.startswith("data:image/") if tag == "image" else _HREF.fullmatch(value)):
                yield f"<{tag}> refers to {value[:60]}"
            if "url(" in value or "var(" in value:
                yield f"<{tag} {name}> is {value[:60]}"
        if tag == "style":
            yield from (
                f"the style sheet has {line[:60]}"
                for line in (element.text or "").strip().splitlines()
                if not _STYLE_LINE.fullmatch(line)
            )


def _ids(root: ET.Element) -> Iterator[str]:
    ids = [i for i in (e.get("id") for e in root.iter()) if i is not None]
    yield from (f"the id {i} stands {n} times" for i, n in Counter(ids).items() if n > 1)
    prefix = ids[0].removesuffix("title") if ids else ""
    yield from (f"the id {i} does not begin with {prefix}" for i in ids if not i.startswith(prefix))
    yield from (f"the id {i} has white space in it" for i in ids if re.search(r"\s", i))
    families = set(re.findall(r'font-family:"([^"]+)"', "".join(e.text or "" for e in root.iter(f"{SVG}style"))))
    yield from (f"the font {f} does not begin with {prefix}" for f in families if not f.startswith(prefix))


def _groups(p: Picture) -> Iterator[str]:
    for group in p.groups:
        missing = REQUIRED.get(group.role, set()) - set(group.data)
        if missing:
            yield f"g.{group.role} {group.id} has no {sorted(missing)}"
        if group.role in WITH_ID and not group.id:
            yield f"a g.{group.role} has no id"
        if not group.role:
            yield "a <g> has no class"
        if group.role == "card" and ("step" in group.data) == ("stage" in group.data):
            yield f"card {group.data.get('card')} has to have a step or a stage"
    yield from _parts(p)


def _parts(p: Picture) -> Iterator[str]:
    counts = {
        "lane": "lane-band",
        "line": "rule",
        "stage": "stage-band",
        "step": "column",
        "card": "card-box",
        "link": "route",
        "gap": "gap-shape",
        "stop": "stop-shape",
    }
    for role, shape in counts.items():
        for group in p.of(role):
            if len(group.shapes_of(shape)) != 1:
                yield f"g.{role} {group.id} has {len(group.shapes_of(shape))} .{shape}"
    for link in p.of("link"):
        for drawn in link.shapes_of("route"):
            if wrong_commands(drawn):
                yield f"the route of {link.id} has the commands {wrong_commands(drawn)}"
        if link.data["arrow"] not in ("forward", "both", "none"):
            yield f"{link.id} has the arrow {link.data['arrow']}"
    yield from _order(p)


def _order(p: Picture) -> Iterator[str]:
    """Reading order: stage by stage, step by step, in a step from the top."""
    for parent, child in (("stage", "step"), ("step", "card")):
        for group in p.of(child):
            if child == "card" and "step" not in group.data:
                continue
            if group.within(parent) is None:
                yield f"{group.id} stands in no g.{parent}"
    for step in p.of("step"):
        tops = [_top(card) for card in step.groups if card.role == "card"]
        if tops != sorted(tops):
            yield f"the cards of {step.data['step']} do not come from the top"
    starts = [(_band(step), p.start(step.shapes_of("column")[0].box)) for step in p.of("step")]
    if starts != sorted(starts):
        yield "steps do not come in reading order"


def _band(step: Owner) -> int:
    """The number of the band that a step stands in; 0 where the drawing is not folded."""
    around = step.within("band")
    return int(around.data["band"]) if around else 0


def _top(card: Owner) -> float:
    return card.shapes_of("card-box")[0].box.y
