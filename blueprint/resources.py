"""Where the files that ship with the program are: schemas and templates.

In: a kind (`schemas`, `templates`) and a name below it. Out: their content. In an installed wheel they lie in
`blueprint/_data`, in a checkout beside the package.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from jinja2 import Environment, Template

Kind: TypeAlias = Literal["schemas", "templates"]

_PACKAGE = Path(__file__).parent


def read_text(kind: Kind, name: str) -> str:
    """The text (UTF-8) of one file.

    Args:
        kind: `schemas` or `templates`.
        name: path below that folder with `/`: `svg/drawing.svg`.

    Raises:
        FileNotFoundError: no such file ships with the program.
    """
    return read_bytes(kind, name).decode("utf-8").replace("\r\n", "\n")


def read_bytes(kind: Kind, name: str) -> bytes:
    """The bytes of one file; arguments and errors as for `read_text`."""
    return path(kind, name).read_bytes()


def template(name: str, folder: str = "") -> Template:
    """A template, compiled once.

    Args:
        name: path below the folder; what it includes is looked for there too.
        folder: below `templates`. With one, the line of a statement leaves nothing behind.

    Raises:
        TemplateNotFound: no such file ships with the program.
    """
    return _environment(folder).get_template(name)


@lru_cache(maxsize=8)
def _environment(folder: str) -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 - 40 ms, only for pages

    return Environment(
        loader=FunctionLoader(lambda name: read_text("templates", f"{folder}/{name}" if folder else name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=bool(folder),
        lstrip_blocks=bool(folder),
        keep_trailing_newline=True,
    )


def exists(kind: Kind, name: str) -> bool:
    """Whether a file of this name ships with the program."""
    return _inside(name) and (_folder(kind) / name).is_file()


def names(kind: Kind, below: str = "") -> tuple[str, ...]:
    """Names of all files of a kind, sorted, with `/`; only those in the folder `below` if one is given."""
    root = _folder(kind)
    found = (p.relative_to(root) for p in (root / below).rglob("*") if p.is_file())
    return tuple(sorted(p.as_posix() for p in found if not any(part.startswith(".") for part in p.parts)))


def path(kind: Kind, name: str) -> Path:
    """Where one file lies; arguments and errors as for `read_text`."""
    if not exists(kind, name):
        raise FileNotFoundError(f"{kind}/{name} is not part of this installation of blueprint")
    return _folder(kind) / name


def _folder(kind: Kind) -> Path:
    """The folder of a kind: in the wheel inside the package, in a checkout beside it."""
    shipped = _PACKAGE / "_data" / kind
    return shipped if shipped.is_dir() else _PACKAGE.parent / kind


def _inside(name: str) -> bool:
    """Whether a name stays below its folder."""
    parts = name.split("/")
    return bool(name) and "\\" not in name and ".." not in parts and not name.startswith("/")
