"""Divides a drawing into bands at stage borders.

In: the rows of the whole drawing, its links and the form that is asked for. Out: `Part`s in reading order.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, pairwise

from blueprint.frozen import frozen, replace
from blueprint.layout.bands import Entry, Row, RowKind
from blueprint.layout.form import Form
from blueprint.layout.parts import Chip, DrawnLink, Part, Piece
from blueprint.model.lanes import Line
from blueprint.model.service import Link, Service


def divide(service: Service, rows: tuple[Row | Line, ...], form: Form) -> tuple[Part, ...]:
    """The bands of a drawing, one where nothing is cut.

    Raises:
        ValueError: a cut is not at the first column of a stage, the cuts do not ascend, or a page begins elsewhere.
    """
    homes = _homes(rows)
    links = tuple(k for k in service.links if k.source in homes and k.target in homes)
    if not form.cuts:
        whole = tuple(DrawnLink(link=link, number=n) for n, link in enumerate(links))
        return (Part(last=len(service.steps) - 1, stages=service.stages, rows=rows, links=whole),)
    starts = list(accumulate((len(stage.steps) for stage in service.stages), initial=0))
    _check(form, starts)
    edges = (0, *form.cuts, starts[-1])
    band_of = [band for band, (first, end) in enumerate(pairwise(edges)) for _ in range(first, end)]
    drawn = _pieces(links, homes, band_of)
    stage_at = {column: n for n, column in enumerate(starts)}
    made, page = [], 0
    scored = {band for band, s in zip(band_of, service.steps, strict=True) if s.emotions or s.expectations}
    shares = _shares(rows, band_of, len(edges) - 1, scored)
    for band, (first, end) in enumerate(pairwise(edges)):
        page += first in form.pages
        chips = [
            Chip(link=k, row=homes[k.link.source].row, spanning=homes[k.link.source].spanning)
            for k in drawn[band]
            if k.chip
        ]
        chips.sort(key=lambda chip: chip.link.chip)
        made.append(
            Part(
                number=band + 1, page=page, first=first, last=end - 1,
                stages=service.stages[stage_at[first] : stage_at[end]], rows=shares[band], links=tuple(drawn[band]),
                starting=tuple(c for c in chips if not c.link.late), ending=tuple(c for c in chips if c.link.late),
            )
        )  # fmt: skip
    return tuple(made)


def _check(form: Form, starts: list[int]) -> None:
    if any(a >= b for a, b in pairwise(form.cuts)):
        raise ValueError(f"the cuts {form.cuts} do not ascend")
    wrong = set(form.cuts) - set(starts[1:-1])
    if wrong:
        raise ValueError(f"no stage begins at column {min(wrong)}; a band may begin at {starts[1:-1]}")
    if set(form.pages) - set(form.cuts):
        raise ValueError(f"the pages {form.pages} do not all begin where a band begins: {form.cuts}")


@frozen
class _Home:
    """Where a card stands: its row with its place from the top, its columns, its place in its cell."""

    row: str
    rank: int
    column: int
    order: int
    spanning: bool


def _homes(rows: Iterable[Row | Line]) -> dict[str, _Home]:
    """Places of all cards of lanes."""
    return {
        e.key: _Home(row.id, rank, e.last, e.order, spanning)
        for rank, row in enumerate(rows)
        if isinstance(row, Row) and row.kind is RowKind.CARDS
        for entries, spanning in ((row.spanning, True), (row.entries, False))
        for e in entries
    }


def _pieces(links: tuple[Link, ...], homes: dict[str, _Home], band_of: list[int]) -> list[list[DrawnLink]]:
    """Links by band; those that are cut are numbered as one comes upon their chips, top to bottom, band by band.

    Of the chips of one row those of far cards are above, where connectors to other lanes are in nobody's way; in the
    lowest row they are below.
    """
    ends = [(band_of[homes[k.source].column], band_of[homes[k.target].column]) for k in links]

    lowest = max((home.rank for home in homes.values()), default=0)

    def turn(n: int) -> tuple[int, int, bool, int, int, int]:
        home, other = homes[links[n].source], homes[links[n].target]
        reach = abs(home.column - other.column)
        return min(ends[n]), home.rank, not home.spanning, reach if home.rank == lowest else -reach, home.order, n

    cut = sorted((n for n, (a, b) in enumerate(ends) if a != b), key=turn)
    chip = {n: number for number, n in enumerate(cut, 1)}
    made: list[list[DrawnLink]] = [[] for _ in range(max(band_of) + 1)]
    for n, (link, (a, b)) in enumerate(zip(links, ends, strict=True)):
        if a == b:
            made[a].append(DrawnLink(link=link, number=n))
        else:
            made[a].append(DrawnLink(link=link, number=n, piece=Piece.FROM, chip=chip[n], late=a < b))
            made[b].append(DrawnLink(link=link, number=n, piece=Piece.TO, chip=chip[n], late=b < a))
    return made


def _shares(
    rows: tuple[Row | Line, ...], band_of: list[int], bands: int, scored: set[int]
) -> list[tuple[Row | Line, ...]]:
    """What each band has of all rows; rows outside the lanes are left out of bands in which they are empty.

    A band in which all of them are empty keeps them, so that it is one.
    """
    made: list[list[Row | Line]] = [[] for _ in range(bands)]
    empty: list[list[Row | Line]] = [[] for _ in range(bands)]
    for row in rows:
        if isinstance(row, Line):
            for share in made:
                share.append(row)
            continue
        spanning, entries = _dealt(row.spanning, band_of, bands), _dealt(row.entries, band_of, bands)
        for band, share in enumerate(made):
            part = replace(row, spanning=tuple(spanning[band]), entries=tuple(entries[band]))
            filled = band in scored if row.kind is RowKind.CURVE else part.filled
            (share if filled or row.kind is RowKind.CARDS else empty[band]).append(part)
    return [tuple(share or left) for share, left in zip(made, empty, strict=True)]


def _dealt(entries: tuple[Entry, ...], band_of: list[int], bands: int) -> list[list[Entry]]:
    """Entries by the band of their first column; figures of the whole service do not reach beyond it."""
    made: list[list[Entry]] = [[] for _ in range(bands)]
    for entry in entries:
        band = band_of[entry.first]
        last = entry.last
        while band_of[last] != band:
            last -= 1
        made[band].append(entry if last == entry.last else replace(entry, last=last))
    return made
