"""A usual run tries the same cases, whichever modules its process has loaded."""

from __future__ import annotations

import os
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

NAMED = range(1_000_003, 1_000_203)


def cases() -> list[int]:
    found: list[int] = []

    @settings(max_examples=300)
    @given(st.integers(0, 0xFFFFFF))
    def collect(number: int) -> None:
        found.append(number)

    collect()
    return found


@pytest.mark.skipif("BLUEPRINT_EXAMPLES" in os.environ, reason="looks for new cases")
def test_what_is_loaded_changes_no_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = cases()
    file = tmp_path / "numbers.py"
    file.write_text("\n".join(f"N{number} = {number}" for number in NAMED), encoding="utf-8")
    spec = spec_from_file_location("numbers_by_name", file)
    assert spec is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    after = cases()

    assert len(set(before)) > 100
    assert after == before
    assert not set(after) & set(NAMED)
