"""What is compared with what.

In: two names as a user types them, or a range of commits. Out: `Pair`s of maps.

    A, B       files, folders, `REV:path` (a file or a folder in a commit)
    A..B       all maps that differ between two commits; A alone: between a commit and the work tree
    A...B      likewise, from the commit that both have in common
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from posixpath import basename, normpath

from blueprint.compare.likeness import pair_alike, shared, words
from blueprint.frozen import frozen
from blueprint.history import HistoryError, commit_named, merge_base, top_of
from blueprint.phrases import quote
from blueprint.pipeline.difference.trees import (
    CommitTree,
    FolderTree,
    OverlaidTree,
    Tree,
    WorkTree,
    needs_differ,
    within,
)

_ALIKE = 0.5
_REVISION = re.compile(r"((?:[^:{]|\{[^}]*\})*):(.*)", re.DOTALL)
"""A name of a commit (`HEAD@{10:30}` has a colon of its own) and a path."""
_KEY = re.compile(r"[\w-]+:(?=\s)")
NOTHING = (os.devnull, "/dev/null")
"""What git calls the side of a file that is not there."""


class SideError(Exception):
    """A name means nothing that can be compared; the text is a sentence for the user, without a final full stop."""


@frozen(kw_only=True)
class Version:
    """A map in a tree, with what its side is called in the result."""

    tree: Tree
    path: str
    name: str


@frozen(kw_only=True)
class Pair:
    """A map on both sides; None where it is not there.

    Attributes:
        renamed: whether it lies elsewhere in a folder or a commit, rather than being another file that was asked for.
    """

    old: Version | None
    new: Version | None
    renamed: bool = False


@frozen(kw_only=True)
class _Side:
    """One side: a tree, and the path of the file or of the folder that is meant."""

    tree: Tree
    path: str
    single: bool


def pair_names(old: str, new: str, shown_as: str | None = None) -> tuple[Pair, ...]:
    """The pairs that two names mean.

    Args:
        old, new: files, folders or `REV:path`; a file that is not there on one side may be `/dev/null`.
        shown_as: the path that both files have in the repository, where they are copies (as `git difftool` gives);
            the files that they name are looked for from there.

    Raises:
        SideError: a name means nothing, or one is a file and the other a folder.
        HistoryError: git cannot answer.
    """
    if shown_as is not None:
        return (Pair(old=_copy(old, shown_as, "old"), new=_copy(new, shown_as, "new")),)
    if old in NOTHING or new in NOTHING:
        sides = [None if name in NOTHING else _side(name) for name in (old, new)]
        one = next((side for side in sides if side), None)
        if one is None or not one.single:
            raise SideError("say which map to compare; both sides are empty, or one is a folder")
        return (Pair(old=_only(sides[0], old), new=_only(sides[1], new)),)
    left, right = _side(old), _side(new)
    if left.single != right.single:
        file, folder = (old, new) if left.single else (new, old)
        raise SideError(f"{quote(file)} is a file and {quote(folder)} a folder; compare two files, or two folders")
    if left.single:
        return (Pair(old=_only(left, old), new=_only(right, new)),)
    return pair_trees(left.tree, right.tree, (left.path, right.path), named=(old, new))


def pair_one(name: str) -> tuple[Pair, ...]:
    """A map of a commit and the one that is there now: `REV:path`, or a file against `HEAD`.

    Raises:
        SideError: a name means nothing.
        HistoryError: git cannot answer.
    """
    if Path(name).exists():
        return pair_range("HEAD", [name])
    side = _side(name)
    if not isinstance(side.tree, CommitTree):
        raise SideError(f"say what to compare {quote(name)} with")
    top, here = side.tree.top, Path.cwd()
    now = os.path.relpath(top.resolve() / side.path, here.resolve())
    if not Path(now).exists():
        raise SideError(f"{quote(now)} is not there any more; say what to compare {quote(name)} with")
    return pair_names(name, now)


def pair_range(words_: str, paths: Sequence[str] = (), folder: Path | None = None) -> tuple[Pair, ...]:
    """The maps that differ in a range of commits, also those whose included files or pictures differ.

    Args:
        words_: `A..B`, `A...B`, or `A` for from there to the work tree; an empty end means `HEAD`.
        paths: files and folders to look at; all if there are none.
        folder: in the repository; the current one if None.

    Raises:
        HistoryError: git cannot answer.
    """
    here = folder or Path.cwd()
    top = top_of(here)
    dots = "..." if "..." in words_ else ".."
    start, found, end = words_.partition(dots)
    first = commit_named(top, start or "HEAD")
    if not found:
        right: Tree = WorkTree(top, shown=_from_here(top, here), algorithm="sha256" if len(first) > 40 else "sha1")  # noqa: PLR2004 - digits of SHA-1
    else:
        last = commit_named(top, end or "HEAD")
        if dots == "...":
            first = merge_base(top, first, last)
            start = f"{start or 'HEAD'}...{end or 'HEAD'}"
        right = CommitTree(top, last, end or "HEAD")
    pairs = pair_trees(CommitTree(top, first, start or "HEAD"), right, ("", ""))
    wanted = [_inner(top, here, path) for path in paths]
    return tuple(p for p in pairs if not wanted or any(_meant(p, path) for path in wanted))


def _from_here(top: Path, here: Path) -> str:
    """The way from here to the top folder, for messages; empty for none."""
    way = os.path.relpath(top.resolve(), here.resolve()).replace(os.sep, "/")
    return "" if way == "." else way


def _meant(pair: Pair, path: str) -> bool:
    return any(version and within(version.path, path) for version in (pair.old, pair.new))


def _inner(top: Path, here: Path, path: str) -> str:
    """A path as the repository has it."""
    inner = os.path.relpath(os.path.normpath(here.resolve() / path), top.resolve()).replace(os.sep, "/")
    if inner.startswith("../"):
        raise SideError(f"{quote(path)} lies outside of the repository `{top}`")
    return "" if inner == "." else inner


def pair_trees(old: Tree, new: Tree, under: tuple[str, str], named: tuple[str, str] | None = None) -> tuple[Pair, ...]:
    """The maps of two trees that differ, by their path under both folders; renamed ones by their content.

    Args:
        under: the folders that are compared, as both trees call them.
        named: what the folders are called in the result; None for paths from the top alone.
    """
    before, after = old.files(), new.files()
    olds = {_below(path, under[0]): path for path in before}
    news = {_below(path, under[1]): path for path in after}
    both = [path for path in olds if path in news]
    for tree, found in ((old, before), (new, after)):
        if isinstance(tree, CommitTree):
            tree.fetch(found)
    pairs = {
        path: path
        for path in both
        if before[olds[path]] != after[news[path]] or needs_differ(old, new, olds[path], news[path])
    }
    gone = [path for path in olds if path not in news]
    come = [path for path in news if path not in olds]
    renamed = _renamed(old, new, {p: olds[p] for p in gone}, {p: news[p] for p in come})
    pairs |= renamed

    def version(tree: Tree, path: str, inner: str, n: int) -> Version:
        shown = path if named is None else normpath(f"{named[n]}/{inner}") if ":" not in named[n] else tree.label(path)
        return Version(tree=tree, path=path, name=shown)

    made = {
        b: Pair(old=version(old, olds[a], a, 0), new=version(new, news[b], b, 1), renamed=a != b)
        for a, b in pairs.items()
    }
    taken = set(renamed.values())
    made |= {p: Pair(old=None, new=version(new, news[p], p, 1)) for p in come if p not in taken}
    made |= {p: Pair(old=version(old, olds[p], p, 0), new=None) for p in gone if p not in renamed}
    return tuple(made[path] for path in sorted(made))


def _below(path: str, under: str) -> str:
    return path.removeprefix(f"{under}/") if under else path


def _renamed(old: Tree, new: Tree, gone: Mapping[str, str], come: Mapping[str, str]) -> dict[str, str]:
    """Maps that lie elsewhere: with the same content, else with most of the same words."""
    if not gone or not come:
        return {}
    waiting: dict[str | None, list[str]] = {}
    for path in come:
        waiting.setdefault(new.id(come[path]), []).append(path)
    pairs: dict[str, str] = {}
    for path in gone:
        found = waiting.get(old.id(gone[path]))
        if found:
            same_name = next((p for p in found if basename(p) == basename(path)), found[0])
            found.remove(same_name)
            pairs[path] = same_name
    texts = {("old", p): _text(old, gone[p]) for p in gone if p not in pairs}
    texts |= {("new", p): _text(new, come[p]) for found in waiting.values() for p in found}
    counted = {key: words(text) for key, text in texts.items()}
    left = [key for key in texts if key[0] == "old"]
    right = [key for key in texts if key[0] == "new"]
    alike = pair_alike(left, right, lambda k: texts[k], lambda a, b: shared(counted[a], counted[b]), _ALIKE)
    return pairs | {a[1]: b[1] for a, b in alike}


def _text(tree: Tree, path: str) -> str:
    """What a map says, without its keys, which are in every map."""
    return _KEY.sub(" ", (tree.read(path) or b"").decode("utf-8", "replace"))


# --- names


def _only(side: _Side | None, name: str) -> Version | None:
    return Version(tree=side.tree, path=side.path, name=name) if side else None


def _side(name: str) -> _Side:
    """What a name means: what is on the disk, else `REV:path`."""
    path = Path(name)
    if path.is_dir():
        return _Side(tree=FolderTree(path), path="", single=False)
    if path.exists():
        return _Side(
            tree=FolderTree(path.parent, shown=str(path.parent) if path.parent != Path() else ""),
            path=path.name,
            single=True,
        )
    written = _REVISION.fullmatch(name)
    if not written:
        raise SideError(f"there is no file or folder {quote(name)}; a map of a commit is written `HEAD~3:{name}`")
    revision, inner = written[1], written[2]
    if not revision:
        raise SideError(f"{quote(name)} names no commit; write one before the colon: `HEAD{name}`")
    return _in_commit(revision, inner)


def _in_commit(revision: str, inner: str) -> _Side:
    here = Path.cwd()
    top = top_of(here)
    commit = commit_named(top, revision)
    prefix = os.path.relpath(here.resolve(), top.resolve()).replace(os.sep, "/")
    path = normpath(f"{prefix}/{inner}") if inner.startswith(("./", "../")) else normpath(inner) if inner else "."
    path = "" if path == "." else path
    tree = CommitTree(top, commit, revision, under=path)
    if tree.id(path) is not None:
        return _Side(tree=tree, path=path, single=True)
    if any(within(one, path) for one in tree.blobs):
        return _Side(tree=tree, path=path, single=False)
    from_here = normpath(f"{prefix}/{inner}")
    hint = f"; did you mean `{revision}:./{inner}`?" if tree.id(from_here) is not None else ""
    raise SideError(f"{quote(revision)} has no {quote(inner)}{hint}")


def _copy(file: str, shown_as: str, side: str) -> Version | None:
    """A copy of a file, read as if it lay where it belongs."""
    if file in NOTHING:
        return None
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise SideError(f"{quote(file)} cannot be read: {(error.strerror or str(error)).lower()}") from None
    home = Path(shown_as)
    try:
        top = top_of(home.resolve().parent if home.parent.exists() else Path.cwd())
    except HistoryError:
        top = home.resolve().parent
    inner = _inner(top, Path.cwd(), shown_as)
    tree = OverlaidTree(FolderTree(top), inner, data, f"{shown_as} ({side})")
    return Version(tree=tree, path=inner, name=shown_as)
