from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.theme.colour import contrast, luminance, mix, normalise, readable

HEX = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#abc", "#aabbcc"),
        ("#A0B1C2", "#a0b1c2"),
        ("abc", None),
        ("#ab", None),
        ("#abcd", None),
        ("#ggg", None),
        ("", None),
        ("#", None),
        ("#12345678", None),
        ("#١٢٣", None),
    ],
)
def test_colours_are_read(text: str, colour: str | None) -> None:
    assert normalise(text) == colour


def test_contrast_has_the_values_that_are_published() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.542, abs=0.001)
    assert contrast("#ff0000", "#ffffff") == pytest.approx(3.998, abs=0.001)
    assert luminance("#0000ff") == pytest.approx(0.0722)


def test_mixing_goes_from_one_end_to_the_other() -> None:
    assert mix("#102030", "#ffffff", 0) == "#102030"
    assert mix("#102030", "#ffffff", 1) == "#ffffff"
    assert mix("#000000", "#ffffff", 0.5) == "#808080"


@settings(max_examples=100)
@given(colour=HEX, one=HEX, other=HEX, least=st.sampled_from([3.0, 4.5, 7.0]))
def test_the_readable_colour_is_readable_and_the_nearest(colour: str, one: str, other: str, least: float) -> None:
    grounds = [(one, least), (other, 3.0)]
    found = readable(colour, grounds)
    good = all(contrast(colour, g) >= n for g, n in grounds)
    if good:
        assert found == colour
    if found is None:
        assert any(contrast(end, g) < n for end in ("#000000", "#ffffff") for g, n in grounds)
        assert all(not all(contrast(end, g) >= n for g, n in grounds) for end in ("#000000", "#ffffff"))
    else:
        assert all(contrast(found, g) >= n for g, n in grounds)
