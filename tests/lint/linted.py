"""Short ways to what the lint rules say, for tests."""

from __future__ import annotations

from textwrap import dedent

from blueprint.build import build
from blueprint.diagnostics import Diagnostic
from blueprint.lint import check
from blueprint.model import Service
from blueprint.reading import parse
from blueprint.schema import check as check_schema
from blueprint.source import Source


def service(text: str) -> Service:
    """The service of a valid text; `blueprint` is put in front, and `title` where it lacks."""
    head = "" if text.startswith("title:") else "title: Test\n"
    source = Source("test.blueprint.yaml", f"blueprint: 1\n{head}{dedent(text)}")
    document = parse(source).value
    assert document is not None
    assert check_schema(document) == ()
    outcome = build(document)
    assert not outcome.failed, outcome.diagnostics
    assert outcome.value is not None
    return outcome.value


def found(text: str) -> list[Diagnostic]:
    """What all rules say about a text."""
    return list(check(service(text)))


def told(text: str) -> list[str]:
    """Line, column, code and message of what all rules say."""
    return [f"{d.span.line}:{d.span.column} {d.code} {d.message}" for d in found(text) if d.span]


def steps(*lines: str, head: str = "", tail: str = "") -> str:
    """A map of one stage with a step per line, in flow style without braces; steps begin in line 6 without a head."""
    listed = "".join(f"      - {{{line}}}\n" for line in lines)
    return f"{head}stages:\n  - title: Stay\n    steps:\n{listed}{tail}"
