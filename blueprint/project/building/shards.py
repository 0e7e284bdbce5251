"""Parts of a build: `--shard 2/8` makes the second of eight.

In: the path of a map. Out: the number of its part. It depends on nothing but the path, so a new map moves no other one.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from blueprint.frozen import frozen

MOST = 10_000


@frozen
class Shard:
    """One part of several; `index` counts from 1."""

    index: int
    of: int

    def has(self, path: str) -> bool:
        """Whether a map, or a book, is in this part."""
        return int.from_bytes(sha256(path.encode("utf-8", "surrogatepass")).digest()[:8]) % self.of == self.index - 1

    @property
    def manifest(self) -> str:
        """Name of its manifest, so that all parts can lie in one folder."""
        return f"manifest.{self.index}-of-{self.of}.json"


def shard_of(text: str) -> Shard:
    """What `2/8` means.

    Raises:
        ValueError: it means nothing; the message is a sentence.
    """
    index, slash, of = text.partition("/")
    if not (slash and _is_number(index) and _is_number(of)):
        raise ValueError(f"`--shard {text}` should be the part and the number of parts: `--shard 2/8`")
    if not 1 <= int(index) <= int(of) <= MOST:
        raise ValueError(f"`--shard {text}` is none of the parts: they go from `1/{of}` to `{of}/{of}`")
    return Shard(int(index), int(of))


def project_key(files: Iterable[tuple[str, str]]) -> str:
    """Checksum of all maps of a project: paths with checksums."""
    made = sha256()
    for path, digest in sorted(files):
        made.update(f"{path}\0{digest}\n".encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6  # noqa: PLR2004 - `MOST` has five digits
