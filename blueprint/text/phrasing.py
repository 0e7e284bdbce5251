"""What a line break costs the reader: little behind a clause, more between words, most inside one.

In: a text, its language and the places where its lines may end. Out: `Phrasing`, on the scale that `evening`
measures unevenness by. Words of Chinese and Japanese come from ICU's dictionary, phrases (bunsetsu) of Japanese
from ICU's line breaks for `lw=phrase`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from blueprint.text.breaks import SOFT_HYPHEN, Opportunity
from blueprint.text.languages import icu_locale

_CLAUSE_END, _AFTER_HYPHEN, _BEFORE_DASH, _NUMBER_FROM_UNIT = -0.03, 0.06, 0.1, 0.15
_CLAUSE_SIGNS, _CLOSERS = ",;:!?–—…،؛؟", "\"'”’»)]"
_DASHES, _HYPHENS = "-–—", f"-/–—\u2010{SOFT_HYPHEN}"
_UNITS, _UNITS_IN_FRONT = "%‰°€£$¥", "§№€£$¥"
_SMALL_WORDS = frozenset("and at bis by et for from in o oder of on or ou the to und with y".split())  # noqa: SIM905 - reads better
_CLAUSE_LETTERS, _YEAR_LENGTH = 3, 4
_SPACE_ENDS_CLAUSE = (("\u0e01", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"))
"""Thai and Lao, Burmese, Khmer: a space stands between clauses, none between words."""

_BETWEEN_WORDS, _INSIDE_WORD = 0.12, 1.12
_BETWEEN_LATIN_WORDS, _NUMBER_FROM_NOUN, _INSIDE_BRACKETS = 0.17, 0.5, 0.08
_BEHIND = (
    dict.fromkeys("。！？；…!?;．", 0.0)
    | dict.fromkeys("，：,:—～", 0.02)
    | dict.fromkeys("、」』）》】〉〕］”’)]»・", 0.05)
)
_BEFORE = dict.fromkeys("「『（《【〈〔［“‘(«", 0.06)
_OPENING, _CLOSING = frozenset("「『（《【〈〔［“(["), frozenset("」』）》】〉〕］”)]")
_LATIN_WORD = 4
_UNSPACED_SLACK = 0.5
_UNSPACED_SCRIPTS = frozenset({"Hani", "Hira", "Kana"})
_RARE_HAN = (("\u3400", "\u4dbf"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))

# Chinese words of one character: some belong to the word before them, some to the one behind.
_CHINESE_PARTICLES = "的了着著过過吗嗎呢吧啊呀嘛么麼们們地得之"
_PLACES_AND_TIMES = "里裡上下中内內外后後前时時间間"
_SUFFIXES = "者员員性化率度店室厅廳處处所院馆館站点點台臺机機器费費单單证證卡号號类類型版式品区區层層楼樓"
_LEANS_BACK = frozenset(_CHINESE_PARTICLES + _PLACES_AND_TIMES + _SUFFIXES)
_LEANS_ON = frozenset(
    "不没沒未别別把被将將在从從对對向给給让讓由为為与與和或及跟同以用到很太更最也都就又再还還才已是有要会會能可想请請"
)
_COUNTS = frozenset("一二三四五六七八九十百千万萬两兩几幾半数數每各这這那第")
_LEANING, _BETWEEN_SINGLES = 0.1, 0.06

_HONORIFICS = frozenset("おご")
_PARTICLES = frozenset("をはがにでとへものて")
_STEM_ENDS = frozenset("きしちみりえけせめれびぎげべじ")
_PARTICLE_LOST, _HONORIFIC, _COMPOUND, _HIRAGANA = 0.9, 0.9, 0.5, 0.4
_PHRASE_OVERLOOKED, _BETWEEN_SCRIPTS, _INSIDE_PHRASE = 0.2, 0.4, 0.55


class Phrasing(NamedTuple):
    """What breaks cost in a text.

    Attributes:
        costs: offset of a line's first character, to the cost of the break before it; 0 where it is missing.
        alone: offset from which on a last line is a single word that should not stand alone.
        slack: how much it counts that the last line is shorter than the others.
    """

    costs: dict[int, float]
    alone: int
    slack: float = 1.0


class _Words:
    """The words of a Chinese or Japanese text, by where they start and where they end."""

    __slots__ = ("ending", "starting")

    def __init__(self, text: str, locale: str) -> None:
        from icu4py.breakers import WordBreaker  # noqa: PLC0415 - 20 ms that short labels need not pay

        parts = list(WordBreaker(text, locale))
        ends = list(accumulate(map(len, parts)))
        self.ending = dict(zip(ends, parts, strict=True))
        self.starting = dict(zip([0, *ends], parts, strict=False))


def phrasing(text: str, language: str, places: Sequence[Opportunity]) -> Phrasing:
    """What breaks cost in a text.

    Args:
        text: a cleaned text.
        language: its BCP 47 tag; what decides between words with and without spaces is the text itself.
        places: where its lines may end, the last one at its end.

    Returns:
        costs of breaks between words and phrases; not of breaks that were made for words that are too long.
    """
    last = next((place.end for place in places[-2::-1] if place.word), 0)
    scripts = frozenset() if text.isascii() else frozenset(map(_script, text)) & _UNSPACED_SCRIPTS
    if not scripts or _is(language, "ko"):
        return Phrasing(_spaced(text, places), last)
    japanese = _is(language, "ja") or scripts != {"Hani"}
    costs = _unspaced(text, language, [place for place in places[:-1] if place.word], japanese=japanese)
    return Phrasing(costs, last if _is_little(text[last:]) else len(text), _UNSPACED_SLACK)


def _is(tag: str, language: str) -> bool:
    """Whether a tag names a language, in whatever region or script."""
    return tag.partition("-")[0].lower() == language


def _spaced(text: str, places: Sequence[Opportunity]) -> dict[int, float]:
    """Costs of breaks in a text with spaces between its words."""
    costs: dict[int, float] = {}
    for place, following in pairwise(places):
        before, after = text[place.ink - 1], text[place.end]
        if before.isalpha() and after.isalpha() and before.isascii():
            continue
        if place.ink == place.end:
            costs[place.end] = _AFTER_HYPHEN * (before in _HYPHENS)
        elif after in _DASHES and following.ink == place.end + 1:
            costs[place.end] = _BEFORE_DASH
        elif before.isdecimal() or before in _UNITS_IN_FRONT:
            costs[place.end] = _NUMBER_FROM_UNIT * _is_measure(text, place, text[place.end : following.ink])
        elif _ends_clause(text, place.ink):
            costs[place.end] = _CLAUSE_END
    return costs


def _is_measure(text: str, place: Opportunity, word: str) -> bool:
    """Whether a number, or a sign that stands before numbers, and the word behind it are a number with its unit."""
    if not text[place.ink - 1].isdecimal():
        return word[0].isdecimal()
    if word.rstrip(_CLAUSE_SIGNS + ".") in _SMALL_WORDS or not (word[0].isalpha() or word[0] in _UNITS):
        return False
    year = text[: place.ink].rpartition(" ")[2].lstrip("(“")
    return not (len(year) == _YEAR_LENGTH and year.isdecimal() and year.startswith(("19", "20")))


def _ends_clause(text: str, ink: int) -> bool:
    """Whether a space behind `ink` stands between clauses."""
    char = text[ink - 1]
    if char in _CLOSERS:
        char = text[:ink].rstrip(_CLOSERS)[-1:]
    if char == ".":
        word = text[: text.rindex(".", 0, ink)][-_CLAUSE_LETTERS:]
        return len(word) == _CLAUSE_LETTERS and word.isalpha()
    return char in _CLAUSE_SIGNS or any(first <= char <= last for first, last in _SPACE_ENDS_CLAUSE)


def _is_little(text: str) -> bool:
    """Whether a text is one Han character or kana, or a Latin word of less than four letters."""
    letters = [char for char in text if char.isalnum()]
    return len(letters) <= 1 or (len(letters) < _LATIN_WORD and all(char.isascii() for char in letters))


def _unspaced(text: str, language: str, places: Sequence[Opportunity], *, japanese: bool) -> dict[int, float]:
    """Costs of breaks in Chinese or Japanese."""
    words = _Words(text, icu_locale(language))
    depths = [] if _OPENING.isdisjoint(text) else _depths(text)
    phrases = _phrases(text) if japanese else frozenset()
    costs: dict[int, float] = {}
    for place in places:
        cost = _at_sign(text, place)
        if cost is None:
            cost = _japanese(text, place, words, phrases) if japanese else _chinese(place, words)
        costs[place.end] = cost + _INSIDE_BRACKETS * depths[place.end] if depths else cost
    return costs


def _phrases(text: str) -> frozenset[int]:
    """Where the phrases of a Japanese text end."""
    from icu4py.breakers import LineBreaker  # noqa: PLC0415 - see _Words

    return frozenset(accumulate(map(len, LineBreaker(text, "ja@lw=phrase"))))


def _depths(text: str) -> list[int]:
    """How many brackets and quotes are open before each character."""
    steps = ((char in _OPENING) - (char in _CLOSING) for char in text)
    return list(accumulate(steps, lambda depth, step: max(0, depth + step), initial=0))


def _at_sign(text: str, place: Opportunity) -> float | None:
    """Cost of a break at punctuation, at a number or between Latin words; None between other letters."""
    before, after = text[place.ink - 1], text[place.end]
    if before in _BEHIND:
        if before in _CLOSING:
            return _behind_closing(text, place)
        return _BEHIND[before]
    if after in _BEFORE:
        return _BEFORE[after]
    if before.isdecimal() and after.isalpha():
        return _NUMBER_FROM_NOUN
    if before.isascii() and after.isascii():
        return _BETWEEN_LATIN_WORDS
    return None


def _behind_closing(text: str, place: Opportunity) -> float:
    """Cost of a break behind a closing bracket: that of the sign inside it, but none loses its particle."""
    if text[place.end] in _CHINESE_PARTICLES or _script(text[place.end]) == "Hira":
        return _PARTICLE_LOST
    inside = next((char for char in reversed(text[: place.ink]) if char not in _CLOSING), "")
    return min(_BEHIND[text[place.ink - 1]], _BEHIND.get(inside, 1.0))


def _chinese(place: Opportunity, words: _Words) -> float:
    """Cost of a break between two characters of Chinese."""
    left, right = words.ending.get(place.ink, ""), words.starting.get(place.end, "")
    if not (left and right):
        return _INSIDE_WORD
    if left in _COUNTS:
        return _NUMBER_FROM_NOUN
    cost = _BETWEEN_WORDS
    if right in _LEANS_BACK or left in _LEANS_ON:
        cost += _LEANING
    if len(left) == len(right) == 1:
        cost += _BETWEEN_SINGLES
    return cost


def _japanese(text: str, place: Opportunity, words: _Words, phrases: frozenset[int]) -> float:
    """Cost of a break between two characters of Japanese."""
    char, before, after = text[place.ink - 1], _script(text[place.ink - 1]), _opening(text, place.end)
    if char in _HONORIFICS and after == "Hani":
        return _HONORIFIC
    if place.end in phrases:
        return max(_BETWEEN_WORDS, _phrase_end(text, place.ink, before, after))
    if place.ink not in words.ending or place.end not in words.starting:
        return _INSIDE_WORD
    if after == "Hira":
        return _PARTICLE_LOST
    if char in _PARTICLES:
        return _PHRASE_OVERLOOKED
    return _INSIDE_PHRASE if before == after else _BETWEEN_SCRIPTS


def _opening(text: str, at: int) -> str:
    """Script of a line's first character, or of the noun behind its honorific."""
    honoured = text[at] in _HONORIFICS and _script(text[at + 1 : at + 2]) == "Hani"
    return "Hani" if honoured else _script(text[at])


def _phrase_end(text: str, ink: int, before: str, after: str) -> float:
    """What speaks against a break between what ICU takes for two phrases.

    A phrase ends in hiragana as a rule: one that ends in Han before Han or hiragana is most likely the first half
    of a compound, as is one that ends in a verb's stem before Han.
    """
    if before == after == "Hira":
        return 0.0 if text[ink - 1] in _PARTICLES else _HIRAGANA
    if before == "Hani":
        return _COMPOUND if after in ("Hani", "Hira") else 0.0
    stem = text[ink - 1] in _STEM_ENDS and ink > 1 and _script(text[ink - 2]) == "Hani"
    return _COMPOUND if stem and after == "Hani" else 0.0


def _script(char: str) -> str:
    """Script of a character of Chinese or Japanese, `Zyyy` for any that is not kana or Han."""
    if "\u4e00" <= char <= "\u9fff":
        return "Hani"
    if char < "\u3041":
        return "Hani" if char == "々" else "Zyyy"
    if char <= "\u309f":
        return "Hira"
    if char <= "\u30ff":
        return "Kana"
    return "Hani" if any(first <= char <= last for first, last in _RARE_HAN) else "Zyyy"
