"""Lines that are indented in a way that fits nothing above.

In: `Slip`. Out: findings, or nothing if it is another kind of slip.
"""

from __future__ import annotations

from blueprint.diagnostics import Diagnostic, Related
from blueprint.phrases import count, quote
from blueprint.reading.edits import inserting
from blueprint.reading.slip import KEY_LINE, Slip
from blueprint.source import Span

_STRUCTURE = (
    "did not find expected key",
    "did not find expected '-' indicator",
    "did not find expected <document start>",
)
_ITEMS = ("block sequence entries are not allowed in this context",)
_NEAR = 12
_FAR = 60


def misplaced(slip: Slip) -> tuple[Diagnostic, ...]:
    """Findings about indentation."""
    if slip.problem in (*_STRUCTURE, "mapping values are not allowed in this context", *_ITEMS):
        dash = _no_dash(slip)
        if dash is not None:
            return (dash,)
    if slip.problem == "mapping values are not allowed in this context":
        return _under_text(slip)
    if slip.character == ":" and not slip.line[: slip.column].strip(" -"):
        return (
            slip.error("BP116", "a key is missing before the colon", slip.span(slip.at), hint="write `key: value`"),
        )
    if slip.problem in _STRUCTURE or slip.problem in _ITEMS:
        return (_unfitting(slip),)
    return ()


def _no_dash(slip: Slip) -> Diagnostic | None:
    """A line near the problem that begins like the items of a list above it and has no dash."""
    number: int | None = slip.number
    for _ in range(_NEAR):
        if number is None:
            return None
        match = KEY_LINE.match(slip.source.line(number))
        item = _item_above(slip, number, match["key"]) if match and "-" not in match["lead"] else None
        if match and item is not None and _out_of_place(slip, number, len(match["lead"]), item[0]):
            span = _key_span(slip, number)
            column = item[0]
            below = _indent(slip, number + 1)
            fits = len(match["lead"]) == column and below in (None, column, column + 2)
            return slip.error(
                "BP124",
                f"a `- ` is missing before {quote(match['key'])}, which begins a new item of the list",
                span,
                hint=f"write `- {match['key']}: \u2026`, with {count(column, 'space')} before the dash",
                fix=inserting(slip.source, span.start, "- ", "write the dash") if fits else None,
                related=(Related(message="the item before", span=_key_span(slip, item[1])),),
            )
        number = slip.previous_content(number)
    return None


def _item_above(slip: Slip, number: int, key: str) -> tuple[int, int] | None:
    """Column and line of the item before a line, if it begins with the same key."""
    lowest = _FAR
    above: int | None = number
    for _ in range(_FAR):
        above = slip.previous_content(above) if above is not None else None
        if above is None or lowest == 0:
            return None
        line = slip.source.line(above)
        column = len(line) - len(line.lstrip(" "))
        match = KEY_LINE.match(line)
        if match and line[column : column + 2] == "- " and column < lowest and match["key"] == key:
            return column, above
        lowest = min(lowest, column)
    return None


def _out_of_place(slip: Slip, number: int, indent: int, column: int) -> bool:
    """Whether a line cannot belong to anything but the list whose dashes stand at a column."""
    if indent == column:
        return True
    if number == slip.number:
        return indent <= column + 2 or _list_around(slip, number, indent) == column
    below = _indent(slip, number + 1)
    dash = slip.line.lstrip().startswith("- ") and _indent(slip, slip.number) == column
    return indent < column and (dash or (below is not None and below > indent))


def _list_around(slip: Slip, number: int, indent: int) -> int | None:
    """The column of the nearest dashes above a line that stand left of its text; None if there are none."""
    above = slip.previous_content(number)
    while above is not None:
        line = slip.source.line(above)
        column = len(line) - len(line.lstrip(" "))
        if column < indent and line[column : column + 2] == "- ":
            return column
        above = slip.previous_content(above)
    return None


def _indent(slip: Slip, number: int) -> int | None:
    """How far a line is indented; None for an empty one or none."""
    if number > slip.source.line_count or not slip.source.line(number).strip():
        return None
    line = slip.source.line(number)
    return len(line) - len(line.lstrip(" "))


def _under_text(slip: Slip) -> tuple[Diagnostic, ...]:
    """A key that is indented below a key that already has a text."""
    last = slip.last
    if last is None or last.span.line >= slip.number:
        return ()
    match = KEY_LINE.match(slip.source.line(last.span.line))
    if not match:
        return ()
    indent = len(match["lead"])
    finding = slip.error(
        "BP124",
        f"{_name(slip)} is indented deeper than {quote(match['key'])} above it, which already has a text",
        _first_word(slip),
        hint=f"indent it with {count(indent, 'space')}, like {quote(match['key'])}"
        if indent
        else f"begin it at the start of the line, like {quote(match['key'])}",
        related=(Related(message="the line above", span=_key_span(slip, last.span.line)),),
    )
    return (finding,)


def _unfitting(slip: Slip) -> Diagnostic:
    """A line whose indentation is none of those of the lines above."""
    if slip.problem == "did not find expected <document start>" and "\n..." in slip.source.text[: slip.at]:
        return slip.error(
            "BP112",
            "there is more text behind `...`, which ends the file",
            _first_word(slip),
            hint="delete the line with `...`",
        )
    indent = len(slip.line) - len(slip.line.lstrip(" "))
    above = _indentations(slip)
    dash = slip.line.lstrip().startswith("-")
    same = [(column, number, item) for column, number, item in above if column == indent]
    if same and not dash and same[0][2]:
        message = f"{_name(slip)} stands under the dash of a list item"
        hint = f"indent it with {count(indent + 2, 'space')} to belong to the item above"
    elif same and dash:
        message = "an item of a list stands where a key is expected"
        hint = "give the list a key of its own, or indent the line like the items that it belongs to"
    else:
        fitting = sorted({column for column, _, item in above if item == dash or not item})
        indented = f"is indented with {count(indent, 'space')}" if indent else "is not indented"
        message = f"{_name(slip)} {indented}, which fits none of the lines above"
        hint = _choices(fitting, indent)
    related: tuple[Related, ...] = ()
    if above:
        column, number, _ = min(above, key=lambda entry: abs(entry[0] - indent))
        start = slip.source.offset(number) + column
        related = (Related(message="the nearest line that it could belong to", span=slip.span(start)),)
    return slip.error("BP124", message, _first_word(slip), hint=hint, related=related)


def _indentations(slip: Slip) -> list[tuple[int, int, bool]]:
    """Columns at which a line may begin here: column, line number, whether a dash stands there."""
    found: list[tuple[int, int, bool]] = []
    lowest = len(slip.line) + 1
    number: int | None = slip.number
    while lowest > 0 and number is not None:
        number = slip.previous_content(number)
        if number is None:
            break
        line = slip.source.line(number)
        column = len(line) - len(line.lstrip(" "))
        if column >= lowest and found:
            continue
        here: list[tuple[int, int, bool]] = []
        rest = column
        while line[rest : rest + 2] == "- ":
            here.append((rest, number, True))
            rest += 1
            rest += len(line[rest:]) - len(line[rest:].lstrip(" "))
        if KEY_LINE.match(line):
            here.append((rest, number, False))
        found += here
        lowest = column
    return found


def _choices(columns: list[int], indent: int) -> str:
    """A hint with the indentations next to the present one."""
    below = [c for c in columns if c < indent][-1:]
    beyond = [c for c in columns if c > indent][:1]
    numbers = [str(c) for c in below + beyond]
    if not numbers:
        return "indent it like the lines that it belongs to"
    return f"indent it with {' or '.join(numbers)} spaces" if numbers != ["0"] else "begin it at the start of the line"


def _name(slip: Slip) -> str:
    """What a message calls the line."""
    match = KEY_LINE.match(slip.line)
    return quote(match["key"]) if match else "this line"


def _first_word(slip: Slip) -> Span:
    """The key of the line, or its first character."""
    return _key_span(slip, slip.number)


def _key_span(slip: Slip, number: int) -> Span:
    """The key on a line, or its first character."""
    line = slip.source.line(number)
    start = slip.source.offset(number)
    match = KEY_LINE.match(line)
    if match:
        return slip.span(start + match.start("key"), start + match.end("key"))
    return slip.span(start + len(line) - len(line.lstrip()))
