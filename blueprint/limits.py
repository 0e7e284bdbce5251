"""How much is too much, so that a hostile or broken file ends in a message instead of a full memory.

In: nothing. Out: `Limits`, a frozen value that every stage reading files takes. Each limit has its own code.
"""

from __future__ import annotations

from blueprint.frozen import frozen, names_of_fields, replace


@frozen(kw_only=True)
class Limits:
    """Upper bounds; each is raised on the command line by `--limit NAME=NUMBER`, or under `limits` of a configuration.

    Of one file:

    Attributes:
        bytes: its size.
        depth: mappings and lists inside each other.
        text: characters in one text.
        digits: digits in one number, written out: `1e30` has 31.
        nodes: keys, values, mappings and lists together.

    Of one map with all that it rests on:
        files: other files that it names, each counted once.
        steps: its steps. cards: its cards. links: its connectors, those made by rule included.
        grid: its lanes times its steps.
        scores: emotions and expectations that steps share out among personas.
        picture: pixels of one picture that it names.
        pictures: bytes of its pictures together, each counted as often as it is shown.
        answers: size of one survey file in bytes.
        unpacked: bytes that an XLSX file holds once it is unpacked.
        rows: rows of one survey file. columns: cells in one of its rows.
        cell: characters in one of its cells.

    Of one command:
        maps: maps that are found in folders.
        pixels: of one PNG file that is written.
        seconds: that reading one file may take, or making one output.

    Only with `--untrusted`, where the system sees to it:
        total: seconds that the whole command may take.
        memory: bytes of address space of one process.
        output: bytes of one file that is written.
    """

    bytes: int = 5_000_000
    depth: int = 100
    text: int = 100_000
    digits: int = 20
    nodes: int = 100_000
    files: int = 1_000
    steps: int = 5_000
    cards: int = 25_000
    links: int = 20_000
    grid: int = 500_000
    scores: int = 100_000
    picture: int = 60_000_000
    pictures: int = 100_000_000
    answers: int = 250_000_000
    unpacked: int = 500_000_000
    rows: int = 2_000_000
    columns: int = 2_000
    cell: int = 100_000
    maps: int = 100_000
    pixels: int = 100_000_000
    seconds: int = 300
    total: int = 1_800
    memory: int = 2_000_000_000
    output: int = 500_000_000

    def raise_hint(self, name: str, needed: int | None = None) -> str:
        """The sentence that tells how to raise one limit.

        Args:
            name: attribute of this class.
            needed: a number that would do; twice the present one if unknown.
        """
        number = needed or 2 * getattr(self, name)
        return f"if the file is meant to be like this, raise the limit with `--limit {name}={number}`"

    def of_content(self) -> Limits:
        """These limits without those that what is made of a map does not rest on."""
        return replace(self, **{name: getattr(DEFAULT_LIMITS, name) for name in _OF_THE_RUN})


class BeyondError(Exception):
    """There is more than a limit allows; the text is a sentence for the user, without a final full stop."""


NAMES = names_of_fields(Limits)
"""All limits, as the command line and a configuration call them."""

LARGEST = 10**12
"""What a limit may be at most."""

MOST_DIGITS = 100
"""What `digits` may be at most: the squares of longer numbers are none that this machine can count with."""

CONFINING = ("total", "memory", "output")
"""Those of them that count with `--untrusted` only."""

_OF_THE_RUN = ("maps", "seconds", *CONFINING)

DEFAULT_LIMITS = Limits()
