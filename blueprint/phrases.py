"""Small pieces of the sentences that findings are made of.

In: words from a file. Out: words for a message: quoted, counted, listed, and the nearest among several.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_SHOWN = 40
_WORD_SHOWN = 64
_CANDIDATES = 400
_FARTHEST = 0.6
_APART = "\u2060"
_UNSEEN = ("Cc", "Cs", "Co", "Zl", "Zp")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def seen(text: str) -> str:
    """A text as it may be shown: what a terminal could not show or would obey is U+FFFD; tabs and line feeds stay."""
    if text.isprintable():
        return text
    from unicodedata import category  # noqa: PLC0415 - few texts need a second look

    def is_odd(c: str) -> bool:
        return category(c) in _UNSEEN or c in _BIDI or ord(c) & 0xFFFE == 0xFFFE  # noqa: PLR2004 - noncharacters

    return "".join("\ufffd" if c not in "\t\n" and is_odd(c) else c for c in text)


def tame(text: str) -> str:
    """Lines none of which a CI server takes for a command: GitHub obeys `::` at the beginning and `##[` anywhere.

    What keeps the signs apart has no width.
    """
    if "##[" in text:
        text = text.replace("##[", f"##{_APART}[")
    if "::" in text:
        import re  # noqa: PLC0415 - seldom needed

        text = re.sub(r"(?m)^([^\S\n]{0,200}):(?=:)", rf"\1:{_APART}", text)
    return text


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


def turned(left: str, right: str) -> bool:
    """Whether two words differ only in that two letters beside each other have changed places: `tmie` and `time`."""
    apart = [at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    if len(left) != len(right) or len(apart) != 2 or apart[1] != apart[0] + 1:  # noqa: PLR2004 - one pair
        return False
    return left[apart[0]] == right[apart[1]] and left[apart[1]] == right[apart[0]]


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
