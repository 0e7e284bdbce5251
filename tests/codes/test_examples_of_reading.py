"""The examples of `blueprint explain` draw the finding that they explain, and the corrected ones do not."""

from __future__ import annotations

import pytest

from blueprint.acknowledge import acknowledge
from blueprint.codes import Code, comments, reading, schema, syntax
from blueprint.reading import parse
from blueprint.schema import check
from blueprint.source import Source

CODES = (*reading.CODES, *syntax.CODES, *comments.CODES, *schema.CODES)
STAGE = "  - title: Stay\n    steps:\n      - customer: Sleeps\n"
STEP_KEYS = ("customer", "emotion", "marks", "id", "goals", "time")


def found(example: str) -> set[str]:
    """The findings for an example that is put where its keys belong."""
    first = example.lstrip("# ").split(":", 1)[0].strip()
    if first in STEP_KEYS:
        body = "".join(f"        {line}\n" for line in example.splitlines())
        text = f"blueprint: 1\ntitle: Test\nstages:\n  - title: Stay\n    steps:\n      -\n{body}"
        if first == "goals":
            text = f"blueprint: 1\ntitle: Test\npersona: {{name: Dana, {example}}}\nstages:\n{STAGE}"
    elif first == "scale" and "[" in example:
        text = f"blueprint: 1\ntitle: Test\nstages:\n{STAGE}metrics: [{{type: mean, value: 1, {example}}}]\n"
    else:
        text = "\n".join(
            [
                *(["blueprint: 1"] if "blueprint:" not in example.replace("# blueprint:", "") else []),
                example,
                *(["title: Test"] if "title" not in example and "titel" not in example else []),
                *([f"stages:\n{STAGE}"] if "stages" not in example else []),
            ]
        )
    parsed = parse(Source("map", text))
    if parsed.value is None:
        return {d.code for d in parsed.diagnostics}
    left = acknowledge([*parsed.diagnostics, *check(parsed.value)], parsed.value.ignores)
    return {d.code for d in left}


ALONE = ("BP107", "BP112", "BP118", "BP119")


@pytest.mark.parametrize("code", [c for c in CODES if c.example_wrong], ids=lambda c: c.id)
def test_wrong_example_draws_its_finding(code: Code) -> None:
    if code.id in ALONE:
        assert [d.code for d in parse(Source("map", code.example_wrong)).diagnostics] == [code.id]
    else:
        assert code.id in found(code.example_wrong)


@pytest.mark.parametrize("code", [c for c in CODES if c.example_right], ids=lambda c: c.id)
def test_right_example_does_not(code: Code) -> None:
    assert code.id not in found(code.example_right)
