"""Durations: `90 s`, `1 h 30 min`, `2-5 min`, `PT4M`."""

from __future__ import annotations

import re
from itertools import pairwise

from blueprint.build.context import Context
from blueprint.build.nodes import place
from blueprint.diagnostics import Edit, Fix
from blueprint.document import Node, Scalar, Sequence
from blueprint.model import Duration

_SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86400, "wk": 604800, "mo": 2592000}
_UNITS = tuple(_SECONDS)
_WORDS = {
    **dict.fromkeys(("\u79d2", "\u79d2\u949f", "sec", "second", "seconds"), "s"),
    **dict.fromkeys(("\u5206", "\u5206\u949f", "mins", "minute", "minutes"), "min"),
    **dict.fromkeys(("\u65f6", "\u5c0f\u65f6", "\u4e2a\u5c0f\u65f6", "hr", "hrs", "hour", "hours"), "h"),
    **dict.fromkeys(("\u5929", "\u65e5", "day", "days"), "d"),
    **dict.fromkeys(("\u5468", "\u661f\u671f", "week", "weeks"), "wk"),
    **dict.fromkeys(("\u6708", "\u4e2a\u6708", "month", "months"), "mo"),
    **{unit: unit for unit in _SECONDS},
}
_AMOUNT = r"[0-9]{1,9}(?:\.[0-9]{1,6})?"
# Patterns are compiled when they are used first: most maps give no duration, and they cost start-up.
_PART = rf"({_AMOUNT})\s*(s|min|h|d|wk|mo)"
_PARTS = rf"(?:{_AMOUNT}\s*(?:s|min|h|d|wk|mo)\s*)+"
_HINT = "write a duration such as `90 s`, `4 min`, `1 h 30 min`, `2 d` or `2-5 min`; put words under `note`"
_LONGEST = 200
"""Characters beyond which nobody meant a duration."""
_DASH = r"\s*[-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d~\uff5e\u301c]+\s*"
_SPAN = rf"{_DASH}|\s*(?:\u2026|\.{{2,}}|[\u81f3\u5230])\s*|\s+to\s+"
"""What people write between the two ends of a range: a dash, an ellipsis, a word."""
_POINT = r"(?<=[0-9]),(?=[0-9]{1,2}(?![0-9]))"
_ISO = (
    rf"P(?=.)(?:({_AMOUNT})Y)?(?:({_AMOUNT})M)?(?:({_AMOUNT})W)?(?:({_AMOUNT})D)?"
    rf"(?:T(?=.)(?:({_AMOUNT})H)?(?:({_AMOUNT})M)?(?:({_AMOUNT})S)?)?"
)
_ISO_PARTS = (
    (31536000, "mo"),
    (2592000, "mo"),
    (604800, "wk"),
    (86400, "d"),
    (3600, "h"),
    (60, "min"),
    (1, "s"),
)


def duration(context: Context, node: Node | None) -> Duration | None:
    """The duration that a node gives; reports everything that is none (the schema leaves that to the build)."""
    if node is None:
        return None
    if not isinstance(node, Scalar):
        kind = "a list" if isinstance(node, Sequence) else "a mapping"
        context.error("BP322", f"a duration is a text, not {kind}", place(node), hint=_HINT)
        return None
    words = " ".join(node.text.split())
    if not words:
        context.error("BP322", "the duration is missing", node.span, hint=_HINT)
        return None
    found = parse_duration(words)
    if found is None:
        meant = _meant(words)
        fix = Fix(title=f"write `{meant}`", edits=(Edit(span=node.span, text=meant),)) if meant else None
        context.error("BP322", f"`{_short(words)}` is not a duration", node.span, hint=_hint(words), fix=fix)
        return None
    if found.high < found.low:
        context.error(
            "BP322",
            f"the range `{_short(words)}` ends below its start",
            node.span,
            hint="write the shorter duration first, such as `2-5 min`",
        )
        return None
    return found


def parse_duration(words: str) -> Duration | None:
    """A duration, or None if the words are none. `high` may lie below `low`; a month counts 30 days."""
    # Runs of spaces would each be tried from every one of them.
    ends = re.split(_DASH, " ".join(words.split()))
    if len(ends) == 1:
        single = _single(ends[0])
        return Duration(single[0], single[0], single[1]) if single else None
    if len(ends) != 2:  # noqa: PLR2004 - a range has two ends
        return None
    high = _single(ends[1])
    if high is None:
        return None
    if re.fullmatch(_AMOUNT, ends[0]):
        shared = re.fullmatch(_PART, ends[1].strip())
        low = (float(ends[0]) * _SECONDS[shared[2]], shared[2]) if shared else None
    else:
        low = _single(ends[0])
    if low is None:
        return None
    return Duration(low[0], high[0], min(low[1], high[1], key=_UNITS.index))


def _single(words: str) -> tuple[float, str] | None:
    """Seconds and smallest unit of one duration."""
    iso = re.fullmatch(_ISO, words.replace(",", "."))
    if iso:
        parts = [(float(n) * s, unit) for n, (s, unit) in zip(iso.groups(), _ISO_PARTS, strict=True) if n]
        return (sum(p[0] for p in parts), parts[-1][1]) if parts else None
    if not re.fullmatch(_PARTS, words):
        return None
    found = re.findall(_PART, words)
    order = [_UNITS.index(unit) for _, unit in found]
    if any(later >= earlier for earlier, later in pairwise(order)):
        return None
    return sum(float(n) * _SECONDS[unit] for n, unit in found), found[-1][1]


def _meant(words: str) -> str | None:
    """A duration with units or signs of a range that are not the format's, written as they should be; else None."""
    if len(words) > _LONGEST:
        return None
    first, *others = re.split(_SPAN, words.strip())
    if not others:
        return _meant_end(first)
    low = re.sub(_POINT, ".", first)
    ends = [low if re.fullmatch(_AMOUNT, low) else _meant_end(first), *map(_meant_end, others)]
    meant = "-".join(end for end in ends if end)
    found = parse_duration(meant) if all(ends) else None
    return meant if found is not None and found.low <= found.high else None


def _meant_end(words: str) -> str | None:
    """One end of a range, or all of a duration, whose units are Chinese or English words or in capitals."""
    words = re.sub(r"\s*(?:,|&|\band\b)\s+", " ", re.sub(_POINT, ".", words.strip()).lower())
    names = "|".join(sorted(_WORDS, key=len, reverse=True))
    pairs = re.findall(rf"({_AMOUNT})\s*({names})\s*", words)
    if not pairs or not re.fullmatch(rf"(?:{_AMOUNT}\s*(?:{names})\s*)+", words):
        return None
    meant = " ".join(f"{number} {_WORDS[unit]}" for number, unit in pairs)
    return meant if parse_duration(meant) else None


def _hint(words: str) -> str:
    meant = _meant(words)
    if meant is not None:
        return f"write `{meant}`; units are s, min, h, d, wk, mo"
    if re.fullmatch(_AMOUNT, words):
        return f"add the unit, such as `{words} min`; units are s, min, h, d, wk, mo"
    return _HINT


def _short(words: str) -> str:
    line = words.splitlines()[0]
    return line if len(line) <= 40 else line[:39] + "…"  # noqa: PLR2004 - fits a terminal line
