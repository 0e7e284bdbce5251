"""Data flows one way: a module imports only from layers to the right of its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "blueprint"

# From the command line down to the text of a file. A layer may import what comes after it.
LAYERS = (
    {"__main__"},
    {"cli"},
    {"preview"},
    {"project"},
    {"pipeline"},
    {"editing"},
    {"acknowledge"},
    {"lint"},
    {"starting"},
    {"book", "touchpoints", "backlog", "comparison", "impact", "review", "screen"},
    {"html"},
    {"export"},
    {"painters"},
    {"paper"},
    {"layout"},
    {"graph"},
    {"survey"},
    {"routing", "experience", "words", "theme", "icons", "scene", "compare"},
    {"text"},
    {"extending"},
    {"build"},
    {"catalogue"},
    {"schema"},
    {"reading", "history"},
    {"report"},
    {"writing"},
    {"model", "document", "paths"},
    {"diagnostics"},
    {"source"},
)
# Within one layer nobody imports a neighbour, but for these.
NEIGHBOURS = {("theme", "icons")}  # a theme names the markers of its curves
# A painter paints what the scene says: it neither places nor measures.
NEVER = {("painters", "layout"), ("painters", "routing"), ("painters", "paper")}
# Knowledge without a way of its own: anybody may ask them, they ask nobody.
LEAVES = {
    "builtin", "cells", "codes", "confinement", "deadline", "frozen",
    "json_text", "libyaml", "limits", "phrases", "programs", "resources", "spaces",
}  # fmt: skip

RANK = {unit: rank for rank, layer in enumerate(LAYERS) for unit in layer}

FORBIDDEN_NAMES = {
    "utils",
    "util",
    "helper",
    "helpers",
    "manager",
    "base",
    "common",
    "misc",
    "shared",
    "tools",
}


def modules() -> dict[str, Path]:
    """All modules of the package by their dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def unit(module: str) -> str:
    """The member of a layer that a module belongs to; empty for the package itself."""
    return module.split(".")[1] if "." in module else ""


def is_front_door(name: str) -> bool:
    """Whether a name is one the package offers to other programs; its own modules go to the source of it."""
    return name.startswith("blueprint.") and name.count(".") == 1 and name != "blueprint.__version__"


def imports(module: str) -> Iterator[tuple[str, int]]:
    """What a module imports of the package, at its top or inside a function, each with the line."""
    path = MODULES[module]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            named = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            package = module if path.name == "__init__.py" else module.rpartition(".")[0]
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            origin = ".".join([*(above if node.level else []), *([node.module] if node.module else [])])
            inside = [f"{origin}.{alias.name}" for alias in node.names]
            named = [name if name in MODULES or is_front_door(name) else origin for name in inside]
        else:
            continue
        yield from ((name, node.lineno) for name in named if name.split(".")[0] == "blueprint")


@cache
def edges() -> tuple[tuple[str, str, int], ...]:
    """All imports: who, whom, in which line. The package itself only names, for type checkers, what it loads later."""
    return tuple((m, target, line) for m in MODULES if m != "blueprint" for target, line in imports(m))


def allowed(module: str, target: str) -> bool:
    here, there = unit(module), unit(target)
    if there in {here, ""} or there in LEAVES or {here, there} - RANK.keys() - LEAVES:
        return True  # those without a place have their own test
    if here in LEAVES or (here, there) in NEVER:
        return False
    return RANK[here] < RANK[there] or (here, there) in NEIGHBOURS


def test_every_module_has_its_place() -> None:
    units = {unit(module) for module in MODULES} - {""}

    assert units - set(RANK) - LEAVES == set(), "give it a layer in LAYERS"


def test_imports_point_one_way() -> None:
    wrong = [
        f"{MODULES[module].relative_to(PACKAGE.parent)}:{line}: {module} imports {target}"
        for module, target, line in edges()
        if not allowed(module, target)
    ]

    assert wrong == []


def test_what_is_imported_is_a_module_of_the_package() -> None:
    assert [edge for edge in edges() if edge[1] not in MODULES] == []


def test_exceptions_are_in_use() -> None:
    used = {(unit(module), unit(target)) for module, target, _ in edges()}

    assert used >= NEIGHBOURS


def test_no_circles() -> None:
    """A module never reaches itself, not even inside its own layer or through an import in a function."""
    left = {(module, target) for module, target, _ in edges()}
    while left:
        inner = {a for a, _ in left} & {b for _, b in left}
        kept = {(a, b) for a, b in left if a in inner and b in inner}
        if kept == left:
            break
        left = kept

    assert sorted(left) == []


def test_names_say_what_is_inside() -> None:
    words = {module: {word for part in module.split(".") for word in part.split("_")} for module in MODULES}

    assert len(words) > 500
    assert [module for module, said in words.items() if said & FORBIDDEN_NAMES] == []


def test_the_rules_bite() -> None:
    assert not allowed("blueprint.source", "blueprint.diagnostics")
    assert not allowed("blueprint.painters.svg", "blueprint.layout.rows")
    assert not allowed("blueprint.theme.colour", "blueprint.words")
    assert not allowed("blueprint.resources", "blueprint.source")
    assert allowed("blueprint.painters.svg", "blueprint.scene")
    assert allowed("blueprint.painters.svg", "blueprint.resources")
