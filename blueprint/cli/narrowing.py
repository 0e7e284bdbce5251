"""The options that narrow which answers of surveys count."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from blueprint.cli.streams import UsageError
from blueprint.model.measures import Where

if TYPE_CHECKING:
    from blueprint.model.service import Service

_NAMES = ("segment", "period", "touchpoint")


def add_narrowing(parser: argparse.ArgumentParser) -> None:
    """Add `--segment`, `--period` and `--touchpoint` to a verb's parser."""
    group = parser.add_argument_group("which answers of surveys count (default: all)")
    group.add_argument("--segment", metavar="NAME", help="those of one segment, as the survey writes it")
    group.add_argument(
        "--period", metavar="PERIOD", help="those of 2025, 2025-Q1, 2025-03 or 2025-03-31, or from..to of these"
    )
    group.add_argument("--touchpoint", metavar="NAME", help="those about one touchpoint, by id or title")


def narrowed_of(args: argparse.Namespace) -> Where | None:
    """Which answers count; None for all.

    Raises:
        UsageError: an option is empty.
    """
    given = {name: getattr(args, name, None) for name in _NAMES}
    for name, value in given.items():
        if value is not None and not value.strip():
            raise UsageError(f"`--{name}` is empty; write what is asked for, or leave it out")
    return Where(**given) if any(value is not None for value in given.values()) else None


def check_answers(args: argparse.Namespace, services: Sequence[Service]) -> None:
    """Reject narrowing where there is nothing to narrow.

    Raises:
        UsageError: no file has a survey.
    """
    asked = next((name for name in _NAMES if getattr(args, name, None) is not None), None)
    if asked and not any(service.responses for service in services):
        raise UsageError(f"`--{asked}` narrows the answers of surveys, and no file names any under `responses`")
