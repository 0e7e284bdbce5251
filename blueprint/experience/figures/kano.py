"""What a feature is to customers, by paired questions: how they feel with it, and how without (Kano et al. 1984).

In: pairs of answers. Out: counts per category, the category, and what the feature does for satisfaction.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum

from blueprint.model.figures import Kano, KanoCategory


class KanoAnswer(StrEnum):
    """How a customer would feel, in the order 1..5 of the questionnaire."""

    LIKE = "like"
    MUST_BE = "must-be"
    NEUTRAL = "neutral"
    LIVE_WITH = "live-with"
    DISLIKE = "dislike"


_LETTERS = {
    "M": KanoCategory.MUST_BE,
    "O": KanoCategory.ONE_DIMENSIONAL,
    "A": KanoCategory.ATTRACTIVE,
    "I": KanoCategory.INDIFFERENT,
    "R": KanoCategory.REVERSE,
    "Q": KanoCategory.QUESTIONABLE,
}
_MIDDLE = "RIIIM"
_ROWS = ("QAAAO", _MIDDLE, _MIDDLE, _MIDDLE, "RRRRQ")
TABLE = {
    (functional, dysfunctional): _LETTERS[letter]
    for functional, row in zip(KanoAnswer, _ROWS, strict=True)
    for dysfunctional, letter in zip(KanoAnswer, row, strict=True)
}
"""The category of each pair: the answer with the feature, then the answer without it."""

_NUMBER = re.compile(r"([1-5])(?:[.,]0+)?")
_WORDS = {
    "like": KanoAnswer.LIKE,
    "i-like-it": KanoAnswer.LIKE,
    "must-be": KanoAnswer.MUST_BE,
    "it-must-be": KanoAnswer.MUST_BE,
    "i-expect-it": KanoAnswer.MUST_BE,
    "neutral": KanoAnswer.NEUTRAL,
    "i-am-neutral": KanoAnswer.NEUTRAL,
    "live-with": KanoAnswer.LIVE_WITH,
    "i-can-live-with-it": KanoAnswer.LIVE_WITH,
    "i-can-tolerate-it": KanoAnswer.LIVE_WITH,
    "dislike": KanoAnswer.DISLIKE,
    "i-dislike-it": KanoAnswer.DISLIKE,
} | {
    word: answer
    for answer, words in (
        (KanoAnswer.LIKE, "喜欢 很喜欢 我很喜欢 喜歡 很喜歡 我很喜歡"),
        (KanoAnswer.MUST_BE, "理应如此 理所当然 它理应如此 理應如此 理所當然 它理應如此"),
        (KanoAnswer.NEUTRAL, "无所谓 我无所谓 無所謂 我無所謂"),
        (KanoAnswer.LIVE_WITH, "勉强接受 能忍受 可以忍受 我能忍受 勉強接受 能忍受 可以忍受 我能忍受"),
        (KanoAnswer.DISLIKE, "不喜欢 很不喜欢 我很不喜欢 讨厌 不喜歡 很不喜歡 我很不喜歡 討厭"),
    )
    for word in words.split()
}


def kano_answer(text: str) -> KanoAnswer | None:
    """The answer that a cell of a survey gives; None for any other text.

    Args:
        text: `1` like, `2` must-be, `3` neutral, `4` live-with, `5` dislike (also `1.0`, as spreadsheets write it);
            these words; the sentences of the questionnaire: `I like it`, `It must be` or `I expect it`, `I am
            neutral`, `I can live with it` or `I can tolerate it`, `I dislike it`, also with `that way` behind them
            (Berger et al. 1993); or the usual wordings in Chinese. Capitals, spaces, hyphens, underscores and a full
            stop at the end make no difference.
    """
    found = unicodedata.normalize("NFKC", text).strip().casefold()
    number = _NUMBER.fullmatch(found)
    if number:
        return tuple(KanoAnswer)[int(number[1]) - 1]
    words = "-".join(re.split(r"[\s_-]+", found.removesuffix(".").removesuffix("。").rstrip()))
    return _WORDS.get(words.removesuffix("-that-way"))


def kano(counts: Mapping[tuple[KanoAnswer, KanoAnswer], int]) -> Kano | None:
    """What paired answers come to.

    The category is the most frequent one; of equally frequent ones the first of must-be, one-dimensional, attractive,
    indifferent, then reverse and questionable. Better = (A + O) / (A + O + M + I) and worse = -(O + M) / the same
    (Berger et al. 1993). Pairs count alike: weights play no part.

    Args:
        counts: how often each pair was given: the answer with the feature, then the answer without it.

    Returns:
        None without answers.

    Raises:
        ValueError: a pair was given fewer than 0 times.
    """
    if any(n < 0 for n in counts.values()):
        raise ValueError("a pair of answers cannot be given fewer than 0 times")
    by = dict.fromkeys(KanoCategory, 0)
    for pair, n in counts.items():
        by[TABLE[pair]] += n
    total = sum(by.values())
    if not total:
        return None
    both, must = by[KanoCategory.ONE_DIMENSIONAL], by[KanoCategory.MUST_BE]
    attractive = by[KanoCategory.ATTRACTIVE]
    counted = attractive + both + must + by[KanoCategory.INDIFFERENT]
    return Kano(
        n=total,
        counts=tuple(by.items()),
        category=max(by, key=by.__getitem__),
        better=(attractive + both) / counted if counted else None,
        worse=-(both + must) / counted if counted else None,
    )
