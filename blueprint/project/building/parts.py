"""The parts of a build, and whether they belong together.

In: folders that `--shard` has written. Out: `Part`s, all of one build and complete. Nothing is put together that does
not belong together: all parts have to be there once, made by the same program with the same configuration of the same
maps, every file has to be what its manifest says, and so has every map where the maps are at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from blueprint.frozen import frozen
from blueprint.limits import LARGEST
from blueprint.paths import CONFIG
from blueprint.phrases import count
from blueprint.project.building.discovery import find_maps
from blueprint.project.building.manifest import Manifest, ManifestError, OutputEntry, ShardEntry, from_text
from blueprint.project.building.part_entry import config_key
from blueprint.project.building.record import Record
from blueprint.project.building.shards import project_key
from blueprint.project.building.values import BuildError
from blueprint.project.config import Config
from blueprint.project.config_search import shown

_NAMED = 5
"""Missing parts that are named; of more there is a number."""


@frozen(kw_only=True)
class Part:
    """One part.

    Attributes:
        folder: where it lies. file: its manifest. manifest: what that says.
        shard: which part it is. record: what was found in it.
    """

    folder: Path
    file: Path
    manifest: Manifest
    shard: ShardEntry
    record: Record


def read_parts(folders: Iterable[Path]) -> list[Part]:
    """The parts in some folders, by number.

    Args:
        folders: several parts may lie in one.

    Raises:
        BuildError: there is none in a folder, or what there is cannot be read.
    """
    parts: list[Part] = []
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
            if manifest.shard is None or manifest.record is None:
                raise BuildError(f"{shown(file)} is the manifest of a whole build, not of a part")
            parts.append(
                Part(folder=folder, file=file, manifest=manifest, shard=manifest.shard, record=manifest.record)
            )
    return sorted(parts, key=lambda part: part.shard.index)


def check_parts(parts: Sequence[Part], config: Config) -> None:
    """The parts belong together, nothing is missing, and no file has changed since.

    Args:
        parts: at least one, by number.
        config: of the project that they are put together in.

    Raises:
        BuildError: something is not right.
    """
    _check_together(parts)
    _check_whole(parts)
    _check_sources(parts, config)
    outputs = [(part, output) for part in parts for output in part.manifest.outputs]
    _check_once(outputs)
    for part, output in outputs:
        content_of(part, output)


def content_of(part: Part, output: OutputEntry) -> bytes:
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
    files = [(source.path, source.sha256) for part in parts for source in part.manifest.sources]
    files += [(path, "") for part in parts for path in part.record.unread]
    found = project_key(files)
    if found != parts[0].shard.project:
        raise BuildError("the parts do not have all maps of the project, each once; make all of them again")


def _check_sources(parts: Sequence[Part], config: Config) -> None:
    """The project is still the one that the parts were made of: its configuration, and where they are there its maps.

    Raises:
        BuildError: it is not.
    """
    if config_key(config) != parts[0].shard.config:
        if not parts[0].shard.config:
            problem = f"is here, and the parts were made without it; make them again, or delete {CONFIG}"
        elif (config.folder / CONFIG).is_file():
            problem = "has changed since the parts were made; make them again"
        else:
            problem = "is not here, and the parts were made with it; run this in the folder of the project"
        raise BuildError(f"{shown(config.folder / CONFIG)} {problem}")
    told = dict(_files(parts))
    maps = {source.path for part in parts for source in part.manifest.sources}
    maps |= {path for part in parts for path in part.record.unread}
    there = set(find_maps(config, most=LARGEST).maps)
    if not there:
        return  # put together where only the parts are
    for path in sorted({*told, *there}):
        if path in there and path not in maps:
            raise BuildError(f"{shown(config.folder / path)} is in none of the parts; make all of them again")
        digest = told.get(path)
        if digest and _now(config.folder / path) != digest:
            raise BuildError(f"{shown(config.folder / path)} has changed since the parts were made; make them again")


def _files(parts: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """All files that the parts were made of, with their checksums."""
    for source in (s for part in parts for s in part.manifest.sources):
        yield source.path, source.sha256
        yield from source.inputs


def _now(place: Path) -> str:
    try:
        return sha256(place.read_bytes()).hexdigest()
    except OSError:
        return ""


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
