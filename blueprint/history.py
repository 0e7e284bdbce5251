"""What git knows about files: who changed them last, and what they were at another time.

In: a path, or the name of a revision. Out: commits, lists of files, contents. git is only asked; nothing is checked
out, nothing is fetched, and no program runs that a repository names, be it in its settings and attributes, by signed
commits or in a bare repository among its files. `configure` alone writes, where a user has said yes to it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from blueprint.frozen import frozen
from blueprint.programs import program

_DIGITS = 8
_PATIENCE = 10.0
"""Seconds after which git is not waited for any longer where an answer is only welcome."""
_LONG_PATIENCE = 300.0
"""Likewise where it is needed: histories are long."""
_LINK, _MODULE = "120000", "160000"


_SETTINGS = ("--no-pager", "-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit")
"""What a repository may not decide. A bare one among the files of another would bring settings along in a change."""
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}  # fmt: skip
"""Asks nobody and fetches nothing, also where a partial clone lacks what is asked for."""


class HistoryError(Exception):
    """git cannot answer; the text is a sentence for the user, without a final full stop."""


@frozen(kw_only=True)
class Blob:
    """A file in a commit: the id of its content, and whether it is a symbolic link."""

    id: str
    link: bool = False


def commit_of(path: Path) -> str:
    """The commit in which a file was last changed.

    Returns:
        its first eight digits, with a `+` where the file has been changed since; empty where the file is in no commit,
        where the history that is here does not reach back to it (a shallow clone), or git is not there.
    """
    folder, name = path.resolve().parent, path.resolve().name
    found, *parents = _git(folder, "log", "-1", "--no-show-signature", "--format=%H %P", "--", name).split() or [""]
    # The first commit of a shallow clone seems to have made all files.
    if not found or (not parents and _git(folder, "rev-parse", "--is-shallow-repository").strip() == "true"):
        return ""
    return f"{found[:_DIGITS]}{'+' if _changed(folder, name) else ''}"


def _changed(folder: Path, name: str) -> bool:
    """Whether a file is other than in the commit that is checked out; line ends do not count, which git may change.

    `git status` would run the filters that the settings and attributes of the repository name.
    """
    try:
        kept, here = _run(folder, ("cat-file", "blob", f"HEAD:./{name}")), (folder / name).read_bytes()
    except (HistoryError, OSError):
        return True
    return kept != here and kept.replace(b"\r\n", b"\n") != here.replace(b"\r\n", b"\n")


def top_of(folder: Path) -> Path:
    """The top folder of the work tree that a folder lies in.

    Raises:
        HistoryError: it lies in none, or git is not there.
    """
    top = Path(_answer(folder, "rev-parse", "--show-toplevel").removesuffix("\n"))
    if not (top / ".git").exists() and "GIT_DIR" not in os.environ:
        raise HistoryError(f"the settings of the repository name another folder as its work tree: `{top}`")
    return top


def commit_named(folder: Path, name: str) -> str:
    """The full id of the commit that a name means: a branch, a tag, `HEAD~3`, the beginning of an id.

    Raises:
        HistoryError: there is no such commit.
    """
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    try:
        found = _answer(folder, *words).strip()
    except HistoryError:
        top_of(folder)  # says so where there is no repository at all
        found = ""
    if not found or not name:
        shallow = _git(folder, "rev-parse", "--is-shallow-repository").strip() == "true"
        why = "; this clone is shallow: fetch more of its history" if shallow else ""
        raise HistoryError(f"git knows no commit `{name}`{why}")
    return found


def merge_base(folder: Path, one: str, other: str) -> str:
    """The commit that two commits have in common.

    Raises:
        HistoryError: there is none.
    """
    try:
        return _answer(folder, "merge-base", one, other).split()[0]
    except (HistoryError, IndexError):
        message = f"`{one[:_DIGITS]}` and `{other[:_DIGITS]}` have no commit in common; is the clone shallow?"
        raise HistoryError(message) from None


def files_at(folder: Path, commit: str) -> dict[str, Blob]:
    """All files of a commit, by their path from the top folder, in order.

    Raises:
        HistoryError: the commit cannot be read.
    """
    found = {}
    for line in _answer(folder, "ls-tree", "-r", "-z", "--full-tree", commit).split("\0"):
        about, _, path = line.partition("\t")
        if path and not about.startswith(_MODULE):
            mode, _, name = about.split()
            found[path] = Blob(id=name, link=mode == _LINK)
    return found


def files_here(folder: Path) -> tuple[str, ...]:
    """All files of a work tree that git would keep, by their path from its top folder, in order.

    Raises:
        HistoryError: the folder lies in no work tree.
    """
    top = top_of(folder)
    listed = _answer(top, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    return tuple(sorted({path for path in listed if path and (top / path).is_file()}))


def keeps(folder: Path, name: str) -> bool:
    """Whether something under a name in a folder is committed, or about to be; not where git cannot say."""
    return bool(_git(folder, "ls-files", "-z", "--cached", "--", name))


def contents(folder: Path, blobs: Iterable[str]) -> Mapping[str, bytes]:
    """What stands in files of commits, by the ids of their contents.

    Raises:
        HistoryError: one of them is not there.
    """
    ids = list(dict.fromkeys(blobs))
    answer = _run(folder, ("cat-file", "--batch"), "".join(f"{i}\n" for i in ids).encode()) if ids else b""
    found, at = {}, 0
    for name in ids:
        end = answer.index(b"\n", at)
        head = answer[at:end].split()
        if len(head) != 3:  # noqa: PLR2004 - id, kind and size; anything else says that it is missing
            raise HistoryError(f"git has no content `{name[:_DIGITS]}`; fetch it, or mend the repository")
        size = int(head[2])
        found[name] = answer[end + 1 : end + 1 + size]
        at = end + 2 + size
    return found


def private_folder(folder: Path) -> Path:
    """The folder where git keeps what it knows of a repository, for all its work trees.

    Raises:
        HistoryError: the folder lies in no repository.
    """
    return (folder / _answer(folder, "rev-parse", "--git-common-dir").removesuffix("\n")).resolve()


def setting(folder: Path, key: str) -> str | None:
    """A setting of the repository itself; None where it has none.

    Raises:
        HistoryError: it is set several times.
    """
    try:
        values = _answer(folder, "config", "--local", "-z", "--get-all", key).split("\0")[:-1]
    except HistoryError:
        return None
    if len(values) > 1:
        raise HistoryError(f"`{key}` is set {len(values)} times in this repository; leave one: `git config --edit`")
    return values[0]


def configure(folder: Path, key: str, value: str | None) -> None:
    """Set a setting of the repository itself, or with None take it away.

    Raises:
        HistoryError: git cannot write it.
    """
    words = ("config", "--local", key, value) if value is not None else ("config", "--local", "--unset", key)
    _answer(folder, *words)


def _git(folder: Path, *words: str) -> str:
    """What git answers in a folder; nothing if it cannot."""
    try:
        return _run(folder, words, patience=_PATIENCE).decode("utf-8", "replace")
    except HistoryError:
        return ""


def _answer(folder: Path, *words: str) -> str:
    """What git answers in a folder; names of files may be any bytes."""
    return os.fsdecode(_run(folder, words))


def _run(folder: Path, words: tuple[str, ...], given: bytes | None = None, patience: float = _LONG_PATIENCE) -> bytes:
    import subprocess  # noqa: PLC0415 - 6 ms, only for paper and comparisons

    try:
        command = [program("git"), *_SETTINGS, "--literal-pathspecs", "-C", str(folder), *words]
        answer = subprocess.run(  # noqa: S603 - fixed words, paths and names behind an end of options
            command, input=given, stdin=None if given is not None else subprocess.DEVNULL, capture_output=True,
            check=False, timeout=patience, env={**os.environ, **_QUIET},
        )  # fmt: skip
    except FileNotFoundError:
        raise HistoryError("git is not installed, or not found on the PATH") from None
    except (OSError, subprocess.SubprocessError) as error:
        raise HistoryError(f"git does not answer: {type(error).__name__}") from None
    if answer.returncode:
        said = answer.stderr.decode("utf-8", "replace").strip().splitlines()
        raise HistoryError(_sentence(said[0] if said else "", folder))
    return answer.stdout


def _sentence(said: str, folder: Path) -> str:
    """What git said, in our words where we know it."""
    if "not a git repository" in said:
        return f"`{folder}` lies in no git repository"
    if "dubious ownership" in said:
        return f"git does not trust `{folder}`, which another user owns; see `git help config`, safe.directory"
    return f"git says: {said.removeprefix('fatal: ').removeprefix('error: ') or 'nothing, but it failed'}"
