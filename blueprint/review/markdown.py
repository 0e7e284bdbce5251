"""Reviews as Markdown, for a wiki: tables and sentences, no pictures. Nothing that a file says becomes markup.

In: `Tabled`, tables in words. Out: text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from blueprint.export.markdown import escaped, markdown_table
from blueprint.export.table import Cell, Column, Table
from blueprint.model.text import Wording
from blueprint.review.comparing import CompareRow, Comparison, compare
from blueprint.review.opportunities import still_to_do
from blueprint.review.tables import Tabled, TableName, excluded_lines, short_tables, unplaced_lines
from blueprint.review.values import Crosstab, FigureTold, ServiceReview, Sum

_MOST = 3
"""Opportunities in the summary."""


def figures_markdown(tabled: Tabled, tables: Sequence[tuple[TableName, Table]], told: Sequence[tuple[str, str]]) -> str:
    """Tables under their titles; under the figures, which answers do not count."""
    lines = []
    for name, table in tables:
        lines += ["", f"## {escaped(table.title)}", "", *markdown_table(table)]
        if name is TableName.FIGURES:
            lines += [*_excluded(tabled, told), *_unplaced(tabled)]
    return "\n".join([f"# {escaped(tabled.word('book.figures'))}", *lines]) + "\n"


def report_markdown(tabled: Tabled, narrowed: Wording | None, pictures: Mapping[str, Sequence[tuple[str, str]]]) -> str:
    """The whole report: for each service its summary and all sections that have content.

    Args:
        tabled: the services.
        narrowed: which answers count, in words; None for all.
        pictures: titles and addresses of drawings by the name of the service.
    """
    lines = [f"# {escaped(tabled.word('report.title'))}"]
    if narrowed:
        lines += ["", escaped(narrowed.text)]
    if tabled.several:
        lines += _comparison(tabled, compare(tabled.reviews))
    for one in tabled.reviews:
        lines += _service(tabled, one, pictures.get(one.name, ()))
    return "\n".join(lines) + "\n"


def _comparison(tabled: Tabled, found: Comparison) -> Iterator[str]:
    rows = (*found.rows, *found.scored)
    if not rows:
        return
    columns = (
        Column(title=tabled.word("row.metric")),
        *(Column(title=s.title.text, figures=True) for s in found.services),
    )
    cells: list[tuple[Cell, ...]] = [
        ("\n".join(w.text for w in (row.label, row.rule) if w), *_compared(found, row)) for row in rows
    ]
    yield from ("", f"## {escaped(tabled.word('report.compared'))}", "")
    yield from markdown_table(Table(title="", columns=columns, rows=tuple(cells)))
    yield from ("", escaped(tabled.word("report.alike")))


def _compared(found: Comparison, row: CompareRow) -> Iterator[str]:
    """The figures of a row; one of a curve says whose it is."""
    for one, cell in zip(found.services, row.cells, strict=True):
        whose = one.persona_compared if isinstance(cell, Sum) else None
        yield "\n".join(text for text in (_cell(cell), whose.text if whose else "") if text)


def _cell(cell: FigureTold | Sum | None) -> str:
    """A figure with what it rests on."""
    if cell is None:
        return ""
    if isinstance(cell, Sum):
        return cell.value.text
    return "\n".join(w.text for w in (cell.value, cell.sample, cell.interval, cell.small) if w)


def _service(tabled: Tabled, one: ServiceReview, pictures: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield from ("", f"## {escaped(one.title.text)}")
    for text in (one.subtitle, one.summary):
        if text:
            yield from ("", escaped(text.text))
    yield ""
    for fact in one.facts:
        yield _point(fact.label.text, tabled.words.joined([value.text for value in fact.values]))
    if one.promise:
        yield _point(tabled.word("header.promise"), one.promise.text)
    yield from _summary(tabled, one)
    yield from ((), ("", *(f"- [{escaped(title)}](<{address}>)" for title, address in pictures)))[bool(pictures)]
    yield from _sections(tabled, one)


def _summary(tabled: Tabled, one: ServiceReview) -> Iterator[str]:
    """Headline figures, what is remembered, the largest gap, what to do first."""
    if one.headlines:
        yield ""
    for line in one.headlines:
        notes = [note.text for note in line.notes]
        if line.told and line.told.target:
            verdict = f" ({line.told.verdict.text})" if line.told.verdict else ""
            notes.append(f"{tabled.word('metric.target')} {line.told.target.text}{verdict}")
        rest = f" · {escaped(tabled.words.joined(notes))}" if notes else ""
        yield f"- **{escaped(line.label.text)}: {escaped(line.value.text)}**{rest}"
    for journey in one.journeys:
        for text in (journey.story, journey.mend):
            if text:
                who = f"**{escaped(journey.name.text)}.** " if journey.name and len(one.journeys) > 1 else ""
                yield from ("", f"{who}{escaped(text.text)}")
    gap = one.biggest
    if gap:
        sizes = [" ".join(w.text for w in (g.who, g.size) if w) for g in one.largest if g.who or g.size]
        said = [f"{gap.title.text}, {gap.place.text}", *sizes]
        yield from ("", _point(tabled.word("report.biggest"), " · ".join(said)))
    first = still_to_do(one.opportunities, _MOST)
    if first:
        yield from ("", f"### {escaped(tabled.word('report.first'))}", "")
        yield from (f"{n}. {escaped(told.title.text)}" for n, told in enumerate(first, 1))


def _sections(tabled: Tabled, one: ServiceReview) -> Iterator[str]:
    """All tables of one service."""
    alone = Tabled(reviews=(one,), words=tabled.words)
    for name, table in short_tables(alone):
        if name is TableName.FIGURES:
            table = _wholes(alone, table)  # noqa: PLW2901 - groups and periods stand side by side below
        yield from ("", f"### {escaped(table.title)}", "", *markdown_table(table))
        if name is TableName.FIGURES:
            yield from (*_excluded(alone, list(excluded_lines(alone))), *_unplaced(alone))
            for crosstab in (*one.crosstabs, *one.trends):
                yield from ("", f"#### {escaped(crosstab.title.text)}", "", *markdown_table(_crosstab(crosstab)))
        if name is TableName.THEMES and one.themes and one.themes.missing:
            missing = tabled.words.joined([title.text for title in one.themes.missing])
            yield from ("", _point(tabled.word("report.untouched"), missing))
    for title, lists in (
        ("book.touchpoints", _touchpoints(tabled, one)),
        ("row.opportunity", _opportunities(tabled, one)),
    ):
        if lists.rows:
            yield from ("", f"### {escaped(tabled.word(title))}", "", *markdown_table(lists.without_empty(0)))


def _wholes(tabled: Tabled, table: Table) -> Table:
    """The rows of all answers alone."""
    told = [figure for one in tabled.reviews for figure in one.figures]
    rows = tuple(row for row, figure in zip(table.rows, told, strict=True) if figure.reading.whole)
    return Table(title=table.title, columns=table.columns, rows=rows).without_empty(0)


def _crosstab(found: Crosstab) -> Table:
    columns = (Column(title=found.title.text), *(Column(title=title.text, figures=True) for title in found.columns))
    rows: list[tuple[Cell, ...]] = [(row.label.text, *(_cell(cell) for cell in row.cells)) for row in found.rows]
    return Table(title="", columns=columns, rows=tuple(rows))


def _touchpoints(tabled: Tabled, one: ServiceReview) -> Table:
    word = tabled.word
    columns = (
        Column(title=word("row.touchpoint")), Column(title=word("row.channel")), Column(title=word("importance.title")),
        Column(title=word("owner.title")), Column(title=word("plan.standard")),
        Column(title=word("row.experience"), figures=True), Column(title=word("book.satisfaction"), figures=True),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            told.title.text, tabled.words.joined([c.text for c in told.channels]), _text(told.importance_word),
            _text(told.owner) or word("report.no-owner"), _text(told.standard) or word("report.no-standard"),
            _text(told.experience), _text(told.difference),
        )
        for told in one.touchpoints
    ]  # fmt: skip
    return Table(title="", columns=columns, rows=tuple(rows))


def _opportunities(tabled: Tabled, one: ServiceReview) -> Table:
    word = tabled.word
    columns = (
        Column(title="#", figures=True), Column(title=word("row.opportunity")), Column(title=word("book.where")),
        Column(title=word("opportunity.impact"), figures=True), Column(title=word("opportunity.effort"), figures=True),
        Column(title=word("opportunity.quadrant")), Column(title=word("opportunity.status")),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            told.number, told.title.text, tabled.words.joined([step.title.text for step in told.steps]),
            told.ranked.opportunity.impact, told.ranked.opportunity.effort, _text(told.quadrant),
            tabled.words.joined([fact.text for fact in told.facts]),
        )
        for told in one.opportunities
    ]  # fmt: skip
    return Table(title="", columns=columns, rows=tuple(rows))


def _unplaced(tabled: Tabled) -> list[str]:
    """A sentence for each metric with answers that count for the whole only."""
    told = list(unplaced_lines(tabled))
    return ["", *(_point(name, said) for name, said in told)] if told else []


def _excluded(tabled: Tabled, told: Sequence[tuple[str, str]]) -> list[str]:
    if not told:
        return []
    return ["", f"**{escaped(tabled.word('report.excluded'))}**", "", *(_point(name, said) for name, said in told)]


def _point(label: str, text: str) -> str:
    return f"- **{escaped(label)}:** {escaped(text)}"


def _text(wording: Wording | None) -> str:
    return wording.text if wording else ""
