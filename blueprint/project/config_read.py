"""From the file of a configuration to its values.

In: the path of `blueprint.config.yaml`. Out: `Outcome[Config]`; no value where the file has errors, so that nobody
works with half of what was meant.
"""

from __future__ import annotations

from pathlib import Path

from blueprint.acknowledge import acknowledge
from blueprint.diagnostics import Diagnostic, Outcome, has_errors, in_order
from blueprint.document import Document, Mapping
from blueprint.frozen import replace
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.project.config import ALL, DEFAULT_INCLUDE, Book, Config, Format, Output, Override, PageSettings
from blueprint.project.config_check import check_meaning
from blueprint.project.config_entries import (
    factor,
    globs,
    length,
    levels,
    mappings,
    number,
    place,
    text,
    texts,
    truth,
    whole_numbers,
)
from blueprint.project.config_search import shown
from blueprint.reading import parse, read
from blueprint.schema import check

_NO_KEYS = ("BP107", "BP119")
"""An empty file, and one that is a list or a text."""


def read_config(path: Path, limits: Limits = DEFAULT_LIMITS) -> Outcome[Config]:
    """Read and check a configuration.

    Args:
        path: of the file; the project is its folder.
        limits: what is too much.

    Returns:
        The configuration, None if there are errors; and all findings that it does not acknowledge.
    """
    source = read(shown(path), limits=limits)
    if source.value is None:
        return Outcome(None, source.diagnostics)
    parsed = parse(source.value, limits)
    document = parsed.value
    if document is None:
        return Outcome(None, tuple(_about_config(d) for d in parsed.diagnostics))
    found: list[Diagnostic] = [*source.diagnostics, *parsed.diagnostics, *check(document, "config", limits)]
    if not has_errors(found):
        found += check_meaning(document.root)
    findings = acknowledge(in_order(found), document.ignores)
    return Outcome(None if has_errors(findings) else _config(document, path.parent), findings)


def _about_config(diagnostic: Diagnostic) -> Diagnostic:
    """What the reader says of a file without keys, which it takes for a map."""
    return replace(diagnostic, hint="begin with `config: 1`") if diagnostic.code in _NO_KEYS else diagnostic


def _config(document: Document, folder: Path) -> Config:
    """The values of a configuration without errors."""
    root = document.root
    return Config(
        folder=folder,
        include=globs(root, "include") or DEFAULT_INCLUDE,
        exclude=globs(root, "exclude"),
        outputs=_outputs(root) or (Output(),),
        books=tuple(_book(b) for b in mappings(root, "books")),
        levels=levels(root, "levels"),
        baseline=text(root, "baseline"),
        baseline_span=place(root, "baseline") if "baseline" in root else None,
        overrides=tuple(_override(o) for o in mappings(root, "overrides")),
        limits=whole_numbers(root, "limits"),
    )


def _override(mapping: Mapping) -> Override:
    return Override(files=globs(mapping, "files"), outputs=_outputs(mapping) or None, levels=levels(mapping, "levels"))


def _outputs(mapping: Mapping) -> tuple[Output, ...]:
    return tuple(_output(o) for o in mappings(mapping, "outputs"))


def _output(mapping: Mapping) -> Output:
    folder = text(mapping, "folder")
    return Output(
        formats=tuple(Format(f) for f in texts(mapping, "formats")) or (Format.SVG,),
        folder=None if folder is None else folder.strip("/"),
        views=texts(mapping, "views") or (ALL,),
        languages=texts(mapping, "languages"),
        themes=texts(mapping, "themes"),
        suffix=text(mapping, "suffix") or "",
        text=text(mapping, "text") or "embedded",
        settings=_settings(mapping),
        span=place(mapping),
    )


def _book(mapping: Mapping) -> Book:
    return Book(
        pdf=text(mapping, "pdf") or "",
        files=globs(mapping, "files"),
        title=text(mapping, "title"),
        language=text(mapping, "language"),
        theme=text(mapping, "theme"),
        settings=_settings(mapping),
        span=place(mapping, "pdf"),
    )


def _settings(mapping: Mapping) -> PageSettings:
    """The settings of the paper."""
    page, width = text(mapping, "page"), number(mapping, "width")
    return PageSettings(
        page=None if page == "auto" else page,
        orientation=text(mapping, "orientation"),
        fit=text(mapping, "fit"),
        scale=factor(mapping, "scale"),
        margin=length(mapping, "margin"),
        bleed=length(mapping, "bleed"),
        marks=truth(mapping, "marks"),
        min_text=number(mapping, "min-text"),
        grey=truth(mapping, "grey"),
        standard=text(mapping, "standard"),
        tile=text(mapping, "tile"),
        overlap=length(mapping, "overlap"),
        width=None if width is None else int(width),
        dpi=number(mapping, "dpi"),
    )
