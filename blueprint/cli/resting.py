"""Which files a map rests on: catalogues that it includes, and the map that it extends with what that one rests on."""

from __future__ import annotations

from pathlib import Path

from blueprint.cli.edits import included_by


def resting_on(name: str) -> tuple[str, ...]:
    """The files that a map is made of beside itself, as findings call them; none for one that cannot be read."""
    found: dict[Path, str] = {}
    waiting = [name]
    while waiting:
        here = waiting.pop()
        below = extended_by(here)
        for other in (*included_by(here), *below):
            place = Path(other).resolve()
            if place not in found:
                found[place] = other
                if other in below:
                    waiting.append(other)
    return tuple(found.values())


def extended_by(name: str) -> tuple[str, ...]:
    """The map that a map extends; nothing where it extends none, or cannot be read."""
    from blueprint.document import Scalar  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.paths import locate  # noqa: PLC0415 - likewise
    from blueprint.project.config_search import shown  # noqa: PLC0415 - likewise
    from blueprint.reading import parse, read  # noqa: PLC0415 - likewise

    source = read(name).value
    document = parse(source).value if source is not None and "extends" in source.text else None
    written = document.root.get("extends") if document is not None else None
    if source is None or not isinstance(written, Scalar):
        return ()
    path = locate(written.text.strip(), source)
    return (shown(path),) if isinstance(path, Path) else ()
