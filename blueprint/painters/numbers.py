"""The one way in which painters write a length."""

from __future__ import annotations


def number(value: float) -> str:
    """A length in user units with at most two decimals, no trailing zeros and no `-0`.

    Rounded to six decimals first: sums that differ in their last bit between versions of Python (or of a C library)
    would otherwise fall to both sides of a half now and then.
    """
    text = f"{round(value, 6):.2f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
