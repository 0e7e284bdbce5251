"""DOT: no word of a file is ever more than a label."""

from __future__ import annotations

import re
import subprocess
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from graph.graphviz_here import need_dot
from hypothesis import given
from hypothesis import strategies as st

from blueprint.graph.dot import BlockRow, BlockSize, Sizes, label, measured_dot, readable_dot
from blueprint.graph.values import Cluster, Edge, Graph, Node
from blueprint.model.text import Wording

HOSTILE = [
    "graph", "node", "strict", "digraph { a -> b }", 'a "quoted" word', "back\\slash\\", "\\N \\G \\E \\T \\L",
    "<b>bold</b>", '<a "b" c>',
    "<<TABLE><TR><TD>x</TD></TR></TABLE>>", '"] n2 -> n3 [label="', "&lt;script&gt; &amp; &#65;", "a\nb",
    "ends with \\", "// no",
    "/* no */", "#!", "n1", "cluster_1", "-> ; {} []", "\\n \\l \\r",
]  # fmt: skip
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)


def wording(text: str) -> Wording:
    return Wording(text, "en")


def graph(*texts: str) -> Graph:
    nodes = tuple(Node(key=text, title=wording(text), cluster=text) for text in texts)
    return Graph(
        kind="dependency-map",
        title=wording(texts[0]),
        nodes=nodes,
        edges=tuple(Edge(source=text, target=texts[0], label=wording(text)) for text in texts[1:]),
        clusters=tuple(Cluster(key=text, title=wording(text)) for text in texts),
    )


def read_back(quoted: str) -> str:
    """What Graphviz shows for a quoted label."""
    inside = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], quoted[1:-1], flags=re.DOTALL)
    return unescape(inside)


@given(st.text())
def test_a_label_is_one_quoted_text_that_says_what_it_says(text: str) -> None:
    made = label(text)

    assert QUOTED.fullmatch(made)
    hidden = re.sub(r"[\x00-\x08\x0b-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "\ufffd", text)
    assert read_back(made) == hidden


@pytest.mark.parametrize("text", HOSTILE)
def test_no_markup_keyword_or_turn_of_direction(text: str) -> None:
    assert QUOTED.fullmatch(label(text))
    assert "\u202e" not in label(f"a\u202e{text}")


def test_graphviz_shows_what_texts_say() -> None:
    need_dot()
    texts = [text for text in HOSTILE if "\n" not in text and not text.startswith("\\n")]
    done = subprocess.run(
        ["dot", "-Tsvg"], input=readable_dot(graph(*texts)), capture_output=True, text=True, check=True, timeout=30
    )
    drawn = {
        "".join(e.itertext()).replace("\u00a0", " ")
        for e in ET.fromstring(done.stdout).iterfind(".//{*}text")  # noqa: S314 - our own drawing
    }

    assert set(texts) <= drawn
    assert "bold" not in drawn


def test_what_is_placed_has_no_words() -> None:
    named = graph(*HOSTILE)
    sizes = Sizes(
        nodes=dict.fromkeys(HOSTILE, (10.0, 10.0)), clusters=dict.fromkeys(HOSTILE, (10.0, 10.0)), labels={}, blocks=()
    )
    plain = graph(*(f"x{n}" for n in range(len(HOSTILE))))
    same = Sizes(
        nodes={node.key: (10.0, 10.0) for node in plain.nodes},
        clusters={node.key: (10.0, 10.0) for node in plain.nodes}, labels={}, blocks=(),
    )  # fmt: skip

    assert measured_dot(named, sizes) == measured_dot(plain, same)


def test_a_sequence_is_one_box_with_ports() -> None:
    chain = ("a", "b")
    made = Graph(
        kind="dependency-map", title=wording("t"), ports=True, sequences=(chain,),
        nodes=tuple(Node(key=key, title=wording(key), column=int(key != "s")) for key in ("s", *chain)),
        edges=(Edge(source="s", target="b"),),
    )  # fmt: skip
    block = BlockSize(width=10, height=30, inner=10, rows=(BlockRow(height=10, node="a"), BlockRow(height=10, node=""),
                                                           BlockRow(height=10, node="b")))  # fmt: skip
    text = measured_dot(
        made, Sizes(nodes={"s": (10, 10), "a": (10, 10), "b": (10, 10)}, clusters={}, labels={}, blocks=(block,))
    )

    assert text.count("PORT=") == 2
    assert "n1:e -> b0:n3:w" in text
    assert "{rank=same b0}" in text
