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
    Code(
        id="BP005",
        title="a link leads out of the project",
        explanation=(
            "The file, or a folder that it lies in, is a symbolic link in a project, and leads out of it, or into the "
            "folder `.git`, where passwords may stand. It is not read: findings show lines of files, and whoever "
            "proposes a change could have a file shown that is none of their business. Copy the file into the "
            "project, or name the file that the link leads to."
        ),
    ),
    Code(
        id="BP006",
        title="the name of a file is a command to CI servers",
        explanation=(
            "Names of files are printed: as what was written, and in findings. This one, or that of a folder above it, "
            "begins with `::` or holds `##[`, from which CI servers read commands. Whoever proposes a change could "
            "forge messages with it, so the file is not read. Give it another name."
        ),
    ),
)
