"""The place where the YAML parser gave up, with what a diagnosis needs to look at around it.

In: a source and the parser's error. Out: `Slip`, and small questions about lines.
"""

from __future__ import annotations

import re

from blueprint.diagnostics import Diagnostic, Fix, Related, Severity
from blueprint.document import Scalar
from blueprint.frozen import frozen
from blueprint.libyaml import yaml
from blueprint.source import Source, Span

KEY_LINE = re.compile(
    r"^(?P<lead>[ ]*(?:-[ ]+)*)(?P<key>\"[^\"]*\"|'[^']*'|[^\s:#\"'\[\]{},-][^:#\n]*?)[ ]*:(?=\s|$)[ \t]*"
)
"""A line that holds a key; `lead` is its indentation with dashes, the end of the match is where its value begins."""


@frozen(kw_only=True)
class Slip:
    """A syntax error.

    Attributes:
        problem: what the parser says. context: what it was doing; empty if it does not say.
        at: offset of the problem. since: offset where the construct began; equal to `at` if unknown.
        last: the last scalar that was read before, if any.
    """

    source: Source
    problem: str
    context: str
    at: int
    since: int
    last: Scalar | None

    @property
    def number(self) -> int:
        """Line of the problem."""
        return self.source.position(self.at)[0]

    @property
    def column(self) -> int:
        """Characters before the problem on its line."""
        return self.source.position(self.at)[1] - 1

    @property
    def line(self) -> str:
        """The line of the problem."""
        return self.source.line(self.number)

    @property
    def character(self) -> str:
        """The character at the problem; empty at the end of the file."""
        return self.source.text[self.at : self.at + 1]

    def span(self, start: int, end: int | None = None) -> Span:
        """A place in the source; one character if no end is given."""
        return Span(self.source, start, min(len(self.source.text), start + 1 if end is None else end))

    def error(
        self,
        code: str,
        message: str,
        span: Span,
        hint: str | None = None,
        fix: Fix | None = None,
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        """A finding about this slip."""
        return Diagnostic(
            code=code,
            severity=Severity.ERROR,
            message=message,
            span=span,
            hint=hint,
            fix=fix,
            related=related,
        )

    def rest_of_line(self, start: int) -> int:
        """Where the text that begins at an offset ends: before a comment, a bracket that closes, or the line's end."""
        line_end = self.source.text.find("\n", start)
        line_end = len(self.source.text) if line_end < 0 else line_end
        text = self.source.text[start:line_end]
        before = self.source.text[self.source.offset(self.source.position(start)[0]) : start]
        if any(before.count(opener) > before.count(closer) for opener, closer in ("[]", "{}")):
            text = re.split(r"[,\]}]", text, maxsplit=1)[0]
        text = re.split(r"[ \t]#[ \t]", text, maxsplit=1)[0]
        return start + len(text.rstrip())

    def previous_content(self, number: int) -> int | None:
        """The nearest line above that holds more than a comment."""
        for above in range(number - 1, 0, -1):
            stripped = self.source.line(above).strip()
            if stripped and not stripped.startswith("#"):
                return above
        return None


def slip_of(source: Source, error: yaml.MarkedYAMLError, last: Scalar | None) -> Slip:
    """The value behind the parser's exception."""
    size = len(source.text)
    at = error.problem_mark.index if error.problem_mark else error.context_mark.index if error.context_mark else 0
    since = error.context_mark.index if error.context_mark else at
    return Slip(
        source=source,
        problem=error.problem or "",
        context=error.context or "",
        at=min(at, size),
        since=min(since, size),
        last=last,
    )
