"""Metrics that are computed from answers: every key, and every way in which keys do not go together."""

from __future__ import annotations

from pathlib import Path

import pytest
from built import codes, only, outcome, said, service, steps

from blueprint.build.translations import texts_of
from blueprint.diagnostics import Diagnostic, Severity
from blueprint.model import Metric
from blueprint.model.figures import Grouping
from blueprint.model.measures import Column, Where
from blueprint.model.vocabulary import MetricType

ALL = "score: q1, step: s, stage: p, touchpoint: t, channel: c, segment: g, persona: w, weight: n, comment: y, date: d"
BODY = ("id: check-in, customer: Checks in, touchpoint: Front Desk", "id: leave, customer: Leaves")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "exit.csv").write_text("q1\n9\n")
    return tmp_path / "a.blueprint.yaml"


def head(metric: str, columns: str = ALL) -> str:
    """A survey and one metric (keys in flow style), the metric on line 6 of the file, in column 6."""
    return f"responses:\n  exit: {{file: exit.csv, columns: {{{columns}}}}}\nmetrics:\n  - {{{metric}}}\n"


def metric(keys: str, path: Path, columns: str = ALL) -> Metric:
    return service(steps(*BODY, head=head(keys, columns)), path).metrics[0]


def finding(keys: str, path: Path, columns: str = ALL) -> Diagnostic:
    return only(outcome(steps(*BODY, head=head(keys, columns)), path))


def at(found: Diagnostic) -> tuple[int, int, str]:
    """Line, column and words that a finding points at."""
    assert found.span is not None
    return found.span.line, found.span.column, found.span.text


class TestKeys:
    def test_the_score_of_the_survey(self, path: Path) -> None:
        found = metric("id: nps, type: nps, at: check-in, target: 50, responses: exit", path)

        assert (found.responses, found.column, found.where, found.by) == ("exit", None, Where(), None)
        assert (found.at, found.target) == ("check-in", 50)

    def test_a_column_of_its_own_and_a_breakdown(self, path: Path) -> None:
        found = metric("type: ces2, responses: exit, column: How easy?, by: step, easy: [6, 7]", path)

        assert found.column is not None
        assert (found.column.name, found.by, found.easy) == ("How easy?", Grouping.STEP, (6, 7))
        assert found.column.span is not None
        assert found.column.span.text == "How easy?"

    @pytest.mark.parametrize("by", list(Grouping))
    def test_every_breakdown(self, path: Path, by: Grouping) -> None:
        assert metric(f"type: nps, responses: exit, by: {by}", path).by is by

    def test_stages_are_known_by_their_steps(self, path: Path) -> None:
        assert metric("type: nps, responses: exit, by: stage", path, "score: q, step: s").by is Grouping.STAGE

    def test_which_answers_count(self, path: Path) -> None:
        found = metric(
            "type: nps, responses: exit, where: {segment: 007, period: 2025-01..2025-06, touchpoint: front  desk}", path
        )

        assert found.where == Where(segment="007", period="2025-01..2025-06", touchpoint="front-desk")

    def test_which_place_answers_are_about(self, path: Path) -> None:
        keys = "type: nps, responses: exit, where: {step: check-in, channel: Phone, persona: lin}"
        head_of = "personas: {lin: {name: Lin}}\nchannels: {Phone: {title: Phone}}\n" + head(keys)
        found = service(steps(*BODY, head=head_of), path).metrics[0]

        assert found.where == Where(step="check-in", channel="Phone", persona="lin")

    @pytest.mark.parametrize("where", ["step: chek-in", "stage: nowhere", "channel: nowhere", "persona: nobody"])
    def test_a_place_that_there_is_not(self, path: Path, where: str) -> None:
        found = finding(f"type: nps, responses: exit, where: {{{where}}}", path)

        assert found.code == ("BP402" if where.startswith("st") else "BP401")
        assert at(found)[2] == where.partition(": ")[2]

    @pytest.mark.parametrize(("key", "value"), [("step", "check-in"), ("channel", "nowhere"), ("persona", "nobody")])
    def test_a_place_needs_its_column(self, path: Path, key: str, value: str) -> None:
        keys = f"type: nps, responses: exit, where: {{{key}: {value}}}"

        assert "BP326" in codes(outcome(steps(*BODY, head=head(keys, "score: q1")), path))

    def test_a_year_is_a_period(self, path: Path) -> None:
        assert metric("type: nps, responses: exit, where: {period: 2025}", path).where.period == "2025"

    def test_a_touchpoint_of_the_catalogue(self, path: Path) -> None:
        text = "touchpoints: {desk: {title: Desk}}\n" + steps(
            "customer: A, touchpoint: desk", head=head("type: nps, responses: exit, where: {touchpoint: desk}")
        )

        assert service(text, path).metrics[0].where.touchpoint == "desk"

    def test_paired_answers(self, path: Path) -> None:
        found = metric("type: kano, title: Express, responses: exit, functional: a, dysfunctional: b", path, "step: s")

        assert found.type is MetricType.KANO
        assert found.functional == Column("a", found.functional and found.functional.span)
        assert found.dysfunctional == Column("b", found.dysfunctional and found.dysfunctional.span)

    def test_a_breakdown_of_a_figure_at_a_place(self, path: Path) -> None:
        found = metric("type: csat, scale: [1, 7], responses: exit, at: leave, by: segment", path)

        assert (found.at, found.by, found.scale) == ("leave", Grouping.SEGMENT, (1, 7))

    @pytest.mark.parametrize("unit", ["s", "min", "h", "d", "{en: min, de: min}"])
    def test_times_in_a_unit(self, path: Path, unit: str) -> None:
        assert metric(f"type: duration, responses: exit, unit: {unit}", path).unit is not None

    def test_the_unit_of_times_is_the_same_in_every_language(self, path: Path) -> None:
        built = service(
            steps(*BODY, head=head("type: duration, responses: exit, unit: min, title: {en: A, de: B}")), path
        )

        assert [t.wordings[0].text for t in texts_of(built.metrics) if not t.has("de") and not t.marked] == []

    def test_the_scale_of_the_type_may_be_said(self, path: Path) -> None:
        assert metric("type: nps, scale: [0, 10], responses: exit", path).scale == (0, 10)


CONTRADICTIONS = [
    ("type: nps, value: 3, responses: exit", "BP325", "responses", "keep the one that the figure comes from"),
    ("type: kano, id: k", "BP325", "k", "add `responses`, `functional` and `dysfunctional`"),
    ("type: nps, value: 3, column: q", "BP325", "column", "add `responses`, or leave `column` out"),
    ("type: nps, target: 3, where: {segment: a}", "BP325", "where", "add `responses`, or leave `where` out"),
    ("type: nps, value: 3, better: lower", "BP325", "better", "the type says which way is better"),
    ("type: nps, target: 3, by: step", "BP325", "by", "add `responses`, or leave `by` out"),
    ("type: nps, responses: exit, easy: [6, 7]", "BP325", "easy", "it says which answers of a `ces2` count as easy"),
    ("type: share, responses: exit, scale: [0, 1]", "BP325", "scale", "it is the lowest and the highest answer"),
    ("type: duration, unit: s, responses: exit, scale: [0, 9]", "BP325", "scale", "leave it out"),
    ("type: nps, responses: exit, functional: a", "BP325", "functional", "its answers are in one column: `column`"),
    ("type: nps, responses: exit, dysfunctional: a", "BP325", "dysfunctional", "its answers are in one column"),
    ("type: kano, responses: exit, functional: a, dysfunctional: b, column: c", "BP325", "column", "`functional` and"),
    ("type: kano, responses: exit, functional: a, dysfunctional: b, by: step", "BP325", "by", "`where` narrows them"),
    ("type: kano, responses: exit, functional: a, dysfunctional: b, target: 1", "BP325", "target", "is a category"),
    ("type: kano, responses: exit, functional: a, dysfunctional: b, value: 1", "BP325", "value", "under `responses`"),
    ("type: kano, responses: exit, functional: a, dysfunctional: b, scale: [1, 5]", "BP325", "scale", "leave it out"),
    ("type: nps, responses: exit, by: step, at: leave", "BP325", "at", "keep one of the two"),
    ("type: nps, responses: exit, by: stage, at: leave", "BP325", "at", "keep one of the two"),
    ("type: mean, responses: exit, scale: [5, 5]", "BP325", "[5, 5]", "write `scale: [low, high]`"),
    ("type: ces2, responses: exit, easy: [7, 6]", "BP325", "[7, 6]", "write `easy: [low, high]`"),
    ("type: kano, id: k, responses: exit, functional: a", "BP326", "k", "add `dysfunctional: …`"),
    ("type: kano, id: k, responses: exit, dysfunctional: a", "BP326", "k", "add `functional: …`"),
    ("type: nps, responses: exit, scale: [1, 10]", "BP327", "[1, 10]", "leave `scale` out; a question with other"),
    ("type: ces2, responses: exit, scale: [1, 5]", "BP327", "[1, 5]", "leave `scale` out; a question with other"),
    ("type: csat, responses: exit, scale: [0, 1]", "BP327", "[0, 1]", "`scale: [1, 5]` or `[1, 7]`"),
    ("type: csat, responses: exit, scale: [0.5, 4]", "BP327", "[0.5, 4]", "`scale: [1, 5]` or `[1, 7]`"),
    ("type: ces2, responses: exit, easy: [3, 7]", "BP327", "[3, 7]", "write `easy: [5, 7]`, which is the default"),
    ("type: ces2, responses: exit, easy: [5, 6]", "BP327", "[5, 6]", "or `easy: [6, 7]`"),
    ("type: ces2, responses: exit, easy: [5.5, 7]", "BP327", "[5.5, 7]", "or `easy: [6, 7]`"),
    ("type: nps, responses: exit, where: {period: soon}", "BP328", "soon", "write `2025`, `2025-Q1`, `2025-03`"),
    ("type: nps, responses: exit, where: {period: 2025-13}", "BP328", "2025-13", "or two of them with `..` between"),
    ("type: nps, responses: exit, where: {period: 2025-06..2025-01}", "BP328", "2025-06..2025-01",
     "write the earlier one first: `2025-01..2025-06`"),
    ("type: nps, responses: exit, where: {period: [2025]}", "BP328", "2025", "write `2025`, `2025-Q1`"),
    ("type: nps, responses: exit, where: {period: ''}", "BP328", "''", "write `2025`, `2025-Q1`"),
    ("type: nps, responses: exit, where: {touchpoint: front-dsk}", "BP401", "front-dsk", "did you mean `front-desk`?"),
    ("type: nps, responses: exitt", "BP401", "exitt", "did you mean `exit`?"),
    ("type: nps, responses: exit, column: g", "BP332", "g", "name the column of the answers"),
    ("type: kano, responses: exit, functional: a, dysfunctional: a", "BP332", "a", "`functional` asks how it is with"),
    ("type: duration, responses: exit, unit: minutes", "BP333", "minutes", "write `s`, `min`, `h` or `d`"),
    ("type: duration, responses: exit, unit: {en: min, de: Minuten}", "BP333", "Minuten", "write `s`, `min`"),
    ("type: nps, responses: exit, target: 101", "BP334", "101", "write a number from -100 to 100"),
    ("type: nps, value: -100.5", "BP334", "-100.5", "write a number from -100 to 100"),
    ("type: csat, responses: exit, target: 120", "BP334", "120", "write a number from 0 to 100"),
    ("type: ces1, responses: exit, target: 6", "BP334", "6", "write a number from 1 to 5"),
    ("type: ces2, responses: exit, target: 50", "BP334", "50", "write a number from 1 to 7"),
    ("type: mean, responses: exit, scale: [1, 10], target: 0", "BP334", "0", "write a number from 1 to 10"),
    ("type: count, value: -1", "BP334", "-1", "write how many there are"),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "code", "words", "hint"), CONTRADICTIONS, ids=[c[0] for c in CONTRADICTIONS])
def test_what_does_not_go_together(path: Path, keys: str, code: str, words: str, hint: str) -> None:
    text = steps(*BODY, head=head(keys, ALL))
    errors = [d for d in outcome(text, path).diagnostics if d.code != "BP331"]

    (found,) = errors
    assert (found.code, found.severity) == (code, Severity.ERROR)
    line, column, pointed = at(found)
    written = f"  - {{{keys}}}"
    assert (line, pointed) == (6, words)
    assert column in {n + 1 for n in range(len(written)) if written.startswith(words, n)}
    assert hint in (found.hint or "")


NEEDED = [
    ("type: nps, responses: exit", "step: s", "`type: nps` needs the column `score`", "responses", "add `column: …`"),
    ("type: nps, responses: exit, by: step", "score: q", "`by: step` needs the column `step`", "step", "add `step: …`"),
    ("type: nps, responses: exit, by: stage", "score: q", "needs the column `stage` or `step`", "stage", "`stage: …`"),
    ("type: nps, responses: exit, by: channel", "score: q, touchpoint: t", "the column `channel`", "channel", "add"),
    ("type: nps, responses: exit, by: persona", "score: q", "the column `persona`", "persona", "`persona: …` under"),
    ("type: nps, responses: exit, where: {period: 2025}", "score: q", "`period` in `where` needs the column `date`",
     "period", "add `date: …` under `columns` of `exit`"),
    ("type: nps, responses: exit, where: {segment: a}", "score: q", "the column `segment`", "segment", "add"),
    ("type: nps, responses: exit, where: {touchpoint: front-desk}", "score: q", "the column `touchpoint`",
     "touchpoint", "add"),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "columns", "message", "words", "hint"), NEEDED, ids=[c[0] for c in NEEDED])
def test_columns_that_are_asked_for(path: Path, keys: str, columns: str, message: str, words: str, hint: str) -> None:
    found = finding(keys, path, columns)

    assert (found.code, found.severity) == ("BP326", Severity.ERROR)
    assert message in found.message
    assert "the survey `exit` does not name" in found.message
    assert (at(found)[0], at(found)[2]) == (6, words)
    assert hint in (found.hint or "")
    assert [(r.message, r.span and r.span.text) for r in found.related] == [("the survey is declared here", "exit")]


USELESS = [
    ("type: csat, responses: exit, unit: points", "BP329", "unit", "leave it out"),
    ("type: duration, value: 3 min, unit: min", "BP329", "unit", "leave it out"),
    ("type: kano, responses: exit, functional: a, dysfunctional: b, unit: x", "BP329", "unit", "leave it out"),
    ("type: nps, responses: exit, by: segment, where: {segment: a}", "BP329", "by", "leave one of the two out"),
    ("type: duration, responses: exit", "BP333", "responses", "add `unit: min` (or `s`, `h`, `d`)"),
]


@pytest.mark.parametrize(("keys", "code", "words", "hint"), USELESS, ids=[c[0] for c in USELESS])
def test_what_changes_nothing(path: Path, keys: str, code: str, words: str, hint: str) -> None:
    (found,) = [d for d in outcome(steps(*BODY, head=head(keys)), path).diagnostics if d.code != "BP331"]

    assert (found.code, found.severity) == (code, Severity.WARNING)
    assert (at(found)[0], at(found)[2]) == (6, words)
    assert hint in (found.hint or "")


@pytest.mark.parametrize("unit", ["'%'", "{en: '%', zh-Hans: '%'}"])
def test_percent_may_say_so(unit: str) -> None:
    assert codes(outcome(steps(*BODY, head=f"metrics: [{{type: share, value: 62, unit: {unit}}}]\n"))) == []


def test_a_bare_touchpoint_is_not_made_by_a_filter(path: Path) -> None:
    keys = "type: nps, responses: exit, where: {touchpoint: Nowhere}"
    found = outcome(steps(*BODY, head=head(keys)), path)

    assert codes(found) == ["BP401"]
    assert found.value is not None
    assert [t.id for t in found.value.touchpoints] == ["front-desk"]


def test_a_survey_without_usable_files_is_checked_all_the_same(tmp_path: Path) -> None:
    found = outcome(steps(*BODY, head=head("type: nps, responses: exit, by: step", "score: q")), tmp_path / "a.yaml")

    assert codes(found) == ["BP411", "BP326"], said(found)


def test_columns_that_are_no_mapping_are_left_to_the_schema(path: Path) -> None:
    text = "responses:\n  exit: {file: exit.csv, columns: [q1]}\nmetrics: [{type: nps, responses: exit, by: step}]\n"

    assert codes(outcome(steps(*BODY, head=text), path)) == []
