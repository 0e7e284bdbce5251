"""The drawing cases are files that a designer could have written: each loads without a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from blueprint import pipeline

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/*/input.blueprint.yaml"))


@pytest.mark.parametrize("file", CASES, ids=[str(c.parent.relative_to(HERE)) for c in CASES])
def test_a_case_has_no_findings(file: Path) -> None:
    outcome = pipeline.load(str(file))
    assert [f"{d.span.line if d.span else 0}: {d.code} {d.message}" for d in outcome.diagnostics] == []
    assert outcome.value is not None


def test_the_long_case_is_long() -> None:
    long = pipeline.load(str(HERE / "blueprint" / "sixty-steps" / "input.blueprint.yaml")).value
    assert long is not None
    assert (len(long.stages), len(long.steps)) == (8, 60)


def test_the_dense_case_is_full() -> None:
    dense = pipeline.load(str(HERE / "blueprint" / "dense" / "input.blueprint.yaml")).value
    assert dense is not None
    lanes = ("evidence", "customer", "frontstage", "backstage", "support", "management")
    assert [len(step.lane(lane)) for step in dense.steps for lane in lanes] == [1] * 72
