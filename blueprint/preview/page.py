"""The pages of a preview: one map, and the list of the maps of a folder.

In: what the address asks for. Out: `Page`: HTML and its Content-Security-Policy. Scripts and styles stand in the page
and are allowed by their checksums; it loads nothing and talks to its own server only.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from blueprint.frozen import frozen
from blueprint.paper.pages import SERIES
from blueprint.preview.easel import Look
from blueprint.project.gallery.look import DARK, LIGHT, colours, font_rules
from blueprint.resources import read_text, template
from blueprint.text.languages import is_rtl
from blueprint.theme import built_in_names
from blueprint.words import Words, load_words

_HEAD = 20_000
"""Bytes of a file in which its title and language are looked for."""
_TITLE = re.compile(r"(?m)^title:[ \t]+(?:\"([^\"\n]+)\"|'([^'\n]+)'|([^\s{\[\"'|>&*#][^\n]*?))[ \t]*$")
_LANGUAGE = re.compile(r"(?m)^language:[ \t]+[\"']?([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)[\"']?[ \t]*$")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_VIEW = re.compile(r"[^\x00-\x1f]{0,200}")
_WORDS = (
    "closer", "copied", "edit", "error", "farther", "fit", "info", "lost", "onto", "stale", "undrawn", "warning",
    "place", "waiting", "whole",
)  # fmt: skip
_SCRIPTS = ("html/viewer/10-gestures.js", "html/preview.js")
"""Of the page of a map; hands are read as on pages for the screen."""
_FALLBACK = "en"
_DESK_BY_DAY, _DESK_BY_NIGHT = "#7a6548", "#a8977c"
"""What the ground below the sheets is tinted with, so that white paper stands out from it."""


@frozen
class Page:
    """One HTML page and what it may do."""

    html: str
    policy: str


@frozen(kw_only=True)
class Choice:
    """One map of the list.

    Attributes:
        path: from the folder, with `/`. title: as its file says it; empty where it says none on one line.
        language: its tag. href: its address.
    """

    path: str
    title: str
    language: str
    href: str


class Desktop:
    """What one preview offers."""

    def __init__(
        self, find: Callable[[], Sequence[str]], root: Path, start: Look, *, many: bool, editor: str = ""
    ) -> None:
        """Prepare the pages.

        Args:
            find: the maps there are now, as paths from the root with `/`.
            root: folder that they lie in.
            start: what a map is shown as first.
            many: whether a folder is previewed, so that there is a list to go back to.
            editor: which one a click opens; empty for none.
        """
        self._find, self._root, self._start = find, root, start
        self._many, self._editor = many, editor

    def map_named(self, path: str) -> str | None:
        """The file of a map as messages are to call it; None if there is none of that path."""
        found = self._find()
        if not path and not self._many:
            path = found[0]
        return str(self._root / path) if path in found else None

    def look(self, asked: Mapping[str, str]) -> Look | None:
        """The look that an address asks for; None where it asks for what there is not."""
        wanted = Look(*(asked.get(name, "") for name in ("view", "language", "theme", "page")))
        fine = (
            _VIEW.fullmatch(wanted.view)
            and (not wanted.language or _TAG.fullmatch(wanted.language))
            and wanted.theme in {"", self._start.theme, *built_in_names()}
            and wanted.page in {"", self._start.page, *_pages()}
        )
        return wanted if fine else None

    def page(self, asked: Mapping[str, str]) -> Page | None:
        """The page of a map or the list of maps; None for a map that there is not."""
        if self._many and not asked.get("map"):
            return self._list()
        name = self.map_named(asked.get("map", ""))
        return None if name is None else self._map(asked.get("map", ""), Path(name))

    def _map(self, path: str, file: Path) -> Page:
        words = _words(self._start.language or _read(file)[1])
        start = self._start
        given = {
            "map": path,
            "editor": self._editor,
            "start": {"view": start.view, "language": start.language, "theme": start.theme, "page": start.page},
            "words": {key: words.text(f"preview.{key}") for key in _WORDS},
        }
        return _made(
            "preview.html.j2", words, title=file.name,
            given=json.dumps(given, ensure_ascii=False).replace("<", "\\u003c"), many=self._many,
            editor=self._editor, maps=(),
            themes=list(dict.fromkeys((*built_in_names(), *([start.theme] if start.theme else [])))),
            theme_name=lambda name: PurePosixPath(name).name, pages=_pages(start.page),
        )  # fmt: skip

    def _list(self) -> Page:
        maps = []
        for path in self._find():
            title, language = _read(self._root / path)
            maps.append(Choice(path=path, title=title, language=language, href=f"?map={quote(path, safe='/')}"))
        usual = min(
            (m.language for m in maps), key=lambda tag: -sum(m.language == tag for m in maps), default=_FALLBACK
        )
        words = _words(self._start.language or usual)
        return _made(
            "preview.html.j2", words, title=self._root.resolve().name or words.text("preview.maps"), given="",
            many=True, editor="", maps=maps, count=words.count("maps", len(maps)), themes=(), theme_name=str, pages=(),
        )  # fmt: skip


def _made(name: str, words: Words, **values: object) -> Page:
    """A page through the template."""
    script = "\n".join(read_text("templates", name) for name in _SCRIPTS) if values["given"] else ""
    body = template(name, "html").render(
        language=words.language, direction="rtl" if is_rtl(words.language) else "ltr", word=words.text, script=script,
        **values,
    )  # fmt: skip
    style = "\n".join((font_rules(body), _tokens(), read_text("templates", "html/preview.css")))
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_checksum(script)}'" if script else "script-src 'none'",
            f"style-src '{_checksum(style)}'",
            "img-src data:",
            "font-src data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )
    return Page(body.replace("/* style */", style, 1), policy)


def _tokens() -> str:
    """The colours of the page by day and by night, as custom properties."""
    light, dark = (" ".join(f"--{name}: {colour};" for name, colour in colours(theme)) for theme in (LIGHT, DARK))
    return (
        f":root {{ --desk: {_DESK_BY_DAY}; {light} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ --desk: {_DESK_BY_NIGHT}; {dark} }} }}"
    )


def _checksum(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"


def _pages(more: str = "") -> tuple[str, ...]:
    """Names of paper sizes, the usual first."""
    found = [page.name for family in SERIES for page in family]
    return tuple(
        dict.fromkeys((*sorted(n for n in found if re.fullmatch("A[0-4]", n)), *found, *([more] if more else [])))
    )


def _read(file: Path) -> tuple[str, str]:
    """Title and language of a map by a quick look at its text."""
    try:
        with file.open("rb") as opened:
            text = opened.read(_HEAD).decode("utf-8-sig", "replace").replace("\r\n", "\n")
    except OSError:
        text = ""
    title, language = _TITLE.search(text), _LANGUAGE.search(text)
    said = next((group for group in title.groups() if group), "") if title else ""
    return said.split(" #")[0].strip(), language[1] if language else _FALLBACK


def _words(language: str) -> Words:
    words = load_words(language).value
    if words is None:
        raise LookupError("the words of the page do not ship with the program")
    return words
