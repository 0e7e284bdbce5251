"""The style sheet of a page: fonts, colours by day and by night, the rules, and the colours of the drawings by night.

In: a `Show`, its fonts and the rules of its drawings. Out: CSS.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from blueprint.resources import names, read_text
from blueprint.screen.fonts import PageFonts
from blueprint.screen.values import Show
from blueprint.theme import Theme

FOLDER = "html/viewer"
"""Templates, style sheets and scripts of the page."""
_COLOURS = {
    "paper": "paper",
    "ink": "ink",
    "soft": "ink-soft",
    "hairline": "hairline",
    "edge-line": "ink-faint",
    "card": "card.fill",
    "band": "stage.band",
    "band-text": "stage.text",
    "accent": "customer.accent",
    "tint": "customer.band",
    "rule": "line.rule",
}
"""Custom properties of the page and the roles of the theme that they follow."""
_BY_DEVICE = (
    ":root{color-scheme:light dark}:root[data-appearance=light]{color-scheme:light}"
    ":root[data-appearance=dark]{color-scheme:dark}@media print{:root:root{color-scheme:light}}"
)
"""Light or dark as the device is, unless the reader chooses; on paper always light."""
_TAG = re.compile(r"[A-Za-z0-9-]+")
_SYSTEM = "system-ui, sans-serif"


def style_sheet(show: Show, fonts: PageFonts, night: Iterable[str]) -> str:
    """The whole style sheet.

    Args:
        show: for its themes and languages.
        fonts: of the page.
        night: rules that give the drawings their colours by night.
    """
    parts = [fonts.css, *_families(fonts), _tokens(show.day, None)]
    if show.night:
        parts.append(f"@supports (color:light-dark(#000,#fff)){{{_tokens(show.day, show.night)}}}")
        parts.append(_BY_DEVICE)
    else:
        parts.append(":root{color-scheme:dark}")
    sheets = sorted(name for name in names("templates", FOLDER) if name.endswith(".css"))
    parts += [*(read_text("templates", name) for name in sheets), *_targets(show), *night]
    return "\n".join(parts)


def _targets(show: Show) -> Iterable[str]:
    """Without scripts, the address says which drawing is shown: its name is marked as the one that is."""
    for picture in show.pictures:
        chosen = f':root:not([data-scripts]):has(#{picture.id}:target) .views a[href="#{picture.id}"]'
        yield f"{chosen}{{border-color:var(--accent);color:var(--ink)}}"


def _families(fonts: PageFonts) -> Iterable[str]:
    """Which families serve which language, and all of them for what is in several."""
    by_tag = dict(fonts.families)
    every = ", ".join(dict.fromkeys(f for stack in by_tag.values() for f in stack.split(", ")))
    yield f":root{{font-family:{every}, {_SYSTEM}}}"
    for tag, stack in by_tag.items():
        if _TAG.fullmatch(tag):
            yield f":lang({tag}){{font-family:{_first(stack, every)}, {_SYSTEM}}}"


def _first(stack: str, every: str) -> str:
    return ", ".join(dict.fromkeys((*stack.split(", "), *every.split(", "))))


def _tokens(day: Theme, night: Theme | None) -> str:
    """The colours of the page as custom properties."""
    pairs = ((name, day.colour(role), night.colour(role) if night else "") for name, role in _COLOURS.items())
    made = (f"--{name}:{one if not other else f'light-dark({one},{other})'}" for name, one, other in pairs)
    return f":root{{{';'.join(made)}}}"
