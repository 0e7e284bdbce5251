"""Customer journey maps and service blueprints from a YAML file.

    outcome = blueprint.load("hotel.blueprint.yaml")      # Outcome[Service]
    scene = blueprint.draw(outcome.value, "journey")      # Outcome[Scene]
    svg = blueprint.paint(scene.value)                    # str

An `Outcome` holds the value (None if errors left none) and the findings; nothing is raised for what a file contains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint.diagnostics import Diagnostic, Outcome, Severity
    from blueprint.model.service import Service
    from blueprint.pipeline import Drawing, draw, drawings, load, paint
    from blueprint.scene import Scene

__version__ = "0.1.0"

__all__ = [
    "Diagnostic",
    "Drawing",
    "Outcome",
    "Scene",
    "Service",
    "Severity",
    "draw",
    "drawings",
    "load",
    "paint",
]

_HOMES = {
    "Diagnostic": "diagnostics",
    "Outcome": "diagnostics",
    "Severity": "diagnostics",
    "Service": "model.service",
    "Scene": "scene",
    "Drawing": "pipeline",
    "draw": "pipeline",
    "drawings": "pipeline",
    "load": "pipeline",
    "paint": "pipeline",
}


def __getattr__(name: str) -> object:
    """Load what the package offers when it is first asked for, so that the command line starts quickly."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - only for use as a library

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
