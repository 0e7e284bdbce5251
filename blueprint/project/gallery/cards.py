"""What stands on each card of the gallery.

In: `Entry`, the page's words and folder. Out: frozen values that the template writes down; texts are picked in the
page's language, addresses are relative to the page and escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from posixpath import relpath
from urllib.parse import quote

from blueprint.frozen import frozen
from blueprint.model.text import Text, Wording
from blueprint.project.config import theme_stem
from blueprint.project.gallery.entries import About, Entry, Made, Named
from blueprint.project.gallery.look import LIGHT
from blueprint.project.gallery.miniature import miniature
from blueprint.text.languages import is_rtl
from blueprint.words import Words, languages, load_words

PAGE = "page"
"""Kind of a row for a page for the screen, which holds drawings of all kinds."""
_FORMATS = ("svg", "pdf", "png")
_SHOWN = ("svg", "png")
"""What a browser shows as a picture, best first."""
_PAGE_FORMAT = "html"
_KINDS = ("blueprint", "journey")
_USUAL = (None, LIGHT)
"""Themes that are shown first."""
_FEW = 2
"""How many personas are named at a glance."""


@frozen(kw_only=True)
class Said:
    """Words with their language.

    Attributes:
        lang: the tag; empty where it is the page's own. dir: `rtl`, `ltr`, or empty where it is the page's own.
    """

    text: str
    lang: str = ""
    dir: str = ""


@frozen(kw_only=True)
class Link:
    """A link to one file.

    Attributes:
        label: `PDF A1`. href: its address, relative to the page.
    """

    label: str
    href: str


@frozen(kw_only=True)
class Row:
    """The files of one drawing in one language and theme.

    Attributes:
        kind: `journey`, `blueprint`, or `page` for a page for the screen.
        language: its tag. theme: its name; None for the map's own.
        variant: what tells it from other rows of the same drawing; may be empty.
        image: address of the file that a browser shows as a picture; empty without one.
    """

    name: Said
    kind: str
    language: str
    theme: str | None
    variant: str
    image: str
    links: tuple[Link, ...]


@frozen(kw_only=True)
class Fact:
    """Names of one sort that a map has: its personas, its touchpoints."""

    label: str
    names: tuple[Said, ...]


@frozen(kw_only=True)
class Card:
    """One map.

    Attributes:
        state: `current`, `future`, …; empty where it is not known. state_word: the same in the page's language.
        notes: short facts: personas, stages, steps, version.
        rows: pages for the screen, and the drawings in the gallery's or the map's language.
        others: in further languages and themes.
        miniature: an SVG element where there is no picture; empty otherwise.
        facts: what can be searched for. also: words in other languages that can be, one a line.
        group: the folder that it is shown under; may be empty.
    """

    source: str
    title: Said
    subtitle: Said | None
    summary: Said | None
    state: str
    state_word: str
    notes: tuple[Said, ...]
    rows: tuple[Row, ...]
    others: tuple[Row, ...]
    miniature: str
    facts: tuple[Fact, ...]
    also: str
    group: str
    failed: bool

    @property
    def order(self) -> tuple[str, str]:
        """By title, then by file."""
        return self.title.text.casefold(), self.source

    @property
    def image(self) -> str:
        """The picture that is shown first; empty without one."""
        return next((row.image for row in (*self.rows, *self.others) if row.image), "")

    @property
    def href(self) -> str:
        """Where the title leads; empty where nothing was made."""
        return self.rows[0].links[0].href if self.rows else ""

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of its drawings."""
        return tuple(dict.fromkeys(row.kind for row in (*self.rows, *self.others) if row.kind != PAGE))

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages of its drawings."""
        return tuple(dict.fromkeys(row.language for row in (*self.rows, *self.others)))


@frozen(kw_only=True)
class Speaker:
    """How a page says things.

    Attributes:
        home: folder of the page, from the project's. words: its own words. language: its tag.
    """

    home: str
    words: Words
    language: str

    def address(self, path: str) -> str:
        """The address of a file of the project, relative to the page."""
        return quote(relpath(f"/{path}", f"/{self.home}"), safe="/")

    def say(self, text: Text, own: str) -> Said:
        """A text in the page's language, else in the map's, on one line."""
        wording = text.pick(self.language, own)
        tag, leftwards = wording.language, is_rtl(wording.language)
        return Said(
            text=" ".join(wording.text.split()),
            lang="" if tag == self.language else tag,
            dir="" if leftwards == is_rtl(self.language) else "rtl" if leftwards else "ltr",
        )

    def maybe(self, text: Text | None, own: str) -> Said | None:
        """The same, where there is a text."""
        return self.say(text, own) if text else None


def make_card(entry: Entry, speaker: Speaker, group: str) -> Card:
    """The card of one map; it is called by its file's name where it cannot be read."""
    about = entry.about or _unread(entry.source, speaker.language)
    own = about.language
    pages = tuple(_pages(entry.made, speaker))
    rows = tuple(_rows(tuple(file for file in entry.made if file.format != _PAGE_FORMAT), about, speaker))
    first = (*pages, *(row for row in rows if (row.language, row.theme) == (rows[0].language, rows[0].theme)))
    return Card(
        source=entry.source,
        title=speaker.say(about.title, own),
        subtitle=speaker.maybe(about.subtitle, own),
        summary=speaker.maybe(about.summary, own),
        state=about.state if entry.about else "",
        state_word=speaker.words.text(f"state.{about.state}"),
        notes=tuple(_notes(about, speaker)),
        rows=first,
        others=tuple(row for row in rows if row not in first),
        miniature="" if any(row.image for row in rows) or entry.about is None else miniature(about),
        facts=tuple(_facts(about, speaker)),
        also=_also(about, speaker),
        group=group,
        failed=entry.failed,
    )


def _unread(source: str, language: str) -> About:
    stem = PurePosixPath(source).name.split(".blueprint.")[0]
    return About(language=language, title=Text((Wording(stem, language),)))


def _pages(made: tuple[Made, ...], speaker: Speaker) -> Iterator[Row]:
    """One row for all pages for the screen, the one in the map's own look first."""
    found = sorted(
        (file for file in made if file.format == _PAGE_FORMAT), key=lambda f: (f.theme not in _USUAL, f.path)
    )
    if found:
        yield Row(
            name=Said(text=speaker.words.text("gallery.page")), kind=PAGE, language=found[0].language, theme=None,
            variant="", image="",
            links=tuple(Link(label=_page_label(file, len(found)), href=speaker.address(file.path)) for file in found),
        )  # fmt: skip


def _page_label(file: Made, number: int) -> str:
    """`HTML`, with the theme where there are several."""
    return " ".join(part for part in ("HTML", theme_stem(file.theme) if file.theme and number > 1 else "") if part)


def _rows(made: tuple[Made, ...], about: About, speaker: Speaker) -> Iterator[Row]:
    """One row for each drawing, language and theme; the page's language first if the map has it, then the map's."""
    grouped: dict[tuple[str, str, str | None], list[Made]] = {}
    for file in made:
        grouped.setdefault((file.drawing, file.language, file.theme), []).append(file)
    known = {drawing.name: drawing for drawing in about.drawings}
    places = {name: at for at, name in enumerate(known)}
    several = len({file.language for file in made}) > 1, len({file.theme for file in made}) > 1
    said = {wording.language for wording in about.title.wordings}
    tags = (speaker.language, about.language) if speaker.language in said else (about.language,)

    def place(key: tuple[str, str, str | None]) -> tuple[int, int, str, str, int, str]:
        drawing, language, theme = key
        rank = tags.index(language) if language in tags else len(tags)
        return rank, int(theme not in _USUAL), language, theme or "", places.get(drawing, len(places)), drawing

    for drawing, language, theme in sorted(grouped, key=place):
        named = known.get(drawing, Named(name=drawing, kind=drawing))
        kind = named.kind if named.kind in _KINDS else _KINDS[0]
        files = sorted(grouped[drawing, language, theme], key=lambda f: (_FORMATS.index(f.format), f.part, f.path))
        image = min((f for f in files if f.format in _SHOWN), key=lambda f: _SHOWN.index(f.format), default=None)
        variant = [language_name(language)] if several[0] else []
        variant += [theme_stem(theme)] if theme and several[1] and theme not in _USUAL else []
        yield Row(
            name=speaker.maybe(named.title, about.language) or Said(text=speaker.words.text(f"kind.{kind}")),
            kind=kind,
            language=language,
            theme=theme,
            variant=" · ".join(variant),
            image=speaker.address(image.path) if image else "",
            links=tuple(Link(label=_label(file), href=speaker.address(file.path)) for file in files),
        )


def _label(file: Made) -> str:
    return " ".join(part for part in (file.format.upper(), file.page, file.suffix, str(file.part or "")) if part)


def _notes(about: About, speaker: Speaker) -> Iterator[Said]:
    """What one wants to know of a map at a glance."""
    yield from (speaker.say(persona, about.language) for persona in about.personas[:_FEW])
    if about.steps:
        yield Said(text=speaker.words.count("stages", len(about.steps)))
        yield Said(text=speaker.words.count("steps", sum(about.steps)))
    if about.version:
        said = speaker.say(about.version, about.language)
        yield Said(text=speaker.words.text("page.version", version=said.text))


def _facts(about: About, speaker: Speaker) -> Iterator[Fact]:
    """What a map can be found by."""
    for key, texts in _sorts(about):
        if texts:
            names = dict.fromkeys(speaker.say(text, about.language) for text in texts)
            yield Fact(label=speaker.words.text(key), names=tuple(names))


def _sorts(about: About) -> tuple[tuple[str, tuple[Text, ...]], ...]:
    """Names by the words for their sort."""
    return (
        ("header.personas", about.personas),
        ("book.stages", about.stages),
        ("book.touchpoints", about.touchpoints),
        ("book.actors", about.actors),
    )


def _also(about: About, speaker: Speaker) -> str:
    """All that is said in other languages than the one that is shown."""
    single = [text for text in (about.title, about.subtitle, about.summary) if text]
    texts = [*single, *(text for _, texts in _sorts(about) for text in texts)]
    shown = {speaker.say(text, about.language).text for text in texts}
    words = (" ".join(wording.text.split()) for text in texts for wording in text.wordings)
    return "\n".join(dict.fromkeys(word for word in words if word not in shown))


@cache
def language_name(tag: str) -> str:
    """What a language calls itself; the tag where nobody knows."""
    if tag in languages():
        words = load_words(tag).value
        return words.text("name") if words else tag
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 - 40 ms, for languages without a locale

    try:
        return Locale.parse(tag, sep="-").get_display_name() or tag
    except (UnknownLocaleError, ValueError):
        return tag
