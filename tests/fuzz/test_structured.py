"""A fixed share of what `script/soak structured` tries."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from fuzz.arguments import typed_case
from fuzz.cases import case_of
from fuzz.judge import Judge, memory
from fuzz.maps import Map
from fuzz.tape import Tape
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from blueprint.schema.shipped import schema_of

CASES = 60


def tapes(number: int, size: int = 1400) -> list[bytes]:
    return [random.Random(at).randbytes(size) for at in range(number)]  # noqa: S311 - not for secrets


def test_no_made_up_file_breaks_it(tmp_path: Path) -> None:
    judge, before = Judge(tmp_path), memory()

    @settings(
        max_examples=CASES, database=None, phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.binary(min_size=1400, max_size=1400))
    def one(tape: bytes) -> None:
        judge.judge(case_of(tape))

    one()

    assert judge.commands > CASES
    assert judge.valid > CASES // 5, "most are not even drawn"
    assert memory() - before < 512


def test_no_arguments_break_it(tmp_path: Path) -> None:
    judge = Judge(tmp_path)
    for tape in tapes(50, 40):
        judge.judge(typed_case(Tape(tape), dear=False))

    assert judge.commands == 50


def test_a_tape_is_one_case_whatever_came_before() -> None:
    first = [case_of(tape) for tape in tapes(10)]

    assert [case_of(tape) for tape in reversed(tapes(10))] == first[::-1]
    assert case_of(b"").text() == case_of(bytes(50)).text()


def test_every_key_of_the_format_is_tried() -> None:
    """A key that joins the schema is tried without anybody telling; one that never is would be a hole."""
    written: Counter[str] = Counter()
    for tape in tapes(700):
        made = Map(Tape(tape))
        todo: list[object] = [made.root(), *made.files.values()]
        while todo:
            one = todo.pop()
            if isinstance(one, dict):
                written.update(str(key) for key in one)
                todo += one.values()
            elif isinstance(one, list):
                todo += one
    schema = schema_of("service")
    named = set(schema["properties"])
    for name, part in schema["definitions"].items():
        if not name.startswith("changed-") and name not in {"changes", "catalogue", "named-lane"}:
            named |= {key for key, value in part.get("properties", {}).items() if value is not False}

    assert named - set(written) == set()


@pytest.mark.parametrize("wild", [0, 1])
def test_calm_maps_are_mostly_drawn(wild: int, tmp_path: Path) -> None:
    """Otherwise everything behind the reader would hardly be tried."""
    from fuzz.hand import Hand  # noqa: PLC0415

    from blueprint.pipeline import load  # noqa: PLC0415

    drawn = tried = 0
    for tape in tapes(90):
        made = Map(Tape(tape))
        if made.wild != wild:
            continue
        tried += 1
        root = made.root()
        made.lay_out(root)
        for name, value in (*made.files.items(), ("map.blueprint.yaml", root)):
            (tmp_path / name).write_bytes(value if isinstance(value, bytes) else Hand(0).write(value))
        drawn += load(str(tmp_path / "map.blueprint.yaml")).value is not None

    assert tried > 12
    assert drawn > 0.6 * tried
