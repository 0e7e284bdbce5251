"""What can go wrong in a build, as findings.

In: a map, an output, what happened. Out: `Diagnostic`s:

    BP610   a drawing that does not go onto the page that the configuration asks for
    BP611   two maps that would be written to one file
    BP612   a view that no map has
    BP613   a book without maps
    BP614   a map that the program fails at
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.diagnostics import Diagnostic, Severity
from blueprint.phrases import listing, nearest, quote
from blueprint.project.config import Book, Output


def unprintable(name: str, span_of: Output | Book, problem: str) -> Diagnostic:
    """A drawing that does not go onto its page. `problem` is what the paper said."""
    message, _, hint = problem.partition("; ")
    usual = "a larger `page`, `fit: width` or a smaller `min-text` would do; under `overrides` for this map alone"
    return Diagnostic(
        code="BP610", severity=Severity.ERROR, message=f"{quote(name)}: {message}", span=span_of.span,
        hint=hint or usual,
    )  # fmt: skip


def same_file(path: str, first: str, second: str) -> Diagnostic:
    """Two maps whose drawings have one name, or two drawings of one map."""
    who = f"two files of {quote(first)}" if first == second else f"{quote(second)} and {quote(first)}"
    return Diagnostic(
        code="BP611",
        severity=Severity.ERROR,
        message=f"{who} would both be written to {quote(path)}",
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
        message=f"no map fits {quote(pattern)}, which the book {quote(book.pdf)} asks for",
        span=book.span,
        hint="paths start in the folder of this file; only files that `include` takes are maps",
    )


def crashed(name: str, what: str) -> Diagnostic:
    """A map that the program fails at."""
    return Diagnostic(
        code="BP614",
        severity=Severity.ERROR,
        message=f"{quote(name)} cannot be drawn because of a mistake of the program, not of yours: {what}",
        hint="please report it with the file, if you can share it; `blueprint --traceback render` tells more",
    )
