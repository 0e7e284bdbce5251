"""Short ways to a built service, for tests."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from blueprint.build import build
from blueprint.diagnostics import Diagnostic, Outcome
from blueprint.model import Service
from blueprint.reading import parse
from blueprint.source import Source


def outcome(text: str, path: Path | None = None) -> Outcome[Service]:
    """What building a text gives; `blueprint` and `title` are put in front."""
    source = Source("test.blueprint.yaml", f"blueprint: 1\ntitle: Test\n{dedent(text)}", path)
    parsed = parse(source)
    assert parsed.value is not None, parsed.diagnostics
    return build(parsed.value)


def service(text: str, path: Path | None = None) -> Service:
    """The service of a text without errors."""
    found = outcome(text, path)
    assert not found.failed, said(found)
    assert found.value is not None
    return found.value


def steps(*lines: str, head: str = "") -> str:
    """A file with one stage and a step per line (in flow style, without braces)."""
    listed = "".join(f"      - {{{line}}}\n" for line in lines)
    return f"{head}stages:\n  - title: Stage\n    steps:\n{listed}"


def said(found: Outcome[Service]) -> list[str]:
    """Code and message of every finding."""
    return [f"{d.code} {d.message}" for d in found.diagnostics]


def only(found: Outcome[Service]) -> Diagnostic:
    """The single finding."""
    assert len(found.diagnostics) == 1, said(found)
    return found.diagnostics[0]


def codes(found: Outcome[Service]) -> list[str]:
    """The codes of all findings."""
    return [d.code for d in found.diagnostics]


def ends(built: Service) -> list[tuple[str, str]]:
    """Source and target of every connector."""
    return [(link.source, link.target) for link in built.links]
