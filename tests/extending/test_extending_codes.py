"""The examples of `blueprint explain` about maps that extend others: wrong ones draw their finding, right ones none."""

from __future__ import annotations

from pathlib import Path

import pytest
from extended import HOTEL, outcome

from blueprint.codes import extending
from blueprint.codes.code import Code

BASE = HOTEL.partition("links:")[0]


@pytest.mark.parametrize("code", extending.CODES, ids=lambda c: c.id)
def test_the_wrong_example_draws_its_finding_and_the_right_one_none(code: Code, tmp_path: Path) -> None:
    assert code.id in {d.code for d in outcome(tmp_path, code.example_wrong, BASE).diagnostics}
    assert outcome(tmp_path, code.example_right, BASE).diagnostics == ()
