"""A comparison as a scene, as sheets of paper, as a file.

In: `States`, which drawing, what is asked. Out: `Outcome[Scene]`, `Outcome[tuple[Sheet, …]]`, bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.diagnostics import Outcome, has_errors
from blueprint.frozen import replace
from blueprint.model import Service
from blueprint.model.vocabulary import DrawingKind
from blueprint.pipeline.comparison.opening import States
from blueprint.pipeline.comparison.staging import Arrangement, Asked, Staging
from blueprint.pipeline.difference.opening import renamed
from blueprint.pipeline.drawing import Drawing, drawings

if TYPE_CHECKING:
    from blueprint.paper.setup import Setup
    from blueprint.paper.sheet import Sheet
    from blueprint.scene import Scene

BOTH = "both"


def compared_drawings(service: Service, wanted: str) -> tuple[Drawing, ...]:
    """The drawings by name, as of `drawings`; `both` for the journey map and the service blueprint."""
    if wanted == BOTH:
        return tuple(d for kind in DrawingKind for d in drawings(service, kind.value))
    return drawings(service, wanted)


def stage(states: States, drawing: Drawing, asked: Asked) -> Outcome[Staging]:
    """Get a drawing of both states ready.

    Raises:
        ValueError: a file has errors.
    """
    from blueprint.pipeline.comparison.overlay import overlay  # noqa: PLC0415 - HarfBuzz loads only when drawing
    from blueprint.pipeline.comparison.side_by_side import side_by_side  # noqa: PLC0415 - likewise

    if states.comparison is None:
        raise ValueError("a state has errors; there is nothing to draw")
    make = overlay if asked.arrangement is Arrangement.OVERLAY else side_by_side
    made = make(states, states.comparison, drawing, asked)
    return Outcome(made.value, renamed(made.diagnostics, states.files))


def scene_of(states: States, drawing: Drawing, asked: Asked) -> Outcome[Scene]:
    """One drawing of both states, in one piece."""
    from blueprint.layout.form import NATURAL, Origin  # noqa: PLC0415 - loads only when drawing

    staged = stage(states, drawing, asked)
    if staged.value is None:
        return Outcome(None, staged.diagnostics)
    bench = staged.value.bench
    bench.desk.setter.start_over()
    (scene,) = staged.value.lay(NATURAL, Origin(file=bench.stem))
    left = renamed(bench.all_findings(bench.desk.setter.findings), states.files)
    return Outcome(None if has_errors(left) else scene, left)


def sheets_of(states: States, drawing: Drawing, asked: Asked, setup: Setup) -> Outcome[tuple[Sheet, ...]]:
    """One drawing of both states on paper.

    Raises:
        PaperError: it does not go onto the paper as asked; the message says what would do.
    """
    from blueprint.pipeline.paper import on_paper  # noqa: PLC0415 - paper loads only for PDF and PNG

    staged = stage(states, drawing, asked)
    if staged.value is None:
        return Outcome(None, staged.diagnostics)
    made = on_paper(staged.value.bench, setup, staged.value.lay)
    return replace(made, diagnostics=renamed(made.diagnostics, states.files))
