"""Which files `blueprint init` makes, and what becomes of those that are there.

In: where the map goes, its text, and what is in the files now. Out: one `Change` a file, in the order in which they
are told. Nothing is written here.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum
from os.path import relpath
from pathlib import Path

from blueprint.frozen import frozen
from blueprint.schema import schema_text
from blueprint.starting.stamp import untouched
from blueprint.starting.workspace import EXTENSION, MAPS, WorkspaceError, ignoring, recommending, settings_with_schema

SCHEMA = "blueprint-1.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA}\n"

Reader = Callable[[Path], "str | None"]
"""The text of a file; None if there is none."""


class Fate(StrEnum):
    """What becomes of a file."""

    MADE = "made"
    REPLACED = "made anew"
    ADDED = "added to"
    SAME = "as it should be"
    KEPT = "left alone"


@frozen(kw_only=True)
class Change:
    """One file.

    Attributes:
        text: what is in it afterwards.
        purpose: what it is for, in a few words; where it is left alone, what to do by hand.
    """

    path: Path
    fate: Fate
    text: str
    purpose: str

    @property
    def writes(self) -> bool:
        """Whether anything has to be written."""
        return self.fate in {Fate.MADE, Fate.REPLACED, Fate.ADDED}


class ThereAlreadyError(Exception):
    """There is a file that may not be replaced; the text is a sentence without a final full stop."""


def changes(target: Path, text: str, root: Path, read: Reader, *, git: bool, force: bool) -> tuple[Change, ...]:
    """All files, the map first.

    Args:
        target: where the map goes. text: with its stamp, without the line that names the schema.
        root: the folder that an editor opens. read: what is in a file now.
        git: whether the folder is in a repository.
        force: whether a map that `blueprint init` made, and nobody changed, may be replaced.

    Raises:
        ThereAlreadyError: the map is there, and may not be replaced.
    """
    schema = target.parent / SCHEMA
    found = [_map(target, MODELINE + text, read, force=force), _schema(schema, read, force=force)]
    from_root = "./" + Path(relpath(schema, root)).as_posix()
    code = root / ".vscode"
    found += [
        _joined(
            code / "settings.json",
            read,
            lambda old: settings_with_schema(old, from_root),
            "VS Code completes and checks maps",
            f'`"yaml.schemas": {{"{from_root}": {json.dumps(list(MAPS))}}}`',
        ),
        _joined(
            code / "extensions.json",
            read,
            recommending,
            "VS Code offers the extension that does it",
            f'`"recommendations": ["{EXTENSION}"]`',
        ),
    ]
    if git:
        found.append(_joined(root / ".gitignore", read, ignoring, "git leaves the build's cache alone", ""))
    return tuple(found)


def _map(path: Path, text: str, read: Reader, *, force: bool) -> Change:
    old = read(path)
    purpose = "the map"
    if old is None:
        return Change(path=path, fate=Fate.MADE, text=text, purpose=purpose)
    ours = untouched(old.removeprefix(MODELINE))
    if not ours:
        raise ThereAlreadyError(
            f"`{path}` is there already and is not replaced"
            + (", because it was changed since it was made" if force else "")
            + "; give another name: `blueprint init NAME`"
        )
    if not force:
        raise ThereAlreadyError(
            f"`{path}` is there already; give another name, or `--force` to make it anew: nobody has changed it"
        )
    return Change(path=path, fate=Fate.REPLACED, text=text, purpose=purpose)


def _schema(path: Path, read: Reader, *, force: bool) -> Change:
    text, old = schema_text(), read(path)
    purpose = "what a map may hold, for editors"
    if old is None:
        return Change(path=path, fate=Fate.MADE, text=text, purpose=purpose)
    if old.replace("\r\n", "\n") == text:
        return Change(path=path, fate=Fate.SAME, text=old, purpose=purpose)
    if force and _is_a_schema_of_ours(old):
        return Change(path=path, fate=Fate.REPLACED, text=text, purpose=purpose)
    renew = f"it is of another version: `blueprint schema > {SCHEMA}` renews it"
    return Change(path=path, fate=Fate.KEPT, text=old, purpose=renew)


def _is_a_schema_of_ours(text: str) -> bool:
    """Whether a file is the schema of another version of the program."""
    try:
        title = json.loads(text)["title"]
    except (ValueError, TypeError, KeyError):
        return False
    return bool(title == json.loads(schema_text())["title"])


def _joined(path: Path, read: Reader, join: Callable[[str | None], str], purpose: str, by_hand: str) -> Change:
    """A file that others write into as well."""
    old = read(path)
    try:
        text = join(old)
    except WorkspaceError as error:
        return Change(path=path, fate=Fate.KEPT, text=old or "", purpose=f"{error}; add {by_hand} to it")
    if old is None:
        return Change(path=path, fate=Fate.MADE, text=text, purpose=purpose)
    return Change(path=path, fate=Fate.SAME if text == old else Fate.ADDED, text=text, purpose=purpose)
