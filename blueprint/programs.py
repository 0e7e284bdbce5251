"""Where the other programs lie that are asked: git, Graphviz, fontconfig.

In: a name. Out: a whole path. Only folders of the search path that are written whole count. The folder that a command
runs in is never looked at, as Windows would do first and a relative entry of the search path asks for: what lies there
may have come with somebody's change.
"""

from __future__ import annotations

import os
import sys

_ENDING = ".exe" if sys.platform == "win32" else ""


def program(name: str) -> str:
    """The path of a program: of the first that may run, else of the first that is there.

    Raises:
        FileNotFoundError: the search path (PATH) leads to none.
    """
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    places = [os.path.join(f, name + _ENDING) for f in folders if os.path.isabs(f)]  # noqa: PTH117, PTH118 - as texts
    there = [place for place in places if os.path.isfile(place)]  # noqa: PTH113 - likewise
    try:
        return next((place for place in there if os.access(place, os.X_OK)), None) or there[0]
    except IndexError:
        raise FileNotFoundError(name) from None
