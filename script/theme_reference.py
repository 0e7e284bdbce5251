# ruff: noqa: INP001 - a script, not a package
"""Writes schemas/theme-1.schema.json and docs/themes.md.

The names come from templates/themes/paper.yaml, which has them all; the page's prose from theme_reference.md. Run it
after a change to either: `python script/theme_reference.py`. A test compares the results with the files.
"""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import Any

from blueprint.builtin import Tree
from blueprint.icons import icon_names, marker_names
from blueprint.theme.assemble import assemble, built_in_names, built_in_tree, flat
from blueprint.theme.check import MOST_FAMILIES, MOST_SERIES, metric_bounds
from blueprint.theme.entries import BOUNDS, MOST_DASHES

ROOT = Path(__file__).resolve().parents[1]
PROSE = ROOT / "script" / "theme_reference.md"
PAGE = ROOT / "docs" / "themes.md"
SCHEMA = ROOT / "schemas" / "theme-1.schema.json"

_WIDTH = 100

_SINGLE = {
    "paper": "the ground of the whole drawing",
    "ink": "strong words",
    "ink-soft": "quiet words",
    "ink-faint": "step numbers",
    "hairline": "dividers; decoration, no contrast is asked of it",
}
"""Colour roles without parts, and what they colour."""

_GROUPS = {
    "stage": "the chevrons over the steps: their ground, the title, and what stands beside it",
    "card": "cards, where a lane gives nothing of its own",
    "link": "connectors by kind, their labels, the dots where they cross a line, and numbered chips",
    "line": "separator lines and their names",
    "mark": "symbols on cards and steps: `fill`, `stroke`, and `glyph` for the sign inside; for each of",
    "curve": "the experience curve: lines, the areas above and below what was expected, axis and grid",
    "tag": "labels at the best and the worst point and at the end, with the colour of their words",
    "status": "cards that are new, changed or removed: `fill`, `stroke` and `text`; for each of",
    "figure": "figures: the value, what stands beside it, and bars",
}
"""Groups of colour roles, and what they colour."""

_ROW = {
    "band": "Ground of the lane or row.",
    "accent": "Bar at its start, icons.",
    "title": "Its name; follows `accent`.",
    "border": "Border of its cards; follows `accent`.",
    "label": "Actors on its cards; follows `accent`.",
    "fill": "Ground of its cards; follows `card.fill`.",
    "text": "Words of its cards; follows `card.text`.",
}
"""Parts of the colours of a lane or row."""

_WORDS = {
    "title": "title of the drawing",
    "subtitle": "kind of drawing",
    "summary": "summary under the title",
    "header-label": "labels in the header",
    "header-value": "values in the header",
    "header-note": "smaller values in the header",
    "header-quote": "the persona’s quote",
    "stage": "stage titles",
    "stage-goal": "goals of stages",
    "stage-aside": "what stands beside a stage title",
    "stage-phase": "before, during, after",
    "step-number": "step numbers",
    "step-title": "step titles",
    "step-time": "time and wait of a step",
    "row-label": "“Step”, “Time” at the start of their lines",
    "lane-title": "names of lanes and rows",
    "lane-caption": "names of sub-lanes",
    "lane-note": "notes on lanes",
    "line-title": "names of the separator lines",
    "card": "cards",
    "card-strong": "customer actions",
    "card-label": "actors on cards",
    "card-note": "notes on cards",
    "card-time": "times and small print on cards",
    "row-text": "texts of the journey map’s rows",
    "place-note": "channel under a touchpoint",
    "tag-text": "pills in a row: themes, modules",
    "quote": "what the customer says and thinks",
    "axis": "words of the axis",
    "curve-label": "quotes at the curve",
    "point-label": "labels of points",
    "tag": "peak, worst, end",
    "link-label": "labels of connectors",
    "chip": "numbered chips",
    "mark": "letters beside marks",
    "badge": "“New”, “Changed”, “Removed”",
    "figure": "the values of figures",
    "figure-title": "titles of figures, and the values of their groups",
    "figure-note": "what stands beside figures",
    "figure-scale": "what stands at both ends of a figure's scale",
    "legend-title": "“Legend”",
    "legend": "legend",
    "totals": "totals beside the legend",
    "footer": "footer",
}
"""Kinds of words."""


def schema() -> str:
    """The JSON Schema of a theme file, for editors."""
    tree = built_in_tree("paper")
    return f"{_dump(_schema(tree))}\n"


def page() -> str:
    """The page on themes as Markdown: the prose, with its tables put in."""
    tree = built_in_tree("paper")
    types = assemble(tree, "paper").types
    parts = {
        "colours": _colour_table(tree["colours"]),
        "rows": _row_sentence(tree["colours"]),
        "markers": _listed(marker_names()),
        "words": "\n".join(f"| `{k}` | {_WORDS[k]} | {types[k].style.size:g} |" for k in tree["type"]),
        "strokes": _listed(tree["strokes"]),
        "metrics": "\n".join(f"| `{k}` | {float(v):g} |" for k, v in tree["metrics"].items()),
        "icons": _listed(icon_names()),
    }
    text = PROSE.read_text("utf-8")
    for name, part in parts.items():
        text = text.replace(f"<!-- {name} -->", part)
    return text


def _colour_table(colours: Tree) -> str:
    """Rows of the table of colour roles, those of lanes and rows left out."""
    lines = [f"| `{role}` | {what} |" for role, what in _SINGLE.items()]
    for group, what in _GROUPS.items():
        lines.append(f"| `{group}` | {what}: {_listed(colours[group], wrapped=False)[:-1]} |")
    return "\n".join(lines)


def _row_sentence(colours: Tree) -> str:
    """The names of all lanes and rows."""
    rows = [f"`{name}`" for name, parts in colours.items() if _is_row(parts)]
    lanes = f"The lanes are {', '.join(rows[:6])} (for lanes of zone `other`); lanes that a file declares take the "
    return _wrapped(f"{lanes}colours of their zone. The rows are {', '.join(rows[6:])}.")


def _listed(names: Any, *, wrapped: bool = True) -> str:  # noqa: ANN401 - anything with names in it
    """Names in backticks, as a sentence."""
    text = ", ".join(f"`{name}`" for name in names) + "."
    return _wrapped(text) if wrapped else text


def _wrapped(text: str) -> str:
    """A paragraph in lines of at most 118 characters."""
    return textwrap.fill(text, 118, break_on_hyphens=False)


def _is_row(parts: Any) -> bool:  # noqa: ANN401 - a leaf or a branch of the tree
    """Whether these are the colours of a lane or row."""
    return isinstance(parts, dict) and "band" in parts and "accent" in parts


def _schema(tree: Tree) -> dict[str, Any]:
    """The schema as a value."""
    text = {"type": "string", "minLength": 1}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Blueprint theme, version 1",
        "description": "How drawings look, by role and never by place. Explained in docs/themes.md.",
        "type": "object",
        "additionalProperties": False,
        "required": ["theme"],
        "properties": {
            "theme": {"const": 1, "description": "Version of the theme format."},
            "title": {**text, "description": "Name for people."},
            "extends": {
                "enum": list(built_in_names()),
                "default": "paper",
                "description": "The theme that everything left out comes from.",
            },
            "colours": {"description": "Colours by role.", **_roles(tree["colours"])},
            "series": _series(),
            "type": _named("Kinds of words.", {k: _what("words", _WORDS[k]) for k in tree["type"]}),
            "strokes": _named("Widths and dashes of lines.", dict.fromkeys(tree["strokes"], _ref("stroke"))),
            "lines": _named("Strokes of the separators.", dict.fromkeys(tree["lines"], _ref("line"))),
            "metrics": _named(
                "Measures in user units, 96 to the inch.", {k: _metric(v) for k, v in tree["metrics"].items()}
            ),
            "fonts": {
                "description": "Families or font files by script (ISO 15924), best first.",
                "type": "object",
                "additionalProperties": False,
                "patternProperties": {
                    "^[A-Z][a-z]{3}(-HK)?$": {
                        "type": ["string", "array"],
                        "minLength": 1,
                        "minItems": 1,
                        "maxItems": MOST_FAMILIES,
                        "items": text,
                    }
                },
            },
        },
        "definitions": _definitions(tree),
    }


def _definitions(tree: Tree) -> dict[str, Any]:
    """What the sections refer to."""
    of_row = [f"row.{part}" for part in _ROW]
    words = {
        **{name: _number(*BOUNDS[name]) for name in ("size", "tracking", "leading")},
        "weight": {"enum": ["regular", "semibold"]},
        "italic": {"type": "boolean"},
        "capitals": {"type": "boolean"},
        "colour": {"enum": [*flat(tree["colours"]), *of_row]},
    }
    return {
        "colour": {
            "description": "`'#rgb'` or `'#rrggbb'`, in quotes.",
            "type": "string",
            "pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$",
        },
        "line": {"enum": ["solid", "dashed", "dotted"]},
        "dash": {
            "description": "Lengths of stroke and gap in turn; empty for a solid line.",
            "type": "array",
            "maxItems": MOST_DASHES,
            "items": _number(*BOUNDS["dash"]),
        },
        "row": _named("Colours of a lane or row.", {part: _what("colour", what) for part, what in _ROW.items()}),
        "stroke": _named("A line.", {"width": _number(*BOUNDS["width"]), "dash": _ref("dash")}),
        "words": _named("A kind of words.", words),
    }


def _roles(colours: Tree) -> dict[str, Any]:
    """Colour roles, as deep as they go."""
    properties = {
        name: _ref("row") if _is_row(value) else _roles(value) if isinstance(value, dict) else _ref("colour")
        for name, value in colours.items()
    }
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _series() -> dict[str, Any]:
    """Looks of several curves."""
    look = {"colour": _ref("colour"), "marker": {"enum": list(marker_names())}, "dash": _ref("dash")}
    return {
        "description": "Looks of several curves; the list is replaced as a whole.",
        "type": "array",
        "minItems": 1,
        "maxItems": MOST_SERIES,
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": ["colour", "marker"],
            "properties": look,
        },
    }


def _named(description: str, properties: dict[str, Any]) -> dict[str, Any]:
    """A mapping with exactly these names, all optional."""
    return {"description": description, "type": "object", "additionalProperties": False, "properties": properties}


def _metric(value: str) -> dict[str, Any]:
    """A measure with the bounds that its value gives."""
    return _number(*metric_bounds(float(value)))


def _number(low: float, high: float) -> dict[str, Any]:
    """A number between two bounds."""
    return {"type": "number", "minimum": low, "maximum": high}


def _ref(name: str) -> dict[str, Any]:
    """A definition."""
    return {"$ref": f"#/definitions/{name}"}


def _what(name: str, description: str) -> dict[str, Any]:
    """A definition with a description: draft-07 reads nothing beside `$ref`, hence the `allOf`."""
    return {"description": description[0].upper() + description[1:], "allOf": [_ref(name)]}


def _dump(value: Any, indent: int = 0) -> str:  # noqa: ANN401 - any part of the schema
    """JSON with what fits on a line on one line."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or len(line) + indent <= _WIDTH:
        return line
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        parts = [f"{pad}{json.dumps(key)}: {_dump(part, indent + 2)}" for key, part in value.items()]
        return "{\n" + ",\n".join(parts) + f"\n{' ' * indent}}}"
    return "[\n" + ",\n".join(pad + _dump(part, indent + 2) for part in value) + f"\n{' ' * indent}]"


if __name__ == "__main__":
    SCHEMA.write_text(schema(), "utf-8", newline="\n")
    PAGE.write_text(page(), "utf-8", newline="\n")
