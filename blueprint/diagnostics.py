"""What the program has to say about a file: one frozen value per finding.

In: nothing. Out: `Diagnostic` and `Outcome`. How a finding looks on a terminal or in a
machine format is the business of `blueprint.report`; what its code means, of `blueprint.codes`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from blueprint.frozen import frozen
from blueprint.phrases import seen
from blueprint.source import Span

T = TypeVar("T")


class Severity(StrEnum):
    """How much a finding weighs: an error stops the drawing, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@frozen(kw_only=True)
class Edit:
    """One replacement in the source text: `span` becomes `text`."""

    span: Span
    text: str


@frozen(kw_only=True)
class Fix:
    """Edits that together mend a finding.

    Attributes:
        title: what they do, in the imperative: "rename to `frontstage`".
        edits: not overlapping, all in one source.
    """

    title: str
    edits: tuple[Edit, ...]


@frozen(kw_only=True)
class Related:
    """A second place that belongs to a finding: "first given here"."""

    message: str
    span: Span

    def __post_init__(self) -> None:
        if not self.message.isprintable():
            object.__setattr__(self, "message", seen(self.message))


@frozen(kw_only=True)
class Diagnostic:
    """One finding. Its sentences are fit to be shown, whatever stands in the file that they quote.

    Attributes:
        code: stable name, `BP` and three digits; explained by `blueprint explain CODE`.
        severity: error or warning.
        message: one sentence without a final full stop, naming what was found in backticks.
        span: where; None only where no file could be read at all.
        hint: what to write instead, one sentence; None where the message says it.
        related: further places.
        fix: the correction as edits, if it is certain.
        element: the model element concerned (`stages/arrival/check-in/frontstage`), stable when lines move.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    hint: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    element: str | None = None

    def __post_init__(self) -> None:
        if not self.message.isprintable():
            object.__setattr__(self, "message", seen(self.message))
        if self.hint and not self.hint.isprintable():
            object.__setattr__(self, "hint", seen(self.hint))


@frozen(kw_only=True)
class Ignore:
    """A comment `# blueprint: ignore[BP301, BP302] reason`.

    Attributes:
        codes: the codes that it acknowledges.
        places: where each of them stands.
        reason: the words behind the bracket; may be empty (which is itself reported).
        line: the line it speaks of: its own where it trails something, else the next line with content.
        span: the comment.
    """

    codes: tuple[str, ...]
    places: tuple[Span, ...]
    reason: str
    line: int
    span: Span


@frozen
class Outcome(Generic[T]):
    """What a stage of the pipeline gives back.

    Attributes:
        value: the stage's result; None if errors left nothing to go on with.
        diagnostics: its findings, in the order of the source.
    """

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether an error is among the findings."""
        return has_errors(self.diagnostics)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of the findings is an error."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings without repetitions, by file, position and code."""

    def key(d: Diagnostic) -> tuple[str, int, str, str]:
        return (d.span.source.name if d.span else "", d.span.start if d.span else 0, d.code, d.message)

    return tuple(sorted(dict.fromkeys(diagnostics), key=key))
