"""Which files a file names, found without understanding it.

In: a YAML file. Out: its values that are paths of something that may be used, each with whether it is a map behind a
`journey`, of which nothing counts but itself.
"""

from __future__ import annotations

import os
from pathlib import Path
from posixpath import join, normpath

from blueprint.paths import Fault, locate
from blueprint.source import Source

_DOOR = "journey"
_LONGEST, _DEEPEST = 400, 1000
_MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"OTTO", b"\x00\x01\x00\x00", b"ttcf", b"true", b"wOF", b"<")
_LARGEST_TEXT = 20_000_000
_LARGEST_CSV = 5_000_000
"""A longer one holds answers for certain: as much as a catalogue may be, whatever its name ends with."""


def named_files(path: Path, bounds: Path) -> dict[str, bool]:
    """The values of a YAML file that are paths of something inside the bounds, as written, in order.

    Each with whether it stands under `journey` and nowhere else.

    Where links lead does not matter here. Other files name nothing.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(_LARGEST_TEXT)
    if path.suffix.lower() == ".csv" and len(data) > _LARGEST_CSV:
        return {}
    if data.startswith(_MAGIC) or b"\0" in data[:1024]:
        return {}
    source = Source(name=path.name, text="", path=path)
    start = os.path.relpath(path.parent, bounds).replace(os.sep, "/")
    folder = str(path.parent)
    return {
        name: door
        for name, door in _values(data.decode("utf-8-sig", "replace")).items()
        if os.path.exists(os.path.join(folder, name))  # noqa: PTH110, PTH118 - a quick look at each value
        and locate(name, source, bounds) not in {Fault.FOREIGN, Fault.MISSING}
        and normpath(join(start, name)).split("/", 1)[0] not in {"..", "."}
    }


def _values(text: str) -> dict[str, bool]:
    """All values that could be paths, each with whether only `journey` has it.

    Where it is no YAML, those before the first mistake.
    """
    from blueprint.libyaml import yaml  # noqa: PLC0415 - an unchanged project is not parsed

    found: dict[str, bool] = {}
    keys: list[str | None] = []  # of each open mapping the key whose value comes next; "" where a key comes next
    try:
        for event in yaml.parse(text, Loader=yaml.CLoader):
            if isinstance(event, yaml.CollectionEndEvent):
                keys.pop()
                continue
            key = keys[-1] if keys else None
            scalar = event.value.strip() if type(event) is yaml.ScalarEvent else ""
            if key is not None and isinstance(event, yaml.NodeEvent):
                keys[-1] = "" if key else scalar or "?"
            if isinstance(event, yaml.CollectionStartEvent):
                keys.append("" if isinstance(event, yaml.MappingStartEvent) else None)
                if len(keys) > _DEEPEST:  # takes the parser ever longer
                    break
            elif scalar and len(scalar) <= _LONGEST and "\n" not in scalar and "\0" not in scalar:
                found[scalar] = key == _DOOR and found.get(scalar, True)
    except yaml.YAMLError:
        pass
    return found
