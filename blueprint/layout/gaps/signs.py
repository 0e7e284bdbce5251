"""The badge of a service-quality gap: a plate with notched ends and its number, like a bridge that does not reach.

────  ╲▔▔▔▔╱  ────
       ❯ 3 ❮
────  ╱▁▁▁▁╲  ────
"""

from __future__ import annotations

from blueprint.frozen import replace
from blueprint.layout.desk import Desk
from blueprint.layout.facts import joined
from blueprint.layout.gaps.fitting import FittedBadge
from blueprint.layout.gaps.places import BADGE, BADGE_HEIGHT
from blueprint.layout.stacks import place, single
from blueprint.model.measures import GapAt
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Gap
from blueprint.routing.plan import Plan
from blueprint.scene import Group, Item, Paint, Path

_NOTCH = 5.5
_HALO = 2.0


def gap_groups(desk: Desk, badges: tuple[FittedBadge, ...], plan: Plan, x: float, y: float) -> tuple[Group, ...]:
    """The badges of a band, its plan's origin moved to `x`, `y`."""
    heights = dict(plan.separators)
    return tuple(
        gap_badge(desk, b.badge.gap, b.badge.owner, x + b.x, y + heights[b.badge.track], end=b.badge.end)
        for b in badges
    )


def gap_badge(desk: Desk, gap: GapAt, owner: str, x: float, y: float, **more: str) -> Group:
    """The badge of a gap, centred on a point.

    Args:
        owner: `step:KEY`, `stage:KEY` or `card:KEY`.
        more: what else is said of it, where it is not empty: `end` (`upper` or `lower`) of a gap with two badges,
            `persona` whose gap it is.
    """
    said = tuple((name, text) for name, text in more.items() if text)
    data = (("gap", str(gap.gap.value)), ("for", owner), *said)
    return Group("gap", gap_sign(desk, gap.gap, x, y), data=data, title=_title(desk, gap))


def gap_sign(desk: Desk, gap: Gap, x: float, y: float) -> tuple[Item, ...]:
    """The plate and the number alone."""
    half, up = BADGE / 2, BADGE_HEIGHT / 2
    outline = (
        ("M", x - half, y - up), ("L", x + half, y - up), ("L", x + half - _NOTCH, y), ("L", x + half, y + up),
        ("L", x - half, y + up), ("L", x - half + _NOTCH, y), ("Z",),
    )  # fmt: skip
    paint = Paint(fill=desk.colour("gap.accent"), stroke=desk.colour("paper"), width=_HALO)
    number = Wording(desk.words.number(gap.value), desk.words.language)
    label = single(desk, "gap-number", number, desk.theme.type("chip"))
    ink = desk.colour("gap.band")
    words = place(label, x - label.width / 2, y - label.height / 2)
    return (Path("gap-shape", outline, paint), *(replace(word, fill=ink) for word in words))


def _title(desk: Desk, gap: GapAt) -> str:
    """What a pointer or a screen reader is told: the gap's name, and what it consists in."""
    name = desk.word(f"gap.{gap.gap.value}")
    note = desk.pick(gap.note) if gap.note else desk.word(f"gap-meaning.{gap.gap.value}")
    return joined([name, note]).text
