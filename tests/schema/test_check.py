"""What is said about keys and values that are not as they should be."""

from __future__ import annotations

import pytest

from blueprint.diagnostics import Diagnostic
from blueprint.document import Document
from blueprint.limits import Limits
from blueprint.reading import parse
from blueprint.schema import Part, check
from blueprint.source import Source

HEAD = "blueprint: 1\ntitle: Test\n"
STAGES = "stages:\n  - title: Stay\n    steps:\n      - customer: Arrives\n"


def document(text: str) -> Document:
    parsed = parse(Source("map", text)).value
    assert parsed is not None
    return parsed


def findings(text: str, part: Part = "service") -> tuple[Diagnostic, ...]:
    if part == "service":
        text = HEAD + text + ("" if "stages:" in text else STAGES)
    return check(document(text), part)


def one(text: str, part: Part = "service") -> Diagnostic:
    (finding,) = findings(text, part)
    return finding


def step(text: str) -> Diagnostic:
    return one(f"stages:\n  - title: Stay\n    steps:\n      - {text}\n")


RIGHT = [
    "title: 007\n".replace("title", "version"),
    "summary: {en: no, zh-Hans: 12:30}\n",
    "authors: [A, {en: B}]\n",
    "persona: {name: Dana, traits: {Patience: 30}, goals: Sleep}\n",
    "personas: {王-1: {name: 王}, li_2: {name: Li}}\n",
    "scale: {min: -2, max: 2, labels: {-2: Bad, 2: {en: Good}}}\n",
    "lanes: [evidence, customer: 顾客行为, {line: interaction}, {lane: x, title: X, zone: other}]\n",
    "lanes: [{line: own, title: Own, style: dotted}, {lane: frontstage, split: actor}, emotion]\n",
    "links: []\n",
    "links: [{from: a.b, to: c, label: {en: x}, arrow: both, kind: message}]\n",
    "metrics: [{type: nps, value: -12.5}, {type: duration, value: 6 min, target: 3 min}, {type: ces2, easy: [6, 7]}]\n",
    "responses: {a: {file: a.csv, columns: {score: q1}}}\n",
    "gaps: [{gap: 3}]\n",
    "opportunities: [{title: x, impact: 5, due: 2025-03-31, at: [a, b]}]\n",
    "views: [{kind: journey, tags: x}]\n",
    "themes: {trust: {title: Trust us}, own: {title: Own, level: basic}}\n",
    "touchpoints: {a: {title: A, channel: [x, y], plan: {goal: G}}}\n",
    "stages: [{title: A, emotion: 3, next: [], mine: [x, {text: y}]}]\n",
    "stages: [{title: A, support: x, steps: [{customer: [a, {text: b, url: a/b.pdf, to: [{to: c}]}]}]}]\n",
    "stages: [{title: A, steps: [{emotion: 2.5, expectation: {a: 1, b: {score: 2, label: x}}}]}]\n",
    "stages: [{title: A, steps: [{emotion: {score: 2, quote: x}, next: {to: b, label: c}, module: [sense, act]}]}]\n",
    "stages: [{title: A, steps: [{time: 1 h 30 min, wait: 2-5 min, channel: [a, b], image: a.png}]}]\n",
    "stages: [{title: A, steps: [{customer: {en: Check in, zh-Hans: 办理入住}}, {customer: no}]}]\n",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right(text: str) -> None:
    assert findings(text) == ()


WRONG = [
    ("subtitel: x", "BP202", "subtitel", "did you mean `subtitle`?"),
    ("Language: en", "BP202", "Language", "did you mean `language`?"),
    ("view: []", "BP202", "view", "did you mean `views`?"),
    ("emotion: 3", "BP202", "emotion", "it belongs on a step, under `steps`"),
    ("phase: during", "BP202", "phase", "it belongs on a stage, under `stages`"),
    ("url: x", "BP202", "url", "it belongs on a card: `{text: …, url: …}`"),
    ("persona: {name: A, colour: red}", "BP202", "colour", None),
    ("persona: {role: A}", "BP201", "role", "add `name: Dana` (what the persona is called)"),
    ("state: curent", "BP205", "curent", None),
    ("state: [current]", "BP203", "state", None),
    ("language: english", "BP209", "english", None),
    ("summary:", "BP204", "summary", "write one, or delete the key"),
    ("summary: ''", "BP208", "''", "fill it, or delete the key"),
    ("summary: {}", "BP208", "summary", "fill it, or delete the key"),
    ("summary: {english: x}", "BP209", "english", None),
    ("scale: {max: '5'}", "BP207", "'5'", "remove the quotes"),
    ("scale: {max: ten}", "BP203", "ten", None),
    ("scale: {max: 1e}", "BP203", "1e", None),
    ("scale: {max: 05}", "BP203", "05", None),
    ("scale: {labels: {low: x}}", "BP209", "low", None),
    ("actors: {a b: {title: x}}", "BP209", "a b", "write `a-b`, and the same wherever it is named"),
    ("actors: {a: x}", "BP203", "x", None),
    ("metrics: [{type: nps, value: 6 min}]", "BP203", "6 min", "write a number; a time needs `type: duration`"),
    ("metrics: [{type: ces2, easy: [6]}]", "BP213", "easy", "write `[1, 7]`"),
    ("gaps: [{gap: 6}]", "BP205", "6", "write `1`, `2`, `3`, `4` or `5`"),
    ("gaps: {gap: 6}", "BP203", "gaps", "begin each item of the list with `- `"),
    ("opportunities: [{title: x, impact: 0}]", "BP206", "0", "write a number from 1 to 5"),
    ("include: [a, b, a]", "BP210", "a", "keep one of the two"),
    ("include: a.yaml", "BP203", "a.yaml", None),
    ("persona: {name: A}\npersonas: {a: {name: A}}", "BP211", "personas", "keep one of the two"),
    ("stages: []", "BP208", "stages", "fill it, or delete the key"),
    ("stages: [{title: A, steps: [{customer: a}], emotion: 3}]", "BP211", "emotion", "write it on one of the steps"),
    ("stages: [{steps: [{customer: a}]}]", "BP201", "steps", "add `title: Arrival` (the heading of the stage)"),
    ("stages: [{title: A, steps: [{customer: a, phase: during}]}]", "BP211", "phase", "write it on the stage"),
    ("stages: [{title: A, steps: [a]}]", "BP203", "a", None),
    ("stages: [{title: A, steps: {customer: a}}]", "BP203", "steps", "begin each item of the list with `- `"),
]


@pytest.mark.parametrize(("text", "code", "place", "hint"), WRONG, ids=[w[0][:40] for w in WRONG])
def test_what_is_wrong(text: str, code: str, place: str, hint: str | None) -> None:
    finding = one(f"{text}\n")

    assert finding.span is not None
    assert (finding.code, finding.span.text) == (code, place)
    if hint is not None:
        assert finding.hint == hint


CARDS = [
    ("customer: {txt: a}", "BP202", "did you mean `text`?"),
    ("customer: {actor: a}", "BP201", None),
    ("customer: {text: a, actr: b}", "BP202", "did you mean `actor`?"),
    ("customer: {text: a, marks: fial}", "BP205", None),
    ("customer: {text: a, marks: [fail, fail]}", "BP210", None),
    ("customer: {text: a, url: 'javascript:x'}", "BP209", None),
    ("customer: {text: a, url: //x.org}", "BP209", None),
    ("customer: {text: a, emotion: 3}", "BP202", "it belongs on a step, under `steps`"),
    ("customer: {english: a, de: b}", "BP209", None),
    ("customer: [a, '']", "BP208", "fill it, or delete the line"),
    ("customer: []", "BP208", None),
    ("customer: [[a]]", "BP203", None),
    ("emotion: great", "BP203", "write a score such as `3`; words go into `feeling`"),
    ("emotion: '3'", "BP207", None),
    ("emotion: 2,5", "BP203", "write decimals with a point: `2.5`"),
    ("emotion: {a: {label: x}}", "BP201", None),
    ("next: {label: x}", "BP201", None),
    ("id: check.in", "BP209", "write `check-in`, and the same wherever it is named"),
    ("customer:Arrives", "BP203", "write an ordinary colon and a space after `customer`: `customer: …`"),
    ("customer：到店", "BP203", "write an ordinary colon and a space after `customer`: `customer: …`"),
]


@pytest.mark.parametrize(("text", "code", "hint"), CARDS, ids=[c[0] for c in CARDS])
def test_what_is_wrong_in_a_step(text: str, code: str, hint: str | None) -> None:
    finding = step(text)

    assert finding.code == code
    if hint is not None:
        assert finding.hint == hint


def test_fixes_are_what_should_have_been_written() -> None:
    fixes = {
        text: [e.text for e in f.fix.edits] if (f := one(f"{text}\n")).fix else None
        for text in ("subtitel: x", "state: Curent", "scale: {max: '5'}", "scale: {max: '1,5'}", "xyz: 1")
    }

    assert fixes == {
        "subtitel: x": ["subtitle"],
        "state: Curent": ["current"],
        "scale: {max: '5'}": ["5"],
        "scale: {max: '1,5'}": ["1.5"],
        "xyz: 1": None,
    }


def test_a_fix_never_repeats_a_key() -> None:
    (finding,) = check(document("blueprint: 1\ntitle: a\ntitel: b\n" + STAGES))

    assert finding.fix is None


def test_a_misspelt_key_is_not_missed_as_well() -> None:
    assert [f.code for f in check(document("blueprint: 1\ntitel: a\n" + STAGES))] == ["BP202"]


def test_what_the_build_reports_is_left_to_it() -> None:
    assert findings("lanes: [promoter, {line: own}, {lane: x}, {promoter: 宣传人员}]\n") == ()
    assert findings("opportunities: [{title: x, due: soon}]\n") == ()
    assert findings("stages: [{title: A, steps: [{time: a while}]}]\n") == ()


def test_several_errors_come_in_the_order_of_the_file() -> None:
    found = findings("state: x\nscale: {max: '5'}\ndirection: y\n")

    assert [f.span.line for f in found if f.span] == [3, 4, 5]


def test_elements_are_named_by_their_ids() -> None:
    finding = one("stages:\n  - title: A\n    id: in\n    steps:\n      - {id: go, emotion: x}\n")

    assert finding.element == "stages/in/steps/go/emotion"


def test_versions() -> None:
    (finding,) = check(document("blueprint: 2\ntitle: a\n" + STAGES))

    assert finding.code == "BP212"
    assert check(document("blueprint: 1.0\ntitle: a\n" + STAGES)) == ()


def test_long_numbers_are_only_too_long_as_numbers() -> None:
    long = "1" * 21

    assert one(f"scale: {{max: {long}}}\n").code == "BP110"
    assert one("scale: {max: 1e30}\n").message == "a number has more than 20 digits, written out"
    assert one("scale: {max: 5E-324}\n").code == "BP110"
    assert one(f"scale: {{max: 1e{'9' * 5000}}}\n").code == "BP110"
    assert "`--limit digits=21`" in (one(f"scale: {{max: {long}}}\n").hint or "")
    assert "`--limit digits=100`" in (one("scale: {max: 1e99}\n").hint or "")
    assert "may be 100 at most" in (one("scale: {max: 1e100}\n").hint or "")
    assert findings("scale: {max: 1.5e2}\n") == ()
    assert findings(f"version: {long}\n") == ()
    text = HEAD + f"scale: {{max: {long}}}\n" + STAGES
    assert check(document(text), "service", Limits(digits=21)) == ()


def test_catalogue_files() -> None:
    assert findings("actors: {a: {title: A}}\nlanes: [customer]\nstyle: night\n", "catalogue") == ()
    assert one("title: x\nactors: {a: {title: A}}\n", "catalogue").code == "BP202"
    assert one("actors: {a: {titel: A}}\n", "catalogue").code == "BP202"


def test_many_errors_end() -> None:
    text = "stages:\n  - title: A\n    steps:\n" + "      - 1\n" * 500

    assert len(findings(text)) == 100


def refused(text: str) -> set[str]:
    """The codes for a value under `state`, where only a word may stand."""
    return {f.code for f in findings(f"state: {text}\n")}


@pytest.mark.parametrize("text", ["", "''", "[]", "{}", "[current]", "{a: b}", "1", "true"])
def test_nothing_is_refused_without_a_word(text: str) -> None:
    assert len(refused(text)) == 1
