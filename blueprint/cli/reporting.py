"""The options `--diagnostics` and `--strict`, which every verb has that finds something, and what they do."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TextIO

from blueprint.cli.streams import wants_colour
from blueprint.diagnostics import Diagnostic, has_errors
from blueprint.report import Style, report, summary


def add_reporting(parser: argparse.ArgumentParser) -> None:
    """Add the options to a verb's parser."""
    parser.add_argument(
        "--diagnostics",
        choices=[style.value for style in Style],
        default=Style.FULL.value,
        metavar="FORM",
        help="full (with excerpts, the default), concise (one line each) or json (for programs)",
    )
    parser.add_argument("--strict", action="store_true", help="let warnings count like errors")


def write_findings(args: argparse.Namespace, found: Sequence[Diagnostic], files: int, stream: TextIO) -> None:
    """Findings in the form that is asked for, and a line that counts them."""
    style = Style(args.diagnostics)
    text = report(found, style, files=files, colour=wants_colour(stream))
    stream.write(text)
    if style is not Style.JSON:
        gap = "\n" if text and style is Style.FULL else ""
        stream.write(f"{gap}{summary(found, files)}\n")


def exit_code(args: argparse.Namespace, found: Sequence[Diagnostic]) -> int:
    """1 if there are errors, or with `--strict` any findings; else 0."""
    return 1 if has_errors(found) or (args.strict and found) else 0
