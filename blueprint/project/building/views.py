"""Views that outputs ask for and that no map has: most probably misspelt.

In: a configuration, and all maps as the manifest tells them. Out: findings. It is asked only where every map of the
project was drawn, in one build or in parts.
"""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.paths import CONFIG
from blueprint.project.building.manifest import SourceEntry
from blueprint.project.building.troubles import no_such_view
from blueprint.project.building.values import Said
from blueprint.project.config import ALL, Config, Output


def views_in_vain(config: Config, sources: Iterable[SourceEntry]) -> list[Said]:
    """The findings.

    Args:
        config: of the project.
        sources: all its maps, none of them with errors.
    """
    present: dict[Output, dict[str, None]] = {}
    for source in sources:
        names = [drawing["name"] for drawing in (source.about or {}).get("drawings", ())]
        for output in config.outputs_for(source.path):
            present.setdefault(output, {}).update(dict.fromkeys(names))
    return [
        Said(path=CONFIG, found=(no_such_view(view, output, list(have)),))
        for output, have in present.items()
        if ALL not in output.views
        for view in dict.fromkeys(output.views)
        if view not in have
    ]
