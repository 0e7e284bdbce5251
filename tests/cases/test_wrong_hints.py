"""What the program tells designers to write instead, for every file of `wrong`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from blueprint.reading import parse
from blueprint.source import Source

FOLDER = Path(__file__).parent / "wrong"


def hints(path: Path) -> list[str]:
    """The hints of what reading finds in a file, and what else it points at."""
    found = parse(Source(path.name, path.read_text("utf-8"))).diagnostics
    return [
        line
        for finding in found
        for line in (
            f"  {finding.code}: {finding.hint}",
            *(f"    {related.span.line}: {related.message}" for related in finding.related),
        )
    ]


def test_hints(accept: Callable[[Path, str], None]) -> None:
    said = [(path, hints(path)) for path in sorted(FOLDER.glob("*.blueprint.yaml"))]
    lines = [line for path, told in said if told for line in (path.name.partition(".")[0], *told)]
    accept(FOLDER.with_name("wrong-hints.txt"), "\n".join(lines) + "\n")
