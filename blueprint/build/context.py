"""What every part of the build shares: the findings so far, the file's language, where files may lie."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from blueprint.diagnostics import Diagnostic, Fix, Related, Severity
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.source import Span


class Context:
    """The one thing that changes while a file is built.

    Attributes:
        language: BCP 47 tag of texts without a tag of their own.
        project_root: folder that no file named in the blueprint may lie outside of; None to look for it
            from each file.
        findings: in the order they were made.
        suggestions_left: how many more unknown names get a "did you mean"; comparing names is slow.
        limits: what is too much.
        files: the other files that the map rests on so far. shown: bytes of pictures so far.
    """

    __slots__ = ("files", "findings", "language", "limits", "project_root", "shown", "suggestions_left", "told")

    def __init__(self, language: str, project_root: Path | None, limits: Limits = DEFAULT_LIMITS) -> None:
        self.language = language
        self.project_root = project_root
        self.findings: list[Diagnostic] = []
        self.suggestions_left = 20
        self.limits = limits
        self.files: set[Path] = set()
        self.shown = 0
        self.told: set[str] = set()

    def error(
        self,
        code: str,
        message: str,
        span: Span | None,
        *,
        hint: str | None = None,
        related: Iterable[Related] = (),
        fix: Fix | None = None,
        element: str | None = None,
    ) -> None:
        """Note an error; the arguments are those of `Diagnostic`."""
        self._note(Severity.ERROR, code, message, span, hint=hint, related=related, fix=fix, element=element)

    def beyond(self, name: str, code: str, message: str, span: Span | None) -> None:
        """Note, the first time, that the map has more of something than a limit allows.

        Args:
            name: of the limit. code, message, span: of the error.
        """
        if name not in self.told:
            self.told.add(name)
            self.error(code, message, span, hint=self.limits.raise_hint(name))

    def warning(
        self,
        code: str,
        message: str,
        span: Span | None,
        *,
        hint: str | None = None,
        related: Iterable[Related] = (),
        element: str | None = None,
    ) -> None:
        """Note a warning; the arguments are those of `Diagnostic`."""
        self._note(Severity.WARNING, code, message, span, hint=hint, related=related, fix=None, element=element)

    def _note(
        self,
        severity: Severity,
        code: str,
        message: str,
        span: Span | None,
        *,
        hint: str | None,
        related: Iterable[Related],
        fix: Fix | None,
        element: str | None,
    ) -> None:
        found = Diagnostic(
            code=code, severity=severity, message=message, span=span, hint=hint, related=tuple(related), fix=fix,
            element=element,
        )  # fmt: skip
        self.findings.append(found)
