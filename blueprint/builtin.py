"""Reading the YAML files that ship with the program, quickly.

In: a name below `templates/`. Out: nested dictionaries and lists whose leaves are texts.
These files are ours and tested, so this way knows no positions, no limits and no findings; what users write
goes through `blueprint.reading`. Building on parse events takes half the time of `yaml.load`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from blueprint import resources
from blueprint.libyaml import yaml

Tree: TypeAlias = dict[str, Any]
"""Texts to texts, trees or lists of these."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_tree(name: str) -> Tree:
    """The content of one YAML file, all scalars as texts.

    Args:
        name: path below `templates/`: `themes/paper.yaml`.

    Raises:
        FileNotFoundError: no such file ships with the program.
    """
    events = yaml.parse(resources.read_text("templates", name), _LOADER)
    for event in events:
        if isinstance(event, yaml.MappingStartEvent):
            return _mapping(events)
    return {}


def _mapping(events: Iterator[Any]) -> Tree:
    """The mapping whose start has just been read."""
    tree: Tree = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        tree[event.value] = _node(next(events), events)
    return tree


def _node(event: Any, events: Iterator[Any]) -> Any:  # noqa: ANN401 - PyYAML's events have no types
    """The node that begins with an event."""
    if isinstance(event, yaml.ScalarEvent):
        return event.value
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events)
    items = []
    for item in events:
        if isinstance(item, yaml.SequenceEndEvent):
            break
        items.append(_node(item, events))
    return items
