"""Settings of editors: ours are added, nothing is lost."""

from __future__ import annotations

import json
import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.starting.jsonc import Array, JsoncError, Leaf, Object, Value, parse
from blueprint.starting.workspace import WorkspaceError, ignoring, recommending, settings_with_schema

SCHEMA = "./blueprint-1.schema.json"
MAPS = ["*.blueprint.yaml", "*.blueprint.yml"]


def values(value: Value) -> object:
    if isinstance(value, Object):
        return {key: values(one) for key, one in value.members}
    if isinstance(value, Array):
        return [values(one) for one in value.items]
    return value.value


def read(text: str) -> object:
    return values(parse(text))


def test_a_new_file() -> None:
    assert json.loads(settings_with_schema(None, SCHEMA)) == {"yaml.schemas": {SCHEMA: MAPS}}
    assert json.loads(recommending("")) == {"recommendations": ["redhat.vscode-yaml"]}


@pytest.mark.parametrize(
    "old",
    [
        '{\n  // mine\n  "a": 1, /* two */ "b": [1, 2,],\n}\n',
        '{"a": 1}',
        "{}",
        "{ // nothing yet\n}",
        '{\n\t"a": "x // no comment", // but this is\n}',
        '{\r\n    "a": {"b": "}"} // last\r\n}\r\n',
        '{\n  "yaml.schemas": {\n    "./other.json": "*.yaml", // theirs\n  }, // behind\n  "z": 1\n}\n',
        '{"yaml.schemas": {}}',
        '\ufeff{"a": true}',
    ],
)
def test_nothing_is_lost(old: str) -> None:
    new = settings_with_schema(old, SCHEMA)

    before, after = read(old), read(new)
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert after["yaml.schemas"][SCHEMA] == MAPS
    assert after == before | {"yaml.schemas": {**before.get("yaml.schemas", {}), SCHEMA: MAPS}}
    comments = r"//[^\r\n\"]*$|/\*.*?\*/"
    assert re.findall(comments, new, re.MULTILINE) == re.findall(comments, old, re.MULTILINE)
    at = 0
    for sign in old:  # what was there is there still, in its order
        at = new.index(sign, at) + 1
    assert ("\r\n" in old) == ("\r\n" in new)
    assert not re.search(r"(?<!\r)\n", new) or "\r\n" not in old
    assert settings_with_schema(new, SCHEMA) == new


def test_one_schema_for_maps_is_enough() -> None:
    old = '{"yaml.schemas": {"./maps/blueprint-1.schema.json": ["*.blueprint.yaml"]}}'

    assert settings_with_schema(old, SCHEMA) == old


@pytest.mark.parametrize(
    "old", ['{"a": }', "[1]", "{", '{"a" 1}', '{"yaml.schemas": 3}', "nothing", '{"a": 1} x', "[" * 500]
)
def test_what_cannot_be_read_is_left_alone(old: str) -> None:
    with pytest.raises(WorkspaceError):
        settings_with_schema(old, SCHEMA)


def test_recommendations() -> None:
    old = '{\n  "recommendations": [\n    "a.b" // first\n  ]\n}\n'

    assert read(recommending(old)) == {"recommendations": ["a.b", "redhat.vscode-yaml"]}
    assert "// first" in recommending(old)
    assert recommending('{"recommendations": ["RedHat.VSCode-yaml"]}') == '{"recommendations": ["RedHat.VSCode-yaml"]}'
    with pytest.raises(WorkspaceError):
        recommending('{"recommendations": {}}')


def test_gitignore() -> None:
    assert ignoring(None) == ".blueprint-cache/\n"
    assert ignoring("a\r\nb") == "a\r\nb\r\n.blueprint-cache/\r\n"
    assert ignoring("x\n/.blueprint-cache/\n") == "x\n/.blueprint-cache/\n"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 99) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(JSON, st.sampled_from([None, 2, "\t"]))
def test_json_is_jsonc(value: object, indent: int | str | None) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)

    assert read(text) == value


@given(st.dictionaries(st.text(max_size=4), JSON, max_size=4), st.sampled_from([None, 2, "\t"]))
def test_any_settings_keep_what_they_say(settings: dict[str, object], indent: int | str | None) -> None:
    text = json.dumps(settings, indent=indent, ensure_ascii=False)

    assert json.loads(settings_with_schema(text, SCHEMA)) == settings | {"yaml.schemas": {SCHEMA: MAPS}}


@given(st.text(alphabet='{}[]",:/*\n a1\\', max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(JsoncError):
        assert isinstance(parse(text), (Leaf, Object, Array))
