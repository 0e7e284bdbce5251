"""How alike two texts are, and which elements of two lists are most probably the same.

In: texts, or elements with the texts that they hold. Out: numbers from 0 to 1, and pairs.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest
from typing import TypeVar

T = TypeVar("T")

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Scripts that put no spaces between words."""
_LONG = 160
"""Characters beyond which a text is compared word by word."""
_SENTENCE, _LENGTHENED = 2, 0.65
"""How alike a text of some words is to one that has them all and more."""
_COMMON = 40
"""A word that so many elements hold says nothing about which one is meant."""
_CANDIDATES = 8


def plain(text: str) -> str:
    """A text as it is compared: without case, and with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def words(text: str) -> Counter[str]:
    """The words of a text; pairs of characters where a script has no spaces."""
    found: Counter[str] = Counter()
    for word in _WORD.findall(plain(text)):
        if _UNSPACED.search(word):
            found.update(word[n : n + 2] for n in range(max(1, len(word) - 1)))
        else:
            found[word] += 1
    return found


def shared(left: Counter[str], right: Counter[str]) -> float:
    """Share of words that two texts have in common (Dice), 0..1."""
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def alike(left: str, right: str) -> float:
    """How alike two texts are, by characters or by words, 0..1; 1 for texts that differ in case and spaces only."""
    left, right = plain(left), plain(right)
    if left == right:
        return 1.0
    ours, theirs = words(left), words(right)
    common = shared(ours, theirs)
    if min(ours.total(), theirs.total()) >= _SENTENCE and (ours <= theirs or theirs <= ours):
        common = max(common, _LENGTHENED)
    if max(len(left), len(right)) > _LONG:
        return common
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where something differs

    return max(common, SequenceMatcher(None, left, right, autojunk=False).ratio())


def pair_alike(
    old: Sequence[T], new: Sequence[T], text: Callable[[T], str], score: Callable[[T, T], float], least: float
) -> list[tuple[T, T]]:
    """Pairs of elements that are alike, the best ones first, each element at most once.

    Only elements that share one of their rarer words are compared, so the work grows with their number and not with
    its square.

    Args:
        old, new: elements of both sides.
        text: all words of an element.
        score: how alike two elements are, 0..1.
        least: score from which on two elements are the same.
    """
    if not old or not new:
        return []
    at: dict[str, list[int]] = {}
    for n, element in enumerate(old):
        for word in words(text(element)):
            at.setdefault(word, []).append(n)
    scored: list[tuple[float, int, int]] = []
    for m, element in enumerate(new):
        hits: Counter[int] = Counter()
        for word in words(text(element)):
            found = at.get(word, ())
            if len(found) <= _COMMON:
                hits.update(found)
        nearest = nlargest(_CANDIDATES, hits, key=lambda n: (hits[n], -n))
        scored += [(s, n, m) for n in nearest if (s := score(old[n], element)) >= least]
    return [(old[n], new[m]) for n, m in greedy(scored)]


def greedy(scored: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """From scored pairs of numbers the best ones, each number at most once on either side, in order of the first."""
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, n, m in sorted(scored, key=lambda s: (-s[0], abs(s[1] - s[2]), s[1], s[2])):
        if n not in left and m not in right:
            left.add(n)
            right.add(m)
            pairs.append((n, m))
    return sorted(pairs)


def out_of_order(numbers: Sequence[int]) -> frozenset[int]:
    """The fewest of some distinct numbers that, left out, leave the others ascending: what was moved among the rest."""
    from bisect import bisect_left  # noqa: PLC0415 - only where something differs

    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        before[number] = last[place - 1] if place else None
        if place == len(ends):
            ends.append(number)
            last.append(number)
        else:
            ends[place] = last[place] = number
    kept: set[int] = set()
    at: int | None = last[-1] if last else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return frozenset(numbers) - kept


def interleaved(
    old: Sequence[str], new: Sequence[str], partner: Callable[[str], str | None]
) -> list[tuple[str | None, str | None]]:
    """Both sides in one order: that of the new side, with what was removed behind what it followed.

    Args:
        old, new: keys in order.
        partner: the new key of an old one; None for what was removed. A partner that is not in `new` went elsewhere.

    Returns:
        Pairs of old and new key, one of them None for what is on one side only.
    """
    known = set(new)
    behind: dict[str | None, list[str]] = {}
    last: str | None = None
    olds: dict[str, str] = {}
    for key in old:
        found = partner(key)
        if found is None:
            behind.setdefault(last, []).append(key)
        elif found in known:
            olds[found] = key
            last = found
    merged: list[tuple[str | None, str | None]] = [(key, None) for key in behind.get(None, ())]
    for key in new:
        merged.append((olds.get(key), key))
        merged += [(gone, None) for gone in behind.get(key, ())]
    return merged
