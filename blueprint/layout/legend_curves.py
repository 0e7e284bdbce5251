"""Entries of the legend for curves and the areas between them."""

from __future__ import annotations

from blueprint.icons import marker_shape
from blueprint.icons import place as put
from blueprint.layout.curve import Shown
from blueprint.layout.drawn_curve import curve_look, scores_of, series_of
from blueprint.layout.facts import joined
from blueprint.layout.legend_values import LegendEntry, Sheet
from blueprint.model.text import Wording
from blueprint.scene import Box, Item, Paint, Path
from blueprint.theme import Series


def curve_entries(sheet: Sheet, shown: Shown) -> list[LegendEntry]:
    """Curves and the areas between them."""
    desk = sheet.desk
    steps = desk.service.steps
    wanted = [name for name in ("experience", "expectation", "other") if name in shown.series]
    scores = {name: [s for step in steps for s in scores_of(desk, step, name)] for name in wanted}
    named = {p.id: desk.pick(p.name) for p in desk.service.personas}
    curves = [
        _curve(sheet, series, series_of(desk, persona), named.get(persona or ""), states="other" in wanted)
        for persona in (None, *named)
        for series in wanted
        if any(s.persona == persona for s in scores[series])
    ]
    return curves + [
        _area(sheet, sign, _meaning(sheet, sign, states="other" in wanted))
        for sign in ("plus", "minus")
        if sign in shown.signs
    ]


def _meaning(sheet: Sheet, sign: str, *, states: bool) -> Wording:
    """What an area says: which of two curves is higher."""
    desk = sheet.desk
    if desk.other is None or not states:
        return desk.word("legend.better" if sign == "plus" else "legend.worse")
    state = desk.other.after if sign == "plus" else desk.other.before
    words = desk.words
    text = words.text("format.label", label=words.text("comparison.higher"), text=state.name.text)
    return Wording(text, state.name.language)


def _words(sheet: Sheet, series: str, *, states: bool) -> Wording:
    """What a curve is: the experience, of one of two states where both are drawn."""
    desk = sheet.desk
    word = desk.word(f"legend.{'experience' if series == 'other' else series}")
    if desk.other is None or not states:
        return word
    return joined([(desk.other.before if series == "other" else desk.other.after).name, word])


def _curve(sheet: Sheet, series: str, style: Series | None, persona: Wording | None, *, states: bool) -> LegendEntry:
    """A stroke with its marker; `states` says whether those of two states are drawn."""
    desk = sheet.desk
    word = _words(sheet, series, states=states)
    look = f"curve.{curve_look(series)}"
    stroke = desk.theme.stroke(look)
    colour, dash, marker = (
        desk.colour(look),
        stroke.dash,
        "circle" if series == "experience" else "diamond",
    )
    if style is not None:
        colour, marker = style.colour, style.marker
        dash = style.dash if series == "experience" else stroke.dash
        if persona:
            word = joined([persona, word])

    def paint(x: float, y: float) -> tuple[Item, ...]:
        strong = series == "experience"
        fill = Paint(fill=desk.colour("curve.point"), stroke=colour, width=2.0) if strong else Paint(fill=colour)
        return (
            Path(
                "legend-curve",
                (("M", x, y), ("L", x + 32, y)),
                Paint(stroke=colour, width=stroke.width, dash=dash),
            ),
            Path("legend-point", put(marker_shape(marker, 4.5 if strong else 3.0), x + 16, y), fill),
        )

    data = ("state", "before" if series == "other" else "after") if states else ("series", series)
    return LegendEntry(data, 32, paint, sheet.name(word))


def _area(sheet: Sheet, sign: str, words: Wording) -> LegendEntry:
    """The area between both curves: experience above expectation, or below it."""
    desk = sheet.desk
    expected = desk.stroke("curve.expectation", desk.colour("curve.expectation"))
    felt = Paint(stroke=desk.colour("curve.experience"), width=2.0)

    def paint(x: float, y: float) -> tuple[Item, ...]:
        up = -6.0 if sign == "plus" else 6.0
        return (
            Box("legend-swatch", x, y - 6, 26, 12, Paint(fill=desk.colour(f"curve.{sign}"))),
            Path("legend-curve", (("M", x, y - up), ("L", x + 26, y - up)), expected),
            Path("legend-curve", (("M", x, y + up), ("L", x + 26, y + up)), felt),
        )

    return LegendEntry(("series", sign), 26, paint, sheet.name(words))
