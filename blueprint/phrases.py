"""Small pieces of the sentences that findings are made of.

In: words from a file. Out: words for a message: quoted, counted, listed, and the nearest among several.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_SHOWN = 40
_WORD_SHOWN = 64
_CANDIDATES = 400
_FARTHEST = 0.6


def quote(text: str) -> str:
    """A text from the file in backticks, on one line, cut in the middle if it is long."""
    flat = " ".join(text.split())
    if len(flat) > _SHOWN:
        flat = f"{flat[: _SHOWN - 10]}…{flat[-8:]}"
    return f"`{flat}`"


def listing(words: Iterable[str], last: str = "or") -> str:
    """Words in backticks as an enumeration: "`a`, `b` or `c`"."""
    quoted = [f"`{w}`" for w in words]
    if len(quoted) < 2:  # noqa: PLR2004 - one word needs no "or"
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun: "1 error", "2 errors"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def nearest(word: str, candidates: Sequence[str]) -> str | None:
    """The candidate that was most probably meant, or None if none comes near.

    Case, spaces, hyphens and underscores do not count: `Front stage` is near to `frontstage`.
    """
    best: tuple[float, str] | None = None
    for candidate in candidates[:_CANDIDATES]:
        score = likeness(word, candidate)
        if score >= _threshold(word) and (best is None or score > best[0]):
            best = (score, candidate)
    return best[1] if best else None


def likeness(left: str, right: str) -> float:
    """How alike two words are, 0..1, without what people vary when they write from memory."""
    left, right = _folded(left), _folded(right)
    if not left or not right or max(len(left), len(right)) > _WORD_SHOWN:
        return 0.0
    if left == right:
        return 1.0
    if left.rstrip("s") == right.rstrip("s"):
        return 0.99
    from difflib import SequenceMatcher  # noqa: PLC0415 - only a faulty file needs it

    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.real_quick_ratio() < _FARTHEST or matcher.quick_ratio() < _FARTHEST:
        return 0.0
    return matcher.ratio()


def _folded(word: str) -> str:
    """A word without case, spaces, hyphens and underscores."""
    return "".join(c for c in word.casefold() if c not in " -_\u00a0\u3000")


def _threshold(word: str) -> float:
    """How alike a candidate must be: short words differ much by one letter."""
    return 0.66 if len(word) <= 4 else 0.72  # noqa: PLR2004 - four letters, tried on misspelt keys
