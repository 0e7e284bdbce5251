"""`blueprint watch FILE|DIR -o OUT`: writes the outputs of maps again at every save."""

from __future__ import annotations

import argparse
import gc
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic, sleep, time_ns
from typing import TYPE_CHECKING

from blueprint.cli.language import check_language
from blueprint.cli.limits import add_limits, limits_of
from blueprint.cli.paper import Wish, add_paper, paper_options, wish_of
from blueprint.cli.reporting import Reporting
from blueprint.cli.streams import Streams, UsageError
from blueprint.cli.targets import Format, outputs_of
from blueprint.cli.write import write_output
from blueprint.phrases import count, listing, nearest, quote

if TYPE_CHECKING:
    from blueprint.diagnostics import Diagnostic
    from blueprint.model.service import Service
    from blueprint.preview.watching import Watched

_DESCRIPTION = """\
Draw maps, and draw each again whenever it or a file that it rests on is saved. Files are called as `render` calls them;
for a folder, they lie below OUT as the maps lie in the folder."""
_EPILOG = """\
examples:
  blueprint watch hotel.blueprint.yaml -o out
  blueprint watch maps/ -o out --format svg,pdf
  blueprint watch hotel.blueprint.yaml -o out --format pdf --view blueprint --page A1

Each change is told in one line, findings as by `validate`; those that stay are told once. A map with errors keeps its
files of before.
Ctrl-C ends it."""
_INTERVAL, _SEARCH = 0.05, 1.0
"""Seconds between two looks at the files, and at which maps there are."""
_SHARE = 20
"""How many times as long as a look takes, there is none."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("map", metavar="FILE|DIR", help="a .blueprint.yaml file, or a folder with some")
    parser.add_argument("-o", "--output", metavar="OUT", required=True, help="folder for the drawings")
    parser.add_argument(
        "--format", default="svg", metavar="FORMATS", help="svg (default), pdf, png, or several: svg,pdf"
    )
    parser.add_argument("--view", default="all", metavar="VIEW", help="journey, blueprint, a view of the files, or all")
    parser.add_argument("--lang", metavar="TAG", help="language of the drawings (default: the files')")
    parser.add_argument("--theme", metavar="THEME", help="name or file of a theme (default: the files')")
    add_paper(parser)
    parser.add_argument("--diagnostics", choices=("full", "concise"), default="full", help="how findings are told")
    add_limits(parser, confinable=False)
    parser.set_defaults(text=None, width=None, dpi=None, strict=False, baseline=None, write_baseline=False)


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Write until Ctrl-C; 0 then."""
    watch = Watch(args, streams)
    try:
        while True:
            started = monotonic()
            if watch.step(started):
                gc.collect()  # other commands do without; this one runs all day
            sleep(max(_INTERVAL, watch.took * _SHARE))
    except KeyboardInterrupt:
        streams.stdout.write(f"{chr(10) if streams.stdout.isatty() else ''}no longer watching\n")
        return 0


class Watch:
    """All maps that are watched.

    Attributes:
        took: seconds of the last look at the files, without drawing.
    """

    def __init__(self, args: argparse.Namespace, streams: Streams) -> None:
        """Check what is asked.

        Raises:
            UsageError: something cannot be meant.
        """
        self._args = argparse.Namespace(**{**vars(args), "diagnostics": [args.diagnostics]})
        self._streams = streams
        self._formats, self._wish = _check(args)
        self._limits = limits_of(args)
        self._root = Path(args.map)
        self._watched: dict[str, Watched] = {}
        self._told: dict[str, list[tuple[str, str]]] = {}
        self._searched = -_SEARCH
        self._timed = streams.stdout.isatty()
        self.took = 0.0

    def step(self, now: float) -> int:
        """Draw what is new or has changed; how many maps that were."""
        from blueprint.preview.watching import Watched  # noqa: PLC0415 - `--help` needs none of it

        started = monotonic()
        due = []
        if now - self._searched >= _SEARCH:
            self._searched = now
            found = list(self._maps())
            for name in [name for name in self._watched if name not in found]:
                del self._watched[name]
                self._say(f"{name} is gone; its drawings stay")
            more = [Path(self._args.theme)] if (self._args.theme or "").endswith((".yaml", ".yml")) else []
            for name in found:
                if name not in self._watched:
                    self._watched[name] = Watched(Path(name), more)
                    due.append(name)
        due += [name for name, watched in self._watched.items() if name not in due and watched.changed()]
        self.took = monotonic() - started
        for name in due:
            self._draw(name)
        return len(due)

    def _maps(self) -> Iterator[str]:
        """The maps there are now, as messages call them."""
        from blueprint.project.chosen import chosen  # noqa: PLC0415 - `--help` needs none of it

        if not self._root.is_dir():
            yield self._args.map
            return
        from blueprint.project.building.discovery import find_maps  # noqa: PLC0415 - likewise

        meant = chosen(self._root)
        for path in find_maps(meant.config, meant.below, self._limits.maps).maps if meant.config else ():
            inside = path.removeprefix(f"{meant.below}/") if meant.below else path
            yield str(self._root / inside)

    def _draw(self, name: str) -> None:
        """Draw one map and say what happened."""
        from blueprint.pipeline import load  # noqa: PLC0415 - `--help` needs none of it
        from blueprint.pipeline.linting import lint  # noqa: PLC0415 - likewise

        started, since = monotonic(), time_ns()
        reporting = Reporting(self._args, self._streams)
        while True:
            outcome = load(name, limits=self._limits)
            sleep(0 if outcome.value is not None else _INTERVAL)
            if outcome.value is not None or not self._watched[name].changed():
                break  # a file with errors may be half written: it is looked at again if it changes
        found = [*outcome.diagnostics, *(lint(outcome.value) if outcome.value is not None else ())]
        self._watched[name].find(since)
        written: list[str] = []
        problem = ""
        if outcome.value is not None:
            try:
                for wanted in self._formats:
                    written += self._write(wanted, name, outcome.value, found)
            except UsageError as error:
                problem = str(error)
        reporting.add(name, found)
        again = self._as_before(name, found)
        said = io.StringIO()
        failed = reporting.finish([name], said if again else self._streams.stderr, quiet=True, linted=True)
        took = f" in {(monotonic() - started) * 1000:.0f} ms" if self._timed else ""
        if problem:
            self._streams.stderr.write(f"error: {problem}\n")
        if written:
            more = ", with errors" if failed else ", findings as before" if said.getvalue() else ""
            self._say(f"{name}: {count(len(written), 'file')} written{took}{more}")
        else:
            self._say(f"{name}: nothing written{took}, it has errors")

    def _as_before(self, name: str, found: Sequence[Diagnostic]) -> bool:
        """Whether a map has the findings that were told of it last, none of them an error; places may have moved."""
        from blueprint.diagnostics import has_errors  # noqa: PLC0415 - `--help` needs none of it

        before, now = self._told.get(name), sorted((d.code, d.message) for d in found)
        self._told[name] = now
        return before == now and not has_errors(found)

    def _write(self, wanted: Format, name: str, service: Service, found: list[Diagnostic]) -> list[str]:
        """Write the files of one format; their paths, and beside them what is found."""
        paths = io.StringIO()
        out = Path(self._args.output)
        if self._root.is_dir():
            out /= Path(name).parent.relative_to(self._root)
        out.mkdir(parents=True, exist_ok=True)
        args = argparse.Namespace(**{**vars(self._args), "output": f"{out}/", "format": wanted.value})
        streams = Streams(stdin=self._streams.stdin, stdout=paths, stderr=self._streams.stderr)
        for output in outputs_of(args, wanted, name, service):
            _, findings = write_output(args, self._wish, wanted, service, output, streams)
            found += findings
        return paths.getvalue().splitlines()

    def _say(self, line: str) -> None:
        self._streams.stdout.write(f"{line}\n")
        self._streams.stdout.flush()


def _check(args: argparse.Namespace) -> tuple[tuple[Format, ...], Wish]:
    """Reject what cannot be meant before any work is done; the formats and the paper."""
    check_language(args)
    formats = tuple(dict.fromkeys(_format(name) for name in args.format.split(",")))
    wish = wish_of(args)
    given: Sequence[str] = paper_options(args)
    if given and set(formats) == {Format.SVG}:
        raise UsageError(f"`{given[0]}` is for pdf and png, not for svg; add `--format svg,pdf`")
    _place(args)
    if args.theme:
        from blueprint.theme import load_theme  # noqa: PLC0415 - `--help` needs none of it

        if load_theme(args.theme).value is None:
            raise UsageError(
                f"{load_theme(args.theme).diagnostics[0].message}; `--theme` takes a name or a file of a theme"
            )
    return formats, wish


def _place(args: argparse.Namespace) -> None:
    if args.map == "-":
        raise UsageError("standard input cannot be watched; save it to a file")
    if not Path(args.map).exists():
        raise UsageError(f"{quote(args.map)} does not exist; name a .blueprint.yaml file, or a folder with some")
    if Path(args.output).exists() and not Path(args.output).is_dir():
        raise UsageError(f"`-o {args.output}` is a file; give it a folder")


def _format(name: str) -> Format:
    if name in set(Format):
        return Format(name)
    close = nearest(name, [f.value for f in Format])
    meant = f"did you mean `{close}`?" if close else f"the formats are {listing(Format, 'and')}"
    raise UsageError(f"there is no format {quote(name)}; {meant}")
