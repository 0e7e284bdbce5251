"""Parts of the answers as one bar: best, middle, worst, told apart by solid, hollow and hatched.

█████████████▒▒▒▒▒▒//////
54%          26%    20%
"""

from __future__ import annotations

from itertools import accumulate, pairwise

from blueprint.layout.desk import Desk
from blueprint.layout.facts import facts
from blueprint.layout.figures.hatching import Fill, filled
from blueprint.layout.figures.interval import exact
from blueprint.layout.figures.looks import look_of
from blueprint.layout.figures.pieces import Piece, line, spread, upon, written
from blueprint.layout.stacks import place
from blueprint.model.figures import Figure, Share
from blueprint.model.text import Wording
from blueprint.scene import Group, Item
from blueprint.words import Words

PARTS = 3
FILLS = (Fill.SOLID, Fill.HOLLOW, Fill.HATCHED)
_HEIGHT, _BETWEEN = 9.0, 1.5


def shares_piece(desk: Desk, figure: Figure, width: float) -> Piece | None:
    """The bar with its percentages; None where the figure has not three parts."""
    if len(figure.shares) != PARTS:
        return None

    def paint(x: float, top: float) -> tuple[Item, ...]:
        return (_bar(desk, figure, x, top, width),)

    pieces = [Piece(height=_HEIGHT, paint=paint), _percents(desk, figure, width)]
    if figure.rule:
        pieces.append(_rule(desk, figure.shares, figure.rule, width))
    return upon(pieces, gap=11.0)


def share_words(words: Words, shares: tuple[Share, ...]) -> str:
    """The parts in words: `Promoters 54%, Passives 26%, Detractors 20%`."""
    return words.joined([f"{words.text(f'metric.{s.name}')} {words.percent(s.share)}" for s in shares])


def _bar(desk: Desk, figure: Figure, x: float, top: float, width: float) -> Group:
    """The segments; a part without answers has none."""
    look = look_of(desk, figure.sample)
    shown = [(share, fill) for share, fill in zip(figure.shares, FILLS, strict=True) if share.share > 0]
    whole = sum(share.share for share, _ in shown)
    free = width - _BETWEEN * (len(shown) - 1)
    items: list[Item] = []
    for share, fill in shown:
        own = free * share.share / whole
        parts = filled("share-bar", fill, x, top, own, _HEIGHT, look.ink, look.ground)
        items.append(Group("share", parts, data=(("share", share.name), ("value", exact(share.share)))))
        x += own + _BETWEEN
    return Group("shares", tuple(items))


def _percents(desk: Desk, figure: Figure, width: float) -> Piece:
    """Each percentage under its part, in the order of the parts."""
    role = desk.theme.type("figure-note")
    words = desk.words
    labels = [line(desk, "figure-share", words.percent(share.share), role, width) for share in figure.shares]
    sums = list(accumulate((share.share for share in figure.shares), initial=0.0))
    middles = [(a + b) / 2 / (sums[-1] or 1.0) * width for a, b in pairwise(sums)]
    lefts = spread(middles, [label.width for label in labels], width, 5.0)
    if lefts is None:
        said = [Wording(words.percent(share.share), words.language) for share in figure.shares]
        return written(facts(desk, "figure-share", said, role, width), gap=5.0)

    def paint(x: float, top: float) -> tuple[Item, ...]:
        return tuple(
            item for label, left in zip(labels, lefts, strict=True) for item in place(label, x + left, top, label.width)
        )

    tallest = max(labels, key=lambda label: label.height)
    return Piece(height=tallest.height, paint=paint, gap=5.0, rise=tallest.rise, fall=tallest.fall)


def _rule(desk: Desk, shares: tuple[Share, ...], rule: str, width: float) -> Piece:
    """Which answers count as best and which as worst."""
    words = desk.words
    limits = rule.replace("-", "–").split(" / ")
    named = (shares[0].name, shares[-1].name)
    said = [rule]
    if len(limits) == len(named):
        said = [f"{words.text(f'metric.{name}')} {limit}" for name, limit in zip(named, limits, strict=True)]
    return written(
        facts(
            desk, "figure-note", [Wording(text, words.language) for text in said], desk.theme.type("figure-note"), width
        )
    )
