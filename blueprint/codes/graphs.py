"""Codes BP84x: graphs that Graphviz places."""

from __future__ import annotations

from blueprint.codes.code import Code

CODES = (
    Code(
        id="BP841",
        title="Graphviz is not on this machine",
        explanation="""\
`blueprint graph` lets Graphviz decide where the boxes of a graph stand. Its program is called `dot`, and it is
looked for on the search path (PATH). Everything else works without it.

Install it: `sudo apt install graphviz` on Debian and Ubuntu, `brew install graphviz` on macOS,
`winget install graphviz` on Windows; there, open a new window afterwards. `blueprint graph --format dot` writes
the graph for other programs and needs no Graphviz.""",
    ),
    Code(
        id="BP842",
        title="Graphviz takes too long",
        explanation="""\
Placing many boxes and lines takes time, and some graphs take very long. Graphviz was ended after the time that it
may take: a minute, unless `--timeout` says otherwise.

Give it more time (`--timeout 300`), or draw less: put steps together (`--by stage`, `--by service`), or name fewer
files.""",
    ),
    Code(
        id="BP843",
        title="Graphviz failed",
        explanation="""\
Graphviz ended with an error, or its answer is not about the graph that it was given. Some versions fail on some
graphs. A newer version often helps: `dot -V` says which one is on this machine. A coarser graph (`--by service`)
helps as well.""",
    ),
    Code(
        id="BP844",
        title="A graph that is too large for one piece",
        explanation="""\
The graph would be longer than 25 metres. Graphviz does not say exactly any more where things stand, and nobody could
read it. Put steps together (`--by stage`, `--by service`), or name fewer files.""",
    ),
)
