"""Several services, each told in the same words.

In: named services, `Words`. Out: `ServiceReview`s in their order.
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.experience.named import NamedService
from blueprint.model.figures import Grouping
from blueprint.review.service import review
from blueprint.review.values import ServiceReview
from blueprint.words import Words
from blueprint.words.speech import Speech


def reviews_of(
    services: Sequence[NamedService],
    words: Words,
    language: str,
    *,
    groupings: Sequence[Grouping] | None = None,
    trend: bool = True,
) -> tuple[ServiceReview, ...]:
    """Tell about services.

    Args:
        services: with their measurements. words: of the language. language: its BCP 47 tag.
        groupings, trend: as of `review`.
    """
    return tuple(
        review(
            one,
            Speech(words=words, language=language, fallback=one.service.language),
            groupings=groupings,
            trend=trend,
            number=number,
        )
        for number, one in enumerate(services, 1)
    )
