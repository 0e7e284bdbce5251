"""Workshop mode: lanes, lines and stages with places for sticky notes at true size, of a file or of nothing."""

from blueprint.paper.workshop.service import BlankError, blank_service
from blueprint.paper.workshop.sheets import blank, blank_sheets

__all__ = ["BlankError", "blank", "blank_service", "blank_sheets"]
