"""From names to two services and their comparison.

In: two files, or one file and two of its personas. Out: `States`, with all findings about the files.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from blueprint.compare.services import compare
from blueprint.compare.values import Difference
from blueprint.comparison.columns import common_stages
from blueprint.comparison.personas import as_persona, with_figures_of
from blueprint.comparison.sums import sums, unlike
from blueprint.comparison.values import Comparison, Unit
from blueprint.deadline import within
from blueprint.diagnostics import Diagnostic
from blueprint.frozen import frozen, replace
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.model import Service
from blueprint.phrases import listing, nearest, quote
from blueprint.pipeline.difference.opening import Opened, Renaming, open_pair
from blueprint.pipeline.difference.sides import SideError, pair_names
from blueprint.pipeline.loading import load

_OWN = (Unit.SCORE, Unit.METRIC)
"""What two personas of one map can differ in; steps and times are the same for both."""


@frozen(kw_only=True)
class States:
    """Both states, opened.

    Attributes:
        comparison: None where a file has errors.
        names: what both are called on the command line; the same one twice for two personas.
        personas: ids of the two personas whose states they are; empty for two files.
        findings: about the files. files: where files lie that stand for others.
    """

    comparison: Comparison | None
    names: tuple[str, str]
    personas: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    files: tuple[Renaming, ...] = ()


def open_states(names: Sequence[str], personas: Sequence[str], desk: Path, limits: Limits = DEFAULT_LIMITS) -> States:
    """Load both states and compare them.

    Args:
        names: two files or `REV:PATH`, or one file.
        personas: ids or names of two personas of the one file; none for two files.
        desk: an empty folder for the files of commits; it has to stay until the last drawing is made.
        limits: for reading and comparing.

    Raises:
        SideError: a name means nothing, or a folder; there is no such persona.
        HistoryError: git cannot answer. OutOfTimeError: comparing takes too long.
    """
    if len(names) == 1:
        return _of_personas(names[0], personas, limits)
    before, after = names
    pairs = pair_names(before, after)
    pair = pairs[0] if len(pairs) == 1 else None
    if pair is None or pair.old is None or pair.new is None or _folder(before) or _folder(after):
        raise SideError("name two maps, not folders: one drawing shows two states of one service")
    opened = open_pair(pair, desk, limits)
    comparison = within(limits.seconds, lambda: _comparison(opened))
    return States(comparison=comparison, names=(before, after), findings=opened.findings, files=opened.names)


def _folder(name: str) -> bool:
    return Path(name).is_dir()


def _comparison(opened: Opened) -> Comparison | None:
    if opened.old is None or opened.new is None or opened.compared.difference is None:
        return None
    return compared(opened.old, opened.new, opened.compared.difference)


def compared(before: Service, after: Service, difference: Difference) -> Comparison:
    """Two services on common columns, with what both come to."""
    return Comparison(
        before=before, after=after, difference=difference, stages=common_stages(before, after, difference),
        sums=sums(before, after, difference), unlike=unlike(before, after, difference),
    )  # fmt: skip


def _of_personas(name: str, wanted: Sequence[str], limits: Limits) -> States:
    """One map as two of its personas meet it."""
    loaded = load(name, limits=limits)
    service = loaded.value
    if service is None:
        return States(comparison=None, names=(name, name), findings=loaded.diagnostics)
    ids = _persona(service, name, wanted[0]), _persona(service, name, wanted[1])
    if ids[0] == ids[1]:
        raise SideError(f"both personas are {quote(ids[0])}; name two")
    comparison = within(limits.seconds, lambda: _between(service, *ids))
    return States(comparison=comparison, names=(name, name), personas=ids, findings=loaded.diagnostics)


def _between(service: Service, first: str, second: str) -> Comparison:
    """The states of two personas, with the sums in which they can differ."""
    before, after = as_persona(service, first), as_persona(service, second)
    found = compared(before, after, compare(before, after))
    told = sums(with_figures_of(before, first), with_figures_of(after, second), found.difference)
    return replace(found, sums=tuple(one for one in told if one.unit in _OWN))


def _persona(service: Service, name: str, wanted: str) -> str:
    """The id of a persona, by its id or its name in any language."""
    for persona in service.personas:
        if wanted == persona.id or wanted in {wording.text for wording in persona.name.wordings}:
            return persona.id
    ids = [persona.id for persona in service.personas]
    if len(ids) < 2:  # noqa: PLR2004 - two are compared
        raise SideError(f"{quote(name)} has {'one persona' if ids else 'no personas'}; a comparison needs two")
    close = nearest(wanted, ids)
    meant = f"did you mean {quote(close)}?" if close else f"there are {listing(ids, 'and')}"
    raise SideError(f"`{name}` has no persona {quote(wanted)}; {meant}")
