"""Posters for the tests of tiles: lanes, stages, cards and curves, in any size and direction."""

from __future__ import annotations

from functools import cache
from pathlib import Path as File

from blueprint.layout.desk import Desk
from blueprint.model.vocabulary import Direction
from blueprint.paper.sheet import MM_PER_UNIT, Part, Sheet
from blueprint.pipeline import load
from blueprint.pipeline.drawing import prepare
from blueprint.scene import Box, Dot, Group, Item, Paint, Path, Scene, Words
from blueprint.text.line import Style, Weight

EXAMPLES = File(__file__).parents[2] / "examples"
PAPER = "#fbfaf7"
TITLE, LANES, STAGES = 120.0, 5, 6


@cache
def desk(language: str = "en") -> Desk:
    """The tools for a drawing in a language."""
    service = load(str(EXAMPLES / "online-checkout/online-checkout.blueprint.yaml")).value
    assert service is not None
    bench = prepare(service, "blueprint", language=language, theme=None, name="poster").value
    assert bench is not None
    return bench.desk


def scene(width: float, height: float, *, language: str = "en", direction: Direction = Direction.LTR) -> Scene:
    """A drawing of a size in user units: a head with stages, lanes with cards, a curve, a dot at every crossing."""
    setter, words = desk(language).setter, desk(language).words
    rtl = direction is Direction.RTL
    items: list[Item] = []

    def across(x: float, wide: float) -> float:
        return width - x - wide if rtl else x

    def text(role: str, content: str, x: float, y: float, *, strong: bool = False) -> Words:
        line = setter.line(content, Style(14.0, Weight.SEMIBOLD if strong else Weight.REGULAR), language)
        return Words(role, across(x, line.width), y, line, "#1d2733")

    left, top, right, bottom = 40.0, 100.0, width - 40.0, height - 60.0
    items.append(text("title", "Poster", left, 60.0, strong=True))
    high, wide = (bottom - top - 40) / LANES, (right - left - TITLE) / STAGES
    for n, lane in enumerate(("evidence", "customer", "frontstage", "backstage", "support")):
        y = top + 40 + n * high
        band = Box("lane-band", left, y, right - left, high - 8, Paint(fill="#e9f0f8"), 6)
        title = text("lane-title", words.text(f"lane.{lane}"), left + 10, y + high / 2)
        items.append(Group("lane", (band, title), id=lane, data=(("lane", lane),)))
    for n in range(STAGES):
        x = left + TITLE + n * wide
        at = across(x, wide)
        chevron = Path(
            "stage-band",
            (("M", at, top), ("L", at + wide, top), ("L", at + wide, top + 30), ("L", at, top + 30), ("Z",)),
            Paint(fill="#1d2733"),
        )
        column = Box("column", at, top + 30, wide, bottom - top - 30, Paint())
        cards: list[Item] = []
        for row in range(LANES):
            y = top + 40 + row * high + 10
            cards += [
                Box("card-box", at + 8, y, wide - 16, high - 28, Paint(fill="#ffffff", stroke="#1f5f99"), 7),
                text("card", f"Step {n + 1}.{row + 1}", x + 20, y + 24),
                Dot("crossing", at + wide / 2, y, 4, Paint(fill="#ffffff", stroke="#1d2733")),
            ]
        step = Group("step", (column, *cards), id=f"step-{n}")
        items.append(
            Group("stage", (chevron, text("stage-title", f"Stage {n + 1}", x + 8, top + 20), step), id=f"s{n}")
        )
    curve: list[tuple[str | float, ...]] = [("M", left, (top + bottom) / 2)]
    for n in range(12):
        a = left + (right - left) * n / 12
        b = left + (right - left) * (n + 1) / 12
        curve.append(("C", a + (b - a) / 3, top + 60, b - (b - a) / 3, bottom - 30, b, (top + bottom) / 2))
    items.append(Path("curve-line", tuple(curve), Paint(stroke="#b03a5b", width=3)))
    return Scene(
        prefix="poster", kind="service-blueprint", title="Poster", description="", language=language,
        direction=direction, width=width, height=height, background=PAPER, items=tuple(items),
    )  # fmt: skip


def poster(
    width: float, height: float, *, language: str = "en", direction: Direction = Direction.LTR, scale: float = 1.0
) -> Sheet:
    """A sheet of a size in mm that is filled with one drawing; with a scale it stands a little off the corner."""
    unit = MM_PER_UNIT * scale
    drawn = scene(width / unit, height / unit, language=language, direction=direction)
    off = 0.0 if scale == 1.0 else -1.2345
    part = Part(scene=drawn, x=off, y=2 * off, scale=scale)
    return Sheet(width=width, height=height, name="Poster", background=PAPER, parts=(part,))


def blank(width: float, height: float, *items: Item) -> Sheet:
    """A sheet with a few things on it."""
    drawn = Scene(
        prefix="poster", kind="service-blueprint", title="Poster", description="", language="en",
        direction=Direction.LTR, width=width / MM_PER_UNIT, height=height / MM_PER_UNIT, background=PAPER, items=items,
    )  # fmt: skip
    return Sheet(width=width, height=height, name="Poster", background=PAPER, parts=(Part(scene=drawn, x=0.0, y=0.0),))


def spot(x: float, y: float, width: float, height: float) -> Box:
    """A black rectangle at a place in mm."""
    unit = MM_PER_UNIT
    return Box("spot", x / unit, y / unit, width / unit, height / unit, Paint(fill="#000000"))
