"""`blueprint compare A B`: two states of a service as one poster, or as a table."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from blueprint.cli.differing import PICTURES, Format, Run, form_of
from blueprint.cli.language import check_language
from blueprint.cli.limits import add_limits, in_time, limits_of
from blueprint.cli.paper import add_paper, paper_options, wish_of
from blueprint.cli.streams import Streams, UsageError
from blueprint.phrases import listing

if TYPE_CHECKING:
    from blueprint.pipeline.comparison.opening import States

_DESCRIPTION = """\
Compare two states of a service on common columns: current and future, planned and actual, two personas. As one
drawing (what was before is struck through, both curves on one scale), as two drawings under each other, or as a
table."""
_EPILOG = """\
examples:
  blueprint compare hotel.blueprint.yaml hotel-future.blueprint.yaml
  blueprint compare hotel.blueprint.yaml hotel-future.blueprint.yaml --view journey -o poster.pdf --page A1
  blueprint compare planned.blueprint.yaml actual.blueprint.yaml --as side-by-side -o out/
  blueprint compare HEAD~3:hotel.blueprint.yaml hotel.blueprint.yaml --format markdown
  blueprint compare shop.blueprint.yaml --persona anna --persona ben -o out/

Without -o a table is printed. `blueprint diff` tells every change between two versions, for those who edit maps;
this is the picture for those who decide. The exit code is 0, with --exit-code 1 if there are differences; it is 1 if
a map has errors."""


_ONLY_PICTURES = (("as", "arrangement"), ("view", "view"), ("theme", "theme"))
_TWO = 2


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("names", nargs="*", metavar="A B", help="two maps (files or REV:PATH), or one with --persona")
    parser.add_argument(
        "--persona", action="append", metavar="ID", help="twice: compare two personas of one map", default=[]
    )
    parser.add_argument(
        "--as", dest="arrangement", choices=("overlay", "side-by-side"), metavar="HOW",
        help="overlay (one drawing with both states, the default) or side-by-side (one under the other)",
    )  # fmt: skip
    parser.add_argument("--view", metavar="VIEW", help="journey, blueprint, both (default), a view of B, or all")
    parser.add_argument("--metric", action="append", metavar="ID", default=[],
                        help="a metric to show in the header; again for more (default: the first four)")  # fmt: skip
    parser.add_argument("--format", choices=[f.value for f in Format], metavar="FORM",
                        help="text (default), markdown, json, svg, png or pdf")  # fmt: skip
    parser.add_argument("-o", "--output", metavar="OUT", help="a file, a folder (for pictures, ending in `/`), or `-`")
    parser.add_argument("--lang", metavar="TAG", help="language of the drawing (default: that of A)")
    parser.add_argument("--theme", metavar="THEME", help="name or file of a theme (default: that of B, else paper)")
    parser.add_argument("--exit-code", action="store_true", help="exit with 1 if there are differences")
    add_paper(parser)
    add_limits(parser)


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Compare; 1 for a map with errors, and for differences with `--exit-code`; 2 if something cannot be written."""
    check_language(args)
    job = Run(args=args, format=form_of(args), streams=streams)
    _nothing_in_vain(job)
    wish = wish_of(args)
    from blueprint.cli.folders import passing_folder  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.history import HistoryError  # noqa: PLC0415
    from blueprint.pipeline.comparison.opening import open_states  # noqa: PLC0415
    from blueprint.pipeline.difference.sides import SideError  # noqa: PLC0415

    with passing_folder("compare") as desk:
        try:
            states = open_states(args.names, args.persona, desk, limits_of(args))
        except (SideError, HistoryError) as error:
            raise UsageError(str(error)) from None
        if states.comparison is None:
            return _failed(states, streams)
        _known_metrics(args, states)
        if job.format in PICTURES:
            from blueprint.cli.compare_pictures import draw  # noqa: PLC0415 - drawing loads the typesetter

            code = draw(job, states, wish)
        else:
            code = _told(job, states)
        if not any(column.before and column.after for column in states.comparison.columns):
            streams.stderr.write("note: the maps have no step in common; give steps that are the same one `id`\n")
        changed = bool(states.comparison.difference.changes)
        return code or int(args.exit_code and changed)


def _nothing_in_vain(job: Run) -> None:
    """Reject what cannot be meant before any work is done."""
    args = job.args
    if args.persona:
        if len(args.names) != 1 or len(args.persona) != _TWO:
            raise UsageError("two personas are compared in one map: `blueprint compare FILE --persona A --persona B`")
    elif len(args.names) != _TWO:
        raise UsageError("say which two maps to compare: `blueprint compare now.blueprint.yaml future.blueprint.yaml`")
    if "-" in args.names:
        raise UsageError("a comparison reads files; standard input (`-`) has no place in it")
    if job.format not in PICTURES:
        given = [f"--{option}" for option, name in _ONLY_PICTURES if getattr(args, name) is not None]
        given += [*paper_options(args), *(["--grey"] if args.grey else [])]
        if given:
            raise UsageError(f"`{given[0]}` is for pictures; add `--format svg`, `png` or `pdf`, or `-o` with a file")
    elif job.format is Format.SVG and paper_options(args):
        raise UsageError(f"`{paper_options(args)[0]}` is for pdf and png, not for svg")


def _known_metrics(args: argparse.Namespace, states: States) -> None:
    """Reject metrics that cannot be shown side by side."""
    assert states.comparison is not None  # noqa: S101 - asked only for maps without errors
    known = [one.name for one in states.comparison.sums if one.unit == "metric"]
    for name in args.metric:
        if name in states.comparison.unlike:
            raise UsageError(
                f"the metric `{name}` is of another type, scale or unit in both maps; it cannot be compared"
            )
        if name not in known:
            has = f"there are {listing(known, 'and')}" if known else "they have no metric in common"
            raise UsageError(f"`--metric {name}`: both maps need a metric of this id with a value; {has}")


def _failed(states: States, streams: Streams) -> int:
    """Tell what keeps a map from being compared; other findings are for `validate`."""
    from blueprint.cli.diff_report import report  # noqa: PLC0415 - only for faulty files
    from blueprint.diagnostics import Severity  # noqa: PLC0415 - likewise

    report([d for d in states.findings if d.severity is Severity.ERROR], streams)
    return 1


def _told(job: Run, states: States) -> int:
    """Write the comparison as a table."""
    from blueprint.cli.compare_words import words  # noqa: PLC0415 - only where it is asked for
    from blueprint.cli.write import write_piece  # noqa: PLC0415 - likewise

    text = in_time(job.args, lambda: words(job, states))
    if job.args.output:
        return write_piece(job.args.output, text.encode("utf-8"), job.streams)
    job.streams.stdout.write(text)
    return 0
