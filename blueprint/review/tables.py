"""Figures as tables in words: for a terminal, for Markdown.

In: `ServiceReview`s, `Words`. Out: `Table`s by name. For tables of plain numbers see `plain.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum

from blueprint.export.table import Cell, Column, Table
from blueprint.frozen import frozen
from blueprint.model.figures import KanoCategory
from blueprint.model.text import Wording
from blueprint.review.told import group_word
from blueprint.review.values import Coverage, FigureTold, JourneyTold, KanoTold, ServiceReview
from blueprint.words import Words


class TableName(StrEnum):
    """The tables of `blueprint figures`, in their order."""

    FIGURES = "figures"
    KANO = "kano"
    JOURNEYS = "journeys"
    MENDING = "mending"
    STEPS = "steps"
    GAPS = "gaps"
    THEMES = "themes"
    MODULES = "modules"


@frozen(kw_only=True)
class Tabled:
    """Services to make tables of.

    Attributes:
        words: of the headings. several: whether rows must name their file.
    """

    reviews: tuple[ServiceReview, ...]
    words: Words

    @property
    def several(self) -> bool:
        """Whether rows must name their service."""
        return len(self.reviews) > 1

    def word(self, key: str) -> str:
        """One of the program's own words."""
        return self.words.text(key)


def short_tables(tabled: Tabled, wanted: Sequence[TableName] = tuple(TableName)) -> Iterator[tuple[TableName, Table]]:
    """The tables in words, without those that have no rows and without empty columns."""
    for name in wanted:
        table = _SHORT[name](tabled)
        if table.rows:
            yield name, table.without_empty(0)


def excluded_lines(tabled: Tabled) -> Iterator[tuple[str, str]]:
    """For each metric with rows that did not count, its name and how many, reason by reason."""
    for one in tabled.reviews:
        for told in one.figures:
            if told.excluded:
                name = f"{one.name}: {told.title.text}" if tabled.several else told.title.text
                yield name, tabled.words.joined([text.text for text in told.excluded])


def unplaced_lines(tabled: Tabled) -> Iterator[tuple[str, str]]:
    """For each metric with answers at places that the map does not have, its name and how many; they do count."""
    for one in tabled.reviews:
        for told in one.figures:
            if told.unplaced:
                yield f"{one.name}: {told.title.text}" if tabled.several else told.title.text, told.unplaced.text


def _table(tabled: Tabled, title: str, columns: Sequence[Column], rows: Iterator[tuple[Cell, ...]]) -> Table:
    """A table whose first column names the file where there are several."""
    first = Column(title=tabled.word("sheet.file"), width=20)
    return Table(title=tabled.word(title), columns=(first, *columns), rows=tuple(rows))


def _name(tabled: Tabled, one: ServiceReview) -> str:
    return one.name if tabled.several else ""


def _text(*wordings: Wording | None) -> str:
    return "\n".join(wording.text for wording in wordings if wording)


def _figures(tabled: Tabled) -> Table:
    word = tabled.word
    columns = (
        Column(title=word("row.metric"), width=30),
        Column(title=word("book.where"), width=22),
        Column(title=word("report.group"), width=24),
        Column(title=word("report.period"), width=12),
        Column(title=word("book.value"), width=16, figures=True),
        Column(title="n", width=7, figures=True),
        Column(title=word("metric.confidence"), width=20),
        Column(title=word("metric.small-sample"), width=13),
        Column(title=word("metric.target"), width=14, figures=True),
        Column(title=word("opportunity.status"), width=10),
        Column(title=word("metric.net-ease"), width=16),
        Column(title=word("report.rule"), width=10),
    )
    rows = ((_name(tabled, one), *_figure(tabled, told)) for one in tabled.reviews for told in one.figures)
    return _table(tabled, "book.figures", columns, rows)


def _figure(tabled: Tabled, told: FigureTold) -> tuple[Cell, ...]:
    group = ""
    if told.group and told.reading.by:
        kind = tabled.word(group_word(told.reading.by))
        group = tabled.words.text("format.label", label=kind, text=told.group.text)
    measured = told.reading.figure or told.reading.kano
    return (
        told.title.text,
        told.place.text,
        group,
        _text(told.period),
        _text(told.value),
        tabled.words.number(measured.n) if measured else _text(told.sample),
        _text(told.interval),
        "" if not told.small else "○" if told.tiny else "●",
        _text(told.target),
        _text(told.verdict),
        _text(told.net) + (f" ({told.net_interval.text})" if told.net_interval else ""),
        _text(told.rule),
    )


def _kano(tabled: Tabled) -> Table:
    word = tabled.word
    columns = (
        Column(title=word("row.metric"), width=30),
        Column(title=word("book.where"), width=22),
        Column(title=word("metric.kano"), width=18),
        Column(title=word("kano.better"), width=8, figures=True),
        Column(title=word("kano.worse"), width=8, figures=True),
        *(Column(title=word(f"kano.{category}"), width=16, figures=True) for category in KanoCategory),
        Column(title="n", width=22),
    )
    rows = (
        (
            _name(tabled, one), told.title.text, told.place.text, told.category.text, _text(told.better),
            _text(told.worse), *_counts(told),
            tabled.words.joined([text.text for text in told.sample]),
        )
        for one in tabled.reviews
        for told in one.kano
    )  # fmt: skip
    return _table(tabled, "metric.kano", columns, rows)


def _counts(told: KanoTold) -> tuple[Cell, ...]:
    return tuple(count for _, _, count in told.counts)


def _journeys(tabled: Tabled) -> Table:
    word = tabled.word
    remembered = tabled.words.text("book.by", text=word("book.remembered"), by=word("report.estimate"))
    columns = (
        Column(title=word("header.persona"), width=20),
        *(Column(title=word(f"curve.{name}"), width=24) for name in ("best", "worst", "peak", "end")),
        Column(title=word("book.mean"), width=12, figures=True),
        Column(title=remembered, width=24, figures=True),
        Column(title=word("book.net"), width=12, figures=True),
    )
    rows = ((_name(tabled, one), *_journey(told)) for one in tabled.reviews for told in one.journeys)
    return _table(tabled, "row.experience", columns, rows)


def _journey(told: JourneyTold) -> tuple[Cell, ...]:
    places = {place.name: f"{place.step.title.text} {place.value.text}" for place in told.places}
    sums = {one.name: one.value.text for one in told.sums}
    return (
        _text(told.name),
        *(places.get(name, "") for name in ("best", "worst", "peak", "end")),
        *(sums.get(name, "") for name in ("mean", "remembered", "net")),
    )


def _mending(tabled: Tabled) -> Table:
    word = tabled.word
    columns = (
        Column(title=word("header.persona"), width=20),
        Column(title=word("curve.worst"), width=24),
        Column(title=word("book.figures"), width=36),
        Column(title=word("report.now"), width=8, figures=True),
        Column(title=word("report.then"), width=8, figures=True),
        Column(title=word("report.change"), width=8, figures=True),
    )
    rows = (
        (
            _name(tabled, one), _text(told.name),
            next(p.step.title.text for p in told.places if p.name == "worst"),
            sum_.label.text, sum_.value.text, _text(sum_.then), _text(sum_.change),
        )
        for one in tabled.reviews
        for told in one.journeys
        if told.mending
        for sum_ in told.sums
    )  # fmt: skip
    return _table(tabled, "report.mended", columns, rows)


def _steps(tabled: Tabled) -> Table:
    word = tabled.word
    columns = (
        Column(title=word("header.persona"), width=20),
        Column(title=word("row.step"), width=30),
        Column(title=word("legend.expectation"), width=12, figures=True),
        Column(title=word("row.experience"), width=12, figures=True),
        Column(title=word("book.satisfaction"), width=12, figures=True),
        Column(title="n", width=28),
    )
    rows = (
        (
            _name(tabled, one), _text(told.name), f"{step.step.number} {step.step.title.text}",
            _text(step.expectation), _text(step.experience), _text(step.difference),
            tabled.words.joined([text.text for text in step.sample]),
        )
        for one in tabled.reviews
        for told in one.journeys
        for step in told.steps
    )  # fmt: skip
    return _table(tabled, "report.experience", columns, rows)


def _gaps(tabled: Tabled) -> Table:
    word = tabled.word
    columns = (
        Column(title=word("row.gap"), width=22),
        Column(title=word("book.where"), width=24),
        Column(title=word("header.persona"), width=16),
        Column(title=word("report.size"), width=8, figures=True),
        Column(title=word("row.note"), width=36),
        Column(title=word("report.evidence"), width=40),
    )
    rows = (
        (
            _name(tabled, one), f"{told.number} {told.title.text}", told.place.text, _text(told.who), _text(told.size),
            _text(told.note), _text(*told.evidence),
        )
        for one in tabled.reviews
        for told in one.gaps
    )  # fmt: skip
    return _table(tabled, "row.gap", columns, rows)


def coverage_table(tabled: Tabled, one: ServiceReview, found: Coverage, title: str) -> Table:
    """Rows against the stages of one service; 0 is left empty."""
    noted = any(row.notes for row in found.rows)
    columns = (
        Column(title=tabled.word(title), width=24),
        *((Column(title=tabled.word("row.note"), width=32),) if noted else ()),
        *(Column(title=stage.text, width=14, figures=True) for stage in found.stages),
    )
    rows = (
        (
            _name(tabled, one), row.title.text,
            *((tabled.words.joined([note.text for note in row.notes]),) if noted else ()),
            *(count or None for count, _ in row.cells),
        )
        for row in found.rows
    )  # fmt: skip
    return _table(tabled, title, columns, rows)


def _themes(tabled: Tabled) -> Table:
    return _covered(tabled, "row.theme", {one.name: one.themes for one in tabled.reviews})


def _modules(tabled: Tabled) -> Table:
    return _covered(tabled, "row.module", {one.name: one.modules for one in tabled.reviews})


def _covered(tabled: Tabled, title: str, found: Mapping[str, Coverage | None]) -> Table:
    """One service as a matrix; several, whose stages differ, as a row for each stage that has it."""
    if not tabled.several:
        one = tabled.reviews[0]
        covered = found[one.name]
        empty = _table(tabled, title, (Column(title=tabled.word(title)),), iter(()))
        return coverage_table(tabled, one, covered, title) if covered else empty
    columns = (
        Column(title=tabled.word(title), width=24),
        Column(title=tabled.word("row.stage"), width=28),
        Column(title=tabled.word("book.steps"), width=8, figures=True),
    )
    rows = (
        (name, row.title.text, stage.text, count)
        for name, covered in found.items()
        if covered
        for row in covered.rows
        for stage, (count, _) in zip(covered.stages, row.cells, strict=True)
    )
    return _table(tabled, title, columns, rows)


_SHORT: Mapping[TableName, Callable[[Tabled], Table]] = {
    TableName.FIGURES: _figures,
    TableName.KANO: _kano,
    TableName.JOURNEYS: _journeys,
    TableName.MENDING: _mending,
    TableName.STEPS: _steps,
    TableName.GAPS: _gaps,
    TableName.THEMES: _themes,
    TableName.MODULES: _modules,
}
