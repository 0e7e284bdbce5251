"""What every verb has that finds something: `--diagnostics`, `--strict`, `--baseline`, `--write-baseline`.

A verb makes a `Reporting` of its arguments before it does any work, adds what it finds, and finishes with it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from blueprint.cli.limits import limits_of
from blueprint.cli.streams import Streams, UsageError, columns, wants_colour
from blueprint.diagnostics import Diagnostic, in_order
from blueprint.phrases import count, listing, nearest, quote
from blueprint.report import Finding, Style, report, summary

if TYPE_CHECKING:
    from blueprint.project.findings import Verdict

_PLAIN = (Style.FULL, Style.CONCISE)
"""Forms that show neither elements nor fingerprints."""


def add_reporting(parser: argparse.ArgumentParser) -> None:
    """Add the options to a verb's parser."""
    group = parser.add_argument_group("findings")
    group.add_argument(
        "--diagnostics",
        action="append",
        metavar="FORM[=FILE]",
        help="full (with excerpts, the default), concise (one line each), json, github (annotations), gitlab (Code "
        "Quality), sarif or junit; with =FILE, written to that file beside what is shown; may be given several times",
    )
    group.add_argument("--strict", action="store_true", help="let warnings count like errors")
    group.add_argument(
        "--baseline",
        metavar="FILE",
        help="tell no warnings that this file knows (default: the one that blueprint.config.yaml names)",
    )
    group.add_argument(
        "--write-baseline", action="store_true", help="enter all warnings of this run into the baseline, and tell none"
    )


class Reporting:
    """The findings of one run, and what becomes of them."""

    def __init__(self, args: argparse.Namespace, streams: Streams) -> None:
        """Understand the options.

        Raises:
            UsageError: there is no such form, two of them would be shown, or two go into one file.
        """
        self._args = args
        self._streams = streams
        self._style, self._to_files = _forms(args.diagnostics or [])
        self._said: dict[str, list[Diagnostic]] = {}

    def add(self, name: str, diagnostics: Iterable[Diagnostic]) -> None:
        """Take findings.

        Args:
            name: the file that was worked at, as it was typed.
            diagnostics: what was said about it and about what it includes, in any order.
        """
        self._said.setdefault(name, []).extend(diagnostics)

    def finish(
        self,
        files: Sequence[str],
        stream: TextIO,
        *,
        quiet: bool = False,
        whole: bool = False,
        linted: bool = False,
        only: frozenset[str] | None = None,
        elsewhere: frozenset[str] = frozenset(),
    ) -> int:
        """Weigh the findings as the project wants it, and write them.

        Args:
            files: the names of all files that were looked at.
            stream: where what is shown goes.
            quiet: whether nothing is shown where there is nothing to say.
            whole: whether all maps of the project were looked at and drawn.
            linted: whether the lint rules were checked.
            only: the codes that the run tells; None for all.
            elsewhere: the codes that people are told in lines of the verb's own: forms for people leave them out.

        Returns:
            The exit code: 1 if there are errors, or with `--strict` warnings; 2 if a file cannot be written; else 0.

        Raises:
            UsageError: a baseline is to be written, and nothing says where.
        """
        from blueprint.project.findings import Wanted, judge  # noqa: PLC0415 - `--help` needs none of it

        args = self._args
        styles = (self._style, *self._to_files.values())
        verdict = judge(
            ((name, diagnostic) for name, said in self._said.items() for diagnostic in in_order(said)),
            files,
            Wanted(
                baseline=args.baseline,
                renew=args.write_baseline,
                identify=any(style not in _PLAIN for style in styles),
                whole=whole,
                linted=linted,
                only=only,
                limits=limits_of(args) if hasattr(args, "limit") else Wanted().limits,
            ),
        )
        if verdict.nowhere:
            raise UsageError(
                "say where the baseline goes: `--baseline blueprint.baseline.yaml`, or `baseline: "
                "blueprint.baseline.yaml` in blueprint.config.yaml"
            )
        notes = _notes(verdict)
        written = self._write_files(verdict, files, notes)
        told = [f for f in verdict.findings if not (f.diagnostic.code in elsewhere and self._style in _PLAIN)]
        if told or notes or not quiet:
            self._show(told, files, stream, notes)
        failed = any(finding.fails(strict=args.strict) for finding in verdict.findings)
        return written or int(failed)

    def _show(self, findings: Sequence[Finding], files: Sequence[str], stream: TextIO, notes: Sequence[str]) -> None:
        """Write the form that is shown, with a line that counts where others may follow."""
        style = self._style
        text = report(
            findings, style, files=files, colour=wants_colour(stream), width=columns(stream), strict=self._args.strict
        )
        stream.write(text)
        if not style.lines:
            self._streams.stderr.write("".join(f"{note}\n" for note in notes))
            return
        gap = "\n" if text and style is Style.FULL else ""
        stream.write(f"{gap}{summary(findings, len(files))}\n" + "".join(f"{note}\n" for note in notes))

    def _write_files(self, verdict: Verdict, files: Sequence[str], notes: list[str]) -> int:
        """Write reports and baselines; 2 if one cannot be written."""
        texts = {
            name: report(verdict.findings, style, files=files, strict=self._args.strict)
            for name, style in self._to_files.items()
        }
        code = 0
        for name, text in texts.items():
            code = max(code, self._write(name, text))
        for renewed in verdict.renewed:
            failed = self._write(renewed.path, renewed.text)
            code = max(code, failed)
            if not failed:
                gone = f", {renewed.gone:,} no longer needed left out" if renewed.gone else ""
                notes.append(f"{renewed.path} knows {count(renewed.count, 'warning')}{gone}")
        return code

    def _write(self, name: str, text: str) -> int:
        """Write one whole file; 2 if that cannot be done."""
        from blueprint.writing.whole import why, write_whole  # noqa: PLC0415 - only where files are asked for

        try:
            write_whole(Path(name), text.encode("utf-8", "backslashreplace"))
        except (OSError, ValueError) as error:
            self._streams.stderr.write(f"error: {name} cannot be written: {why(error)}\n")
            return 2
        return 0


def _forms(given: Sequence[str]) -> tuple[Style, dict[str, Style]]:
    """The form that is shown, and those that go into files.

    Raises:
        UsageError: there is no such form, two of them would be shown, or two go into one file.
    """
    shown: Style | None = None
    to_files: dict[str, Style] = {}
    for one in given:
        form, to_file, name = one.partition("=")
        if form not in set(Style):
            close = nearest(form, [s.value for s in Style])
            meant = f"did you mean `{close}`?" if close else f"the forms are {listing(Style, 'and')}"
            raise UsageError(f"there is no form {quote(form)} of findings; {meant}")
        if not to_file:
            if shown not in {None, Style(form)}:
                raise UsageError(f"`{shown}` and `{form}` cannot both be shown; send one to a file: `{form}=FILE`")
            shown = Style(form)
        elif name in {"", "-"}:
            raise UsageError(f"`--diagnostics {one}` names no file: `--diagnostics {form}` shows it")
        elif to_files.setdefault(name, Style(form)) is not Style(form):
            raise UsageError(f"two forms of findings would be written to {quote(name)}")
    return shown or Style.FULL, to_files


def _notes(verdict: Verdict) -> list[str]:
    """What there is to say about baselines."""
    notes = []
    if verdict.known:
        verb = "is" if verdict.known == 1 else "are"
        notes.append(f"{count(verdict.known, 'known warning')} {verb} in the baseline and not told")
    if verdict.needless:
        verb, them = ("is", "it") if verdict.needless == 1 else ("are", "them")
        notes.append(
            f"{count(verdict.needless, 'entry', 'entries')} of the baseline {verb} no longer needed; "
            f"`--write-baseline` leaves {them} out"
        )
    return notes


def write_findings(args: argparse.Namespace, found: Sequence[Diagnostic], files: int, stream: TextIO) -> None:
    """Findings in the form that is asked for, without the project's levels, and a line that counts them."""
    from blueprint.report import plain  # noqa: PLC0415

    style, _ = _forms(args.diagnostics or [])
    text = report(plain(found), style, files=("",) * files, colour=wants_colour(stream), width=columns(stream))
    stream.write(text)
    if style.lines:
        gap = "\n" if text and style is Style.FULL else ""
        stream.write(f"{gap}{summary(plain(found), files)}\n")


def exit_code(args: argparse.Namespace, found: Sequence[Diagnostic]) -> int:
    """1 if there are errors, or with `--strict` any findings; else 0."""
    from blueprint.diagnostics import has_errors  # noqa: PLC0415

    return 1 if has_errors(found) or (args.strict and found) else 0
