"""From the tree of a theme file to the `Theme`.

In: trees of texts that have been checked (ours by the tests, the user's by `blueprint.theme.check`).
Out: `Theme`.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from blueprint import resources
from blueprint.builtin import Tree, read_tree
from blueprint.model.vocabulary import LineStyle
from blueprint.text.line import Style, Weight
from blueprint.theme.colour import normalise
from blueprint.theme.values import ROW, Series, Stroke, Theme, TypeRole

DEFAULT = "paper"

FOLLOWS = {
    "title": "{row}.accent",
    "border": "{row}.accent",
    "label": "{row}.accent",
    "fill": "card.fill",
    "text": "card.text",
}
"""Parts of a lane's or row's colours that need not be given, and the role each then follows."""


def built_in_names() -> tuple[str, ...]:
    """Names of the themes that ship with the program, sorted."""
    return tuple(n.removeprefix("themes/").removesuffix(".yaml") for n in resources.names("templates", "themes"))


def built_in_tree(name: str) -> Tree:
    """The tree of a built-in theme with everything it extends worked in."""
    tree = read_tree(f"themes/{name}.yaml")
    return merged(built_in_tree(tree["extends"]), tree) if "extends" in tree else tree


def merged(under: Tree, over: Tree) -> Tree:
    """`under` with the entries of `over` put over it; lists and texts are replaced as a whole."""
    result = dict(under)
    for key, value in over.items():
        below = under.get(key)
        result[key] = merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return result


def assemble(tree: Tree, name: str, folder: Path | None = None) -> Theme:
    """The theme that a complete tree describes."""
    colours = _colours(tree["colours"])
    return Theme(
        name=name,
        title=tree.get("title", name),
        colours=MappingProxyType(colours),
        types=MappingProxyType({key: _type(value, colours) for key, value in tree["type"].items()}),
        strokes=MappingProxyType({k: Stroke(float(v["width"]), _dash(v)) for k, v in tree["strokes"].items()}),
        metrics=MappingProxyType({key: float(value) for key, value in tree["metrics"].items()}),
        lines=MappingProxyType({key: LineStyle(value) for key, value in tree["lines"].items()}),
        series=tuple(Series(_hex(s["colour"]), _dash(s), s["marker"]) for s in tree["series"]),
        fonts=MappingProxyType({key: _families(value) for key, value in tree["fonts"].items()}),
        folder=folder,
    )


def flat(tree: Tree, prefix: str = "") -> dict[str, str]:
    """Leaves of a tree by their path with dots: `{customer: {band: x}}` gives `customer.band`."""
    result: dict[str, str] = {}
    for key, value in tree.items():
        if isinstance(value, dict):
            result.update(flat(value, f"{prefix}{key}."))
        else:
            result[prefix + key] = value
    return result


def followed(role: str) -> str:
    """The role that a lane's or row's colour follows unless given: `customer.accent` for `customer.title`."""
    row, _, part = role.rpartition(".")
    return FOLLOWS[part].format(row=row)


def _colours(tree: Tree) -> dict[str, str]:
    """All roles with their colours, those that follow another one worked out."""
    colours = {role: _hex(value) for role, value in flat(tree).items()}
    for row, parts in tree.items():
        if isinstance(parts, dict) and "band" in parts and "accent" in parts:
            for part in FOLLOWS:
                role = f"{row}.{part}"
                if role not in colours:
                    colours[role] = colours[followed(role)]
    return colours


def _type(tree: Tree, colours: dict[str, str]) -> TypeRole:
    """One entry of the type scale."""
    style = Style(
        size=float(tree["size"]),
        weight=Weight[tree.get("weight", "regular").upper()],
        italic=tree.get("italic") == "true",
        tracking=float(tree.get("tracking", 0)),
    )
    colour = tree["colour"]
    return TypeRole(
        style=style,
        colour=colour if colour.startswith(ROW) else colours[colour],
        leading=float(tree.get("leading", 1.3)),
        capitals=tree.get("capitals") == "true",
    )


def _dash(tree: Tree) -> tuple[float, ...]:
    """The dash of a stroke; empty for a solid one."""
    return tuple(float(length) for length in tree.get("dash", ()))


def _families(value: str | list[str]) -> tuple[str, ...]:
    """One family or several."""
    return (value,) if isinstance(value, str) else tuple(value)


def _hex(value: str) -> str:
    """A colour that is known to be one, in its long form."""
    colour = normalise(value)
    if colour is None:
        raise ValueError(f"{value} is no colour")
    return colour
