"""Which card, and which text of a row, of the old service is which of the new one.

In: both sides, with their stages, steps and lanes paired. Out: pairs of entries. A card without an id of its own has
its text as its id, so a changed text is a changed id; cards are therefore known by where they stand and what they say:

    1  ids that the file gives          4  the same id elsewhere
    2  the same text in the same cell   5  a similar text in the same cell
    3  the same text elsewhere          6  a very similar, longer text elsewhere
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

from blueprint.compare.catalogues import by_name
from blueprint.compare.likeness import alike, greedy, pair_alike, plain, words
from blueprint.compare.side import Side
from blueprint.compare.values import Kind, Named, Place
from blueprint.frozen import frozen
from blueprint.model import Card, Lane, Stage, Step, Text, TextRow

_SIMILAR, _ALONE, _ELSEWHERE = 0.6, 0.5, 0.8
"""How alike two texts are: in one cell, as the only ones left in it, and in two cells."""
_MOST_PAIRS = 400
_LEAST_WORDS = 3
_ROWS = frozenset(row.value for row in TextRow)

Cell = tuple[str, str, str]
"""`stage` or `step`, its key, and the lane or row, as the new side calls them."""


@frozen(eq=False)
class Entry:
    """A card, or a text in a row.

    Attributes:
        kind: card or text.
        row: `card` for cards of any lane, else the row.
        key: of the card, or the number of the text in its cell.
        content: the card or the text.
        cell: where it stands, by the keys of the new side where there are such.
        text: what it says, as it is compared.
        given: whether the file gives its id.
        place: where it stands, for people.
    """

    kind: Kind
    row: str
    key: str
    content: Card | Text
    cell: Cell
    text: str
    given: bool
    place: Place


class Places:
    """How one side's stages, steps and lanes are called on the new side: as they are for the new side itself."""

    def __init__(
        self, stages: Mapping[str, str] | None, steps: Mapping[str, str] | None, lanes: Mapping[str, str] | None
    ) -> None:
        self.stages, self.steps, self.lanes = stages, steps, lanes

    def cell(self, stage: str, step: str | None, lane: str) -> Cell:
        """The cell, with a sign before what the new side does not have."""
        row = lane if lane in _ROWS else _on_new(self.lanes, lane)
        return ("step", _on_new(self.steps, step), row) if step else ("stage", _on_new(self.stages, stage), row)


def _on_new(pairs: Mapping[str, str] | None, key: str) -> str:
    return key if pairs is None else pairs.get(key, f"\0{key}")


def entries_of(side: Side, places: Places) -> list[Entry]:
    """All cards and texts of a side: stage by stage, its own before those of its steps, lanes from the top."""
    order = {e.id: n for n, e in enumerate(side.service.lanes) if isinstance(e, Lane)}
    found: list[Entry] = []
    for stage in side.service.stages:
        moments: tuple[Stage | Step, ...] = (stage, *stage.steps)
        for moment in moments:
            found += _of_moment(side, places, stage, moment, order)
    return found


def _of_moment(
    side: Side, places: Places, stage: Stage, moment: Stage | Step, order: Mapping[str, int]
) -> Iterator[Entry]:
    own = Named(stage.key, side.title(Kind.STAGE, stage.key))
    step = Named(moment.key, side.title(Kind.STEP, moment.key)) if isinstance(moment, Step) else None
    for card in sorted(moment.cards, key=lambda c: order.get(c.lane, len(order))):
        lane = Named(card.lane, side.title(Kind.LANE, card.lane))
        said = side.words(card.text)
        yield Entry(
            Kind.CARD, "card", card.key, card, places.cell(stage.key, step.key if step else None, card.lane),
            plain(said), _given(card, said), Place(stage=own, step=step, lane=lane, number=card.number),
        )  # fmt: skip
    for row, texts in moment.texts:
        for number, text in enumerate(texts, 1):
            yield Entry(
                Kind.TEXT, row.value, f"{moment.key}.{row.value}.{number}", text,
                places.cell(stage.key, step.key if step else None, row.value), plain(side.words(text)), False,
                Place(stage=own, step=step, lane=Named(row.value, row.value), number=number),
            )  # fmt: skip


def _given(card: Card, text: str) -> bool:
    """Whether a card's key is an id that the file gives, rather than its text's slug or its place."""
    place = f"{card.step or card.stage}.{card.lane}.{card.number}"
    return card.key != place and not by_name(card.key, text)


class _Matching:
    """One run of `match_entries`."""

    def __init__(self, old: Iterable[Entry], new: Iterable[Entry]) -> None:
        self.old, self.new = list(old), list(new)
        self.pairs: dict[int, tuple[Entry, Entry]] = {}
        self.taken: set[Entry] = set()

    def run(self) -> list[tuple[Entry, Entry]]:
        self.by(lambda e: (e.key,) if e.given else None)
        self.by(lambda e: (e.cell, e.text))
        self.by(lambda e: (e.row, e.cell[2], e.text))
        self.by(lambda e: (e.kind, e.text) if e.kind is Kind.CARD else None)
        self.by(lambda e: (e.key,) if e.kind is Kind.CARD and "." not in e.key else None)
        self.in_one_cell()
        self.elsewhere()
        return [self.pairs[n] for n in sorted(self.pairs)]

    def by(self, name: Callable[[Entry], Hashable | None]) -> None:
        """Pair what has the same name, in order."""
        waiting: dict[Hashable, list[Entry]] = {}
        for entry in self.left(self.old):
            if (key := name(entry)) is not None:
                waiting.setdefault(key, []).append(entry)
        for found in waiting.values():
            found.reverse()
        for entry in self.left(self.new):
            key = name(entry)
            if key is not None and waiting.get(key):
                self.pair(waiting[key].pop(), entry)

    def left(self, entries: Iterable[Entry]) -> list[Entry]:
        return [e for e in entries if e not in self.taken]

    def pair(self, old: Entry, new: Entry) -> None:
        self.pairs[len(self.pairs)] = (old, new)
        self.taken |= {old, new}

    def in_one_cell(self) -> None:
        """Pair what is similar in the same cell; the only ones left in a cell need not be so similar."""
        cells: dict[Cell, tuple[list[Entry], list[Entry]]] = {}
        for n, side in enumerate((self.left(self.old), self.left(self.new))):
            for entry in side:
                cells.setdefault(entry.cell, ([], []))[n].append(entry)
        for olds, news in cells.values():
            if not olds or not news:
                continue
            least = _ALONE if len(olds) == len(news) == 1 else _SIMILAR
            tried = (
                ((n, m) for n in range(len(olds)) for m in range(len(news)))
                if len(olds) * len(news) <= _MOST_PAIRS
                else ((n, n) for n in range(min(len(olds), len(news))))
            )
            scored = ((alike(olds[n].text, news[m].text), n, m) for n, m in tried if _may(olds[n], news[m]))
            for n, m in greedy(s for s in scored if s[0] >= least):
                self.pair(olds[n], news[m])

    def elsewhere(self) -> None:
        """Pair what is almost the same in another cell; short texts are alike too easily."""
        for kind in (Kind.CARD, Kind.TEXT):
            olds, news = (
                [e for e in self.left(side) if e.kind is kind and words(e.text).total() >= _LEAST_WORDS]
                for side in (self.old, self.new)
            )
            for old, new in pair_alike(olds, news, lambda e: e.text, _score, _ELSEWHERE):
                self.pair(old, new)


def _score(old: Entry, new: Entry) -> float:
    same_row = old.kind is Kind.CARD or old.row == new.row
    return alike(old.text, new.text) if same_row and _may(old, new) else 0.0


def _may(old: Entry, new: Entry) -> bool:
    """Whether two entries may be the same: the file does not give two different ids to one card."""
    return not (old.given and new.given and old.key != new.key)


def match_entries(old: Iterable[Entry], new: Iterable[Entry]) -> list[tuple[Entry, Entry]]:
    """Pairs of an old and a new entry, each entry at most once."""
    return _Matching(old, new).run()
