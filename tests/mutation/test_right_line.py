"""Slips of many kinds, made at nodes of valid maps: every one of them is told at its own line.

500 are tried in a few small maps. `BLUEPRINT_SLIPS` says how many are tried in these and in all examples: a number, or
`all` for every slip at every node.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
import slips_in_keys
import slips_in_meaning
import slips_in_names
import slips_in_syntax
import slips_in_values
from slip_judge import told, wrong_with
from slip_kinds import KINDS, Kind
from slipped_maps import Slip, all_maps, copied, own_maps

DECLARE_KINDS = (slips_in_keys, slips_in_values, slips_in_names, slips_in_meaning, slips_in_syntax)
WANTED = os.environ.get("BLUEPRINT_SLIPS", "")
MAPS = all_maps() if WANTED else own_maps()
MOST = {"": 500, "all": 1_000_000}.get(WANTED) or int(WANTED)


def chosen() -> dict[str, list[Slip]]:
    """For each kind the slips that are tried: of all that there could be, as many of each kind as of any other."""
    left = {}
    for name, kind in KINDS.items():
        left[name] = [slip for written in MAPS for slip in kind.slips(written)]
        Random(name).shuffle(left[name])  # noqa: S311 - the same every time, and nothing is secret
    taken: dict[str, list[Slip]] = {name: [] for name in left}
    count = 0
    while count < MOST and any(left.values()):
        for name, slips in left.items():
            if slips and count < MOST:
                taken[name].append(slips.pop())
                count += 1
    return taken


CHOSEN = chosen()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("slips")
    copied(folder, MAPS)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield folder


def test_the_maps_are_valid(project: Path) -> None:
    for written in MAPS:
        code, words = told(project, Slip(written, (), 0, 0))
        assert code == 0, words


def test_there_are_five_hundred_slips_of_all_kinds() -> None:
    assert len(CHOSEN) >= 64
    assert sum(map(len, CHOSEN.values())) >= 500
    assert len({slip.text for slips in CHOSEN.values() for slip in slips}) >= 490
    assert min(map(len, CHOSEN.values())) >= 2


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_slip_is_told_at_its_line(kind: Kind, project: Path) -> None:
    failed = []
    for slip in CHOSEN[kind.name]:
        code, words = told(project, slip)
        failed += [
            f"{slip.written.name}:{slip.line}: {fault}\n{slip.edits}\n{words}"
            for fault in wrong_with(kind, slip, code, words)
        ]
    assert not failed, f"{len(failed)} of {len(CHOSEN[kind.name])} slips\n\n" + "\n".join(failed[:5])
