from __future__ import annotations

from pathlib import Path

import pytest
from built import codes, only, outcome, service, steps
from edited import edited

from blueprint.build import pictures
from blueprint.build.svg_check import fault_in_svg
from blueprint.paths import Fault, locate, with_slashes
from blueprint.source import Source, Span

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40 + b"IEND"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def image(name: str) -> str:
    return steps(f"customer: A, image: '{name}'")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    project = tmp_path / "project"
    (project / "maps").mkdir(parents=True)
    (project / ".git").mkdir()
    (tmp_path / "secret.png").write_bytes(PNG)
    (project / "shared.png").write_bytes(PNG)
    return project / "maps" / "a.blueprint.yaml"


def test_pictures_by_content(path: Path) -> None:
    for name, content in (
        ("a.x", PNG),
        ("b.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 20 + b"\xff\xd9"),
        ("c.svg", SVG.format("").encode()),
    ):
        (path.parent / name).write_bytes(content)
        assert service(image(name), path).steps[0].image == str(path.parent / name)
    assert service(image("../shared.png"), path).steps[0].image == str(path.parent.parent / "shared.png")


def test_what_is_no_picture(path: Path) -> None:
    (path.parent / "a.png").write_bytes(b"GIF89a")
    (path.parent / "b.svg").write_text("<html/>")
    assert codes(outcome(image("a.png"), path)) == ["BP412"]
    assert codes(outcome(image("b.svg"), path)) == ["BP412"]


@pytest.mark.parametrize("content", [PNG[:-4], b"\xff\xd8\xff\xe0" + b"\0" * 9000])
def test_a_picture_that_was_cut_off(path: Path, content: bytes) -> None:
    (path.parent / "a.png").write_bytes(content)

    found = only(outcome(image("a.png"), path))

    assert (found.code, found.hint) == ("BP412", "save it again")
    assert "damaged" in found.message


@pytest.mark.parametrize(
    "name", ["../../secret.png", "/etc/hostname", "~/x.png", "C:/x.png", "..\\x.png", "file:///x", "link.png"]
)
def test_files_outside_of_the_project(path: Path, name: str) -> None:
    (path.parent / "link.png").symlink_to(path.parent.parent.parent / "secret.png")
    found = only(outcome(image(name), path))
    assert found.code == "BP410"
    assert str(path.parent) not in found.message


def test_missing_files_and_folders(path: Path) -> None:
    assert "does not exist" in only(outcome(image("none.png"), path)).message
    assert "is a folder" in only(outcome(image("../maps"), path)).message
    assert only(outcome(image("x" * 5000), path)).code == "BP411"


def test_a_circle_of_links(path: Path) -> None:
    (path.parent / "a.png").symlink_to(path.parent / "b.png")
    (path.parent / "b.png").symlink_to(path.parent / "a.png")
    assert only(outcome(image("a.png"), path)).code in ("BP410", "BP411")


def test_size(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LARGEST", 10)
    (path.parent / "a.png").write_bytes(PNG)
    assert codes(outcome(image("a.png"), path)) == ["BP413"]


@pytest.mark.parametrize(
    "inner",
    [
        "<script/>",
        "<g onload='x()'/>",
        "<foreignObject/>",
        "<image href='https://x.example/a.png'/>",
        "<image xlink:href='file:///etc/passwd'/>",
        "<use href='other.svg#a'/>",
        "<rect fill='url(https://x.example/a#b)'/>",
        "<rect style='fill: URL( \"//x\" )'/>",
        "<style>@import 'x.css'</style>",
        "<style>rect { fill: url(x.png) }</style>",
        "<style>rect { fill: u\\72l(x.png) }</style>",
        "<a href='javascript:x()'/>",
        "<set attributeName='href' to='javascript:x()'/>",
        "<image href='data:text/html,x'/>",
        "<g",
    ],
)
def test_svg_with_active_or_foreign_content(inner: str, path: Path) -> None:
    (path.parent / "a.svg").write_text(SVG.format(inner))
    assert codes(outcome(image("a.svg"), path)) == ["BP414"]


@pytest.mark.parametrize(
    "inner",
    [
        "<defs><linearGradient id='a'/></defs><rect fill='url(#a)' style='stroke: url(\"#a\")'/>",
        "<use xlink:href='#a'/>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<style>rect { fill: #fff }</style>",
        "<text transform='rotate(30)'>onload = script</text>",
    ],
)
def test_plain_svg(inner: str) -> None:
    assert fault_in_svg(SVG.format(inner).encode()) is None


def test_entities_and_style_sheets() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SVG.format("&b;")
    assert fault_in_svg(bomb.encode())
    assert fault_in_svg(b'<?xml-stylesheet href="x.css"?>' + SVG.format("").encode())
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert fault_in_svg(doctype.encode() + SVG.format("").encode()) is None


def test_a_theme_file_lies_inside_the_project(path: Path) -> None:
    (path.parent / "own.yaml").write_text("x: y\n")
    assert service("style: own.yaml\n" + image("../shared.png"), path).style == str(path.parent / "own.yaml")
    assert codes(outcome("style: ../../own.yaml\n" + image("../shared.png"), path)) == ["BP410"]


def test_a_colon_is_a_part_of_a_name_unless_it_stands_for_a_drive_or_a_scheme(tmp_path: Path) -> None:
    (tmp_path / "p" / "a:b").mkdir(parents=True)
    (tmp_path / "p" / "a:b" / "c.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>', "utf-8"
    )
    (tmp_path / "blueprint.config.yaml").write_text("config: 1\n", "utf-8")
    source = Source("t", "", tmp_path / "t.blueprint.yaml")

    assert locate("p/a:b/c.svg", source) == (tmp_path / "p" / "a:b" / "c.svg").resolve()
    assert locate("C:/a.svg", source) is Fault.FOREIGN
    assert locate("https:a.svg", source) is Fault.FOREIGN


def test_backslashes_between_folders_can_be_corrected() -> None:
    def offered(written: str) -> str | None:
        source = Source("t", f"image: {written}\n")
        fix = with_slashes(Span(source, 7, 7 + len(written)))
        assert fix is None or {edit.span.source for edit in fix.edits} == {source}
        assert fix is None or fix.title == "write `/` between folders"
        return edited(source.text, fix.edits)[7:-1] if fix else None

    assert offered("a\\b\\c.svg") == "a/b/c.svg"
    assert offered("'a\\c.svg'") == "'a/c.svg'"
    assert offered("a/c.svg") is None
    for elsewhere in ("C:\\c.svg", "x:\\p\\c.svg", "X:\\c.svg", "\\\\server\\share\\c.svg"):
        assert offered(elsewhere) is None
        assert offered(f"'{elsewhere}'") is None
    assert offered("C:/c.svg") is None
    assert offered('"a\\\\c.svg"') is None
