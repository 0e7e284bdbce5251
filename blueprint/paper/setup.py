"""What is asked of the paper: page, fit, margins."""

from __future__ import annotations

from enum import StrEnum

from blueprint.frozen import frozen
from blueprint.paper.pages import Orientation, Page, PaperError

LEAST_TEXT = 6.0
"""Size in pt under which print is not read without effort; no drawing goes below it unasked."""
OVERLAP = 10.0
"""Width in mm of the strip that two neighbouring sheets share unless asked otherwise."""
_LEAST_MARGIN, _MOST_MARGIN, _MARGIN_SHARE = 8.0, 24.0, 0.025
_MOST_BLEED = 50.0
_LEAST_SCALE, _MOST_SCALE = 0.05, 50.0


class Fit(StrEnum):
    """How a drawing comes onto its page."""

    PAGE = "page"
    WIDTH = "width"
    NONE = "none"


@frozen(kw_only=True)
class Setup:
    """A page and how it is filled.

    Attributes:
        page: size of the paper; None for one that is as large as the drawing.
        by_view: whether a view's own page counts where `page` is None.
        fit: `page` fills one page; `width` fills the width of as many pages as it takes; `none` prints at `scale`.
        scale: 1.0 prints a user unit as 1/96 inch; only where nothing is fitted.
        margin: white edge in mm; None for one that suits the page.
        bleed: how far the background runs over the trim, in mm. marks: whether crop marks are drawn.
        least_text: size of the smallest text that may be printed, in pt.
        tile: the sheets that a poster is cut into; None for one piece. overlap: of neighbouring sheets, in mm.
        blank: whether there are places for sticky notes instead of cards, at true size.
        grey: whether colours are turned into greys.
        commit: what the foot calls the file's commit; None for what git says, empty for nothing.
    """

    page: Page | None = None
    by_view: bool = True
    orientation: Orientation = Orientation.AUTO
    fit: Fit = Fit.PAGE
    scale: float = 1.0
    margin: float | None = None
    bleed: float = 0.0
    marks: bool = False
    least_text: float = LEAST_TEXT
    tile: Page | None = None
    overlap: float = OVERLAP
    blank: bool = False
    grey: bool = False
    commit: str | None = None

    def margin_on(self, page: Page) -> float:
        """The margin on a page, in mm."""
        if self.margin is not None:
            return self.margin
        return max(_LEAST_MARGIN, min(_MOST_MARGIN, _MARGIN_SHARE * min(page.width, page.height)))


def check_setup(setup: Setup) -> None:
    """Reject what no printer can do.

    Raises:
        PaperError: with one line that names what is allowed.
    """
    if not _LEAST_SCALE <= setup.scale <= _MOST_SCALE:
        raise PaperError(
            f"a scale of {setup.scale:g} is out of range; it goes from {_LEAST_SCALE:g} to {_MOST_SCALE:g}"
        )
    if setup.bleed > _MOST_BLEED:
        raise PaperError(f"a bleed of {setup.bleed:g} mm is out of range; it goes from 0 to {_MOST_BLEED:g} mm")
    if setup.page is None:
        return
    room = min(setup.page.width, setup.page.height) - 2 * setup.margin_on(setup.page)
    least = min(setup.page.width, setup.page.height) / 2
    if room < least:
        raise PaperError(
            f"margins of {setup.margin_on(setup.page):g} mm leave too little of {setup.page.name};"
            f" they go from 0 to {least / 2:g} mm there"
        )
