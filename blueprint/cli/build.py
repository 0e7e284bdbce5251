"""`blueprint build [DIR]`: makes all outputs of a project, or checks those that are committed."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.build_progress import Progress
from blueprint.cli.limits import add_limits, limits_of
from blueprint.cli.reporting import Reporting, add_reporting
from blueprint.cli.streams import Streams, UsageError
from blueprint.phrases import quote

if TYPE_CHECKING:
    from blueprint.project.building.shards import Shard
    from blueprint.project.building.values import Options, Report
    from blueprint.project.chosen import Chosen

_DESCRIPTION = """\
Draw all maps of a project: every *.blueprint.yaml in a folder and below it, as blueprint.config.yaml says, else as
SVG beside each map. What has not changed is not made again. Beside the outputs go manifest.json, a list of all of
them, and index.html, a page that shows them."""
_EPILOG = """\
examples:
  blueprint build                        all maps of this project
  blueprint build maps/hotel             only those in a folder
  blueprint build -o site                into another folder
  blueprint build --check                are the committed outputs what the maps give? nothing is written
  blueprint build --clean                also remove the outputs of maps that are gone
  blueprint build --shard 2/8 -o part    the second of eight parts, for eight machines
  blueprint build --merge part-* -o site put the parts together again

One bad map never stops the others. The exit code is 1 if a map has errors, or if a committed output is not what its
map gives; 2 if something cannot be written. The paths of what was written are printed, findings go beside them to
standard error. docs/build.md and docs/config.md tell more."""
_MOST_JOBS = 256


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("folder", nargs="?", metavar="DIR", help="the maps in this folder (default: the whole project)")
    parser.add_argument("-o", "--output", metavar="OUT", help="folder for the outputs (default: as configured)")
    what = parser.add_argument_group("what is done")
    what.add_argument("--check", action="store_true", help="write nothing; fail if committed outputs are out of date")
    what.add_argument(
        "--clean", action="store_true", help="remove outputs that this program made and that nothing asks for any more"
    )
    what.add_argument("--force", action="store_true", help="make everything anew, whatever is known")
    how = parser.add_argument_group("how it is done")
    how.add_argument("--jobs", metavar="N", help="processes: a number, or auto (default): as many as pay off")
    how.add_argument("--shard", metavar="I/N", help="only the I-th of N parts; each map is in one of them")
    how.add_argument(
        "--merge", metavar="DIR", nargs="+", help="join the parts that --shard has made, if they cover everything"
    )
    how.add_argument(
        "--executor",
        metavar="WHERE",
        help="dask=ADDRESS: have a running Dask cluster draw, such as dask=tcp://host:8786",
    )
    add_reporting(parser)
    add_limits(parser)


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Build; 1 for errors (with `--strict`, for warnings) and outdated outputs, 2 if something cannot be written."""
    from blueprint.project.building.builder import build  # noqa: PLC0415 - likewise
    from blueprint.project.building.values import BuildError  # noqa: PLC0415 - `--help` needs none of it

    reporting = Reporting(args, streams)
    options, project = _asked(args)
    config = project.config
    if config is None:
        return reporting.finish(_config_name(project), streams.stderr) or 1
    progress = Progress(streams, whole_paths=bool(args.output) and Path(args.output).is_absolute())
    try:
        if args.merge:
            from blueprint.project.building.merging import merge  # noqa: PLC0415 - seldom asked for

            report = merge([Path(folder) for folder in args.merge], config, options, progress)
        else:
            report = build(config, options, progress)
    except BuildError as error:
        raise UsageError(str(error)) from None
    finally:
        progress.clear()
    code = _tell(args, project, report, reporting, progress, streams)
    if project.file is None and report.first and report.written and (config.folder / ".git").exists():
        progress.first(report)
    return code


def _asked(args: argparse.Namespace) -> tuple[Options, Chosen]:
    """What is asked, and the project.

    Raises:
        UsageError: something cannot be meant.
    """
    from blueprint.project.building.values import Options  # noqa: PLC0415 - `--help` needs none of it

    _exclude(args)
    project = _project(args)
    if project.below and args.shard:
        raise UsageError(f"`--shard` is a part of the whole project, and {quote(args.folder)} lies in it; leave it out")
    options = Options(
        out=None if args.output is None else _folder(args.output),
        below=project.below,
        check=args.check,
        jobs=_jobs(args.jobs),
        shard=_shard(args.shard),
        cluster=_cluster(args.executor),
        force=args.force,
        clean=args.clean,
        limits=limits_of(args),
    )
    return options, project


def _exclude(args: argparse.Namespace) -> None:
    """Reject what does not go together."""
    for first, second in (
        ("--check", "--clean"), ("--check", "--shard"), ("--check", "--merge"), ("--shard", "--merge"),
        ("--shard", "--clean"), ("--merge", "--jobs"), ("--merge", "--executor"), ("--merge", "--force"),
        ("--jobs", "--executor"), ("--executor", "--untrusted"),
    ):  # fmt: skip
        if getattr(args, first[2:]) and getattr(args, second[2:]):
            raise UsageError(f"`{first}` and `{second}` exclude each other")
    if args.folder and args.merge:
        raise UsageError("`--merge` takes the folders of the parts, and no other folder")


def _project(args: argparse.Namespace) -> Chosen:
    """The project, and the folder of it that is built."""
    from blueprint.project.chosen import chosen  # noqa: PLC0415 - `--help` needs none of it

    start = Path(args.folder or ".")
    if not start.is_dir():
        problem = "is a file, not a folder; `blueprint render` draws one map" if start.exists() else "does not exist"
        raise UsageError(f"the folder {quote(str(args.folder))} {problem}")
    return chosen(None if args.folder is None else start)


def _config_name(project: Chosen) -> list[str]:
    """What findings call the configuration; nothing where there is none."""
    from blueprint.project.config_search import shown  # noqa: PLC0415 - `--help` needs none of it

    return [] if project.file is None else [shown(project.file)]


def _folder(text: str) -> Path:
    place = Path(text)
    if text == "-":
        raise UsageError("a build has many outputs; give `-o` a folder")
    if place.exists() and not place.is_dir():
        raise UsageError(f"`-o {text}` is a file; give it a folder")
    return place.absolute()


def _jobs(text: str | None) -> int | None:
    if text is None or text == "auto":
        return None
    if not re.fullmatch("[0-9]{1,3}", text) or not 1 <= int(text) <= _MOST_JOBS:
        raise UsageError(f"`--jobs {text}` needs a whole number from 1 to {_MOST_JOBS}, or auto")
    return int(text)


def _shard(text: str | None) -> Shard | None:
    from blueprint.project.building.shards import shard_of  # noqa: PLC0415 - `--help` needs none of it

    try:
        return None if text is None else shard_of(text)
    except ValueError as error:
        raise UsageError(str(error)) from None


def _cluster(text: str | None) -> str:
    if text is None:
        return ""
    kind, _, address = text.partition("=")
    if kind != "dask" or not address:
        raise UsageError(f"`--executor {text}` should name a Dask scheduler: `--executor dask=tcp://host:8786`")
    return address


def _tell(
    args: argparse.Namespace, project: Chosen, report: Report, reporting: Reporting, progress: Progress,
    streams: Streams,
) -> int:  # fmt: skip
    """Findings, what could not be done, the summary; the exit code."""
    from blueprint.project.building.troubles import OUTDATED  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.project.config_search import shown  # noqa: PLC0415 - likewise

    folder = project.config.folder if project.config else Path()
    names = {path: shown(folder / path) for path in report.maps}
    for said in report.said:
        reporting.add(names.get(said.path) or shown(folder / said.path), said.found)
    whole = report.complete and not report.failed
    files = list(names.values()) or _config_name(project)
    code = reporting.finish(files, streams.stderr, quiet=True, whole=whole, elsewhere=OUTDATED)
    for note in report.notes:
        streams.stderr.write(f"note: {note}\n")
    for path, reason in report.unwritten:
        streams.stderr.write(f"error: {progress.path(report.root / path)} cannot be written: {reason}\n")
    again = " ".join(["blueprint build", *([args.folder] if args.folder else []), *_output(args)])
    progress.outputs(report, again, clean=args.clean)
    if args.shard and not args.output:
        left = progress.path(report.root / f"manifest.{args.shard.replace('/', '-of-')}.json")
        streams.stderr.write(f"note: {left} tells `blueprint build --merge` what this part has made\n")
    progress.summary(report, args.shard)
    if report.unwritten:
        return 2
    return max(code, int(bool(report.failed) or bool(report.differences)))


def _output(args: argparse.Namespace) -> list[str]:
    return ["-o", args.output] if args.output else []
