"""The model: what a service is, frozen and resolved, with no trace of YAML or of drawing.

Out of `blueprint.build`; into `blueprint.experience` and `blueprint.layout`.
"""

from blueprint.model.catalogues import Actor, Channel, Persona, Platform, System, Theme, Touchpoint, World
from blueprint.model.lanes import Lane, LaneOrLine, Line
from blueprint.model.measures import Duration, GapAt, Metric, Opportunity, Responses, Scale, Score
from blueprint.model.service import Card, Journey, Link, Service, Stage, Step, View, Way
from blueprint.model.text import Text, Wording
from blueprint.model.vocabulary import (
    Arrow,
    Connect,
    Direction,
    DrawingKind,
    LinkKind,
    Mark,
    Module,
    Phase,
    State,
    Status,
    TextRow,
    Zone,
)

__all__ = [
    "Actor",
    "Arrow",
    "Card",
    "Channel",
    "Connect",
    "Direction",
    "DrawingKind",
    "Duration",
    "GapAt",
    "Journey",
    "Lane",
    "LaneOrLine",
    "Line",
    "Link",
    "LinkKind",
    "Mark",
    "Metric",
    "Module",
    "Opportunity",
    "Persona",
    "Phase",
    "Platform",
    "Responses",
    "Scale",
    "Score",
    "Service",
    "Stage",
    "State",
    "Status",
    "Step",
    "System",
    "Text",
    "TextRow",
    "Theme",
    "Touchpoint",
    "View",
    "Way",
    "Wording",
    "World",
    "Zone",
]
