"""Finding and loading a theme."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from blueprint.diagnostics import Diagnostic, Outcome, Severity, has_errors, in_order
from blueprint.document import Document, Scalar
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.phrases import listing, nearest, quote
from blueprint.source import Span
from blueprint.theme.assemble import DEFAULT, assemble, built_in_names, built_in_tree, merged
from blueprint.theme.values import Theme

LOST = "BP140"
"""What the reader says of a value lost behind ` #`; about a colour this package says it better."""

_FILE_ENDINGS = (".yaml", ".yml")


def load_theme(
    name_or_path: str | None = None, span: Span | None = None, limits: Limits = DEFAULT_LIMITS
) -> Outcome[Theme]:
    """The theme of this name, or the one in this file.

    Args:
        name_or_path: name of a built-in theme, or path of a theme file (it has a folder or ends in `.yaml`);
            None for the default, `paper`.
        span: where it is named, for the finding that there is no such theme (BP520).
        limits: for theme files.

    Returns:
        The theme; None with errors where the file cannot be used. A file is refused as a whole: a drawing
        in half of its colours would be mistaken for the real one.
    """
    name = name_or_path or DEFAULT
    if name in built_in_names():
        return _built_in(name)
    if name.endswith(_FILE_ENDINGS) or "/" in name or "\\" in name:
        return _from_file(name, limits)
    near = nearest(name, built_in_names())
    hint = (
        f"did you mean `{near}`?"
        if near
        else f"the themes are {listing(built_in_names(), 'and')}; a file ends in `.yaml`"
    )
    return Outcome(None, (_error("BP520", f"there is no theme called {quote(name)}", span, hint),))


@cache
def _built_in(name: str) -> Outcome[Theme]:
    """A theme that ships with the program, put together once for all drawings of a run."""
    return Outcome(assemble(built_in_tree(name), name))


def _from_file(name: str, limits: Limits) -> Outcome[Theme]:
    """A theme out of a user's file."""
    from blueprint.reading import parse, read  # noqa: PLC0415 - built-in themes need none of this
    from blueprint.theme.check import check  # noqa: PLC0415
    from blueprint.theme.files import check_fonts  # noqa: PLC0415
    from blueprint.theme.legible import unreadable  # noqa: PLC0415

    source = read(name, limits=limits)
    document = parse(source.value, limits) if source.value else None
    findings = [*source.diagnostics, *(document.diagnostics if document else ())]
    if document is None or document.value is None:
        return Outcome(None, in_order(findings))
    root = document.value.root
    base, wrong = _base(document.value)
    findings += wrong
    below = built_in_tree(base)
    checked = check(root, below)
    findings += checked.findings
    findings = [f for f in findings if f.code != LOST or f.span not in {c.span for c in checked.findings}]
    findings += check_fonts(checked, Path(name).absolute().parent)
    if has_errors(findings):
        return Outcome(None, in_order(findings))
    tree = merged(below, checked.tree)
    theme = assemble(tree, Path(name).name, Path(name).absolute().parent)
    findings += unreadable(theme, tree, checked.spans, root.span)
    return Outcome(None if has_errors(findings) else theme, in_order(findings))


def _base(document: Document) -> tuple[str, list[Diagnostic]]:
    """Name of the theme that a file extends, and what is wrong with its first lines."""
    root, findings = document.root, []
    version = root.get("theme")
    if not isinstance(version, Scalar) or version.text != "1":
        span = version.span if version else Span(document.source, 0, 0)
        message = "a theme file begins with `theme: 1`"
        hint = "write `theme: 1` as its first line; it says which version of the theme format this is"
        findings.append(_error("BP523", message, span, hint))
    extends = root.get("extends")
    if extends is None:
        return DEFAULT, findings
    if isinstance(extends, Scalar) and extends.text in built_in_names():
        return extends.text, findings
    near = nearest(extends.text, built_in_names()) if isinstance(extends, Scalar) else None
    hint = f"did you mean `{near}`?" if near else f"it extends one of {listing(built_in_names())}"
    shown = quote(extends.text) if isinstance(extends, Scalar) else "this"
    findings.append(_error("BP520", f"there is no theme called {shown} to extend", extends.span, hint))
    return DEFAULT, findings


def _error(code: str, message: str, span: Span | None, hint: str) -> Diagnostic:
    """An error about a theme."""
    return Diagnostic(code=code, severity=Severity.ERROR, message=message, span=span, hint=hint)
