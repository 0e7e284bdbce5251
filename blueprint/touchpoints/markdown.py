"""Touchpoints as Markdown: a table of all, then a section for each with its plan.

In: sheets, a `Teller`. Out: text. Nothing that a file says becomes markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from blueprint.export.markdown import escaped, markdown_table
from blueprint.touchpoints.tables import short_table
from blueprint.touchpoints.values import TouchpointSheet
from blueprint.touchpoints.wording import (
    about,
    attributes_told,
    figure_line,
    figures_told,
    plan_told,
    quotes_told,
    step_title,
)
from blueprint.words.speech import Teller


def as_markdown(sheets: Sequence[TouchpointSheet], teller: Teller) -> str:
    """All touchpoints; parts of plans that are not written yet are left open after their name."""
    word = teller.words.text
    lines = [f"# {escaped(word('book.touchpoints'))}", "", *markdown_table(short_table(sheets, teller))]
    for sheet in sheets:
        lines += _section(sheet, teller)
    return "\n".join(lines) + "\n"


def _section(sheet: TouchpointSheet, teller: Teller) -> Iterator[str]:
    speech = about(teller, sheet)
    yield from ("", f'<a id="{escape(sheet.touchpoint.id)}"></a>', "")
    yield f"## {escaped(speech.pick(sheet.touchpoint.title).text)}"
    for text in (sheet.touchpoint.note, sheet.touchpoint.promise):
        if text:
            yield from ("", escaped(speech.pick(text).text))
    told = attributes_told(teller, sheet)
    if told:
        yield ""
        yield from (_point(a.label.text, teller.words.joined([v.text for v in a.values])) for a in told)
    yield from _places(sheet, teller)
    figures = figures_told(teller, sheet)
    if figures:
        yield from _headed(teller, "book.figures", [escaped(figure_line(teller, f)) for f in figures])
    quotes = quotes_told(teller, sheet)
    if quotes:
        said = [escaped(teller.words.quoted(q.text.text)) + _by([w.text for w in q.by]) for q in quotes]
        yield from _headed(teller, "sheet.voices", said)
    yield from ("", f"### {escaped(teller.words.text('plan.title'))}", "")
    yield from (_point(label.text, text.text if text else "") for _, label, text in plan_told(teller, sheet))


def _places(sheet: TouchpointSheet, teller: Teller) -> Iterator[str]:
    lines = []
    for occurrence in sheet.occurrences:
        speech = teller.of(occurrence.where.service)
        service = [speech.pick(occurrence.where.service.title).text] if teller.several else []
        place = [*service, speech.pick(occurrence.stage.title).text, step_title(teller, occurrence).text]
        scores = [
            f"{speech.pick(s.name).text} {_score(s.emotion.value, teller)}"
            if s.name
            else _score(s.emotion.value, teller)
            for s in occurrence.scores
            if s.emotion
        ]
        lines.append(escaped(" › ".join(place)) + _by(scores))
    if lines:
        yield from _headed(teller, "sheet.where", lines)
    else:
        yield from ("", f"*{escaped(teller.words.text('sheet.unmet'))}*")


def _score(value: float, teller: Teller) -> str:
    return teller.words.number(value, 1)


def _by(parts: Sequence[str]) -> str:
    return f" ({escaped(', '.join(parts))})" if parts else ""


def _headed(teller: Teller, key: str, lines: Sequence[str]) -> Iterator[str]:
    yield from ("", f"### {escaped(teller.words.text(key))}", "")
    yield from (f"- {line}" for line in lines)


def _point(label: str, text: str) -> str:
    return f"- **{escaped(label)}:** {escaped(text)}".rstrip()
