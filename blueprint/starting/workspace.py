"""What an editor and git are told about maps, added to what they know already.

In: the texts of `.vscode/settings.json`, `.vscode/extensions.json` and `.gitignore`, None where there is no such file.
Out: the texts with ours in them; everything else stays as it was, comments included.
"""

from __future__ import annotations

import json

from blueprint.starting.jsonc import Array, JsoncError, Leaf, Object, Value, parse, with_one_more

EXTENSION = "redhat.vscode-yaml"
MAPS = ("*.blueprint.yaml", "*.blueprint.yml")
CACHE = ".blueprint-cache/"
_CACHE_LINES = frozenset({".blueprint-cache", CACHE, f"/{CACHE}", f"**/{CACHE}", "/.blueprint-cache"})


class WorkspaceError(Exception):
    """The file is not in the form that its editor asks for; the text says what is wrong, without a final full stop."""


def settings_with_schema(text: str | None, schema: str) -> str:
    """The settings of VS Code with the schema for maps, unless they name one for them.

    Args:
        text: of `.vscode/settings.json`.
        schema: path of the schema from the workspace, as `./blueprint-1.schema.json`.

    Raises:
        WorkspaceError: the settings cannot be read, or `yaml.schemas` is no mapping.
    """
    entry = f"{json.dumps(schema, ensure_ascii=False)}: {json.dumps(list(MAPS))}"
    whole = f'"yaml.schemas": {{\n  {entry}\n}}'
    if text is None or not text.strip():
        return _alone(whole)
    root = _root(text)
    schemas = root.get("yaml.schemas")
    if schemas is None:
        return with_one_more(text, root, whole)
    if not isinstance(schemas, Object):
        raise WorkspaceError("`yaml.schemas` in it is no mapping")
    return text if any(_is_about_maps(value) for _, value in schemas.members) else with_one_more(text, schemas, entry)


def recommending(text: str | None) -> str:
    """The recommended extensions of VS Code with the one that reads YAML.

    Args:
        text: of `.vscode/extensions.json`.

    Raises:
        WorkspaceError: the file cannot be read, or `recommendations` is no list.
    """
    entry = json.dumps(EXTENSION)
    whole = f'"recommendations": [\n  {entry}\n]'
    if text is None or not text.strip():
        return _alone(whole)
    root = _root(text)
    known = root.get("recommendations")
    if known is None:
        return with_one_more(text, root, whole)
    if not isinstance(known, Array):
        raise WorkspaceError("`recommendations` in it is no list")
    names = {str(item.value).lower() for item in known.items if isinstance(item, Leaf)}
    return text if EXTENSION in names else with_one_more(text, known, entry)


def ignoring(text: str | None) -> str:
    """`.gitignore` with the folder of the build's cache."""
    old = text or ""
    if _CACHE_LINES & {line.strip() for line in old.splitlines()}:
        return old
    end = "\r\n" if "\r\n" in old else "\n"
    gap = end if old and not old.endswith("\n") else ""
    return f"{old}{gap}{CACHE}{end}"


def _is_about_maps(value: Value) -> bool:
    """Whether a schema is for maps already; a second one for the same files would say everything twice."""
    patterns = value.items if isinstance(value, Array) else (value,)
    return any(isinstance(one, Leaf) and isinstance(one.value, str) and one.value.endswith(MAPS) for one in patterns)


def _alone(member: str) -> str:
    """A file with nothing else in it."""
    return "{\n  " + member.replace("\n", "\n  ") + "\n}\n"


def _root(text: str) -> Object:
    try:
        root = parse(text)
    except JsoncError:
        raise WorkspaceError("it cannot be read as JSON with comments") from None
    if not isinstance(root, Object):
        raise WorkspaceError("it is no mapping")
    return root
