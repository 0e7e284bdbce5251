"""The entries of one id in several catalogues as one touchpoint.

In: entries with the services that they are in. Out: `Merged`, with a warning for each contradiction. What the first
file says counts; what it leaves open comes from the next that says it. Channels and languages are added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import PurePath

from blueprint.diagnostics import Diagnostic, Related, Severity
from blueprint.experience.named import NamedService
from blueprint.frozen import frozen, replace
from blueprint.model.catalogues import Channel, Touchpoint
from blueprint.model.text import Text
from blueprint.model.vocabulary import PlanPart
from blueprint.phrases import quote
from blueprint.source import Span

CODE = "BP801"
_CLOSED = ("icon", "owner", "medium", "importance", "contact", "initiative")


@frozen
class Entry:
    """A touchpoint in the catalogue of one service."""

    where: NamedService
    touchpoint: Touchpoint


@frozen(kw_only=True)
class Merged:
    """One touchpoint of several files, its channels, and where the files contradict each other."""

    touchpoint: Touchpoint
    channels: tuple[Channel, ...]
    findings: tuple[Diagnostic, ...]


def merged(entries: Sequence[Entry]) -> Merged:
    """One touchpoint of all entries, which have the same id.

    Args:
        entries: at least one, in the order of the files.
    """
    found = list(_closed_sets(entries))
    made = entries[0].touchpoint
    for entry in entries[1:]:
        made = _joined(made, entry.touchpoint, entries[0].touchpoint.span, found)
    ids = dict.fromkeys(channel for entry in entries for channel in entry.touchpoint.channels)
    made = replace(made, channels=tuple(ids))
    channels = {channel.id: channel for entry in reversed(entries) for channel in entry.where.service.channels}
    return Merged(touchpoint=made, channels=tuple(channels[i] for i in ids if i in channels), findings=tuple(found))


def _closed_sets(entries: Sequence[Entry]) -> Iterator[Diagnostic]:
    """Contradictions in what has one of a few values."""
    for name in _CLOSED:
        given = [(e.touchpoint, value) for e in entries if (value := getattr(e.touchpoint, name)) is not None]
        for other, value in given[1:]:
            first, said = given[0]
            if value != said:
                yield _contradiction(other, name, _shown(value), _shown(said), other.span, first.span)


def _joined(first: Touchpoint, other: Touchpoint, at: Span | None, found: list[Diagnostic]) -> Touchpoint:
    """The first entry with what only the other one says; contradictions are reported."""
    return replace(
        first,
        title=_title(first, other, at, found),
        note=_text(other, "note", first.note, other.note, at, found),
        promise=_text(other, "promise", first.promise, other.promise, at, found),
        icon=first.icon or other.icon,
        owner=first.owner or other.owner,
        medium=first.medium or other.medium,
        importance=first.importance or other.importance,
        contact=first.contact or other.contact,
        initiative=first.initiative or other.initiative,
        plan=tuple(_plan(first, other, at, found)),
    )


def _title(first: Touchpoint, other: Touchpoint, at: Span | None, found: list[Diagnostic]) -> Text:
    """The title; an entry without one is called by its id, or by the bare name that a step uses."""
    if other.title.span == other.span:
        return first.title
    if first.title.span == first.span:
        return other.title
    return _text(other, "title", first.title, other.title, at, found) or first.title


def _plan(
    first: Touchpoint, other: Touchpoint, at: Span | None, found: list[Diagnostic]
) -> Iterator[tuple[PlanPart, Text]]:
    """The parts of both plans, in their order."""
    mine, theirs = dict(first.plan), dict(other.plan)
    for part in PlanPart:
        text = _text(other, f"plan.{part}", mine.get(part), theirs.get(part), at, found)
        if text is not None:
            yield part, text


def _text(
    other: Touchpoint, name: str, mine: Text | None, theirs: Text | None, at: Span | None, found: list[Diagnostic]
) -> Text | None:
    """A text with the languages that only the other file has; two wordings of one language contradict each other."""
    if mine is None or theirs is None:
        return mine or theirs
    known = {wording.language: wording for wording in mine.wordings}
    for wording in theirs.wordings:
        here = known.setdefault(wording.language, wording)
        if _flat(here.text) != _flat(wording.text):
            says, said = quote(wording.text), quote(here.text)
            found.append(_contradiction(other, name, says, said, theirs.span or other.span, mine.span or at))
    return replace(mine, wordings=tuple(known.values()))


def _contradiction(
    touchpoint: Touchpoint, name: str, says: str, said: str, span: Span | None, first: Span | None
) -> Diagnostic:
    """Two files say different things of one touchpoint."""
    file = f" in `{PurePath(first.source.name).name}`" if first else " in another file"
    return Diagnostic(
        code=CODE,
        severity=Severity.WARNING,
        message=f"the touchpoint {quote(touchpoint.id)} has the `{name}` {says} here and {said}{file}",
        span=span,
        hint="write the same in both, keep the entry in one file that both `include`, or give one another id",
        related=(Related(message="this one counts", span=first),) if first else (),
        element=f"touchpoints/{touchpoint.id}",
    )


def _shown(value: object) -> str:
    return f"`{value.value if isinstance(value, StrEnum) else value}`"


def _flat(text: str) -> str:
    return " ".join(text.split())


def grouped(services: Iterable[NamedService]) -> dict[str, list[Entry]]:
    """The entries of all catalogues by id, in the order in which ids come up."""
    found: dict[str, list[Entry]] = {}
    for one in services:
        for touchpoint in one.service.touchpoints:
            found.setdefault(touchpoint.id, []).append(Entry(one, touchpoint))
    return found
