"""Outputs that this program made once and that nothing asks for any more.

In: the manifest of the build before, and what is asked for now. Out: what is told, what was removed, what is still
there. An orphan is told until it is removed, by `--clean` or by hand; one that was changed by hand only by hand. Files
that this program did not make are never touched.

Outputs may have gone into another folder before: the cache remembers which ones, and the manifest there says what lies
in it. With `-o`, for a part, and for a folder of the project, nobody looks there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from blueprint.project.building.cache import Cache
from blueprint.project.building.delivery import Difference, Fault
from blueprint.project.building.front_page import is_front_page
from blueprint.project.building.manifest import Manifest, ManifestError, Orphan, from_text
from blueprint.project.building.tree import MANIFEST, PAGE, OutputTree, tree_folder
from blueprint.project.building.values import Options
from blueprint.project.config import Config
from blueprint.project.config_search import shown
from blueprint.writing.whole import why

BY_HAND = "changed by hand: delete it yourself"


class Orphans:
    """The orphans of one build.

    Attributes:
        told: those that are still there. removed: paths of those that were removed.
        unwritten: those that could not be removed, with the reason.
    """

    def __init__(self, config: Config, options: Options, tree: OutputTree, cache: Cache) -> None:
        self.config, self.options, self.tree, self.cache = config, options, tree, cache
        self.told: list[Difference] = []
        self.removed: list[str] = []
        self.unwritten: list[tuple[str, str]] = []

    def left(self, old: Manifest, asked: frozenset[str]) -> Iterator[Orphan]:
        """Tell or remove the orphans in the folder of the outputs.

        Args:
            old: the manifest of the build before. asked: paths of all outputs that there should be.

        Returns:
            Those that are still there, for the new manifest.
        """
        for orphan in _made_once(old):
            if orphan.path in asked or self.tree.sha256(orphan.path) is None:
                continue
            if not self._is_looked_at(orphan.source):
                yield orphan
                continue
            gone = not (self.config.folder / orphan.source).is_file()
            reason = f"{orphan.source} is gone" if gone else f"nothing asks for it any more ({orphan.source})"
            if self._stays(self.tree, orphan, reason):
                yield orphan

    def former(self, asked: frozenset[str]) -> None:
        """Tell or remove what lies in folders that outputs went into before.

        Args:
            asked: paths of all outputs that there should be.
        """
        if self.options.out is not None or self.options.shard or self.options.below:
            return
        here = tree_folder(self.config)
        known = self.cache.load_folders()
        mine = {os.path.normpath(self.tree.place(path)) for path in (*asked, MANIFEST, PAGE)}
        still = [folder for folder in known if folder != here and self._is_left(folder, mine)]
        if set(known) != {here, *still}:
            self.cache.save_folders({here, *still})

    def _is_looked_at(self, source: str) -> bool:
        """Whether a map lies in the folder that is built."""
        below = self.options.below
        return not below or source.startswith(f"{below}/")

    def _is_left(self, folder: str, mine: set[str]) -> bool:
        """Whether something of ours is still in a folder that outputs went into before."""
        tree = self.tree.other(self.config.folder / folder)
        data = tree.read(MANIFEST)
        try:
            old = from_text(data) if data is not None else None
        except ManifestError:  # somebody else's by now
            old = None
        if old is None or old.shard is not None:
            return False
        reason = f"outputs go into {_folder(self.tree.root)} now"
        stays = False
        for orphan in _made_once(old):
            if os.path.normpath(tree.place(orphan.path)) not in mine and tree.sha256(orphan.path) is not None:
                stays = self._stays(tree, orphan, reason) or stays
        if stays and self.options.clean:  # the list is what they are known by
            return True
        page = tree.read(PAGE)
        for name in (MANIFEST, *((PAGE,) if page is not None and is_front_page(page) else ())):
            digest = tree.sha256(name)
            if os.path.normpath(tree.place(name)) not in mine and digest is not None:
                stays = self._stays(tree, Orphan(path=name, sha256=digest, source=""), reason) or stays
        if not stays and self.options.clean:
            self._remove_empty(tree, old)
        return stays

    def _remove_empty(self, tree: OutputTree, old: Manifest) -> None:
        """Remove the folders of a former tree that have nothing in them any more, the deepest first."""
        folders = {tree.root} if tree.root != self.config.folder else set()
        for orphan in _made_once(old):
            folders |= {tree.root / above for above in PurePosixPath(orphan.path).parents[:-1]}
        for folder in sorted(folders, key=lambda f: (-len(f.parts), f)):
            with suppress(OSError):  # something else is in it
                folder.rmdir()

    def _stays(self, tree: OutputTree, orphan: Orphan, reason: str) -> bool:
        """Tell an orphan, or remove it; whether it is still there."""
        path = os.path.relpath(tree.place(orphan.path), self.tree.root).replace(os.sep, "/")
        by_hand = tree.sha256(orphan.path) != orphan.sha256
        if self.options.clean and not by_hand and self._remove(tree, orphan.path, path):
            return False
        told = f"{reason}; {BY_HAND}" if by_hand else reason
        self.told.append(
            Difference(fault=Fault.ORPHANED, path=path, reason=told, source=orphan.source, by_hand=by_hand)
        )
        return True

    def _remove(self, tree: OutputTree, path: str, called: str) -> bool:
        try:
            tree.remove(path)
        except OSError as error:
            self.unwritten.append((called, why(error)))
            return False
        self.removed.append(called)
        return True


def _made_once(old: Manifest) -> Iterable[Orphan]:
    """All files that a manifest knows, by path."""
    made = {o.path: Orphan(path=o.path, sha256=o.sha256, source=" ".join(o.sources[:1])) for o in old.outputs}
    made |= {orphan.path: orphan for orphan in old.orphans}
    return [orphan for _, orphan in sorted(made.items())]


def _folder(root: Path) -> str:
    """What messages call a folder."""
    name = shown(root)
    return "the project's folder" if name == "." else name
