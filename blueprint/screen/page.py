"""The page of a map as one document.

In: a `Show`. Out: HTML with its style, its scripts, its fonts and its pictures in it. It loads nothing: a
Content-Security-Policy allows the styles and scripts by their checksums and nothing else.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from blueprint.frozen import frozen
from blueprint.html.voice import Voice
from blueprint.model.text import Wording
from blueprint.painters.svg import paint_inline
from blueprint.resources import names, read_text, template
from blueprint.scene import Scene, all_words
from blueprint.screen.connectors import Connector, connectors_of
from blueprint.screen.fonts import FONTS, page_fonts
from blueprint.screen.map_data import filters_of, language_name, map_data
from blueprint.screen.night import day_and_night
from blueprint.screen.pictures import Pictures
from blueprint.screen.style import FOLDER, style_sheet
from blueprint.screen.table import Table, table_of
from blueprint.screen.values import Picture, Show
from blueprint.screen.words import control_words
from blueprint.text.languages import is_rtl

if TYPE_CHECKING:
    from markupsafe import Markup

_EARLY = "early.js"
"""The script that runs before anything is shown."""


@frozen(kw_only=True)
class Section:
    """One drawing in one language as the template takes it.

    Attributes:
        svg: the drawing. say, strong: write texts in its language.
        colon: what stands between a label and its text.
    """

    picture: Picture
    svg: Markup
    table: Table
    connectors: tuple[Connector, ...]
    say: Voice
    strong: Voice
    colon: Wording


def page(show: Show) -> str:
    """Write the page of a map with all its pictures."""
    said: dict[Wording, None] = {}
    loud: dict[Wording, None] = {}
    pictures = Pictures()
    scenes, night = _painted_scenes(show)
    sections = [
        _section(picture, scene, pictures, said, loud) for picture, scene in zip(show.pictures, scenes, strict=True)
    ]
    first = show.pictures[0]
    words = first.desk.words
    for picture in show.pictures:
        for text in control_words(picture.desk.words).values():
            said.setdefault(Wording(text, picture.desk.words.language))
    scripts = _scripts()
    say, strong = Voice(words.language, said), Voice(words.language, loud)
    body = template("page.html.j2", FOLDER).render(
        show=show, sections=sections, first=first, words=words, word=words.text, say=say.say,
        strong=strong.say, rtl=is_rtl,
        direction="rtl" if is_rtl(words.language) else "ltr",
        title=first.desk.pick(first.desk.service.title),
        languages=[(tag, _language_name(show, tag, said)) for tag in show.languages],
        filters=_filters(first, say), symbols=_safe(pictures.symbols()),
        data=_safe(map_data(show, ((s.picture, s.table) for s in sections))),
        style=_safe("/* style */"), early=_safe(scripts[0]), script=_safe(scripts[1]),
        policy="/* policy */",
    )  # fmt: skip
    lines = (words.line for scene in scenes for words in all_words(scene.items))
    fonts = page_fonts(first.desk.setter, lines, said, loud)
    style = style_sheet(show, fonts, night)
    return body.replace("/* policy */", _policy(style, scripts), 1).replace("/* style */", style, 1)


def _painted_scenes(show: Show) -> tuple[tuple[Scene, ...], tuple[str, ...]]:
    pairs = [(p.day, p.night) for p in show.pictures if p.night]
    if not pairs:
        return tuple(p.day for p in show.pictures), ()
    return day_and_night([(day, night) for day, night in pairs if night])


def _section(
    picture: Picture, scene: Scene, pictures: Pictures, said: dict[Wording, None], loud: dict[Wording, None]
) -> Section:
    language = picture.desk.language
    pattern = picture.desk.words.entries["format.label"]
    return Section(
        picture=picture,
        svg=_safe(paint_inline(scene, FONTS, pictures.paint)),
        table=table_of(picture.desk, picture.rows, picture.day),
        connectors=connectors_of(picture.desk, picture.day),
        say=Voice(language, said),
        strong=Voice(language, loud),
        colon=Wording(pattern.removeprefix("{label}").removesuffix("{text}"), picture.desk.words.language),
    )


def _language_name(show: Show, tag: str, said: dict[Wording, None]) -> str:
    words = next(p.desk.words for p in show.pictures if p.desk.language == tag)
    name = language_name(words, tag)
    said.setdefault(Wording(name, tag))
    return name


def _filters(first: Picture, say: Voice) -> list[tuple[str, str, list[tuple[str, Markup]]]]:
    """Name, key of the words and values with their names, of each filter."""
    desk = first.desk
    titles: Mapping[str, Mapping[str, Wording]] = {
        "actor": {a.id: desk.pick(a.title) for a in desk.service.actors},
        "channel": {c.id: desk.pick(c.title) for c in desk.service.channels},
        "system": {s.id: desk.pick(s.title) for s in desk.service.systems},
    }
    labels = {
        "actor": "viewer.actor", "channel": "row.channel", "system": "viewer.system", "mark": "viewer.marks",
        "tag": "viewer.tags", "status": "opportunity.status",
    }  # fmt: skip

    def name(group: str, value: str) -> Wording:
        if group in titles:
            return titles[group][value]
        return Wording(value, desk.fallback) if group == "tag" else desk.word(f"{group}.{value}")

    return [
        (group, labels[group], [(value, say.say(name(group, value))) for value in values])
        for group, values in filters_of(desk.service).items()
    ]


def _scripts() -> tuple[str, str]:
    """The script for the head, and the one for the end of the page: all others in the order of their names."""
    found = sorted(name for name in names("templates", FOLDER) if name.endswith(".js"))
    rest = [read_text("templates", name) for name in found if not name.endswith(f"/{_EARLY}")]
    return read_text("templates", f"{FOLDER}/{_EARLY}"), "\n".join(rest)


def _policy(style: str, scripts: Iterable[str]) -> str:
    allowed = " ".join(f"'{_checksum(script)}'" for script in scripts if script)
    return "; ".join(
        (
            "default-src 'none'", f"script-src {allowed}", f"style-src '{_checksum(style)}'", "img-src data:",
            "font-src data:", "base-uri 'none'", "form-action 'none'",
        )
    )  # fmt: skip


def _checksum(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"


def _safe(text: str) -> Markup:
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2, which is loaded late

    return Markup(text)  # noqa: S704 - painters and `map_data` escape every text
