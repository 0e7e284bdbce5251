"""`blueprint new KIND TITLE FILE`: adds an element to a map, and leaves everything else in the file as it is."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.limits import add_limits, limits_of
from blueprint.cli.reporting import Reporting, add_reporting
from blueprint.cli.streams import Streams, UsageError
from blueprint.frozen import replace

if TYPE_CHECKING:
    from blueprint.diagnostics import Diagnostic
    from blueprint.limits import Limits
    from blueprint.source import Source
    from blueprint.starting.insertion import Insertion

KINDS = ("step", "stage", "touchpoint", "channel", "actor", "persona", "metric", "opportunity")
TYPES = ("ces1", "ces2", "count", "csat", "duration", "mean", "nps", "number", "share")
_DESCRIPTION = """\
Add an element to a map: a few lines at the right place, written as its neighbours are. Comments and everything else
in the file stay as they are. The file has to be without errors, and is afterwards."""
_EPILOG = """\
examples:
  blueprint new step "Show the passport" --after check-in hotel.blueprint.yaml
  blueprint new step "Pay the bill" --in departure hotel.blueprint.yaml
  blueprint new stage Departure hotel.blueprint.yaml
  blueprint new touchpoint "Front desk" hotel.blueprint.yaml
  blueprint new metric "Wait at the desk" --type duration --value "6 min" --at check-in hotel.blueprint.yaml
  blueprint new metric "Would recommend" --type nps --responses exit hotel.blueprint.yaml
  blueprint new opportunity "Check in from the taxi" --at check-in hotel.blueprint.yaml

Without --after, it becomes the last of its kind. Its id is made of the title, or given with --id."""


_NO_VALUE = (
    'a metric needs what was measured: write it, such as `--value 12` or `--type duration --value "6 min"`, or name a '
    "survey under `responses` whose answers are counted: `--type nps --responses exit`"
)

_CHANGES = (
    "`{0}` is written as the changes to another map, and says with `after` where something new stands: write the {1} "
    "there by hand (docs/extends.md)"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("title", metavar="TITLE", help="what it is called")
    parser.add_argument("file", metavar="FILE", help="a .blueprint.yaml file")
    parser.add_argument("--after", default="", metavar="ID", help="the element that it follows")
    parser.add_argument("--in", dest="stage", default="", metavar="STAGE", help="the stage that a step goes into")
    parser.add_argument("--id", default="", metavar="ID", help="its id (default: made of the title)")
    parser.add_argument("--at", default="", metavar="STEP", help="where a metric or an opportunity is")
    parser.add_argument("--type", choices=TYPES, metavar="TYPE", help=f"of a metric: {', '.join(TYPES)}")
    parser.add_argument("--value", metavar="VALUE", help="of a metric: what was measured")
    parser.add_argument("--responses", metavar="SURVEY", help="of a metric: the survey whose answers are counted")
    add_reporting(parser)
    add_limits(parser)


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Read, insert, check, write; 1 if the file has errors or would have, 2 if it cannot be written.

    Raises:
        UsageError: the options do not go together, or it cannot be inserted.
    """
    _check_options(args)
    from blueprint.cli.edits import take_back_unfinished  # noqa: PLC0415 - likewise
    from blueprint.pipeline import load  # noqa: PLC0415 - `--help` needs none of it

    take_back_unfinished([args.file], streams)
    reporting, limits = Reporting(args, streams), limits_of(args)
    outcome = load(args.file, stdin=streams.stdin, limits=limits)
    if outcome.value is None:
        reporting.add(args.file, outcome.diagnostics)
        return reporting.finish([args.file], streams.stdout)
    from blueprint.reading import parse, read  # noqa: PLC0415 - likewise
    from blueprint.starting.insertion import InsertionError, insertion  # noqa: PLC0415 - likewise
    from blueprint.starting.skeletons import Kind, NoIdError, Wish  # noqa: PLC0415 - likewise

    source = read(args.file, limits=limits).value
    document = parse(source, limits).value if source else None
    if source is None or document is None:
        raise UsageError(f"`{args.file}` was changed while it was read; try again")
    if "extends" in document.root:
        raise UsageError(_CHANGES.format(args.file, args.kind))
    wish = Wish(
        kind=Kind(args.kind),
        title=" ".join(args.title.split()),
        id=args.id,
        at=args.at,
        type=args.type or "number",
        value=args.value or "",
        responses=args.responses or "",
    )
    try:
        made = insertion(document, outcome.value, wish, after=args.after, stage=args.stage)
    except (InsertionError, NoIdError) as error:
        raise UsageError(str(error)) from None
    return _checked_and_written(args, made, source, reporting, streams)


def _check_options(args: argparse.Namespace) -> None:
    """Refuse what would be ignored.

    Raises:
        UsageError: an option does not go with the kind of element.
    """
    if args.file == "-":
        raise UsageError("name a file: what comes from standard input cannot be written back")
    if not args.title.strip() or not " ".join(args.title.split()).isprintable():
        raise UsageError("the title is empty or has characters that cannot be seen")
    if args.kind == "metric" and not (args.value or args.responses or "").strip():
        raise UsageError(_NO_VALUE)
    if args.value and args.responses:
        raise UsageError("`--value` and `--responses` exclude each other: a figure is declared or counted")
    fitting = {
        "--in": (args.stage, ("step",)),
        "--at": (args.at, ("metric", "opportunity")),
        "--type": (args.type, ("metric",)),
        "--value": (args.value, ("metric",)),
        "--responses": (args.responses, ("metric",)),
    }
    for option, (given, kinds) in fitting.items():
        if given and args.kind not in kinds:
            raise UsageError(
                f"`{option}` goes with {' and '.join(f'`{kind}`' for kind in kinds)}, not with `{args.kind}`"
            )


def _checked_and_written(
    args: argparse.Namespace, made: Insertion, source: Source, reporting: Reporting, streams: Streams
) -> int:
    """Check what the file would be, then write it and show the new lines."""
    from blueprint.cli.new_lines import in_bytes, shown  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.writing.whole import why, write_whole  # noqa: PLC0415 - likewise

    after = made.into(source.text)
    if wrong := _errors(source, after, limits_of(args)):
        reporting.add(args.file, wrong)
        code = reporting.finish([args.file], streams.stdout)
        streams.stderr.write("error: with it the file would have errors, so nothing was written\n")
        return code
    path = Path(args.file)
    try:
        write_whole(path, in_bytes(path.read_bytes(), made.pieces))
    except OSError as error:
        streams.stderr.write(f"error: {path} cannot be written: {why(error)}\n")
        return 2
    line = after.count("\n", 0, made.pieces[-1][0] + sum(len(p) - n for _, n, p in made.pieces[:-1])) + 1
    streams.stdout.write(f"{path}: the {args.kind} `{made.id}`, {made.where}\n\n{shown(made.pieces[-1][2], line)}")
    return 0


def _errors(source: Source, text: str, limits: Limits) -> list[Diagnostic]:
    """What would be wrong with a text in the place of a file."""
    from blueprint.build import build  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.diagnostics import Severity  # noqa: PLC0415 - likewise
    from blueprint.reading import parse  # noqa: PLC0415 - likewise
    from blueprint.schema import check  # noqa: PLC0415 - likewise

    parsed = parse(replace(source, text=text), limits)
    found = list(parsed.diagnostics)
    if parsed.value is not None:
        found += [*check(parsed.value, limits=limits), *build(parsed.value, limits=limits).diagnostics]
    return [one for one in found if one.severity is Severity.ERROR]
