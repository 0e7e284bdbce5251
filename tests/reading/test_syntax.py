"""Slips of the pen: where they are shown, and what mends them."""

from __future__ import annotations

import pytest
from edited import edited

from blueprint.diagnostics import Diagnostic
from blueprint.reading import parse
from blueprint.source import Source


def findings(text: str) -> tuple[Diagnostic, ...]:
    return parse(Source("map", text)).diagnostics


# What was written, the finding, its place, and what the fix makes of it.
SLIPS = [
    ("a:\n\tb: 1\n", "BP120", (2, 1), "a:\n  b: 1\n"),
    ("a:\n  - b: 1\n  \tc: 2\n", "BP120", (3, 3), None),
    ("a\n  - b: 1\n", "BP121", (1, 1), "a:\n  - b: 1\n"),
    ("a: 1\nb\nc: 2\n", "BP121", (2, 1), None),
    ("a: 1\nb = x\nc: 2\n", "BP121", (2, 2), "a: 1\nb: x\nc: 2\n"),
    ("a: 1\nb:x\nc: 2\n", "BP122", (2, 2), "a: 1\nb: x\nc: 2\n"),
    ("b:x\nc: 2\n", "BP122", (1, 2), "b: x\nc: 2\n"),
    ("a:\n  -b: 1\n", "BP122", (2, 3), "a:\n  - b: 1\n"),
    ('a: "x\nb: 1\n', "BP123", (1, 4), None),
    ('a: "x\nb: "y"\n', "BP123", (1, 4), None),
    ("a: ['x, y]\nb: 1\n", "BP123", (1, 5), None),
    ("a:\n  -{b: 1}\n", "BP122", (2, 3), "a:\n  - {b: 1}\n"),
    ('a:\n  -"b: c": 1\n', "BP122", (2, 3), 'a:\n  - "b: c": 1\n'),
    ('a: "x\nb: "%"\n', "BP123", (1, 4), None),
    ('a: "x, b: "@c"\n', "BP127", (1, 12), None),
    ("a: 1\n%TAG ! x\nb: 2\n", "BP118", (2, 1), None),
    ("a: x\n  b: y\n", "BP124", (2, 3), None),
    ("a:\n  - b: 1\n   c: 2\n", "BP124", (3, 4), None),
    ("a:\n  - b: 1\n  c: 2\n", "BP124", (3, 3), None),
    ("a:\n  b: 1\n  - c\n", "BP124", (3, 3), None),
    ("  a: 1\nb: 2\n", "BP124", (2, 1), None),
    ("a: @x y\n", "BP125", (1, 4), 'a: "@x y"\n'),
    ("a: `x`\n", "BP125", (1, 4), 'a: "`x`"\n'),
    ("a: %x\n", "BP125", (1, 4), 'a: "%x"\n'),
    ("a: *x* y  # c\n", "BP125", (1, 4), 'a: "*x* y"  # c\n'),
    ("a: & x\n", "BP125", (1, 4), 'a: "& x"\n'),
    ("a: !! x\n", "BP125", (1, 4), 'a: "!! x"\n'),
    ("a: > 5 min\n", "BP125", (1, 4), 'a: "> 5 min"\n'),
    ("a: | x\n", "BP125", (1, 4), 'a: "| x"\n'),
    ("a: ? x\n", "BP125", (1, 4), 'a: "? x"\n'),
    ("a: , x\n", "BP125", (1, 4), 'a: ", x"\n'),
    ("a: [@x, y]\n", "BP125", (1, 5), 'a: ["@x", y]\n'),
    ("a: [VIP] x\n", "BP125", (1, 4), 'a: "[VIP] x"\n'),
    ("a: {x} y\n", "BP125", (1, 4), 'a: "{x} y"\n'),
    ("a: b: c\n", "BP126", (1, 5), 'a: "b: c"\n'),
    ('x:\n- a: say "b": c\n', "BP126", (2, 13), 'x:\n- a: "say \\"b\\": c"\n'),
    ("a: {b: c: d}\n", "BP126", (1, 9), None),
    ("a: 'It's'\n", "BP127", (1, 8), 'a: "It\'s"\n'),
    ('a: "x" y\n', "BP127", (1, 8), "a: '\"x\" y'\n"),
    ('a: {b: "x" c: y}\n', "BP127", (1, 12), 'a: {b: "x", c: y}\n'),
    ("a: [b, c\nd: e\n", "BP128", (1, 4), None),
    ("a: {b: [c}\n", "BP128", (1, 8), None),
    ("a: [b]]\n", "BP128", (1, 7), None),
    ('a: "C:\\dir"\n', "BP129", (1, 7), 'a: "C:\\\\dir"\n'),
    ("a: - b\n", "BP130", (1, 4), None),
    ("a: 1\nb：x\n", "BP131", (2, 2), "a: 1\nb: x\n"),
    ("a: 1\nb:\u00a0x\nc: 2\n", "BP131", (2, 2), "a: 1\nb: x\nc: 2\n"),
    ("a:\n\u00a0\u00a0b: 1\n", "BP131", (2, 1), "a:\n  b: 1\n"),
    ("a:\n\u3000b: 1\n", "BP131", (2, 1), "a:\n  b: 1\n"),
    ("x" * 2000 + "\nb: 1\n", "BP116", (1, 1), None),
    ("%x\n---\na: 1\n", "BP118", (1, 1), None),
    ("%YAML 2.0\n---\na: 1\n", "BP118", (1, 1), None),
    ("%YAML 1.2\n%YAML 1.2\n---\na: 1\n", "BP118", (2, 1), None),
    ("a: 1\nb: *", "BP125", (2, 4), 'a: 1\nb: "*"'),
    ("a: 1\nb: !!", "BP125", (2, 4), 'a: 1\nb: "!!"'),
    ("a: 1\n? \tb\n", "BP139", (2, 3), None),
]


@pytest.mark.parametrize(("text", "code", "place", "right"), SLIPS, ids=lambda v: repr(v)[:30])
def test_slip(text: str, code: str, place: tuple[int, int], right: str | None) -> None:
    (finding,) = findings(text)

    assert finding.code == code
    assert finding.hint
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == place
    assert (edited(text, finding.fix.edits) if finding.fix else None) == right
    if right is not None:
        assert findings(right) == ()


def test_all_tabs_are_shown_at_once() -> None:
    assert [f.span.line for f in findings("a:\n\tb: 1\n\tc:\n\t\td: 1\ne: 1\n") if f.span] == [2, 3, 4]


def test_all_full_width_colons_are_shown_at_once() -> None:
    text = "title：x\nlanguage：y\nnote: |\n  注意：z\n"

    assert [f.span.line for f in findings(text) if f.span] == [1, 2]


def test_the_next_quote_is_shown_beside_the_open_one() -> None:
    (finding,) = findings('a: "x\nb: "y"\n')

    assert [r.span.line for r in finding.related] == [2]


def test_deep_indentation_names_the_line_above() -> None:
    (finding,) = findings("stages:\n  - title: A\n      phase: during\n")

    assert "`phase`" in finding.message
    assert finding.hint == "indent it with 4 spaces, like `title`"


def test_a_message_stays_short() -> None:
    for text in ("x" * 100_000 + ": 1\n", "a: 'b'" + "c" * 100_000, "a: @" + "x" * 100_000):
        (finding,) = findings(text)
        assert len(finding.message) + len(finding.hint or "") < 300
