"""What can go wrong in a build, as findings.

In: a map, an output, what happened. Out: `Diagnostic`s:

    BP610   a drawing that does not go onto the page that the configuration asks for
    BP611   two maps that would be written to one file
    BP612   a view that no map has
    BP613   a book without maps
    BP614   a map that the program fails at
    BP615   a committed output that is not what its map gives
    BP616   an output that is missing
    BP617   an output that nothing asks for any more
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from blueprint.diagnostics import Diagnostic, Related, Severity
from blueprint.phrases import listing, nearest, quote
from blueprint.project.building.delivery import Difference, Fault
from blueprint.project.config import Book, Output
from blueprint.source import Span

_OPTIONS = re.compile("`(--[^`]+)`")
_CODES = {Fault.STALE: "BP615", Fault.MISSING: "BP616", Fault.ORPHANED: "BP617"}
OUTDATED = frozenset(_CODES.values())
"""What `--check` finds; people read it in lines of its own."""


def unprintable(name: str, span_of: Output | Book, problem: str, title: Span | None = None) -> Diagnostic:
    """A drawing that does not go onto its page.

    Args:
        name: the map, or the book.
        span_of: what asks for it: the finding is about the map, and names the place in the configuration.
        problem: what the paper said, in words of the command line.
        title: the place of the map's title; None for a book.
    """
    message, _, hint = problem.partition("; ")
    usual = "a larger `page`, `fit: width` or a smaller `min-text` would do"
    book, asked = isinstance(span_of, Book), span_of.span
    return Diagnostic(
        code="BP610",
        severity=Severity.ERROR,
        message=f"{_path(name)}: {message}",
        span=asked if book else title,
        hint=f"{as_keys(hint) if hint else usual}" + ("" if book else "; under `overrides` for this map alone"),
        related=(Related(message="this output asks for it", span=asked),) if asked and not book else (),
    )


def as_keys(hint: str) -> str:
    """A hint that names options of the command line, with the keys of the configuration in their place."""
    return _OPTIONS.sub(lambda found: listing(_keys(found[1]), "and"), hint)


def _keys(options: str) -> list[str]:
    """`--page A1 --fit none` as `page: A1` and `fit: none`."""
    words = [part.strip().partition(" ") for part in options.split("--") if part.strip()]
    return [f"{key}: {value}" if value else key for key, _, value in words]


def _path(name: str) -> str:
    """A path in backticks, on one line and whole: it is what somebody has to find again."""
    return f"`{' '.join(name.split())}`"


def same_file(path: str, first: str, second: str) -> Diagnostic:
    """Two maps whose drawings have one name, or two drawings of one map."""
    who = f"two files of {_path(first)}" if first == second else f"{_path(second)} and {_path(first)}"
    return Diagnostic(
        code="BP611",
        severity=Severity.ERROR,
        message=f"{who} would both be written to {_path(path)}",
        hint="rename one of them, or give it an output with a `folder` or a `suffix` of its own under `overrides`",
    )


def no_such_view(view: str, output: Output, known: Sequence[str]) -> Diagnostic:
    """A view that no map has. `known` are the names of those that there are."""
    close = nearest(view, list(known))
    return Diagnostic(
        code="BP612",
        severity=Severity.WARNING,
        message=f"no map has a view {quote(view)}",
        span=output.span,
        hint=f"did you mean `{close}`?" if close else f"there are {listing(known, 'and')}",
    )


def empty_book(book: Book, pattern: str) -> Diagnostic:
    """A pattern of a book that no map fits."""
    return Diagnostic(
        code="BP613",
        severity=Severity.ERROR,
        message=f"no map fits {quote(pattern)}, which the book {_path(book.pdf)} asks for",
        span=book.span,
        hint="paths start in the folder of this file; only files that `include` takes are maps",
    )


def crashed(name: str, what: str) -> Diagnostic:
    """A map that the program fails at."""
    return Diagnostic(
        code="BP614",
        severity=Severity.ERROR,
        message=f"{_path(name)} cannot be drawn because of a mistake of the program, not of yours: {what}",
        hint="please report it with the file, if you can share it; `blueprint --traceback render` tells more",
    )


def outdated(name: str, difference: Difference) -> Diagnostic:
    """A committed output that is not as it should be.

    Args:
        name: of the output.
        difference: what is wrong with it.
    """
    told = {
        Fault.STALE: "is out of date",
        Fault.MISSING: "is missing",
        Fault.ORPHANED: "is an output that nothing asks for any more",
    }
    does = (
        "`blueprint build --clean` removes it" if difference.fault is Fault.ORPHANED else "`blueprint build` makes it"
    )
    return Diagnostic(
        code=_CODES[difference.fault],
        severity=Severity.ERROR,
        message=f"{_path(name)} {told[difference.fault]}: {difference.reason}",
        hint="delete the file; it was changed by hand" if difference.by_hand else f"{does}; commit that",
    )
