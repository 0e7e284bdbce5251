"""The words of `blueprint compare`: tables for terminals, Markdown and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.cli.differing import Format, Run
from blueprint.cli.streams import UsageError, columns, wants_colour
from blueprint.comparison.tables import Tables
from blueprint.comparison.wording import state_names
from blueprint.words import load_words
from blueprint.words.speech import Speech

if TYPE_CHECKING:
    from blueprint.model.text import Wording
    from blueprint.pipeline.comparison.opening import States


def words(job: Run, states: States) -> str:
    """The comparison in the form that is asked for.

    Raises:
        UsageError: there are no words in the language.
    """
    comparison = states.comparison
    assert comparison is not None  # noqa: S101 - asked only for maps without errors
    language = job.args.lang or comparison.before.language
    loaded = load_words(language).value
    if loaded is None:
        raise UsageError(f"there are no words in `{language}`; choose a language with `--lang`")
    speech = Speech(words=loaded, language=language, fallback=comparison.after.language)
    names = state_names(comparison, states.personas, loaded, language)
    if job.format is Format.JSON:
        from blueprint.comparison.json_form import as_json  # noqa: PLC0415 - only the form that is asked for

        return as_json(comparison, states.names, [name.text for name in names], speech)
    tables = Tables(comparison, names, speech)
    if job.format is Format.MARKDOWN:
        return _markdown(states, names, tables, speech)
    return _text(job, states, names, tables)


def _heading(states: States, names: tuple[Wording, Wording]) -> str:
    """Which is which: `now.yaml (Current) → next.yaml (Future)`, or `map.yaml: Anna → Ben`."""
    if states.personas:
        return f"{states.names[0]}: {names[0].text} → {names[1].text}"
    return " → ".join(f"{file} ({name.text})" for file, name in zip(states.names, names, strict=True))


def _text(job: Run, states: States, names: tuple[Wording, Wording], tables: Tables) -> str:
    from blueprint.export.terminal_table import write_terminal  # noqa: PLC0415 - only the form that is asked for

    colour = not job.args.output and wants_colour(job.streams.stdout)
    width = None if job.args.output else columns(job.streams.stdout)
    both = [write_terminal(table, width=width, colour=colour) for table in (tables.sums(), tables.steps())]
    return "\n".join((f"{_heading(states, names)}\n", *both))


def _markdown(states: States, names: tuple[Wording, Wording], tables: Tables, speech: Speech) -> str:
    from blueprint.export.markdown import escaped, markdown_table  # noqa: PLC0415 - only the form that is asked for

    assert states.comparison is not None  # noqa: S101 - asked only for maps without errors
    title = speech.pick(states.comparison.after.title).text
    heading = speech.words.text("format.label", label=title, text=f"{names[0].text} → {names[1].text}")
    lines = [f"# {escaped(heading)}", ""]
    lines += [*markdown_table(tables.sums()), "", f"## {escaped(tables.steps().title)}", ""]
    return "\n".join([*lines, *markdown_table(tables.steps())]) + "\n"
