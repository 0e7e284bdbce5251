"""`blueprint init [NAME]`: begins a map, after four questions or as the options say."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.pairs import in_columns
from blueprint.cli.streams import Streams, UsageError

if TYPE_CHECKING:
    from blueprint.starting.files import Change
    from blueprint.starting.starters import Answers

TEMPLATES = ("retail", "clinic", "software-onboarding", "public-service", "hotel", "support", "blank")
LANGUAGES = ("en", "zh-Hans", "zh-Hant")
_DESCRIPTION = """\
Begin a map: a file that can be drawn at once, with notes that explain the format, and what editors need to complete
and check it. On a terminal four questions are asked first; Enter accepts what stands in brackets, Ctrl-C ends without
a trace. Nothing is ever overwritten."""
_EPILOG = """\
examples:
  blueprint init                                       ask, then write NAME.blueprint.yaml here
  blueprint init --list                                what the templates tell
  blueprint init hotel --template hotel --yes          a whole example to change, without questions
  blueprint init maps/ --service "Library card" --persona Ada --stages "Find,Join,Borrow" --yes
  blueprint init --template clinic --lang zh-Hans --yes

docs/starting.md tells more, docs/editors.md how to set up other editors than VS Code."""
_SUFFIXES = (".blueprint.yaml", ".blueprint.yml")
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows keeps for itself, whatever stands behind their first dot."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("name", nargs="?", metavar="NAME", help="of the map, or a folder for it (default: here)")
    parser.add_argument("--service", metavar="TEXT", help="what the service is called: the title of the map")
    parser.add_argument("--persona", metavar="TEXT", help="whose journey it is: a name")
    parser.add_argument("--stages", metavar="A,B,C", help="the titles of the stages, in order")
    parser.add_argument("--lang", choices=LANGUAGES, metavar="LANG", help="language of the map: en, zh-Hans or zh-Hant")
    parser.add_argument("--template", choices=TEMPLATES, metavar="NAME", help="what to begin with (default: blank)")
    parser.add_argument("--list", action="store_true", help="list the templates, one line each, and end")
    parser.add_argument("--yes", action="store_true", help="ask nothing")
    parser.add_argument(
        "--force", action="store_true", help="make a map anew that `init` made and nobody changed; renew the schema"
    )


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Ask, plan everything, write it; 1 if nobody answers, 2 if it cannot be written.

    Raises:
        UsageError: an answer does not go with the template, or a file is in the way.
    """
    from blueprint.cli.init_questions import Unanswered, answered, in_language  # noqa: PLC0415 - `--help` needs it not
    from blueprint.cli.init_words import say, spoken  # noqa: PLC0415 - likewise
    from blueprint.starting.starters import StarterError, starter, summary  # noqa: PLC0415 - likewise

    if args.list:
        language = args.lang or "en"
        streams.stdout.write(in_columns([(name, summary(name, language)) for name in TEMPLATES], streams.stdout))
        return 0
    template = args.template or "blank"
    try:
        language, answers = answered(args, streams, template)
    except Unanswered:
        streams.stdout.write(f"\n{say('nothing was written', spoken(args.lang))}\n")
        return 1
    try:
        text = starter(template, language, in_language(template, language, answers))
    except StarterError as error:
        raise UsageError(str(error)) from None
    target = _target(args.name, template, language, answers)
    planned, root = _planned(target, text, language, force=args.force)
    if code := _write(planned, streams):
        return code
    streams.stdout.write(_told(planned, target, root, language, streams))
    return 0


def _target(name: str | None, template: str, language: str, answers: Answers) -> Path:
    """Where the map goes.

    Raises:
        UsageError: the name is that of another kind of file.
    """
    from blueprint.build.ids import slug  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.starting.starters import BLANK, own_answers  # noqa: PLC0415 - likewise

    own = own_answers(template, language).service if template == BLANK else template
    stem = slug(answers.service or own)[:60].strip("-") or "service"
    if stem in _DEVICES:
        stem += "-map"
    if name is None or name.endswith("/") or Path(name).is_dir():
        return Path(name or ".") / f"{stem}.blueprint.yaml"
    if name.endswith(_SUFFIXES):
        return Path(name)
    if name.endswith((".yaml", ".yml", ".json", ".svg", ".pdf")):
        raise UsageError(f"a map is named `NAME.blueprint.yaml`, so `{name}` is none; leave the ending out")
    return Path(f"{name}.blueprint.yaml")


def _planned(target: Path, text: str, language: str, *, force: bool) -> tuple[tuple[Change, ...], Path]:
    """What becomes of each file, and the folder that an editor opens."""
    from blueprint.paths import find_root  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.starting.files import ThereAlreadyError, changes  # noqa: PLC0415 - likewise
    from blueprint.starting.stamp import stamped  # noqa: PLC0415 - likewise

    top = find_root(target.parent)
    in_git = (top / ".git").exists()
    root = _opened(target.parent, top)
    try:
        found = changes(target, stamped(text, language), root, _read, git=in_git, force=force)
    except ThereAlreadyError as error:
        raise UsageError(str(error)) from None
    return found, root


def _opened(folder: Path, top: Path) -> Path:
    """The folder that an editor opens: the project's, else the one where the command is typed, else that of the map."""
    if top != folder.resolve():
        return top
    here = Path()
    return here if top.is_relative_to(here.resolve()) and not (top / ".git").exists() else folder


def _read(path: Path) -> str | None:
    """The text of a file; None if there is none.

    Raises:
        UsageError: it is there and cannot be read.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise UsageError(f"`{path}` is not in UTF-8, so nothing can be added to it; nothing was written") from None
    except OSError as error:
        raise UsageError(f"`{path}` cannot be read: {(error.strerror or str(error)).lower()}") from None


def _write(planned: tuple[Change, ...], streams: Streams) -> int:
    """Write everything or nothing; 2 if that cannot be done."""
    from blueprint.writing.whole import why, write_whole  # noqa: PLC0415 - `--help` needs none of it

    done: list[tuple[Path, bytes | None]] = []
    folders: list[Path] = []
    try:
        for change in (*planned[1:], planned[0]):  # the map last: while it is not there, the command can be run again
            if change.writes:
                folders += [p for p in change.path.parents if not p.exists() and p not in folders]
                done.append((change.path, change.path.read_bytes() if change.path.exists() else None))
                write_whole(change.path, change.text.encode("utf-8"))
    except BaseException as error:
        _undo(done, folders)
        if not isinstance(error, OSError):
            raise
        where = done[-1][0] if done else planned[0].path
        streams.stderr.write(f"error: {where} cannot be written: {why(error)}; nothing was written\n")
        return 2
    return 0


def _undo(done: list[tuple[Path, bytes | None]], folders: list[Path]) -> None:
    """Take back what was written."""
    from contextlib import suppress  # noqa: PLC0415 - only after a failure

    from blueprint.writing.whole import write_whole  # noqa: PLC0415 - likewise

    for path, old in reversed(done):
        with suppress(OSError):
            if old is None:
                path.unlink(missing_ok=True)
            else:
                write_whole(path, old)
    for folder in sorted(folders, key=lambda p: len(p.parts), reverse=True):
        with suppress(OSError):
            folder.rmdir()


def _told(planned: tuple[Change, ...], target: Path, root: Path, language: str, streams: Streams) -> str:
    """What was done, and what to do next."""
    from shlex import quote  # noqa: PLC0415 - `--help` needs none of it

    from blueprint.cli.init_words import say  # noqa: PLC0415 - `--help` needs none of it

    name = quote(str(target)) if " " in str(target) else str(target)
    next_steps = (
        (f"blueprint preview {name}", "see it while you write"),
        (f"blueprint render {name}", "draw the journey map and the service blueprint"),
        (f'blueprint new step "{say("A new moment", language)}" {name}', "add to it"),
        ("blueprint explain step", "all that a step can say; `blueprint explain` lists the rest"),
    )
    colon = "：" if language.startswith("zh") else ": "
    done = [(str(_short(c.path, root)), f"{say(c.fate, language)}{colon}{say(c.purpose, language)}") for c in planned]
    then = [(command, say(why, language)) for command, why in next_steps]
    written = in_columns(done, streams.stdout)
    return f"{written}\n{say('next:', language)}\n{in_columns(then, streams.stdout, '  ')}"


def _short(path: Path, root: Path) -> Path:
    """A path as one would type it."""
    if path.is_absolute() and root.is_absolute() and path.is_relative_to(root):
        return path.relative_to(root)
    return path
