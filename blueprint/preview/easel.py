"""Draws one map again and again, and keeps warm what it draws with.

In: the path of a map, and a `Look`. Out: `Drawn`: the text of an SVG document with the findings.

Themes, words and fonts are kept by their own modules. The typesetter is kept here: what it has set depends on text,
style, width and language alone. Of 60 steps that saves half of the time of a drawing (80 ms instead of 170). What it
has to say about missing characters and fonts it says once, so a drawing with such a finding is made by a new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.deadline import OutOfTimeError, within
from blueprint.diagnostics import Diagnostic, Outcome, has_errors
from blueprint.frozen import frozen, replace
from blueprint.layout.compose import compose
from blueprint.layout.form import Origin
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.painters.svg import TextMode
from blueprint.paper.pages import PaperError, page_of
from blueprint.paper.setup import Setup
from blueprint.paper.sheet import MM_PER_UNIT, Part, Sheet
from blueprint.pipeline import drawings, load, paint
from blueprint.pipeline.drawing import fonts_of, prepare
from blueprint.pipeline.loading import too_slow
from blueprint.pipeline.paper import sheets
from blueprint.text.findings import FindingKind

if TYPE_CHECKING:
    from blueprint.model.service import Service
    from blueprint.pipeline.drawing import Bench
    from blueprint.scene import Scene
    from blueprint.text import FontSpec, Typesetter

_GAP = 8.0
"""Millimetres between sheets on the screen."""
_SHADE = 0.0018
"""How far a layer of a sheet's shadow reaches, as a part of its longer side."""
_MOST = 6
"""Looks whose typesetters are kept at a time."""
_LASTS = 200
"""Drawings after which a typesetter is put aside: by then it knows texts that are long gone."""


@frozen
class Look:
    """Which picture of a map is wanted.

    Attributes:
        view: name of a drawing; empty for the first.
        language: BCP 47 tag; empty for the file's own.
        theme: name or file; empty for the file's own.
        page: name of a paper size; empty for one piece as large as the drawing.
    """

    view: str = ""
    language: str = ""
    theme: str = ""
    page: str = ""


@frozen(kw_only=True)
class Drawn:
    """A picture.

    Attributes:
        svg: the text of one SVG document; None where there is no picture.
        findings: what there is to say about it.
        refusal: why it cannot be had as it is wanted, one sentence; empty where it can.
        larger: the size of paper on which it can; empty for one piece without paper; None where no size would do.
    """

    svg: str | None
    findings: tuple[Diagnostic, ...] = ()
    refusal: str = ""
    larger: str | None = None


class _Warm:
    """A typesetter that is kept, with the fonts and the language that it is for."""

    def __init__(self, setter: Typesetter, fonts: FontSpec, language: str) -> None:
        self.setter, self.fonts, self.language = setter, fonts, language
        self.used = 0

    def serves(self, fonts: FontSpec, language: str) -> bool:
        return self.used < _LASTS and (self.fonts, self.language) == (fonts, language)


class Easel:
    """Where one map is drawn."""

    def __init__(self, name: str, limits: Limits = DEFAULT_LIMITS) -> None:
        """Set up.

        Args:
            name: path of the map, as messages are to call it.
            limits: what is too much.
        """
        self.name = name
        self._limits = limits
        self._warm: dict[Look, _Warm] = {}

    def load(self) -> Outcome[Service]:
        """Read the map as it is now."""
        return load(self.name, limits=self._limits)

    def forget(self) -> None:
        """Draw with nothing that was kept: files beside the map have changed, fonts perhaps."""
        self._warm.clear()

    def draw(self, service: Service, look: Look) -> Drawn:
        """Draw one picture."""
        try:
            return within(self._limits.seconds, lambda: self._drawn(service, look))
        except OutOfTimeError as error:
            self._warm.clear()
            return Drawn(svg=None, findings=(too_slow("the drawing", error.seconds),))

    def _drawn(self, service: Service, look: Look) -> Drawn:
        found = drawings(service)
        drawing = next((d for d in found if d.name == look.view), None) if look.view else found[0]
        if drawing is None:
            return Drawn(svg=None, refusal=f"this map has no view `{look.view}`")
        language, theme = look.language or None, look.theme or None
        if look.page:
            try:
                made = sheets(service, drawing, Setup(page=page_of(look.page)), language=language, theme=theme)
            except PaperError as error:
                return Drawn(svg=None, refusal=error.fact or str(error), larger=error.page)
            return Drawn(svg=None if made.value is None else on_screen(made.value), findings=made.diagnostics)
        prepared = prepare(service, drawing, language=language, theme=theme, name=None)
        if prepared.value is None:
            return Drawn(svg=None, findings=prepared.diagnostics)
        scene, findings = self._composed(prepared.value, look)
        return Drawn(svg=None if has_errors(findings) else paint(scene), findings=findings)

    def _composed(self, bench: Bench, look: Look) -> tuple[Scene, tuple[Diagnostic, ...]]:
        """The scene, set with what is kept of the last one."""
        fonts, language = fonts_of(bench.desk.theme), bench.desk.language
        warm = self._warm.pop(look, None)
        if warm is not None and warm.serves(fonts, language):
            warm.setter.start_over()
            kept = replace(bench, desk=replace(bench.desk, setter=warm.setter))
            scene = _scene(kept)
            if not _says_once(warm.setter):
                warm.used += 1
                self._warm[look] = warm
                return scene, kept.all_findings(warm.setter.findings)
        scene, setter = _scene(bench), bench.desk.setter
        if not _says_once(setter):
            self._warm[look] = _Warm(setter, fonts, language)
            if len(self._warm) > _MOST:
                del self._warm[next(iter(self._warm))]
        return scene, bench.all_findings(setter.findings)


def _scene(bench: Bench) -> Scene:
    (scene,) = compose(bench.desk, bench.drawing.kind, bench.drawing.view, Origin(file=bench.stem))
    return scene


def _says_once(setter: Typesetter) -> bool:
    """Whether a typesetter has findings that it would not take back when their text is gone."""
    return any(finding.kind is not FindingKind.BROKEN_WORD for finding in setter.findings)


def on_screen(made: tuple[Sheet, ...]) -> str:
    """Sheets of paper under each other, as one SVG document in user units.

    Words are outlines over invisible text: the sheets' fonts have the same names and different letters.
    """
    width = max(sheet.width for sheet in made)
    y, body = 0.0, []
    for sheet in made:
        x = (width - sheet.width) / 2
        ground = sheet.background or "#ffffff"
        area = f'x="{_units(x)}" y="{_units(y)}" width="{_units(sheet.width)}" height="{_units(sheet.height)}"'
        body += [_shade(x, y, sheet, step) for step in (3, 2, 1)]
        body.append(f'<rect class="sheet" {area} fill="{ground}"/>\n<svg {area}>')
        body += [_part(part) for part in sheet.parts]
        body.append("</svg>")
        y += sheet.height + _GAP
    size = f'width="{_units(width)}" height="{_units(y - _GAP)}"'
    box = f'viewBox="0 0 {_units(width)} {_units(y - _GAP)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" role="group" {size} {box}>\n' + "\n".join(body) + "\n</svg>\n"


def _shade(x: float, y: float, sheet: Sheet, step: int) -> str:
    """One layer of the shadow that a sheet throws, a little larger and lower than the sheet."""
    spread = max(sheet.width, sheet.height) * _SHADE * step
    area = f'x="{_units(x - spread)}" y="{_units(y - spread / 3)}" width="{_units(sheet.width + 2 * spread)}"'
    size = f'height="{_units(sheet.height + 5 * spread / 3)}" rx="{_units(spread)}"'
    return f'<rect class="sheet-shade" {area} {size}/>'


def _part(part: Part) -> str:
    """One drawing where it lies on its sheet."""
    scene = part.scene
    size = f'width="{_units(scene.width * part.scale * MM_PER_UNIT)}" '
    size += f'height="{_units(scene.height * part.scale * MM_PER_UNIT)}"'
    box = f'viewBox="0 0 {scene.width:.2f} {scene.height:.2f}"'
    inside = paint(scene, TextMode.OUTLINES).partition(">")[2]
    clip = part.clip
    left, top = (clip.x, clip.y) if clip else (0.0, 0.0)
    drawn = (
        f'<svg x="{_units(part.x - left)}" y="{_units(part.y - top)}" {size} {box} lang="{scene.language}" '
        f'data-kind="{scene.kind}" data-direction="{scene.direction}">{inside}'
    )
    if clip is None:
        return drawn
    frame = f'x="{_units(clip.x)}" y="{_units(clip.y)}" width="{_units(clip.width)}" height="{_units(clip.height)}"'
    return f"<svg {frame}>\n{drawn}</svg>"


def _units(length: float) -> str:
    """Millimetres in user units."""
    return f"{length / MM_PER_UNIT:.2f}"


def map_languages(service: Service) -> tuple[str, ...]:
    """Languages that the title of a map is given in, its own first."""
    return tuple(dict.fromkeys((service.language, *(w.language for w in service.title.wordings))))
