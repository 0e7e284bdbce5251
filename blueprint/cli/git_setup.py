"""`blueprint git-setup`: tells git how to show maps, after saying what it will write."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from blueprint.cli.streams import Streams, UsageError
from blueprint.frozen import frozen
from blueprint.history import HistoryError, setting, top_of
from blueprint.history import configure as write_setting

_DESCRIPTION = """\
Set up a git repository so that `git diff` and `git log -p` show maps by their content, one line for each card, and
`git difftool -t blueprint` says what differs by element. What will be written is shown first."""
_EPILOG = """\
examples:
  blueprint git-setup              show what would be written, and ask
  blueprint git-setup --yes        write it without asking
  blueprint git-setup --remove     take it away again

.gitattributes belongs to the repository: commit it. The settings are in .git/config, which git does not share, so
everybody runs this once."""

ATTRIBUTES = ".gitattributes"
LINES = ("*.blueprint.yaml diff=blueprint", "*.blueprint.yml diff=blueprint")
_YES = frozenset({"y", "yes"})


@frozen(kw_only=True)
class _Setting:
    """A setting of git: what it is now, and what it is to be; None for none."""

    key: str
    old: str | None
    new: str | None


@frozen(kw_only=True)
class _Plan:
    """What is to be written.

    Attributes:
        attributes: the file, its text now and to be.
        settings: those that change.
    """

    top: Path
    attributes: Path
    old: str
    new: str
    settings: tuple[_Setting, ...]

    @property
    def empty(self) -> bool:
        """Whether everything is as it is to be."""
        return self.old == self.new and not self.settings


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("folder", nargs="?", default=".", metavar="DIR", help="in the repository (default: here)")
    parser.add_argument("--remove", action="store_true", help="take away what git-setup wrote")
    parser.add_argument("--yes", action="store_true", help="write without asking")


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Show what will be written, ask, write; 1 if the answer is no, 2 if it cannot be written."""
    try:
        plan = _plan(Path(args.folder), remove=args.remove)
    except HistoryError as error:
        raise UsageError(str(error)) from None
    if plan.empty:
        state = "nothing of it is there" if args.remove else "everything is set up already"
        streams.stdout.write(f"{state}; there is nothing to do\n")
        return 0
    streams.stdout.write(_shown(plan))
    if not args.yes and not _agreed(streams):
        streams.stdout.write("nothing was written\n")
        return 1
    try:
        _write(plan)
    except HistoryError as error:
        raise UsageError(str(error)) from None
    except OSError as error:
        from blueprint.writing.whole import why  # noqa: PLC0415 - only after a failure

        streams.stderr.write(f"error: {plan.attributes} cannot be written: {why(error)}\n")
        return 2
    streams.stdout.write(_done(plan, remove=args.remove))
    return 0


def settings() -> dict[str, str]:
    """What git is told, by key."""
    program = _program()
    return {
        "diff.blueprint.textconv": f"{program} diff --textconv",
        "diff.blueprint.xfuncname": "^((stage|  step) .*)$",
        "difftool.blueprint.cmd": f'{program} diff "$LOCAL" "$REMOTE" --as "$MERGED"',
    }


def _program() -> str:
    """How a shell calls this program: by its name where that is found, else by its path."""
    from shutil import which  # noqa: PLC0415 - `--help` needs none of it

    if which("blueprint"):
        return "blueprint"
    from shlex import quote  # noqa: PLC0415 - likewise

    return f"{quote(Path(sys.executable).as_posix())} -m blueprint"


def _plan(folder: Path, *, remove: bool) -> _Plan:
    """What has to be written so that everything is as it is to be."""
    if not folder.is_dir():
        raise HistoryError(f"there is no folder `{folder}`")
    top = top_of(folder)
    path = top / ATTRIBUTES
    if path.is_symlink():
        raise HistoryError(f"`{path}` is a symbolic link, which git does not follow; put a file in its place")
    try:
        old = path.read_bytes().decode("utf-8", "surrogateescape") if path.exists() else ""
    except OSError as error:
        raise HistoryError(f"`{path}` cannot be read: {(error.strerror or str(error)).lower()}") from None
    changes = []
    for key, value in settings().items():
        now = setting(top, key)
        wanted = None if remove else value
        if now != wanted and not (remove and now is not None and not _ours(key, now)):
            changes.append(_Setting(key=key, old=now, new=wanted))
    new = _without_lines(old) if remove else _with_lines(old)
    return _Plan(top=top, attributes=path, old=old, new=new, settings=tuple(changes))


def _ours(key: str, value: str) -> bool:
    """Whether git-setup wrote a value, perhaps where the program was called otherwise."""
    tail = settings()[key].removeprefix(_program())
    return value == settings()[key] or (key != "diff.blueprint.xfuncname" and value.endswith(tail))


def _with_lines(text: str) -> str:
    """The attributes with our lines, in the file's own line ends."""
    have = {" ".join(line.split()) for line in text.splitlines()}
    missing = [line for line in LINES if line not in have]
    if not missing:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    gap = end if text and not text.endswith(("\n", "\r")) else ""
    return f"{text}{gap}{end.join(missing)}{end}"


def _without_lines(text: str) -> str:
    """The attributes without our lines."""
    return "".join(line for line in text.splitlines(keepends=True) if " ".join(line.split()) not in LINES)


def _shown(plan: _Plan) -> str:
    """What will be written, as one reads a difference."""
    lines = []
    if plan.old != plan.new:
        before, after = plan.old.splitlines(), plan.new.splitlines()
        lines.append(str(plan.attributes))
        lines += [f"  + {line}" for line in after if line not in before]
        lines += [f"  - {line}" for line in before if line not in after]
        if not plan.new:
            lines.append("  (the file will be empty, and goes)")
    if plan.settings:
        lines.append(f"settings of the repository {plan.top} (git config --local)")
    for one in plan.settings:
        lines += [f"  - {one.key} = {one.old}"] if one.old is not None else []
        lines += [f"  + {one.key} = {one.new}"] if one.new is not None else []
    return "".join(f"{line}\n" for line in lines)


def _agreed(streams: Streams) -> bool:
    """Whether the user says yes."""
    streams.stdout.write("Write this? [y/N] ")
    streams.stdout.flush()
    answer = streams.stdin.readline().decode("utf-8", "replace").strip().lower()
    if not streams.stdout.isatty():
        streams.stdout.write("\n")
    return answer in _YES


def _write(plan: _Plan) -> None:
    """Write everything."""
    from blueprint.writing.whole import write_whole  # noqa: PLC0415 - `--help` needs none of it

    for one in plan.settings:
        write_setting(plan.top, one.key, one.new)
    if plan.old == plan.new:
        return
    if plan.new:
        write_whole(plan.attributes, plan.new.encode("utf-8", "surrogateescape"))
    else:
        plan.attributes.unlink()


def _done(plan: _Plan, *, remove: bool) -> str:
    """What happened, and what to do next."""
    commit = f"commit {ATTRIBUTES} so that it holds for everybody\n" if plan.old != plan.new else ""
    if remove:
        return f"done\n{commit}"
    return (
        f"done; {commit or 'git is set up here'}"
        + ("" if commit else "\n")
        + "try it: git diff, git log -p, git difftool -t blueprint\n"
    )
