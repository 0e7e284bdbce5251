"""The list of the service-quality gaps that a drawing shows: number, name, and what each consists in.

    ❯3❮ Delivery gap
        Check in: standard says 3 minutes, measured 6

Where the row `gaps` is drawn it tells the notes, and the list the names alone.
"""

from __future__ import annotations

from blueprint.layout.gaps.places import BADGE
from blueprint.layout.gaps.signs import gap_sign
from blueprint.layout.legend_values import LegendEntry, Sheet
from blueprint.layout.stacks import pile, stack
from blueprint.model.measures import GapAt
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Gap
from blueprint.scene import Item

_BETWEEN = 7.0


def gap_entries(sheet: Sheet, felt: bool) -> list[LegendEntry]:
    """One entry a gap of which a badge is drawn.

    Args:
        felt: whether the curve shows gap 5.
    """
    fits = [fit.badge for layout in sheet.layouts for fit in layout.badges]
    drawn = [badge.gap for badge in sorted(fits, key=lambda badge: badge.first)]
    told = any(band.row.lane == "gaps" for layout in sheet.layouts for band in layout.bands)
    entries = []
    for kind in Gap:
        shown = list(dict.fromkeys(gap for gap in drawn if gap.gap is kind))
        if shown or (felt and kind is Gap.CUSTOMER):
            entries.append(_entry(sheet, kind, [] if told else shown))
    return entries


def _entry(sheet: Sheet, kind: Gap, shown: list[GapAt]) -> LegendEntry:
    desk = sheet.desk
    title = stack(desk, "legend-text", desk.word(f"gap.{kind.value}"), desk.theme.type("legend-title"), sheet.room)
    notes = [sheet.name(wording) for wording in _notes(sheet, kind, shown)]
    name = pile([title, *notes], _BETWEEN)

    def paint(x: float, y: float) -> tuple[Item, ...]:
        first = y - name.height / 2 + name.first / 2
        return gap_sign(desk, kind, x + BADGE / 2, first)

    return LegendEntry(("gap", str(kind.value)), BADGE, paint, name, listed=True)


def _notes(sheet: Sheet, kind: Gap, shown: list[GapAt]) -> list[Wording]:
    """What each gap of a kind consists in, with its place; the meaning of the kind where nothing is noted."""
    desk = sheet.desk
    made = []
    for gap in shown:
        if not gap.note:
            continue
        note, place = desk.pick(gap.note), _place(sheet, gap.at or "")
        text = desk.words.text("format.label", label=place, text=note.text) if place else note.text
        made.append(Wording(text, note.language))
    return made or [desk.word(f"gap-meaning.{kind.value}")]


def _place(sheet: Sheet, at: str) -> str:
    """What the step or stage is called that a gap is at; empty for one without a title."""
    desk = sheet.desk
    service = desk.service
    card = next((card for card in service.cards if card.key == at), None)
    key = (card.step or card.stage) if card else at
    titles = [*((g.key, g.title) for g in service.stages), *((s.key, s.title) for s in service.steps)]
    return next((desk.pick(title).text for own, title in titles if own == key and title), "")
