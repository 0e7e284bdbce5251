"""One figure, one wording: in the drawing, in tables, in JSON, on the pages of the report."""

from __future__ import annotations

import csv
import re
from io import BytesIO, StringIO

import pypdfium2
import pytest
from reported import Said, figures_json, hotel, hotel_pages, reviewed, words_of

from blueprint import pipeline
from blueprint.export.csv_file import write_csv
from blueprint.export.pdf import Standard
from blueprint.export.terminal_table import write_terminal
from blueprint.pipeline.report import print_report
from blueprint.review.markdown import report_markdown
from blueprint.review.plain_tables import plain_table
from blueprint.review.tables import Tabled, TableName, short_tables
from blueprint.words.figures import computed, figure_words

MEASURED = ("recommend", "pleased", "easy")


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("\ufffe", "").replace("\u2060", "")


def wordings() -> list[tuple[str, str, str, str]]:
    """Metric, value, sample and interval of the measured figures, as the one place words them."""
    service, words = hotel().service, words_of()
    told = []
    for name in MEASURED:
        metric = next(m for m in service.metrics if m.id == name)
        measured = service.measurement(name)
        assert measured is not None
        said = figure_words(words, metric, measured.figure)
        assert said.value
        assert said.sample
        assert said.interval
        told.append((name, said.value, said.sample, said.interval))
    return told


def test_the_fixture_has_something_to_compare() -> None:
    assert len({value for _, value, _, _ in wordings()}) == len(MEASURED)


@pytest.mark.parametrize("name", MEASURED)
def test_json_has_what_was_measured_in_full(name: str) -> None:
    measured = hotel().service.measurement(name)
    assert measured is not None
    figure = measured.figure
    assert figure is not None
    assert figure.interval is not None
    row = next(f for f in figures_json(hotel())["figures"] if f["metric"] == name and f["by"] is f["period"] is None)

    assert row["value"] == pytest.approx(figure.value, abs=1e-11)
    assert (row["n"], row["low"], row["high"]) == (
        figure.n,
        pytest.approx(figure.interval.low, abs=1e-11),
        pytest.approx(figure.interval.high, abs=1e-11),
    )
    assert row["shown"] == next(value for metric, value, _, _ in wordings() if metric == name)


def test_every_number_of_json_gives_the_wording_beside_it() -> None:
    words, service = words_of(), hotel().service
    types = {m.id: m.type for m in service.metrics}
    rows = [f for f in figures_json(hotel())["figures"] if f["value"] is not None and not f["declared"]]

    assert len(rows) > 20
    assert [f["shown"] for f in rows] == [computed(words, types[f["metric"]], f["value"]) for f in rows]


def test_csv_and_json_have_the_same_rows() -> None:
    table = plain_table((reviewed(hotel()),), TableName.FIGURES)
    rows = list(csv.DictReader(StringIO(write_csv(table).decode())))
    found = figures_json(hotel())["figures"]

    assert len(rows) == len(found)
    for row, figure in zip(rows, found, strict=True):
        assert (row["metric"], row["group"], row["period"]) == tuple(
            figure[key] or "" for key in ("metric", "group", "period")
        )
        assert row["shown"].removeprefix("'") == (figure["shown"] or "")
        for key in ("value", "low", "high", "n", "net"):
            assert (float(row[key]) if row[key] else None) == (
                None if figure[key] is None else pytest.approx(figure[key], abs=1e-6)
            )


def test_drawing_html_pdf_markdown_and_table_say_the_same() -> None:
    one, words = hotel(), words_of()
    scene = pipeline.draw(one.service, "journey").value
    assert scene is not None
    on_paper = hotel_pages(screen=False)
    pdf = pypdfium2.PdfDocument(BytesIO(print_report(on_paper, (one,), Standard.PLAIN)))
    tabled = Tabled(reviews=(reviewed(one),), words=words)
    (table,) = (table for name, table in short_tables(tabled) if name is TableName.FIGURES)
    texts = {
        "svg": flat(" ".join(Said(pipeline.paint(scene)).words)),
        "html": Said(hotel_pages().html).text,
        "pdf": flat(" ".join(pdf[n].get_textpage().get_text_range() for n in range(len(pdf)))),
        "markdown": flat(report_markdown(tabled, None, {})),
    }
    printed = flat(write_terminal(table))

    for name, value, sample, interval in wordings():
        for form, text in texts.items():
            for said in (value, sample, interval):
                assert said in text, f"{form} does not say {said!r} of {name}"
        for said in (value, sample.removeprefix("n = "), interval):
            assert said in printed


def test_peak_end_and_mean_are_those_of_the_drawing() -> None:
    scene = pipeline.draw(hotel().service, "journey").value
    assert scene is not None
    drawn = flat(" ".join(Said(pipeline.paint(scene)).words))
    (journey,) = reviewed(hotel()).journeys
    sums = {one.name: one.value.text for one in journey.sums}

    assert f"mean {sums['mean']}" in drawn
    assert f"Remembered (peak + end) {sums['remembered']}" in drawn
    assert f"net experience {sums['net']}" in drawn
