"""The catalogue of codes: what each `BP…` means, for `blueprint explain` and for the documentation.

In: nothing. Out: `Code` values. One module per group, each with a tuple `CODES`:

    files.py       BP0xx   files, folders and usage
    reading.py     BP1xx   the text of a file and what of YAML it may hold
    syntax.py      BP12x   where the text is not well-formed
    limits.py      BP16x   and BP17x: more than there may be, and work on a stranger's files
    comments.py    BP14x   texts that are not what they look like, acknowledgements
    schema.py      BP2xx   which keys and values are allowed where
    meaning.py     BP3xx   warnings about what the service blueprint says
    measures.py    BP325   and up to BP334: figures and surveys
    lint.py        BP35x   what a designer would question
    references.py  BP4xx   ids, references and included files
    drawing.py     BP5xx   text, fonts, themes, pictures, layout
    project.py     BP60x   the configuration of a project, its baseline
    building.py    BP61x   building all maps of a project
    survey.py      BP70x   to BP73x: files of surveys and what their cells say
    lists.py       BP80x   lists of what several files say
    graphs.py      BP84x   graphs that Graphviz places

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
        extending,
        files,
        graphs,
        limits,
        lint,
        lists,
        meaning,
        measures,
        project,
        reading,
        references,
        schema,
        survey,
        syntax,
    )

    groups = (
        building,
        comments,
        drawing,
        extending,
        files,
        graphs,
        limits,
        lint,
        lists,
        meaning,
        measures,
        project,
        reading,
        references,
        schema,
        survey,
        syntax,
    )
    return tuple(sorted((code for group in groups for code in group.CODES), key=lambda code: code.id))


def lookup(code: str) -> Code | None:
    """The code with this id in any case, or None if there is none."""
    wanted = code.strip().upper()
    return next((c for c in all_codes() if c.id == wanted), None)
