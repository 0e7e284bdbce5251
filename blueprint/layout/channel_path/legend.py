"""What the dots and lines of the channel path mean, as entries of the legend."""

from __future__ import annotations

from blueprint.layout.bands import Stops
from blueprint.layout.channel_path.tracks import dot_shapes, is_key, owner_of
from blueprint.layout.legend_values import LegendEntry, Sheet
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Importance, Owner
from blueprint.scene import Item, Path

_LINE = 34.0
_DOT = 18.0


def path_entries(sheet: Sheet) -> list[LegendEntry]:
    """The path, dots beside it, key touchpoints and owners, each where it is drawn."""
    desk = sheet.desk
    drawn = [p.entry.content for layout in sheet.layouts for p in layout.placed]
    rows = [content for content in drawn if isinstance(content, Stops)]
    stops = [stop for content in rows for stop in content.stops]
    owners = {owner_of(desk, stop) for stop in stops}
    entries = []
    if any(content.on_path for content in rows):
        entries.append(_way(sheet))
    if not all(content.on_path for content in rows):
        entries.append(_dot(sheet, ("path", "aside"), desk.word("legend.off-path"), None, on_path=False))
    if any(is_key(desk, stop) for stop in stops):
        entries.append(
            _dot(sheet, ("importance", Importance.KEY.value), desk.word("legend.key-touchpoint"), None, key=True)
        )
    for owner in Owner:
        if owner in owners:
            words = desk.words
            name = words.text("format.label", label=words.text("owner.title"), text=words.text(f"owner.{owner}"))
            entries.append(_dot(sheet, ("owner", owner.value), Wording(name, words.language), owner))
    return entries


def _way(sheet: Sheet) -> LegendEntry:
    desk = sheet.desk
    stroke = desk.stroke("channel.path", desk.colour("channel.accent"), round_cap=True)

    def paint(x: float, y: float) -> tuple[Item, ...]:
        line = (("M", x + 2, y), ("L", x + _LINE - 2, y))
        return (Path("legend-route", line, stroke), *dot_shapes(desk, None, x + _LINE / 2, y))

    return LegendEntry(("path", "main"), _LINE, paint, sheet.name(desk.word("legend.channel-path")))


def _dot(
    sheet: Sheet, data: tuple[str, str], name: Wording, owner: Owner | None, *, key: bool = False, on_path: bool = True
) -> LegendEntry:
    desk = sheet.desk

    def paint(x: float, y: float) -> tuple[Item, ...]:
        return dot_shapes(desk, owner, x + _DOT / 2, y, key=key, on_path=on_path)

    return LegendEntry(data, _DOT + 2, paint, sheet.name(name))
