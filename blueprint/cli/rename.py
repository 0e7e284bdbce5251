"""`blueprint rename OLD NEW FILE…`: renames an id and everything that names it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from blueprint.cli.limits import add_limits, in_time, limits_of
from blueprint.cli.streams import Streams, UsageError

if TYPE_CHECKING:
    from blueprint.cli.renamed_files import Renamed

_KINDS = (
    "step", "stage", "card", "touchpoint", "channel", "actor", "system", "theme", "persona", "metric", "responses",
    "opportunity", "lane", "line", "view",
)  # fmt: skip
_DESCRIPTION = """\
Rename an id and every place that names it: ways on, connectors, figures, opportunities, views, catalogues in files
that are included, all maps of the project that include or extend them, and the views of its configuration. No other
character of a file changes. Where an element has no id of its own and is named by its title, the new id is written.
Where a map has no catalogue, the plain names of actors, channels, systems and touchpoints are renamed as well."""
_EPILOG = """\
examples:
  blueprint rename check-in registration hotel.blueprint.yaml
  blueprint rename desk front-desk maps --kind touchpoint
  blueprint rename Receptionist "Front desk" hotel.blueprint.yaml
  blueprint rename check-in registration hotel.blueprint.yaml --diff

The exit code is 2 if nothing is renamed: nothing has the id, the new one is taken or is no id, or the map would mean
something else afterwards. Answers of surveys are never changed; a note says where they name what is renamed."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("old", metavar="OLD", help="the id or plain name as it is")
    parser.add_argument("new", metavar="NEW", help="the id as it is to be")
    parser.add_argument("files", nargs="+", metavar="FILE", help="a map, a file with catalogues, or a folder")
    parser.add_argument(
        "--kind", choices=_KINDS, metavar="KIND", help=f"what has the id, where that is not clear: {', '.join(_KINDS)}"
    )
    parser.add_argument("--dry-run", action="store_true", help="write nothing; name the files that would change")
    parser.add_argument("--diff", action="store_true", help="write nothing; show what would change")
    add_limits(parser)


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Rename; 1 if a file cannot be read.

    Raises:
        UsageError: it is not renamed, with the reason.
    """
    from blueprint.cli.edits import (  # noqa: PLC0415 - `--help` needs none of it
        show_differences,
        take_back_unfinished,
        write_changes,
    )
    from blueprint.cli.renamed_files import prove, rename_in_files  # noqa: PLC0415 - likewise
    from blueprint.editing.elements import Kind  # noqa: PLC0415 - likewise
    from blueprint.editing.renaming import RenameError  # noqa: PLC0415 - likewise

    kind = Kind(args.kind) if args.kind else None
    if not (args.diff or args.dry_run):
        take_back_unfinished(args.files, streams)
    try:
        old, new, limits = args.old.strip(), args.new.strip(), limits_of(args)
        done = in_time(args, lambda: rename_in_files(old, new, args.files, kind, streams, limits))
        if done is None:
            return 1
        if args.diff:
            show_differences(done.changes, streams)
        elif not args.dry_run:
            write_changes(done.changes, lambda: prove(done, new, limits))
    except RenameError as error:
        raise UsageError(str(error)) from None
    _report(done, streams, would=args.diff or args.dry_run, apart=args.diff)
    return 0


def _report(done: Renamed, streams: Streams, *, would: bool, apart: bool) -> None:
    """Say what was renamed where; `apart` from a difference on standard output."""
    from blueprint.phrases import count  # noqa: PLC0415 - `--help` needs none of it

    lines = [f"{change.opened.name}: {count(done.places[change.opened.name], 'place')}\n" for change in done.changes]
    (streams.stderr if apart else streams.stdout).write("".join(lines))
    streams.stderr.write("".join(f"note: {note}\n" for note in done.notes))
    verb = "would be renamed" if would else "renamed"
    streams.stderr.write(
        f"{done.target.kind} {verb} at {count(sum(done.places.values()), 'place')} in {count(len(lines), 'file')}\n"
    )
