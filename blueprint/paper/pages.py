"""Sizes of paper.

ISO 216 (A, B), ASME Y14.1 (ANSI A to E), the North American architectural sizes (ARCH A to E), Letter, Legal, Tabloid.
"""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import pairwise

from blueprint.frozen import frozen
from blueprint.phrases import nearest, quote

_INCH = 25.4
_UNITS = {"mm": 1.0, "cm": 10.0, "in": _INCH}
_SIZE = r"(\d+(?:\.\d+)?)\s*[x×*]\s*(\d+(?:\.\d+)?)\s*(mm|cm|in|)"
_LENGTH = r"(\d+(?:\.\d+)?)\s*(mm|cm|in|)"
# Patterns are compiled when they are used first: a drawing without paper does not wait for them.
SMALLEST, LARGEST = 50.0, 20_000.0
"""Shortest and longest side of a sheet in mm."""


class PaperError(ValueError):
    """What was asked of the paper cannot be had; the message is one line that names what can.

    Attributes:
        fact: the message without what would do. page: name of the page that would do; empty for one around the drawing.
        Both are None where the answer is not a larger page.
    """

    def __init__(self, message: str, *, fact: str | None = None, page: str | None = None) -> None:
        """Say what cannot be had."""
        super().__init__(message)
        self.fact, self.page = fact, page


class Orientation(StrEnum):
    """How a sheet is turned."""

    AUTO = "auto"
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@frozen
class Page:
    """A size of paper in mm, as wide and as high as it is used."""

    name: str
    width: float
    height: float

    @property
    def named(self) -> bool:
        """Whether it is a size with a name, which may be held either way."""
        return self in _KNOWN

    def turned(self, orientation: Orientation) -> Page:
        """The same paper upright or lying; for `auto` as it is."""
        short, long = sorted((self.width, self.height))
        match orientation:
            case Orientation.PORTRAIT:
                return Page(self.name, short, long)
            case Orientation.LANDSCAPE:
                return Page(self.name, long, short)
            case Orientation.AUTO:
                return self


def _series() -> tuple[tuple[Page, ...], ...]:
    """The known sizes by family, each from small to large, all upright."""
    a = [(841, 1189), (594, 841), (420, 594), (297, 420), (210, 297), (148, 210), (105, 148)]
    b = [(1000, 1414), (707, 1000), (500, 707), (353, 500)]
    arch = [(9, 12), (12, 18), (18, 24), (24, 36), (36, 48)]
    ansi = [(8.5, 11), (11, 17), (17, 22), (22, 34), (34, 44)]
    office = [("Letter", 8.5, 11), ("Legal", 8.5, 14), ("Tabloid", 11, 17)]
    return (
        tuple(Page(f"A{n}", float(w), float(h)) for n, (w, h) in reversed(list(enumerate(a)))),
        tuple(Page(f"B{n}", float(w), float(h)) for n, (w, h) in reversed(list(enumerate(b)))),
        tuple(Page(name, w * _INCH, h * _INCH) for name, w, h in office),
        tuple(Page(f"ARCH {letter}", w * _INCH, h * _INCH) for letter, (w, h) in zip("ABCDE", arch, strict=True)),
        tuple(Page(f"ANSI {letter}", w * _INCH, h * _INCH) for letter, (w, h) in zip("ABCDE", ansi, strict=True)),
    )


SERIES = _series()
_KNOWN = frozenset(page for family in SERIES for page in family)
_BY_NAME = {page.name.replace(" ", "").lower(): page for family in SERIES for page in family}
CHOICES = "A0 to A6, B0 to B3, Letter, Legal, Tabloid, ARCH A to E, ANSI A to E, or a size such as 594x841mm"


def page_of(text: str) -> Page:
    """A page by its name (`A1`, `arch-d`) or its size (`594x841mm`, `24x36in`; plain numbers are mm).

    Raises:
        PaperError: there is no such page.
    """
    key = re.sub(r"[\s_-]+", "", text).lower()
    if found := _BY_NAME.get(key):
        return found
    size = re.fullmatch(_SIZE, text.strip(), re.IGNORECASE)
    if size is None:
        close = nearest(key, list(_BY_NAME))
        meant = f"did you mean {_BY_NAME[close].name}? There are" if close else "there are"
        raise PaperError(f"there is no page {quote(text)}; {meant} {CHOICES}")
    unit = _UNITS[size[3].lower() or "mm"]
    width, height = float(size[1]) * unit, float(size[2]) * unit
    if min(width, height) < SMALLEST or max(width, height) > LARGEST:
        raise PaperError(f"a page of {quote(text)} cannot be made; both sides must be from 50 mm to 20,000 mm")
    return Page(f"{width:g} × {height:g} mm", width, height)


def turns(page: Page, orientation: Orientation) -> tuple[Page, ...]:
    """The ways in which a page may be held: one with a name both ways, one with a size as it is written."""
    if orientation is not Orientation.AUTO:
        return (page.turned(orientation),)
    if page.named:
        return page.turned(Orientation.LANDSCAPE), page.turned(Orientation.PORTRAIT)
    return (page,)


def length_of(text: str) -> float:
    """A length in mm: `10mm`, `1cm`, `0.5in`; a plain number is mm.

    Raises:
        PaperError: it is no length, or less than 0.
    """
    found = re.fullmatch(_LENGTH, text.strip(), re.IGNORECASE)
    if found is None:
        raise PaperError(f"{quote(text)} is no length; write one such as 10mm, 1cm or 0.5in, from 0")
    return float(found[1]) * _UNITS[found[2].lower() or "mm"]


def larger(page: Page) -> tuple[Page, ...]:
    """The pages of the same family that are larger, the smallest first; of the A sizes for one without a family."""
    a, b, office, arch, ansi = SERIES
    # Offices that print on Letter and Tabloid send what is larger to a plotter with ANSI paper.
    family = next((f for f in (b, (*office, *ansi[2:]), arch, ansi) if page in f), a)
    return tuple(p for p in family if p.width * p.height > page.width * page.height)


# Families are told from small to large; `larger` relies on it.
assert all(a.width * a.height < b.width * b.height for f in SERIES for a, b in pairwise(f))  # noqa: S101
