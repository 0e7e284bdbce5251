"""How large a file may be, so that a hostile or broken one ends in a message instead of a full memory.

In: nothing. Out: `Limits`, a frozen value that every stage reading files takes. Each limit has its own code.
"""

from __future__ import annotations

from blueprint.frozen import frozen


@frozen(kw_only=True)
class Limits:
    """Upper bounds for one file; each is raised on the command line by `--limit NAME=NUMBER`.

    Attributes:
        bytes: size of the file.
        depth: mappings and lists inside each other.
        text: characters in one text.
        digits: digits in one number.
        nodes: keys, values, mappings and lists together.
        answers: size of one survey file in bytes.
        unpacked: bytes that an XLSX file holds once it is unpacked.
        rows: rows of one survey file. columns: cells in one of its rows.
        cell: characters in one of its cells.
    """

    bytes: int = 5_000_000
    depth: int = 100
    text: int = 100_000
    digits: int = 20
    nodes: int = 100_000
    answers: int = 250_000_000
    unpacked: int = 500_000_000
    rows: int = 2_000_000
    columns: int = 2_000
    cell: int = 100_000

    def raise_hint(self, name: str, needed: int | None = None) -> str:
        """The sentence that tells how to raise one limit.

        Args:
            name: attribute of this class.
            needed: a number that would do; twice the present one if unknown.
        """
        number = needed or 2 * getattr(self, name)
        return f"if the file is meant to be like this, raise the limit with `--limit {name}={number}`"


DEFAULT_LIMITS = Limits()
