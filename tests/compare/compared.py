"""Services out of a few words, and what differs between them in a form that tests can read."""

from __future__ import annotations

from blueprint.build import build
from blueprint.compare import Change, Difference
from blueprint.compare.services import compare
from blueprint.diagnostics import has_errors
from blueprint.model import Service
from blueprint.reading import parse
from blueprint.source import Source

HEAD = "blueprint: 1\ntitle: Map\n"


def service(text: str) -> Service:
    """The service of a file, which has to be right; the head is added where it is missing."""
    whole = text if text.startswith("blueprint:") else HEAD + text
    document = parse(Source(name="map", text=whole)).value
    assert document is not None, whole
    built = build(document)
    assert built.value is not None
    assert not has_errors(built.diagnostics), built.diagnostics
    return built.value


def steps(*lines: str) -> str:
    """A file with one stage, a step a line."""
    return "stages:\n  - title: Stage\n    steps:\n" + "".join(f"      - {line}\n" for line in lines)


def difference(old: str, new: str) -> Difference:
    return compare(service(old), service(new))


def told(change: Change) -> str:
    """A change in one line: `card moved+changed: A (before: B) text: B -> A`."""
    before = f" (before: {change.old_title})" if change.old_title is not None else ""
    fields = "".join(
        f"; {f.name}{f'@{f.language}' if f.language else ''}: {f.old} -> {f.new}"
        for f in change.fields
        if f.name not in {"title", "text", "name"} or f.language
    )
    return f"{change.kind} {'+'.join(change.what)}: {change.title}{before}{fields}"


def changes(old: str, new: str) -> list[str]:
    """What differs, without connectors that are made by rule."""
    return [told(change) for change in difference(old, new).changes if not change.by_rule]
