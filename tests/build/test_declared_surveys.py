"""Surveys: their files, their columns, what they give."""

from __future__ import annotations

from pathlib import Path

import pytest
from built import codes, only, outcome, service, steps

from blueprint.diagnostics import Severity
from blueprint.model import Responses
from blueprint.model.vocabulary import Gives
from blueprint.reading import parse
from blueprint.schema import check
from blueprint.source import Source

NPS = "metrics: [{type: nps, responses: exit}]\n"
BODY = ("id: a, customer: A",)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    for name in ("exit.csv", "more.csv", "EXIT.XLSX", "notes.txt"):
        (tmp_path / name).write_text("q1\n9\n")
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "link.csv").symlink_to(tmp_path / "exit.csv")
    return tmp_path / "a.blueprint.yaml"


def survey(entry: str, path: Path, rest: str = NPS) -> Responses:
    return service(steps(*BODY, head=f"responses: {{exit: {{{entry}}}}}\n{rest}"), path).responses[0]


def test_one_file(path: Path) -> None:
    found = survey("file: exit.csv, columns: {score: How likely?, step: where}", path)

    assert found.files == (str(path.parent / "exit.csv"),)
    assert [(role, c.name, c.span and c.span.text) for role, c in found.columns] == [
        ("score", "How likely?", "How likely?"),
        ("step", "where", "where"),
    ]
    assert (found.sheet, found.gives, found.span and found.span.text) == (None, None, "exit")


def test_several_files_and_a_sheet(path: Path) -> None:
    found = survey("file: [more.csv, EXIT.XLSX], sheet: 2025, columns: {score: q}", path)

    assert [Path(f).name for f in found.files] == ["more.csv", "EXIT.XLSX"]
    assert found.sheet == "2025"


@pytest.mark.parametrize("gives", list(Gives))
def test_what_it_gives(path: Path, gives: Gives) -> None:
    assert survey(f"file: exit.csv, columns: {{score: q, step: s}}, gives: {gives}", path, "").gives is gives


def test_a_survey_without_columns_serves_metrics_with_their_own(path: Path) -> None:
    assert survey("file: exit.csv", path, "metrics: [{type: nps, responses: exit, column: q}]\n").columns == ()


def test_columns_of_words_may_play_two_parts(path: Path) -> None:
    found = survey("file: exit.csv, columns: {score: q, segment: who, persona: who}", path)

    assert [role for role, _ in found.columns] == ["score", "segment", "persona"]


WRONG = [
    ("file: none.csv, columns: {score: q}", "BP411", "none.csv", "paths start at the folder of this file"),
    ("file: [exit.csv, none.csv], columns: {score: q}", "BP411", "none.csv", "paths start at the folder"),
    ("file: ../exit.csv, columns: {score: q}", "BP410", "../exit.csv", "into a folder above both"),
    ("file: [exit.csv, notes.txt], columns: {score: q}", "BP415", "notes.txt", "export the answers as CSV"),
    ("file: exit.csv, sheet: One, columns: {score: q}", "BP416", "sheet", "leave `sheet` out, or name the XLSX file"),
    ("file: [exit.csv, ./exit.csv], columns: {score: q}", "BP417", "./exit.csv", "keep one of the two"),
    ("file: [exit.csv, part/link.csv], columns: {score: q}", "BP417", "part/link.csv", "keep one of the two"),
    ("file: exit.csv, columns: {score: q, weight: q}", "BP332", "q", "name another column"),
    ("file: exit.csv, columns: {step: q, score: q}", "BP332", "q", "name another column"),
    ("file: exit.csv, columns: {score: q, comment: y, date: y}", "BP332", "y", "leave one of the two out"),
    ("file: exit.csv, columns: {score: q}, gives: emotion", "BP326", "emotion", "add `step: …` under `columns`"),
]


@pytest.mark.parametrize(("entry", "code", "words", "hint"), WRONG, ids=[w[0] for w in WRONG])
def test_surveys_that_cannot_be(path: Path, entry: str, code: str, words: str, hint: str) -> None:
    found = only(outcome(steps(*BODY, head=f"responses:\n  exit: {{{entry}}}\n{NPS}"), path))

    assert (found.code, found.severity) == (code, Severity.ERROR)
    assert found.span is not None
    assert (found.span.line, found.span.text) == (4, words)
    assert hint in (found.hint or "")


def test_gives_needs_both_columns(path: Path) -> None:
    found = outcome(steps(*BODY, head="responses: {exit: {file: exit.csv, gives: emotion}}\n"), path)

    assert codes(found) == ["BP326", "BP326"]


def test_two_surveys_that_give_the_same(path: Path) -> None:
    text = (
        "responses:\n"
        "  one: {file: exit.csv, columns: {score: q, step: s}, gives: emotion}\n"
        "  two: {file: more.csv, columns: {score: q, step: s}, gives: expectation}\n"
        "  three: {file: more.csv, columns: {score: q, step: s}, gives: emotion}\n"
    )
    found = only(outcome(steps(*BODY, head=text), path))

    assert (found.code, found.severity, found.message) == (
        "BP330",
        Severity.ERROR,
        "two surveys give the `emotion` of steps",
    )
    assert found.span is not None
    assert (found.span.line, found.span.column) == (6, 64)
    assert "`file: [a.csv, b.csv]`" in (found.hint or "")
    assert [r.span.line for r in found.related if r.span] == [4]


@pytest.mark.parametrize("columns", ["score: q", "score: q, step: s, date: d"])
def test_a_survey_that_nothing_uses(path: Path, columns: str) -> None:
    found = only(outcome(steps(*BODY, head=f"responses:\n  exit: {{file: exit.csv, columns: {{{columns}}}}}\n"), path))

    assert (found.code, found.severity) == ("BP331", Severity.WARNING)
    assert found.span is not None
    assert (found.span.line, found.span.column, found.span.text) == (4, 3, "exit")
    assert "{type: …, responses: exit}" in (found.hint or "")


def test_comments_are_a_use(path: Path) -> None:
    assert survey("file: exit.csv, columns: {comment: why}", path, "").columns[0][0] == "comment"


def test_the_promise_of_a_touchpoint() -> None:
    (desk,) = service(
        "touchpoints: {desk: {title: Desk, promise: {en: Ready, de: Bereit}}}\n" + steps(*BODY)
    ).touchpoints

    assert desk.promise is not None
    assert [w.text for w in desk.promise.wordings] == ["Ready", "Bereit"]


REFUSED = [
    ("responses: {exit: {columns: {score: q}}}", "BP201"),
    ("responses: {exit: {file: []}}", "BP208"),
    ("responses: {exit: {file: [exit.csv, exit.csv]}}", "BP210"),
    ("responses: {exit: {file: {a: b}}}", "BP203"),
    ("responses: {exit: {file: exit.csv, columns: {}}}", "BP208"),
    ("responses: {exit: {file: exit.csv, columns: {scor: q}}}", "BP202"),
    ("responses: {exit: {file: exit.csv, gives: emotions}}", "BP205"),
    ("metrics: [{type: nps, responses: exit, by: stpe}]", "BP205"),
    ("metrics: [{type: nps, responses: exit, where: {}}]", "BP208"),
    ("metrics: [{type: nps, responses: exit, where: business}]", "BP203"),
    ("metrics: [{type: nps, responses: exit, where: {place: a}}]", "BP202"),
    ("touchpoints: {desk: {title: Desk, promise: [a, b]}}", "BP203"),
]


@pytest.mark.parametrize(("head", "code"), REFUSED)
def test_what_the_schema_refuses(head: str, code: str) -> None:
    parsed = parse(Source("map", f"blueprint: 1\ntitle: T\n{head}\n{steps(*BODY)}"))
    assert parsed.value is not None

    found = check(parsed.value)

    assert [d.code for d in found] == [code]
    assert found[0].span is not None
    assert found[0].hint
    assert found[0].span.line == 3


@pytest.mark.parametrize(
    ("head", "hint"),
    [
        ("metrics: [{type: nps, segment: a}]", "it belongs under `where`: `where: {segment: …}`"),
        ("metrics: [{type: nps, period: 2025}]", "it belongs under `where`: `where: {period: …}`"),
        ("responses: {exit: {file: exit.csv, score: q}}", "it belongs under `columns`: `columns: {score: …}`"),
        ("responses: {exit: {file: exit.csv, columns: {scor: q}}}", "did you mean `score`?"),
        ("touchpoints: {desk: {title: Desk, standard: 30 s}}", "it belongs under `plan`: `plan: {standard: …}`"),
    ],
)
def test_a_key_one_level_too_high_is_told_where_it_belongs(head: str, hint: str) -> None:
    parsed = parse(Source("map", f"blueprint: 1\ntitle: T\n{head}\n{steps(*BODY)}"))
    assert parsed.value is not None

    (found,) = check(parsed.value)

    assert (found.code, found.hint) == ("BP202", hint)
