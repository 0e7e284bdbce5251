"""The foot of the drawing: legend, totals, and where the drawing comes from."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from blueprint.experience import curve as figures
from blueprint.experience import totals
from blueprint.frozen import frozen
from blueprint.layout.curve import Shown
from blueprint.layout.desk import Desk
from blueprint.layout.facts import dotted, rounded
from blueprint.layout.form import Origin
from blueprint.layout.legend import legend_entries, legend_item
from blueprint.layout.legend_values import Layouts, LegendEntry
from blueprint.layout.qr import code_group, make_code
from blueprint.layout.stacks import Align, Stack, of_lines, pile, place, single, stack
from blueprint.model.measures import Duration
from blueprint.model.text import Wording
from blueprint.model.vocabulary import DrawingKind
from blueprint.scene import Group, Item
from blueprint.text.line import SetLine
from blueprint.theme import TypeRole

_ROW = 24.0
_SIGN = 20.0
"""Height of the tallest symbol of the legend."""
_BESIDE_CODE = 24.0
_BREAK_AFTER = frozenset("/?&=-_.,#")
_WEB = re.compile(r"https?://\S+")


@frozen
class Foot:
    """The measured foot: its height in user units, and its items for a left and a top edge."""

    height: float
    paint: Callable[[float, float], tuple[Group, ...]]


def measure_foot(desk: Desk, layouts: Layouts, kind: DrawingKind, width: float, shown: Shown, origin: Origin) -> Foot:
    """Measure legend, totals and origin for a width.

    Args:
        shown: what of the curves is drawn.
        origin: where the drawing comes from.

    Raises:
        ValueError: the link is too long for a QR code.
    """
    code = make_code(origin.link) if origin.link else None
    if code:
        width -= _BESIDE_CODE + code.side + code.quiet
    title = single(desk, "legend-title", desk.word("legend.title"), desk.theme.type("legend-title"))
    entries = legend_entries(desk, layouts, shown, width - title.width - 18)
    start = title.width + 18 if entries else 0.0
    facts = [
        stack(desk, "totals", wording, desk.theme.type("totals"), width - start)
        for wording in _totals(desk, kind, shown)
    ]
    parts = _origin(desk, origin, width)
    source = pile([part for part, _ in parts], 8.0)
    flows = _flows((*entries, *facts), start, width, source)
    heights = [max([_ROW, *(_tall(item) + _air(item) for _, item in flow)]) for flow in flows]
    if source:
        heights[-1] = max(heights[-1], source.height + _ROW / 2)
    middles = [sum(heights[:n]) + height / 2 for n, height in enumerate(heights)]
    total = sum(heights)
    # A code stands with the last line of the origin; what is above both is free.
    lower = max(0.0, code.side - total + (heights[-1] - source.height) / 2) if code else 0.0
    bottom = middles[-1] + lower + source.height / 2
    tails = [m + fall for m, flow in zip(middles, flows, strict=True) for fall in map(_reach, flow)]
    height = max(bottom + (code.quiet if code else 0.0), bottom + source.fall, middles[0] + _half(title), *tails)

    def paint(x: float, y: float) -> tuple[Group, ...]:
        legend: list[Item] = list(place(title, x, y + middles[0] - title.height / 2)) if entries else []
        foot: list[Item] = []
        for middle, height, flow in zip(middles, heights, flows, strict=True):
            for left, item in flow:
                if isinstance(item, LegendEntry):
                    rise = (height - _air(item) - item.name.height) / 2 if item.listed else 0.0
                    legend.append(legend_item(item, x + left, y + middle - rise))
                else:
                    foot += place(item, x + left, y + middle - item.height / 2)
        lines = iter(place(source, x, y + bottom - source.height, width, Align.END))
        for part, href in parts:
            words = tuple(islice(lines, len(part.lines)))
            foot += (Group("source-link", words, href=href),) if href else words
        if code:
            foot.append(code_group(desk, code, x + width + _BESIDE_CODE, y + bottom - code.side))
        groups = [Group("legend", tuple(legend), id=desk.id("legend"))] if entries else []
        return (*groups, Group("footer", tuple(foot), id=desk.id("footer")))

    return Foot(height, paint)


def _flows(
    items: tuple[LegendEntry | Stack, ...], start: float, width: float, source: Stack
) -> list[list[tuple[float, LegendEntry | Stack]]]:
    """Entries and facts in lines no wider than `width`, each with its left edge; the last has room for the origin."""
    flows: list[list[tuple[float, LegendEntry | Stack]]] = [[]]
    at = start
    for item in items:
        wide = item.symbol + 8 + item.name.width if isinstance(item, LegendEntry) else item.width
        apart = bool(flows[-1]) and _listed(item) != _listed(flows[-1][-1][1])
        if (at + wide > width and flows[-1]) or apart:
            flows.append([])
            at = start
        flows[-1].append((at, item))
        at += wide + 26
    if source and (at + source.width > width or len(source.lines) > 1):
        flows.append([])
    return flows


def _listed(item: LegendEntry | Stack) -> bool:
    return isinstance(item, LegendEntry) and item.listed


def _air(item: LegendEntry | Stack) -> float:
    """Space above and below an entry or a fact together."""
    return _ROW if _listed(item) else _ROW / 2


def _reach(placed: tuple[float, LegendEntry | Stack]) -> float:
    """From the middle of an entry or a fact to the lowest that it may paint."""
    _, item = placed
    return max(_half(item.name), _SIGN / 2) if isinstance(item, LegendEntry) else _half(item)


def _half(part: Stack) -> float:
    """From the middle of a stack to the lowest of its letters."""
    return part.height / 2 + part.fall


def _tall(item: LegendEntry | Stack) -> float:
    return item.name.height if isinstance(item, LegendEntry) else item.height


def _totals(desk: Desk, kind: DrawingKind, shown: Shown) -> list[Wording]:
    """Time along the main path; on a journey map also what is remembered of it. A comparison says it of both states."""
    words = desk.words
    if desk.other:
        return [desk.other.converted] if desk.other.converted and "other" in shown.series else []
    found = totals(desk.service)
    facts = []
    if found.time or found.wait:
        whole = _whole(found.time, found.wait)
        facts.append(words.text("time.total", time=rounded(desk, whole)))
        if found.wait and found.wait_share is not None:
            share = words.percent(found.wait_share)
            waiting = words.text("time.waiting", time=rounded(desk, found.wait), share=share)
            facts[-1] = dotted([facts[-1], waiting], words.language)
    result = [Wording(f, words.language) for f in facts]
    if kind is DrawingKind.JOURNEY and "experience" in shown.series:
        personas = list(dict.fromkeys(s.persona for step in desk.service.steps for s in step.emotions))
        result += [_remembered(desk, persona, several=len(personas) > 1) for persona in personas]
    return result


def _whole(time: Duration | None, wait: Duration | None) -> Duration:
    """Time and wait together, in the unit of the time."""
    parts = [d for d in (time, wait) if d]
    return Duration(sum(d.low for d in parts), sum(d.high for d in parts), parts[0].unit)


def _remembered(desk: Desk, persona: str | None, *, several: bool) -> Wording:
    words = desk.words
    found = figures(desk.service, persona)
    assert found is not None  # noqa: S101 - asked only for personas with scores
    parts = [
        f"{words.text('curve.remembered')} {words.number(found.remembered or 0, 1)}",
        f"{words.text('curve.mean')} {words.number(found.mean or 0, 1)}",
        f"{words.text('curve.net')} {words.number(found.net, sign=True)}",
    ]
    text = dotted(parts, words.language)
    name = next((desk.pick(p.name).text for p in desk.service.personas if p.id == persona), "")
    return Wording(words.text("format.label", label=name, text=text) if several and name else text, words.language)


def known(desk: Desk, origin: Origin) -> list[str]:
    """File, version, date and commit, as far as they are known; never the clock."""
    service, words = desk.service, desk.words
    facts = [origin.file] if origin.file else []
    if service.version:
        facts.append(words.text("page.version", version=desk.pick(service.version).text))
    if service.date:
        facts.append(words.date(desk.pick(service.date).text))
    if origin.commit:
        facts.append(words.text("page.commit", commit=origin.commit))
    return facts


def _origin(desk: Desk, origin: Origin, width: float) -> list[tuple[Stack, str]]:
    """File, version, date, commit, authors, source and link, as far as they are known; never the clock.

    Returns:
        What stands under each other, each with the address that it leads to or an empty text.
    """
    service, words = desk.service, desk.words
    facts = [*known(desk, origin), *(desk.pick(a).text for a in service.authors)]
    source = desk.pick(service.source).text if service.source else ""
    addresses = [(source, words.text("header.source"))] if _WEB.fullmatch(source) else []
    if source and not addresses:
        facts.append(words.text("format.label", label=words.text("header.source"), text=source))
    if origin.link not in ("", source):
        addresses.append((origin.link, ""))
    role = desk.theme.type("footer")
    parts = []
    if facts:
        fact = Wording(dotted(facts, words.language), words.language)
        parts.append((stack(desk, "footer-text", fact, role, width), ""))
    for link, label in addresses:
        parts.append((of_lines(desk, "footer-text", _address(desk, link, label, role, width), role), link))
    return parts


def _address(desk: Desk, link: str, label: str, role: TypeRole, width: float) -> list[SetLine]:
    """An address as people read it: without its scheme; broken after a slash or a sign, else where the line is full."""
    rest, language = link.removeprefix("https://").removeprefix("http://").removesuffix("/"), "en"
    if label:
        rest, language = desk.words.text("format.label", label=label, text=rest), desk.words.language
    lines = []
    while rest:
        most = _fitting(desk, Wording(rest, language), role, width)
        if most < len(rest):
            most = max((n for n in range(most // 2, most + 1) if rest[n - 1] in _BREAK_AFTER), default=most)
        lines.append(desk.line(Wording(rest[:most], language), role))
        rest = rest[most:]
    return lines


def _fitting(desk: Desk, wording: Wording, role: TypeRole, width: float) -> int:
    """How many characters of a text fit on a line, at least one."""
    text, language = wording.text, wording.language
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (
            (middle, high) if desk.line(Wording(text[:middle], language), role).width <= width else (low, middle - 1)
        )
    return low
