"""What cards and texts of rows said in the old service, where they say something else in the new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from blueprint.compare.values import Kind, Matched
from blueprint.model import Service, Stage, Step, Text


def texts_before(
    old: Service, new: Service, matched: Matched, renumbered: Mapping[str, str]
) -> Iterator[tuple[str, Text]]:
    """Keys of the new service with the texts of the old one.

    Args:
        matched: which element is which.
        renumbered: keys of texts in a drawing of both services, by their keys in the new one.
    """
    cards = {card.key: card.text for card in old.cards}, {card.key: card.text for card in new.cards}
    texts = _texts(old), _texts(new)
    for (kind, was), (_, now) in matched.entries.items():
        olds, news = cards if kind == Kind.CARD else texts
        if kind != Kind.CARD and now not in renumbered:
            continue
        before, after = olds[was], news[now]
        if [w.text for w in before.wordings] != [w.text for w in after.wordings]:
            yield renumbered.get(now, now), before


def _texts(service: Service) -> dict[str, Text]:
    """The texts of all rows, by `step.row.n`."""
    moments: tuple[Stage | Step, ...] = (*service.stages, *service.steps)
    return {
        f"{moment.key}.{row.value}.{n}": text
        for moment in moments
        for row, texts in moment.texts
        for n, text in enumerate(texts, 1)
    }
