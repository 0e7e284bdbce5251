"""Files that a blueprint names: found from the file that names them, never outside of the project."""

from __future__ import annotations

from pathlib import Path

from blueprint.build.context import Context
from blueprint.document import Scalar
from blueprint.paths import Fault, locate, with_slashes

_HINTS = {
    Fault.FOREIGN: "write the path from the folder of this file, with `/` between folders",
    Fault.OUTSIDE: "only files inside the project folder are used; copy it there, or put a `blueprint.config.yaml` "
    "that says `config: 1` into a folder above both",
    Fault.MISSING: "paths start at the folder of this file",
    Fault.FOLDER: "name a file in it",
}


def inside(context: Context, node: Scalar) -> Path | None:
    """The existing file that a path names, links followed; reports one that may not be used."""
    name = node.text.strip()
    if not name:
        return None
    found = locate(name, node.span.source, context.project_root)
    if isinstance(found, Path):
        return found if _counted(context, found, node) else None
    code = "BP410" if found in {Fault.FOREIGN, Fault.OUTSIDE} else "BP411"
    shown = name if len(name) <= 80 else f"{name[:79]}…"  # noqa: PLR2004 - a line of a terminal
    context.error(code, f"the file `{shown}` {found}", node.span, hint=_HINTS[found], fix=with_slashes(node.span))
    return None


def _counted(context: Context, path: Path, node: Scalar) -> bool:
    """Whether a map may rest on one more file; reports the first one that is too much."""
    if path in context.files:
        return True
    most = context.limits.files
    if len(context.files) >= most:
        context.beyond("files", "BP160", f"the map rests on more than {most:,} other files", node.span)
        return False
    context.files.add(path)
    return True
