"""`blueprint book` as it is typed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from blueprint.cli.main import main

SMALL = """\
blueprint: 1
title: Small
stages:
  - title: Stage
    steps:
      - {title: One, customer: Comes, frontstage: Greets, emotion: 4}
      - {title: Two, customer: Goes, emotion: 2}
"""
BROKEN = SMALL.replace("frontstage", "frontsage")


class Out(io.StringIO):
    """Standard output with the bytes behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.buffer = io.BytesIO()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("small", SMALL), ("other", SMALL.replace("Small", "Other")), ("broken", BROKEN)):
        (tmp_path / f"{name}.blueprint.yaml").write_text(text, "utf-8")
    return tmp_path


def run(*argv: str, stdin: str = "") -> tuple[int, str, str, bytes]:
    out, err = Out(), io.StringIO()
    code = main(["book", *argv], io.BytesIO(stdin.encode()), out, err)
    return code, out.getvalue(), err.getvalue(), out.buffer.getvalue()


def test_a_book_of_one_file_lies_beside_it(folder: Path) -> None:
    code, out, err, _ = run("small.blueprint.yaml")

    assert (code, out, err) == (0, "small.book.pdf\n", "")
    assert (folder / "small.book.pdf").read_bytes().startswith(b"%PDF-")


def test_several_files_make_one_book(folder: Path) -> None:
    code, out, err, _ = run("small.blueprint.yaml", "other.blueprint.yaml", "-o", "made/all.pdf", "--title", "All")

    assert (code, out, err) == (0, "made/all.pdf\n", "")
    assert [p.name for p in folder.rglob("*.pdf")] == ["all.pdf"]


def test_from_standard_input_to_standard_output(folder: Path) -> None:
    code, out, err, written = run("-", stdin=SMALL)

    assert (code, out, err) == (0, "", "")
    assert written.startswith(b"%PDF-")
    assert list(folder.rglob("*.pdf")) == []


def test_a_file_with_errors_makes_no_book(folder: Path) -> None:
    code, out, err, _ = run("small.blueprint.yaml", "broken.blueprint.yaml", "-o", "all.pdf")

    assert (code, out) == (1, "")
    assert "frontsage" in err
    assert list(folder.rglob("*.pdf")) == []


def test_an_unknown_theme_is_told_once(folder: Path) -> None:
    code, _, err, _ = run("small.blueprint.yaml", "--theme", "papre", "--diagnostics", "concise")

    assert code == 1
    assert err.count("BP520") == 1
    assert list(folder.rglob("*.pdf")) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("a.yaml", "b.yaml"), "several files make one book; say where it goes: `-o book.pdf`"),
        (("a.yaml", "-o", "book.svg"), "`-o book.svg` should end in .pdf: a book is one PDF"),
        (("a.yaml", "-o", "."), "`-o .` should end in .pdf: a book is one PDF"),
        (("a.yaml", "--page", "A9"), "there is no page `A9`"),
        (("a.yaml", "--page", "A6"), "a book needs pages of at least A5 (148 × 210 mm); A6 is smaller"),
        (("a.yaml", "--page", "100x400mm"), "a book needs pages of at least A5"),
        (("a.yaml", "--lang", "!"), "`!` is no language tag; write one like `en`, `zh-Hans` or `pt-BR`"),
        (("a.yaml", "--title", " "), "`--title` is empty; write the title of the book, or leave it out"),
        (("a.yaml", "--min-text", "x"), "`--min-text x` needs a number from 0.5 to 72"),
        (("a.yaml", "--min-text", "-1"), "`--min-text -1` needs a number from 0.5 to 72"),
        (("-", "-", "-o", "b.pdf"), "standard input (`-`) can be read only once"),
        (("small.blueprint.yaml", "--min-text", "72"), "cannot be read at 72 pt on any page of a book"),
    ],
)
def test_wrong_arguments_are_named_in_one_line(folder: Path, arguments: tuple[str, ...], says: str) -> None:
    code, out, err, _ = run(*arguments)

    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert says in err
    assert len(err.splitlines()) == 1
    assert list(folder.rglob("*.pdf")) == []


def test_a_target_that_cannot_be_written_leaves_what_is_there(folder: Path) -> None:
    (folder / "taken").write_text("mine", "utf-8")

    code, out, err, _ = run("small.blueprint.yaml", "-o", "taken/book.pdf")

    assert (code, out) == (2, "")
    assert err.startswith("error: taken/book.pdf cannot be written: ")
    assert (folder / "taken").read_text("utf-8") == "mine"
