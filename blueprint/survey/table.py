"""A survey file as rows of texts, whatever kind of file it is.

In: its header and its rows. Out: batches with the cells of those columns that are asked for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Protocol, TypeAlias

from blueprint.frozen import frozen
from blueprint.phrases import listing, nearest, quote
from blueprint.survey.faults import Notes, SurveyError

Cells: TypeAlias = tuple[str, ...]

BATCH = 512
"""Rows that are held at once; more are slower, as they leave the processor's cache."""

_LISTED = 12
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    "\ufeff\ue000-\uf8ff\U000f0000-\U0010ffff"
    + "".join(f"{chr((p << 16) + 0xFFFE)}{chr((p << 16) + 0xFFFF)}" for p in range(15))
    + "]"
)


@frozen
class Batch:
    """Some rows.

    Attributes:
        rows: the cells of the columns asked for, in that order; an absent cell is an empty text.
        numbers: of the rows, as a spreadsheet counts them.
    """

    rows: Sequence[Cells]
    numbers: Sequence[int]


class Table(Protocol):
    """An open file.

    Attributes:
        decimal_comma: whether a comma can stand for the decimal point. notes: what was noticed so far.
    """

    decimal_comma: bool
    notes: Notes

    def batches(self) -> Iterator[Batch]:
        """All rows below the header, once.

        Raises:
            SurveyError: the file is broken, or larger than the limits allow.
        """


def visible(text: str) -> str:
    """A text with a space in place of each character that cannot be seen."""
    return text if text.isprintable() else _HIDDEN.sub(" ", text)


def normal(text: str) -> str:
    """A text as names are compared: composed (NFC), without space around it."""
    return (text if text.isascii() else unicodedata.normalize("NFC", text)).strip()


def find_columns(name: str, header: Sequence[str], columns: Sequence[str]) -> tuple[int, ...]:
    """Where columns stand.

    Args:
        name: of the file. header: its first row. columns: names as the map writes them.

    Raises:
        SurveyError: there is no header, or no such column, or two of that name.
    """
    known = [normal(cell) for cell in header]
    if not any(known):
        raise SurveyError("BP706", f"`{name}` is empty", "its first row has to name the columns")
    found = []
    for column in columns:
        wanted = normal(column)
        places = [at for at, cell in enumerate(known) if cell == wanted]
        if not places:
            raise SurveyError(
                "BP707", f"`{name}` has no column {quote(column)}", _column_hint(wanted, known), column=column
            )
        if len(places) > 1:
            raise SurveyError(
                "BP708",
                f"`{name}` has {len(places)} columns with the name {quote(column)}",
                "give each column a name of its own in the first row",
                column=column,
            )
        found.append(places[0])
    return tuple(found)


def picker(places: Sequence[int]) -> Callable[[Sequence[str]], Cells]:
    """A function that takes some cells out of a row."""
    if len(places) > 1:
        return itemgetter(*places)
    only = places[0] if places else None
    return lambda row: () if only is None else (row[only],)


def _column_hint(wanted: str, known: Sequence[str]) -> str:
    names = [cell for cell in known if cell]
    if all(cell.replace(".", "").replace(",", "").isdigit() for cell in names):
        return "its first row holds numbers, but it has to name the columns"
    near = nearest(wanted, names)
    if near is not None:
        return f"did you mean {quote(near)}?"
    shown = listing([quote(cell).strip("`") for cell in names[:_LISTED]], "and")
    more = f" and {len(names) - _LISTED:,} more" if len(names) > _LISTED else ""
    return f"its first row names {shown}{more}"
