"""`blueprint explain CODE`: says what a finding means."""

from __future__ import annotations

import argparse
import textwrap

from blueprint.cli.streams import Streams, UsageError
from blueprint.codes import Code, all_codes, lookup
from blueprint.phrases import nearest, quote

_WIDTH = 80
_DESCRIPTION = "Say what a finding means and what to do about it, by its code. Without a code, list all of them."
_EPILOG = """\
examples:
  blueprint explain BP126
  blueprint explain"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("codes", nargs="*", metavar="CODE", help="`BP` and three digits")


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Write the explanations."""
    if not args.codes:
        streams.stdout.write("".join(f"{code.id}  {code.title}\n" for code in all_codes()))
        return 0
    streams.stdout.write("\n".join(_explained(_known(name)) for name in dict.fromkeys(args.codes)))
    return 0


def _known(name: str) -> Code:
    """The code of a name; a bare number will do."""
    code = lookup(name) or lookup(f"BP{name}")
    if code is None:
        close = nearest(name, [c.id for c in all_codes()])
        raise UsageError(
            f"there is no code {quote(name)}; "
            + (f"did you mean `{close}`?" if close else "`blueprint explain` lists all codes")
        )
    return code


def _explained(code: Code) -> str:
    """The whole explanation of a code."""
    paragraphs = [textwrap.fill(p, _WIDTH) for p in code.explanation.split("\n\n")]
    lines = [f"{code.id}: {code.title}", "", "\n\n".join(paragraphs)]
    for heading, example in (("Instead of", code.example_wrong), ("write", code.example_right)):
        if example:
            lines += ["", f"{heading}:", "", textwrap.indent(example.rstrip("\n"), "    ")]
    return "\n".join(lines) + "\n"
