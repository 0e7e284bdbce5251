"""What a page is told of a map: findings with their places, and where each card stands in the file.

In: diagnostics and a `Service`. Out: plain values for JSON. Paths are absolute where an editor is to open them; the
page comes from this machine and is seen on it alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from blueprint.diagnostics import Diagnostic, in_order
from blueprint.limits import Limits
from blueprint.model.service import Service
from blueprint.model.text import Text
from blueprint.project.findings import Wanted, judge
from blueprint.report.file_names import file_name
from blueprint.source import Span

Json: TypeAlias = dict[str, Any]
"""Texts, numbers, lists and dictionaries of these."""


def told(name: str, diagnostics: Iterable[Diagnostic], limits: Limits) -> list[Json]:
    """Findings as the project weighs them, errors first.

    Args:
        name: the map, as messages call it. diagnostics: what was said about it. limits: with which it was read.
    """
    verdict = judge(((name, d) for d in in_order(diagnostics)), (name,), Wanted(linted=True, limits=limits))
    made = [
        {
            "level": finding.level.value,
            "code": finding.diagnostic.code,
            "message": finding.diagnostic.message,
            "hint": finding.diagnostic.hint or "",
            "at": place(finding.diagnostic.span),
        }
        for finding in verdict.findings
    ]
    return sorted(made, key=lambda one: one["level"] != "error")


def place(span: Span | None) -> Json | None:
    """File, line and column; None where there is none."""
    if span is None:
        return None
    return {
        "file": file_name(span.source.name),
        "path": "" if span.source.path is None else Path(span.source.path).absolute().as_posix(),
        "line": span.line,
        "column": span.column,
    }


def places(service: Service) -> Json:
    """Where cards, steps and stages stand: `files`, and for each key the number of its file, line and column.

    Keys are those of the SVG: `card:checks-in` for `data-card="checks-in"`, `step:…`, `stage:…`.
    """
    files: dict[str, int] = {}
    names: list[Json] = []
    found: dict[str, list[int]] = {}
    parts = (
        *(("card", card.key, card.span) for card in service.cards),
        *(("card", f"{key}.{row}.{n}", text.span) for key, row, n, text in _entries(service)),
        *(("step", step.key, step.span) for step in service.steps),
        *(("stage", stage.key, stage.span) for stage in service.stages),
    )
    for kind, key, span in parts:
        if span is None:
            continue
        source = span.source.name
        if source not in files:
            files[source] = len(names)
            at = place(span) or {}
            names.append({"file": at["file"], "path": at["path"]})
        found[f"{kind}:{key}"] = [files[source], span.line, span.column]
    return {"files": names, "at": found}


def _entries(service: Service) -> Iterator[tuple[str, str, int, Text]]:
    """Texts of rows: the key of their step or stage, the row, their number from 1."""
    given = [*((s.key, s.texts) for s in service.stages), *((s.key, s.texts) for s in service.steps)]
    for key, rows in given:
        for row, texts in rows:
            yield from ((key, row.value, n, text) for n, text in enumerate(texts, 1))
