"""Order of letters on a line that mixes reading directions.

In: one paragraph of text. Out: embedding levels, and from levels the visual order. The Unicode Bidirectional
Algorithm (UAX #9, Davis et al.) without explicit embeddings, overrides and isolates: the reader rejects those
controls; should one come along it is ignored like any other boundary neutral. The whole paragraph is then a
single isolating run sequence, and every rule is one pass over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import bidirectional

_OPEN = "([{༺༼᚛⁅⁽₍⌈⌊〈❨❪❬❮❰❲❴⟅⟦⟨⟪⟬⟮⦃⦅⦇⦉⦋⦍⦏⦑⦓⦕⦗⧘⧚⧼⸢⸤⸦⸨⹕⹗⹙⹛〈《「『【〔〖〘〚﹙﹛﹝（［｛｟｢"
_CLOSE = ")]}༻༽᚜⁆⁾₎⌉⌋〉❩❫❭❯❱❳❵⟆⟧⟩⟫⟭⟯⦄⦆⦈⦊⦌⦐⦎⦒⦔⦖⦘⧙⧛⧽⸣⸥⸧⸩⹖⹘⹚⹜〉》」』】〕〗〙〛﹚﹜﹞）］｝｠｣"
CLOSING = dict(zip(_OPEN, _CLOSE, strict=True))
"""Opening bracket to closing bracket (Bidi_Paired_Bracket)."""

_OPENING = {close: open_ for open_, close in CLOSING.items()} | {"\u232a": "\u3008", "\u3009": "\u3008"}
_CANONICAL = {"\u2329": "\u3008"}
_MAX_OPEN_BRACKETS = 63

_IGNORED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}


def first_strong(text: str) -> bool | None:
    """Whether the first letter with a direction reads from right to left (P2); None without such a letter."""
    for char in text:
        kind = bidirectional(char)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return None


def has_rtl(text: str) -> bool:
    """Whether any character reads from right to left, so that levels are worth computing."""
    return not text.isascii() and any(bidirectional(char) in ("R", "AL", "AN") for char in set(text))


def levels(text: str, *, rtl: bool) -> list[int]:
    """Embedding level of every character; even levels read from left to right, odd ones from right to left.

    Args:
        text: one paragraph without line feeds.
        rtl: base direction.
    """
    base = 1 if rtl else 0
    kinds = [bidirectional(char) or "L" for char in text]
    kept = [i for i, kind in enumerate(kinds) if kind not in _IGNORED]
    types = [kinds[i] for i in kept]
    originals = tuple(types)
    _resolve_weak(types, "R" if rtl else "L")
    _resolve_brackets([text[i] for i in kept], types, originals, "R" if rtl else "L")
    _resolve_neutral(types, "R" if rtl else "L")
    result = [base] * len(text)
    for at, kind in zip(kept, types, strict=True):
        result[at] = _implicit_level(base, kind)
    _give_ignored_their_neighbour(result, kinds, base)
    _reset_whitespace(result, kinds, base)
    return result


def _implicit_level(base: int, kind: str) -> int:
    """Rules I1 and I2."""
    if base == 0:
        return {"L": 0, "R": 1}.get(kind, 2)
    return 1 if kind == "R" else 2


def _resolve_weak(types: list[str], sos: str) -> None:
    """Rules W1 to W7, in place."""
    _weak_marks_and_numbers(types, sos)
    for i in range(1, len(types) - 1):  # W4
        before, after = types[i - 1], types[i + 1]
        separates = before == after and (
            (types[i] == "ES" and before == "EN") or (types[i] == "CS" and before in ("EN", "AN"))
        )
        if separates:
            types[i] = before
    for start, end in _stretches(types, frozenset({"ET"})):  # W5
        if (start > 0 and types[start - 1] == "EN") or (end < len(types) and types[end] == "EN"):
            types[start:end] = ["EN"] * (end - start)
    strong = sos
    for i, kind in enumerate(types):
        if kind in ("ES", "ET", "CS"):  # W6
            types[i] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":  # W7
            types[i] = "L"


def _weak_marks_and_numbers(types: list[str], sos: str) -> None:
    """Rules W1 to W3, in place."""
    before = strong = sos
    for i, kind in enumerate(types):
        if kind == "NSM":  # W1
            types[i] = before
        before = types[i]
        if types[i] in ("L", "R", "AL"):
            strong = types[i]
        elif types[i] == "EN" and strong == "AL":  # W2
            types[i] = "AN"
    for i, kind in enumerate(types):
        if kind == "AL":  # W3
            types[i] = "R"


def _resolve_brackets(chars: Sequence[str], types: list[str], originals: Sequence[str], base: str) -> None:
    """Rule N0, in place: brackets take the direction of what they enclose or of what precedes them."""
    pairs = _bracket_pairs(chars, types)
    for start, end in pairs:
        inside = {_STRONG[kind] for kind in types[start + 1 : end] if kind in _STRONG}
        if base in inside:
            direction = base
        elif inside:
            earlier = (types[i] for i in range(start - 1, -1, -1))
            direction = next((_STRONG[kind] for kind in earlier if kind in _STRONG), base)
        else:
            continue
        for at in (start, end):
            types[at] = direction
            for mark in range(at + 1, len(types)):
                if originals[mark] != "NSM":
                    break
                types[mark] = direction


def _bracket_pairs(chars: Sequence[str], types: Sequence[str]) -> list[tuple[int, int]]:
    """Definition BD16: matching brackets by position of the opening one."""
    stack: list[tuple[str, int]] = []
    pairs = []
    for i, char in enumerate(chars):
        if types[i] != "ON":
            continue
        if char in CLOSING:
            if len(stack) == _MAX_OPEN_BRACKETS:
                break
            stack.append((_CANONICAL.get(char, char), i))
        elif char in _OPENING:
            opening = _OPENING[char]
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == opening:
                    pairs.append((stack[depth][1], i))
                    del stack[depth:]
                    break
    return sorted(pairs)


def _resolve_neutral(types: list[str], base: str) -> None:
    """Rules N1 and N2, in place."""
    for start, end in _stretches(types, _NEUTRAL):
        before = _STRONG[types[start - 1]] if start > 0 else base
        after = _STRONG[types[end]] if end < len(types) else base
        types[start:end] = [before if before == after else base] * (end - start)


def _stretches(types: Sequence[str], wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Maximal stretches of the wanted types, found as the list is walked."""
    at = 0
    while at < len(types):
        start = at
        while at < len(types) and types[at] in wanted:
            at += 1
        if at > start:
            yield start, at
        at += 1


def _give_ignored_their_neighbour(result: list[int], kinds: Sequence[str], base: int) -> None:
    """Section 5.2: what rule X9 leaves out takes the level of the character before it."""
    before = base
    for i, kind in enumerate(kinds):
        if kind in _IGNORED:
            result[i] = before
        before = result[i]


def _reset_whitespace(result: list[int], kinds: Sequence[str], base: int) -> None:
    """Rule L1: separators and the white space before them and at the end take the base level."""
    trailing = True
    for i in range(len(kinds) - 1, -1, -1):
        if kinds[i] in ("S", "B"):
            trailing = True
        if trailing and (kinds[i] in ("S", "B", "WS") or kinds[i] in _IGNORED):
            result[i] = base
        else:
            trailing = False


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """Indices of runs from left to right, given their levels in reading order (rule L2)."""
    order = list(range(len(run_levels)))
    if not order:
        return order
    lowest_odd = min((level for level in run_levels if level % 2), default=None)
    if lowest_odd is None:
        return order
    for level in range(max(run_levels), lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            if end > start:
                order[start:end] = order[start:end][::-1]
            start = end + 1
    return order
