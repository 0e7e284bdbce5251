"""Commas, colons and brackets of another script, and commas in texts between braces."""

from __future__ import annotations

import pytest
from edited import edited

from blueprint.diagnostics import Diagnostic
from blueprint.reading import parse
from blueprint.source import Source


def only(text: str) -> Diagnostic:
    (finding,) = parse(Source("map", text)).diagnostics
    return finding


def mended(text: str) -> str:
    fix = only(text).fix
    assert fix is not None
    text = edited(text, fix.edits)
    assert parse(Source("map", text)).diagnostics == ()
    return text


@pytest.mark.parametrize(
    ("wrong", "code", "right"),
    [
        ("a: {text：递, actor: b}\n", "BP131", "a: {text: 递, actor: b}\n"),
        ("a: {zh-Hans：付费, en: Pay}\n", "BP131", "a: {zh-Hans: 付费, en: Pay}\n"),
        ("a: {en: Pay, zh-Hans：付费}\n", "BP131", "a: {en: Pay, zh-Hans: 付费}\n"),
        ("a: {text：递，actor：b}\n", "BP131", "a: {text: 递, actor: b}\n"),
        ("a: {客户：来}\n", "BP131", "a: {客户: 来}\n"),
        ("a: {id: b，text: c}\n", "BP131", "a: {id: b, text: c}\n"),
        ('a: ["b"，"c"]\n', "BP131", 'a: ["b", "c"]\n'),
        ("a: {text:Go, actor: b}\n", "BP122", "a: {text: Go, actor: b}\n"),
        ("a: {text: Go, actor:b}\n", "BP122", "a: {text: Go, actor: b}\n"),
        ("a: {zh-Hans:付费}\n", "BP122", "a: {zh-Hans: 付费}\n"),
        ("a: {zh-Hans: 钻, en: Drills, fills}\n", "BP132", 'a: {zh-Hans: 钻, en: "Drills, fills"}\n'),
        ("a: {text: A, b c, d e, actor: X}\n", "BP132", 'a: {text: "A, b c, d e", actor: X}\n'),
        ("a: {text, 吸唾}\n", "BP132", "a: {text: 吸唾}\n"),
        ("a: {text, 吸唾, actor: b}\n", "BP132", "a: {text: 吸唾, actor: b}\n"),
        ("a: [plan，pay]\n", "BP143", "a: [plan, pay]\n"),
        ("a: {name: 陈， role：厨师，id：b}\n", "BP143", "a: {name: 陈, role: 厨师, id: b}\n"),
        ("a: ｛name: 陈, role: 厨师｝\n", "BP131", "a: {name: 陈, role: 厨师}\n"),
        ("a: {accent: #0a7d7a, band: #eee}\n", "BP128", 'a: {accent: "#0a7d7a", band: "#eee"}\n'),
        ("a: zh-Hans: 付费, en: Pay\n", "BP126", "a: {zh-Hans: 付费, en: Pay}\n"),
        ("a: zh-Hans: 付费, en: Pay, go\n", "BP126", 'a: {zh-Hans: 付费, en: "Pay, go"}\n'),
        ("- zh-Hans: 付费, en: Pay\n", "BP126", "- {zh-Hans: 付费, en: Pay}\n"),
        ("a: text: Greets, actor: nurse\n", "BP126", "a: {text: Greets, actor: nurse}\n"),
        ("a:\n  - id: b\n    c: d\n    id: e\n", "BP124", "a:\n  - id: b\n    c: d\n  - id: e\n"),
        ("a:\n  - id: b\n    c: d\n  id: e\n", "BP124", "a:\n  - id: b\n    c: d\n  - id: e\n"),
    ],
)
def test_what_was_meant(wrong: str, code: str, right: str) -> None:
    if wrong.startswith("-"):
        wrong, right = f"a:\n{wrong}", f"a:\n{right}"
    assert only(wrong).code == code
    assert mended(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "a: {b: 好，走}\n",
        "a: {b: 好，走：慢}\n",
        'a: {b: "陈，role：厨师"}\n',
        "a: [好，我们现在就去前台付费吧]\n",
        "a: [好，走, b]\n",
        'a: ["好，走"]\n',
        'a: "【收银员】"\n',
        "a: 【收银员】先生\n",
        "a: {b: }\n",
        "a: {text}\n",
        "a: {b：c: d}\n",
        "a: {b: 12:30, c: d}\n",
    ],
)
def test_what_may_stand(text: str) -> None:
    assert parse(Source("map", text)).diagnostics == ()


def test_a_short_list_of_texts_is_asked_about_and_left_alone() -> None:
    finding = only("a: [叫号屏，消毒水味]\n")

    assert (finding.code, finding.fix) == ("BP143", None)
    assert finding.span is not None
    assert finding.span.text == "，"


@pytest.mark.parametrize("text", ["a: 【叫号屏，糖】\n", "a: ［叫号屏，糖］\n", "a: {b: c, d: ［叫号屏］}\n"])
def test_brackets_of_another_script_are_asked_about(text: str) -> None:
    finding = only(text)

    assert (finding.code, finding.fix) == ("BP143", None)
    assert "are no brackets here" in finding.message


def test_a_word_that_could_be_a_key_is_not_put_in_quotes_unasked() -> None:
    finding = only("a: {text: A, actor}\n")

    assert (finding.code, finding.fix) == ("BP132", None)
    assert finding.hint is not None
    assert "`actor: …`" in finding.hint


def test_a_key_twice_that_begins_no_item_is_given_twice() -> None:
    assert only("a:\n  - customer: b\n    c: d\n    customer: e\n").code == "BP117"
    assert only("id: b\nc: d\nid: e\n").code == "BP117"


@pytest.mark.parametrize(
    ("text", "column"),
    [("a: {", 4), ("a: {b: c, d:\n", 4), ("a: [b,\n", 4), ("a: {b: {c: [d], e: ", 8), ("{", 1), ("a: [[b], [", 10)],
)
def test_the_bracket_that_is_not_closed_is_pointed_at(text: str, column: int) -> None:
    finding = only(text)

    assert finding.code == "BP128"
    assert finding.span is not None
    assert finding.span.start == column - 1
    assert f"`{finding.span.text}`" in finding.message
