"""`blueprint graph FILE|DIR…`: how the things in maps hang together, placed by Graphviz."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.folders import maps_meant
from blueprint.cli.language import check_language
from blueprint.cli.limits import add_limits, in_time, limits_of
from blueprint.cli.lists import load_named, words_for
from blueprint.cli.reporting import Reporting, add_reporting
from blueprint.cli.streams import Streams, UsageError
from blueprint.cli.write import write_piece
from blueprint.graph.engine import SECONDS
from blueprint.graph.kinds import Asked, By, GraphKind, Made
from blueprint.paper.pages import PaperError
from blueprint.phrases import listing

if TYPE_CHECKING:
    from blueprint.experience.named import NamedService
    from blueprint.words.speech import Teller

_DESCRIPTION = """\
Draw how the things in one or many maps hang together. `systems`: which systems and support processes serve which
steps and touchpoints, and how many services rest on each. `handovers`: who hands over to whom, how often, and across
which line. `journey`: how journeys branch, come back, and lead into other maps. The boxes of the first two are placed
by Graphviz, which has to be installed; --kind journey and --format dot need no Graphviz."""
_EPILOG = """\
examples:
  blueprint graph hotel.blueprint.yaml -o hotel-systems.svg
  blueprint graph maps -o systems.pdf                      all maps of a folder, as one graph
  blueprint graph maps --by touchpoint -o touchpoints.svg
  blueprint graph hotel.blueprint.yaml --kind handovers -o handovers.png
  blueprint graph maps --kind journey -o journeys.svg      all journeys with their doors to each other
  blueprint graph maps --format dot > systems.dot          for other programs

The exit code is 1 if a file has errors or Graphviz is missing; nothing is drawn then."""
_ENDINGS = {".svg": "svg", ".pdf": "pdf", ".png": "png", ".dot": "dot", ".gv": "dot"}
_LONGEST = 3600.0


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a .blueprint.yaml file, a folder with maps, or `-` for standard input"
    )
    parser.add_argument("-o", "--output", metavar="OUT", help="a file, or `-` for standard output (default)")
    parser.add_argument("--kind", choices=[k.value for k in GraphKind], default=GraphKind.SYSTEMS.value, metavar="KIND",
                        help=f"{', '.join(GraphKind)} (default: {GraphKind.SYSTEMS})")  # fmt: skip
    parser.add_argument("--by", choices=[b.value for b in By], metavar="WHAT",
                        help=f"put steps together: {', '.join(By)} (default: what suits their number)")  # fmt: skip
    parser.add_argument("--format", choices=["svg", "pdf", "png", "dot"], metavar="FORM",
                        help="svg, pdf, png or dot (default: by the ending of OUT, else svg)")  # fmt: skip
    parser.add_argument("--lang", metavar="TAG", help="language, such as en or zh-Hans (default: the first file's)")
    parser.add_argument(
        "--theme", metavar="THEME", help="name or file of a theme (default: the first file's `style`, else paper)"
    )
    parser.add_argument("--timeout", type=_seconds, default=SECONDS, metavar="SECONDS",
                        help=f"how long Graphviz may take (default: {SECONDS:g})")  # fmt: skip
    add_reporting(parser)
    add_limits(parser)


def _seconds(text: str) -> float:
    """A time limit.

    Raises:
        ArgumentTypeError: it is no number, or not one between 0 and an hour.
    """
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= _LONGEST:
        raise argparse.ArgumentTypeError(f"a time limit is a number of seconds, at most {_LONGEST:g}")
    return value


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Draw the graph; 1 for errors (with `--strict`, for any findings), 2 if it cannot be written."""
    form = _form(args)
    check_language(args)
    if args.by and args.kind != GraphKind.SYSTEMS:
        raise UsageError(f"`--by` is for `--kind systems`, not for `--kind {args.kind}`")
    reporting = Reporting(args, streams)
    names = maps_meant(args.files, limits_of(args).maps)
    services = load_named(args, names, streams, reporting)
    code = _draw(args, form, services, streams, reporting) if services else 0
    return max(code, reporting.finish(names, streams.stderr, quiet=True))


def _form(args: argparse.Namespace) -> str:
    """What the output is: `svg`, `pdf`, `png` or `dot`.

    Raises:
        UsageError: the ending and the format contradict each other, or nobody knows the ending.
    """
    if args.output in {None, "-"}:
        return args.format or "svg"
    ending = Path(args.output).suffix.lower()
    if ending not in _ENDINGS or Path(args.output).is_dir():
        raise UsageError(f"`-o {args.output}` should end in {listing(_ENDINGS, 'or')}: it is one file")
    if args.format and args.format != _ENDINGS[ending]:
        raise UsageError(f"`-o {args.output}` and `--format {args.format}` exclude each other; leave out `--format`")
    return _ENDINGS[ending]


def _draw(
    args: argparse.Namespace, form: str, services: Sequence[NamedService], streams: Streams, reporting: Reporting
) -> int:
    """Make the graph and write it."""
    from blueprint.graph.making import make_graph  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.pipeline.graph import behind_doors  # noqa: PLC0415 - likewise
    from blueprint.words.speech import Teller  # noqa: PLC0415 - likewise

    words, tag = words_for(args, services, reporting)
    teller = Teller(words=words, language=tag, several=len(services) > 1)
    kind = GraphKind(args.kind)
    behind = behind_doors(services, limits_of(args)) if kind is GraphKind.JOURNEY else {}
    asked = Asked(by=By(args.by) if args.by else None, behind=behind)
    made = in_time(args, lambda: make_graph(kind, services, teller, asked))
    if not made.graph.nodes and not made.graph.shared:
        raise UsageError(f"there is nothing to draw: {made.remarks[-1] if made.remarks else 'the graph is empty'}")
    content = in_time(args, lambda: _content(args, form, made, services, teller, reporting))
    if content is None:
        return 0
    streams.stderr.write("".join(f"note: {remark}\n" for remark in made.remarks))
    return write_piece(args.output or "-", content, streams)


def _content(
    args: argparse.Namespace,
    form: str,
    made: Made,
    services: Sequence[NamedService],
    teller: Teller,
    reporting: Reporting,
) -> bytes | None:
    """The bytes of the output; None if there are errors."""
    if form == "dot":
        from blueprint.graph.dot import readable_dot  # noqa: PLC0415 - only what is asked for

        return readable_dot(made.graph).encode("utf-8")
    from blueprint.pipeline.graph import draw_graph, graph_file  # noqa: PLC0415 - likewise

    outcome = draw_graph(
        made.graph, services, teller, theme=args.theme, prefix=f"graph-{args.kind}",
        seconds=min(args.timeout, limits_of(args).seconds),
    )  # fmt: skip
    reporting.add(args.files[0], outcome.diagnostics)
    if outcome.value is None:
        return None
    try:
        return graph_file(outcome.value, form, limits_of(args))
    except PaperError as error:
        raise UsageError(str(error)) from None
