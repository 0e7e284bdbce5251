from __future__ import annotations

import json
import posixpath
import re
from itertools import permutations
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project.galleries import EXAMPLES, Parsed, entry, plain, told, words

from blueprint.model.text import Text, Wording
from blueprint.project.gallery.entries import About, Bound, Entry, Made, about_from_json, about_to_json
from blueprint.project.gallery.look import DARK, LIGHT, colours
from blueprint.project.gallery.page import gallery
from blueprint.theme.colour import contrast
from blueprint.words import languages

HOSTILE = (
    "</h3><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; background: url(//evil) '",
    "</script><!--",
    "{{ 7 * 7 }} {% raw %}",
    "<style>\n/* fonts */",
    "&lt;b&gt; &amp; \u202e",
)


def made(path: str, drawing: str = "journey", form: str = "svg", language: str = "en", **more: Any) -> Made:
    return Made(path=path, drawing=drawing, format=form, language=language, **more)


@pytest.mark.parametrize("name", [file.parent.name for file in EXAMPLES])
def test_what_a_map_says_survives_a_manifest(name: str) -> None:
    first = about_to_json(told(name))
    again = about_from_json(json.loads(json.dumps(first)))

    assert about_to_json(again) == first
    assert again.steps == told(name).steps
    assert sum(again.steps) == len(again.bands[0].cards) == len(again.scores)
    assert all(0 <= score <= 1 for score in again.scores if score is not None)


def test_the_page_of_a_manifest_is_that_of_the_maps() -> None:
    entries = [entry(told(file.parent.name), f"{file.parent.name}/{file.name}", "svg") for file in EXAMPLES]
    kept = [
        Entry(source=e.source, about=about_from_json(about_to_json(e.about)), made=e.made) for e in entries if e.about
    ]

    assert gallery(kept) == gallery(entries)


def test_the_order_of_the_maps_does_not_matter() -> None:
    entries = [entry(plain(words("Same")), f"{folder}/{n}.blueprint.yaml", "svg") for folder in "ab" for n in "12"]

    assert len({gallery(list(order)) for order in permutations(entries)}) == 1


def test_maps_stand_in_the_order_of_their_titles_under_their_folders() -> None:
    titles = {"maps/b/1": "zoo", "maps/b/2": "Airport", "maps/a/1": "Museum", "maps/a/deep/2": "bank"}
    page = Parsed(gallery([entry(plain(words(t)), f"{s}.blueprint.yaml", "svg") for s, t in titles.items()]))

    assert page.titles() == ["bank", "Museum", "Airport", "zoo"]
    assert [heading.text for heading in page.all("h2")] == ["a", "b"]


@pytest.mark.parametrize(
    "sources", [("a/1", "b/2"), ("a/1", "a/2", "a/3"), ("1", "2"), (), ("a/1", "b/2", "c/3", "d/4", "d/5")]
)
def test_folders_that_tell_nothing_are_not_shown(sources: tuple[str, ...]) -> None:
    page = Parsed(gallery([entry(plain(words(s)), f"{s}.blueprint.yaml", "svg") for s in sources]))

    assert [heading.text for heading in page.all("h2") if "title" not in heading.attributes.get("class", "")] == []
    assert len(page.titles()) == len(sources)


def test_every_output_is_linked_and_nothing_else() -> None:
    map_ = entry(told("hotel-stay"), "maps/hotel.blueprint.yaml", "svg", "pdf", "png", languages=("en", "de", "th"))
    page = Parsed(gallery([map_], books=[Bound(path="out/all maps.pdf", maps=1)], home="out/site"))
    own = {a for a in page.addresses() if not a.startswith("data:")}

    assert {posixpath.normpath(posixpath.join("out/site", unquote(a))) for a in own} == {
        *(file.path for file in map_.made),
        "out/all maps.pdf",
    }
    rest = re.sub(r"base64,[^)]*|http://www\.w3\.org/2000/svg|(?m:^ *// .*$)", "", page.page)
    assert not re.search(r"https?:|//[a-z]|@import", rest)


@pytest.mark.parametrize(
    ("path", "home", "address"),
    [
        ("out/a.svg", "out", "a.svg"),
        ("a.svg", "", "a.svg"),
        ("maps/a.svg", "out", "../maps/a.svg"),
        ("a b#c?d%.svg", "", "a%20b%23c%3Fd%25.svg"),
        ("javascript:alert(1).svg", "", "javascript%3Aalert%281%29.svg"),
        ("客户/旅程.svg", "客户", "%E6%97%85%E7%A8%8B.svg"),
        ('"><b>.svg', "", "%22%3E%3Cb%3E.svg"),
    ],
)
def test_addresses_are_relative_and_escaped(path: str, home: str, address: str) -> None:
    map_ = Entry(source="x.blueprint.yaml", about=plain(words("x")), made=(made(path),))

    assert Parsed(gallery([map_], home=home)).all("img")[0].attributes["src"] == address


@pytest.mark.parametrize("text", HOSTILE)
def test_what_maps_say_stays_text(text: str) -> None:
    about = plain(words(text, "en", de=text), touchpoints=(words(text), words("ok", "de", en=text)), state="future")
    sound = Parsed(
        gallery([entry(plain(words("x"), touchpoints=(words("x"),), state="future"), "x.blueprint.yaml", "svg")])
    )
    page = Parsed(gallery([entry(about, "x.blueprint.yaml", "svg")], title=text, books=[]))

    assert page.titles() == [" ".join(text.split())]
    assert page.all("h1")[0].text == page.all("title")[0].text == text
    assert len(page.all("script")) == 1
    assert page.all("script")[0].text == sound.all("script")[0].text
    assert [e.tag for e in page.elements] == [e.tag for e in sound.elements]
    assert page.page.count("@font-face") == 2


@settings(max_examples=25)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12), min_size=1, max_size=4)
)
def test_any_titles(titles: list[str]) -> None:
    entries = [entry(plain(words(title)), f"m/{n}.blueprint.yaml", "svg") for n, title in enumerate(titles)]

    assert sorted(Parsed(gallery(entries, language="en")).titles()) == sorted(" ".join(t.split()) for t in titles)


@pytest.mark.parametrize("language", languages())
def test_ten_languages(language: str) -> None:
    entries = [
        entry(told("hotel-stay"), "a/hotel.blueprint.yaml", "svg"),
        Entry(source="a/broken.blueprint.yaml", about=None, failed=True),
        entry(plain(words("Zukunft", "de"), language="de", state="future"), "b/z.blueprint.yaml", "pdf", "svg"),
        entry(plain(words("未来", "zh-Hans"), language="zh-Hans"), "b/w.blueprint.yaml", "svg", languages=("ja", "th")),
    ]
    page = Parsed(gallery(entries, language=language, books=[Bound(path="b.pdf", maps=2)]))
    html = page.all("html")[0]

    assert html.attributes["lang"] == language
    assert html.attributes["dir"] == ("rtl" if language == "ar" else "ltr")
    visible = "\n".join(e.text for e in page.elements if e.tag in {"h1", "h2", "p", "summary", "label", "dt", "a"})
    assert "{" not in visible
    assert "4" in page.all("p", "count")[0].text
    assert "ไทย" in page.page
    if language not in {"en", "de", "es", "fr", "pt-BR"}:
        own = [
            *page.all("summary"),
            *page.all("dt"),
            *page.all("p", "failed"),
            *page.all("p", "none"),
            *page.all("option")[:1],
        ]
        assert not [e.text for e in own if re.search("[A-Za-z]{2}", e.text)]


def test_the_page_speaks_the_language_of_most_maps() -> None:
    tags = ["fr-CA", "de", "fr-CA", "de", "de"]
    entries = [entry(plain(words("x", tag), language=tag), f"{n}.blueprint.yaml") for n, tag in enumerate(tags)]

    assert Parsed(gallery(entries)).all("html")[0].attributes["lang"] == "de"
    assert Parsed(gallery(entries[:4])).all("html")[0].attributes["lang"] == "de", "the first by its tag"
    assert Parsed(gallery([])).all("html")[0].attributes["lang"] == "en"


def test_texts_are_picked_in_the_language_of_the_page_and_say_theirs() -> None:
    entries = [
        entry(plain(words("Stay", "en", de="Aufenthalt")), "1.blueprint.yaml", "svg"),
        entry(plain(words("מלון", "he"), language="he"), "2.blueprint.yaml", "svg"),
    ]
    page = Parsed(gallery(entries, language="de"))
    titles = {e.text: e.attributes for e in page.elements if e.attributes.get("class") == "title"}

    assert titles.keys() == {"Aufenthalt", "מלון"}
    assert "lang" not in titles["Aufenthalt"]
    assert (titles["מלון"]["lang"], titles["מלון"]["dir"]) == ("he", "rtl")
    assert "Stay" in page.all("li", "map")[0].attributes["data-also"]


def test_rows_in_other_languages_and_themes_are_put_away() -> None:
    files = [made(f"x.{d}.{t}.svg", d, language=t) for d in ("journey", "blueprint") for t in ("th", "en", "de")]
    files += [made("x.journey.en.dark.svg", theme="dark"), made("x.pdf", form="pdf", page="A1", suffix="poster")]
    page = Parsed(gallery([Entry(source="x.blueprint.yaml", about=plain(words("x")), made=tuple(files))]))
    rows = [e for e in page.all("li") if "data-kind" in e.attributes]

    assert [(row.attributes["data-language"], row.attributes["data-kind"]) for row in rows] == [
        ("en", "journey"), ("en", "blueprint"), ("en", "journey"), ("de", "journey"), ("de", "blueprint"),
        ("th", "journey"), ("th", "blueprint"),
    ]  # fmt: skip
    assert rows[0].text == "Customer journey mapSVGPDF A1 poster"
    assert rows[2].text.endswith("English · darkSVG")
    assert rows[3].text.endswith("DeutschSVG")
    assert len(page.all("details", "others")) == 1


def test_several_pictures_of_one_drawing_are_told_apart() -> None:
    files = tuple(made(f"x.{n}.png", form="png", page="A4", part=n) for n in range(11, 0, -1))
    page = Parsed(gallery([Entry(source="x.blueprint.yaml", about=plain(words("x")), made=files)]))
    (row,) = [e for e in page.all("li") if "data-kind" in e.attributes]

    assert row.text == "Customer journey map" + "".join(f"PNG A4 {n}" for n in range(1, 12))
    assert row.attributes["data-image"] == "x.1.png"


def test_the_theme_of_the_page_comes_first() -> None:
    files = tuple(made(f"x.{theme}.svg", theme=theme) for theme in ("dark", "paper", "contrast"))
    page = Parsed(gallery([Entry(source="x.blueprint.yaml", about=plain(words("x")), made=files)]))

    assert [img.attributes["src"] for img in page.all("img")] == ["x.paper.svg"]


def test_filters_are_there_where_maps_differ() -> None:
    def names(*entries: Entry) -> list[str]:
        return [e.attributes["name"] for e in Parsed(gallery(entries)).all("select")]

    only_journeys = Entry(source="a.blueprint.yaml", about=plain(words("a")), made=(made("a.svg"),))
    assert names(only_journeys) == []
    assert names(entry(plain(words("a")), "a.blueprint.yaml", "svg")) == ["kind"]
    german = entry(plain(words("b", "de"), language="de", state="planned"), "b.blueprint.yaml", "svg")
    assert names(only_journeys, german) == ["kind", "language", "state"]


def test_a_map_without_a_picture_gets_a_miniature() -> None:
    hotel = told("hotel-stay")
    page = Parsed(gallery([entry(hotel, "a.blueprint.yaml", "pdf"), entry(hotel, "b.blueprint.yaml", "png", "pdf")]))
    (drawn,) = page.all("svg", "miniature")
    cards = [e for e in page.elements if "m-card" in e.attributes.get("class", "").split()]

    assert drawn.attributes["aria-hidden"] == "true"
    assert len(cards) == sum(1 for band in hotel.bands for count in band.cards if count)
    assert len(page.all("path", "m-stage")) == len(hotel.stages)
    assert [e.attributes["src"].rsplit(".", 1)[1] for e in page.all("img")] == ["png"]
    boxes = [(float(e.attributes["x"]), float(e.attributes["width"])) for e in page.all("rect")]
    assert all(x >= 0 and x + width <= 320 for x, width in boxes)


@pytest.mark.parametrize("steps", [1, 2, 60, 400])
def test_a_miniature_of_any_length(steps: int) -> None:
    page = Parsed(gallery([entry(plain(words("x"), steps=steps), "x.blueprint.yaml", "pdf")]))

    assert 1 <= len([e for e in page.elements if "m-card" in e.attributes.get("class", "").split()]) <= 60


def test_a_map_with_errors_is_shown_by_its_file_and_says_so() -> None:
    page = Parsed(gallery([Entry(source="maps/town-hall.blueprint.yaml", about=None, failed=True)]))

    assert page.titles() == ["town-hall"]
    assert page.all("p", "failed")[0].text == "Not drawn: the file has errors"
    assert page.all("li", "map")[0].attributes["data-state"] == ""
    assert Parsed(gallery([])).titles() == []


def test_the_page_allows_nothing_from_outside() -> None:
    page = Parsed(gallery([entry(told("hotel-stay"), "a.blueprint.yaml", "svg")]))
    policy = next(e.attributes["content"] for e in page.all("meta") if "http-equiv" in e.attributes)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))

    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "'self' file: data:"
    assert rules["script-src"].startswith("'sha256-")
    assert not any(name.startswith("on") for e in page.elements for name in e.attributes)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_words_can_be_read_on_their_ground(theme: str) -> None:
    colour = dict(colours(theme))
    pairs = [(text, ground) for text in ("ink", "soft", "link") for ground in ("paper", "card")]
    pairs += [("link", "customer-band"), ("band-text", "band"), ("band-aside", "band"), ("new-text", "new")]
    pairs += [("failed-text", "failed")]

    assert {pair: contrast(colour[pair[0]], colour[pair[1]]) for pair in pairs
            if contrast(colour[pair[0]], colour[pair[1]]) < 4.5} == {}  # fmt: skip


def test_a_map_without_the_language_of_the_page_is_shown_in_its_own() -> None:
    files = tuple(made(f"x.{tag}.svg", language=tag) for tag in ("en", "zh-Hans"))
    own = About(language="zh-Hans", title=Text((Wording("看房", "zh-Hans"),)))
    page = Parsed(gallery([Entry(source="x.blueprint.yaml", about=own, made=files)], language="en"))

    assert page.all("img")[0].attributes["src"] == "x.zh-Hans.svg"
