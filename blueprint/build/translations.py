"""Texts that a drawing in another language would leave untranslated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from blueprint.diagnostics import Diagnostic, Related, Severity
from blueprint.frozen import names_of_fields
from blueprint.model import Service, Text
from blueprint.source import Span

_SAME_EVERYWHERE = frozenset({"authors", "version", "date"})
_SHOWN = 40
_EACH = 8
_RELATED = 5


def untranslated(service: Service, language: str, texts: Sequence[Text] | None = None) -> tuple[Diagnostic, ...]:
    """One warning for every text without a wording in a language, in file order; only one if more than 8 lack it.

    A text that names a single language (`{en: Wi-Fi}`) is meant to be the same everywhere; so are names of
    authors, version and date, and texts without any letter.

    Args:
        service: what is to be drawn.
        language: BCP 47 tag of the drawing.
        texts: all its texts, if they are known already.
    """
    missing: dict[tuple[str, int], Text] = {}
    texts = tuple(texts_of(service)) if texts is None else texts
    if service.title.span and not any(text.has(language) for text in texts):
        return (_nothing(service, language, service.title.span),)
    for text in texts:
        if text.span is None or text.has(language) or (text.marked and len(text.wordings) == 1):
            continue
        if any(c.isalpha() for c in text.wordings[0].text):
            missing.setdefault((text.span.source.name, text.span.start), text)
    left = [(text, text.span) for _, text in sorted(missing.items(), key=lambda m: m[0]) if text.span]
    if len(left) > _EACH:
        placed = {(t.span.source.name, t.span.start) for t in texts if t.span is not None}
        return (_many([span for _, span in left], len(placed), language),)
    return tuple(_missing(text, language, span) for text, span in left)


def _nothing(service: Service, language: str, span: Span) -> Diagnostic:
    """The one warning for a file without any text in a language."""
    tag = service.language
    return Diagnostic(
        code="BP307",
        severity=Severity.WARNING,
        message=f"no text of this file is written in `{language}`; they stay in `{tag}`",
        span=span,
        hint=f"write texts as `{{{tag}: …, {language}: …}}`",
    )


def _many(spans: list[Span], number: int, language: str) -> Diagnostic:
    """The one warning for many texts."""
    return Diagnostic(
        code="BP307",
        severity=Severity.WARNING,
        message=f"{len(spans)} of {number} texts have no wording in `{language}`",
        span=spans[0],
        hint=f"write each as `{{\u2026, {language}: \u2026}}`; these are the first",
        related=tuple(Related(message=f"no wording in `{language}`", span=span) for span in spans[:_RELATED]),
    )


def _missing(text: Text, language: str, span: Span) -> Diagnostic:
    """The warning for one text."""
    words = " ".join(text.wordings[0].text.split())
    shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
    tags = ", ".join(w.language for w in text.wordings)
    return Diagnostic(
        code="BP307",
        severity=Severity.WARNING,
        message=f"`{shown}` has no wording in `{language}`",
        span=span,
        hint=f"write `{{{text.wordings[0].language}: …, {language}: …}}`; it has {tags}",
    )


def texts_of(value: object) -> Iterator[Text]:
    """All texts in a part of the model."""
    found: list[Text] = []
    _collect(value, found, {str: (), Span: ()})
    return iter(found)


def _collect(value: object, found: list[Text], parts: dict[type, tuple[str, ...]]) -> None:
    """Add the texts in a part of the model; `parts` remembers what the classes that were met are made of."""
    kind = type(value)
    if kind is Text:
        found.append(cast("Text", value))
    elif isinstance(value, tuple):
        for item in value:
            _collect(item, found, parts)
    else:
        names = parts.get(kind)
        if names is None:
            names = parts[kind] = _parts(value)
        for name in names:
            part = getattr(value, name)
            if part is not None and part != ():
                _collect(part, found, parts)


def _parts(value: object) -> tuple[str, ...]:
    """The fields of a value that may hold texts."""
    return tuple(name for name in names_of_fields(type(value)) if name not in _SAME_EVERYWHERE)
