"""Findings as plain values: to be kept, and to be sent from one process or machine to another.

In: findings about files in one folder. Out: lists and texts that JSON can hold, with paths from that folder; and the
way back, where the files may lie elsewhere and be shown under other names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from blueprint.diagnostics import Diagnostic, Edit, Fix, Related, Severity
from blueprint.source import Source, Span

Plain: TypeAlias = list[Any]
"""One finding, or one place."""

_HERE = "\0"
"""Stands for the folder in texts; no text of a file can hold it."""


def pack(diagnostics: Iterable[Diagnostic], root: Path) -> list[Plain]:
    """Findings as plain values.

    Args:
        diagnostics: their sources are named by whole paths.
        root: the folder that the files lie in.
    """
    packer = _Packer(f"{root}/")
    return [packer.diagnostic(d) for d in diagnostics]


class _Packer:
    def __init__(self, root: str) -> None:
        self.root = root

    def diagnostic(self, d: Diagnostic) -> Plain:
        fix = [self.text(d.fix.title), [[self.span(e.span), e.text] for e in d.fix.edits]] if d.fix else None
        related = [[self.text(r.message), self.span(r.span)] for r in d.related]
        return [d.code, d.severity.value, self.text(d.message), self.span(d.span), self.text(d.hint), related, fix,
                d.element]  # fmt: skip

    def text(self, text: str | None) -> str | None:
        return text.replace(self.root, _HERE) if text else text

    def span(self, span: Span | None) -> Plain | None:
        return [self.text(span.source.name), span.start, span.end] if span else None


class Unpacker:
    """Makes findings of plain values."""

    def __init__(self, place: Callable[[str], Path], show: Callable[[str], str]) -> None:
        """Begin.

        Args:
            place: from a path inside the folder to where the file lies.
            show: from such a path to what messages call the file.
        """
        self._place, self._show = place, show
        self._sources: dict[str, Source] = {}

    def diagnostics(self, plain: Sequence[Plain]) -> tuple[Diagnostic, ...]:
        """The findings."""
        return tuple(self._diagnostic(one) for one in plain)

    def _diagnostic(self, plain: Plain) -> Diagnostic:
        code, severity, message, span, hint, related, fix, element = plain
        edits = tuple(Edit(span=place, text=text) for at, text in fix[1] if (place := self._span(at))) if fix else ()
        return Diagnostic(
            code=code,
            severity=Severity(severity),
            message=self.text(message),
            span=self._span(span),
            hint=self.text(hint) if hint is not None else None,
            related=tuple(Related(message=self.text(m), span=at) for m, s in related if (at := self._span(s))),
            fix=Fix(title=self.text(fix[0]), edits=edits) if fix else None,
            element=element,
        )

    def found(self, path: str, words: str) -> Span:
        """The place of the first line of a file that begins with some words; the file's begin where none does.

        Args:
            path: of the file, inside the folder.
            words: what the line begins with.
        """
        source = self._source(_HERE + path)
        at = f"\n{source.text}".find(f"\n{words}")
        return Span(source, at, at + len(words)) if at >= 0 else Span(source, 0, 0)

    def text(self, text: str) -> str:
        """A text with the folder's place as it is shown here."""
        before, *parts = text.split(_HERE)
        return before + "".join(self._shown_start(part) for part in parts)

    def _shown_start(self, part: str) -> str:
        """A text that begins with a path inside the folder."""
        end = min((at for at in (part.find(c) for c in "`'\"") if at >= 0), default=len(part))
        return self._show(part[:end]) + part[end:]

    def _span(self, plain: Plain | None) -> Span | None:
        if plain is None:
            return None
        name, start, end = plain
        source = self._source(name)
        most = len(source.text)
        return Span(source, min(start, most), min(end, most))

    def _source(self, name: str) -> Source:
        if name not in self._sources:
            if name.startswith(_HERE):
                path = self._place(name[1:])
                made = Source(name=self._show(name[1:]), text=_text(path), path=path)
            else:
                made = Source(name=name, text="")
            self._sources[name] = made
        return self._sources[name]


def _text(path: Path) -> str:
    """A file's text as the reader has it; empty where it is gone."""
    try:
        data = path.read_bytes()
    except OSError:
        return ""
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
