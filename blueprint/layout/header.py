"""The head of the drawing: title and what it is about.

    Overnight hotel stay      │PERSONA                │SCENARIO               │GOALS           │STATE
    Service blueprint         │Dana, traveller        │One night              │Sleep well      │Current · 3

Blocks stand beside the title where they fit, else below it in even rows; platform and world get rows of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import ceil

from blueprint.frozen import frozen
from blueprint.layout.desk import Desk
from blueprint.layout.facts import facts, joined
from blueprint.layout.other_state import OtherState, StateTold
from blueprint.layout.pictures import load_picture
from blueprint.layout.stacks import Stack, pile, place, single, stack
from blueprint.layout.state_strip import Strip, measure_strip
from blueprint.model.catalogues import Persona
from blueprint.model.text import Text, Wording
from blueprint.model.vocabulary import DrawingKind
from blueprint.scene import Box, Group, Item, Paint, Path, Picture

_LEAST, _GAP, _BESIDE = 180.0, 16.0, 56.0
_TITLE = 440.0
_LABEL_GAP = 11.0
_TRAIT, _BAR = 18.0, 0.4


@frozen
class _Info:
    """A label and what stands under it: values with their type roles, each a list of facts."""

    name: str
    label: Wording
    values: tuple[tuple[str, tuple[Wording, ...]], ...]
    traits: tuple[tuple[Wording, float], ...] = ()
    photo: str | None = None


@frozen
class Header:
    """The measured header: its height in user units, accents included, and its items for a left and a top edge."""

    height: float
    paint: Callable[[float, float], Group]


def measure_header(desk: Desk, kind: DrawingKind, width: float, view_title: Text | None) -> Header:
    """Measure the header for a width in user units."""
    first, *rest = [_about(desk), *_platform(desk), *_world(desk)]
    least = _LEAST * sum(_weight(i) for i in first)
    room = width - _BESIDE - least
    title = _title(desk, kind, min(width, max(_TITLE, min(room, 2 * _TITLE))), view_title)
    beside = width - title.width - _BESIDE
    if first and beside >= least:
        below = [_blocks(desk, row, width) for row in rest if row]
        return _beside(desk, title, _blocks(desk, first, beside), below, _strip(desk, width))
    title = _title(desk, kind, min(width, 2 * _TITLE), view_title)
    below = []
    for row in filter(None, [first, *rest]):
        lines = ceil(sum(_weight(i) for i in row) * _LEAST / width)
        per_line = ceil(len(row) / max(1, lines))
        below += [_blocks(desk, row[at : at + per_line], width) for at in range(0, len(row), per_line)]
    return _beside(desk, title, None, below, _strip(desk, width))


def _strip(desk: Desk, width: float) -> Strip | None:
    """What both states of a comparison come to; None for any other drawing."""
    return measure_strip(desk, desk.other, width) if desk.other else None


def told_in_header(desk: Desk) -> tuple[tuple[Wording, tuple[Wording, ...]], ...]:
    """Label and values of each block, from the start: what a drawing says that it is about."""
    infos = [info for row in (_about(desk), *_platform(desk), *_world(desk)) for info in row]
    return tuple((info.label, (*_values(info), *(_rated(desk, *trait) for trait in info.traits))) for info in infos)


def _values(info: _Info) -> tuple[Wording, ...]:
    return tuple(value for _, values in info.values for value in values)


def _rated(desk: Desk, name: Wording, value: float) -> Wording:
    return Wording(f"{name.text} {desk.words.number(value)}", name.language)


def _weight(info: _Info) -> float:
    """How much wider than others a block is: pictures, traits and quotes need room."""
    return 1.0 + (0.35 if info.photo else 0.0) + (0.25 if info.traits or len(info.values) > 1 else 0.0)


def _title(desk: Desk, kind: DrawingKind, limit: float, view_title: Text | None) -> Stack:
    """Title, kind of drawing with the subtitle, summary."""
    service, theme = desk.service, desk.theme
    parts = [stack(desk, "title", desk.pick(service.title), theme.type("title"), limit)]
    what = desk.pick(view_title) if view_title else desk.word(f"kind.{kind}")
    if desk.other:
        what = joined([_states(desk, desk.other), what])
    if service.subtitle:
        subtitle = desk.pick(service.subtitle)
        what = joined([what, subtitle])
    parts.append(stack(desk, "subtitle", what, theme.type("subtitle"), limit))
    made = pile(parts, 17.0)
    if service.summary:
        text = stack(desk, "summary", desk.pick(service.summary), theme.type("summary"), min(limit, 520.0), even=False)
        made = pile([made, text], 15.0)
    return made


def _states(desk: Desk, other: OtherState) -> Wording:
    """What is compared: `Current → Future`."""
    both = desk.words.text("comparison.change", before=other.before.name.text, after=other.after.name.text)
    return Wording(both, desk.words.language)


def _about(desk: Desk) -> list[_Info]:
    """Persona, scenario, goals, state."""
    service = desk.service
    infos = [_persona(desk, p) for p in service.personas]
    if service.scenario:
        infos.append(_info(desk, "scenario", [service.scenario]))
    for name in ("goals", "needs", "frustrations"):
        texts = [t for p in service.personas for t in getattr(p, name)]
        if texts and len(service.personas) == 1:
            infos.append(_info(desk, name, texts))
    if desk.other:
        states = [desk.other.before, desk.other.after]
        alike = states[0].title.text == states[1].title.text
        return infos + [_state(state, titled=not alike) for state in states if state.facts or not alike]
    known = [desk.words.text(f"state.{service.state}")]
    if service.version:
        known.append(desk.words.text("page.version", version=desk.pick(service.version).text))
    if service.date:
        known.append(desk.words.date(desk.pick(service.date).text))
    value = tuple(Wording(fact, desk.words.language) for fact in known)
    infos.append(_Info("state", desk.word("header.state"), (("header-value", value),)))
    return infos


def _state(state: StateTold, *, titled: bool) -> _Info:
    """One of two states: its name, its map where the other has another name, and what is known of it."""
    values: list[tuple[str, tuple[Wording, ...]]] = [("header-value", (state.title,))] if titled else []
    if state.facts:
        values.append(("header-note" if titled else "header-value", state.facts))
    return _Info("state", state.name, tuple(values))


def _persona(desk: Desk, persona: Persona) -> _Info:
    name = desk.pick(persona.name)
    if persona.role:
        role = desk.pick(persona.role)
        name = Wording(desk.words.text("format.person", name=name.text, role=role.text), name.language)
    values: list[tuple[str, tuple[Wording, ...]]] = [("header-value", (name,))]
    if persona.segment:
        values.append(("header-note", (desk.pick(persona.segment),)))
    if persona.quote:
        quote = desk.pick(persona.quote)
        values.append(("header-quote", (Wording(desk.words.quoted(quote.text), quote.language),)))
    if len(desk.service.personas) > 1:
        for label, texts in (
            ("goals", persona.goals),
            ("needs", persona.needs),
            ("frustrations", persona.frustrations),
        ):
            if texts:
                first, *rest = [desk.pick(t) for t in texts]
                text = desk.words.text("format.label", label=desk.words.text(f"header.{label}"), text=first.text)
                values.append(("header-note", (Wording(text, first.language), *rest)))
    traits = tuple((desk.pick(t), v) for t, v in persona.traits)
    return _Info("persona", desk.word("header.persona"), tuple(values), traits, persona.photo)


def _info(desk: Desk, name: str, texts: Iterable[Text]) -> _Info:
    return _Info(name, desk.word(f"header.{name}"), (("header-value", tuple(desk.pick(t) for t in texts)),))


def _platform(desk: Desk) -> list[list[_Info]]:
    platform = desk.service.platform
    if not platform:
        return []
    pairs = (("positioning", platform.positioning), ("promise", platform.promise), ("theme", platform.theme))
    return [[_info(desk, name, [text]) for name, text in pairs if text]]


def _world(desk: Desk) -> list[list[_Info]]:
    world = desk.service.world
    if not world:
        return []
    pairs = (
        ("society", world.society),
        ("situation", world.situation),
        ("category", world.category),
        ("brand", world.brand),
    )
    return [[_info(desk, name, texts) for name, texts in pairs if texts]]


@frozen
class _Cell:
    """A block, measured: its start in the row, its width, its words, its traits and its height."""

    info: _Info
    start: float
    width: float
    words: Stack
    traits: tuple[tuple[Stack, float], ...]
    height: float


@frozen
class _Row:
    """Blocks side by side, measured."""

    height: float
    width: float
    cells: tuple[_Cell, ...]


def _blocks(desk: Desk, infos: list[_Info], width: float) -> _Row:
    """Blocks that share a width by their weights, none wider than the theme's column times its weight."""
    share = min(desk.size("header-column"), width / sum(_weight(i) for i in infos))
    cells: list[_Cell] = []
    start = 0.0
    for info in infos:
        wide = share * _weight(info)
        inset = desk.size("photo") + _GAP if info.photo else 0.0
        inner = wide - 2 * _GAP - inset
        label = single(desk, "header-label", info.label, desk.theme.type("header-label"))
        values = [facts(desk, "header-value", texts, desk.theme.type(role), inner) for role, texts in info.values]
        content = pile([label, pile(values, 8.0)], _LABEL_GAP)
        traits = tuple((_trait_name(desk, name, inner), value) for name, value in info.traits)
        height = content.height + (sum(_trait_height(name) for name, _ in traits) + 8.0 if traits else 0.0)
        height = max(height, desk.size("photo") if info.photo else 0.0)
        cells.append(_Cell(info, start, wide, content, traits, height))
        start += wide
    return _Row(max(c.height for c in cells), start, tuple(cells))


def _beside(desk: Desk, title: Stack, aside: _Row | None, below: list[_Row], strip: Strip | None) -> Header:
    """Title at the start, blocks at its side and under it, the strip of a comparison last."""
    head = max(title.height, aside.height + 4 if aside else 0.0)
    rise = max(title.rise, *(cell.words.rise - 4 for cell in aside.cells)) if aside else title.rise
    height = rise + head + sum(row.height + 28 for row in below) + (strip.height + 28 if strip else 0.0)

    def paint(x: float, y: float) -> Group:
        y += rise
        items: list[Item] = [*place(title, x, y)]
        if aside:
            start = x + title.width + _BESIDE
            items += _paint_row(desk, aside, start, y + 4, ruled=True)
        top = y + head + 28
        for row in below:
            items += _paint_row(desk, row, x, top, ruled=False)
            top += row.height + 28
        if strip:
            items += strip.paint(x, top)
        return Group("header", tuple(items), id=desk.id("header"))

    return Header(height, paint)


def _paint_row(desk: Desk, row: _Row, x: float, y: float, *, ruled: bool) -> list[Item]:
    """Blocks at their places, hairlines between them."""
    items: list[Item] = []
    for n, cell in enumerate(row.cells):
        left = x + cell.start
        if n or ruled:
            rule = (("M", left, y - 3), ("L", left, y + row.height + 5))
            items.append(Path("hairline", rule, desk.stroke("hairline", desk.colour("hairline"))))
        inner = left + (_GAP if n or ruled else 0)
        parts: list[Item] = []
        if cell.info.photo:
            loaded = load_picture(cell.info.photo)
            side = desk.size("photo")
            parts.append(Picture("persona-photo", inner, y - 2, side, side, loaded.media_type, loaded.content))
            inner += side + _GAP
        parts += place(cell.words, inner, y)
        top = y + cell.words.height + 16
        for name, value in cell.traits:
            parts += _trait(desk, name, value, inner, top, left + cell.width - _GAP - inner)
            top += _trait_height(name)
        items.append(Group("header-block", tuple(parts), data=(("about", cell.info.name),)))
    return items


def _trait_name(desk: Desk, name: Wording, width: float) -> Stack:
    """The name of a trait beside its bar, in a block as wide as `width`."""
    return stack(desk, "trait", name, desk.theme.type("header-note"), width * (1 - _BAR) - _LABEL_GAP)


def _trait_height(name: Stack) -> float:
    return max(_TRAIT, name.height + _LABEL_GAP)


def _trait(desk: Desk, words: Stack, value: float, x: float, top: float, width: float) -> list[Item]:
    """A trait's name and a bar of 0..100."""
    bar = width * _BAR
    bar_x = x + width - bar
    middle = top + words.height / 2
    return [
        *place(words, x, top),
        Box("trait-track", bar_x, middle - 2, bar, 4, Paint(fill=desk.colour("hairline")), 2),
        Box("trait-value", bar_x, middle - 2, bar * value / 100, 4, Paint(fill=desk.colour("figure.bar")), 2),
    ]
