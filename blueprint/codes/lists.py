"""Codes BP80x: lists of what several files say, of touchpoints and opportunities."""

from __future__ import annotations

from blueprint.codes.code import Code

CODES = (
    Code(
        id="BP801",
        title="A touchpoint that two files describe differently",
        explanation=(
            "The same id in several files is the same touchpoint. `blueprint touchpoints` puts what they say "
            "together: what one file leaves open comes from another. Where they contradict each other the first "
            "file counts. Write the same in both; better, keep the catalogue in one file and `include` it. Give "
            "one of them another id if two different touchpoints are meant."
        ),
    ),
)
