"""`validate --fix`: makes the corrections that findings carry, before what is left is told."""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.cli.edits import Change, opened, show_differences, take_back_unfinished, write_changes
from blueprint.cli.streams import Streams, UsageError
from blueprint.diagnostics import in_order
from blueprint.editing.fixes import Judge, Judged, judge_file, mended
from blueprint.limits import Limits
from blueprint.phrases import count
from blueprint.project.chosen import is_configuration
from blueprint.reading import parse
from blueprint.report.file_names import STDIN
from blueprint.source import Source


def mend(names: Sequence[str], streams: Streams, limits: Limits, *, show: bool) -> int:
    """Correct files, and say what was corrected.

    Args:
        names: of the files. streams: where that goes. limits: what is too much.
        show: whether the difference is shown and nothing is written.

    Returns:
        1 if an error is left that has no certain correction, else 0.

    Raises:
        UsageError: standard input cannot be corrected, or a file cannot be written.
    """
    if STDIN in names:
        raise UsageError("`--fix` corrects files; name one instead of `-`")
    if not show:
        take_back_unfinished(names, streams)
    changes: list[Change] = []
    made = left = 0
    for name in names:
        file, _ = opened(name, streams, limits)
        if file is None:
            left += 1
            continue
        result = mended(file.raw, name, file.source.path, _judge(name, limits))
        left += result.left.badness > (0, 0, 0)
        for one in result.done:
            streams.stderr.write(f"{'would fix' if show else 'fixed'} {name}:{one.line}: {one.title} ({one.code})\n")
        for one in result.refused:
            streams.stderr.write(f"not fixed {name}:{one.line}: {one.title} ({one.code}): it would bring more errors\n")
        if result.done:
            made += len(result.done)
            changes.append(Change(opened=file, new=result.raw.edited(())))
    if show:
        show_differences(changes, streams)
    else:
        write_changes(changes)
    verb = "would be made" if show else "made"
    streams.stderr.write(f"{count(made, 'correction')} in {count(len(changes), 'file')} {verb}\n")
    return 1 if left else 0


def _judge(name: str, limits: Limits) -> Judge:
    """What says what is wrong with a file."""
    if is_configuration(name):
        return lambda source: _judge_configuration(source, limits)
    return lambda source: judge_file(source, limits)


def _judge_configuration(source: Source, limits: Limits) -> Judged:
    """What is said of the text of a configuration."""
    from blueprint.acknowledge import acknowledge  # noqa: PLC0415 - only for a configuration
    from blueprint.diagnostics import has_errors  # noqa: PLC0415 - likewise
    from blueprint.project.config_check import check_meaning  # noqa: PLC0415 - likewise
    from blueprint.schema import check  # noqa: PLC0415 - likewise

    parsed = parse(source, limits)
    if parsed.value is None:
        return Judged(parsed=False, findings=in_order(parsed.diagnostics))
    found = [*parsed.diagnostics, *check(parsed.value, "config", limits)]
    if not has_errors(found):
        found += check_meaning(parsed.value.root)
    return Judged(parsed=True, findings=acknowledge(in_order(found), parsed.value.ignores))
