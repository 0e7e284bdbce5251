"""From a service to its drawings.

In: `Service`, and which of its drawings. Out: `Outcome[Scene]`, and the text of an SVG file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.acknowledge import accepted
from blueprint.build import untranslated
from blueprint.build.service import reading_direction
from blueprint.diagnostics import Diagnostic, Outcome, has_errors, in_order
from blueprint.frozen import frozen, replace
from blueprint.model.selection import select
from blueprint.model.service import Service, View
from blueprint.model.vocabulary import DrawingKind
from blueprint.pipeline.loading import file_stem
from blueprint.pipeline.neighbours import LeadsTo, addresses
from blueprint.source import Span
from blueprint.theme import load_theme

if TYPE_CHECKING:
    from blueprint.layout.desk import Desk
    from blueprint.painters.svg import TextMode
    from blueprint.scene import Scene
    from blueprint.text import FontSpec
    from blueprint.text.findings import Finding
    from blueprint.theme import Theme


@frozen(kw_only=True)
class Drawing:
    """One of the drawings that a file gives.

    Attributes:
        name: `journey`, `blueprint`, or the id of one of the file's views.
        view: the file's own view of that name; None for the default drawing.
    """

    name: str
    kind: DrawingKind
    view: View | None = None


def drawings(service: Service, wanted: str = "all") -> tuple[Drawing, ...]:
    """The drawings of a service by name; none if it has none of that name.

    Args:
        wanted: `journey`, `blueprint`, the id of a view, or `all` for both and all views. A view that is called
            `journey` or `blueprint` takes the place of the default drawing.
    """
    own = {view.id: view for view in service.views}
    names = dict.fromkeys((*(kind.value for kind in DrawingKind), *own))
    made = [
        Drawing(name=name, kind=own[name].kind, view=own[name])
        if name in own
        else Drawing(name=name, kind=DrawingKind(name))
        for name in names
    ]
    return tuple(d for d in made if wanted in ("all", d.name))


@frozen(kw_only=True)
class Bench:
    """Everything that one drawing is made with.

    Attributes:
        service: the whole service, for the acknowledgement of findings. drawing: which drawing.
        desk: the tools, with the part of the service that the drawing shows.
        stem: name of the source file without folders and endings; empty where there is none.
        findings: what there is to say before anything is laid out.
    """

    service: Service
    drawing: Drawing
    desk: Desk
    stem: str
    findings: tuple[Diagnostic, ...]

    def all_findings(self, typeset: Iterable[Finding]) -> tuple[Diagnostic, ...]:
        """With what the typesetter says, at the texts that it speaks of; without what the file accepts."""
        from blueprint.text.findings import to_diagnostic  # noqa: PLC0415 - loads with the typesetter

        said = [to_diagnostic(f, _place(self.service, f.text, f.subject)) for f in typeset]
        return accepted(in_order([*self.findings, *said]), self.service.ignores)


def draw(
    service: Service,
    drawing: Drawing | str,
    *,
    language: str | None = None,
    theme: str | None = None,
    name: str | None = None,
    leads_to: LeadsTo | None = None,
) -> Outcome[Scene]:
    """Lay out one drawing.

    Args:
        service: a loaded service.
        drawing: which of its drawings, or the name of one.
        language: BCP 47 tag; None for the file's own language.
        theme: name or file of a theme; None for the file's own, else the default.
        name: what the drawing's ids begin with; None for the file's name, or the title's without a file.
        leads_to: where doors to other maps lead; None for nowhere.

    Returns:
        The scene, None if the theme has errors or a character cannot be drawn.

    Raises:
        ValueError: the service has no drawing of this name.
    """
    from blueprint.layout.compose import compose  # noqa: PLC0415 - HarfBuzz and the theme load only when drawing
    from blueprint.layout.form import Origin  # noqa: PLC0415

    prepared = prepare(service, drawing, language=language, theme=theme, name=name, leads_to=leads_to)
    bench = prepared.value
    if bench is None:
        return Outcome(None, prepared.diagnostics)
    (scene,) = compose(bench.desk, bench.drawing.kind, bench.drawing.view, Origin(file=bench.stem))
    left = bench.all_findings(bench.desk.setter.findings)
    return Outcome(None if has_errors(left) else scene, left)


def prepare(
    service: Service,
    drawing: Drawing | str,
    *,
    language: str | None,
    theme: str | None,
    name: str | None,
    leads_to: LeadsTo | None = None,
) -> Outcome[Bench]:
    """Get ready what one drawing is made with; arguments as of `draw`."""
    from blueprint.layout.desk import Desk  # noqa: PLC0415 - HarfBuzz and the theme load only when drawing
    from blueprint.layout.doors import doors_of  # noqa: PLC0415
    from blueprint.text import Typesetter  # noqa: PLC0415
    from blueprint.words import load_words  # noqa: PLC0415

    if isinstance(drawing, str):
        drawing = _named(service, drawing)
    tag = language or service.language
    looks = load_theme(theme or service.style)
    words = load_words(tag)
    findings = (*looks.diagnostics, *words.diagnostics, *untranslated(service, tag))
    if looks.value is None or words.value is None:
        return Outcome(None, accepted(in_order(findings), service.ignores))
    stem = file_stem(service.path) if service.path else ""
    part = select(service, drawing.view) if drawing.view else service
    desk = Desk(
        service=directed(part, tag), theme=looks.value, words=words.value,
        setter=Typesetter(fonts_of(looks.value), language=tag), language=tag, fallback=service.language,
        prefix=f"{_id(name or stem or service.title.pick(tag).text)}-{_id(drawing.name)}",
        doors=doors_of(part, drawing.kind, drawing.view, addresses(part.steps, drawing.kind, leads_to)),
    )  # fmt: skip
    return Outcome(Bench(service=service, drawing=drawing, desk=desk, stem=stem, findings=findings), ())


def _named(service: Service, name: str) -> Drawing:
    found = drawings(service, name)
    if name == "all" or not found:
        raise ValueError(f"there is no drawing {name!r}; there are {', '.join(d.name for d in drawings(service))}")
    return found[0]


def paint(scene: Scene, text: TextMode | None = None) -> str:
    """Write a scene as SVG."""
    from blueprint.painters.svg import TextMode, paint_svg  # noqa: PLC0415 - not every drawing is painted as SVG

    return paint_svg(scene, text or TextMode.EMBEDDED)


def _id(text: str) -> str:
    """A text as part of an id: letters and digits of any script, `-`, `_`, `.`."""
    made = re.sub(r"[^\w.-]+", "-", text).strip("-.")
    return made if made and not made[0].isdigit() else f"d-{made}".rstrip("-")


def directed(service: Service, language: str) -> Service:
    """A service that reads in the direction of the drawing's language unless its file says otherwise."""
    if service.direction is not reading_direction(service.language):
        return service
    return replace(service, direction=reading_direction(language))


def fonts_of(theme: Theme) -> FontSpec:
    """The theme's families and font files."""
    from blueprint.text import FontFile, FontSpec  # noqa: PLC0415

    def wanted(entry: str) -> str | FontFile:
        if not entry.lower().endswith((".otf", ".ttf", ".ttc", ".otc")):
            return entry
        path = Path(entry)
        return FontFile(path if path.is_absolute() or theme.folder is None else theme.folder / path)

    return FontSpec(tuple((script, tuple(wanted(f) for f in families)) for script, families in theme.fonts.items()))


def _place(service: Service, text: str, subject: str) -> Span | None:
    """Where a text stands in the file: the text itself, else the first that has the subject in it."""
    from blueprint.build.translations import texts_of  # noqa: PLC0415

    spans = [(wording.text, t.span) for t in texts_of(service) for wording in t.wordings if t.span]
    exact = next((span for words, span in spans if text and " ".join(words.split()) == " ".join(text.split())), None)
    return exact or next((span for words, span in spans if subject in words), None)
