"""Codes BP0xx: files and folders."""

from __future__ import annotations

from blueprint.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        id="BP001",
        title="there is no such file",
        explanation=(
            "The name on the command line leads to no file. Names are relative to the folder in "
            "which the command is run."
        ),
    ),
    Code(
        id="BP002",
        title="a folder was given instead of a file",
        explanation="The command reads files. Name the `.blueprint.yaml` file inside the folder.",
    ),
    Code(
        id="BP003",
        title="the file may not be read",
        explanation=(
            "The system does not allow you to read this file. Ask its owner, or copy it to a folder of your own."
        ),
    ),
    Code(
        id="BP004",
        title="the file cannot be read",
        explanation=(
            "The system reported a problem with the file or the disk, or the name is not usable. The "
            "message repeats what the system said."
        ),
    ),
)
