"""What holds for any survey: order, cuts, weights, separators and quotes change nothing; memory stays small."""

from __future__ import annotations

import csv
import io
import random
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from survey import workbooks
from survey.answers import survey

from blueprint.diagnostics import Outcome
from blueprint.model.service import Service

COLUMNS = "{score: q1, step: where, segment: seg, date: day, comment: why, weight: w}"
METRICS = (
    "[{id: nps, type: nps, responses: s}, {id: mean, type: mean, responses: s, where: {segment: a}},"
    " {id: time, type: number, column: took, responses: s}]"
)
HEAD = ("q1", "where", "seg", "day", "why", "w", "took")
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["0", "3", "6", "8", "9", "10", "11", "", "x"]),
        st.sampled_from(["check-in", "Sleep", "nowhere", ""]),
        st.sampled_from(["a", "b", ""]),
        st.sampled_from(["2024-12-31", "2025-01-01", "2025/02/03", "01/02/2025", ""]),
        st.sampled_from(["fine", "bad", 'say ""', "a,b;c\td", "two\nlines", "", "é", "\u200f早"]),
        st.sampled_from(["1", "0.5", "2.25", "0.1", "3"]),
        st.floats(0, 1e6).map(lambda f: str(round(f, 3))),
    ),
    max_size=30,
)
EVER = settings(max_examples=16)


def apart(factory: pytest.TempPathFactory) -> Path:
    """A project of its own: the folder above is that of all tests."""
    folder = factory.getbasetemp() / "any-survey"
    folder.mkdir(exist_ok=True)
    return folder


def text_of(
    rows: list[tuple[str, ...]], separator: str = ",", end: str = "\r\n", quoting: int = csv.QUOTE_MINIMAL
) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    writer.writerows([HEAD, *rows])
    return out.getvalue()


def result(outcome: Outcome[Service]) -> tuple[object, ...]:
    """All that a drawing could show."""
    assert outcome.value is not None, [d.message for d in outcome.diagnostics]
    scores = tuple((s.value, s.n, s.interval) for step in outcome.value.steps for s in step.emotions)
    return outcome.value.measurements, outcome.value.comments, scores


def load(folder: Path, text: str | bytes | None, file: str = "exit.csv", columns: str = COLUMNS) -> Outcome[Service]:
    return survey(folder, text, columns=columns, metrics=METRICS, file=file, more=", gives: emotion")


@EVER
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_the_cut_of_files_do_not_matter(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]], chance: random.Random
) -> None:
    folder = apart(tmp_path_factory)
    first = result(load(folder, text_of(rows)))
    chance.shuffle(rows)
    cut = chance.randint(0, len(rows))
    (folder / "one.csv").write_text(text_of(rows[:cut]), "utf-8", newline="")
    (folder / "two.csv").write_text(text_of(rows[cut:]), "utf-8", newline="")

    assert result(load(folder, text_of(rows))) == first
    assert result(load(folder, None, "[one.csv, two.csv]")) == first


@EVER
@given(
    ROWS,
    st.sampled_from(",;\t"),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_separators_marks_and_quotes_do_not_matter(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, ...]],
    separator: str,
    mark: bool,
    end: str,
    quoting: int,
) -> None:
    folder = apart(tmp_path_factory)
    other = text_of(rows, separator, end, quoting).encode("utf-8-sig" if mark else "utf-8")

    assert result(load(folder, other)) == result(load(folder, text_of(rows)))


@EVER
@given(ROWS)
def test_a_workbook_says_the_same(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]) -> None:
    folder = apart(tmp_path_factory)
    workbooks.write(folder / "exit.xlsx", [HEAD, *rows])

    assert result(load(folder, None, "exit.xlsx")) == result(load(folder, text_of(rows)))


@EVER
@given(ROWS, st.sampled_from([2, 3, 0.5, 1000]))
def test_all_weights_times_a_number_change_nothing(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]], times: float
) -> None:
    folder = apart(tmp_path_factory)
    scaled = [(*row[:5], repr(float(row[5]) * times), row[6]) for row in rows]
    before, after = load(folder, text_of(rows)).value, load(folder, text_of(scaled)).value
    assert before is not None
    assert after is not None

    for one, other in zip(before.measurements, after.measurements, strict=True):
        assert one.excluded == other.excluded
        assert (one.figure is None) == (other.figure is None)
        if one.figure is not None and other.figure is not None:
            assert other.figure.n == one.figure.n
            assert other.figure.value == pytest.approx(one.figure.value, abs=1e-6)
            low = other.figure.interval and other.figure.interval.low
            assert low == pytest.approx(one.figure.interval and one.figure.interval.low, abs=1e-5)


@EVER
@given(ROWS)
def test_a_weight_of_two_is_two_rows(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]) -> None:
    folder = apart(tmp_path_factory)
    heavy = [(*row[:5], "2" if at % 2 else "1", row[6]) for at, row in enumerate(rows)]
    twice = [(*row[:5], "1", row[6]) for row in heavy for _ in range(int(row[5]))]
    one, other = load(folder, text_of(heavy)).value, load(folder, text_of(twice)).value
    assert one is not None
    assert other is not None

    for left, right in zip(one.measurements, other.measurements, strict=True):
        assert (left.figure and left.figure.value) == pytest.approx(right.figure and right.figure.value)
        assert [(g.by, g.key) for g in left.groups] == [(g.by, g.key) for g in right.groups]


@settings(max_examples=200)
@given(st.binary(max_size=120) | st.text(max_size=80).map(lambda t: b"q1," + t.encode("utf-8", "replace")))
def test_any_bytes_end_in_figures_or_findings(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    outcome = survey(apart(tmp_path_factory), data)

    assert all(d.code.startswith("BP7") for d in outcome.diagnostics)
    assert outcome.value is not None or outcome.diagnostics


def test_many_different_numbers_come_to_the_same_as_few(tmp_path: Path) -> None:
    """Beyond some thousand different scores only sums are kept; the figure is that of the scores themselves."""
    chance = random.Random(5)  # noqa: S311 - no secret
    values = [round(chance.gauss(50, 9), 4) for _ in range(7001)]
    outcome = load(tmp_path, text_of([("9", "", "", "", "", "1", str(v)) for v in values]))
    assert outcome.value is not None
    found = outcome.value.measurement("time")
    mean = sum(values) / len(values)
    spread = (sum((v - mean) ** 2 for v in values) / (len(values) - 1)) ** 0.5

    assert found is not None
    assert found.figure is not None
    assert found.figure.n == 7001
    assert found.figure.value == pytest.approx(mean, rel=1e-9)
    assert found.figure.interval is not None
    assert found.figure.interval.high - mean == pytest.approx(1.959964 * spread / 7001**0.5, rel=1e-5)


@pytest.mark.parametrize("file", ["exit.csv", "exit.xlsx"])
def test_memory_does_not_grow_with_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    """With less room for what is remembered, so that a few thousand rows fill it."""
    monkeypatch.setattr("blueprint.survey.counting._KEYS", 500)
    monkeypatch.setattr("blueprint.survey.slots._KEPT", 500)
    monkeypatch.setattr("blueprint.survey.xlsx.table._KEPT", 500)
    monkeypatch.setattr("blueprint.survey.buckets._MOST", 100)
    many = 3_600

    def peak(rows: int) -> int:
        chance = random.Random(7)  # noqa: S311 - no secret
        listed = [
            (str(chance.randrange(11)), chance.choice(["check-in", "sleep"]), "a",
             f"2025-01-{chance.randrange(1, 29):02}",
             f"comment {chance.random()}", repr(round(chance.random(), 9)), repr(chance.random()))
            for _ in range(rows)
        ]  # fmt: skip
        if file == "exit.csv":
            (tmp_path / file).write_text(text_of(listed), "utf-8")
        else:
            workbooks.write(tmp_path / file, [HEAD, *listed])
        del listed
        tracemalloc.start()
        try:
            load(tmp_path, None, file)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    few = peak(many // 6)
    assert peak(many) < few * 1.2 + 200_000
