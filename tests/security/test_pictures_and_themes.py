"""Pictures and themes that people bring along: nothing active, nothing that is fetched."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.typed import run

from blueprint.build.svg_check import fault_in_svg

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:h="http://www.w3.org/1999/xhtml">{}</svg>'
MAP = "blueprint: 1\ntitle: T\nstyle: own.yaml\nstages: [{title: S, steps: [{title: A, customer: B}]}]\n"


@pytest.mark.parametrize(
    "text",
    [
        SVG.format("<h:img srcset='https://x.example/a.png'/>"),
        SVG.format("<h:meta http-equiv='refresh' content='0;url=https://x.example'/>"),
        SVG.format("<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='#a'/>"),
        SVG.format("<g xml:base='https://x.example/'/>"),
        SVG.format("<style>svg { background: image-set('https://x.example/a.png' 1x) }</style>"),
        SVG.format("<style>svg { background: IMAGE ('https://x.example/a.png') }</style>"),
        SVG.format("<rect style='background: src(\"https://x.example\")'/>"),
        '<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + SVG.format(""),
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://x.example/a.dtd">' + SVG.format(""),
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG.format("&a;"),
        '<!DOCTYPE svg [<!ENTITY % p SYSTEM "https://x.example/p">%p;]>' + SVG.format(""),
        '<?xml version="1.0" encoding="cp037"?>' + SVG.format(""),
        '<?xml version="1.0" encoding="utf-7"?>' + SVG.format(""),
    ],
)
def test_an_svg_that_fetches_or_hides_is_refused(text: str) -> None:
    assert fault_in_svg(text.encode()) is not None


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "iso-8859-1", "us-ascii"])
def test_a_plain_one_is_taken(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + SVG.format("<title>imagery (of a source)</title>")
    assert fault_in_svg(text.encode()) is None


@pytest.mark.parametrize(
    "text",
    [
        "extends: ../../secret.yaml", "extends: https://x.example/a.yaml", "extends: /etc/passwd",
        "fonts: {Latn: [../../secret.otf]}", "fonts: {Latn: [/etc/passwd]}", "fonts: {Latn: ['https://x.example/a.otf']}",
        "fonts: {Latn: ['</style><script>x()</script>']}", "fonts: {Latn: ['a\"; @import url(https://x.example)']}",
        "colours: {paper: 'url(https://x.example)'}", "colours: {paper: '#fff;} @import \"x\"'}",
        "colours: {paper: '{{7919*6421}}'}", "title: !!python/name:os.system",
    ],
)  # fmt: skip
def test_a_theme_brings_nothing_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (tmp_path / "secret.yaml").write_text("theme: 1\ncolours: {paper: '#123456'}\n", "utf-8")
    folder = tmp_path / "project/themes"
    folder.mkdir(parents=True)
    (folder.parent / ".git").mkdir()
    monkeypatch.chdir(folder)
    Path("own.yaml").write_text(f"theme: 1\n{text}\n", "utf-8")
    Path("a.blueprint.yaml").write_text(MAP, "utf-8")

    code, out, err = run("render", "a.blueprint.yaml", "-o", "out/", "--format", "html")

    made = b"".join(p.read_bytes() for p in Path().glob("out/*"))
    assert code == 1 or not [word for word in (b"x.example", b"<script>x", b"50847899", b"#123456") if word in made]
    assert code == 1 or "BP5" in out + err


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x()", "JaVaScRiPt:x()", "java\\tscript:x()", "java\\nscript:x()", "\\tjavascript:x()", "vbscript:x",
        "data:text/html,x", "file:///etc/passwd", "//x.example", "/\\t/x.example", "ftp://x.example", "blob:x",
    ],
)  # fmt: skip
def test_an_address_that_runs_or_hides_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.chdir(tmp_path)
    text = MAP.replace("style: own.yaml\n", "").replace("customer: B", f'customer: {{text: B, url: "{address}"}}')
    Path("a.blueprint.yaml").write_text(text, "utf-8")

    code, out, err = run("validate", "a.blueprint.yaml")

    assert code == 1
    assert "BP209" in out + err


@pytest.mark.parametrize("address", ["https://x.example", "mailto:a@x.example", "a b.html", "../maps/x.svg#y", "#x"])
def test_other_addresses_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.chdir(tmp_path)
    text = MAP.replace("style: own.yaml\n", "").replace("customer: B", f'customer: {{text: B, url: "{address}"}}')
    Path("a.blueprint.yaml").write_text(text, "utf-8")

    assert run("validate", "a.blueprint.yaml")[0] == 0
