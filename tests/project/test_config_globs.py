"""Patterns for paths."""

from __future__ import annotations

import pickle
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.project.config_globs import Glob, glob_fault


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        ("*.yaml", ["a.yaml", ".yaml"], ["a.yml", "maps/a.yaml", "a.yaml.bak"]),
        ("maps/*.yaml", ["maps/a.yaml"], ["a.yaml", "maps/x/a.yaml", "mapss/a.yaml"]),
        ("**/*.yaml", ["a.yaml", "maps/a.yaml", "m/x/a.yaml"], ["a.yml", "a.yaml/x"]),
        ("maps/**", ["maps/a", "maps/x/y/a"], ["map/a", "x/maps/a"]),
        ("maps/**/a.yaml", ["maps/a.yaml", "maps/x/y/a.yaml"], ["a.yaml", "maps/b.yaml"]),
        ("**/x/**/y", ["x/y", "a/x/b/c/y", "x/x/y"], ["x", "y/x", "x/b/yy"]),
        ("drafts", ["drafts", "drafts/a", "drafts/x/a"], ["x/drafts", "draft"]),
        ("drafts/", ["drafts/a"], ["x/drafts/a", "draftss/a"]),
        ("maps/hotel.yaml", ["maps/hotel.yaml"], ["maps/hotelxyaml", "hotel.yaml"]),
        ("a?c", ["abc", "a酒c"], ["ac", "abbc", "a/c"]),
        ("[ab]-[!0-9].yaml", ["a-x.yaml", "b-!.yaml"], ["c-x.yaml", "a-3.yaml"]),
        ("[*]x", ["*x"], ["ax"]),
        ("[]x", ["[]x"], ["x"]),
        ("a*b*c", ["abc", "a-b-b-c", "abbcc"], ["acb", "ab"]),
        ("caf\u00e9/*", ["cafe\u0301/a"], ["cafe/a"]),
        ("**", ["a", "a/b"], []),
    ],
)
def test_what_is_meant(pattern: str, yes: list[str], no: list[str]) -> None:
    glob = Glob(pattern)

    assert [path for path in yes if not glob.matches(path)] == []
    assert [path for path in no if glob.matches(path)] == []


@settings(max_examples=300)
@given(st.lists(st.sampled_from(["a", "b", "*", "?", "**", "a*", "*a*b"]), min_size=1, max_size=4), st.data())
def test_it_agrees_with_trying_everything(segments: list[str], data: st.DataObject) -> None:
    path = data.draw(st.lists(st.text(alphabet="ab", min_size=1, max_size=3), min_size=1, max_size=4))
    folder = not any("*" in s or "?" in s for s in segments)

    assert Glob("/".join(segments)).matches("/".join(path)) == tried([*segments, *(["**"] * folder)], path)


def tried(segments: list[str], path: list[str]) -> bool:
    if not segments:
        return not path
    if segments[0] == "**":
        return any(tried(segments[1:], path[n:]) for n in range(len(path) + 1))
    return bool(path) and name(segments[0], path[0]) and tried(segments[1:], path[1:])


def name(segment: str, text: str) -> bool:
    if not segment:
        return not text
    if segment[0] == "*":
        return any(name(segment[1:], text[n:]) for n in range(len(text) + 1))
    return bool(text) and segment[0] in ("?", text[0]) and name(segment[1:], text[1:])


def test_no_pattern_takes_long() -> None:
    glob = Glob("/".join(["**", "*a*a*a*a*a*b"] * 20))

    assert not glob.matches("/".join(["a" * 200] * 60))


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("/maps", "has to begin"),
        ("~/maps", "has to begin"),
        ("C:/maps", "has to begin"),
        ("maps\\a", "not `\\`"),
        ("../maps", "`..`"),
        ("./maps", "`..`"),
        ("maps//a", "without a name"),
        ("", "without a name"),
        ("a**/b", "stands alone"),
        ("a[b", "without its `]`"),
        ("a" * 501, "characters"),
    ],
)
def test_faults(pattern: str, told: str) -> None:
    assert told in (glob_fault(pattern) or "")


@pytest.mark.parametrize("pattern", ["**", "maps/**/x.yaml", "drafts/", "a[bc]?", "..a/b.."])
def test_no_faults(pattern: str) -> None:
    assert glob_fault(pattern) is None


def test_it_goes_to_other_processes() -> None:
    for pattern, path in product(["**/*.yaml", "drafts"], ["a/b.yaml", "drafts/x"]):
        again = pickle.loads(pickle.dumps(Glob(pattern)))  # noqa: S301 - our own
        assert again == Glob(pattern)
        assert again.matches(path) == Glob(pattern).matches(path)
