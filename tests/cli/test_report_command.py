"""`blueprint report` as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from typed import run

MAP = """\
blueprint: 1
title: {title}
stages:
  - title: Stage
    steps:
      - {{title: One, customer: Comes, frontstage: Greets, emotion: 4, expectation: 3}}
      - {{title: Two, customer: Goes, emotion: 2, expectation: 3}}
metrics: [{{id: wait, type: duration, title: Wait, value: 5 min, target: 3 min}}]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("small", "other"):
        (tmp_path / f"{name}.blueprint.yaml").write_text(MAP.format(title=name.title()), "utf-8")
    return tmp_path


def report(*argv: str) -> tuple[int, str, str]:
    return run("report", *argv)


def test_a_report_of_one_file_lies_beside_it(folder: Path) -> None:
    assert report("small.blueprint.yaml") == (0, "small.report.pdf\n", "")
    assert (folder / "small.report.pdf").read_bytes().startswith(b"%PDF-")


def test_html_and_markdown(folder: Path) -> None:
    assert report("small.blueprint.yaml", "other.blueprint.yaml", "-o", "both.html")[0] == 0
    assert "Services side by side" in (folder / "both.html").read_text("utf-8")
    code, out, _ = report("small.blueprint.yaml", "--format", "md", "-o", "-")
    assert code == 0
    assert "- **Wait: 5 min** · Target 3 min (not met)" in out


def test_pictures_are_linked_where_they_lie(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "small.journey.svg").write_text("<svg/>", "utf-8")
    (folder / "wiki").mkdir()
    report("small.blueprint.yaml", "-o", "wiki/small.md", "--pictures", "out")

    assert "- [Customer journey map](<../out/small.journey.svg>)" in (folder / "wiki/small.md").read_text("utf-8")


def test_the_language_is_that_of_the_report(folder: Path) -> None:
    report("small.blueprint.yaml", "-o", "de.md", "--lang", "de")

    assert (folder / "de.md").read_text("utf-8").startswith("# Servicebericht\n")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("other.blueprint.yaml",), "say where it goes"),
        (("-o", "x.docx"), "should end in `.pdf`, `.html` or `.md`: it"),
        (("-o", "x.txt"), "should end in `.pdf`, `.html` or `.md`: it"),
        (("-o", "x.html", "--page", "A4"), "`--page` is for pdf, not for html"),
        (("-o", "x.md", "--theme", "dark"), "`--theme` is for pdf and html, not for md"),
        (("-o", "x.pdf", "--pictures", "."), "`--pictures` is for md, not for pdf"),
        (("-o", "x.md", "--pictures", "."), "has no small.journey.svg"),
        (("-o", "x.pdf", "--page", "A6"), "at least A5"),
        (("-o", "x.pdf", "--period", "2026"), "no file names any under `responses`"),
    ],
)
def test_what_cannot_be_meant_is_rejected(argv: tuple[str, ...], said: str) -> None:
    code, out, err = report("small.blueprint.yaml", *argv)

    assert (code, out) == (2, "")
    assert said in err


def test_errors_stop_the_report(folder: Path) -> None:
    (folder / "bad.blueprint.yaml").write_text(MAP.format(title="Bad").replace("customer", "costumer"), "utf-8")
    code, out, _ = report("bad.blueprint.yaml")

    assert (code, out) == (1, "")
    assert not (folder / "bad.report.pdf").exists()
