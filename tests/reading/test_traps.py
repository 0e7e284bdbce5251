"""What YAML accepts without a word, and comments."""

from __future__ import annotations

import pytest

from blueprint.diagnostics import Ignore
from blueprint.reading import parse
from blueprint.source import Source


def codes(text: str) -> list[str]:
    return [d.code for d in parse(Source("map", text)).diagnostics]


def ignores(text: str) -> tuple[Ignore, ...]:
    document = parse(Source("map", text)).value
    assert document is not None
    return document.ignores


@pytest.mark.parametrize(
    "text",
    [
        "a: Room #12\n",
        "a: Room # 12\n",
        "a: #1 in town\n",
        "a: [b, c #d\n  , e]\n",
        "- a: Room #12\n",
        "a: two\n  lines #x\n",
    ],
)
def test_lost_text(text: str) -> None:
    assert "BP140" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: Room # the big one\n",
        "a: 'Room #12'\n",
        'a: "Room #12"\n',
        "a: |\n  Room #12\n  # 13\nb: 1\n",
        "a: Room#12\n",
        "a: x #-----\n",
        "a: #x\n  b: 1\n",
        "#a: 1\nb: 1\n",
        "a: b  #\n",
    ],
)
def test_comments_that_are_meant(text: str) -> None:
    assert codes(text) == []


def test_the_fix_keeps_the_whole_text() -> None:
    (finding,) = parse(Source("map", 'a: Room "A" #12 \n')).diagnostics

    assert finding.fix is not None
    assert [(e.span.text, e.text) for e in finding.fix.edits] == [('Room "A" #12', '"Room \\"A\\" #12"')]


def test_a_line_like_an_item_inside_a_text() -> None:
    (finding,) = parse(Source("map", "a:\n  - b\n    - c\n")).diagnostics

    assert finding.code == "BP141"
    assert finding.span is not None
    assert finding.span.text == "- c"
    assert codes("a: one\n  two - three\n") == []


def test_special_space_before_a_text() -> None:
    assert codes("a: \u00a0b\n") == ["BP142"]
    assert codes("a: '\u00a0b'\n") == []
    assert codes("a: b\u3000c\n") == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1  # blueprint: ignore[BP301] x\nb: 2\n", 1),
        ("# blueprint: ignore[BP301] x\na: 1\n", 2),
        ("# blueprint: ignore[BP301] x\n\n# more\na: 1\n", 4),
        ("a:\n  # blueprint: ignore[BP301] x\n  # blueprint: ignore[BP302] y\n  b: 1\n", 4),
        ("a: Room #12  # blueprint: ignore[BP140] x\n", 1),
        ("a: |  # blueprint: ignore[BP301] x\n  b\n", 1),
    ],
)
def test_the_line_of_an_acknowledgement(text: str, line: int) -> None:
    assert {i.line for i in ignores(text)} == {line}


def test_codes_and_reason_of_an_acknowledgement() -> None:
    (ignore,) = ignores("a: 1  #  Blueprint:  ignore[bp301 , BP302]:  because of\n")

    assert (ignore.codes, ignore.reason) == (("BP301", "BP302"), "because of")


def test_acknowledgements_in_texts_are_texts() -> None:
    assert ignores("a: '# blueprint: ignore[BP301] x'\nb: |\n  # blueprint: ignore[BP301] x\n") == ()


@pytest.mark.parametrize("comment", ["ignore BP301", "ignore", "ignore[]", "ignor[BP301]", "noqa"])
def test_acknowledgements_that_cannot_be_read(comment: str) -> None:
    assert codes(f"a: 1  # blueprint: {comment}\n") == ["BP154"]


def test_a_commented_first_line_is_no_acknowledgement() -> None:
    assert codes("# blueprint: 1\na: 1\n") == []
