"""The rule about translations: the languages that a map is written in, and the texts that lack one of them.

In: a `Service`. Out: warnings BP307, the same that drawing in such a language gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.build.translations import texts_of, untranslated
from blueprint.diagnostics import Diagnostic
from blueprint.model import Service, Text, Wording

_QUARTER = 4


def untranslated_texts(service: Service) -> Iterator[Diagnostic]:
    """BP307: texts without a wording in one of the languages of the map."""
    texts = tuple(texts_of(service))
    for language in languages_of(service, texts):
        yield from untranslated(service, language, texts)


def languages_of(service: Service, texts: Sequence[Text]) -> tuple[str, ...]:
    """The languages that a map is meant to be drawn in, its own first.

    A language counts where the title has it, or a quarter of all texts: a quote with its translation beside it does
    not make a map of two languages.

    Args:
        service: the map.
        texts: all its texts.
    """
    number: dict[str, int] = {}
    for text in texts:
        if len(text.wordings) > 1:
            for wording in text.wordings:
                number[wording.language] = number.get(wording.language, 0) + 1
    titled = {wording.language for wording in service.title.wordings if len(service.title.wordings) > 1}
    found = [service.language]
    for language, times in number.items():
        known = Text(tuple(Wording("", one) for one in found))
        if not known.has(language) and (language in titled or times * _QUARTER >= len(texts)):
            found.append(language)
    return tuple(found)
