"""The PDFs that are committed are what the sources give: see script/examples."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from blueprint.cli.main import main
from blueprint.paper.paginate import Pages, Subject, paginate
from blueprint.paper.setup import Setup

EXAMPLES = Path(__file__).parents[2] / "examples"
SOURCES = sorted(EXAMPLES.glob("*/*.blueprint.yaml"))
PRINTS = {"": (), ".a1": ("--page", "A1"), ".a1-on-a4": ("--page", "A1", "--tile", "A4")}
"""Ending of the name, and how it is made."""


def content(pdf: Path) -> list[object]:
    """Everything in a PDF, streams unpacked: how they are packed depends on the machine's zlib."""
    found: list[object] = []
    with pikepdf.open(pdf) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Stream):
                keys = sorted(k for k in item.keys() if k not in {"/Length", "/Filter"})  # noqa: SIM118 - no mapping
                found.append((item.read_bytes(), [(k, item[k].unparse()) for k in keys if _is_plain(item[k])]))
            else:
                found.append(item.unparse())
        found.append(len(document.pages))
    return found


def _is_plain(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and not value.is_indirect


@cache
def _laid_out(_source: Path) -> dict[tuple[str, Setup], Pages]:
    return {}


def lay_out_once(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A poster in one piece and in tiles are laid out alike, which takes most of the time: once is enough."""
    known = _laid_out(source)

    def once(subject: Subject, setup: Setup) -> Pages:
        key = (subject.name, replace(setup, tile=None))
        if key not in known:
            known[key] = paginate(subject, setup)
        return known[key]

    monkeypatch.setattr("blueprint.pipeline.paper.paginate", once)


@pytest.mark.parametrize("ending", PRINTS, ids=lambda e: e or "plain")
@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.parent.name)
def test_the_prints_of_an_example_are_current(
    source: Path, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out_once(source, monkeypatch)
    name = f"{source.name.removesuffix('.blueprint.yaml')}{ending}.pdf"
    out, err = io.StringIO(), io.StringIO()

    code = main(
        ["render", str(source), "--commit", "none", *PRINTS[ending], "-o", str(tmp_path / name)], io.BytesIO(), out, err
    )

    assert (code, err.getvalue()) == (0, "")
    made, committed = tmp_path / name, source.with_name(name)
    same = made.read_bytes() == committed.read_bytes() or content(made) == content(committed)
    assert same, "run script/examples, look at what changed, and commit it"


def test_nothing_else_is_committed() -> None:
    made = {f"{s.name.removesuffix('.blueprint.yaml')}{ending}.pdf" for s in SOURCES for ending in PRINTS}

    assert {p.name for p in EXAMPLES.rglob("*.pdf")} == made


def test_a_difference_is_seen(tmp_path: Path) -> None:
    first, second = EXAMPLES / "shoe-shine/shoe-shine.pdf", EXAMPLES / "hotel-stay/hotel-stay.pdf"

    assert content(first) == content(first)
    assert content(first) != content(second)
    with pikepdf.open(first) as document:
        page = document.pages[0]
        page.mediabox = [0, 0, 100, 100]
        document.save(tmp_path / "cut.pdf")
    assert content(tmp_path / "cut.pdf") != content(first)
