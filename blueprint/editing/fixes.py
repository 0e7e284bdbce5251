"""Corrections that findings carry, applied in rounds until nothing is left to correct.

In: `Raw` and what judges a text. Out: `Mended`. A round takes the corrections that do not touch each other. Where a
text gets worse by a round, its corrections are tried one by one, and those that make it worse are not taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

from blueprint.diagnostics import Diagnostic, Edit, Severity, in_order
from blueprint.editing.kinds import Kind, holds_catalogues_only
from blueprint.editing.proof import meaning
from blueprint.editing.raw import Raw, raw_of
from blueprint.editing.scalars import only_row
from blueprint.frozen import frozen
from blueprint.icons import check_icons
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.reading import parse
from blueprint.source import Source

_ROUNDS = 100
_MOST_ALONE = 50
"""How many corrections of one round are tried one by one."""


@frozen(kw_only=True)
class Judged:
    """What is said of a text; `parsed` is whether it could be read at all."""

    parsed: bool
    findings: tuple[Diagnostic, ...]

    @property
    def badness(self) -> tuple[int, int, int]:
        """What two texts are compared by: less is better. A mistake in the YAML hides all behind it."""
        errors = [d for d in self.findings if d.severity is Severity.ERROR]
        first = min((d.span.start for d in errors if d.span), default=0)
        return (0, 0, len(errors)) if self.parsed else (1, -first, len(errors))


Judge: TypeAlias = Callable[[Source], Judged]


@frozen(kw_only=True)
class Correction:
    """One that was made: the code of its finding, what it did, and the line that it began on when it was made."""

    code: str
    title: str
    line: int


@frozen(kw_only=True)
class Mended:
    """What became of a file.

    Attributes:
        raw: the file with all corrections. done: these, in the order in which they were made.
        refused: corrections that would have made the file worse.
        left: what is said of the new text.
    """

    raw: Raw
    done: tuple[Correction, ...]
    refused: tuple[Correction, ...]
    left: Judged


def judge_map(source: Source, limits: Limits = DEFAULT_LIMITS) -> Judged:
    """What is said of the text of a map."""
    parsed = parse(source, limits)
    if parsed.value is None:
        return Judged(parsed=False, findings=in_order(parsed.diagnostics))
    found = meaning(parsed.value, Kind.MAP, parsed.diagnostics, limits=limits)
    icons = check_icons(found.service) if found.service is not None else ()
    return Judged(parsed=True, findings=in_order((*found.findings, *icons)))


def judge_file(source: Source, limits: Limits = DEFAULT_LIMITS) -> Judged:
    """What is said of the text of a map, or of a file with catalogues; the latter means nothing without a map."""
    parsed = parse(source, limits)
    if parsed.value is None or not holds_catalogues_only(parsed.value, source.name):
        return judge_map(source, limits)
    return Judged(
        parsed=True, findings=meaning(parsed.value, Kind.CATALOGUE, parsed.diagnostics, limits=limits).findings
    )


def mended(raw: Raw, name: str, path: Path | None, judge: Judge) -> Mended:
    """Correct a file.

    Args:
        raw: the file. name: what findings call it. path: where it lies.
        judge: what says what is wrong with a text.
    """
    done: list[Correction] = []
    refused: dict[Correction, None] = {}
    source = Source(name=name, text=raw.normal, path=path)
    judged = judge(source)
    for _ in range(_ROUNDS):
        taken = _apart(d for d in judged.findings if _is_certain(d, source) and _correction(d) not in refused)
        if not taken:
            break
        better = _tried(raw, source, judge, judged, taken)
        if better is None:
            alone = {one: _tried(raw, source, judge, judged, [one]) for one in taken[:_MOST_ALONE]}
            refused |= {_correction(one): None for one, tried in alone.items() if tried is None}
            taken = [one for one, tried in alone.items() if tried is not None]
            better = _tried(raw, source, judge, judged, taken) if len(taken) > 1 else None
            if better is None and taken:
                taken = taken[:1]
                better = alone[taken[0]]
        if better is not None:
            raw, source, judged = better
            done += [_correction(d) for d in taken]
    return Mended(raw=raw, done=tuple(done), refused=tuple(refused), left=judged)


def _tried(
    raw: Raw, source: Source, judge: Judge, judged: Judged, taken: Sequence[Diagnostic]
) -> tuple[Raw, Source, Judged] | None:
    """The file with some corrections; None if it is no better.

    Several at once have to do away with as many errors as they are for, so that none hides behind what another mends.
    """
    new = raw_of(raw.edited(edit for d in taken for edit in _edits(d)))
    text = Source(name=source.name, text=new.normal, path=source.path)
    if text.text == source.text:
        return None
    after = judge(text)
    if after.badness > judged.badness or _still_said(taken, judged, after):
        return None
    if len(taken) > 1 and judged.parsed:
        mended_errors = sum(d.severity is Severity.ERROR for d in taken)
        if after.badness[-1] > judged.badness[-1] - mended_errors:
            return None
    return new, text, after


def _still_said(taken: Sequence[Diagnostic], before: Judged, after: Judged) -> bool:
    """Whether corrections changed nothing in what is said, so that they would be made for ever."""
    codes = {d.code for d in taken}
    return [d for d in before.findings if d.code in codes] == [d for d in after.findings if d.code in codes]


def _is_certain(finding: Diagnostic, source: Source) -> bool:
    """Whether a finding carries a correction in this text."""
    return bool(_edits(finding)) and all(edit.span.source is source for edit in _edits(finding))


def _edits(finding: Diagnostic) -> tuple[Edit, ...]:
    return tuple(_in_block(edit) for edit in finding.fix.edits) if finding.fix is not None else ()


def _in_block(edit: Edit) -> Edit:
    """An edit of the one row of a block with `|` or `>`, where it would do away with the block."""
    row = only_row(edit.span)
    return edit if row is None or row.text == edit.text else Edit(span=row, text=edit.text)


def _correction(finding: Diagnostic) -> Correction:
    first = _edits(finding)[0]
    return Correction(code=finding.code, title=finding.fix.title if finding.fix else "", line=first.span.line)


def _apart(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings whose corrections do not touch those of one before."""
    taken: list[Diagnostic] = []
    places: list[tuple[int, int]] = []
    for finding in findings:
        wanted = [(edit.span.start, edit.span.end) for edit in _edits(finding)]
        if all(stop < start or end < begin for begin, stop in wanted for start, end in places) and _distinct(wanted):
            taken.append(finding)
            places += wanted
    return taken


def _distinct(places: list[tuple[int, int]]) -> bool:
    """Whether the edits of one correction lie apart."""
    ordered = sorted(places)
    return all(a[1] <= b[0] and a != b for a, b in pairwise(ordered))
