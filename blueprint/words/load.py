"""Finding the locale for a language tag."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from blueprint import resources
from blueprint.builtin import Tree, read_tree
from blueprint.diagnostics import Diagnostic, Outcome, Severity
from blueprint.model.text import chinese_script
from blueprint.source import Span
from blueprint.words.formats import Formats
from blueprint.words.values import Words

FALLBACK = "en"


@cache
def languages() -> tuple[str, ...]:
    """Tags of all locales, sorted."""
    return tuple(n.removeprefix("locales/").removesuffix(".yaml") for n in resources.names("templates", "locales"))


def load_words(language: str, span: Span | None = None) -> Outcome[Words]:
    """The words for a language: its own locale, that of the same language and script, else English.

    Args:
        language: BCP 47 tag: `de-AT` gives `de`, `zh-TW` gives `zh-Hant`, `pt` gives `pt-BR`.
        span: where the language is named, for the warning that it is not among the locales (BP530).
    """
    tag = _locale(language)
    words = _load(tag or FALLBACK, _region(language, tag))
    return Outcome(words, () if tag else (_unknown(language, span),))


def _locale(language: str) -> str | None:
    """Tag of the locale that serves a language; None if none does."""
    script = chinese_script(language)
    if script is not None:
        return f"zh-{script}"
    by_lower = {tag.lower(): tag for tag in languages()}
    wanted = language.lower()
    primary = wanted.split("-")[0]
    same = (tag for lower, tag in by_lower.items() if lower.split("-")[0] == primary)
    return by_lower.get(wanted) or next(same, None)


def _region(language: str, tag: str | None) -> str | None:
    """CLDR locale for figures where the tag names a region that the locale does not: `en_US`, `de_CH`."""
    parts = language.split("-")
    region = next((p for p in parts[1:] if len(p) == 2 and p.isalpha()), None)  # noqa: PLR2004 - ISO 3166
    if tag is None or region is None or tag.endswith(f"-{region.upper()}") or parts[0].lower() in ("zh", "yue", "ar"):
        return None
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 - costs 40 ms, and few files name a region

    try:
        return str(Locale.parse(f"{parts[0].lower()}_{region.upper()}"))
    except (UnknownLocaleError, ValueError):
        return None


@cache
def _load(tag: str, region: str | None) -> Words:
    """The words of one locale."""
    tree = read_tree(f"locales/{tag}.yaml")
    entries = _flat(tree)
    formats = {key.removeprefix("format."): value for key, value in entries.items() if key.startswith("format.")}
    return Words(
        tree["language"],
        MappingProxyType(entries),
        Formats(MappingProxyType(formats), tuple(tree["format"]["months"]), region),
    )


def _flat(tree: Tree, prefix: str = "") -> dict[str, str]:
    """Words by their path with dots; lists are left out."""
    result: dict[str, str] = {}
    for key, value in tree.items():
        if isinstance(value, dict):
            result.update(_flat(value, f"{prefix}{key}."))
        elif isinstance(value, str):
            result[prefix + key] = value
    return result


def _unknown(language: str, span: Span | None) -> Diagnostic:
    """The warning that a language is not among the locales."""
    return Diagnostic(
        code="BP530",
        severity=Severity.WARNING,
        message=f"the drawing's own words are not translated into `{language}`; they are in English",
        span=span,
        hint=f"languages with their own words: {', '.join(languages())}",
    )
