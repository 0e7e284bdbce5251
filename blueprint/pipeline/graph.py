"""From services to a graph of them, and from that to a file.

In: `NamedService`s, which kind of graph. Out: `Made`, `Outcome[Scene]`, and the bytes of an SVG, PDF or PNG.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.diagnostics import Outcome, has_errors, in_order
from blueprint.experience.named import NamedService
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.pipeline.naming import common_desk, set_badly
from blueprint.words.speech import Teller

if TYPE_CHECKING:
    from blueprint.graph.values import Graph
    from blueprint.model.service import Service
    from blueprint.paper.sheet import Sheet
    from blueprint.scene import Scene


def behind_doors(services: Sequence[NamedService], limits: Limits) -> dict[str, Service]:
    """The maps behind the doors of steps that are not among the services themselves, by their real path.

    One that has errors is left out: they are told where it is drawn itself, and its door still has its title.
    """
    from blueprint.pipeline.loading import load  # noqa: PLC0415 - few maps have doors

    own = {str(Path(one.service.path).resolve()) for one in services if one.service.path}
    wanted = (step.journey.file for one in services for step in one.service.steps if step.journey)
    loaded = ((file, load(file, limits=limits).value) for file in dict.fromkeys(wanted) if file not in own)
    return {file: service for file, service in loaded if service is not None}


def draw_graph(
    graph: Graph, services: Sequence[NamedService], teller: Teller, *, theme: str | None, seconds: float, prefix: str
) -> Outcome[Scene]:
    """Lay out a graph.

    Args:
        graph: what is drawn.
        services: where it comes from, at least one.
        teller: words and language.
        theme: name or file of a theme; None for the first file's own, else the default.
        seconds: that Graphviz may take.
        prefix: what ids begin with.

    Returns:
        The scene, None if the theme has errors, a character cannot be drawn, or Graphviz could not place the graph.
    """
    from blueprint.layout.graph.compose import compose_graph  # noqa: PLC0415 - HarfBuzz loads only when drawing

    made = common_desk(services, teller, theme, prefix)
    if made.value is None:
        return Outcome(None, made.diagnostics)
    desk = made.value
    drawn = compose_graph(desk, graph, seconds)
    left = in_order([*made.diagnostics, *drawn.diagnostics, *set_badly(services, desk.setter.findings)])
    return Outcome(None if has_errors(left) else drawn.value, left)


def graph_file(scene: Scene, ending: str, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """A graph as a file.

    Args:
        scene: what `draw_graph` made.
        ending: `svg`; `pdf` or `png`, in one piece as large as the drawing.
        limits: only `pixels` counts here.

    Raises:
        PaperError: it would be too large.
    """
    if ending == "svg":
        from blueprint.pipeline.drawing import paint  # noqa: PLC0415 - loads only when painting

        return paint(scene).encode("utf-8")
    from blueprint.export.pdf import About, write_pdf  # noqa: PLC0415 - WeasyPrint loads only for PDF
    from blueprint.pipeline.paper import print_pictures  # noqa: PLC0415 - likewise

    sheets = (_sheet(scene),)
    pdf = write_pdf(sheets, About(title=scene.title, language=scene.language))
    return pdf if ending == "pdf" else print_pictures(pdf, sheets, width=None, dpi=None, limits=limits)[0]


def _sheet(scene: Scene) -> Sheet:
    """A sheet of paper as large as the drawing."""
    from blueprint.paper.place import true_sheet  # noqa: PLC0415 - only for paper
    from blueprint.paper.setup import Setup  # noqa: PLC0415 - likewise

    return true_sheet(scene, Setup(), scene.title)
