"""The overviews are complete: every page stands in the list of pages, every example in the gallery with a picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from doc_pages import ROOT, Page, page, pages

GALLERY = "examples/README.md"
EXAMPLES = sorted(ROOT.glob("examples/*/*.blueprint.yaml"))


def targets(page: Page) -> list[Path]:
    return [(page.path.parent / target.partition("#")[0]).resolve() for _, target in page.links]


def test_every_page_stands_in_the_list_of_pages_once() -> None:
    listed = [path for path in targets(page("docs/README.md")) if path.suffix == ".md"]

    assert {p.path for p in pages()} - set(listed) == {ROOT / "docs/README.md"}
    assert sorted(listed) == sorted(set(listed))


def test_every_page_has_one_title() -> None:
    titles = [p.headings[0] for p in pages()]

    assert all(p.text.startswith("# ") for p in pages())
    assert len(set(titles) - {"blueprint"}) == len(titles) - 2  # the README in two languages


@pytest.mark.parametrize("source", EXAMPLES, ids=lambda p: p.parent.name)
def test_an_example_stands_in_the_gallery_with_file_picture_and_story(source: Path) -> None:
    gallery = page(GALLERY)
    name = source.parent.name
    sections = {section.partition("\n")[0]: section for section in gallery.text.split("\n## ")[1:]}
    about = [Page(GALLERY, text) for text in sections.values() if source in targets(Page(GALLERY, text))]

    assert about, f"{name} has no section that links its file"
    assert any((ROOT / "examples" / picture).parent == source.parent for p in about for picture in p.pictures)
    assert any(len(p.prose.split()) > 30 for p in about)


def test_pictures_of_the_gallery_lead_to_themselves_in_full_size() -> None:
    gallery = page(GALLERY)

    assert gallery.pictures
    assert all(f'href="{picture}"' in gallery.text for picture in gallery.pictures)


def test_the_table_of_particular_things_names_examples_that_there_are() -> None:
    table = page(GALLERY).text.partition("| you want | look at |")[2].partition("\n\n")[0]
    named = {n.split(" ")[0] for row in table.splitlines()[2:] for n in row.split("|")[2].strip().split(", ")}

    assert named == {source.parent.name for source in EXAMPLES}
