"""The checks of what is active find it where it is."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest
from security.inert import CHECKS

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">{}</svg>'
PAGE = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">{}"


def pdf(**root: object) -> bytes:
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    for key, value in root.items():
        made.Root[f"/{key}"] = value
    made.save(out)
    return out.getvalue()


def book(name: str, text: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(name, text)
    return out.getvalue()


def action(kind: str, **more: object) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(A=pikepdf.Dictionary(S=pikepdf.Name(f"/{kind}"), **more))


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (".svg", SVG.format("<script/>").encode()),
        (".svg", SVG.format("<g onclick='x()'/>").encode()),
        (".svg", SVG.format("<foreignObject/>").encode()),
        (".svg", SVG.format("<a href='javascript:x()'/>").encode()),
        (".svg", SVG.format("<image x:href='https://x.example/a.png'/>").encode()),
        (".svg", SVG.format("<style>@import 'x'</style>").encode()),
        (".svg", SVG.format("<rect fill='url(https://x.example/#a)'/>").encode()),
        (".html", PAGE.format("<script>x()</script>").encode()),
        (".html", PAGE.format("<img src=x onerror=y()>").encode()),
        (".html", PAGE.format("<a href='vbscript:x'>").encode()),
        (".html", PAGE.format("<form action=x>").encode()),
        (".html", b"<p>no policy</p>"),
        (".pdf", pdf(OpenAction=action("JavaScript", JS="x()"))),
        (".pdf", pdf(Names=action("Launch", F="x"))),
        (".pdf", pdf(Names=action("URI", URI="javascript:x()"))),
        (".csv", b"a,=1+1\r\n"),
        (".csv", "a,＠x\r\n".encode()),
        (".xlsx", book("xl/worksheets/sheet1.xml", "<c><f>1+1</f></c>")),
        (".xlsx", book("xl/vbaProject.bin")),
        (".md", b"<img src=x>"),
        (".md", b"[a](javascript:x)"),
        (".png", b"\x89PNG\r\n\x1a\n" + (1).to_bytes(4) + b"tEXt" + b"x" + b"0000"),
        (".txt", b"a\n  ::error::x"),
        (".txt", b"\x1b[31m"),
        (".txt", b"x ##[group]y"),
    ],
)  # fmt: skip
def test_it_is_found(kind: str, data: bytes) -> None:
    assert list(CHECKS[kind](data))
