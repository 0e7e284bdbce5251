"""One book.

In: a `Job` with a book, in a folder that holds its files. Out: its `Result`.
"""

from __future__ import annotations

from pathlib import Path

from blueprint.book.binding import Book
from blueprint.deadline import OutOfTimeError, within
from blueprint.diagnostics import Diagnostic, has_errors
from blueprint.export.pdf import Standard
from blueprint.paper.pages import Orientation, Page, PaperError, page_of
from blueprint.paper.setup import LEAST_TEXT
from blueprint.pipeline import load
from blueprint.pipeline.book import book, print_book
from blueprint.pipeline.loading import too_slow
from blueprint.project.config import PageSettings
from blueprint.project.jobs.font_watch import FontWatch, has_foreign_characters
from blueprint.project.jobs.job import Answer, BookRequest, Job, Piece, Result
from blueprint.project.jobs.portable import pack
from blueprint.project.jobs.request import is_file
from blueprint.theme import DEFAULT


def make_book(job: Job, asked: BookRequest, root: Path) -> Result:
    """Make a book.

    Args:
        job: with its maps.
        asked: how it is made.
        root: the folder that its files lie in.
    """
    outcomes = [load(str(root / path), limits=job.limits) for path in job.maps]
    findings = tuple(pack((d for outcome in outcomes for d in outcome.diagnostics), root))
    services = [outcome.value for outcome in outcomes if outcome.value is not None]
    if len(services) < len(outcomes):
        return Result(findings=findings)
    theme = str(root / asked.theme) if asked.theme and is_file(asked.theme) else asked.theme
    seen = FontWatch(
        has_foreign_characters(job.files), theme or services[0].style, asked.language or services[0].language
    )
    least = LEAST_TEXT if asked.settings.min_text is None else asked.settings.min_text

    def bound() -> tuple[Book | None, tuple[Diagnostic, ...], bytes]:
        outcome = book(
            services, _book_page(asked.settings), language=asked.language, theme=theme, title=asked.title,
            least_text=least,
        )  # fmt: skip
        if outcome.value is None or has_errors(outcome.diagnostics):
            return None, outcome.diagnostics, b""
        content = print_book(outcome.value, services, Standard(asked.settings.standard or "plain"))
        return outcome.value, outcome.diagnostics, content

    try:
        made, found, content = within(job.limits.seconds, bound)
    except PaperError as error:
        return Result(findings=findings, answers=(Answer(problem=str(error)),))
    except OutOfTimeError as error:
        made, found, content = None, (too_slow("making the book", error.seconds),), b""
    said = tuple(pack(found, root))
    if made is None:
        return Result(findings=findings, answers=(Answer(findings=said),))
    seen.look(part.scene for parts in made.drawings.values() for part in parts)
    piece = Piece(drawing="", content=content)
    answer = Answer(pieces=(piece,), findings=said, system_fonts=seen.system)
    own = (theme or services[0].style or DEFAULT).removeprefix(f"{root}/")
    return Result(findings=findings, language=services[0].language, theme=own, answers=(answer,))


def _book_page(settings: PageSettings) -> Page:
    """The paper of a book, turned: sizes with a name lie unless it is said otherwise."""
    page = page_of(settings.page or "A4")
    wanted = Orientation(settings.orientation or Orientation.AUTO)
    if wanted is Orientation.AUTO and "×" not in page.name:
        wanted = Orientation.LANDSCAPE
    return page.turned(wanted)
