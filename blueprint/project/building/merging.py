"""`blueprint build --merge`: the parts of a build, put together.

In: folders that `--shard` has written. Out: one folder with all outputs, one manifest and one gallery, and the findings
of all parts: the same as if it had been made in one go. Before the first file is written, all of them are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from blueprint.project.building.aftermath import Aftermath, Scope
from blueprint.project.building.cache import Cache
from blueprint.project.building.delivery import Writing
from blueprint.project.building.inputs import Memory
from blueprint.project.building.parts import Part, check_parts, content_of, read_parts
from blueprint.project.building.record import said_in
from blueprint.project.building.tree import OutputTree, tree_folder
from blueprint.project.building.values import BuildError, Options, Report, Said, Watch, in_place
from blueprint.project.building.views import views_in_vain
from blueprint.project.config import Config
from blueprint.project.config_search import shown


def merge(folders: Sequence[Path], config: Config, options: Options, watch: Watch) -> Report:
    """Put the parts of a build together.

    Args:
        folders: in which they lie; several may lie in one.
        config: of the project, for where the outputs go.
        options: what is asked; only `out` and `clean` count.
        watch: who is told what is going on.

    Raises:
        BuildError: the parts are not whole, or do not belong together; nothing has been written.
    """
    parts = read_parts(folders)
    check_parts(parts, config)
    said = [one for part in parts for one in _said(part, config.folder)]
    cache = Cache(config.folder, reads=False, writes=False)
    root = options.out if options.out is not None else config.folder / tree_folder(config)
    tree = OutputTree(root, cache, Memory())
    aftermath = Aftermath(config, options, tree, cache)
    aftermath.read_old()
    writing = Writing(tree, lambda path: watch.wrote(tree.place(path)))
    outputs = [(part, output) for part in parts for output in part.manifest.outputs]
    watch.begin(len(outputs))
    for part, output in outputs:
        writing.take(output.path, content_of(part, output), output.sha256)
        watch.done(output.path)
    writing.settle()
    sources = tuple(source for part in parts for source in part.manifest.sources)
    failed = frozenset(name for part in parts for name in part.record.failed)
    maps = sorted([*(s.path for s in sources), *(path for part in parts for path in part.record.unread)])
    if not failed:
        said += views_in_vain(config, sources)
    ended = aftermath.finish([output for _, output in outputs], sources, Scope(maps=tuple(maps), failed=failed))
    _remove_manifests(parts, root)
    return Report(
        root=root,
        maps=tuple(maps),
        failed=tuple(sorted(failed)),
        found=len(maps),
        said=in_place(said),
        written=tuple(writing.written),
        unchanged=writing.unchanged,
        unwritten=(*writing.unwritten, *ended.unwritten),
        removed=ended.removed,
        orphans=ended.orphans,
        notes=ended.notes,
    )


def _said(part: Part, folder: Path) -> tuple[Said, ...]:
    """What was said while a part was made.

    Raises:
        BuildError: its manifest is damaged.
    """
    try:
        return said_in(part.record, folder)
    except (ValueError, TypeError, KeyError, IndexError):
        raise BuildError(f"{shown(part.file)} was not written by `blueprint build`") from None


def _remove_manifests(parts: Iterable[Part], root: Path) -> None:
    """The manifests of parts that were made where the whole is now."""
    for part in parts:
        if part.folder.resolve() == root.resolve():
            part.file.unlink(missing_ok=True)
