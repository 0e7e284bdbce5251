"""From services to the sheets of their touchpoints, and from those to a file of pages.

In: `Service`s. Out: `Outcome`s of `TouchpointSheet`s and of `SheetPages`, and the bytes of a PDF.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blueprint.acknowledge import accepted
from blueprint.diagnostics import Outcome, has_errors, in_order
from blueprint.experience.named import NamedService
from blueprint.pipeline.naming import set_badly
from blueprint.touchpoints.sheets import touchpoint_sheets
from blueprint.touchpoints.values import TouchpointSheet
from blueprint.words.speech import Teller

if TYPE_CHECKING:
    from blueprint.export.pdf import Standard
    from blueprint.paper.pages import Page
    from blueprint.touchpoints.pages import SheetPages


def sheets_of(services: Sequence[NamedService]) -> Outcome[tuple[TouchpointSheet, ...]]:
    """A sheet for each touchpoint of some services, with what they contradict each other in and do not accept."""
    outcome = touchpoint_sheets(services)
    left = outcome.diagnostics
    for one in services:
        left = accepted(left, one.service.ignores)
    return Outcome(outcome.value, left)


def pages_of(
    sheets: Sequence[TouchpointSheet], services: Sequence[NamedService], teller: Teller, page: Page, theme: str | None
) -> Outcome[SheetPages]:
    """Sheets of paper.

    Args:
        sheets: at least one. services: where they come from, for the places of findings.
        teller: words and language.
        page: their paper, turned as it is used.
        theme: name or file of a theme; None for the first file's own, else the default.

    Returns:
        The pages, None if the theme has errors or a character cannot be drawn.
    """
    from blueprint.pipeline.drawing import fonts_of  # noqa: PLC0415 - HarfBuzz and the theme load only for pages
    from blueprint.theme import load_theme  # noqa: PLC0415 - likewise
    from blueprint.touchpoints.pages import Look, sheet_pages  # noqa: PLC0415 - likewise

    looks = load_theme(theme or services[0].service.style)
    if looks.value is None:
        return Outcome(None, looks.diagnostics)
    look = Look(page=page, theme=looks.value, fonts=fonts_of(looks.value), teller=teller)
    made = sheet_pages(sheets, look)
    left = in_order([*looks.diagnostics, *set_badly(services, made.findings)])
    return Outcome(None if has_errors(left) else made, left)


def print_pages(made: SheetPages, standard: Standard) -> bytes:
    """Write sheets as PDF, keeping to a standard."""
    from blueprint.export.pdf import About, write_html_pdf  # noqa: PLC0415 - WeasyPrint loads only for PDF

    about = About(title=made.title, language=made.language, keywords=made.keywords)
    return write_html_pdf(made.html, (), {}, about, standard)
