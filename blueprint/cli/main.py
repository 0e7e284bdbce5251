"""The way in: finds the verb, runs it, and is the only place where anything is caught.

In: the command line. Out: an exit code, see the package.
"""

from __future__ import annotations

import argparse
import errno
import gc
import io
import os
import re
import sys
from collections.abc import Sequence
from typing import Any, BinaryIO, NoReturn, TextIO

from blueprint import __version__
from blueprint.cli.help_text import HelpText
from blueprint.cli.streams import Streams, UsageError, columns
from blueprint.cli.verbs import VERBS, load
from blueprint.deadline import OutOfTimeError
from blueprint.limits import BeyondError

FINE, FINDINGS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
_NOT_OURS = frozenset({
    errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.EACCES, errno.EPERM, errno.ENAMETOOLONG,
    errno.ELOOP, errno.EMFILE, errno.ENFILE, errno.ENOMEM,
})  # fmt: skip
"""What a system refuses: a disk takes no more, a file may not be touched, there is too much of something."""

_DESCRIPTION = "Customer journey maps and service blueprints from a YAML file."
_EPILOG = """\
examples:
  blueprint validate hotel.blueprint.yaml     check a file before you draw it
  blueprint render hotel.blueprint.yaml       draw its journey map and its service blueprint
  blueprint explain BP126                     what a finding means, with an example

`blueprint VERB --help` tells more about a verb, `blueprint explain step` what a step can say.
"""


def run() -> NoReturn:
    """Entry point of the program: runs with the process's own arguments and streams, and ends it."""
    # A command is over before there is garbage worth collecting; looking for it would take a tenth of the time.
    gc.disable()
    code = INTERRUPTED
    try:
        _open_all()
        code = main(sys.argv[1:], sys.stdin.buffer, sys.stdout, sys.stderr)
        code = max(code, _flush(sys.stdout))
    except KeyboardInterrupt:
        code = INTERRUPTED
    _flush(sys.stderr)
    gc.freeze()  # else the interpreter would look through everything once more before it ends
    sys.exit(code)


def _open_all() -> None:
    """Have all three streams: one that the shell has closed is empty, or goes nowhere."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - open until the end
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - likewise
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - likewise
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _flush(stream: TextIO) -> int:
    """Write what is left; what nobody takes is dropped. 2 if there is no room for it."""
    try:
        stream.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if isinstance(error, BrokenPipeError) or stream is sys.stderr:
            return FINE
        return _unwritable(error, sys.stderr)
    return FINE


def main(argv: Sequence[str], stdin: BinaryIO, stdout: TextIO, stderr: TextIO) -> int:
    """Run one command.

    Args:
        argv: the arguments behind the program's name.
        stdin: what `-` reads.
        stdout: what the command gives.
        stderr: what it says beside that.

    Returns:
        0; 1 if there are findings; 2 if the arguments are wrong; 3 if the program itself failed; 130 if interrupted.
    """
    streams = Streams(stdin=stdin, stdout=stdout, stderr=stderr)
    wants_traceback = bool(argv) and argv[0] == "--traceback"
    try:
        return _dispatch(list(argv[1:] if wants_traceback else argv), streams)
    except (UsageError, BeyondError) as error:
        from blueprint.phrases import seen  # noqa: PLC0415 - only then

        stderr.write(f"error: {seen(str(error))}\n")
        return USAGE
    except (KeyboardInterrupt, OutOfTimeError, MemoryError) as error:
        return _ended(error, stderr)
    except BrokenPipeError:
        return FINE
    except Exception as error:  # noqa: BLE001 - the one boundary behind which nobody sees a traceback
        return _failed(error, argv, stderr, traceback=wants_traceback)


def _failed(error: Exception, argv: Sequence[str], stderr: TextIO, *, traceback: bool) -> int:
    """Say what went wrong: the memory, the system, or the program itself."""
    if "--untrusted" in argv and _ran_full():
        return _ended(MemoryError(), stderr)
    if isinstance(error, OSError) and error.errno in _NOT_OURS:
        return _unwritable(error, stderr)
    _report_bug(error, argv, stderr, traceback=traceback)
    return BUG


def _ran_full() -> bool:
    """Whether what failed is most likely the confined process's memory."""
    from blueprint.cli.exceeded import memory_was_full  # noqa: PLC0415 - only after a failure

    return memory_was_full()


def _ended(error: BaseException, stderr: TextIO) -> int:
    """Say what has ended the work: somebody, the time, or a full memory."""
    if isinstance(error, KeyboardInterrupt):
        stderr.write("interrupted\n")
        return INTERRUPTED
    from blueprint.cli.exceeded import out_of_memory, out_of_time  # noqa: PLC0415 - only then

    stderr.write(out_of_time(error.seconds) if isinstance(error, OutOfTimeError) else out_of_memory())
    return USAGE


def _unwritable(error: OSError, stderr: TextIO) -> int:
    """Say what the system refuses; where no file is named, it is what the command gives that has no place."""
    what = f"{os.fsdecode(error.filename)}:" if error.filename else "the output cannot be written:"
    stderr.write(f"error: {what} {(error.strerror or str(error)).lower()}\n")
    return USAGE


class _Answer(Exception):  # noqa: N818 - not an error, it carries a text out of the parser
    """A text that was asked for instead of a run: help or version."""


class _Parser(argparse.ArgumentParser):
    """A parser that prints nothing and ends nothing itself."""

    def __init__(self, **settings: Any) -> None:
        self.columns: int | None = None
        super().__init__(allow_abbrev=False, **settings)
        # So that `--margin -3mm` reaches the check that says what a margin may be.
        self._negative_number_matcher = re.compile(r"-\d")
        self.verb = ""
        self.options: list[str] = []

    def _get_formatter(self) -> argparse.HelpFormatter:
        return HelpText(self.prog, self.columns)

    def error(self, message: str) -> NoReturn:
        """Wrong arguments."""
        from blueprint.cli.wrong_arguments import in_plain_words  # noqa: PLC0415 - only then

        raise UsageError(in_plain_words(message, self.options, self.verb))

    def print_help(self, file: Any = None) -> NoReturn:  # noqa: ANN401, ARG002 - argparse's interface
        """`--help`."""
        raise _Answer(self.format_help())


class _Version(argparse.Action):
    """`--version`."""

    def __call__(self, *_: object) -> NoReturn:
        raise _Answer(f"blueprint {__version__}\n")


def _dispatch(argv: list[str], streams: Streams) -> int:
    """Find the verb and run it."""
    name = next((a for a in argv if not a.startswith("-")), None)
    if name is not None and name not in VERBS:
        raise UsageError(_unknown_verb(name))
    try:
        args = _parser(name, columns(streams.stdout), alone=argv[:1] == [name]).parse_args(argv)
    except _Answer as answer:
        streams.stdout.write(str(answer))
        return FINE
    if name is None:
        raise UsageError("say what to do: `blueprint --help` lists the verbs")
    if getattr(args, "untrusted", False):
        from blueprint.confinement import current  # noqa: PLC0415 - only then

        if current() is None:
            from blueprint.cli.limits import limits_of  # noqa: PLC0415 - likewise
            from blueprint.cli.untrusted import run_confined  # noqa: PLC0415 - likewise

            return run_confined(argv, limits_of(args), streams)
    return load(name).run(args, streams)


def _parser(verb: str | None, columns: int | None = None, *, alone: bool = False) -> argparse.ArgumentParser:
    """The parser; only the verb that is asked for knows its arguments, so that no other module is loaded.

    With `alone` it has no other verb: where one comes first, nobody asks for their list, and making 22 parsers that
    nobody uses takes as long as checking a small map.
    """
    parser = _Parser(prog="blueprint", description=_DESCRIPTION, epilog=_EPILOG)
    parser.columns = columns
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and end")
    parser.add_argument(
        "--traceback", action="store_true", help="as the first argument: show details if the program itself fails"
    )
    verbs = parser.add_subparsers(metavar="VERB", title="verbs", parser_class=_Parser)
    for name, text in VERBS.items():
        if alone and name != verb:
            continue
        added = verbs.add_parser(name, help=text, description=f"{text[:1].upper()}{text[1:]}.")
        added.columns = columns
        if name == verb:
            load(name).configure(added)
            options = [o for action in added._actions for o in action.option_strings if o.startswith("--")]  # noqa: SLF001
            for each in (parser, added):
                each.verb, each.options = name, options
    return parser


def _unknown_verb(name: str) -> str:
    """The sentence about a verb that there is not."""
    from blueprint.phrases import listing, nearest, quote  # noqa: PLC0415 - only for wrong arguments

    if "." in name or "/" in name:
        return f"say what to do with {quote(name)}: `blueprint render {name}` or `blueprint validate {name}`"
    close = nearest(name, list(VERBS))
    meant = f"did you mean `{close}`?" if close else f"the verbs are {listing(VERBS, 'and')}"
    return f"there is no verb {quote(name)}; {meant}"


def _report_bug(error: Exception, argv: Sequence[str], stderr: TextIO, *, traceback: bool) -> None:
    """Say that the program failed, and what to report."""
    command = " ".join(["blueprint", *argv])
    python = ".".join(str(part) for part in sys.version_info[:3])
    stderr.write(
        "error: blueprint failed because of a mistake of its own, not of yours\n"
        "\n"
        "Please report it with the file, if you can share it, and these lines:\n"
        f"  version  blueprint {__version__}, Python {python}, {sys.platform}\n"
        f"  command  {command}\n"
        f"  problem  {type(error).__name__}: {error}\n"
    )
    if traceback:
        from traceback import format_exception  # noqa: PLC0415 - only after a failure

        stderr.write("".join(f"  {line}\n" for part in format_exception(error) for line in part.splitlines()))
    else:
        stderr.write("For more details, repeat the command with `--traceback` right behind `blueprint`.\n")
