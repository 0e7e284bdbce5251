"""A fixed share of what `script/soak bytes` tries, without the help of coverage."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from fuzz.judge import Judge
from fuzz.seeds import KINDS, case_of_bytes, mutated, seeds, words_of_the_format
from fuzz.tape import Tape

CHANCE = random.Random(8)  # noqa: S311 - not for secrets
SEEDS, WORDS = seeds(1500), words_of_the_format()


def changed(kind: str, number: int) -> list[bytes]:
    """Seeds of one kind with slips."""
    own = [seed for seed in SEEDS if KINDS[seed[0] % len(KINDS)] == kind]
    return [mutated(CHANCE.choice(own), CHANCE.choice(SEEDS), Tape(CHANCE.randbytes(64)), WORDS) for _ in range(number)]


@pytest.mark.parametrize("kind", sorted(set(KINDS)))
def test_no_bytes_break_it(kind: str, tmp_path: Path) -> None:
    judge = Judge(tmp_path)
    for content in changed(kind, 40 if kind == "map" else 4 if kind in ("json", "cache") else 12):
        judge.judge(case_of_bytes(content))

    assert judge.commands


def test_there_are_seeds_of_every_kind() -> None:
    assert {KINDS[seed[0]] for seed in SEEDS} == set(KINDS)
    assert len(SEEDS) > 100
