"""Greys for office printers: the same drawings without colour, no distinction lost."""

from blueprint.paper.grey.scenes import GreyError, grey, grey_of, grey_sheets

__all__ = ["GreyError", "grey", "grey_of", "grey_sheets"]
