"""Books for tests, made of files as they are typed."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

from blueprint import pipeline
from blueprint.book.binding import Book, Bound, Look, make_book
from blueprint.book.chapters import make_chapter
from blueprint.book.index import Told
from blueprint.book.values import Chapter, MapDrawing
from blueprint.layout.form import Origin
from blueprint.model.service import Service
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Direction
from blueprint.paper.pages import Orientation, Page, page_of
from blueprint.scene import Scene
from blueprint.text import FontSpec
from blueprint.theme import Theme, load_theme
from blueprint.words import Words, load_words
from blueprint.words.speech import Speech

ROOT = Path(__file__).parents[2]
A4 = page_of("A4").turned(Orientation.LANDSCAPE)
HEAD = "blueprint: 1\ntitle: Test\n"
STEPS = "stages: [{title: Stage, steps: [{title: One, customer: Comes}, {title: Two, customer: Goes}]}]\n"


def service(text: str) -> Service:
    """The model of a file's text, without its first keys."""
    loaded = pipeline.load("-", stdin=BytesIO((HEAD + text).encode()))
    assert loaded.value is not None, [d.message for d in loaded.diagnostics]
    return loaded.value


@cache
def example(name: str) -> Service:
    """One of the examples."""
    loaded = pipeline.load(str(ROOT / f"examples/{name}/{name}.blueprint.yaml"))
    assert loaded.value is not None
    return loaded.value


def words_of(language: str) -> Words:
    words = load_words(language).value
    assert words is not None
    return words


def scene(of: Service, kind: str, language: str | None = None, name: str = "test") -> Scene:
    drawn = pipeline.draw(of, kind, language=language, name=name).value
    assert drawn is not None
    return drawn


def bound(of: Service, *, language: str | None = None, name: str = "test", drawn: bool = True) -> Bound:
    """A service with its maps in one piece, or with none."""
    tag = language or of.language
    maps = tuple(
        MapDrawing(name=kind, title=Wording(kind, "en"), scenes=(scene(of, kind, language, name),), page=A4, scale=0.3)
        for kind in (("journey", "blueprint") if drawn else ())
    )
    return Bound(
        service=of, maps=maps, words=words_of(tag), language=tag, origin=Origin(file="test", commit="0123abcd")
    )


def told(of: Service, *, language: str | None = None, drawn: bool = True) -> Told:
    """A service with its chapter."""
    one = bound(of, language=language, drawn=drawn)
    speech = Speech(words=one.words, language=one.language, fallback=of.language)
    chapter, places = make_chapter(of, one.maps, speech, 1, Direction.LTR, one.origin)
    return Told(service=of, chapter=chapter, places=places, speech=speech)


def chapter(text: str) -> Chapter:
    """The chapter of a file's text, without maps."""
    return told(service(text), drawn=False).chapter


def book(
    *bounds: Bound, page: Page = A4, language: str | None = None, title: str | None = None, theme: Theme | None = None
) -> Book:
    tag = language or bounds[0].language
    theme = theme or load_theme(None).value
    assert theme is not None
    return make_book(
        bounds, Look(page=page, theme=theme, fonts=FontSpec(), words=words_of(tag), language=tag, title=title)
    )


class Read(HTMLParser):
    """What a document's elements say.

    Attributes:
        ids, links: of all elements, in order. tags: names of all elements, in order.
        words: texts outside of style sheets.
        languages: of all elements that name one.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.languages: list[str] = []
        self.words: list[str] = []
        self._style = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._style = tag == "style"
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href":
                self.links.append(value or "")
            elif name in ("src", "action", "data", "background"):
                self.addresses.append(value or "")
            elif name == "lang":
                self.languages.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._style = self._style and tag != "style"

    def handle_data(self, data: str) -> None:
        if not self._style and data.strip():
            self.words.append(data.strip())
