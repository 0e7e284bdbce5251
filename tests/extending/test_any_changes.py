"""What holds for every map and all changes: nothing changed is the map, what is added can be taken away again."""

from __future__ import annotations

from cProfile import Profile
from dataclasses import replace
from pathlib import Path

import pytest
from any_map import TRIED, base_maps, steps_of
from hypothesis import given
from hypothesis import strategies as st

from blueprint.build import build
from blueprint.diagnostics import Outcome
from blueprint.editing.proof import same
from blueprint.extending import explained, extend
from blueprint.model import Service
from blueprint.reading import parse
from blueprint.schema import check
from blueprint.source import Source


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("maps")


def service(folder: Path, **texts: str) -> Outcome[Service]:
    """What the last of some files comes to, all written first."""
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    name, text = list(texts.items())[-1]
    document = parse(Source(f"{name}.yaml", text, folder / f"{name}.yaml")).value
    assert document is not None
    found = extend(document, project_root=folder)
    assert found.value is not None, found.diagnostics
    built = build(found.value, project_root=folder)
    said = (*found.diagnostics, *explained(found.value, (*check(found.value), *built.diagnostics), found.diagnostics))
    return Outcome(built.value, said)


def plain(found: Outcome[Service]) -> Service:
    assert found.value is not None
    return replace(found.value, path=None, ignores=())


@TRIED
@given(base=base_maps())
def test_no_changes_are_the_map(folder: Path, base: str) -> None:
    old = service(folder, base=base)
    new = service(folder, base=base, changes="blueprint: 1\nextends: base.yaml\n")

    assert same(plain(new), plain(old))
    assert [(d.code, d.message) for d in new.diagnostics] == [(d.code, d.message) for d in old.diagnostics]


@TRIED
@given(base=base_maps(), data=st.data())
def test_what_was_added_can_be_taken_away(folder: Path, base: str, data: st.DataObject) -> None:
    old = service(folder, base=base)
    stage = data.draw(st.sampled_from([one.key for one in plain(old).stages]))
    known = next(one for one in plain(old).stages if one.key == stage).steps
    where = data.draw(
        st.sampled_from(["", *(f", after: {one.key}" for one in known), *(f", before: {s.key}" for s in known)])
    )
    added = (
        "blueprint: 1\nextends: base.yaml\nactors: {fresh: {title: Fresh}}\n"
        f"opportunities: [{{title: Better, impact: 1}}]\nstages:\n  - id: {stage}\n    goal: Somewhere\n    steps:\n"
        f"      - {{id: fresh, customer: Never written before{where}}}\n"
    )
    again = f"blueprint: 1\nextends: added.yaml\nremove: [fresh, better, actors.fresh, stages.{stage}.goal]\n"

    both = service(folder, base=base, added=added)
    assert not same(plain(both), plain(old))
    assert same(plain(service(folder, base=base, added=added, again=again)), plain(old))


@TRIED
@given(base=base_maps(), data=st.data())
def test_the_order_of_keys_does_not_count(folder: Path, base: str, data: st.DataObject) -> None:
    keys = ["extends: base.yaml\n", "title: New\n", "remove: [stages.stage-0.steps.1.pain]\n", "state: future\n",
            "actors: {y: {title: Y}}\n", "stages:\n  - {id: stage-0, goal: Rest}\n", "blueprint: 1\n"]  # fmt: skip
    if "pain" not in base.partition("      - {")[2].partition("\n")[0]:
        keys.pop(2)
    shuffled = data.draw(st.permutations(keys))

    first = service(folder, base=base, changes="".join(keys))
    other = service(folder, base=base, changes="".join(shuffled))
    assert same(plain(first), plain(other))


def test_work_grows_with_the_number_of_changes_and_no_faster(folder: Path) -> None:
    def calls(count: int) -> int:
        base = "blueprint: 1\ntitle: B\nstages:\n  - id: all\n    title: All\n    steps:\n"
        base += "".join(
            f"      - {{id: s{n}, customer: {{id: c{n}, text: Does {n}}}, pain: P}}\n" for n in range(count)
        )
        changes = "blueprint: 1\nextends: base.yaml\nremove:\n" + "".join(f"  - s{n}.pain\n" for n in range(count))
        changes += "stages:\n  - id: all\n    steps:\n"
        changes += "".join(f"      - {{id: s{n}, customer: Did {n}}}\n" for n in range(count))
        changes += "".join(f"      - {{id: n{n}, customer: New {n}, after: s{n}}}\n" for n in range(count))
        for name, text in (("base", base), ("changes", changes)):
            (folder / f"{name}.yaml").write_text(text, "utf-8")
        document = parse(Source("changes.yaml", changes, folder / "changes.yaml")).value
        assert document is not None
        profile = Profile()
        found = profile.runcall(extend, document, project_root=folder)
        assert found.value is not None
        assert found.diagnostics == ()
        assert len(steps_of(found.value.root)) == 2 * count
        return sum(entry.callcount for entry in profile.getstats())

    calls(10)
    assert calls(400) < 5 * calls(100)
