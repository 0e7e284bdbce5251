"""`blueprint build --merge`: the parts of a build, put together.

In: folders that `--shard` has written. Out: one folder with all outputs, one manifest and one gallery, the same as if
it had been made in one go. Nothing is put together that does not belong together: all parts have to be there once, made
by the same program with the same configuration of the same maps, and every file has to be what its manifest says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from blueprint.frozen import frozen
from blueprint.phrases import count
from blueprint.project.building.aftermath import Aftermath
from blueprint.project.building.cache import Cache
from blueprint.project.building.inputs import Memory
from blueprint.project.building.manifest import Manifest, ManifestError, OutputEntry, ShardEntry, from_text
from blueprint.project.building.shards import project_key
from blueprint.project.building.tree import OutputTree, tree_folder
from blueprint.project.building.values import BuildError, Options, Report, Watch
from blueprint.project.config import Config
from blueprint.project.config_search import shown

_NAMED = 5
"""Missing parts that are named; of more there is a number."""


@frozen(kw_only=True)
class Part:
    """One part.

    Attributes:
        folder: where it lies. file: its manifest. manifest: what that says. shard: which part it is.
    """

    folder: Path
    file: Path
    manifest: Manifest
    shard: ShardEntry


def merge(folders: Sequence[Path], config: Config, options: Options, watch: Watch) -> Report:
    """Put the parts of a build together.

    Args:
        folders: in which they lie; several may lie in one.
        config: of the project, for where the outputs go.
        options: what is asked; only `out` and `clean` count.
        watch: who is told what is going on.

    Raises:
        BuildError: the parts are not whole, or do not belong together.
    """
    parts = sorted(_parts(folders), key=lambda part: part.shard.index)
    _check_together(parts)
    _check_whole(parts)
    outputs = [(part, output) for part in parts for output in part.manifest.outputs]
    _check_once(outputs)
    cache = Cache(config.folder, reads=False, writes=False)
    root = options.out if options.out is not None else config.folder / tree_folder(config)
    tree = OutputTree(root, cache, Memory())
    aftermath = Aftermath(config, options, tree, cache)
    aftermath.read_old()
    written, unwritten = [], []
    watch.begin(len(outputs))
    for part, output in outputs:
        data = _content(part, output)
        try:
            new = tree.put(output.path, data, output.sha256)
        except OSError as error:
            unwritten.append((output.path, (error.strerror or str(error)).lower()))
            continue
        if new:
            written.append(output.path)
            watch.wrote(tree.place(output.path))
        watch.done(output.path)
    sources = tuple(source for part in parts for source in part.manifest.sources)
    ended = aftermath.end([output for _, output in outputs], sources)
    _remove_manifests(parts, root)
    return Report(
        root=root,
        maps=tuple(sorted(source.path for source in sources)),
        failed=tuple(sorted(source.path for source in sources if source.errors)),
        written=tuple(written),
        unchanged=len(outputs) - len(written) - len(unwritten),
        unwritten=(*unwritten, *ended.unwritten),
        removed=ended.removed,
        orphans=ended.orphans,
        notes=(*_failed(parts), *ended.notes),
        complete=False,
    )


def _parts(folders: Iterable[Path]) -> Iterator[Part]:
    """The parts in some folders.

    Raises:
        BuildError: there is none in a folder, or what there is cannot be read.
    """
    for folder in dict.fromkeys(folder.absolute() for folder in folders):
        files = sorted(folder.glob("manifest.*-of-*.json")) if folder.is_dir() else []
        if not files:
            problem = "has no part of a build in it" if folder.is_dir() else "is no folder"
            raise BuildError(f"{shown(folder)} {problem}; `blueprint build --shard 1/2 -o {folder.name}` makes one")
        for file in files:
            try:
                manifest = from_text(file.read_bytes())
            except OSError as error:
                raise BuildError(f"{shown(file)} cannot be read: {(error.strerror or str(error)).lower()}") from None
            except ManifestError as error:
                raise BuildError(f"{shown(file)} {error}") from None
            if manifest.shard is None:
                raise BuildError(f"{shown(file)} is the manifest of a whole build, not of a part")
            yield Part(folder=folder, file=file, manifest=manifest, shard=manifest.shard)


def _check_together(parts: Sequence[Part]) -> None:
    """All parts were made alike.

    Raises:
        BuildError: they were not.
    """
    first = parts[0]
    for part in parts[1:]:
        pair = f"{shown(part.file)} and {shown(first.file)}"
        if part.shard.of != first.shard.of:
            raise BuildError(f"{pair} are parts of different builds: of {part.shard.of} and of {first.shard.of} parts")
        if part.manifest.version != first.manifest.version or part.shard.settings != first.shard.settings:
            raise BuildError(
                f"{pair} were made by different versions of blueprint, or with different configurations; "
                "make both again"
            )
        if part.shard.project != first.shard.project:
            raise BuildError(f"{pair} were made of different maps; make both of the same commit")
    inputs: dict[str, tuple[str, Part]] = {}
    for part in parts:
        for path, digest in (i for source in part.manifest.sources for i in source.inputs):
            known, other = inputs.setdefault(path, (digest, part))
            if known != digest:
                pair = f"{shown(part.file)} and {shown(other.file)}"
                raise BuildError(f"{pair} were made with different versions of {path}; make both of the same commit")


def _check_whole(parts: Sequence[Part]) -> None:
    """Each part is there once, and together they have all maps.

    Raises:
        BuildError: they have not.
    """
    of = parts[0].shard.of
    have: dict[int, Part] = {}
    for part in parts:
        other = have.setdefault(part.shard.index, part)
        if other is not part:
            raise BuildError(
                f"{shown(other.file)} and {shown(part.file)} are the same part: {part.shard.index} of {of}"
            )
    missing = [str(index) for index in range(1, of + 1) if index not in have]
    if missing:
        named = ", ".join(missing) if len(missing) <= _NAMED else f"{', '.join(missing[:_NAMED])} and more"
        told = "is missing" if len(missing) == 1 else "are missing"
        raise BuildError(f"{count(len(missing), 'part')} of {of} {told}: {named}")
    found = project_key((source.path, source.sha256) for part in parts for source in part.manifest.sources)
    if found != parts[0].shard.project:
        raise BuildError("the parts do not have all maps of the project, each once; make all of them again")


def _check_once(outputs: Iterable[tuple[Part, OutputEntry]]) -> None:
    """No two parts have written one file.

    Raises:
        BuildError: two have.
    """
    known: dict[str, OutputEntry] = {}
    for _, output in outputs:
        other = known.setdefault(output.path.casefold(), output)
        if other is not output:
            first, second = (o.sources[0] if o.format != "book" else o.path for o in (other, output))
            raise BuildError(f"{first} and {second} would both be written to {output.path}; rename one of them")


def _content(part: Part, output: OutputEntry) -> bytes:
    """An output of a part.

    Raises:
        BuildError: it is not what the manifest says.
    """
    place = part.folder / output.path
    try:
        data = place.read_bytes()
    except OSError as error:
        raise BuildError(f"{shown(place)} cannot be read: {(error.strerror or str(error)).lower()}") from None
    if sha256(data).hexdigest() != output.sha256:
        raise BuildError(f"{shown(place)} is not what {part.file.name} says; make that part again")
    return data


def _failed(parts: Iterable[Part]) -> Iterator[str]:
    """Maps with errors, and where these are told."""
    for part in parts:
        for source in part.manifest.sources:
            if source.errors:
                told = f"part {part.shard.index} of {part.shard.of} tells"
                yield f"{source.path} has {count(source.errors, 'error')}, which {told}"


def _remove_manifests(parts: Iterable[Part], root: Path) -> None:
    """The manifests of parts that were made where the whole is now."""
    for part in parts:
        if part.folder.resolve() == root.resolve():
            part.file.unlink(missing_ok=True)
