"""From a service to its page for the screen.

In: `Service`, and which of its drawings. Out: `Outcome[Show]`, and the text of one HTML document.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blueprint.build.translations import texts_of
from blueprint.diagnostics import Diagnostic, Outcome, has_errors
from blueprint.frozen import frozen, replace
from blueprint.lint.languages import languages_of
from blueprint.model.service import Service
from blueprint.model.text import Wording
from blueprint.pipeline.drawing import Bench, Drawing, prepare
from blueprint.pipeline.neighbours import LeadsTo
from blueprint.theme import load_theme

if TYPE_CHECKING:
    from blueprint.screen.values import Picture, Show
    from blueprint.theme import Theme

_NIGHT = "dark"
"""The theme whose colours light drawings have by night."""


def screen(
    service: Service,
    drawings: Sequence[Drawing],
    *,
    language: str | None = None,
    theme: str | None = None,
    leads_to: LeadsTo | None = None,
) -> Outcome[Show]:
    """Compose the drawings of a map in every language that it has, by day and by night.

    Args:
        service: a loaded service.
        drawings: which of its drawings, at least one; the first is shown first.
        language: BCP 47 tag of what is shown first; None for the file's own language.
        theme: name or file of the theme by day; None for the file's own, else the default. A dark one is the page's
            only appearance.
        leads_to: where doors to other maps lead; None for nowhere.

    Returns:
        What the page shows, None if the theme has errors or a character cannot be drawn.
    """
    from blueprint.screen.values import Show  # noqa: PLC0415 - HarfBuzz loads only when drawing

    looks = load_theme(theme or service.style)
    if looks.value is None:
        return Outcome(None, looks.diagnostics)
    night = _night(looks.value)
    tags = screen_languages(service, language)
    pictures: list[Picture] = []
    findings: list[Diagnostic] = []
    for tag in tags:
        made = _in_language(service, drawings, _Look(tag, theme, night, leads_to, len(pictures)))
        findings += made.diagnostics
        pictures += made.value or ()
    once = tuple(dict.fromkeys(findings))
    if has_errors(once):
        return Outcome(None, once)
    return Outcome(Show(languages=tags, pictures=tuple(pictures), day=looks.value, night=night), once)


def write_page(show: Show) -> str:
    """Write the page as HTML."""
    from blueprint.screen.page import page  # noqa: PLC0415 - loads jinja2

    return page(show)


def screen_languages(service: Service, first: str | None) -> tuple[str, ...]:
    """The languages of a page: the one that is shown first, then the others that the file has."""
    own = languages_of(service, tuple(texts_of(service)))
    start = first or own[0]
    return (start, *(tag for tag in own if tag.lower() != start.lower()))


def _night(day: Theme) -> Theme | None:
    from blueprint.screen.night import by_night, is_dark  # noqa: PLC0415 - loads with the page

    dark = load_theme(_NIGHT).value
    if dark is None:
        raise LookupError(f"the theme {_NIGHT} does not ship with the program")
    return None if is_dark(day) else by_night(day, dark)


@frozen
class _Look:
    """How the drawings of one language are made; `before` pictures stand before them."""

    language: str
    theme: str | None
    night: Theme | None
    leads_to: LeadsTo | None
    before: int


def _in_language(service: Service, drawings: Sequence[Drawing], look: _Look) -> Outcome[tuple[Picture, ...]]:
    """All drawings in one language, set with one typesetter."""
    made: list[Picture] = []
    benches: list[Bench] = []
    for number, drawing in enumerate(drawings, look.before + 1):
        prepared = prepare(
            service, drawing, language=look.language, theme=look.theme, name=None, leads_to=look.leads_to
        )
        if prepared.value is None:
            return Outcome(None, prepared.diagnostics)
        bench = prepared.value
        setter = benches[0].desk.setter if benches else bench.desk.setter
        benches.append(replace(bench, desk=replace(bench.desk, setter=setter, prefix=f"d{number}")))
        made.append(_picture(benches[-1], look.night))
    return Outcome(tuple(made), benches[0].all_findings(benches[0].desk.setter.findings))


def _picture(bench: Bench, night: Theme | None) -> Picture:
    from blueprint.layout.compose import compose  # noqa: PLC0415 - HarfBuzz and the theme load only when drawing
    from blueprint.layout.form import Origin  # noqa: PLC0415
    from blueprint.layout.rows import rows_of  # noqa: PLC0415
    from blueprint.screen.values import Picture  # noqa: PLC0415

    desk, drawing = bench.desk, bench.drawing
    origin = Origin(file=bench.stem)
    (day,) = compose(desk, drawing.kind, drawing.view, origin)
    dark = compose(replace(desk, theme=night), drawing.kind, drawing.view, origin)[0] if night else None
    named = drawing.view.title if drawing.view else None
    title = desk.pick(named) if named else Wording(desk.words.text(f"kind.{drawing.kind}"), desk.words.language)
    return Picture(
        name=drawing.name, id=desk.prefix, kind=drawing.kind, title=title, desk=desk,
        rows=rows_of(desk.service, drawing.kind, drawing.view), day=day, night=dark,
    )  # fmt: skip
