"""The document: everything escaped, every link leads somewhere, nothing comes from outside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bound import A4, STEPS, Read, book, bound, example, service
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.book.binding import map_room
from blueprint.paper.pages import page_of
from blueprint.scene import Group, Item
from blueprint.theme import load_theme

HOSTILE = (
    '</style><script>x</script><img src=file:///etc/passwd>"; } @import url(http://h/x); '
    "<svg onload=x><a href='javascript:x'>&amp; {{ 7*7 }} {% x %}"
)


def groups(items: tuple[Item, ...]) -> set[str]:
    """Ids of all groups of a drawing."""
    found = set()
    for item in items:
        if isinstance(item, Group):
            found |= {item.id} | groups(item.items)
    return found


@pytest.mark.parametrize("name", ["hotel-stay", "online-checkout", "concert-night", "home-purchase"])
def test_every_link_leads_to_something(name: str) -> None:
    made = book(bound(example(name)))
    read = Read(made.html)
    drawn = {i for parts in made.drawings.values() for part in parts for i in groups(part.scene.items)}

    assert len(set(read.ids)) == len(read.ids)
    assert len(read.links) > 40
    assert [a for a in read.links if a.startswith("#") and a[1:] not in read.ids] == []
    assert [a for a in read.links if a.startswith("drawing:") and a[8:] not in drawn] == []
    assert [a for a in read.links if a[0] != "#" and not a.startswith("drawing:")] == []


def test_each_drawing_has_its_place() -> None:
    made = book(bound(example("hotel-stay")), bound(example("shoe-shine"), name="shoes"))
    read = Read(made.html)

    assert list(made.drawings) == ["c1-m1-1", "c1-m2-1", "c2-m1-1", "c2-m2-1"]
    assert [i for i in read.ids if i in made.drawings] == list(made.drawings)
    assert read.tags.count("article") == len(made.drawings)


def test_the_order_is_cover_contents_chapters_index() -> None:
    read = Read(book(bound(example("hotel-stay"))).html)
    places = [read.ids.index(i) for i in ("contents", "c1", "c1-m1-1", "c1-personas", "c1-p1", "c1-touchpoints")]
    rest = [read.ids.index(f"c1-{i}") for i in ("encounters", "trouble", "figures", "improvements")]

    assert [*places, *rest, read.ids.index("index")] == sorted([*places, *rest, read.ids.index("index")])
    assert read.words[0] == "Overnight hotel stay"


def test_nothing_is_taken_from_outside() -> None:
    read = Read(book(bound(example("hotel-stay")), bound(example("shoe-shine"), name="shoes")).html)

    assert read.addresses
    assert [a for a in read.addresses if not a.startswith("data:image/")] == []
    html = book(bound(example("hotel-stay"))).html
    assert re.findall(r"url\((?!data:font/)", html) == []
    assert "@import" not in html


def test_hostile_texts_stay_texts() -> None:
    import json  # noqa: PLC0415 - quoting for YAML

    quoted = json.dumps(HOSTILE)
    text = (
        f"subtitle: {quoted}\nsummary: {quoted}\npersona: {{name: {quoted}, quote: {quoted}, goals: [{quoted}]}}\n"
        f"touchpoints: {{t: {{title: {quoted}, note: {quoted}}}}}\nauthors: [{quoted}]\n"
        f"stages: [{{title: {quoted}, steps: [{{title: {quoted}, touchpoint: t,"
        f" customer: {{text: {quoted}, marks: fail}}}}]}}]\n"
    )
    plain = text.replace(quoted, "Plain")
    made, harmless = (
        Read(book(bound(service(t), drawn=False), title=s).html) for t, s in ((text, HOSTILE), (plain, "P"))
    )

    assert made.tags == harmless.tags
    assert made.ids == harmless.ids
    assert [a for a in made.links if a[0] != "#"] == []
    assert "49" not in made.words


def test_texts_in_other_languages_say_so() -> None:
    of = service("language: en\nauthors: [{de: Grüße}]\nsummary: {de: Hallo}\n" + STEPS)

    assert '<span lang="de" dir="ltr">Hallo</span>' in book(bound(of, drawn=False)).html


def test_a_chapter_in_another_direction() -> None:
    of = service("language: ar\n" + STEPS)
    html = book(bound(example("hotel-stay"), drawn=False), bound(of, drawn=False)).html

    assert '<html lang="en" dir="ltr">' in html
    assert '<div class="chapter rtl" lang="ar" dir="rtl">' in html


def test_the_title_that_is_asked_for_stands_on_the_cover() -> None:
    one, two = bound(example("hotel-stay"), drawn=False), bound(example("shoe-shine"), drawn=False)

    assert book(one).title == "Overnight hotel stay"
    assert book(one, title="Our hotel").title == "Our hotel"
    assert book(one, two).title == "Journey maps and service blueprints"
    assert Read(book(one, title="Our hotel").html).words[0] == "Our hotel"


def test_authors_of_all_services_once() -> None:
    one = bound(example("hotel-stay"), drawn=False)

    assert book(one, one).authors == ("Guest experience team",)


def test_the_same_input_gives_the_same_document() -> None:
    assert book(bound(example("concert-night"))).html == book(bound(example("concert-night"))).html


@pytest.mark.parametrize("size", ["A5", "A4", "Letter", "A3", "240x180mm", "180x240mm"])
def test_maps_have_room_on_every_page(size: str) -> None:
    page = page_of(size)
    theme = load_theme(None).value
    assert theme is not None
    width, height = map_room(page, page, theme)

    assert 0.8 * page.width < width < page.width
    assert 0.75 * page.height < height < page.height
    assert (
        f"size: {page.width:.3f}mm {page.height:.3f}mm"
        in book(bound(example("shoe-shine"), drawn=False), page=page).html
    )


def test_larger_pages_have_larger_type() -> None:
    def size(page: str) -> float:
        html = book(bound(example("shoe-shine"), drawn=False), page=page_of(page)).html
        found = re.search(r"--size-text: ([\d.]+)pt", html)
        assert found
        return float(found[1])

    assert size("A5") < 9.3 < size("A3")
    assert size("A4") == 9.3


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=300))
@settings(max_examples=25)
def test_any_title_is_a_text(title: str) -> None:
    made = book(bound(example("shoe-shine"), drawn=False), page=A4, title=title)

    assert made.title == title
    assert Read(made.html).tags.count("h1") == 2


def test_every_picture_says_what_it_shows() -> None:
    html = book(bound(example("hotel-stay"), drawn=False)).html

    assert len(re.findall(r"<svg[^>]*>\s*<title>[^<]+</title>", html)) == html.count("<svg ") > 20
    assert 'alt="Dana"' in html


def test_a_theme_restyles_the_book(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "theme: 1\ncolours: {curve: {experience: '#004080'}}\nmetrics: {book-text: 16, book-margin: 100}\n", "utf-8"
    )
    theme = load_theme(str(tmp_path / "own.yaml")).value
    html = book(bound(example("hotel-stay"), drawn=False), theme=theme).html

    assert "--size-text: 12.00pt" in html
    assert "--edge: 26.458mm" in html
    assert "--experience: #004080" in html
    assert '#004080"' in html
