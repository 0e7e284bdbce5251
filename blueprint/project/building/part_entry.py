"""Which part of a build a manifest is of.

In: the shard that is asked for, and all maps of the project. Out: `ShardEntry`: parts with equal checksums belong
together.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from blueprint.limits import Limits
from blueprint.paths import CONFIG
from blueprint.project.building.manifest import ShardEntry
from blueprint.project.building.plan import Areas
from blueprint.project.building.shards import Shard, project_key
from blueprint.project.config import Config


def part_entry(
    shard: Shard, config: Config, maps: Iterable[str], areas: Areas, tool: str, limits: Limits
) -> ShardEntry:
    """What the manifest of a part says of it.

    Args:
        shard: which part. config: of the project.
        maps: paths of all maps of the project. areas: where their files are read.
        tool: key of the program. limits: what is too much.
    """
    files = []
    for path in maps:
        try:
            files.append((path, areas.of(path).inputs.sha256_of(config.folder / path)))
        except OSError:
            files.append((path, ""))
    settings = config_key(config)
    told = sha256(f"{tool}\n{settings}\n{limits.of_content()!r}".encode()).hexdigest()
    return ShardEntry(index=shard.index, of=shard.of, settings=told, project=project_key(files), config=settings)


def config_key(config: Config) -> str:
    """Checksum of a project's configuration; empty where it has none."""
    file = config.folder / CONFIG
    return sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
