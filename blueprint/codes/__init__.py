"""The catalogue of codes: what each `BP…` means, for `blueprint explain` and for the documentation.

In: nothing. Out: `Code` values. One module per group, each with a tuple `CODES`:

    files.py       BP0xx   files, folders and usage
    reading.py     BP1xx   the text of a file and what of YAML it may hold
    syntax.py      BP12x   where the text is not well-formed
    comments.py    BP14x   texts that are not what they look like, acknowledgements
    schema.py      BP2xx   which keys and values are allowed where
    meaning.py     BP3xx   warnings about what the service blueprint says
    references.py  BP4xx   ids, references and included files
    drawing.py     BP5xx   text, fonts, themes, pictures, layout
    project.py     BP60x   the configuration of a project, its baseline
    building.py    BP61x   building all maps of a project

A test checks that every code used in the package is explained here, and every one explained is used.
"""

from __future__ import annotations

from blueprint.codes.code import Code

__all__ = ["Code", "all_codes", "lookup"]


def all_codes() -> tuple[Code, ...]:
    """Every code, by number."""
    from blueprint.codes import (  # noqa: PLC0415 - costs start-up
        building,
        comments,
        drawing,
        files,
        meaning,
        project,
        reading,
        references,
        schema,
        syntax,
    )

    groups = (building, comments, drawing, files, meaning, project, reading, references, schema, syntax)
    return tuple(sorted((code for group in groups for code in group.CODES), key=lambda code: code.id))


def lookup(code: str) -> Code | None:
    """The code with this id in any case, or None if there is none."""
    wanted = code.strip().upper()
    return next((c for c in all_codes() if c.id == wanted), None)
