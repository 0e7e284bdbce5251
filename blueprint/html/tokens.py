"""What the style sheets of paged HTML are driven by: the theme's colours, the page's measures, the type scale.

In: a `Theme` and a page. Out: `Grid` for those who draw, and CSS custom properties for the templates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from blueprint.frozen import frozen
from blueprint.paper.pages import Page
from blueprint.paper.sheet import MM_PER_UNIT
from blueprint.theme import Theme
from blueprint.theme.colour import mix, readable

_A4 = 210.0 * 297.0
_GROWTH, _LEAST, _MOST = 0.35, 0.78, 2.6
"""How fast type grows with the area of the page, and between which factors."""
_WIDE = 1.1
"""Pages that are this much wider than high have a side column."""

_TYPE = {
    "display": ("book-display", 1.04),
    "h1": ("book-title", 1.1),
    "h2": ("book-heading", 1.13),
    "h3": ("book-subheading", 1.25),
    "lead": ("book-lead", 1.42),
    "figure": ("book-figure", 1.1),
    "text": ("book-text", 1.42),
    "small": ("book-small", 1.42),
}
"""The theme's measures of type on A4, and leading as a multiple of them."""
_VARIABLE = re.compile(r"var\(--([a-z0-9-]+)\)")
_PRODUCT = re.compile(r"calc\((-?[\d.]+) \* (-?[\d.]+)(mm|pt)\)")
_POINTS = 0.75
_TALL_MARGIN = 0.9
"""Share of the margin that upright pages have."""
_GUTTER, _MAP_EDGE, _AXIS, _CHART_ROOM = 6.0, 9.0, 19.0, 5.0
"""Lengths on A4 in mm."""

_COLOURS = {
    "paper": "paper",
    "ink": "ink",
    "soft": "ink-soft",
    "faint": "ink-faint",
    "hairline": "hairline",
    "band": "stage.band",
    "band-text": "stage.text",
    "experience": "curve.experience",
    "expectation": "curve.expectation",
    "best": "tag.best",
    "worst": "tag.worst",
    "bar": "figure.bar",
    "pain": "pain.accent",
    "gain": "gain.accent",
    "idea": "idea.accent",
    "gap": "gap.accent",
    "opportunity": "opportunity.accent",
    "wait": "mark.wait.fill",
}
_RANGES = (
    "curve.experience",
    "customer.accent",
    "frontstage.accent",
    "backstage.accent",
    "evidence.accent",
    "time.accent",
)


@frozen(kw_only=True)
class Grid:
    """Where things stand on a page; all lengths in mm.

    Attributes:
        page: the paper as it is used.
        factor: how much larger type and margins are than on A4.
        side: width of the column beside the text; 0 on pages without one.
        gutter: between the side column and the text.
        top, bottom, edge: margins; `edge` is left and right. The foot of the page stands in the bottom margin.
        map_edge: margin around maps.
        axis: room for the words beside a persona's curve.
        chart: height of that curve. chart_room: above its highest and below its lowest score.
    """

    page: Page
    factor: float
    side: float
    gutter: float
    top: float
    bottom: float
    edge: float
    map_edge: float
    axis: float
    chart: float
    chart_room: float

    @property
    def body(self) -> float:
        """Width of the text column."""
        return self.page.width - 2 * self.edge - self.side - self.gutter

    def map_room(self, page: Page) -> tuple[float, float]:
        """Width and height that a map without its own margins has on a page: one of the book's, or a larger one."""
        return page.width - 2 * self.map_edge, page.height - self.map_edge - self.bottom


def grid_of(page: Page, theme: Theme) -> Grid:
    """The grid of a page, by the theme's measures."""
    factor: float = max(_LEAST, min(_MOST, (page.width * page.height / _A4) ** _GROWTH))
    wide = page.width > _WIDE * page.height

    def length(name: str) -> float:
        return theme.metric(name) * MM_PER_UNIT * factor

    return Grid(
        page=page,
        factor=factor,
        side=length("book-side") if wide else 0.0,
        gutter=_GUTTER * factor if wide else 0.0,
        top=length("book-top"),
        bottom=length("book-bottom"),
        edge=length("book-margin") * (1.0 if wide else _TALL_MARGIN),
        map_edge=_MAP_EDGE * factor,
        axis=_AXIS * factor,
        chart=length("book-chart"),
        chart_room=_CHART_ROOM * factor,
    )


def tokens(theme: Theme, grid: Grid) -> dict[str, str]:
    """The custom properties by name, without the two dashes in front."""
    made = {name: theme.colour(role) for name, role in _COLOURS.items()}
    paper, experience = made["paper"], made["experience"]
    made["quiet"] = mix(made["ink"], paper, 0.955)
    made["accent"] = readable(experience, [(paper, 4.5)]) or made["ink"]
    for name, (measure, leading) in _TYPE.items():
        size = theme.metric(measure) * _POINTS * grid.factor
        made[f"size-{name}"] = f"{size:.2f}pt"
        made[f"line-{name}"] = f"{size * leading:.2f}pt"
    for name in ("side", "gutter", "top", "bottom", "edge", "map_edge", "axis"):
        made[name.replace("_", "-")] = f"{getattr(grid, name):.3f}mm"
    made["page-width"], made["page-height"] = f"{grid.page.width:.3f}mm", f"{grid.page.height:.3f}mm"
    made["step"] = f"{grid.factor:.4f}mm"
    return made


def resolved(css: str, values: Mapping[str, str]) -> str:
    """A style sheet with its custom properties filled in and multiplied out, which is quicker to lay out.

    Args:
        css: with `var(--name)` and `calc(2 * var(--name))`.
        values: of the custom properties.

    Raises:
        KeyError: the style sheet uses one that there is not.
    """
    filled = _VARIABLE.sub(lambda found: values[found[1]], css)
    return _PRODUCT.sub(lambda found: f"{float(found[1]) * float(found[2]):.4f}{found[3]}", filled)


def ranges(theme: Theme, count: int) -> tuple[str, ...]:
    """Colours for the ridges of several services on the cover, from front to back: each paler than the one before."""
    paper = theme.colour("paper")
    return tuple(
        mix(theme.colour(_RANGES[n % len(_RANGES)]), paper, min(0.55, 0.11 * n) if count > 1 else 0.0)
        for n in range(count)
    )
