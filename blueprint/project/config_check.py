"""What the schema of a configuration cannot say.

In: the root of a configuration that keeps to the schema. Out: findings:

    BP601   a level for a code that there is not
    BP602   a setting without effect, or two that exclude each other
    BP603   a path or a pattern that leads out of the project
    BP605   a page or a margin that cannot be printed
    BP606   two outputs that would be written to one file

What it says of names of themes and languages (BP520, BP530) is in config_names.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from blueprint.diagnostics import Diagnostic, Edit, Fix, Severity
from blueprint.document import Mapping, Scalar
from blueprint.phrases import listing, nearest, quote
from blueprint.project.config import ALL, Format, theme_stem
from blueprint.project.config_entries import factor, length, mappings, place, scalars, text, texts, truth
from blueprint.project.config_globs import glob_fault
from blueprint.project.config_names import check_names
from blueprint.source import Span

_DIGITS = 5
"""Length of a whole code."""
_LEAST = (148.0, 210.0)
"""Sides of the smallest page of a book, in mm."""
_FOR = {
    (Format.PDF, Format.PNG): ("page", "orientation", "fit", "scale", "margin", "bleed", "marks", "min-text"),
    (Format.PDF,): ("standard", "tile", "overlap"),
    (Format.PNG,): ("width", "dpi"),
    (Format.SVG,): ("text",),
    (Format.SVG, Format.PDF, Format.PNG): ("grey",),
}
"""Settings that only some formats have a use for."""


def check_meaning(root: Mapping) -> Iterator[Diagnostic]:
    """Findings about a whole configuration."""
    for key in ("include", "exclude"):
        yield from _globs(root, key)
    yield from _path(root, "baseline")
    yield from _levels(root)
    yield from _outputs(root)
    for override in mappings(root, "overrides"):
        yield from _globs(override, "files")
        yield from _levels(override)
        yield from _outputs(override)
        if "outputs" not in override and "levels" not in override:
            hint = "add `outputs` or `levels`, or delete it"
            yield _error("BP602", "this override changes nothing", place(override), hint)
    yield from _books(root)


def _levels(mapping: Mapping) -> Iterator[Diagnostic]:
    """Codes that there are not."""
    node = mapping.get("levels")
    if not isinstance(node, Mapping):
        return
    from blueprint.codes import all_codes  # noqa: PLC0415 - only configurations with levels

    known = [code.id for code in all_codes()]
    for entry in node.entries:
        written = entry.key.text
        if any(code.startswith(written) for code in known):
            continue
        close = nearest(written, known) if len(written) == _DIGITS else None
        hint = f"did you mean `{close}`?" if close else "`blueprint explain` lists all codes"
        fix = Fix(title=f"write `{close}`", edits=(Edit(span=entry.key.span, text=close),)) if close else None
        start = "is no code" if len(written) == _DIGITS else "is the beginning of no code"
        yield _error("BP601", f"{quote(written)} {start}", entry.key.span, hint, fix)


def _globs(mapping: Mapping, key: str) -> Iterator[Diagnostic]:
    """Patterns that mean nothing."""
    for node in scalars(mapping.get(key)):
        fault = glob_fault(node.text.strip())
        if fault:
            hint = "write it like `maps/**/*.blueprint.yaml`, or `drafts/` for a folder"
            yield _error("BP603", f"the pattern {quote(node.text)} {fault}", node.span, hint)


def _path(mapping: Mapping, key: str) -> Iterator[Diagnostic]:
    """A path that leads out of the project."""
    node = mapping.get(key)
    if not isinstance(node, Scalar):
        return
    written = node.text.strip()
    parts = written.split("/")
    if written.startswith(("/", "~")) or "\\" in written or ":" in parts[0] or ".." in parts:
        hint = "write the path from the folder of this file, with `/` between folders and without `..`"
        yield _error("BP603", f"{quote(written)} is no path inside the project", node.span, hint)


def _outputs(mapping: Mapping) -> Iterator[Diagnostic]:
    """All outputs of one place, each alone and then together."""
    taken: dict[tuple[str, ...], list[tuple[frozenset[str], Span]]] = {}
    for output in mappings(mapping, "outputs"):
        yield from _path(output, "folder")
        yield from _in_vain(output)
        yield from _paper(output)
        yield from _same_file(output, taken)
        yield from check_names(output, "themes", "languages")
        yield from _all_and_more(output)


def _all_and_more(output: Mapping) -> Iterator[Diagnostic]:
    """`all` beside languages, which it has in it anyway."""
    written = texts(output, "languages")
    if ALL in written and len(written) > 1:
        hint = "keep `all`, or the languages"
        yield _error("BP602", "`all` and other `languages` exclude each other", place(output, "languages"), hint)


def _in_vain(output: Mapping) -> Iterator[Diagnostic]:
    """Settings that no format of the output has a use for, or that exclude each other."""
    formats = [Format(f) for f in texts(output, "formats")] or [Format.SVG]
    for kinds, keys in _FOR.items():
        for key in (k for k in keys if k in output and not set(kinds) & set(formats)):
            message = f"`{key}` is for {listing(kinds, 'and')}, but this output is {listing(formats, 'and')}"
            hint = f"delete it, or add {listing(kinds)} to `formats`"
            yield _error("BP602", message, place(output, key), hint)
    if "overlap" in output and "tile" not in output and Format.PDF in formats:
        yield _error("BP602", "`overlap` needs `tile`", place(output, "overlap"), "add `tile: A4`, or delete it")
    if "width" in output and "dpi" in output:
        yield _error("BP602", "`width` and `dpi` exclude each other", place(output, "dpi"), "keep one of the two")
    yield from _without_page(output)


def _without_page(output: Mapping) -> Iterator[Diagnostic]:
    """Settings that need a page, and a scale where something is fitted."""
    page = text(output, "page")
    if page in {None, "auto"}:
        for key in (k for k in ("fit", "orientation") if k in output):
            yield _error("BP602", f"`{key}` needs a page", place(output, key), "add `page: A1`, or delete it")
    elif "scale" in output and text(output, "fit") not in {None, "none"}:
        message = f"`scale` and `fit: {text(output, 'fit')}` exclude each other"
        yield _error("BP602", message, place(output, "scale"), "write `fit: none`, or delete `scale`")


def _paper(mapping: Mapping) -> Iterator[Diagnostic]:
    """Pages and margins that cannot be printed."""
    if not any(key in mapping for key in ("page", "tile", "scale", "margin", "bleed")):
        return
    from blueprint.paper.pages import PaperError, page_of  # noqa: PLC0415 - most configurations have no pages
    from blueprint.paper.setup import Setup, check_setup  # noqa: PLC0415 - likewise

    pages = {}
    for key in ("page", "tile"):
        written = text(mapping, key)
        if written is None or (written == "auto" and key == "page"):
            continue
        try:
            pages[key] = page_of(written)
        except PaperError as error:
            yield _unprintable(error, place(mapping, key))
            return
    scale = factor(mapping, "scale")
    try:
        check_setup(
            Setup(
                page=pages.get("page"),
                scale=1.0 if scale is None else scale,
                margin=length(mapping, "margin"),
                bleed=length(mapping, "bleed") or 0.0,
                marks=truth(mapping, "marks"),
            )
        )
    except PaperError as error:
        yield _unprintable(error, place(mapping, "margin", "bleed", "scale"))


def _unprintable(error: ValueError, span: Span) -> Diagnostic:
    """What the paper says, as a finding."""
    message, _, hint = str(error).partition("; ")
    return _error("BP605", message, span, hint or None)


def _same_file(
    output: Mapping, taken: dict[tuple[str, ...], list[tuple[frozenset[str], Span]]]
) -> Iterator[Diagnostic]:
    """The first drawing that an earlier output, or this one, has written already."""
    asked = frozenset(texts(output, "views") or (ALL,))
    here = place(output)
    own: set[tuple[str, ...]] = set()
    for key in _names(output):
        others = taken.setdefault(key, [])
        views = frozenset((ALL,)) if Format.HTML in key else asked
        if key in own or any(ALL in views | other or views & other for other, _ in others):
            if key in own:
                message, hint = "drawings in two of its themes would be written to one file", "rename one of the themes"
            else:
                message = "an earlier output and this one would be written to one file"
                hint = "give it a `folder` or a `suffix` of its own"
            yield _error("BP606", message, here, hint)
            return
        own.add(key)
        others.append((views, here))


def _names(output: Mapping) -> Iterator[tuple[str, ...]]:
    """What the names of an output's files depend on, but for the map and the drawing."""
    folder = (text(output, "folder") or "").strip("/").lower()
    languages, themes = texts(output, "languages"), texts(output, "themes")
    for kind in texts(output, "formats") or (Format.SVG,):
        for language in languages if len(languages) > 1 and kind != Format.HTML else ("",):
            for theme in themes if len(themes) > 1 else ("",):
                suffix = text(output, "suffix") or ""
                yield (folder, kind, language.lower(), theme_stem(theme).lower(), suffix.lower())


def _books(root: Mapping) -> Iterator[Diagnostic]:
    """Books: where they go, what goes into them."""
    taken: set[str] = set()
    for book in mappings(root, "books"):
        yield from _path(book, "pdf")
        yield from _globs(book, "files")
        yield from _book_page(book)
        yield from check_names(book, "theme", "language")
        target = text(book, "pdf") or ""
        if not target.lower().endswith(".pdf"):
            hint = f"write `{PurePosixPath(target).stem or 'book'}.pdf`"
            yield _error("BP603", f"{quote(target)} has to end in `.pdf`", place(book, "pdf"), hint)
        if target.lower() in taken:
            hint = "give each book a file of its own"
            yield _error("BP606", f"two books would be written to {quote(target)}", place(book, "pdf"), hint)
        taken.add(target.lower())


def _book_page(book: Mapping) -> Iterator[Diagnostic]:
    """The paper of a book: there is one, and text fits on it."""
    written = text(book, "page")
    if written is None:
        return
    from blueprint.paper.pages import PaperError, page_of  # noqa: PLC0415 - most configurations have no pages

    try:
        page = page_of(written)
    except PaperError as error:
        yield _unprintable(error, place(book, "page"))
        return
    short, long = sorted((page.width, page.height))
    if short < _LEAST[0] or long < _LEAST[1]:
        hint = f"{page.name} is smaller than A5 (148 × 210 mm)"
        yield _error("BP605", f"{quote(written)} is too small for a book", place(book, "page"), hint)


def _error(code: str, message: str, span: Span, hint: str | None, fix: Fix | None = None) -> Diagnostic:
    """An error in a configuration."""
    return Diagnostic(code=code, severity=Severity.ERROR, message=message, span=span, hint=hint, fix=fix)
