"""Checking a theme file of a user: only roles that exist, only values that can be used.

In: a `Document`, and the tree of the theme that it extends. Out: its own tree, and the findings.
The theme that is extended is complete, so it tells which names there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from blueprint.builtin import Tree
from blueprint.document import Entry, Mapping, Node, Scalar, Sequence
from blueprint.icons import marker_names
from blueprint.model.vocabulary import LineStyle
from blueprint.phrases import listing, quote
from blueprint.source import Span
from blueprint.theme.assemble import FOLLOWS, flat
from blueprint.theme.entries import Checked, colour, dash, entries, number, one_of, put, unknown, unusable
from blueprint.theme.values import ROW

SECTIONS = ("theme", "title", "extends", "colours", "series", "type", "strokes", "lines", "metrics", "fonts")

_SCRIPT = re.compile(r"[A-Z][a-z]{3}(-HK)?")
MOST_SERIES = 12
MOST_FAMILIES = 20
_TYPE_PARTS = ("size", "weight", "italic", "tracking", "leading", "capitals", "colour")
_WORDS = {"weight": ("regular", "semibold"), "italic": ("true", "false"), "capitals": ("true", "false")}


def check(root: Mapping, below: Tree) -> Checked:
    """Read the sections of a theme file.

    Args:
        root: the file.
        below: the complete tree of the theme that it extends.
    """
    checked = Checked()
    readers: dict[str, Callable[[Node], None]] = {
        "title": lambda node: _text(checked, node, "title"),
        "colours": lambda node: _colours(checked, node, below["colours"]),
        "series": lambda node: _series(checked, node),
        "type": lambda node: _types(checked, node, below),
        "strokes": lambda node: _strokes(checked, node, below["strokes"]),
        "lines": lambda node: _lines(checked, node, below["lines"]),
        "metrics": lambda node: _metrics(checked, node, below["metrics"]),
        "fonts": lambda node: _fonts(checked, node),
    }
    for entry in root.entries:
        key = entry.key.text
        if key in readers:
            readers[key](entry.value)
        elif key not in SECTIONS:
            checked.findings.append(unknown(entry.key, "a theme has no section", SECTIONS))
    return checked


def _text(checked: Checked, node: Node, name: str) -> None:
    """A plain text."""
    if isinstance(node, Scalar) and node.text:
        put(checked, (name,), node.text, node.span)
    else:
        checked.findings.append(unusable(node.span, f"`{name}` has to be a text", "write one line of text"))


def _colours(checked: Checked, node: Node, below: Tree, path: tuple[str, ...] = ("colours",)) -> None:
    """Colours by role, as deep as the roles go."""
    for entry in entries(checked, node, f"`{path[-1]}`"):
        key = entry.key.text
        names = _roles(below)
        if key not in names:
            where = f"`{'.'.join(path[1:])}` has no part" if path[1:] else "there is no colour role"
            checked.findings.append(unknown(entry.key, where, names))
        elif isinstance(below.get(key), dict):
            _colours(checked, entry.value, below[key], (*path, key))
        else:
            found = colour(checked, entry.value)
            if found:
                put(checked, (*path, key), found, entry.value.span)


def _roles(below: Tree) -> tuple[str, ...]:
    """Names at one level of the colours; lanes and rows also have the parts that follow others."""
    own = tuple(below)
    return own + tuple(part for part in FOLLOWS if part not in own) if "band" in own and "accent" in own else own


def _types(checked: Checked, node: Node, below: Tree) -> None:
    """The type scale."""
    for entry in entries(checked, node, "`type`"):
        name = entry.key.text
        if name not in below["type"]:
            checked.findings.append(unknown(entry.key, "there are no words of the kind", tuple(below["type"])))
            continue
        for part in entries(checked, entry.value, f"`{name}`"):
            value = _type_part(checked, part, below)
            if value is not None:
                put(checked, ("type", name, part.key.text), value, part.value.span)


def _type_part(checked: Checked, part: Entry, below: Tree) -> str | None:
    """One part of an entry of the type scale."""
    key = part.key.text
    if key not in _TYPE_PARTS:
        checked.findings.append(unknown(part.key, "a kind of words has no part", _TYPE_PARTS))
        return None
    if key in _WORDS:
        return one_of(checked, part.value, key, _WORDS[key])
    if key == "colour":
        rows = tuple(f"{ROW}{p}" for p in ("accent", "border", "fill", "label", "text", "title"))
        return one_of(checked, part.value, "colour", (*flat(below["colours"]), *rows))
    return number(checked, part.value, key)


def _strokes(checked: Checked, node: Node, below: Tree) -> None:
    """Widths and dashes."""
    for entry in entries(checked, node, "`strokes`"):
        name = entry.key.text
        if name not in below:
            checked.findings.append(unknown(entry.key, "there is no stroke", tuple(below)))
            continue
        for key, value, span in _stroke(checked, entry.value, name, ("width", "dash")):
            put(checked, ("strokes", name, key), value, span)


def _stroke(
    checked: Checked, node: Node, name: str, parts: tuple[str, ...]
) -> Iterator[tuple[str, str | list[str], Span]]:
    """The parts of a stroke or a series that can be used."""
    for entry in entries(checked, node, f"`{name}`"):
        key = entry.key.text
        value: str | list[str] | None = None
        if key not in parts:
            checked.findings.append(unknown(entry.key, f"`{name}` has no part", parts))
        elif key == "dash":
            value = dash(checked, entry.value)
        elif key == "colour":
            value = colour(checked, entry.value)
        elif key == "marker":
            value = one_of(checked, entry.value, "marker", marker_names())
        else:
            value = number(checked, entry.value, "width")
        if value is not None:
            yield key, value, entry.value.span


def _series(checked: Checked, node: Node) -> None:
    """The looks of several curves: the whole list is replaced."""
    if not isinstance(node, Sequence) or not 1 <= len(node.items) <= MOST_SERIES:
        message = f"`series` has to be a list of 1 to {MOST_SERIES} looks"
        checked.findings.append(
            unusable(node.span, message, "write `- {colour: '#1f5f99', marker: square, dash: [9, 4]}`")
        )
        return
    looks: list[Tree] = []
    for place, item in enumerate(node.items, start=1):
        look: Tree = {}
        for key, value, span in _stroke(checked, item, "series", ("colour", "dash", "marker")):
            look[key] = value
            if key == "colour":
                checked.spans[f"colours.series.{place}"] = span
        if {"colour", "marker"} <= look.keys():
            _check_difference(checked, look, looks, item.span)
            looks.append(look)
        elif isinstance(item, Mapping) and not ({"colour", "marker"} <= {e.key.text for e in item.entries}):
            message = "a series needs a `colour` and a `marker`"
            checked.findings.append(unusable(item.span, message, f"markers are {listing(marker_names(), 'and')}"))
    put(checked, ("series",), looks, node.span)


def _check_difference(checked: Checked, look: Tree, others: list[Tree], span: Span) -> None:
    """Two curves must be told apart without colour: by dash or by marker."""
    if any(o["marker"] == look["marker"] and o.get("dash", []) == look.get("dash", []) for o in others):
        message = "two series have the same marker and the same dash, so only colour tells them apart"
        checked.findings.append(unusable(span, message, "give one of them another `marker` or another `dash`"))


def _lines(checked: Checked, node: Node, below: Tree) -> None:
    """Which separator has which stroke."""
    for entry in entries(checked, node, "`lines`"):
        if entry.key.text not in below:
            checked.findings.append(unknown(entry.key, "there is no line", tuple(below)))
            continue
        style = one_of(checked, entry.value, "line", tuple(LineStyle))
        if style:
            put(checked, ("lines", entry.key.text), style, entry.value.span)


def _metrics(checked: Checked, node: Node, below: Tree) -> None:
    """Measures."""
    for entry in entries(checked, node, "`metrics`"):
        if entry.key.text not in below:
            checked.findings.append(unknown(entry.key, "there is no measure", tuple(below)))
            continue
        bounds = metric_bounds(float(below[entry.key.text]))
        value = number(checked, entry.value, entry.key.text, bounds)
        if value is not None:
            put(checked, ("metrics", entry.key.text), value, entry.value.span)


def metric_bounds(value: float) -> tuple[float, float]:
    """Least and most that a measure may be changed to: a quarter and four times its value, in user units."""
    return value / 4, value * 4


def _fonts(checked: Checked, node: Node) -> None:
    """Families and files by script."""
    for entry in entries(checked, node, "`fonts`"):
        if not _SCRIPT.fullmatch(entry.key.text):
            hint = "write `Latn`, `Hans`, `Hant`, `Jpan`, `Kore`, `Arab` or another ISO 15924 code"
            checked.findings.append(unusable(entry.key.span, f"{quote(entry.key.text)} is not a script", hint))
            continue
        items = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
        names = [i.text for i in items if isinstance(i, Scalar) and i.text]
        if len(names) != len(items) or not 1 <= len(items) <= MOST_FAMILIES:
            hint = "write `Hans: Noto Sans CJK SC`, or a list of families and font files"
            checked.findings.append(unusable(entry.value.span, "a script needs the name of a font family", hint))
        else:
            put(checked, ("fonts", entry.key.text), names, entry.value.span)
