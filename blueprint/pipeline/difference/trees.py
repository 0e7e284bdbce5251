"""Maps in folders and in commits, so that both are read alike.

In: a folder, or a commit. Out: the maps in it, and for each a real file that can be loaded. A map of a commit is
written into a temporary folder together with the files that it names, as they were then; nothing is checked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import new as new_hash
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Protocol

from blueprint.document import Document, Node, Scalar
from blueprint.document import Mapping as YamlMapping
from blueprint.history import Blob, contents, files_at, files_here, private_folder
from blueprint.paths import CONFIG
from blueprint.reading import parse
from blueprint.source import Source

MAP_SUFFIXES = (".blueprint.yaml", ".blueprint.yml")
_YAML = (".yaml", ".yml")
_LONGEST_PATH = 400
_LINKS = 20
_LARGE = re.compile(rb"version https://git-lfs\.github\.com/spec/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\n")
_NAMES_FILES = re.compile(rb"\.(?:ya?ml|png|jpe?g|svg|csv|xlsx|[ot]tf|[ot]tc)\b", re.IGNORECASE)


class Tree(Protocol):
    """A folder with maps, at one time. Paths are relative to its top, with `/`."""

    def files(self) -> Mapping[str, str]:
        """The maps by path, each with the id of its content."""

    def id(self, path: str) -> str | None:
        """The id of a file's content; None where there is none. Equal ids are equal contents."""

    def read(self, path: str) -> bytes | None:
        """A file's content; None where there is no such file."""

    def label(self, path: str) -> str:
        """What messages call a file."""

    def place(self, path: str, desk: Path) -> Path:
        """A real file to load.

        Args:
            desk: an empty folder that may be used for it.
        """


class FolderTree:
    """A folder as it is now."""

    def __init__(self, top: Path, *, shown: str = "", under: str = "", algorithm: str = "sha1") -> None:
        """A tree.

        Args:
            top: its folder.
            shown: what stands before paths in messages; empty for nothing.
            under: only what lies under this path from the top counts as its maps.
            algorithm: for ids, so that they are those that git gives.
        """
        self.top, self.shown, self.under, self.algorithm = top, shown, under, algorithm

    def files(self) -> Mapping[str, str]:
        """The maps by path, each with the id of its content."""
        return {path: name for path in self._paths() if (name := self.id(path))}

    def _paths(self) -> Iterator[str]:
        folder = self.top / self.under
        for path in sorted(p for suffix in MAP_SUFFIXES for p in folder.rglob(f"*{suffix}")):
            inner = path.relative_to(self.top).as_posix()
            if path.is_file() and not any(part.startswith(".") for part in inner.split("/")[:-1]):
                yield inner

    def id(self, path: str) -> str | None:
        """The id of a file's content, as git gives it."""
        data = self.read(path)
        if data is None:
            return None
        made = new_hash(self.algorithm, usedforsecurity=False)
        made.update(b"blob %d\0" % len(data))
        made.update(data)
        return made.hexdigest()

    def read(self, path: str) -> bytes | None:
        """A file's content."""
        try:
            return (self.top / path).read_bytes()
        except OSError:
            return None

    def label(self, path: str) -> str:
        """What messages call a file."""
        return normpath(join(self.shown, path))

    def place(self, path: str, desk: Path) -> Path:
        """A real file to load."""
        del desk
        return self.top / path


class WorkTree(FolderTree):
    """The work tree of a repository: what git would keep of it."""

    def _paths(self) -> Iterator[str]:
        for path in files_here(self.top):
            if path.endswith(MAP_SUFFIXES) and within(path, self.under):
                yield path


class CommitTree:
    """A commit."""

    def __init__(self, top: Path, commit: str, name: str, under: str = "") -> None:
        """A tree.

        Args:
            top: of a work tree of the repository. commit: full id. name: what the user calls it.
            under: only what lies under this path counts as its maps.
        """
        self.top, self.commit, self.name, self.under = top, commit, name, under
        self._read: dict[str, bytes] = {}

    @cached_property
    def blobs(self) -> Mapping[str, Blob]:
        """All its files."""
        return files_at(self.top, self.commit)

    def files(self) -> Mapping[str, str]:
        """The maps by path, each with the id of its content."""
        return {p: b.id for p, b in self.blobs.items() if p.endswith(MAP_SUFFIXES) and within(p, self.under)}

    def id(self, path: str) -> str | None:
        """The id of a file's content, as git gives it."""
        real = self._real(path)
        return self.blobs[real].id if real else None

    def fetch(self, paths: Iterable[str]) -> None:
        """Read several files at once."""
        wanted = [blob.id for path in paths if (blob := self.blobs.get(path)) and blob.id not in self._read]
        self._read.update(contents(self.top, wanted))

    def read(self, path: str) -> bytes | None:
        """A file's content."""
        real = self._real(path)
        if real is None:
            return None
        self.fetch([real])
        return self._large(self._read[self.blobs[real].id])

    def _real(self, path: str, links: int = 0) -> str | None:
        """The path of the file that a path means, symbolic links followed inside the commit."""
        blob = self.blobs.get(path)
        if blob and not blob.link:
            return path
        parts = path.split("/")
        for n in range(1, len(parts) + 1):
            start = "/".join(parts[:n])
            link = self.blobs.get(start)
            if link and link.link and links < _LINKS:
                self.fetch([start])
                target = self._read[link.id].decode("utf-8", "replace")
                inner = normpath(join(dirname(start), target, *parts[n:]))
                return None if inner.startswith(("../", "/")) else self._real(inner, links + 1)
        return None

    def _large(self, data: bytes) -> bytes:
        """The content that a pointer of Git LFS stands for, if it is on this machine; no program is run for it."""
        found = _LARGE.match(data)
        if not found:
            return data
        name = found[1].decode()
        path = private_folder(self.top) / "lfs" / "objects" / name[:2] / name[2:4] / name
        try:
            return path.read_bytes()
        except OSError:
            return data

    def label(self, path: str) -> str:
        """What messages call a file."""
        return f"{self.name}:{path}"

    def place(self, path: str, desk: Path) -> Path:
        """A real file to load."""
        return export(self, path, desk)


class OverlaidTree:
    """A tree in which one file has another content: the one that `git difftool` gives."""

    def __init__(self, tree: Tree, path: str, content: bytes, name: str) -> None:
        self.tree, self.path, self.content, self.name = tree, path, content, name

    def files(self) -> Mapping[str, str]:
        """The maps by path, each with the id of its content."""
        return {self.path: self.name}

    def id(self, path: str) -> str | None:
        """The id of a file's content, as git gives it."""
        return self.name if path == self.path else self.tree.id(path)

    def read(self, path: str) -> bytes | None:
        """A file's content."""
        return self.content if path == self.path else self.tree.read(path)

    def label(self, path: str) -> str:
        """What messages call a file."""
        return self.name if path == self.path else self.tree.label(path)

    def place(self, path: str, desk: Path) -> Path:
        """A real file to load."""
        return export(self, path, desk)


def within(path: str, under: str) -> bool:
    """Whether a path is another one or lies under it; everything lies under nothing."""
    return not under or path == under or path.startswith(f"{under}/")


def export(tree: Tree, path: str, desk: Path) -> Path:
    """Write a map and the files that it names into a folder that stands for the top of the repository."""
    (desk / ".git").mkdir(parents=True, exist_ok=True)  # the project ends here, as it does in the repository
    above = [join(*path.split("/")[:n], CONFIG) for n in range(1, path.count("/") + 1)]
    for name in (path, CONFIG, *above, *needed(tree, path)):
        data = tree.read(name)
        target = desk / name
        if data is not None and not name.startswith("../") and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    return desk / path


def needed(tree: Tree, path: str) -> tuple[str, ...]:
    """The files that a map names, those that they name included, as far as the tree has them; in order."""
    found: dict[str, None] = {}
    waiting = [path]
    while waiting:
        here = waiting.pop(0)
        below = _extended(tree, here)
        for name in named_in(tree, here):
            if name not in found and name != path and tree.id(name) is not None:
                found[name] = None
                waiting += [name] if _may_name(name) or name == below else []
    return tuple(found)


def needs_differ(old: Tree, new: Tree, old_path: str, new_path: str) -> bool:
    """Whether a map that is itself the same on both sides names files that are not."""
    seen = {(old_path, new_path)}
    waiting = [(old_path, new_path)]
    while waiting:
        before, after = waiting.pop()
        pairs = zip(named_in(old, before), named_in(new, after), strict=False)
        below = _extended(old, before)
        for pair in pairs:
            if pair in seen:
                continue
            seen.add(pair)
            was, now = old.id(pair[0]), new.id(pair[1])
            if was != now:
                return True
            waiting += [pair] if was and (_may_name(pair[0]) or pair[0] == below) else []
    return False


def _extended(tree: Tree, path: str) -> str | None:
    """The map that a map extends, from the top of the tree."""
    data = tree.read(path)
    if data is None or b"extends" not in data or not path.endswith(_YAML):
        return None
    parsed = parse(Source(name=path, text=data.decode("utf-8-sig", "replace").replace("\r\n", "\n"))).value
    name = parsed.root.get("extends") if parsed is not None else None
    return normpath(join(dirname(path), name.text.strip())) if isinstance(name, Scalar) else None


def _may_name(path: str) -> bool:
    """Whether a file may name others: catalogues and themes do; a map that is extended does, too."""
    return path.endswith(_YAML) and not path.endswith(MAP_SUFFIXES)


def named_in(tree: Tree, path: str) -> Iterator[str]:
    """What may be paths among the texts of a YAML file, from the top of the tree, in order."""
    data = tree.read(path)
    if data is None or not _NAMES_FILES.search(data):
        return
    for text in _texts(path, data):
        name = normpath(join(dirname(path), text))
        if not name.startswith("/"):
            yield name


def _texts(path: str, data: bytes) -> Iterator[str]:
    """The texts of a YAML file that may be paths."""
    if not path.endswith(_YAML):
        return
    source = Source(name=path, text=data.decode("utf-8-sig", "replace").replace("\r\n", "\n"))
    parsed: Document | None = parse(source).value
    waiting: list[Node] = [parsed.root] if parsed else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            text = node.text.strip()
            if "." in text and "\n" not in text and "\0" not in text and len(text) <= _LONGEST_PATH:
                yield text
        elif isinstance(node, YamlMapping):
            waiting += reversed([entry.value for entry in node.entries])
        else:
            waiting += reversed(node.items)
