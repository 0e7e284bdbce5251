"""The page of a map: one document that loads nothing, with everything once, in every language."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from screens import data, example, example_page, example_read, read, show, written

from blueprint.pipeline.screen import screen_languages, write_page
from blueprint.resources import read_text

HOTEL, TWO = "hotel-stay", "concert-night"
TINY = """\
blueprint: 1
title: {title}
stages:
  - title: {stage}
    steps:
      - {{title: {step}, customer: {card}, frontstage: {{text: {card}, tags: [{tag}]}}, emotion: 3}}
"""
HOSTILE = "</script><script>alert(1)</script><!-- ]]> & \" ' <img src=x onerror=alert(1)>"


def checksum(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("name", [HOTEL, TWO])
def test_nothing_is_loaded_and_what_runs_is_allowed_by_its_checksum(name: str) -> None:
    reader = example_read(name)
    (policy,) = (str(a["content"]) for a in reader.all("meta") if "http-equiv" in a)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert (rules["img-src"], rules["font-src"]) == ("data:", "data:")
    assert (rules["base-uri"], rules["form-action"]) == ("'none'", "'none'")
    runs = [text for text in reader.text("script") if not text.startswith("{")]
    assert rules["script-src"].split() == [checksum(text) for text in runs]
    assert rules["style-src"].split() == [checksum(text) for text in reader.text("style")]
    for tag, attributes, _ in reader.elements:
        assert not any(key.startswith("on") or key in ("style", "src", "srcset") for key in attributes), tag
        address = str(attributes.get("href", ""))
        if tag in ("link", "image", "use"):
            assert address.startswith(("data:", "#")), address
    assert not re.search(r"url\((?!data:)|@import", example_page(name))


@pytest.mark.parametrize("name", [HOTEL, TWO, "online-checkout"])
def test_ids_are_unique_and_what_is_referred_to_is_there(name: str) -> None:
    reader = example_read(name)
    ids = [a["id"] for _, a, _ in reader.elements if "id" in a]
    assert len(ids) == len(set(ids))
    for _, attributes, _ in reader.elements:
        named = [str(attributes[key]) for key in ("aria-labelledby", "aria-controls", "for") if attributes.get(key)]
        address = str(attributes.get("href", ""))
        named += [address[1:]] if address.startswith("#") else []
        for one in " ".join(named).split():
            assert one in ids


def test_headings_follow_each_other() -> None:
    levels = [int(tag[1]) for tag, _, _ in example_read(HOTEL).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert levels.count(1) == 1


def test_every_drawing_in_every_language() -> None:
    sections = [a for a in example_read(TWO).all("section") if "data-view" in a]
    views = ["journey", "blueprint", "evening", "during-only"]
    tags = list(screen_languages(example(TWO), None))
    assert len(tags) == 2
    assert [(s["data-language"], s["data-view"]) for s in sections] == [(tag, view) for tag in tags for view in views]
    assert [s["lang"] for s in sections] == [s["data-language"] for s in sections]
    assert ["shown" in str(s["class"]).split() for s in sections] == [True, *[False] * 7]
    assert {v for s, v in zip(sections, views * 2, strict=True) if "tall" in str(s["class"]).split()} >= {"journey"}


def test_the_language_that_is_asked_for_comes_first() -> None:
    made = write_page(show(example(TWO), "journey", language="zh-Hant"))
    reader = read(made)
    assert reader.all("html")[0]["lang"] == "zh-Hant"
    assert next(a["data-language"] for a in reader.all("section") if "data-view" in a) == "zh-Hant"
    assert data(made)["languages"][0]["tag"] == "zh-Hant"


@pytest.mark.parametrize("name", [HOTEL, TWO])
def test_fonts_and_pictures_are_there_once(name: str) -> None:
    page = example_page(name)
    rules = re.findall(r'@font-face\{font-family:"([^"]+)";font-weight:(\d+);font-style:(\w+);src:url\(data:', page)
    assert rules
    assert len(rules) == len(set(rules))
    pictures = re.findall(r'href="(data:image/(?!svg\+xml,)[^"]+)"', page)
    assert len(pictures) == len(set(pictures))
    used = set(re.findall(r'font-family="&#x27;([^&]+)&#x27;', page))
    assert used <= {family for family, _, _ in rules}


def test_one_picture_for_all_drawings() -> None:
    page = example_page(HOTEL)
    assert page.count('<use class="persona-photo"') == 2
    assert page.count("<symbol ") == 1


def test_every_text_in_another_language_says_so() -> None:
    page = write_page(show(example("home-purchase"), "journey", language="en"))
    reader = read(page)
    titles = [a for tag, a, way in reader.elements if tag == "span" and way[-1] == "h1"]
    assert titles == [{"lang": "zh-Hans", "dir": "ltr"}]


def test_data_knows_every_card_of_every_drawing() -> None:
    page = example_page(TWO)
    told = data(page)
    cards = {str(a["data-card"]) for a in read(page).all("g") if "data-card" in a} - {"metrics"}
    assert cards <= told["elements"].keys()
    for tag in (language["tag"] for language in told["languages"]):
        assert cards <= told["texts"][tag]["elements"].keys()
        assert told["words"][tag]["gallery.shown"]
    assert [d["id"] for d in told["drawings"]] == [f"d{n}" for n in range(1, 9)]


def test_data_says_what_a_card_refers_to() -> None:
    card = data(example_page(HOTEL))["elements"]["processes-the-registration"]
    assert card == {
        "lane": "frontstage", "stage": "arrival", "step": "check-in", "actor": "receptionist", "marks": ["fail"],
    }  # fmt: skip


def test_filters_are_those_that_tell_cards_apart(tmp_path: Path) -> None:
    reader = example_read(HOTEL)
    assert [a["data-filter"] for a in reader.all("fieldset")] == ["actor", "channel", "system", "mark"]
    plain = "blueprint: 1\ntitle: T\nstages: [{title: S, steps: [{title: A, customer: B}]}]\n"
    assert read(write_page(show(written(tmp_path, plain)))).all("section", id="filters") == []


def test_controls_are_hidden_until_scripts_run() -> None:
    reader = example_read(HOTEL)
    for tag, name in (("div", "tools"), ("section", "filters"), ("aside", "details"), ("div", "overview")):
        assert "hidden" in reader.all(tag, id=name)[0]


def test_hostile_texts_are_texts(tmp_path: Path) -> None:
    text = json.dumps(HOSTILE)
    made = written(tmp_path, TINY.format(title=text, stage=text, step=text, card=text, tag=text))
    page = write_page(show(made))
    reader = read(page)
    assert len(reader.all("script")) == len(example_read(HOTEL).all("script"))
    assert reader.all("img") == []
    (script,) = reader.text("script", type="application/json")
    assert not set("<>&\u2028\u2029") & set(script)
    assert data(page)["languages"][0]["title"] == HOSTILE
    assert reader.text("title")[0] == HOSTILE


def test_the_same_file_gives_the_same_bytes() -> None:
    assert write_page(show(example(TWO))) == example_page(TWO)


def test_other_directions(tmp_path: Path) -> None:
    text = TINY.format(title="رحلة", stage="وصول", step="دخول", card="يدخل", tag="x").replace(
        "blueprint: 1", "blueprint: 1\nlanguage: ar"
    )
    reader = read(write_page(show(written(tmp_path, text))))
    assert reader.all("html")[0]["dir"] == "rtl"
    assert {a["dir"] for a in reader.all("section") if "data-view" in a} == {"rtl"}
    assert "←" in "".join(reader.text("ul", **{"class": "connectors"}))


def test_words_of_controls_are_in_all_languages() -> None:
    """Each word that the page's markup asks for is among those that scripts can put in its place."""
    asked = set(re.findall(r'data-word(?:-\w+)?="([a-z.-]+)"', read_text("templates", "html/viewer/page.html.j2")))
    told = data(example_page(TWO))["words"]
    assert all(asked <= words.keys() for words in told.values())
