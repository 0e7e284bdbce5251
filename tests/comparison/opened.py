"""Pairs of maps that the tests compare, opened, drawn and read again."""

from __future__ import annotations

import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

from notation.picture import Picture, read_picture
from notation.told import Told

from blueprint.compare.services import compare
from blueprint.comparison.padding import padded
from blueprint.comparison.values import Comparison
from blueprint.layout.form import NATURAL, Origin
from blueprint.model import Service
from blueprint.model.selection import select
from blueprint.pipeline import Drawing, load, paint
from blueprint.pipeline.comparison.opening import States, compared, open_states
from blueprint.pipeline.comparison.sheets import compared_drawings, stage
from blueprint.pipeline.comparison.staging import Arrangement, Asked
from blueprint.scene import Scene
from blueprint.words import load_words

ROOT = Path(__file__).parents[2]
MAPS = Path(__file__).parent / "maps"
EXAMPLES = ROOT / "examples"
HOTEL = (EXAMPLES / "hotel-stay/hotel-stay.blueprint.yaml", MAPS / "hotel-next.blueprint.yaml")
BRANCH = (MAPS / "branch.blueprint.yaml", MAPS / "branch-next.blueprint.yaml")
SALON = (
    EXAMPLES / "salon-letter-plan/salon-letter-plan.blueprint.yaml",
    EXAMPLES / "salon-letter/salon-letter.blueprint.yaml",
)
STRANGERS = (EXAMPLES / "shoe-shine/shoe-shine.blueprint.yaml", EXAMPLES / "hotel-stay/hotel-stay.blueprint.yaml")
PAIRS = {"hotel": HOTEL, "branch": BRANCH, "salon": SALON, "strangers": STRANGERS}
STATES = ("before", "after")
SVG = "{http://www.w3.org/2000/svg}"


@cache
def opened(*names: Path) -> States:
    """Two files, opened; they have to be right."""
    states = open_states([str(name) for name in names], [], Path(tempfile.gettempdir()))
    assert states.comparison is not None, [d.message for d in states.findings]
    return states


def service(text: str) -> Service:
    """The service of a file in a few words, its head added where it is missing."""
    whole = text if text.startswith("blueprint:") else f"blueprint: 1\ntitle: Map\n{text}"
    made = load("-", stdin=BytesIO(whole.encode()))
    assert made.value is not None, [d.message for d in made.diagnostics]
    return made.value


def steps(*lines: str) -> str:
    """A file with one stage, a step a line."""
    return "stages:\n  - title: Stage\n    steps:\n" + "".join(f"      - {line}\n" for line in lines)


def comparison(before: str, after: str) -> Comparison:
    """Two files in a few words, compared."""
    old, new = service(before), service(after)
    return compared(old, new, compare(old, new))


def states_of(found: Comparison) -> States:
    """A comparison as if it had come from two files."""
    return States(comparison=found, names=("before.blueprint.yaml", "after.blueprint.yaml"))


def scene(states: States, drawing: Drawing, asked: Asked) -> Scene:
    """One drawing of both states."""
    staged = stage(states, drawing, asked).value
    assert staged is not None
    (made,) = staged.lay(NATURAL, Origin(file=staged.bench.stem))
    return made


def told(states: States, drawing: Drawing, asked: Asked) -> dict[str, Told]:
    """What the notation expects of an overlay, or of each state of two drawings."""
    staged = stage(states, drawing, asked).value
    assert staged is not None
    assert states.comparison is not None
    services = dict(zip(STATES, padded(states.comparison), strict=True))
    if asked.arrangement is Arrangement.OVERLAY:
        services = {"overlay": staged.service}
    language = staged.bench.desk.language
    words = load_words(language).value
    assert words is not None
    made = {}
    for name, one in services.items():
        shown = select(one, drawing.view) if drawing.view else one
        made[name] = Told(
            name=name, service=shown, whole=shown, drawing=drawing, language=language, words=words,
            findings=states.findings,
        )  # fmt: skip
    return made


def pictures(svg: str, arrangement: Arrangement) -> dict[str, Picture]:
    """A finished SVG read without our code: whole, or each of both states alone."""
    if arrangement is Arrangement.OVERLAY:
        return {"overlay": read_picture(svg)}
    return {state: read_picture(_alone(svg, state)) for state in STATES}


def _alone(svg: str, state: str) -> str:
    """An SVG without the other state."""
    ET.register_namespace("", SVG[1:-1])
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    for group in root.findall(f"{SVG}g"):
        if group.get("class") == "state" and group.get("data-state") != state:
            root.remove(group)
    return ET.tostring(root, encoding="unicode")


__all__ = [
    "BRANCH",
    "HOTEL",
    "MAPS",
    "PAIRS",
    "SALON",
    "STATES",
    "STRANGERS",
    "compared_drawings",
    "comparison",
    "opened",
    "paint",
    "pictures",
    "scene",
    "service",
    "states_of",
    "steps",
    "told",
]  # fmt: skip
