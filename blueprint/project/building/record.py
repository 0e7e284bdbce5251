"""What one part of a build found, so that `--merge` can tell it as one build would.

In: what was said while a part was made. Out: `Record`, which goes into the part's manifest: findings with their places,
and the texts of the files that they are about. So the whole is judged with the same levels and the same baseline, also
where the maps themselves are not at hand.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from blueprint.diagnostics import Diagnostic, Edit, Fix, Related, Severity
from blueprint.frozen import frozen
from blueprint.project.building.values import Said
from blueprint.project.config_search import shown
from blueprint.source import Source, Span

Plain: TypeAlias = list[Any]
"""One finding, or one place."""


@frozen(kw_only=True)
class Record:
    """What one part found.

    Attributes:
        failed: maps and books with errors. unread: maps that cannot be read.
        said: findings as plain values, by the map or the book that was worked at.
        texts: the texts of the files that they are about, by path from the project's folder.
    """

    failed: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    said: tuple[tuple[str, str, tuple[Plain, ...]], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()


def record_of(said: Iterable[Said], failed: Iterable[str], unread: Iterable[str], folder: Path) -> Record:
    """What a part found.

    Args:
        said: all findings. failed, unread: as of `Record`.
        folder: of the project.
    """
    packer = _Packer(folder)
    packed = tuple((s.path, s.book, tuple(packer.diagnostic(d) for d in s.found)) for s in said if s.found)
    texts = tuple(sorted(packer.texts.items()))
    return Record(failed=tuple(failed), unread=tuple(unread), said=packed, texts=texts)


def said_in(record: Record, folder: Path) -> tuple[Said, ...]:
    """The findings of a part, about the files of this project.

    Raises:
        ValueError, TypeError, KeyError: they are not what `record_of` gives.
    """
    unpacker = _Unpacker(dict(record.texts), folder)
    return tuple(
        Said(path=path, book=book, found=tuple(unpacker.diagnostic(d) for d in found))
        for path, book, found in record.said
    )


class _Packer:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.texts: dict[str, str] = {}

    def diagnostic(self, d: Diagnostic) -> Plain:
        fix = [d.fix.title, [[self.span(e.span), e.text] for e in d.fix.edits]] if d.fix else None
        related = [[r.message, self.span(r.span)] for r in d.related]
        return [d.code, d.severity.value, d.message, d.span and self.span(d.span), d.hint, related, fix, d.element]

    def span(self, span: Span) -> Plain:
        source = span.source
        name = os.path.relpath(source.path, self.folder).replace(os.sep, "/") if source.path else source.name
        self.texts[name] = source.text
        return [name, span.start, span.end]


class _Unpacker:
    def __init__(self, texts: Mapping[str, str], folder: Path) -> None:
        self.texts, self.folder = texts, folder
        self.sources: dict[str, Source] = {}

    def diagnostic(self, plain: Plain) -> Diagnostic:
        code, severity, message, span, hint, related, fix, element = plain
        return Diagnostic(
            code=code,
            severity=Severity(severity),
            message=message,
            span=self.span(span) if span else None,
            hint=hint,
            related=tuple(Related(message=text, span=self.span(at)) for text, at in related),
            fix=Fix(title=fix[0], edits=tuple(Edit(span=self.span(at), text=t) for at, t in fix[1])) if fix else None,
            element=element,
        )

    def span(self, plain: Plain) -> Span:
        name, start, end = plain
        if name not in self.sources:
            path = self.folder / name
            self.sources[name] = Source(name=shown(path), text=self.texts[name], path=path)
        return Span(self.sources[name], start, end)
