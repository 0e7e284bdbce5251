"""Whatever stands in a file, reading it ends with nodes or findings, and every place lies in the file."""

from __future__ import annotations

import string

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.document import Mapping, Node, Scalar
from blueprint.reading import parse
from blueprint.source import Source

PIECES = st.sampled_from(
    ["a", "b", ": ", ":", "- ", "-", "\n", "\n  ", "\n    ", "\t", "[", "]", "{", "}", ", ", '"', "'", "#", " #", "|\n",
     ">\n", "&x", "*x", "!t", "%", "@", "`", "?", "? ", "：", "\u00a0", "\u3000", "酒店", "\\", "<<", "---\n", "...\n",
     "\u202e", "\ue000", "\x07", "title", "# blueprint: ignore[BP301] x", "😀", "1", "0.5"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map("".join)


@settings(max_examples=400)
@given(TEXTS)
def test_reading_never_fails(text: str) -> None:
    outcome = parse(Source("map", text))

    assert outcome.value is not None or outcome.failed
    for finding in outcome.diagnostics:
        spans = [finding.span, *(r.span for r in finding.related), *(e.span for e in (finding.fix or no_fix()).edits)]
        assert all(s is not None and 0 <= s.start <= s.end <= len(text) for s in spans), finding


class no_fix:  # noqa: N801 - stands in for a missing `Fix`
    edits = ()


WORDS = st.text(string.ascii_letters + " äß酒店😀'\"#:", min_size=1, max_size=12)
TREES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=12
)


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {e.key.text: plain(e.value) for e in node.entries}
    return [plain(i) for i in node.items]


@settings(max_examples=150)
@given(st.dictionaries(WORDS, TREES, min_size=1, max_size=4), st.booleans())
def test_what_yaml_writes_is_read_back(tree: dict[str, object], flow: bool) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, sort_keys=False, width=1000)

    outcome = parse(Source("map", text))

    assert outcome.value is not None, text
    assert plain(outcome.value.root) == tree
