"""`blueprint diff A B`: says what differs between two versions of a map."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.diff_pictures import draw_pairs
from blueprint.cli.diff_report import errors_of, exit_code, report
from blueprint.cli.differing import PICTURES, Format, Run, form_of
from blueprint.cli.limits import add_limits, in_time, limits_of
from blueprint.cli.streams import Streams, UsageError, wants_colour
from blueprint.cli.write import write_piece

if TYPE_CHECKING:
    from blueprint.compare.values import Compared
    from blueprint.diagnostics import Diagnostic
    from blueprint.pipeline.difference.sides import Pair

_DESCRIPTION = """\
Say what differs between two versions of a map, by its elements: stages, steps, cards of each lane, connectors,
lanes, personas, measures that were added, removed, moved, renamed or changed. Never by lines of the file."""
_EPILOG = """\
examples:
  blueprint diff old.blueprint.yaml new.blueprint.yaml
  blueprint diff hotel.blueprint.yaml                     since the last commit
  blueprint diff                                          all maps, since the last commit
  blueprint diff HEAD~3:maps/hotel.blueprint.yaml maps/hotel.blueprint.yaml
  blueprint diff --git main..                             all maps that this branch changes
  blueprint diff --git main...HEAD --format markdown      for a comment on a pull request
  blueprint diff --git v1..v2 maps/ -o differences/ --format svg
  blueprint diff old/ new/ --format json

Pictures show the new drawing: what was added, changed and moved is marked, what was removed stands in its old place.
The exit code is 0, with --exit-code 1 if there are differences; it is 1 if a version of a map has errors."""
_MAPS = (".blueprint.yaml", ".blueprint.yml")
_DEFAULT_SIZE, _LEAST_SIZE = 60_000, 500


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument(
        "names", nargs="*", metavar="A B", help="files, folders or REV:PATH; with --git, paths to look at"
    )
    parser.add_argument(
        "--git", metavar="RANGE", help="all maps that differ: REV..REV, REV...REV (since they parted), or REV (to now)"
    )
    parser.add_argument("--format", choices=[f.value for f in Format], metavar="FORM",
                        help="text (default), markdown, json, svg, png or pdf")  # fmt: skip
    parser.add_argument("-o", "--output", metavar="OUT", help="a file, a folder (for pictures, ending in `/`), or `-`")
    parser.add_argument("--exit-code", action="store_true", help="exit with 1 if there are differences")
    parser.add_argument("--max-size", metavar="N",
                        help=f"characters that the markdown may have (default {_DEFAULT_SIZE:,})")  # fmt: skip
    picture = parser.add_argument_group("pictures (svg, png, pdf)")
    picture.add_argument(
        "--view", metavar="VIEW", help="blueprint (default), journey, a view of the file, or all (with a folder)"
    )
    picture.add_argument("--lang", metavar="TAG", help="language of the drawing (default: the file's)")
    picture.add_argument("--theme", metavar="THEME", help="name or file of a theme (default: the file's, else paper)")
    inside = parser.add_argument_group("for git (blueprint git-setup)")
    inside.add_argument("--textconv", metavar="FILE", help="print a map as lines that git can compare, and end")
    inside.add_argument(
        "--as", dest="shown_as", metavar="PATH", help="where the files A and B belong, if they are copies"
    )
    add_limits(parser)


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Compare; 1 for differences with `--exit-code` or a version with errors, 2 if something cannot be written."""
    if args.textconv is not None:
        return _textconv(args, streams)
    job = Run(args=args, format=form_of(args), streams=streams)
    _nothing_in_vain(job)
    size = _size(args.max_size)
    if args.shown_as is not None and not args.shown_as.endswith(_MAPS):  # `git difftool` gives whatever has changed
        streams.stdout.write(f"{args.shown_as or 'this'}: no map\n")
        return 0
    from blueprint.cli.folders import passing_folder  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.history import HistoryError  # noqa: PLC0415
    from blueprint.pipeline.difference.sides import SideError  # noqa: PLC0415

    try:
        pairs = _pairs(args)
        with passing_folder("diff") as desk:
            if job.format in PICTURES:
                return draw_pairs(args, job.format.value, pairs, desk, streams)
            return _told(job, pairs, desk, size)
    except (SideError, HistoryError) as error:
        raise UsageError(str(error)) from None


def _nothing_in_vain(job: Run) -> None:
    """Reject options that the run has no use for."""
    args = job.args
    given = next((o for o in ("view", "lang", "theme") if getattr(args, o) is not None), None)
    if given and job.format not in PICTURES:
        raise UsageError(f"`--{given}` is for pictures; add `--format svg`, `png` or `pdf`")
    if args.max_size is not None and job.format is not Format.MARKDOWN:
        raise UsageError(f"`--max-size` is for markdown, not for {job.format}")
    if args.shown_as is not None and (args.git is not None or len(args.names) != 2):  # noqa: PLR2004 - A and B
        raise UsageError("`--as` needs two files: `blueprint diff A B --as PATH`")
    if args.git is None and len(args.names) > 2:  # noqa: PLR2004 - A and B
        raise UsageError("compare two at a time: `blueprint diff A B`; for many maps use folders, or `--git REV..REV`")


def _size(text: str | None) -> int:
    if text is None:
        return _DEFAULT_SIZE
    if not (text.isascii() and text.isdigit() and int(text[:12]) >= _LEAST_SIZE and len(text) < 12):  # noqa: PLR2004
        raise UsageError(f"`--max-size {text}` needs a whole number from {_LEAST_SIZE}")
    return int(text)


def _pairs(args: argparse.Namespace) -> tuple[Pair, ...]:
    """What is compared."""
    from blueprint.pipeline.difference.sides import pair_names, pair_one, pair_range  # noqa: PLC0415

    if args.git is not None:
        return pair_range(args.git, args.names)
    if not args.names:
        return pair_range("HEAD")
    if len(args.names) == 1:
        return pair_one(args.names[0])
    old, new = args.names
    return pair_names(old, new, shown_as=args.shown_as)


def _told(job: Run, pairs: tuple[Pair, ...], desk: Path, size: int) -> int:
    """Compare all pairs and tell what differs."""
    from blueprint.pipeline.difference.opening import open_pair  # noqa: PLC0415

    found: list[Compared] = []
    errors: list[Diagnostic] = []
    for number, pair in enumerate(pairs):
        opened = open_pair(pair, desk / str(number), limits_of(job.args))
        found.append(opened.compared)
        errors += errors_of(opened)
    report(errors, job.streams)
    text = in_time(job.args, lambda: _words(job, found, size))
    code = write_piece(job.args.output, text.encode("utf-8"), job.streams) if job.args.output else 0
    if not job.args.output:
        job.streams.stdout.write(text)
        if job.format is Format.TEXT and not text and not errors:
            job.streams.stderr.write("nothing differs\n")
    return code or exit_code(job.args, found)


def _words(job: Run, found: list[Compared], size: int) -> str:
    if job.format is Format.JSON:
        from blueprint.compare.json_form import as_json  # noqa: PLC0415 - only the form that is asked for

        return as_json(found)
    if job.format is Format.MARKDOWN:
        from blueprint.compare.markdown import as_markdown  # noqa: PLC0415 - likewise

        return as_markdown(found, size)
    from blueprint.compare.terminal import as_text  # noqa: PLC0415 - likewise

    return as_text(found, colour=not job.args.output and wants_colour(job.streams.stdout))


def _textconv(args: argparse.Namespace, streams: Streams) -> int:
    """Print a map as lines; a file that is no map as it is, so that `git log -p` goes on."""
    from blueprint.compare.listing import listing as lines  # noqa: PLC0415
    from blueprint.reading import parse, read  # noqa: PLC0415

    source = read(args.textconv, stdin=streams.stdin, limits=limits_of(args))
    if source.value is None:
        try:
            streams.stdout.write(Path(args.textconv).read_bytes().decode("utf-8", "replace"))
        except OSError:
            report(list(source.diagnostics), streams)
            return 1
        return 0
    parsed = parse(source.value, limits_of(args)).value
    streams.stdout.write(lines(parsed) if parsed else source.value.text)
    return 0
