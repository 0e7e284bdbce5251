"""Surveys that figures are computed from: their files, and which column plays which part."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping as AbstractMapping
from pathlib import Path

from blueprint.build.context import Context
from blueprint.build.files import inside
from blueprint.build.ids import normal
from blueprint.build.nodes import choice, place, word, words
from blueprint.diagnostics import Related
from blueprint.document import Entry, Mapping, Node, Scalar
from blueprint.frozen import frozen
from blueprint.model import Responses
from blueprint.model.measures import Column
from blueprint.model.vocabulary import Gives
from blueprint.phrases import listing, quote
from blueprint.source import Span

_TABLES = (".csv", ".xlsx")
_ALONE = ("score", "weight", "date")
"""Parts that a column cannot play beside another one: no number is a step, and no date is a weight."""
_GIVES_NEEDS = ("score", "step")


@frozen(kw_only=True)
class Survey:
    """A survey as the file declares it, whether or not its files can be used.

    Attributes:
        responses: None where a file cannot be used.
        columns: the column of each part; None where `columns` could not be read.
        comments: whether there is a column of comments, so that the survey is of use without a figure.
    """

    id: str
    span: Span
    node: Mapping
    responses: Responses | None
    columns: AbstractMapping[str, Column] | None


def surveys(context: Context, node: Node | None) -> dict[str, Survey]:
    """The entries of `responses` by id."""
    found: dict[str, Survey] = {}
    givers: dict[Gives, Span] = {}
    for entry in node.entries if isinstance(node, Mapping) else ():
        name = normal(entry.key.text)
        if not name or not isinstance(entry.value, Mapping):
            continue
        found[name] = survey = _survey(context, name, entry.key.span, entry.value)
        _check_parts(context, survey)
        _check_giver(context, survey, givers)
    return found


def all_read(node: Node | None) -> bool:
    """Whether `responses` is a mapping of mappings, or not there."""
    return node is None or (isinstance(node, Mapping) and all(isinstance(e.value, Mapping) for e in node.entries))


def column(node: Node | None) -> Column | None:
    """A column by the name that the file gives."""
    return Column(node.text, node.span) if isinstance(node, Scalar) and node.text.strip() else None


def needs(
    context: Context, survey: Survey, parts: Collection[str], who: str, span: Span, hint: str | None = None
) -> bool:
    """Whether a survey names a column for one of several parts; reports it where it names none of them.

    Args:
        context: the running build.
        survey: the one that is asked for it.
        parts: one of these is enough.
        who: what needs the column, as a message begins: "`by: step`".
        span: where that is said.
        hint: None for the usual one.
    """
    if survey.columns is None or any(part in survey.columns for part in parts):
        return True
    first = next(iter(parts))
    context.error(
        "BP326",
        f"{who} needs the column {listing(parts)}, which the survey {quote(survey.id)} does not name",
        span,
        hint=hint or f"add `{first}: …` under `columns` of {quote(survey.id)}, with the heading of that column",
        related=[Related(message="the survey is declared here", span=survey.span)],
    )
    return False


def report_idle(context: Context, declared: AbstractMapping[str, Survey], used: Collection[str]) -> None:
    """Report surveys that neither a figure nor a step nor a comment is taken from."""
    for survey in declared.values():
        if survey.id in used or "gives" in survey.node or survey.columns is None or "comment" in survey.columns:
            continue
        context.warning(
            "BP331",
            f"nothing is computed from the survey {quote(survey.id)}",
            survey.span,
            hint=f"name it in a metric: `{{type: …, responses: {survey.id}}}`; or say what it `gives`",
        )


def _survey(context: Context, name: str, span: Span, node: Mapping) -> Survey:
    """One entry."""
    paths = _files(context, node.get("file"))
    columns = _columns(node.get("columns"))
    sheet, gives = word(node.get("sheet")), choice(node.get("gives"), Gives)
    _check_sheet(context, node.entry("sheet"), paths)
    responses = Responses(
        id=name,
        files=tuple(str(path) for path in paths),
        columns=tuple((columns or {}).items()),
        sheet=sheet,
        gives=gives,
        span=span,
    )
    return Survey(id=name, span=span, node=node, responses=responses if paths else None, columns=columns)


def _files(context: Context, node: Node | None) -> tuple[Path, ...]:
    """The tables that one path or a list names; each once."""
    found: dict[Path, Scalar] = {}
    for named in words(node):
        path = inside(context, named)
        if path is None:
            continue
        if path.suffix.lower() not in _TABLES:
            context.error(
                "BP415",
                f"`{path.name}` is neither a CSV nor an XLSX file",
                named.span,
                hint="export the answers as CSV (UTF-8) or XLSX",
            )
            continue
        first = found.setdefault(path, named)
        if first is not named and first.text != named.text:  # the schema reports the same text twice
            context.error(
                "BP417",
                f"{quote(first.text)} and {quote(named.text)} are the same file, so its answers would count twice",
                named.span,
                hint="keep one of the two",
                related=[Related(message="first named here", span=first.span)],
            )
    return tuple(found)


def _check_sheet(context: Context, entry: Entry | None, paths: tuple[Path, ...]) -> None:
    """Report a sheet where no file has sheets."""
    if entry is None or not paths or any(path.suffix.lower() == ".xlsx" for path in paths):
        return
    context.error(
        "BP416",
        "`sheet` names a sheet of an XLSX file, and a CSV file has none",
        entry.key.span,
        hint="leave `sheet` out, or name the XLSX file",
    )


def _columns(node: Node | None) -> dict[str, Column] | None:
    """The column of each part; nothing for a survey without `columns`; None where one of them could not be read."""
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        return None
    found = {entry.key.text: column(entry.value) for entry in node.entries}
    read = {part: one for part, one in found.items() if one is not None}
    return read if len(read) == len(found) else None


def _check_parts(context: Context, survey: Survey) -> None:
    """Report a column that plays two parts that no column can play both."""
    seen: dict[str, tuple[str, Column]] = {}
    for part, named in (survey.columns or {}).items():
        other, first = seen.setdefault(named.name, (part, named))
        if first is named or (part not in _ALONE and other not in _ALONE):
            continue
        context.error(
            "BP332",
            f"the column {quote(named.name)} cannot be both `{other}` and `{part}`",
            named.span,
            hint="name another column, or leave one of the two out",
            related=[Related(message=f"`{other}` here", span=first.span)] if first.span else [],
        )


def _check_giver(context: Context, survey: Survey, givers: dict[Gives, Span]) -> None:
    """Report `gives` without the columns that it needs, and the second survey that gives the same."""
    node = survey.node.get("gives")
    gives = choice(node, Gives)
    if node is None or gives is None:
        return
    span = place(node)
    for part in _GIVES_NEEDS:
        needs(context, survey, (part,), f"`gives: {gives}`", span)
    first = givers.setdefault(gives, span)
    if first is not span:
        context.error(
            "BP330",
            f"two surveys give the `{gives}` of steps",
            span,
            hint="keep one; answers in several files with the same columns are one survey: `file: [a.csv, b.csv]`",
            related=[Related(message="first given here", span=first)],
        )
