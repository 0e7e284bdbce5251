"""Modules stay small, and the package looks at no clock, no dice and no memory address."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "blueprint").rglob("*.py"))]

LONGEST = 320
# Modules that are allowed to be longer: how many lines, and why.
LONGER: dict[str, tuple[int, str]] = {}

# What makes two runs differ. A module that needs one says here why its output stays the same.
UNSTEADY_MODULES = {"time", "random", "uuid", "secrets", "tempfile", "socket", "getpass", "locale"}
UNSTEADY_CALLS = {
    "now",
    "today",
    "utcnow",
    "hash",
    "id",
    "getcwd",
    "cwd",
    "gethostname",
    "urandom",
    "mkdtemp",
}
ALLOWED: dict[tuple[str, str], str] = {
    ("blueprint/build/links.py", "id"): "a set of labels already drawn, asked only whether one is in it",
    ("blueprint/build/meaning.py", "id"): "the same set",
    ("blueprint/editing/order.py", "id"): "which pieces of one schema were looked at already, asked only by the piece",
    ("blueprint/extending/naming.py", "id"): "where each node of one tree stands, asked only by the node",
    ("blueprint/extending/removal.py", "id"): "which nodes of the same tree go, likewise",
    ("blueprint/cli/build_progress.py", "time"): "how often a bar is drawn; seconds are told only on a terminal",
    ("blueprint/project/building/cache.py", "time"): "which files killed builds have left behind",
    ("blueprint/project/building/tree.py", "time"): "how long new files wait to be moved; their contents do not change",
    ("blueprint/project/building/inputs.py", "time"): "what has only just changed is read again; contents decide",
    ("blueprint/project/jobs/cluster.py", "socket"): "whether a scheduler listens",
    ("blueprint/cli/render.py", "time"): "when to show how far it is; nothing of it reaches a drawing",
    ("blueprint/frozen.py", "hash"): "the `__hash__` of value classes; nothing is put into its order",
    ("blueprint/pipeline/difference/sides.py", "cwd"): "where the files that are named are looked for",
    ("blueprint/cli/untrusted.py", "cwd"): "where a confined process may write; nothing of it reaches a drawing",
    ("blueprint/cli/untrusted.py", "time"): "how long a process is waited for that was interrupted",
    ("blueprint/cli/watch.py", "time"): "when files are looked at again; seconds are told only on a terminal",
    ("blueprint/preview/follower.py", "time"): "which files have changed since they were read; no picture tells",
    ("blueprint/preview/server.py", "secrets"): "compares the token of an address without telling how far it is right",
    ("blueprint/preview/server.py", "socket"): "whether a port is free, and whether a tab is still there",
    ("blueprint/preview/studio.py", "time"): "when files are looked at again",
    ("blueprint/preview/token.py", "secrets"): "the address of a preview cannot be guessed; no drawing has it",
    ("blueprint/writing/places.py", "getcwd"): "which links lie in the folder in which a command is typed",
    ("blueprint/writing/locks.py", "time"): "which unfinished files are old, where there are no locks",
    ("blueprint/writing/locks.py", "urandom"): "names of files until they are moved to their places",
    ("blueprint/writing/together.py", "urandom"): "the name of a file that is gone when the command ends",
    ("blueprint/writing/private.py", "tempfile"): "where passing files lie; a test sees that no path is told",
    ("blueprint/writing/private.py", "mkdtemp"): "likewise",
    ("blueprint/paths.py", "cwd"): "where the files named on standard input are looked for",
}


def unsteady(tree: ast.AST) -> Iterator[str]:
    """The names of modules and calls in a module that depend on the moment or the machine."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.split(".")[0] in UNSTEADY_MODULES)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in UNSTEADY_MODULES:
            yield node.module or ""
        elif isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            # `value.id(...)` would be a method of somebody's own; the built-ins stand alone.
            if name in UNSTEADY_CALLS and (isinstance(called, ast.Name) or name not in {"hash", "id"}):
                yield name


@cache
def found() -> frozenset[tuple[str, str]]:
    """What all modules look at, each with who does."""
    return frozenset(
        (module, name) for module in MODULES for name in unsteady(ast.parse((ROOT / module).read_text("utf-8")))
    )


def test_modules_are_small() -> None:
    length = {module: len((ROOT / module).read_text("utf-8").splitlines()) for module in MODULES}

    assert {m: n for m, n in length.items() if n > LONGER.get(m, (LONGEST, ""))[0]} == {}


def test_the_longer_ones_are_still_long() -> None:
    assert [m for m in LONGER if len((ROOT / m).read_text("utf-8").splitlines()) <= LONGEST] == []


def test_nothing_depends_on_the_moment() -> None:
    assert sorted(found() - ALLOWED.keys()) == []


def test_exceptions_are_in_use() -> None:
    assert sorted(ALLOWED.keys() - found()) == []


def test_the_scan_sees_them_all() -> None:
    code = "import time\nfrom random import choice\ndatetime.date.today()\nhash('a')\nx.id()\nPath.cwd()\n"

    assert sorted(unsteady(ast.parse(code))) == ["cwd", "hash", "random", "time", "today"]
