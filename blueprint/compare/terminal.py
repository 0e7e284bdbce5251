"""A comparison as text for terminals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blueprint.compare.outline import FieldLine, Heading, Outlined, Point, outline, summary
from blueprint.compare.values import Compared, Status, What
from blueprint.phrases import tame

SIGNS = {What.ADDED: "+", What.REMOVED: "-", What.MOVED: ">", What.RENAMED: "=", What.CHANGED: "~"}
_COLOURS = {What.ADDED: 32, What.REMOVED: 31, What.MOVED: 35, What.RENAMED: 36, What.CHANGED: 33}
_BOLD, _FAINT = 1, 2
_STEP = "  "


class _Pen:
    """Writes with or without terminal colours."""

    def __init__(self, *, colour: bool) -> None:
        self.colour = colour

    def __call__(self, text: str, code: int) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


def as_text(maps: Iterable[Compared], *, colour: bool = False) -> str:
    """All maps, grouped by stage, step and lane; nothing for those that are the same.

    Args:
        maps: what was compared.
        colour: whether terminal colours are wanted.
    """
    pen = _Pen(colour=colour)
    parts = ["\n".join(_map(one, pen)) for one in maps if one.status is not Status.SAME]
    return tame("".join(f"{part}\n" for part in "\n\n".join(parts).split("\n"))) if parts else ""


def _map(one: Compared, pen: _Pen) -> Iterator[str]:
    yield f"{pen(heading(one), _BOLD)}: {summary(one)}"
    if one.difference is None:
        return
    for item in outline(one.difference):
        if isinstance(item, Heading) and item.level == 0:
            yield ""
        yield from _item(item, pen)


def heading(one: Compared) -> str:
    """What is compared with what: both names only where they are two."""
    if one.old is None or one.new is None or one.old == one.new:
        return one.name
    return f"{one.old} → {one.new}"


def _item(item: Outlined, pen: _Pen) -> Iterator[str]:
    indent = _STEP * item.level
    if isinstance(item, Heading):
        name = f"{item.words} {quoted(item.text)}" if item.text else item.words
        yield f"{indent}{pen(name, _BOLD)}"
        return
    if not isinstance(item, Point):
        yield pen(f"{indent}{item.words}", _FAINT)
        return
    main = item.what[0]
    alone = main in {What.ADDED, What.REMOVED}
    extra = [f"{words} {name}" for words, name in item.notes]
    extra += [f"{f.name}: {f.new}" for f in item.fields if main is What.ADDED]
    behind = f" ({'; '.join(extra)})" if extra else ""
    line = f"{SIGNS[main]} {item.words} {_named(item)}{behind}"
    yield f"{indent}{pen(line, _COLOURS[main])}"
    if not alone:
        yield from (f"{indent}{_STEP * 2}{_field(field)}" for field in item.fields)


def _named(point: Point) -> str:
    return f"{quoted(point.before)} → {quoted(point.text)}" if point.before is not None else quoted(point.text)


def _field(field: FieldLine) -> str:
    return f"{field.name}: {field.old or 'none'} → {field.new or 'none'}"


def quoted(text: str) -> str:
    """A text from the file in quotation marks."""
    return f"“{text}”"
