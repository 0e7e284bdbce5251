"""From the name of a file to its service.

In: a path, or `-`. Out: `Outcome[Service]` with all findings that the file does not acknowledge.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from blueprint.acknowledge import acknowledge
from blueprint.deadline import OutOfTimeError, within
from blueprint.diagnostics import Diagnostic, Outcome, Severity, has_errors, in_order
from blueprint.frozen import replace
from blueprint.icons import check_icons
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.model.measures import Where
from blueprint.model.service import Service
from blueprint.pipeline.meant import judge
from blueprint.reading import parse, read
from blueprint.source import Source
from blueprint.theme import load_theme

SUFFIXES = (".blueprint.yaml", ".blueprint.yml", ".yaml", ".yml")


def load(
    name: str, *, stdin: BinaryIO | None = None, limits: Limits = DEFAULT_LIMITS, narrowed: Where | None = None
) -> Outcome[Service]:
    """Read, parse and check one file, build its model, and count the answers of its surveys.

    Args:
        name: path of the file, or `-` for standard input.
        stdin: where `-` is read from.
        limits: what is too much.
        narrowed: which answers count for every figure; None for all.

    Returns:
        The service, None if there are errors; and all findings that the file does not acknowledge.
    """
    source = read(name, stdin=stdin, limits=limits)
    text = source.value
    if text is None:
        return Outcome(None, source.diagnostics)
    try:
        return within(limits.seconds, lambda: _loaded(source, text, limits, narrowed))
    except OutOfTimeError as error:
        called = "standard input" if text.path is None else f"`{name}`"
        return Outcome(None, (too_slow(f"reading {called}", error.seconds),))


def _loaded(source: Outcome[Source], text: Source, limits: Limits, narrowed: Where | None) -> Outcome[Service]:
    """What a text gives."""
    parsed = parse(text, limits)
    document = parsed.value
    if document is None:
        return Outcome(None, in_order((*source.diagnostics, *parsed.diagnostics)))
    extended, built = judge(document, limits)
    if extended.value is None:
        return Outcome(None, in_order((*source.diagnostics, *parsed.diagnostics, *built.diagnostics)))
    icons = check_icons(built.value) if built.value else ()
    style = extended.value.root.get("style")
    named = style.span if style is not None else None
    looks = load_theme(built.value.style, named).diagnostics if built.value and built.value.style else ()
    service, figures = _measured(built, narrowed, limits)
    found = (
        *source.diagnostics,
        *parsed.diagnostics,
        *built.diagnostics,
        *icons,
        *looks,
        *(_pages(built.value) if built.value else ()),
        *figures,
    )
    findings = acknowledge(in_order(found), document.ignores)
    if service is None or has_errors(findings):
        return Outcome(None, findings)
    return Outcome(replace(service, ignores=(*document.ignores, *service.ignores)), findings)


def too_slow(work: str, seconds: float) -> Diagnostic:
    """The finding that a piece of work took longer than it may.

    Args:
        work: what was done, as the beginning of a sentence. seconds: how long it may take.
    """
    return Diagnostic(
        code="BP169",
        severity=Severity.ERROR,
        message=f"{work} took longer than {seconds:g} seconds",
        hint=f"make the map smaller, or raise the limit with `--limit seconds={2 * seconds:.0f}`",
    )


def _pages(service: Service) -> Iterator[Diagnostic]:
    """Findings about pages of views that do not exist."""
    for view in service.views:
        if view.page is None:
            continue
        from blueprint.paper.pages import PaperError, page_of  # noqa: PLC0415 - few views name a page

        try:
            page_of(view.page)
        except PaperError as error:
            message, _, hint = str(error).partition("; ")
            yield Diagnostic(
                code="BP504", severity=Severity.ERROR, message=message, span=view.page_span or view.span, hint=hint
            )


def _measured(
    built: Outcome[Service], narrowed: Where | None, limits: Limits
) -> tuple[Service | None, tuple[Diagnostic, ...]]:
    """The service with its figures, and what is told about the answers; as it was where it has no surveys."""
    if built.value is None or not built.value.responses:
        return built.value, ()
    from blueprint.pipeline.measuring import ALL, measure  # noqa: PLC0415 - most maps have no survey

    measured = measure(built.value, narrowed or ALL, limits)
    return measured.value, measured.diagnostics


def file_stem(path: str) -> str:
    """A file's name without folders and without `.blueprint.yaml`."""
    name = Path(path).name
    return next((name.removesuffix(s) for s in SUFFIXES if name.endswith(s) and name != s), name)
