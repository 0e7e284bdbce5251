"""`blueprint explain step`: what the format says is at hand wherever the program is."""

from __future__ import annotations

import pytest
from typed import run

from blueprint.schema import schema_of
from blueprint.schema.reference import all_keys, part, part_names, parts_with


def test_a_part_tells_every_key_that_the_schema_has_for_it() -> None:
    code, out, err = run("explain", "step")

    keys = [k for k, v in schema_of("service")["definitions"]["step"]["properties"].items() if v is not False]
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.split("\n\n")[1].splitlines()] == keys


@pytest.mark.parametrize("name", part_names())
def test_every_key_of_every_part_says_what_it_holds(name: str) -> None:
    found = part(name)
    assert found is not None
    for key in found.keys:
        assert key.kind
        assert key.told or name == "changes", f"{name}/{key.key}"


@pytest.mark.parametrize("name", all_keys())
def test_every_key_can_be_asked_for(name: str) -> None:
    code, out, _ = run("explain", name)

    assert code == 0
    for owner in parts_with(name):
        assert f"`{owner.name}`" in out


def test_a_key_tells_the_words_it_takes_and_says_once_what_is_the_same_in_two_places() -> None:
    _, phase, _ = run("explain", "phase")
    _, pain, _ = run("explain", "pain")

    assert "    before  before the sale or the service\n" in phase
    assert pain.startswith("`pain` in `stage` and `step`:\n")
    assert pain.count("For example") == 1


def test_a_misspelt_name_is_told_with_what_was_meant() -> None:
    code, out, err = run("explain", "frontsage")

    assert (code, out) == (2, "")
    assert "did you mean `frontstage`?" in err
