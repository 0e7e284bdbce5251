"""The options `--limit` and `--untrusted`, which every verb has that reads files."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from blueprint.cli.streams import UsageError
from blueprint.frozen import replace
from blueprint.limits import DEFAULT_LIMITS, LARGEST, MOST_DIGITS, NAMES, Limits
from blueprint.phrases import listing

T = TypeVar("T")

_PLACES = ("files", "names", "folder", "file", "map")
"""Arguments that say where maps lie."""


def add_limits(parser: argparse.ArgumentParser, *, confinable: bool = True) -> None:
    """Add the options to a verb's parser.

    Args:
        parser: of the verb.
        confinable: whether it may be run in a confined process: not if it goes on until somebody ends it.
    """
    parser.add_argument(
        "--limit",
        action="append",
        default=[],
        metavar="NAME=NUMBER",
        help=f"raise a limit: {', '.join(NAMES)}; may be given several times",
    )
    if confinable:
        parser.add_argument(
            "--untrusted",
            action="store_true",
            help="the files come from a stranger: work in a process that the system limits, with limits that only "
            "this command line raises (docs/security.md)",
        )


def limits_of(args: argparse.Namespace, name: str | None = None) -> Limits:
    """The limits that count: those of the command line, else those of the configuration, else the usual ones.

    Args:
        args: of the command.
        name: of the file that they are for, which lies in a project; by default the first that the arguments name.

    Raises:
        UsageError: an unknown name, or something that is no whole number above zero.
    """
    given = dict(_setting(setting) for setting in args.limit)
    if getattr(args, "untrusted", False):
        return replace(DEFAULT_LIMITS, **given)
    return replace(_configured(args, _folder(args, name), replace(DEFAULT_LIMITS, **given)), **given)


def in_time(args: argparse.Namespace, work: Callable[[], T]) -> T:
    """Make one output, and end it when it takes too long.

    Raises:
        OutOfTimeError: it took longer than it may.
    """
    from blueprint.deadline import within  # noqa: PLC0415 - `--help` needs none of it

    return within(limits_of(args).seconds, work)


def _setting(setting: str) -> tuple[str, int]:
    """A limit of the command line.

    Raises:
        UsageError: an unknown name, or something that is no whole number above zero.
    """
    name, _, number = setting.partition("=")
    if name not in NAMES:
        raise UsageError(f"there is no limit `{name}`; the limits are {listing(NAMES, 'and')}")
    if not number.isascii() or not number.isdigit() or not 0 < len(number) <= len(str(LARGEST)) or not int(number):
        raise UsageError(f"`--limit {setting}` needs a whole number above zero: `--limit {name}=1000`")
    if name == "digits" and int(number) > MOST_DIGITS:
        raise UsageError(f"`--limit {setting}` is too much: numbers may have {MOST_DIGITS} digits at most")
    return name, int(number)


def _folder(args: argparse.Namespace, name: str | None) -> Path:
    """The folder whose project counts."""
    if name is None:
        given = (getattr(args, place, None) for place in _PLACES)
        name = next((one if isinstance(one, str) else one[0] for one in given if one), "")
    path = Path(name)
    return path if path.is_dir() else path.parent


def _configured(args: argparse.Namespace, folder: Path, limits: Limits) -> Limits:
    """The limits with what the configuration of a folder's project says; what is wrong with it is told elsewhere."""
    known: dict[Path, Limits] = vars(args).setdefault("limits_known", {})
    if folder not in known:
        known[folder] = limits
        from blueprint.project.config_search import find_project  # noqa: PLC0415 - `--help` needs none of it

        try:
            project = find_project(folder)
            speaks = project is not None and project.config is not None and _speaks_of_limits(project.config)
        except (OSError, ValueError):  # what is wrong with the name is told when it is read
            return limits
        if speaks and project is not None and project.config is not None:
            from blueprint.project.config_read import read_config  # noqa: PLC0415 - few projects set limits

            config = read_config(project.config, limits).value
            known[folder] = replace(limits, **dict(config.limits)) if config else limits
    return known[folder]


def _speaks_of_limits(file: Path) -> bool:
    """Whether a configuration may set limits; a quick look that spares most of them a slow one."""
    with file.open("rb") as stream:
        return b"limits" in stream.read(DEFAULT_LIMITS.bytes)
