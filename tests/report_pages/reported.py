"""Services with surveys for tests of reviews, and what documents say."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Sequence
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from blueprint import pipeline
from blueprint.experience.named import NamedService
from blueprint.model.measures import Where
from blueprint.paper.pages import Orientation, page_of
from blueprint.pipeline.report import Wanted, report
from blueprint.review.json_form import as_json
from blueprint.review.pages import ReportPages
from blueprint.review.together import reviews_of
from blueprint.review.values import ServiceReview
from blueprint.words import Words, load_words

ROOT = Path(__file__).parents[2]
MAP = """\
blueprint: 1
title: {title}
summary: A night in the hotel
language: en
persona: {{name: Dana, role: Traveller}}
platform: {{promise: A bed and no surprises}}
touchpoints:
  desk: {{title: Front desk, importance: key, owner: brand, plan: {{standard: Key in 3 minutes}}}}
  tray: {{title: Tray}}
stages:
  - title: Arrival
    steps:
      - {{id: come, title: Comes, customer: Comes in, touchpoint: desk, emotion: 4, expectation: 3.5, theme: trust,
         module: act}}
      - {{id: check-in, title: Check in, customer: Checks in, frontstage: Greets, touchpoint: desk, emotion: 1.5,
         expectation: 4, pain: Queue after a long day}}
  - title: Night
    steps:
      - {{id: eat, title: Eats, customer: Eats, touchpoint: tray, emotion: 4.5}}
      - {{id: leave, title: Leaves, customer: Leaves, emotion: 3.5, expectation: 3}}
responses:
  guests: {{file: guests.csv, columns: {{score: nps, step: where, segment: seg, date: day}}}}
metrics:
  - {{id: recommend, type: nps, title: Would recommend, target: 50, responses: guests}}
  - {{id: pleased, type: csat, title: Pleased guests, responses: guests, column: csat}}
  - {{id: easy, type: ces2, title: Easy stay, at: check-in, responses: guests, column: ease}}
  - {{id: app, type: kano, title: Key on the phone, responses: guests, functional: f, dysfunctional: d}}
  - {{id: wait, type: duration, title: Wait at the desk, at: check-in, value: 6 min, target: 3 min}}
gaps: [{{gap: 3, at: check-in, note: 'Standard says 3, measured 6'}}]
opportunities:
  - {{id: form, title: Form before arrival, at: check-in, impact: 5, effort: 3, owner: Front office}}
  - {{id: sign, title: A sign, at: come, impact: 2, effort: 1, status: done}}
  - {{id: tell, title: Tell the wait, at: check-in, impact: 4, effort: 1}}
"""
_KANO = ("like", "must-be", "neutral", "live-with", "dislike")


def survey(count: int = 120) -> str:
    """Answers that are the same on every day: two segments, two quarters, a few that do not count."""
    rows = ["day,seg,where,nps,csat,ease,f,d"]
    for n in range(count):
        where = "lobby" if n % 30 == 0 else ("come", "check-in", "eat", "leave")[n % 4]
        score = "11" if n % 40 == 7 else "" if n % 40 == 9 else str((n * 7) % 11)
        day = f"2026-0{1 + n % 6}-11"
        pair = f"{_KANO[(n * 3) % 2 * 2]},{_KANO[4 - (n % 3)]}"
        rows.append(f"{day},{'Business' if n % 3 else 'Leisure'},{where},{score},{1 + n % 5},{1 + n % 7},{pair}")
    return "\n".join(rows) + "\n"


@cache
def folder() -> Path:
    """A folder with two maps and their survey, kept as long as the tests run."""
    made = Path(tempfile.mkdtemp(prefix="reported-"))
    (made / "guests.csv").write_text(survey(), "utf-8")
    (made / "hotel.blueprint.yaml").write_text(MAP.format(title="A hotel"), "utf-8")
    (made / "inn.blueprint.yaml").write_text(MAP.format(title="An inn"), "utf-8")
    return made


def loaded(path: Path, narrowed: Where | None = None) -> NamedService:
    outcome = pipeline.load(str(path), narrowed=narrowed)
    assert outcome.value is not None, [d.message for d in outcome.diagnostics]
    return NamedService(name=path.name.removesuffix(".blueprint.yaml"), service=outcome.value)


@cache
def hotel(narrowed: Where | None = None) -> NamedService:
    return loaded(folder() / "hotel.blueprint.yaml", narrowed)


@cache
def example(name: str) -> NamedService:
    return loaded(ROOT / f"examples/{name}/{name}.blueprint.yaml")


def written(tmp_path: Path, text: str) -> NamedService:
    """A map of a text without its first keys."""
    path = tmp_path / "made.blueprint.yaml"
    path.write_text(f"blueprint: 1\n{text}", "utf-8")
    return loaded(path)


def words_of(language: str = "en") -> Words:
    words = load_words(language).value
    assert words is not None
    return words


def reviewed(one: NamedService, language: str = "en") -> ServiceReview:
    (made,) = reviews_of((one,), words_of(language), language)
    return made


def pages(
    services: Sequence[NamedService],
    *,
    screen: bool = True,
    language: str = "en",
    theme: str | None = None,
    narrowed: Where | None = None,
) -> ReportPages:
    page = page_of("A3" if screen else "A4").turned(Orientation.LANDSCAPE)
    wanted = Wanted(
        page=page, screen=screen, words=words_of(language), language=language, theme=theme, narrowed=narrowed
    )
    made = report(services, wanted).value
    assert made is not None
    return made


@cache
def hotel_pages(*, screen: bool = True) -> ReportPages:
    """The hotel's report, made once."""
    return pages((hotel(),), screen=screen)


def figures_json(one: NamedService) -> dict[str, Any]:
    """The JSON form of one service."""
    (service,) = json.loads(as_json((reviewed(one),)))["services"]
    assert isinstance(service, dict)
    return service


class Said(HTMLParser):
    """What the elements of a document say: text outside of styles and drawings, tags, ids, addresses, events."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.addresses: list[str] = []
        self.events: list[str] = []
        self.words: list[str] = []
        self._silent = False
        self.feed(html)
        self.text = re.sub(r"\s+", " ", " ".join(self.words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._silent = tag == "style"
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href":
                self.links.append(value or "")
            elif name in ("src", "action", "data", "background", "srcset"):
                self.addresses.append(value or "")
            elif name.startswith("on"):
                self.events.append(name)

    def handle_endtag(self, tag: str) -> None:
        self._silent = self._silent and tag != "style"

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.words.append(data.strip())
