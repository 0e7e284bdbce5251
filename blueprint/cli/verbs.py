"""The verbs of the program, and what `--help` says about them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    import argparse

    from blueprint.cli.streams import Streams

VERBS: dict[str, str] = {
    "init": "begin a map, from a template or from nothing",
    "new": "add a step, a stage, a touchpoint or another element to a map",
    "validate": "check files and say what is wrong with them",
    "lint": "say what a service designer would question in a map",
    "fmt": "bring files into one order and layout",
    "rename": "rename an id and everything that names it",
    "render": "draw the maps of files, as SVG, PDF, PNG or pages for the screen",
    "build": "draw all maps of a project, or check what is committed",
    "preview": "show a map in the browser, drawn again at every save",
    "watch": "write the drawings of maps again at every save",
    "book": "make one book of one or many files, as PDF",
    "report": "make the report for the meeting, as PDF, HTML or Markdown",
    "figures": "list all figures of one or many files, as table, JSON or CSV",
    "touchpoints": "list the touchpoints of one or many files, or print a sheet for each",
    "opportunities": "list the opportunities of one or many files, the best first",
    "graph": "draw which systems serve what, or who hands over to whom",
    "impact": "say what breaks for customers if a system, an actor or a touchpoint fails",
    "diff": "say what differs between two versions of a map",
    "compare": "draw two states of a service on common columns",
    "git-setup": "let git show maps as their content, and their differences by element",
    "explain": "explain a finding by its code, or what a part or a key of a map holds",
    "schema": "print the JSON Schema of the format, for editors",
    "completion": "print what makes a shell complete commands",
}


class Verb(Protocol):
    """What the module of a verb has."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the verb's arguments."""

    def run(self, args: argparse.Namespace, streams: Streams) -> int:
        """Do the work; the exit code."""


def load(verb: str) -> Verb:
    """The module of a verb."""
    return cast("Verb", import_module(f"blueprint.cli.{verb.replace('-', '_')}"))
