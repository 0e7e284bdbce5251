"""What the verbs share that change files: which files, what they were and are to be, differences, writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from blueprint.cli.streams import Streams, UsageError, columns, wants_colour
from blueprint.diagnostics import Diagnostic
from blueprint.editing.raw import Raw, raw_of
from blueprint.frozen import frozen
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.phrases import seen
from blueprint.reading import read
from blueprint.report.file_names import STDIN
from blueprint.source import Source


@frozen(kw_only=True)
class Opened:
    """A file that may be changed.

    Attributes:
        name: as it was typed. raw: as it lies on the disk. source: as it is parsed.
    """

    name: str
    raw: Raw
    source: Source


@frozen(kw_only=True)
class Change:
    """A file that changes, with its bytes before and after."""

    opened: Opened
    new: bytes

    @property
    def old(self) -> bytes:
        """The bytes before."""
        return self.opened.raw.edited(())


def opened(name: str, streams: Streams, limits: Limits) -> tuple[Opened | None, tuple[Diagnostic, ...]]:
    """A file, or what stands against reading it."""
    import io  # noqa: PLC0415 - only for a file that is opened

    data = streams.stdin.read(limits.bytes + 1) if name == STDIN else None
    outcome = read(name, stdin=io.BytesIO(data) if data is not None else None, limits=limits)
    if outcome.value is None:
        return None, outcome.diagnostics
    raw = raw_of(Path(name).read_bytes() if data is None else data)
    return Opened(name=name, raw=raw, source=outcome.value), outcome.diagnostics


def files_meant(typed: Sequence[str], most: int = DEFAULT_LIMITS.maps) -> tuple[str, ...]:
    """All files that are meant, each once.

    A folder means its maps, the catalogues that they include, and its configuration.

    Args:
        typed: names of files and folders; empty for the project of the current folder.
        most: how many maps there may be in folders.
    """
    from blueprint.project.chosen import files_in  # noqa: PLC0415 - `--help` needs none of it

    found: list[str] = []
    for name in typed or [""]:
        if name and (name == STDIN or not Path(name).is_dir()):
            found.append(name)
            continue
        inside = files_in(Path(name) if name else None, most)
        found += [*inside, *(shared for one in inside for shared in included_by(one))]
    return tuple(dict.fromkeys(found))


def included_by(name: str) -> tuple[str, ...]:
    """The files that a map includes, as findings call them; none for one that cannot be read."""
    from blueprint.document import Scalar, Sequence  # noqa: PLC0415 - only where a folder is named
    from blueprint.paths import locate  # noqa: PLC0415 - likewise
    from blueprint.project.config_search import shown  # noqa: PLC0415 - likewise
    from blueprint.reading import parse  # noqa: PLC0415 - likewise

    source = read(name).value
    document = parse(source).value if source is not None and "include" in source.text else None
    listed = document.root.get("include") if document is not None else None
    if source is None or not isinstance(listed, Sequence):
        return ()
    paths = (locate(item.text.strip(), source) for item in listed.items if isinstance(item, Scalar))
    return tuple(shown(path) for path in paths if isinstance(path, Path))


def show_differences(changes: Iterable[Change], streams: Streams) -> None:
    """Write what would change as unified differences; a terminal gets them without what it would obey."""
    import difflib  # noqa: PLC0415 - only with --diff

    fit = seen if streams.stdout.isatty() else str
    for change in changes:
        name = change.opened.name if change.opened.name != STDIN else "stdin"
        old, new = (data.decode("utf-8").replace("\r\n", "\n") for data in (change.old, change.new))
        lines = difflib.unified_diff(
            old.removeprefix("\ufeff").splitlines(), new.removeprefix("\ufeff").splitlines(), name, name, lineterm=""
        )
        streams.stdout.write("".join(f"{fit(line)}\n" for line in lines))


def write_changes(changes: Sequence[Change], proof: Callable[[], None] = lambda: None) -> None:
    """Write all changes, or none of them.

    Args:
        changes: to files.
        proof: is called when they are written, and raises if they must not stay so.

    Raises:
        UsageError: a file cannot be written; all have their old content. Whatever `proof` raises is passed on.
    """
    from blueprint.writing.together import Rewrite, RewriteError, write_together  # noqa: PLC0415 - only to write
    from blueprint.writing.whole import why  # noqa: PLC0415 - likewise

    try:
        write_together([Rewrite(path=Path(c.opened.name), old=c.old, new=c.new) for c in changes], proof)
    except RewriteError as error:
        left = ", ".join(str(path) for path in error.left)
        after = f"run the command again to take back what has changed: {left}" if left else "nothing was changed"
        raise UsageError(f"{error.path} cannot be written: {why(error.cause)}; {after}") from None


def take_back_unfinished(typed: Sequence[str], streams: Streams) -> None:
    """Take back what a killed process has begun to change, before files are read to be changed.

    Args:
        typed: names of files and folders; empty for the project of the current folder.

    Raises:
        UsageError: another process is changing files here, or a file cannot be written.
    """
    from blueprint.writing.together import BusyError, take_back  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.writing.whole import why  # noqa: PLC0415 - likewise

    named = [Path(name) for name in typed if name != STDIN]
    folders = [path if path.is_dir() else path.parent for path in named] if typed else [Path()]
    try:
        restored, alone = take_back(folders)
    except BusyError as error:
        raise UsageError(str(error)) from None
    except OSError as error:
        raise UsageError(f"what an interrupted command has changed cannot be taken back: {why(error)}") from None
    for path in restored:
        streams.stderr.write(f"note: an interrupted command had changed {_short(path)}; it is as it was before\n")
    for path in alone:
        streams.stderr.write(f"note: {_short(path)} was changed since a command was interrupted, and stays as it is\n")


def _short(path: Path) -> str:
    from blueprint.project.config_search import shown  # noqa: PLC0415 - `--help` needs none of it

    return shown(path)


def tell(findings: Sequence[Diagnostic], streams: Streams) -> None:
    """Write findings beside what a verb gives, with the places in the text."""
    from blueprint.report import Style, plain, report  # noqa: PLC0415 - only where there are some

    if findings:
        to = streams.stderr
        to.write(report(plain(findings), Style.FULL, files=("",), colour=wants_colour(to), width=columns(to)))
