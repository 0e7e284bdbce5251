"""What the regulars of a hair salon said on the telephone after each of two letters.

In: nothing. Out: `letters.csv`. In March 2025, 26 of those who had got the stylist's letter were asked; in March 2026,
31 of those who had got the office's. Each said how two moments felt, whether she trusts the salon with her address (1
to 7), and whether she wants it taken out of the card index.
"""

from __future__ import annotations

from responses.tables import Row, csv_file, mixed

_LETTERS = {
    # letter: the step at the letter box with how many answered 1 to 5, then the step of reading likewise
    "stylists-letter": (("find-stylists", (0, 0, 7, 14, 5)), ("read-stylists", (0, 0, 1, 6, 19))),
    "office-letter": (("find-offices", (1, 8, 18, 4, 0)), ("read-offices", (18, 8, 3, 2, 0))),
}
_TRUST = {
    # letter: how many answered 1 to 7, and how many want to be taken out
    "stylists-letter": ((0, 0, 0, 1, 3, 10, 12), 0),
    "office-letter": ((6, 9, 7, 5, 2, 2, 0), 13),
}


def files() -> dict[str, bytes]:
    """The content of each file by its name."""
    rows: list[tuple[Row, int]] = []
    for letter, (found, read) in _LETTERS.items():
        rows += [((letter, found[0], score, "", ""), count) for score, count in enumerate(found[1], start=1)]
        rows += [
            ((letter, read[0], score, *also), 1) for score, also in zip(_each(read[1]), _also(letter), strict=True)
        ]
    return {"letters.csv": csv_file(("letter", "moment", "felt", "trust", "take me out"), mixed(rows))}


def _each(counts: tuple[int, ...]) -> list[int]:
    """Scores from 1 up, each as often as it is counted."""
    return [score for score, count in enumerate(counts, start=1) for _ in range(count)]


def _also(letter: str) -> list[tuple[int, str]]:
    """Trust, and whether to be taken out: those who trust least want to be."""
    trust, out = _TRUST[letter]
    return [(score, "yes" if place < out else "no") for place, score in enumerate(_each(trust))]
