"""Colours as numbers: reading them, their contrast, and the nearest one that is readable.

In: `#rgb` or `#rrggbb`. Out: `#rrggbb`, ratios. Luminance and contrast as defined by WCAG 2.2 (W3C 2023).
"""

from __future__ import annotations

from collections.abc import Sequence

WHITE = "#ffffff"
BLACK = "#000000"


def normalise(text: str) -> str | None:
    """`#rrggbb` in lower case for `#rgb` or `#rrggbb` in any case; None for anything else."""
    digits = text[1:].lower()
    if not text.startswith("#") or not set(digits) <= set("0123456789abcdef"):
        return None
    if len(digits) == 3:  # noqa: PLR2004 - the short form
        return "#" + "".join(d + d for d in digits)
    return "#" + digits if len(digits) == 6 else None  # noqa: PLR2004 - the long form


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0..255, of `#rrggbb`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def linear(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of `#rrggbb` as shares of light, 0..1 (sRGB transfer function, IEC 61966-2-1)."""
    red, green, blue = (_light(c / 255) for c in channels(colour))
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1..21; the order does not matter."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """`colour` with a share (0..1) of `other` in it, mixed in sRGB."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable(colour: str, grounds: Sequence[tuple[str, float]]) -> str | None:
    """The colour nearest to `colour`, darker or lighter, that has the contrast asked for with each ground.

    Args:
        colour: what to start from.
        grounds: colours with the least contrast to each.

    Returns:
        `#rrggbb`; None where neither darkening nor lightening would do.
    """
    for hundredths in range(101):
        for end in (BLACK, WHITE):
            mixed = mix(colour, end, hundredths / 100)
            if all(contrast(mixed, ground) >= least for ground, least in grounds):
                return mixed
    return None


def _light(value: float) -> float:
    """Share of light of one sRGB channel, both 0..1."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the standard's bound
