"""The page of all maps of a project: `index.html`.

For those who build: the job that loads a map calls `about(service)` (gallery_facts; nothing is drawn), and the manifest
keeps `about_to_json(about)` with the map, so that an unchanged map need not be read again. When the manifest has
changed, `gallery` makes the page of its entries (`about_from_json`):

    page = gallery([Entry(source="maps/hotel.blueprint.yaml", about=about, made=(Made(path=…, …), …)), …],
                   books=[Bound(path="out/all.pdf", title=None, maps=3)], home="out")
    write_whole(project / "out" / "index.html", page.encode("utf-8"))
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from posixpath import commonpath, dirname

from blueprint.frozen import frozen
from blueprint.project.gallery.cards import Card, Speaker, language_name, make_card
from blueprint.project.gallery.entries import Bound, Entry
from blueprint.project.gallery.look import DARK, LIGHT, ROLES, colours, font_rules
from blueprint.resources import read_text, template
from blueprint.text.languages import is_rtl
from blueprint.words import Words, load_words

_FALLBACK = "en"
_FOLDER = "html"
_PLACE = "<style>\n/* fonts */"
"""What the font rules stand in for: which letters they need is known when the rest of the page is."""


@frozen(kw_only=True)
class _Choice:
    """One way to narrow the page down: by language, say.

    Attributes:
        name: of the field. label: its words. values: what can be chosen, with the words for it.
    """

    name: str
    label: str
    values: tuple[tuple[str, str], ...]


@frozen(kw_only=True)
class _Shelf:
    """The cards of one folder; its name is empty for those that stand alone."""

    name: str
    cards: tuple[Card, ...]


def gallery(
    entries: Sequence[Entry],
    *,
    books: Sequence[Bound] = (),
    home: str = "",
    title: str | None = None,
    language: str | None = None,
) -> str:
    """Make the page.

    Args:
        entries: the maps, in any order.
        books: the books, in the order in which they are shown.
        home: folder of the page, from the project's folder, with `/`; links are relative to it.
        title: its heading; None for a general one.
        language: BCP 47 tag of the page's own words; None for the language that most maps have.

    Returns:
        A whole HTML document that refers to nothing but the files that were made.
    """
    words = _words(language or _usual(entries))
    speaker = Speaker(home=home, words=words, language=words.language)
    shelves = _shelves(entries, speaker)
    script = read_text("templates", f"{_FOLDER}/gallery.js")
    page = template("gallery.html.j2", _FOLDER).render(
        title=title or words.text("book.title"),
        language=words.language,
        direction="rtl" if is_rtl(words.language) else "ltr",
        word=words.text,
        count=words.count("maps", len(entries)),
        shown=words.entries["gallery.shown"],
        shelves=shelves,
        choices=_choices([card for shelf in shelves for card in shelf.cards], words),
        books=[(book, speaker.address(book.path), words.count("maps", book.maps)) for book in books],
        light=colours(LIGHT), dark=colours(DARK), roles=ROLES,
        script=script,
        script_hash=b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii"),
    )  # fmt: skip
    return page.replace(_PLACE, f"<style>\n{font_rules(page)}", 1)


def _usual(entries: Iterable[Entry]) -> str:
    """The language that most maps have; of several, the first by its tag."""
    tags = Counter(entry.about.language for entry in entries if entry.about)
    return min(tags, key=lambda tag: (-tags[tag], tag), default=_FALLBACK)


def _words(language: str) -> Words:
    words = load_words(language).value
    if words is None:
        raise LookupError("the words of the page do not ship with the program")
    return words


def _shelves(entries: Sequence[Entry], speaker: Speaker) -> tuple[_Shelf, ...]:
    """The cards under the folders of their maps, where folders tell something."""
    names = _folders([entry.source for entry in entries])
    shelves: dict[str, list[Card]] = {}
    for entry, name in zip(entries, names, strict=True):
        shelves.setdefault(name, []).append(make_card(entry, speaker, name))
    return tuple(
        _Shelf(name=name, cards=tuple(sorted(cards, key=lambda card: card.order)))
        for name, cards in sorted(shelves.items())
    )


def _folders(sources: Sequence[str]) -> list[str]:
    """For each map, the first folder that not all of them have; nothing where that would be a folder for each."""
    folders = [dirname(source) for source in sources]
    root = commonpath(folders) if folders else ""
    names = [folder.removeprefix(root).strip("/").split("/")[0] for folder in folders]
    several = len(set(names)) > 1 and 2 * len(set(names)) <= len(names)
    return names if several else [""] * len(names)


def _choices(cards: Sequence[Card], words: Words) -> tuple[_Choice, ...]:
    """What the page can be narrowed down by, where maps differ in it."""
    found = (
        ("kind", "gallery.kind", {kind: words.text(f"kind.{kind}") for card in cards for kind in card.kinds}),
        ("language", "gallery.language", {tag: language_name(tag) for card in cards for tag in card.languages}),
        ("state", "header.state", {card.state: card.state_word for card in cards if card.state}),
        ("folder", "gallery.folder", {card.group: card.group for card in cards if card.group}),
    )
    return tuple(
        _Choice(name=name, label=words.text(key), values=tuple(sorted(values.items(), key=lambda v: v[1].casefold())))
        for name, key, values in found
        if len(values) > 1
    )
