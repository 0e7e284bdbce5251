"""`blueprint fmt FILE…`: brings files into one order and layout without changing what they say."""

from __future__ import annotations

import argparse
from functools import partial

from blueprint.cli.limits import add_limits, in_time, limits_of
from blueprint.cli.streams import Streams

_DESCRIPTION = """\
Bring files into one order and layout: keys as docs/format.md lists them, two spaces a level, quotes only where they
are needed. Comments stay with what they belong to, and what the file says does not change: both texts are built and
compared before anything is written. A file with errors in its YAML is left alone."""
_EPILOG = """\
examples:
  blueprint fmt                          all maps of this project, what they include, and its configuration
  blueprint fmt maps/hotel.blueprint.yaml
  blueprint fmt maps --check             name the files that would change, for a check before a commit
  blueprint fmt maps --diff              show what would change
  blueprint fmt - < hotel.blueprint.yaml

The exit code is 1 with --check if a file would change, and if a file has errors in its YAML."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="a map, a file with catalogues, a configuration, a theme, a folder, or `-` (default: the project)",
    )
    parser.add_argument("--check", action="store_true", help="write nothing; name the files that would change")
    parser.add_argument("--diff", action="store_true", help="write nothing; show what would change")
    add_limits(parser)


def run(args: argparse.Namespace, streams: Streams) -> int:  # noqa: C901 - one file after the other
    """Lay out each file; 1 if one has errors, or would change with `--check`."""
    from blueprint.cli.edits import (  # noqa: PLC0415 - `--help` needs none of it
        Change,
        files_meant,
        opened,
        show_differences,
        take_back_unfinished,
        tell,
        write_changes,
    )
    from blueprint.editing.fmt import formatted  # noqa: PLC0415 - likewise
    from blueprint.phrases import count  # noqa: PLC0415 - likewise
    from blueprint.report.file_names import STDIN  # noqa: PLC0415 - likewise

    limits = limits_of(args)
    if not (args.check or args.diff):
        take_back_unfinished(args.files, streams)
    names = files_meant(args.files, limits.maps)
    changes: list[Change] = []
    failed = False
    for name in names:
        file, findings = opened(name, streams, limits)
        if file is None:
            tell(findings, streams)
            failed = True
            continue
        done = in_time(args, partial(formatted, file.source, limits))
        tell(done.findings, streams)
        failed |= bool(done.findings)
        alone = done.reason is not None or bool(done.findings)
        if done.reason is not None:
            streams.stderr.write(f"note: {name} is left alone: {done.reason}\n")
        if done.lanes_kept:
            streams.stderr.write(f"note: {name}: the lanes of steps keep their order, which the drawing depends on\n")
        new = file.raw.edited(()) if alone else file.raw.replaced(done.text)
        if name == STDIN and not args.check and not args.diff:
            streams.stdout.write(new.decode("utf-8").replace("\r\n", "\n"))
        elif new != file.raw.edited(()):
            changes.append(Change(opened=file, new=new))
            if file.raw.marked:
                streams.stderr.write(f"note: {name}: the byte order mark at its beginning is left out\n")
    if args.diff:
        show_differences(changes, streams)
    elif args.check:
        streams.stdout.write("".join(f"{change.opened.name}\n" for change in changes))
    else:
        write_changes(changes)
        streams.stdout.write("".join(f"{change.opened.name}\n" for change in changes))
    if names != (STDIN,) or args.check or args.diff:
        verb = "would change" if args.check or args.diff else "changed"
        streams.stderr.write(f"{len(changes)} of {count(len(names), 'file')} {verb}\n")
    return 1 if failed or (args.check and changes) else 0
