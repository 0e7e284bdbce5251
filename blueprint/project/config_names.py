"""Names of themes and languages in a configuration.

In: an output or a book that keeps to the schema. Out: findings, told once and at their place, instead of once for each
map that is drawn:

    BP520   a theme that there is not
    BP530   a language whose words the program has not
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from blueprint.diagnostics import Diagnostic, Severity
from blueprint.document import Mapping, Scalar
from blueprint.frozen import replace
from blueprint.project.config import ALL
from blueprint.project.config_entries import scalars

_FILES = (".yaml", ".yml")


def check_names(mapping: Mapping, themes: str, languages: str) -> Iterator[Diagnostic]:
    """Findings about the names in one output or book.

    Args:
        mapping: the output or the book.
        themes, languages: the keys that hold them.
    """
    for node in scalars(mapping.get(themes)):
        yield from _theme(node)
    for node in scalars(mapping.get(languages)):
        if node.text.strip() != ALL or languages == "language":
            yield from _language(node)


def _theme(node: Scalar) -> Iterator[Diagnostic]:
    """A theme that there is not; what is wrong inside of a theme file, that file is told of."""
    name = node.text.strip()
    file = name.endswith(_FILES) or "/" in name
    if file:
        config = node.span.source.path
        if config is not None and not (config.absolute().parent / Path(name)).is_file():
            yield Diagnostic(
                code="BP520",
                severity=Severity.ERROR,
                message=f"there is no theme file `{name}`",
                span=node.span,
                hint="write its path from the folder of this file",
            )
        return
    from blueprint.theme import load_theme  # noqa: PLC0415 - most configurations name no theme

    yield from load_theme(name, node.span).diagnostics


def _language(node: Scalar) -> Iterator[Diagnostic]:
    """A language whose words the program has not."""
    from blueprint.words import load_words  # noqa: PLC0415 - most configurations name no language

    for finding in load_words(node.text.strip(), node.span).diagnostics:
        yield replace(finding, span=node.span)
