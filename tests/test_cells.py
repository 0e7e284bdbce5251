"""How many cells of a terminal texts take, and where they break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.cells import advances, cells, wrapped

TEXT = st.text(st.sampled_from("abc `dé前台接待，。（）ｶ\u0301\u200d\ufe0f👍👩🏽❤한 "), max_size=60)


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("abc", 3), ("前台", 4), ("ｶﾅ", 2), ("Ａ", 2), ("e\u0301", 1), ("👍", 2), ("한국", 4), ("", 0),
        ("a\u200bb", 2), ("“…—①×”", 6), ("❤", 1), ("❤\ufe0f", 2), ("1\ufe0f\u20e3", 2), ("👍🏽", 2), ("🇨🇳", 2),
        ("👩\u200d👩\u200d👧", 2), ("👩\u200d❤\ufe0f\u200d👨", 2), ("ab\u200dc", 3), ("\u1112\u1161\u11ab", 2),
        ("👍\ufe0fx", 3), ("x\u00ady", 3),
    ],
)  # fmt: skip
def test_cells(text: str, wide: int) -> None:
    assert cells(text) == wide


@given(TEXT, st.integers(2, 30), st.sampled_from(("", "`")))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int, whole: str) -> None:
    lines = list(wrapped(text, width, whole=whole))

    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert len(list(advances(text))) == len(text)


def test_what_is_code_stays_on_one_line() -> None:
    lines = list(wrapped("write it as `type: mean of all` here", 22, whole="`"))

    assert lines == ["write it as", "`type: mean of all`", "here"]
    assert list(wrapped("`a b c d e f g h`", 8, whole="`")) == ["`a b c d", "e f g h`"]
    assert list(wrapped("顾客在哪里，遇到它", 10)) == ["顾客在哪", "里，遇到它"]
