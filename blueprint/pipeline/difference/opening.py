"""From two versions of a map to what differs between them.

In: a `Pair`. Out: `Opened`: both services, the comparison, and all findings, each under the name that its version has
for the user (`HEAD~3:maps/hotel.blueprint.yaml`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from blueprint.compare.services import compare
from blueprint.compare.values import Compared, Status
from blueprint.deadline import within
from blueprint.diagnostics import Diagnostic, in_order
from blueprint.frozen import frozen, replace
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.model import Service
from blueprint.pipeline.difference.sides import Pair, Version
from blueprint.pipeline.loading import load
from blueprint.source import Source, Span


@frozen(kw_only=True)
class Opened:
    """A compared pair.

    Attributes:
        compared: the result. old, new: the services, None where there is none or where it has errors.
        findings: about both files.
        names: where files lie that stand for others, with what they are called: a folder, and what stands before paths
            in it.
    """

    compared: Compared
    old: Service | None
    new: Service | None
    findings: tuple[Diagnostic, ...]
    names: tuple[Renaming, ...]


@frozen(kw_only=True)
class Renaming:
    """A temporary folder, and the version whose files lie in it."""

    folder: str
    version: Version

    def label(self, path: str) -> str | None:
        """What a file in the folder is called; None for one that lies elsewhere."""
        if not self.folder or not path.startswith(f"{self.folder}/"):
            return None
        return printable(self.version.tree.label(path[len(self.folder) + 1 :]))


def open_pair(pair: Pair, desk: Path, limits: Limits = DEFAULT_LIMITS) -> Opened:
    """Load and compare both versions of a map.

    Args:
        pair: the versions.
        desk: an empty folder for the files of commits; it has to stay until the last drawing is made.
        limits: for reading and comparing.

    Raises:
        HistoryError: git cannot answer. OutOfTimeError: comparing takes too long.
    """
    names: list[Renaming] = []
    loaded = {}
    for side, version in (("old", pair.old), ("new", pair.new)):
        if version:
            place = version.tree.place(version.path, desk / side)
            names.append(Renaming(folder=str(place)[: -len(version.path) - 1], version=version))
            loaded[side] = load(str(place), limits=limits)
    findings = in_order(renamed((d for o in loaded.values() for d in o.diagnostics), tuple(names)))
    services = {side: outcome.value for side, outcome in loaded.items()}
    return Opened(
        compared=within(limits.seconds, lambda: _compared(pair, services)), old=services.get("old"),
        new=services.get("new"), findings=findings, names=tuple(names),
    )  # fmt: skip


def _compared(pair: Pair, services: Mapping[str, Service | None]) -> Compared:
    """The result for both services."""
    old, new = (printable(version.name) if version else None for version in (pair.old, pair.new))
    failed = tuple(side for side, service in services.items() if service is None)
    if failed:
        return Compared(old=old, new=new, status=Status.FAILED, failed=failed)
    before, after = services.get("old"), services.get("new")
    if before and after:
        made = compare(before, after, _checksums(before) | _checksums(after))
        same = Status.RENAMED if pair.renamed else Status.SAME
        status = Status.CHANGED if made.changes else same
        return Compared(old=old, new=new, status=status, difference=made)
    only = after or before
    assert only is not None  # noqa: S101 - a pair has at least one side
    return Compared(
        old=old,
        new=new,
        status=Status.ADDED if after else Status.REMOVED,
        title=only.title.pick(only.language).text,
        size=(len(only.stages), len(only.steps), len(only.cards)),
    )


def printable(name: str) -> str:
    """A name of a file as text: bytes in it that are no UTF-8 are written out."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _checksums(service: Service) -> dict[str, str]:
    """What stands for the content of the files that a service names."""
    from hashlib import sha256  # noqa: PLC0415 - few files name others

    found = {}
    for path in _files(service):
        try:
            found[path] = sha256(Path(path).read_bytes()).hexdigest()
        except OSError:
            found[path] = ""
    return found


def _files(service: Service) -> Iterator[str]:
    yield from (persona.photo for persona in service.personas if persona.photo)
    yield from (stage.image for stage in service.stages if stage.image)
    yield from (step.image for step in service.steps if step.image)
    yield from (file for responses in service.responses for file in responses.files)
    if service.style and Path(service.style).is_absolute():
        yield service.style


def renamed(findings: Iterable[Diagnostic], names: tuple[Renaming, ...]) -> tuple[Diagnostic, ...]:
    """Findings about files in temporary folders, under the names that the user knows."""
    sources: dict[Source, Source] = {}

    def text(words: str) -> str:
        for name in names:
            if name.folder:
                label = printable(name.version.tree.label(name.version.path))
                words = words.replace(f"{name.folder}/{name.version.path}", label)
        return words

    def span(at: Span) -> Span:
        known = sources.get(at.source)
        if known is None:
            label = next((found for n in names if (found := n.label(at.source.name))), None)
            known = at.source if label is None else Source(name=label, text=at.source.text, path=None)
            sources[at.source] = known
        return replace(at, source=known)

    return tuple(
        replace(
            d,
            message=text(d.message),
            hint=text(d.hint) if d.hint else None,
            span=span(d.span) if d.span else None,
            related=tuple(replace(r, span=span(r.span)) for r in d.related),
        )
        for d in findings
    )
