"""A drawing is cut into bands: every entry and every link is in the right ones."""

from __future__ import annotations

from collections import Counter

import pytest
from folding import groups, pages, steps
from written import service

from blueprint.layout.bands import Row
from blueprint.layout.divide import divide
from blueprint.layout.form import Form
from blueprint.layout.parts import Part, Piece
from blueprint.layout.rows import rows_of
from blueprint.model.service import Service
from blueprint.model.vocabulary import DrawingKind

FAR = """
lanes: [customer, {line: interaction}, frontstage]
stages:
  - title: One
    frontstage: {id: whole, text: Watches}
    steps: [{id: a, customer: {id: ca, text: A}, thinking: Hm}, {id: b, customer: {id: cb, text: B}}]
  - title: Two
    steps: [{id: c, customer: {id: cc, text: C}, frontstage: {id: fc, text: F}}]
  - title: Three
    steps: [{id: d, customer: {id: cd, text: D}, emotion: 4, next: [{to: a, label: Again}]}]
links: [{from: whole, to: fc}, {from: cb, to: cd, kind: message}]
metrics: [{id: all, type: number, value: 3}]
"""


def parts(of: Service, kind: DrawingKind, *cuts: int) -> tuple[Part, ...]:
    return divide(of, rows_of(of, kind), Form(cuts=cuts))


def test_a_drawing_without_cuts_is_one_part_with_everything() -> None:
    of = service(FAR)
    (part,) = parts(of, DrawingKind.BLUEPRINT)

    assert (part.number, part.first, part.last) == (0, 0, 3)
    assert all(link.piece is Piece.WHOLE and link.chip == 0 for link in part.links)
    assert part.id("lane", "customer") == ("lane", "customer")


def test_every_entry_stands_in_one_part() -> None:
    of = service(FAR)
    for kind in DrawingKind:
        whole = Counter(e.key for r in rows_of(of, kind) if isinstance(r, Row) for e in (*r.spanning, *r.entries))
        cut = Counter(
            e.key
            for part in parts(of, kind, 2, 3)
            for r in part.rows
            if isinstance(r, Row)
            for e in (*r.spanning, *r.entries)
            if part.first <= e.first <= e.last <= part.last
        )
        assert cut == whole


def test_a_cut_link_has_two_pieces_with_one_number() -> None:
    one, two, three = parts(service(FAR), DrawingKind.BLUEPRINT, 2, 3)
    pieces = [
        (link.link.source, link.link.target, link.piece, link.chip, link.late)
        for part in (one, two, three)
        for link in part.links
        if link.chip
    ]
    by_link: dict[tuple[str, str], list[tuple[Piece, int, bool]]] = {}
    for source, target, piece, chip, late in pieces:
        by_link.setdefault((source, target), []).append((piece, chip, late))

    assert {(a, b): [(p, late) for p, _, late in found] for (a, b), found in by_link.items()} == {
        ("cb", "cc"): [(Piece.FROM, True), (Piece.TO, False)],
        ("cc", "cd"): [(Piece.FROM, True), (Piece.TO, False)],
        ("whole", "fc"): [(Piece.FROM, True), (Piece.TO, False)],
        ("cb", "cd"): [(Piece.FROM, True), (Piece.TO, False)],
        ("cd", "ca"): [(Piece.TO, True), (Piece.FROM, False)],
    }
    assert all(len({chip for _, chip, _ in found}) == 1 for found in by_link.values())
    assert sorted({chip for *_, chip, _ in pieces}) == [1, 2, 3, 4, 5]


def test_chips_stand_in_the_row_of_the_source_on_both_sides() -> None:
    made = parts(service(FAR), DrawingKind.BLUEPRINT, 2, 3)
    chips = [chip for part in made for chip in (*part.starting, *part.ending)]
    whole = [chip for chip in chips if chip.link.link.source == "whole"]

    assert {chip.row for chip in chips if chip not in whole} == {"customer"}
    assert [(chip.row, chip.spanning) for chip in whole] == [("frontstage", True)] * 2


def test_a_band_leaves_out_rows_that_are_empty_in_it_but_no_lane() -> None:
    def rows(*cuts: int) -> list[list[str]]:
        return [[r.id for r in part.rows] for part in parts(service(FAR), DrawingKind.JOURNEY, *cuts)]

    assert rows() == [["customer", "emotion", "thinking", "metrics"]]
    assert rows(2, 3) == [["customer", "thinking", "metrics"], ["customer"], ["customer", "emotion"]]


def test_a_band_in_which_every_row_is_empty_keeps_them() -> None:
    of = service("stages:\n  - {title: A, steps: [{title: a, emotion: 3}]}\n  - {title: B, steps: [{title: b}]}")
    made = parts(of, DrawingKind.JOURNEY, 1)

    assert [[r.id for r in part.rows] for part in made] == [["emotion"], ["emotion"]]


def test_figures_of_the_whole_service_stay_in_the_first_band() -> None:
    of = service(FAR)
    (first, *_) = parts(of, DrawingKind.JOURNEY, 2, 3)
    figures = next(r for r in first.rows if isinstance(r, Row) and r.id == "metrics")

    assert [(e.first, e.last) for e in figures.spanning] == [(0, 1)]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (Form(cuts=(1,)), "no stage begins at column 1"),
        (Form(cuts=(0,)), "no stage begins at column 0"),
        (Form(cuts=(4,)), "no stage begins at column 4"),
        (Form(cuts=(3, 2)), "do not ascend"),
        (Form(cuts=(2, 2)), "do not ascend"),
        (Form(cuts=(2,), pages=(3,)), "where a band begins"),
    ],
)
def test_a_form_that_cannot_be_is_refused(form: Form, words: str) -> None:
    of = service(FAR)
    with pytest.raises(ValueError, match=words):
        divide(of, rows_of(of, DrawingKind.BLUEPRINT), form)


def test_many_bands_cost_no_more_than_their_rows() -> None:
    (scene,) = pages(steps(*[1] * 40), Form(cuts=tuple(range(1, 40))))

    assert [g.data for g in groups(scene, "band")] == [(("band", str(n)),) for n in range(1, 41)]
    assert len(groups(scene, "chip")) == 2 * 39
