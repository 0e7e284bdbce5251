"""Paired questions: the table, the category, better and worse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.experience.figures import KanoAnswer, kano, kano_answer
from blueprint.experience.figures.kano import TABLE
from blueprint.model.figures import KanoCategory, Sample

LIKE, MUST, NEUTRAL, LIVE, DISLIKE = KanoAnswer
PAIRS = st.dictionaries(
    st.tuples(st.sampled_from(list(KanoAnswer)), st.sampled_from(list(KanoAnswer))), st.integers(0, 50)
)
EXAMPLES = {
    KanoCategory.MUST_BE: (NEUTRAL, DISLIKE),
    KanoCategory.ONE_DIMENSIONAL: (LIKE, DISLIKE),
    KanoCategory.ATTRACTIVE: (LIKE, NEUTRAL),
    KanoCategory.INDIFFERENT: (MUST, LIVE),
    KanoCategory.REVERSE: (DISLIKE, LIKE),
    KanoCategory.QUESTIONABLE: (LIKE, LIKE),
}


def test_the_table() -> None:
    letters = {category: category.value[0].upper() for category in KanoCategory}
    names = letters | {KanoCategory.MUST_BE: "M", KanoCategory.ONE_DIMENSIONAL: "O"}
    rows = ["".join(names[TABLE[row, column]] for column in KanoAnswer) for row in KanoAnswer]

    assert rows == ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"]


def test_better_and_worse() -> None:
    found = kano(
        {(LIKE, NEUTRAL): 30, (LIKE, DISLIKE): 20, (MUST, DISLIKE): 10, (NEUTRAL, NEUTRAL): 40, (LIKE, LIKE): 5}
    )

    assert found is not None
    assert [n for _, n in found.counts] == [10, 20, 30, 40, 0, 5]
    assert (found.n, found.category, found.sample) == (105, KanoCategory.INDIFFERENT, Sample.FULL)
    assert (found.better, found.worse) == (0.5, -0.3)


@pytest.mark.parametrize(
    ("tied", "first"),
    [
        ("MOAI", KanoCategory.MUST_BE), ("OAI", KanoCategory.ONE_DIMENSIONAL), ("AI", KanoCategory.ATTRACTIVE),
        ("IRQ", KanoCategory.INDIFFERENT), ("RQ", KanoCategory.REVERSE),
    ],
)  # fmt: skip
def test_ties_are_won_by_what_is_most_needed(tied: str, first: KanoCategory) -> None:
    order = dict(zip("MOAIRQ", KanoCategory, strict=True))
    counts = {EXAMPLES[order[letter]]: 7 for letter in reversed(tied)}
    found = kano(counts)

    assert found is not None
    assert found.category is first


def test_only_answers_that_count_are_better_or_worse() -> None:
    found = kano({(DISLIKE, LIKE): 3, (LIKE, LIKE): 1})

    assert found is not None
    assert (found.category, found.better, found.worse) == (KanoCategory.REVERSE, None, None)
    assert kano({}) is None
    assert kano({(LIKE, LIKE): 0}) is None
    with pytest.raises(ValueError, match="fewer than 0"):
        kano({(LIKE, LIKE): -1})


@given(PAIRS)
def test_counts_and_ranges(counts: dict[tuple[KanoAnswer, KanoAnswer], int]) -> None:
    found = kano(counts)
    if found is None:
        assert sum(counts.values()) == 0
        return

    assert [category for category, _ in found.counts] == list(KanoCategory)
    assert sum(n for _, n in found.counts) == found.n == sum(counts.values())
    assert dict(found.counts)[found.category] == max(n for _, n in found.counts)
    assert found.better is None or 0 <= found.better <= 1
    assert found.worse is None or -1 <= found.worse <= 0
    assert found == kano(dict(reversed(counts.items())))


@pytest.mark.parametrize(
    ("texts", "answer"),
    [
        (("1", "1.0", " 1 ", "１", "like", "LIKE", "I like it", "I like it that way.", "Like ."), LIKE),
        (("2", "2,00", "must-be", "Must be", "must_be", "It must be that way", "I expect it"), MUST),
        (("3", "neutral", "I am neutral"), NEUTRAL),
        (("4", "live-with", "live  with", "I can live with it that way", "I can tolerate it"), LIVE),
        (("5", "dislike", "I dislike it"), DISLIKE),
        (("", "0", "6", "1.5", "11", "1.", "likes", "like dislike", "好", ".", "-", "that way"), None),
    ],
)
def test_how_answers_are_written(texts: tuple[str, ...], answer: KanoAnswer | None) -> None:
    assert [kano_answer(text) for text in texts] == [answer] * len(texts)


@given(st.text(max_size=30))
def test_any_text_is_an_answer_or_none(text: str) -> None:
    found = kano_answer(text)

    assert found is None or kano_answer(found.value) is found


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("喜欢", "like"),
        ("理应如此。", "must-be"),
        ("喜欢 。", "like"),
        ("無所謂", "neutral"),
        ("勉强接受", "live-with"),
        (" 很不喜歡 ", "dislike"),
    ],
)
def test_chinese_answers(said: str, meant: str) -> None:
    assert kano_answer(said) == meant
