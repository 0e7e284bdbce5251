"""`blueprint schema`: prints the JSON Schema."""

from __future__ import annotations

import argparse

from blueprint.cli.streams import Streams

_DESCRIPTION = """\
Print the JSON Schema of the format, which gives editors completion, descriptions and checks while you type."""
_EPILOG = """\
examples:
  blueprint schema > blueprint-1.schema.json
  blueprint schema theme > theme-1.schema.json
  blueprint schema config > config-1.schema.json

Editors with the YAML language server read this first line of a file:
  # yaml-language-server: $schema=blueprint-1.schema.json"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument(
        "kind",
        nargs="?",
        choices=["service", "theme", "config"],
        default="service",
        metavar="KIND",
        help="service (maps and the catalogues that they include, the default), theme, or config (of a project)",
    )


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Write the schema."""
    from blueprint.schema import schema_text  # noqa: PLC0415 - `--help` needs none of it

    streams.stdout.write(schema_text(args.kind))
    return 0
