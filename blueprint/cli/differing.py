"""What `blueprint compare` and `blueprint diff` share: in what forms a difference is told, and one run of either."""

from __future__ import annotations

import argparse
from enum import StrEnum
from pathlib import Path

from blueprint.cli.streams import Streams, UsageError
from blueprint.cli.targets import is_folder
from blueprint.frozen import frozen
from blueprint.phrases import listing


class Format(StrEnum):
    """What a difference is told as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    SVG = "svg"
    PNG = "png"
    PDF = "pdf"


PICTURES = (Format.SVG, Format.PNG, Format.PDF)
_ENDINGS = {".txt": Format.TEXT, ".md": Format.MARKDOWN, ".json": Format.JSON} | {f".{p}": p for p in PICTURES}


@frozen(kw_only=True)
class Run:
    """One run: its arguments, what they mean, where it reads and writes."""

    args: argparse.Namespace
    format: Format
    streams: Streams


def form_of(args: argparse.Namespace) -> Format:
    """The form by `--format` and by the ending of the output.

    Raises:
        UsageError: they contradict each other, or nobody knows the ending.
    """
    asked = Format(args.format) if args.format else None
    if args.output in {None, "-"} or is_folder(args.output):
        if args.output not in {None, "-"} and asked not in {None, *PICTURES}:
            raise UsageError(f"a folder is for pictures; give `-o` a file for {asked}")
        return asked or (Format.TEXT if args.output in {None, "-"} else Format.SVG)
    by_name = _ENDINGS.get(Path(args.output).suffix.lower())
    if asked is None and by_name is None:
        raise UsageError(
            f"`-o {args.output}` should end in {listing(_ENDINGS)}, or in `/` for a folder of pictures; "
            "or say the form with `--format`"
        )
    if asked and by_name and asked is not by_name:
        raise UsageError(f"`-o {args.output}` and `--format {asked}` exclude each other; leave out `--format`")
    return asked or by_name or Format.TEXT
