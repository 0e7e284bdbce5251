"""What the bytes of an output rest on, as checksums.

In: the installed program, a map's files, what is asked. Out: keys: equal keys mean equal bytes. They hold no time and
no place, so that what one machine has made can be used by another one.

    tool      the program's own files, the versions of what the bytes rest on, Python's
    source    tool, limits, the map's path, and the checksums of all its files
    request   settings of one kind of file, and the checksums of its theme's files
    fonts     names and sizes of all fonts of the machine; only for drawings that may use them
"""

from __future__ import annotations

import json
import os
import re
import sys
import zlib
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from blueprint import __version__
from blueprint.frozen import names_of_fields
from blueprint.limits import Limits
from blueprint.project.building.inputs import Needed
from blueprint.project.jobs.request import Request

PACKAGES = {
    "babel": "babel",
    "font-source-sans-pro": "font_source_sans_pro",
    "graphviz": "graphviz",
    "icu4py": "icu4py",
    "jinja2": "jinja2",
    "jsonschema": "jsonschema",
    "pillow": "PIL",
    "pydyf": "pydyf",
    "pypdfium2": "pypdfium2",
    "pyyaml": "yaml",
    "segno": "segno",
    "uharfbuzz": "uharfbuzz",
    "weasyprint": "weasyprint",
    "xlsxwriter": "xlsxwriter",
}
"""What the bytes rest on: names of distributions, and of what they install."""

_PACKAGE = Path(__file__).parents[1]
_INSTALLED = re.compile(r"(.+?)-([^-]+)\.(?:dist-info|egg-info)")
_PASSED_BY = frozenset({"__pycache__"})


@cache
def own_look() -> str:
    """A quick look at the program's own files: their names, sizes and times."""
    return _digest([(name, *_stamp(path)) for name, path in _own_files()])


def own_content() -> str:
    """Checksum of the program's own files."""
    return _digest([(name, sha256(path.read_bytes()).hexdigest()) for name, path in _own_files()])


def tool_key(content: str | None = None) -> str:
    """Key of the program.

    Args:
        content: checksum of its own files; None to find it out.
    """
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"
    return _digest(
        [__version__, content or own_content(), python, zlib.ZLIB_RUNTIME_VERSION, sorted(versions().items())]
    )


def source_key(tool: str, limits: Limits, path: str, needed: Needed) -> str:
    """Key of a map with all that it is made of."""
    return _digest([tool, repr(limits.of_content()), path, needed.files, needed.links])


def request_key(request: Request, theme: Needed | None) -> str:
    """Key of a request.

    Args:
        request: what is asked.
        theme: the files of its theme; None for a theme with a name.
    """
    return _digest([_plain(request), [theme.files, theme.links] if theme else None])


def book_key(tool: str, limits: Limits, book: object, maps: Iterable[str], needed: Iterable[Needed]) -> str:
    """Key of a book with all its maps and its theme."""
    return _digest([tool, repr(limits.of_content()), repr(book), list(maps), [(n.files, n.links) for n in needed]])


@cache
def fonts_key() -> str:
    """Key of the fonts of this machine."""
    from blueprint.text.folders import all_files  # noqa: PLC0415 - only where other fonts are used

    return _digest(sorted((path.name, _size(path)) for path in all_files()))


@cache
def versions() -> dict[str, str]:
    """The versions of what the bytes rest on, by distribution; empty for one that cannot be found."""
    found: dict[str, str] = {}
    for folder in {_home_of(module) for module in PACKAGES.values()}:
        names = os.listdir(folder) if folder else []  # noqa: PTH208 - names only
        for name in names:
            parts = _INSTALLED.fullmatch(name)
            if parts:
                found[parts[1].lower().replace("_", "-")] = parts[2]
    return {name: found.get(name) or _asked(name) for name in PACKAGES}


def _home_of(module: str) -> str:
    """The folder that a package is installed in."""
    spec = find_spec(module)
    places = (list(spec.submodule_search_locations or ()) or [spec.origin or ""]) if spec else [""]
    return os.path.dirname(places[0])  # noqa: PTH120 - a path as text


def _asked(name: str) -> str:
    """A version by way of the standard library, which takes longer."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - hardly ever needed

    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _own_files() -> Iterable[tuple[str, Path]]:
    """The files of the program and what ships with it, with their names, in order."""
    roots = {"blueprint": _PACKAGE}
    for kind in ("schemas", "templates"):
        if not (_PACKAGE / "_data" / kind).is_dir():
            roots[kind] = _PACKAGE.parent / kind
    for name, root in sorted(roots.items()):
        for folder, folders, files in os.walk(root):
            folders[:] = sorted(f for f in folders if f not in _PASSED_BY and not f.startswith("."))
            inner = os.path.relpath(folder, root).replace(os.sep, "/")
            yield from ((f"{name}/{inner}/{file}", Path(folder, file)) for file in sorted(files))


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _plain(request: Request) -> Any:  # noqa: ANN401 - what JSON holds
    """A request as plain values."""
    settings = {name: getattr(request.settings, name) for name in sorted(names_of_fields(type(request.settings)))}
    doors = request.doors
    leads = [doors.maps, doors.views, doors.by_language, doors.tail] if doors else None
    return [request.format, request.views, request.language, request.theme, request.text, settings, leads]


def _digest(value: object) -> str:
    """Checksum of plain values."""
    return sha256(json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()
