"""What machine formats call a file.

In: a name as it was typed. Out: the path from the current folder, which is how services that show findings beside
a change find the file again.
"""

from __future__ import annotations

import os

STDIN = "-"


def file_name(name: str) -> str:
    """The path of a file from the current folder, with `/` between folders; as typed where it lies outside.

    Bytes of a name that are no UTF-8 are written as escapes.
    """
    written = name.encode("utf-8", "backslashreplace").decode("utf-8")
    if name == STDIN:
        return written
    try:
        path = os.path.relpath(written)
    except ValueError:  # another drive, or no usable name
        path = os.pardir
    inside = path != os.pardir and not path.startswith(os.pardir + os.sep)
    return (path if inside else written).replace(os.sep, "/")
