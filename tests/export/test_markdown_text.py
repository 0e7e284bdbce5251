"""What a file says becomes no markup."""

from __future__ import annotations

import pytest

from blueprint.export.markdown import escaped, markdown_table
from blueprint.export.table import Column, Table


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("*bold* _i_ `c`", "\\*bold\\* \\_i\\_ \\`c\\`"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[a](http://x)", "\\[a\\](http\u2060://x)"),
        ("@team look at #12", "@\u2060team look at #\u206012"),
        ("a | b\nc", "a \\| b c"),
        ("a & b", "a &amp; b"),
        ("plain 前台", "plain 前台"),
        ("$x$ ~y~", "\\$x\\$ \\~y\\~"),
    ],
)
def test_markup_is_shown(text: str, safe: str) -> None:
    assert escaped(text) == safe


def test_a_table_keeps_its_columns() -> None:
    table = Table(
        title="", columns=(Column(title="a|b"), Column(title="n", figures=True)), rows=(("x\ny", -1.25), ("", None))
    )

    assert markdown_table(table) == ["| a\\|b | n |", "| --- | ---: |", "| x<br>y | −1.2 |", "|  |  |"]
