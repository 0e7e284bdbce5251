"""What is done when everything is made: orphans, the manifest, the gallery.

In: what was made, and the manifest of the build before. Out: `Ended`. An output that this program made once and that
nothing asks for any more is an orphan. Files that this program did not make are never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from blueprint.frozen import frozen, replace
from blueprint.paths import CONFIG
from blueprint.project.building.cache import Cache
from blueprint.project.building.delivery import Difference, Fault
from blueprint.project.building.front_page import front_page, is_front_page
from blueprint.project.building.manifest import (
    Manifest,
    ManifestError,
    OutputEntry,
    ShardEntry,
    SourceEntry,
    from_text,
    to_text,
)
from blueprint.project.building.orphans import Orphans
from blueprint.project.building.record import Record
from blueprint.project.building.tree import MANIFEST, PAGE, OutputTree
from blueprint.project.building.values import BuildError, Options
from blueprint.project.config import Config
from blueprint.project.config_search import shown
from blueprint.writing.whole import why

_OURS = (b'"manifest":', b'"blueprint":')


@frozen(kw_only=True)
class Ended:
    """How a build ended; attributes as of `Report`."""

    removed: tuple[str, ...] = ()
    orphans: tuple[Difference, ...] = ()
    unwritten: tuple[tuple[str, str], ...] = ()
    differences: tuple[Difference, ...] = ()
    notes: tuple[str, ...] = ()


@frozen(kw_only=True)
class Scope:
    """What else there is to know of a build.

    Attributes:
        maps: paths of all maps that were looked at.
        failed: maps and books with errors, and maps that cannot be read.
        shard: which part this is; None for all. record: what was found in it.
    """

    maps: tuple[str, ...]
    failed: frozenset[str]
    shard: ShardEntry | None = None
    record: Record | None = None


class Aftermath:
    """The end of one build.

    Attributes:
        old: the manifest of the build before. first: whether there is none.
    """

    def __init__(self, config: Config, options: Options, tree: OutputTree, cache: Cache) -> None:
        self.config, self.options, self.tree, self.cache = config, options, tree, cache
        self.old = Manifest()
        self.first = False
        self.unwritten: list[tuple[str, str]] = []
        self.differences: list[Difference] = []
        self.notes: list[str] = []

    @property
    def name(self) -> str:
        """Name of the manifest."""
        return self.options.shard.manifest if self.options.shard else MANIFEST

    def read_old(self) -> None:
        """Read the manifest of the build before.

        Raises:
            BuildError: a file of that name is somebody else's.
        """
        data = self.tree.read(self.name)
        if data is None:
            self.first = True
            return
        try:
            self.old = from_text(data)
        except ManifestError as error:
            place = shown(self.tree.place(self.name))
            if not all(mark in data for mark in _OURS):
                raise BuildError(
                    f"{place} {error}, so it is left alone; give the outputs a `folder` of their own in "
                    f"{CONFIG}, or `-o FOLDER`"
                ) from None
            self.notes.append(f"{place} could not be read and was made anew; outputs of vanished maps are not known")

    def finish(self, made: Sequence[OutputEntry], sources: Sequence[SourceEntry], scope: Scope) -> Ended:
        """End with what was made.

        Args:
            made: outputs, for the manifest. sources: likewise.
            scope: what else there is to know.
        """
        outputs = [*made, *self._kept(made, scope)]
        kept = [s for s in self.old.sources if self._is_elsewhere(s.path, scope.maps)]
        asked = frozenset(output.path for output in outputs)
        orphans = Orphans(self.config, self.options, self.tree, self.cache)
        left = () if scope.shard else tuple(orphans.left(self.old, asked))
        orphans.former(asked)
        self.unwritten += orphans.unwritten
        if self.options.check:
            self.differences += orphans.told
        self._write(
            Manifest(
                sources=(*sources, *kept), outputs=tuple(outputs), orphans=left, shard=scope.shard, record=scope.record
            )
        )
        return Ended(
            removed=tuple(orphans.removed), orphans=() if self.options.check else tuple(orphans.told),
            unwritten=tuple(self.unwritten), differences=tuple(self.differences), notes=tuple(self.notes),
        )  # fmt: skip

    def _is_elsewhere(self, path: str, maps: Iterable[str]) -> bool:
        """Whether a map lies outside of the folder that is built."""
        below = self.options.below
        return bool(below) and not path.startswith(f"{below}/") and path not in maps

    def _kept(self, outputs: Iterable[OutputEntry], scope: Scope) -> Iterator[OutputEntry]:
        """Outputs of before that are still true: of maps that were not looked at, and of those that have errors now."""
        made = {output.path for output in outputs}
        for output in self.old.outputs:
            if output.path in made or self.tree.sha256(output.path) is None:
                continue
            if all(self._is_elsewhere(path, scope.maps) for path in output.sources):
                yield output
            elif scope.failed & {*output.sources, self._named(output.path)}:
                yield replace(output, outdated=True)

    def _named(self, path: str) -> str:
        """What `failed` calls a book: its path from the project's folder."""
        books = {book.pdf for book in self.config.books}
        return next((pdf for pdf in books if pdf == path or pdf.endswith(f"/{path}")), path)

    def _write(self, made: Manifest) -> None:
        """The manifest and the gallery."""
        # Half characters, of names that are no text, become escapes of JSON: the file stays one that all can read.
        text = to_text(made).encode("utf-8", "backslashreplace")
        pages = {self.name: text}
        if self.options.shard is None:
            there = self.tree.read(PAGE)
            if there is not None and not is_front_page(there):
                place = shown(self.tree.place(PAGE))
                self.notes.append(
                    f"{place} was not written by `blueprint build`, so there is no gallery; give the outputs a "
                    f"`folder` of their own in {CONFIG}"
                )
            elif not self.options.check or there is not None:
                pages[PAGE] = front_page(made, text, self.cache)
        for name, data in pages.items():
            if self.options.check:
                self._inspect(name, data)
            else:
                self._put(name, data)

    def _put(self, name: str, data: bytes) -> None:
        try:
            self.tree.put(name, data, sha256(data).hexdigest())
            fault = self.tree.settle().get(name)
        except OSError as error:
            fault = error
        if fault is not None:
            self.unwritten.append((name, why(fault)))

    def _inspect(self, name: str, data: bytes) -> None:
        there = self.tree.read(name)
        if there is not None and there != data:
            self.differences.append(Difference(fault=Fault.STALE, path=name, reason="what it lists has changed"))

    def reasons(
        self, differing: Iterable[tuple[str, Fault, bool]], outputs: Iterable[OutputEntry]
    ) -> Iterator[Difference]:
        """Why committed outputs are not what their sources give, as far as the manifest knows.

        Args:
            differing: paths, each with what is wrong and whether it is only the line ends.
            outputs: all that were made.
        """
        made_of = {output.path: output.sources[0] for output in outputs}
        old = {output.path: output for output in self.old.outputs}
        digests = {source.path: (source.sha256, dict(source.inputs)) for source in self.old.sources}
        for path, fault, only_ends in differing:
            reason = "it is not what its source gives"
            if fault is Fault.MISSING:
                reason = "it was not committed, or never made"
            elif only_ends:
                reason = "its line ends were changed; `* -text` for this folder in .gitattributes keeps git from it"
            elif path in old:
                reason = self._changed(old[path], digests) or reason
            yield Difference(fault=fault, path=path, reason=reason, source=made_of.get(path, ""))

    def _changed(self, output: OutputEntry, digests: Mapping[str, tuple[str, dict[str, str]]]) -> str:
        """Which file has changed since an output was made; empty where none has."""
        for path in output.sources:
            own, inputs = digests.get(path, ("", {}))
            for name, digest in ((path, own), *sorted(inputs.items())):
                if digest and self._now(name) != digest:
                    return f"{name} has changed"
        if self.tree.sha256(output.path) != output.sha256:
            return "it was changed by hand"
        return "another version of blueprint, or another configuration, has made it"

    def _now(self, path: str) -> str:
        try:
            return sha256((self.config.folder / path).read_bytes()).hexdigest()
        except OSError:
            return ""
