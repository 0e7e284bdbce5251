"""Scales of answers and the bounds of figures."""

from __future__ import annotations

from blueprint.build.context import Context
from blueprint.build.nodes import items, number
from blueprint.document import Mapping, Node
from blueprint.model.vocabulary import MetricType

Range = tuple[float, float]

FIXED: dict[MetricType, Range] = {MetricType.NPS: (0, 10), MetricType.CES1: (1, 5), MetricType.CES2: (1, 7)}
"""Scales that belong to the question itself: Reichheld 2003; Dixon, Freeman, Toman 2010; CEB 2013."""
_FIGURES: dict[MetricType, Range] = {
    MetricType.NPS: (-100, 100),
    MetricType.CSAT: (0, 100),
    MetricType.SHARE: (0, 100),
    MetricType.CES1: (1, 5),
    MetricType.CES2: (1, 7),
}
_UNITS = {MetricType.NPS: " points", MetricType.CSAT: " percent", MetricType.SHARE: " percent"}
_FEWEST = 3
_DIFFICULT = 3
_EASIEST = 7


def pair(node: Node | None) -> Range | None:
    """Low and high of a range."""
    found = [number(i) for i in items(node)]
    low, high = found if len(found) == 2 else (None, None)  # noqa: PLR2004 - low and high
    return (low, high) if low is not None and high is not None else None


def check_ranges(context: Context, item: Mapping, kind: MetricType) -> None:
    """Report scales that a type of figure does not allow, and figures that nobody can reach."""
    scale = _ascending(context, item, "scale")
    if scale is not None:
        _check_scale(context, item, kind, scale)
    easy = _ascending(context, item, "easy")
    if easy is not None and kind is MetricType.CES2:
        _check_easy(context, item, easy)
    bounds = _FIGURES.get(kind) or (scale if kind in (MetricType.MEAN, MetricType.NUMBER) else None)
    for key in ("value", "target"):
        _check_figure(context, item, kind, key, bounds)


def _ascending(context: Context, item: Mapping, key: str) -> Range | None:
    """A range that goes from low to high; reports one that does not."""
    ends, node = pair(item.get(key)), item.get(key)
    if ends is None or node is None:
        return None
    if ends[0] < ends[1] or (ends[0] == ends[1] and key == "easy"):
        return ends
    context.error("BP325", f"`{key}` goes from low to high", node.span, hint=f"write `{key}: [low, high]`")
    return None


def _check_scale(context: Context, item: Mapping, kind: MetricType, scale: Range) -> None:
    """Report a scale other than the one that a type has by definition, and one that has no top two boxes."""
    node = item.get("scale")
    fixed = FIXED.get(kind)
    if node is None:
        return
    if fixed is not None and scale != fixed:
        context.error(
            "BP327",
            f"the answers of `{kind}` go from {_span(fixed)}, not from {_span(scale)}",
            node.span,
            hint="leave `scale` out; a question with other answers is a `mean`",
        )
    elif kind is MetricType.CSAT and not (_whole(scale) and scale[1] - scale[0] >= _FEWEST - 1):
        context.error(
            "BP327",
            "a `csat` counts the two best of at least three whole points",
            node.span,
            hint="write `scale: [1, 5]` or `[1, 7]`; a question with fewer answers is a `share`",
        )


def _check_easy(context: Context, item: Mapping, easy: Range) -> None:
    """Report a rule for easy answers that takes in difficult ones, or leaves the easiest out."""
    node = item.get("easy")
    if node is None or (_whole(easy) and easy[0] > _DIFFICULT and easy[1] == _EASIEST):
        return
    context.error(
        "BP327",
        f"`easy` goes from a whole number above {_DIFFICULT} to {_EASIEST}: 1 to {_DIFFICULT} are difficult, "
        f"{_EASIEST} is the easiest",
        node.span,
        hint="write `easy: [5, 7]`, which is the default, or `easy: [6, 7]`",
    )


def _check_figure(context: Context, item: Mapping, kind: MetricType, key: str, bounds: Range | None) -> None:
    """Report a declared figure or a target outside of what the figure can be."""
    node = item.get(key)
    found = number(node)
    if node is None or found is None or kind in (MetricType.DURATION, MetricType.KANO):
        return
    if kind is MetricType.COUNT and found < 0:
        context.error("BP334", f"`{key}` of a `count` is not below 0", node.span, hint="write how many there are")
    elif bounds is not None and not bounds[0] <= found <= bounds[1]:
        context.error(
            "BP334",
            f"`{key}` is {found:g}, but `{kind}` goes from {_span(bounds)}{_UNITS.get(kind, '')}",
            node.span,
            hint=f"write a number from {_span(bounds)}",
        )


def _whole(ends: Range) -> bool:
    return all(end.is_integer() for end in map(float, ends))


def _span(ends: Range) -> str:
    return f"{ends[0]:g} to {ends[1]:g}"
