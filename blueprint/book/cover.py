"""The cover: what the book is, and a landscape made of the services themselves.

In: the services with their chapters. Out: `Cover`, with ridges as path data in mm.
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.book.index import Told
from blueprint.book.motif import ridge_path
from blueprint.book.pieces import Fact
from blueprint.book.values import Chapter, Ridge
from blueprint.frozen import frozen
from blueprint.html.lengths import letters
from blueprint.html.tokens import Grid, ranges
from blueprint.model.text import Wording
from blueprint.theme import Theme
from blueprint.theme.colour import mix
from blueprint.words.speech import Speech

_LONG, _LONGER, _LONGEST = 34.0, 62.0, 110.0
"""Widths of a title, in letters, from which it is set smaller."""
_SUMMARY = 420.0
"""No longer summary stands on the cover; it opens the chapter anyway."""
_MOST_LINES = 9


@frozen(kw_only=True)
class Shape:
    """A filled path of the cover's picture."""

    data: str
    fill: str


@frozen(kw_only=True)
class Cover:
    """The first page.

    Attributes:
        size: `xl`, `l`, `m` or `s`: how large the title is set.
        services: titles with the anchors of their chapters; empty for a single service.
        picture: width and height in mm; shapes: from back to front.
    """

    kicker: tuple[Wording, ...]
    title: Wording
    size: str
    subtitle: Wording | None
    summary: Wording | None
    services: tuple[tuple[Wording, str], ...]
    facts: tuple[Fact, ...]
    picture: tuple[float, float]
    shapes: tuple[Shape, ...]


def make_cover(told: Sequence[Told], speech: Speech, title: str | None, theme: Theme, grid: Grid) -> Cover:
    """The cover of a book.

    Args:
        told: its services, at least one.
        speech: the book's words.
        title: what the book is to be called; None for the only service's title, or a general one.
        theme: colours.
        grid: of the pages.
    """
    chapters = [one.chapter for one in told]
    alone = chapters[0] if len(chapters) == 1 else None
    wording = speech.own(title) if title else alone.title if alone else speech.word("book.title")
    picture = (grid.page.width, grid.page.height * (0.5 if grid.side else 0.46))
    services = () if alone else tuple((c.title, c.anchor) for c in chapters[:_MOST_LINES])
    kinds = tuple(speech.word(f"kind.{name}") for name in ("journey", "blueprint"))
    return Cover(
        kicker=kinds if alone or title else (),
        title=wording,
        size=_size(wording.text),
        subtitle=(alone.title if title else alone.subtitle) if alone else None,
        summary=_short(alone.summary) if alone else None,
        services=services,
        facts=_facts(chapters, alone),
        picture=picture,
        shapes=_alone(alone, theme, picture) if alone else _several(chapters, theme, picture),
    )


def _size(title: str) -> str:
    length = letters(title)
    return "xl" if length < _LONG else "l" if length < _LONGER else "m" if length < _LONGEST else "s"


def _short(text: Wording | None) -> Wording | None:
    return text if text and letters(text.text) <= _SUMMARY else None


def _facts(chapters: Sequence[Chapter], alone: Chapter | None) -> tuple[Fact, ...]:
    """Persona, version, date and the like; for several services what they share."""
    if alone:
        return tuple(fact for fact in alone.facts if fact.name)
    first, *rest = [c.facts for c in chapters]
    return tuple(fact for fact in first if fact.name and all(fact in facts for facts in rest))


def _alone(chapter: Chapter, theme: Theme, picture: tuple[float, float]) -> tuple[Shape, ...]:
    """The ridges of one service: what was expected pale behind what was felt; several personas one behind the other."""
    paper = theme.colour("paper")
    felt = [r for r in chapter.ridges if r.role != "expectation"]
    colours = ranges(theme, len(felt))
    shapes = [
        Shape(data=ridge_path(r, *picture), fill=mix(theme.colour("curve.experience"), paper, 0.86))
        for r in chapter.ridges[:1]
        if r.role == "expectation"
    ]
    ordered = sorted(zip(felt, colours, strict=True), key=lambda pair: -_mean(pair[0]))
    return (*shapes, *(Shape(data=ridge_path(ridge, *picture), fill=fill) for ridge, fill in ordered))


def _several(chapters: Sequence[Chapter], theme: Theme, picture: tuple[float, float]) -> tuple[Shape, ...]:
    """One ridge a service, the first in front; those behind stand higher."""
    front = [next(r for r in c.ridges if r.role != "expectation") for c in chapters]
    colours = ranges(theme, len(front))
    made = []
    for at in reversed(range(len(front))):
        foot = 0.62 * at / max(1, len(front))
        lifted = Ridge(
            role=front[at].role,
            stepped=front[at].stepped,
            heights=tuple((x, foot + (1 - 0.62) * y) for x, y in front[at].heights),
        )
        made.append(Shape(data=ridge_path(lifted, *picture), fill=colours[at]))
    return tuple(made)


def _mean(ridge: Ridge) -> float:
    return sum(y for _, y in ridge.heights) / len(ridge.heights)
