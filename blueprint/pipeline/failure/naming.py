"""What somebody means by the name of something that fails.

In: a name, and services. Out: a `Failing`: by its id, else by its title in any language; or a sentence about why it
cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.experience.impact import Failing, FailingKind
from blueprint.experience.named import NamedService
from blueprint.frozen import frozen
from blueprint.model.service import Service
from blueprint.model.text import Text
from blueprint.phrases import listing, nearest, quote


class UnknownNameError(ValueError):
    """Nothing, or more than one thing, is called so; the text is a sentence without a final full stop."""


@frozen(kw_only=True)
class Named:
    """What fails, with its title."""

    failing: Failing
    title: Text


def find_failing(name: str, kind: FailingKind | None, services: Sequence[NamedService]) -> Named:
    """What a name means.

    Args:
        name: an id or a title. kind: what it is; None for any of them.
        services: where it is looked for, at least one.

    Raises:
        UnknownNameError: nothing is called so, or several things are.
    """
    known = dict.fromkeys(entry for one in services for entry in _entries(one.service) if kind in {None, entry.kind})
    by_id = [entry for entry in known if entry.id == name]
    wanted = " ".join(name.split()).casefold()
    found = by_id or [entry for entry in known if wanted in entry.names]
    meant = dict.fromkeys((entry.kind, entry.id) for entry in found)
    if not meant:
        raise UnknownNameError(_unknown(name, kind, list(known)))
    if len(meant) > 1:
        kinds = list(dict.fromkeys(kind for kind, _ in meant))
        if len(kinds) > 1:
            raise UnknownNameError(f"{quote(name)} is {_either(kinds)}; say which with `--kind`")
        ids = listing([i for _, i in meant], "and")
        raise UnknownNameError(f"several things are called {quote(name)}: {ids}; say which by its id")
    first = found[0]
    return Named(failing=Failing(kind=first.kind, id=first.id), title=first.title)


@frozen
class _Entry:
    """An entry of a catalogue: what it may be called, folded, and its title."""

    kind: FailingKind
    id: str
    names: frozenset[str]
    title: Text


def _entries(service: Service) -> Iterator[_Entry]:
    catalogues = (
        (FailingKind.SYSTEM, [(e.id, e.title) for e in service.systems]),
        (FailingKind.ACTOR, [(e.id, e.title) for e in service.actors]),
        (FailingKind.TOUCHPOINT, [(e.id, e.title) for e in service.touchpoints]),
    )
    for kind, entries in catalogues:
        for key, title in entries:
            yield _Entry(kind, key, frozenset(" ".join(w.text.split()).casefold() for w in title.wordings), title)


def _unknown(name: str, kind: FailingKind | None, known: Sequence[_Entry]) -> str:
    """The sentence about a name that nothing has."""
    what = kind or "system, actor or touchpoint"
    words = list(dict.fromkeys(word for e in known for word in (e.id, *(w.text for w in e.title.wordings))))
    close = nearest(name, words)
    if close:
        return f"there is no {what} {quote(name)}; did you mean {quote(close)}?"
    if not words:
        return f"there is no {what} {quote(name)}: the maps name none; write `support: {{text: …, system: booking}}`"
    ids = list(dict.fromkeys(entry.id for entry in known))
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return f"there is no {what} {quote(name)}; there are {listing(ids[:_SHOWN], 'and')}{more}"


_SHOWN = 12


def _either(kinds: Sequence[FailingKind]) -> str:
    """`a system and an actor`."""
    return " and ".join(f"an {kind}" if kind is FailingKind.ACTOR else f"a {kind}" for kind in kinds)
