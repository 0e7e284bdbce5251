"""From a name to a parsed file.

In: a path, or `-` for standard input. Out: `Source` (its text) and `Document` (its YAML as nodes that know
where they stand), each in an `Outcome` with the findings. Nothing is raised for what a file contains.

    read            file.py          bytes → text: size, encoding, line ends
    parse           parse.py         text → document
      builder       builder.py       the parser's events → nodes, depth and number checked on the way
      flow          flow.py          commas and colons between braces and brackets that YAML takes for text
      foreign       foreign.py       what YAML has and the format has not
      characters    characters.py    characters that no text may hold
      traps         traps.py         what YAML accepts and a designer did not mean
      comments      comments.py      acknowledgements, and text lost behind ` #`
      syntax        syntax.py        what the YAML parser stumbled over, in plain words, with one module for each kind
                                     of slip: whitespace, quotes, brackets, colons, indentation
"""

from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.reading.file import read
from blueprint.reading.parse import parse

__all__ = ["DEFAULT_LIMITS", "Limits", "parse", "read"]
