"""Codes BP61x: building all maps of a project."""

from __future__ import annotations

from blueprint.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        id="BP610",
        title="a drawing that does not go onto the page that the configuration asks for",
        explanation=(
            "All of a drawing has to go onto its page with text that can be read. The message says for which map it "
            "does not, and what would do: a larger page, `fit: width` for several pages, or smaller text with "
            "`min-text`.\n\n"
            "Under `overrides`, one map can have a page of its own. The other maps are made all the same."
        ),
    ),
    Code(
        id="BP611",
        title="two maps that would be written to one file",
        explanation=(
            "`hotel.blueprint.yaml` and `hotel.blueprint.yml` in one folder have drawings of the same name, and so "
            "have `Hotel` and `hotel` on computers that do not tell capitals apart. The first of them is made, the "
            "other one is not: nothing is overwritten silently. Rename one of the two."
        ),
    ),
    Code(
        id="BP612",
        title="an output asks for a view that no map has",
        explanation=(
            "`views` of an output can name views that only some maps have; the others are passed by. But if no map at "
            "all has such a view, its name is most probably misspelt, so nothing would ever be made of it."
        ),
    ),
    Code(
        id="BP613",
        title="a book asks for maps that there are not",
        explanation=(
            "Every pattern under `files` of a book has to fit at least one map, so that no chapter gets lost by a "
            "renamed file. Maps are the files that `include` takes and `exclude` does not."
        ),
    ),
    Code(
        id="BP614",
        title="the program fails at a map",
        explanation=(
            "Drawing this map ended in a mistake of the program itself, or in a full memory. The other maps are made "
            "all the same. Please report it; until it is mended, leaving out parts of the map shows which one is to "
            "blame."
        ),
    ),
    Code(
        id="BP615",
        title="a committed output is not what its map gives",
        explanation=(
            "`blueprint build --check` makes every output and compares it with the file that is there. This one is "
            "another: the map, a file that it is made of, the configuration or the program has changed since, or "
            "somebody has edited the output. `blueprint build` makes it anew; commit what it writes."
        ),
    ),
    Code(
        id="BP616",
        title="an output is missing",
        explanation=(
            "`blueprint build --check` found no file where the configuration asks for one: it was never made, not "
            "committed, or deleted. `blueprint build` makes it; commit what it writes."
        ),
    ),
    Code(
        id="BP617",
        title="an output that nothing asks for any more",
        explanation=(
            "The map was deleted or renamed, or the configuration asks for something else, and the output of before "
            "is still there. `blueprint build --clean` removes it, unless somebody has changed it since: such a file "
            "is only yours to delete."
        ),
    ),
)
