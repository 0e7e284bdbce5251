"""Files are written in one room, which does it so that nothing is lost; whoever else writes has a reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "blueprint"
ROOM = "writing/"
ALLOWED = {
    ("cli/main.py", "open"): "`/dev/null`, for a stream that the shell has closed",
    ("cli/main.py", "os.open"): "likewise",
    ("pipeline/difference/trees.py", ".write_bytes"): "into a private folder that is gone when the command ends",
    ("project/jobs/sandbox.py", ".write_bytes"): "into the private folder of a process",
    ("project/jobs/sandbox.py", ".touch"): "likewise",
    ("project/jobs/sandbox.py", ".symlink_to"): "likewise",
    ("project/jobs/sandbox.py", ".chmod"): "likewise",
    ("cli/write.py", ".write_bytes"): "standard output",
}
_SYSTEM = {"open", "fdopen", "replace", "rename", "renames", "link", "symlink", "truncate", "mkfifo", "chmod", "fchmod"}
_METHODS = {"write_bytes", "write_text", "touch", "symlink_to", "hardlink_to", "rename", "chmod"}
_ONLY_ASK = {"which", "get_terminal_size", "gettempdir"}
_LIBRARIES = {"tempfile", "shutil", "dbm", "shelve", "sqlite3"}


def writes(tree: ast.AST) -> Iterator[str]:
    """The calls in a module that may write a file, and the modules for it that it imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            asks = isinstance(node, ast.ImportFrom) and {a.name for a in node.names} <= _ONLY_ASK
            named = [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
            yield from (name for name in named if name.split(".")[0] in _LIBRARIES and not asks)
        elif isinstance(node, ast.Call):
            yield from _called(node)


def _called(node: ast.Call) -> Iterator[str]:
    called = node.func
    if isinstance(called, ast.Name) and called.id == "open" and _mode(node, 1):
        yield "open"
    if not isinstance(called, ast.Attribute):
        return
    owner = called.value.id if isinstance(called.value, ast.Name) else ""
    if owner == "os":
        if called.attr in _SYSTEM:
            yield f"os.{called.attr}"
    elif called.attr in _METHODS or (called.attr == "open" and _mode(node, 0)):
        yield f".{called.attr}"
    elif called.attr == "replace" and len(node.args) == 1 and not node.keywords:  # that of a path; a text's has two
        yield ".replace"


def _mode(node: ast.Call, place: int) -> bool:
    """Whether a mode is given with which something can be written."""
    given = [keyword.value for keyword in node.keywords if keyword.arg == "mode"] + node.args[place : place + 1]
    return any(isinstance(one, ast.Constant) and set(str(one.value)) & set("wax+") for one in given)


@cache
def found() -> set[tuple[str, str]]:
    """The modules that write outside their room, each with the call by which it does so."""
    return {
        (path.relative_to(PACKAGE).as_posix(), call)
        for path in sorted(PACKAGE.rglob("*.py"))
        if not path.relative_to(PACKAGE).as_posix().startswith(ROOM)
        for call in writes(ast.parse(path.read_text("utf-8")))
    }


def test_only_one_room_writes() -> None:
    assert sorted(found() - ALLOWED.keys()) == [], "use blueprint.writing.whole.write_whole"


def test_exceptions_are_in_use() -> None:
    assert sorted(ALLOWED.keys() - found()) == []


def test_the_rule_bites() -> None:
    for text, call in {
        "Path('a').open('wb')": ".open",
        "open('a', 'a')": "open",
        "open('a', mode='x')": "open",
        "Path('a').write_text('')": ".write_text",
        "new.replace(place)": ".replace",
        "os.replace(new, place)": "os.replace",
        "from tempfile import NamedTemporaryFile": "tempfile",
        "import shutil": "shutil",
    }.items():
        assert list(writes(ast.parse(text))) == [call]
    for text in ("text.replace('a', 'b')", "open('a')", "Path('a').open('rb')", "replace(value, name=1)"):
        assert list(writes(ast.parse(text))) == []
