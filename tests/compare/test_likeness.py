"""How alike texts are, and which elements of two lists are the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.compare.likeness import alike, greedy, interleaved, out_of_order, pair_alike, shared, words

KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True)


def test_case_and_spaces_do_not_count() -> None:
    assert alike("Check  In", "check in") == 1.0
    assert alike("Pays in cash", "Waits") < 0.5 < alike("Pays in cash", "Pays in coins")


def test_long_texts_are_compared_by_words() -> None:
    text = "word " * 20_000

    assert alike(text, f"{text} more") > 0.99


def test_scripts_without_spaces_have_pairs_of_characters() -> None:
    assert set(words("办理入住")) == {"办理", "理入", "入住"}
    assert shared(words("办理入住"), words("快速办理入住")) > 0.7


def test_texts_without_words_share_none() -> None:
    assert shared(words(""), words("!")) == shared(words("a"), words("")) == 0.0


@settings(max_examples=100)
@given(st.lists(st.tuples(st.sampled_from([0.5, 0.7, 1.0]), st.integers(0, 5), st.integers(0, 5)), max_size=20))
def test_no_pair_is_left_out_but_for_one_that_is_at_least_as_alike(scored: list[tuple[float, int, int]]) -> None:
    scores = {(n, m): score for score, n, m in sorted(scored)}
    pairs = greedy([(score, n, m) for (n, m), score in scores.items()])

    assert pairs == sorted(pairs)
    assert len({n for n, _ in pairs}) == len({m for _, m in pairs}) == len(pairs)
    for (n, m), score in scores.items():
        rivals = [pair for pair in pairs if pair[0] == n or pair[1] == m]
        assert any(pair == (n, m) or scores[pair] >= score for pair in rivals)
        if not any(scores[pair] > score for pair in rivals):  # of equal ones, the pair that stands least apart
            assert any(abs(a - b) <= abs(n - m) for a, b in rivals)


def test_many_elements_are_paired_without_comparing_each_with_each() -> None:
    tried = []

    def score(a: str, b: str) -> float:
        tried.append((a, b))
        return alike(a, b)

    old = [f"order number{n} the" for n in range(2000)]
    new = [f"orders number{n} the" for n in range(2000)]

    assert pair_alike(old, new, str, score, 0.5) == list(zip(old, new, strict=True))
    assert len(tried) <= 8 * len(new)


@settings(max_examples=100)
@given(st.permutations(range(8)))
def test_what_is_left_stands_in_order(numbers: list[int]) -> None:
    wrong = out_of_order(numbers)
    left = [n for n in numbers if n not in wrong]

    assert left == sorted(left)
    for n in wrong:
        assert sorted([*left, n]) != [k for k in numbers if k in left or k == n]


@settings(max_examples=100)
@given(KEYS, KEYS)
def test_both_sides_are_there_once(old: list[str], new: list[str]) -> None:
    merged = interleaved(old, new, lambda key: key if key in new else None)

    assert [b for _, b in merged if b is not None] == new
    assert sorted(a for a, _ in merged if a is not None) == sorted(old)


def test_what_is_gone_stands_behind_what_it_followed() -> None:
    partner = {"a": "a", "c": "c", "e": "elsewhere"}

    assert interleaved("xabce", "ac", partner.get) == [("x", None), ("a", "a"), ("b", None), ("c", "c")]
