"""Every link inside the documentation leads somewhere, and every picture in it is there."""

from __future__ import annotations

import re

import pytest
from doc_pages import ROOT, Page, pages

PAGES = [*pages(), Page("CHANGELOG.md", (ROOT / "CHANGELOG.md").read_text("utf-8"))]
OUTSIDE = re.compile(r"(?:https?|mailto):")


def dead(page: Page) -> list[str]:
    """The links of a page that lead nowhere, with their lines."""
    found = []
    for line, target in page.links:
        path, _, anchor = target.partition("#")
        if OUTSIDE.match(target):
            continue
        to = (page.path.parent / path).resolve() if path else page.path
        if path and not (to.exists() and to.is_relative_to(ROOT)):
            found.append(f"{page.name}:{line}: there is no {path}")
        elif anchor and anchor not in Page(target, page.text if not path else to.read_text("utf-8")).anchors:
            found.append(f"{page.name}:{line}: {path or 'this page'} has no heading #{anchor}")
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Page) -> None:
    assert dead(page) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_pictures_are_pictures_and_say_what_they_show(page: Page) -> None:
    assert [p for p in page.pictures if not p.endswith((".svg", ".png"))] == []
    assert re.findall(r"!\[\s*\]", page.prose) == []
    assert [tag for tag in re.findall(r"<img[^>]*>", page.prose) if not re.search(r'alt="[^"]+"', tag)] == []


def test_pages_link_by_paths_that_also_work_where_the_repository_is_not_at_the_top() -> None:
    assert [f"{p.name}:{line}" for p in PAGES for line, target in p.links if target.startswith("/")] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[a](docs/none.md)", "page.md:1: there is no docs/none.md"),
        ("\n![a](examples/none.svg)", "page.md:2: there is no examples/none.svg"),
        ("[a](docs/format.md#nowhere)", "page.md:1: docs/format.md has no heading #nowhere"),
        ("# One\n[a](#two)", "page.md:2: this page has no heading #two"),
        ('<img src="none.svg">', "page.md:1: there is no none.svg"),
    ],
)
def test_a_dead_link_is_found(text: str, said: str) -> None:
    assert dead(Page("page.md", text)) == [said]


def test_headings_are_called_as_hosts_call_them() -> None:
    page = Page(
        "page.md", "# `new`: *one* [two](x.md), three!\n## Again\n## Again\n```sh\n# no heading\n```\n## 中文 标题\n"
    )

    assert page.anchors == {"new-one-two-three", "again", "again-1", "中文-标题"}
