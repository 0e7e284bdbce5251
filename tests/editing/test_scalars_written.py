"""How scalars are written: quotes only where they are needed, blocks and long texts as they were."""

from __future__ import annotations

import pytest

from blueprint.document import Scalar
from blueprint.editing.scalars import KEPT, can_be_plain, in_quotes, one_row, only_row, rows
from blueprint.reading import parse
from blueprint.source import Source, Span


def scalar(text: str, key: str = "title") -> Scalar:
    document = parse(Source(name="any", text=text)).value
    assert document is not None
    found = document.root.get(key)
    assert isinstance(found, Scalar)
    return found


@pytest.mark.parametrize("text", ["Checks in", "房间，早餐", "it's here", "a:b", "C#", "half-board", "Why me?"])
def test_plain_in_a_block(text: str) -> None:
    assert can_be_plain(text, flow=False)


@pytest.mark.parametrize(
    "text",
    ["", " a", "a ", "007", "-", "yes", "No", "null", "~", "a: b", "a #b", "ends:", "@home", "%", "*", "a\tb",
     "\ufeffa", "tick\u00a0tock", "a\nb", ".5", "+1", "=", "【房】"],
)  # fmt: skip
def test_quotes_stay(text: str) -> None:
    assert not can_be_plain(text, flow=False)


@pytest.mark.parametrize("text", ["a, b", "Why me?", "[a", "a}", "a:b", "快，准", "时：分"])
def test_quotes_stay_between_braces(text: str) -> None:
    assert can_be_plain(text, flow=False) or text[0] == "["
    assert not can_be_plain(text, flow=True)


@pytest.mark.parametrize(
    ("written", "row"),
    [
        ("title: 'Dinner'", "Dinner"),
        ("title: 'Dinner: late'", '"Dinner: late"'),
        ("title: '12'", '"12"'),
        ("title: 007", "007"),
        ('title: "a\\u0041"', "aA"),
        ('title: "- \\u0041"', '"- \\u0041"'),
        ("title: two\n  rows", "two rows"),
        ("title: 'say \"hi\": now'", '"say \\"hi\\": now"'),
    ],
)
def test_one_row(written: str, row: str) -> None:
    assert one_row(scalar(written + "\n"), flow=False) == row


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("title: |\n    a\n\n     b\n", ["|", "a", "", " b"]),
        ("title: |-\n   a  \n   \n", ["|-", "a  "]),
        ("title: |+\n  a\n", ["|", "a"]),
        ("title: |+\n  a\n\n\nsummary: x\n", ["|+", "a", KEPT, KEPT]),
        ("title: |\n  a", ["|-", "a"]),
        ("title: >4- # why\n     a\n    b\n", [">2-  # why", " a", "b"]),
        ("title: 'a\n  b'\n", ['"a', 'b"']),
        ("title: a\n     b\n", ["a", "b"]),
    ],
)
def test_rows(written: str, wanted: list[str]) -> None:
    assert rows(scalar(written), 0) == wanted


def test_the_only_row_of_a_block() -> None:
    source = Source(name="any", text="title: |-  # c\n    step-1\n")
    row = only_row(Span(source, 7, len(source.text)))
    assert row is not None
    assert row.text == "step-1"
    for text in ("|-\n  a\n  b", "plain", "|no block\n  a", '"a\n  b"'):
        assert only_row(Span(Source(name="any", text=text), 0, len(text))) is None


def test_signs_that_nobody_sees_are_escaped() -> None:
    assert in_quotes("a\u00a0b\U000e0041") == '"a\\u00a0b\\U000e0041"'
