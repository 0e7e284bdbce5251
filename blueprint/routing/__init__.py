"""Routing of connectors on the grid of lanes and steps."""

from blueprint.routing.route import plan_routes

__all__ = ["plan_routes"]
