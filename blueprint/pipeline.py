"""The only place that strings the stages together.

    load   name ──read──▶ Source ──parse──▶ Document ──check, build──▶ Service ──acknowledge──▶ findings
    draw   Service ──select──▶ Service ──compose──▶ Scene
    paint  Scene ──▶ text of a file

Nothing is raised for what a file contains: findings come back in the `Outcome`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from blueprint.acknowledge import accepted, acknowledge
from blueprint.build import build, untranslated
from blueprint.build.service import reading_direction
from blueprint.diagnostics import Diagnostic, Outcome, has_errors, in_order
from blueprint.frozen import frozen
from blueprint.icons import check_icons
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.model.selection import select
from blueprint.model.service import Service, View
from blueprint.model.vocabulary import DrawingKind
from blueprint.reading import parse, read
from blueprint.schema import check
from blueprint.source import Span
from blueprint.theme import load_theme

if TYPE_CHECKING:
    from blueprint.painters.svg import TextMode
    from blueprint.scene import Scene
    from blueprint.text import FontSpec, Typesetter
    from blueprint.theme import Theme

SUFFIXES = (".blueprint.yaml", ".blueprint.yml", ".yaml", ".yml")


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


def load(name: str, *, stdin: BinaryIO | None = None, limits: Limits = DEFAULT_LIMITS) -> Outcome[Service]:
    """Read, parse and check one file, and build its model.

    Args:
        name: path of the file, or `-` for standard input.
        stdin: where `-` is read from.
        limits: what is too much.

    Returns:
        The service, None if there are errors; and all findings that the file does not acknowledge.
    """
    source = read(name, stdin=stdin, limits=limits)
    if source.value is None:
        return Outcome(None, source.diagnostics)
    parsed = parse(source.value, limits)
    document = parsed.value
    if document is None:
        return Outcome(None, in_order((*source.diagnostics, *parsed.diagnostics)))
    built = build(document, limits=limits)
    icons = check_icons(built.value) if built.value else ()
    looks = load_theme(built.value.style).diagnostics if built.value and built.value.style else ()
    found = (
        *source.diagnostics,
        *parsed.diagnostics,
        *check(document, limits=limits),
        *built.diagnostics,
        *icons,
        *looks,
    )
    findings = acknowledge(in_order(found), document.ignores)
    if built.value is None or has_errors(findings):
        return Outcome(None, findings)
    return Outcome(replace(built.value, ignores=document.ignores), findings)


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


def draw(
    service: Service,
    drawing: Drawing | str,
    *,
    language: str | None = None,
    theme: str | None = None,
    name: str | None = None,
) -> Outcome[Scene]:
    """Lay out one drawing.

    Args:
        service: a loaded service.
        drawing: which of its drawings, or the name of one.
        language: BCP 47 tag; None for the file's own language.
        theme: name or file of a theme; None for the file's own, else the default.
        name: what the drawing's ids begin with; None for the file's name, or the title's without a file.

    Returns:
        The scene, None if the theme has errors or a character cannot be drawn.

    Raises:
        ValueError: the service has no drawing of this name.
    """
    from blueprint.layout.compose import compose  # noqa: PLC0415 - HarfBuzz and the theme load only when drawing
    from blueprint.layout.desk import Desk  # noqa: PLC0415
    from blueprint.text import Typesetter  # noqa: PLC0415
    from blueprint.words import load_words  # noqa: PLC0415

    if isinstance(drawing, str):
        drawing = _named(service, drawing)
    tag = language or service.language
    looks = load_theme(theme or service.style)
    words = load_words(tag)
    findings = [*looks.diagnostics, *words.diagnostics, *untranslated(service, tag)]
    if looks.value is None or words.value is None:
        return Outcome(None, accepted(in_order(findings), service.ignores))
    stem = _id(name or (file_stem(service.path) if service.path else service.title.pick(tag).text))
    setter = Typesetter(_fonts(looks.value), language=tag)
    part = select(service, drawing.view) if drawing.view else service
    desk = Desk(
        service=_directed(part, tag), theme=looks.value, words=words.value, setter=setter, language=tag,
        fallback=service.language, prefix=f"{stem}-{_id(drawing.name)}",
    )  # fmt: skip
    scene = compose(desk, drawing.kind, drawing.view, file_stem(service.path) if service.path else "")
    findings += _set_badly(service, setter)
    left = accepted(in_order(findings), service.ignores)
    return Outcome(None if has_errors(left) else scene, left)


def _named(service: Service, name: str) -> Drawing:
    found = drawings(service, name)
    if name == "all" or not found:
        raise ValueError(f"there is no drawing {name!r}; there are {', '.join(d.name for d in drawings(service))}")
    return found[0]


def paint(scene: Scene, text: TextMode | None = None) -> str:
    """Write a scene as SVG."""
    from blueprint.painters.svg import TextMode, paint_svg  # noqa: PLC0415 - jinja2 loads only when painting

    return paint_svg(scene, text or TextMode.EMBEDDED)


def file_stem(path: str) -> str:
    """A file's name without folders and without `.blueprint.yaml`."""
    name = Path(path).name
    return next((name.removesuffix(s) for s in SUFFIXES if name.endswith(s) and name != s), name)


def _id(text: str) -> str:
    """A text as part of an id: letters and digits of any script, `-`, `_`, `.`."""
    made = re.sub(r"[^\w.-]+", "-", text).strip("-.")
    return made if made and not made[0].isdigit() else f"d-{made}".rstrip("-")


def _directed(service: Service, language: str) -> Service:
    """A service that reads in the direction of the drawing's language unless its file says otherwise."""
    if service.direction is not reading_direction(service.language):
        return service
    return replace(service, direction=reading_direction(language))


def _fonts(theme: Theme) -> FontSpec:
    """The theme's families and font files."""
    from blueprint.text import FontFile, FontSpec  # noqa: PLC0415

    def wanted(entry: str) -> str | FontFile:
        if not entry.lower().endswith((".otf", ".ttf", ".ttc", ".otc")):
            return entry
        path = Path(entry)
        return FontFile(path if path.is_absolute() or theme.folder is None else theme.folder / path)

    return FontSpec(tuple((script, tuple(wanted(f) for f in families)) for script, families in theme.fonts.items()))


def _set_badly(service: Service, setter: Typesetter) -> Iterator[Diagnostic]:
    """What the typesetter has to say, at the texts that it speaks of."""
    from blueprint.text.findings import to_diagnostic  # noqa: PLC0415

    for finding in setter.findings:
        yield to_diagnostic(finding, _place(service, finding.text, finding.subject))


def _place(service: Service, text: str, subject: str) -> Span | None:
    """Where a text stands in the file: the text itself, else the first that has the subject in it."""
    from blueprint.build.translations import texts_of  # noqa: PLC0415

    spans = [(wording.text, t.span) for t in texts_of(service) for wording in t.wordings if t.span]
    exact = next((span for words, span in spans if text and " ".join(words.split()) == " ".join(text.split())), None)
    return exact or next((span for words, span in spans if subject in words), None)
