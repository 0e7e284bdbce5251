"""What the two halves of `blueprint diff` say alike: errors of a version, and the exit code."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from blueprint.cli.streams import Streams, columns, wants_colour

if TYPE_CHECKING:
    from blueprint.compare.values import Compared
    from blueprint.diagnostics import Diagnostic
    from blueprint.pipeline.difference.opening import Opened


def errors_of(opened: Opened) -> list[Diagnostic]:
    """What keeps a version from being compared; other findings are for `validate`."""
    from blueprint.diagnostics import Severity  # noqa: PLC0415

    return [d for d in opened.findings if d.severity is Severity.ERROR] if opened.compared.failed else []


def report(found: list[Diagnostic], streams: Streams) -> None:
    """Tell findings, if there are any."""
    if found:
        from blueprint.report import Style, plain  # noqa: PLC0415 - only for faulty files
        from blueprint.report import report as findings_report  # noqa: PLC0415 - only for faulty files

        to = streams.stderr
        to.write(findings_report(plain(found), Style.FULL, colour=wants_colour(to), width=columns(to)))


def exit_code(args: argparse.Namespace, found: list[Compared]) -> int:
    """1 for a version with errors, and with `--exit-code` for differences."""
    from blueprint.compare.values import Status  # noqa: PLC0415

    failed = any(one.status is Status.FAILED for one in found)
    return 1 if failed or (args.exit_code and any(one.status is not Status.SAME for one in found)) else 0
