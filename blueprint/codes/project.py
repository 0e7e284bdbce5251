"""Codes BP60x: the configuration of a project, and its baseline."""

from __future__ import annotations

from blueprint.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        id="BP601",
        title="the configuration gives a level to a code that does not exist",
        explanation=(
            "Under `levels`, findings go by their code, or by its beginning: `BP3` means all codes from BP300 to "
            "BP399, `BP` all codes. `blueprint explain` lists them."
        ),
        example_wrong="config: 1\nlevels: {BP399: error}",
        example_right="config: 1\nlevels: {BP301: error}",
    ),
    Code(
        id="BP602",
        title="a setting without effect",
        explanation=(
            "Some settings only make sense with another one, or for one kind of file: a page is for pdf and png, "
            "`tile` is for pdf. Two settings can also exclude each other. Nothing is ignored silently, so the message "
            "says what to delete or to add."
        ),
        example_wrong="config: 1\noutputs:\n  - {formats: svg, page: A1}",
        example_right="config: 1\noutputs:\n  - {formats: pdf, page: A1}",
    ),
    Code(
        id="BP603",
        title="a path or a pattern in the configuration that cannot be used",
        explanation=(
            "Paths and patterns start from the folder of `blueprint.config.yaml`, have `/` between folders and stay "
            "inside: nothing is read or written elsewhere. In a pattern, `*` is anything but `/`, and `**`, alone "
            "between `/`, any number of folders. A folder stands for everything in it."
        ),
        example_wrong="config: 1\noutputs:\n  - {folder: ../site}",
        example_right="config: 1\noutputs:\n  - {folder: site}",
    ),
    Code(
        id="BP604",
        title="the configuration makes an error count less",
        explanation=(
            "A file with an error gives no drawing, so an error always counts as one. Only warnings can become "
            "information or be switched off. Mend the error. A rule for the beginning of a code, such as `BP3`, leaves "
            "errors alone without this finding."
        ),
    ),
    Code(
        id="BP605",
        title="the configuration asks for a page that cannot be printed",
        explanation=(
            "The size is unknown, or margins, bleed or scale are out of range. The message says what there is; "
            "`blueprint render --help` lists the sizes."
        ),
        example_wrong="config: 1\noutputs:\n  - {formats: pdf, page: A9}",
        example_right="config: 1\noutputs:\n  - {formats: pdf, page: A1}",
    ),
    Code(
        id="BP606",
        title="two drawings would be written to one file",
        explanation=(
            "Files are named by map, drawing and format, and by language and theme where an output has several of "
            "them. Two outputs with the same names need a `folder` or a `suffix` of their own."
        ),
        example_wrong="config: 1\noutputs:\n  - {formats: pdf}\n  - {formats: pdf, page: A1}",
        example_right="config: 1\noutputs:\n  - {formats: pdf}\n  - {formats: pdf, page: A1, suffix: poster}",
    ),
    Code(
        id="BP607",
        title="there is no such baseline",
        explanation=(
            "`--baseline` or the configuration names a file with known warnings that does not exist. "
            "`blueprint build --write-baseline` writes it, with the warnings of all maps of the project."
        ),
    ),
)
