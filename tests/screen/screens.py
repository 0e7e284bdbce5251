"""Pages for the screen in tests: how they are made and read."""

from __future__ import annotations

import json
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import blueprint
from blueprint.diagnostics import has_errors
from blueprint.model.service import Service
from blueprint.pipeline import drawings
from blueprint.pipeline.screen import screen, write_page
from blueprint.screen.values import Show

EXAMPLES = Path(__file__).parents[2] / "examples"
VOID = frozenset({"meta", "link", "input", "br"})


def service(path: Path) -> Service:
    outcome = blueprint.load(str(path))
    assert outcome.value is not None, [d.message for d in outcome.diagnostics]
    return outcome.value


@cache
def example(name: str) -> Service:
    return service(EXAMPLES / name / f"{name}.blueprint.yaml")


def show(of: Service, view: str = "all", **look: Any) -> Show:
    outcome = screen(of, drawings(of, view), **look)
    assert outcome.value is not None, [d.message for d in outcome.diagnostics]
    assert not has_errors(outcome.diagnostics)
    return outcome.value


@cache
def example_shown(name: str) -> Show:
    return show(example(name))


@cache
def example_page(name: str) -> str:
    return write_page(example_shown(name))


def written(folder: Path, text: str) -> Service:
    place = folder / "map.blueprint.yaml"
    place.write_text(text, "utf-8")
    return service(place)


class Reader(HTMLParser):
    """Reads a page as a browser does, as far as the tests need it: elements with attributes and the way to them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None], tuple[str, ...]]] = []
        self.texts: dict[int, str] = {}
        self._at: list[int] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)
            self._at.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), tuple(self.open)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.wrong.append(f"</{tag}> closes {self.open[-3:]}")
            return
        self.open.pop()
        self._at.pop()

    def handle_data(self, data: str) -> None:
        for at in self._at:
            self.texts[at] = self.texts.get(at, "") + data

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [a for t, a, _ in self.elements if t == tag and wanted.items() <= a.items()]

    def text(self, tag: str, **wanted: str) -> list[str]:
        return [
            self.texts.get(n, "")
            for n, (t, a, _) in enumerate(self.elements)
            if t == tag and wanted.items() <= a.items()
        ]


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.wrong == []
    assert reader.open == []
    return reader


@cache
def example_read(name: str) -> Reader:
    return read(example_page(name))


def data(page: str) -> dict[str, Any]:
    (text,) = read(page).text("script", type="application/json")
    made: dict[str, Any] = json.loads(text)
    return made
