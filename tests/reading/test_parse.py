"""Text to nodes: what is kept, where it stands, and what the format leaves out of YAML."""

from __future__ import annotations

import pytest

from blueprint.document import Document, Entry, Mapping, Node, Scalar, Sequence
from blueprint.limits import Limits
from blueprint.reading import parse
from blueprint.source import Source


def document(text: str) -> Document:
    outcome = parse(Source("map", text))
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def codes(text: str, limits: Limits | None = None) -> list[str]:
    outcome = parse(Source("map", text), limits or Limits())
    return [d.code for d in outcome.diagnostics]


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {e.key.text: plain(e.value) for e in node.entries}
    return [plain(i) for i in node.items]


def test_scalars_stay_as_they_are_written() -> None:
    text = "a: no\nb: 12:30\nc: 007\nd: 1.10\ne: 2024-01-05\nf: ~\ng: null\nh: 1_000\ni: 0x10\n"

    assert plain(document(text).root) == {
        "a": "no", "b": "12:30", "c": "007", "d": "1.10", "e": "2024-01-05", "f": "~", "g": "null", "h": "1_000",
        "i": "0x10",
    }  # fmt: skip


def test_quotes_are_remembered() -> None:
    root = document("a: 1\nb: '1'\nc: \"1\"\nd: |\n  1\ne: >-\n  1\n").root

    assert [e.value.quoted for e in root.entries if isinstance(e.value, Scalar)] == [False, True, True, True, True]


def test_spans_cover_what_was_written() -> None:
    root = document("a: [x, 'y z']  # note\n酒店: {b: |\n\n  }\n".replace("|\n\n  }", "c}")).root

    assert [e.key.span.text for e in root.entries] == ["a", "酒店"]
    assert [e.value.span.text for e in root.entries] == ["[x, 'y z']", "{b: c}"]
    assert isinstance(root.entries[0].value, Sequence)
    assert [i.span.text for i in root.entries[0].value.items] == ["x", "'y z'"]


def test_block_collections_end_with_their_content() -> None:
    root = document("a:\n  - b: 1\n    c: |\n      two\n      lines\n\n# comment\nd: 1\n").root

    assert root.entries[0].value.span.text == "- b: 1\n    c: |\n      two\n      lines"


def test_spans_count_code_points_beyond_the_first_plane() -> None:
    root = document("a: 😀😀\nb: c\n").root

    assert root.entries[1].key.span.text == "b"
    assert root.entries[0].value.span.text == "😀😀"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1\nb: *x\n", "BP113"),
        ("a: *x\n", "BP113"),
        ("a: !!str 1\n", "BP114"),
        ("a: ! x\n", "BP114"),
        ("a: &x [1]\n", "BP113"),
        ("a: !x {b: 1}\n", "BP114"),
        ("<<: {a: 1}\n", "BP115"),
        ("? [a, b]\n: 1\n", "BP116"),
        ("{a: 1}: 2\n", "BP116"),
        ("a: 1\nb: 2\na: 3\n", "BP117"),
        ("%TAG ! tag:x,2000:\n---\na: 1\n", "BP118"),
        ("%YAML 1.1\n---\na: 1\n", "BP118"),
        ("- a\n", "BP119"),
        ("just text\n", "BP119"),
        ("a: 1\n---\nb: 1\n", "BP112"),
        ("a: 1\n...\nb: 1\n", "BP112"),
        ("", "BP107"),
        ("# only a comment\n---\n", "BP107"),
        ("a: \x07\n", "BP104"),
        ("a: \ufeff\n", "BP104"),
        ("a: x\u2028y\n", "BP104"),
        ("a: \ud800\n", "BP104"),
        ('a: "\\0"\n', "BP104"),
        ("a: \ue000\n", "BP105"),
        ("a: \U00100000\n", "BP105"),
        ('a: "\\ue000"\n', "BP105"),
        ("a: \u202ex\n", "BP106"),
        ("a: \u2067x\u2069\n", "BP106"),
        ("a: b\n: 1\n", "BP116"),
    ],
)
def test_what_the_format_leaves_out(text: str, code: str) -> None:
    found = parse(Source("map", text)).diagnostics
    assert code in [finding.code for finding in found]
    assert all(finding.span and finding.hint for finding in found)


@pytest.mark.parametrize(("key", "kind"), [("[a, b]", "a list"), ("{a: 1}", "a mapping")])
def test_only_a_word_is_a_key(key: str, kind: str) -> None:
    (finding,) = parse(Source("map", f"b: 2\n{key}: 1\n")).diagnostics

    assert finding.message == f"{kind} cannot be a key: a key is a word"
    assert finding.span is not None
    assert finding.span.line == 2


def test_a_document_may_have_marks_around_it() -> None:
    assert plain(document("%YAML 1.2\n---\na: 1\n...\n").root) == {"a": "1"}


def test_marks_that_only_steer_the_text_stay() -> None:
    assert codes("a: x\u200fy\u200ez\u200d\u200c\n") == []


def test_a_repeated_key_keeps_the_first_and_names_it() -> None:
    outcome = parse(Source("map", "a: 1\nb: 2\na: 3\n"))

    assert outcome.value is not None
    assert plain(outcome.value.root) == {"a": "1", "b": "2"}
    (finding,) = outcome.diagnostics
    assert finding.span is not None
    assert finding.span.line == 3
    assert [r.span.line for r in finding.related] == [1]


def test_a_star_without_its_anchor_was_meant_as_text() -> None:
    (finding,) = parse(Source("map", "a: *x\n")).diagnostics

    assert finding.fix is not None
    assert [e.text for e in finding.fix.edits] == ['"*x"']


@pytest.mark.parametrize(
    ("text", "meant"),
    [("!important", '"!important"'), ("!x y  # note", '"!x y"  # note'), ("!x 'y'", None), ("!x [y]", None)],
)
def test_a_text_that_begins_like_a_tag_is_put_in_quotes(text: str, meant: str | None) -> None:
    (finding,) = parse(Source("map", f"a: {text}\nb: 1\n")).diagnostics

    assert finding.code == "BP114"
    assert finding.span is not None
    assert finding.span.text == text.split(maxsplit=1)[0]
    edits = finding.fix.edits if finding.fix else ()
    assert [text[: edit.span.start - 3] + edit.text + text[edit.span.end - 3 :] for edit in edits] == [meant] * bool(
        meant
    )


@pytest.mark.parametrize(
    ("text", "limits", "code"),
    [
        ("a: " + "[" * 5 + "]" * 5, Limits(depth=5), "BP108"),
        ("a: abcdef", Limits(text=5), "BP109"),
        ("a: [b, c, d]", Limits(nodes=5), "BP111"),
    ],
)
def test_limits(text: str, limits: Limits, code: str) -> None:
    outcome = parse(Source("map", text), limits)

    assert [d.code for d in outcome.diagnostics] == [code]
    assert "--limit " in (outcome.diagnostics[0].hint or "")
    assert outcome.diagnostics[0].span is not None
    assert outcome.diagnostics[0].span.text == {"BP108": "[", "BP109": "abcdef", "BP111": "d"}[code]


def test_the_hint_raises_the_limit_of_a_text_as_far_as_it_has_to_be() -> None:
    (finding,) = parse(Source("map", "a: " + 50 * "x"), Limits(text=5)).diagnostics

    assert (finding.hint or "").endswith("`--limit text=50`")


def test_limits_are_the_last_that_is_allowed() -> None:
    assert codes("a: " + "[" * 4 + "]" * 4, Limits(depth=5)) == []
    assert codes("a: abcde", Limits(text=5)) == []
    assert codes("a: [b, c]", Limits(nodes=5)) == []


def test_entries_keep_their_order() -> None:
    root = document("c: 1\na: 2\nb: 3\n").root

    assert [e.key.text for e in root.entries] == ["c", "a", "b"]
    assert isinstance(root.entry("a"), Entry)
