"""What is active in a file that the program has made: nothing may be. Each function lists what it finds."""

from __future__ import annotations

import base64
import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pikepdf

# Addresses that may be followed: the web, mail, places on the page, and paths.
ADDRESS = re.compile(r"(?:https?://|mailto:|#|(?![A-Za-z][A-Za-z0-9+.-]*:|//)[^\s\\])\S*|")
LOADED = re.compile(r"data:(?:font/|image/(?:png|jpeg|svg\+xml))|#")
ACTIVE = {
    "script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "base", "applet", "link",
    "frame",
}  # fmt: skip
PDF_NEVER = {
    "/JavaScript", "/JS", "/Launch", "/AA", "/OpenAction", "/RichMedia", "/XFA", "/SubmitForm", "/ImportData", "/Movie",
    "/Sound", "/Rendition", "/GoToE", "/Trans3D",
}  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
CHUNKS = {b"IHDR", b"PLTE", b"tRNS", b"pHYs", b"sRGB", b"IDAT", b"IEND", b"iCCP", b"gAMA"}


def urls(style: str) -> Iterator[str]:
    for target in re.findall(r"url\(\s*[\"']?([^\"')]*)", style):
        if not LOADED.match(target):
            yield f"url({target[:60]})"
    if "@import" in style:
        yield "@import"


def in_svg(data: bytes) -> Iterator[str]:
    """Scripts, handlers, addresses that run, anything that is loaded."""
    for element in ET.fromstring(data).iter():  # noqa: S314 - our own
        name = str(element.tag).rpartition("}")[2]
        if name.lower() in ACTIVE:
            yield f"<{name}>"
        for key, value in element.attrib.items():
            attribute = key.rpartition("}")[2].lower()
            if attribute.startswith("on"):
                yield f"{name} {attribute}"
            if attribute in {"href", "src"}:
                allowed = ADDRESS if name == "a" else LOADED
                if not allowed.match(value) or (name == "a" and not ADDRESS.fullmatch(value)):
                    yield f"{name} {attribute}={value[:60]}"
            yield from urls(value) if "url(" in value else ()
        if name == "style":
            yield from urls(element.text or "")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.policy = ""
        self.script: list[str] | None = None
        self.kind = ""
        self.style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {key: value or "" for key, value in attrs}
        if tag == "meta" and known.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = known["content"]
        elif tag == "meta" and "http-equiv" in known:
            self.found.append(f"meta {known}")
        self.style = tag == "style"
        self.found += self._element(tag, known)
        for key, value in known.items():
            self.found += self._attribute(tag, key, value)

    def _element(self, tag: str, known: dict[str, str]) -> Iterator[str]:
        if tag == "script":
            self.script, self.kind = [], known.get("type", "")
            if "src" in known:
                yield "script src"
        elif tag == "link" and known.get("rel") == "icon" and LOADED.match(known.get("href", "")):
            return
        elif tag in ACTIVE or (tag == "form" and "action" in known):
            yield f"<{tag}>"

    def _attribute(self, tag: str, key: str, value: str) -> Iterator[str]:
        if key.startswith("on") or key in {"srcdoc", "action", "formaction", "ping"}:
            yield f"{tag} {key}"
        if key in {"href", "src", "xlink:href"}:
            beside = tag == "img" and re.fullmatch(
                r"(?!\.\.?/|/)[\w./-]+", value
            )  # the page of all maps shows its drawings
            followed = tag == "a" and ADDRESS.fullmatch(value)
            if not (beside or followed or (tag != "a" and LOADED.match(value))):
                yield f"{tag} {key}={value[:60]}"
        if key == "style":
            yield from urls(value)

    def handle_data(self, data: str) -> None:
        if self.script is not None:
            self.script.append(data)
        elif self.style:
            self.found += urls(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self.script is not None:
            text = "".join(self.script)
            digest = base64.b64encode(sha256(text.encode()).digest()).decode()
            if self.kind != "application/json" and f"'sha256-{digest}'" not in self.policy:
                self.found.append(f"a script that the policy does not know: {text[:60]}")
            self.script = None
        self.style = False


def in_html(data: bytes) -> Iterator[str]:
    """What `in_svg` finds, and scripts that are not the program's own by the page's policy, and a weak policy."""
    page = _Page()
    page.feed(data.decode("utf-8"))
    yield from page.found
    if "default-src 'none'" not in page.policy or re.search(r"script-src[^;]*(?:unsafe-inline|http)", page.policy):
        yield f"policy {page.policy!r}"


def in_pdf(data: bytes) -> Iterator[str]:
    """Actions but following a link, and files within but our own source."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            yield from _in_object(thing)
        for name in pdf.attachments:
            if not name.endswith((".yaml", ".yml")):
                yield f"attachment {name}"
        if not data.startswith(b"%PDF"):
            yield "no PDF"


def _in_object(thing: pikepdf.Object) -> Iterator[str]:
    if isinstance(thing, pikepdf.Array):
        for each in thing:  # type: ignore[attr-defined]
            if isinstance(each, pikepdf.Object) and not each.is_indirect:
                yield from _in_object(each)
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return
    for key, value in thing.items():
        if key in PDF_NEVER:
            yield f"{key}"
        if key == "/S" and str(value) in PDF_NEVER:
            yield f"action {value}"
        if key == "/URI" and not ADDRESS.fullmatch(str(value)):
            yield f"link {value}"
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _in_object(value)


def in_csv(data: bytes) -> Iterator[str]:
    """Cells that a spreadsheet would calculate."""
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
        for cell in row:
            if cell.startswith(FORMULA) and not re.fullmatch(r"-?[0-9.]+", cell):
                yield cell[:60]


def in_xlsx(data: bytes) -> Iterator[str]:
    """Formulas, links, macros, other files."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for name in book.namelist():
            if re.search(r"vba|external|embed|activeX|oleObject|connections", name, re.IGNORECASE):
                yield name
            if name.endswith(".xml"):
                yield from (f"{name} {tag}" for tag in re.findall(rb"<(?:f|hyperlink|ddeLink)[ >]", book.read(name)))


def in_markdown(data: bytes) -> Iterator[str]:
    """Markup that is not ours: tags but line breaks and folding, links that run, unescaped fences."""
    text = re.sub(r"(?ms)^(`{3,})[a-z]*$.*?^\1$", "", data.decode("utf-8"))
    text = re.sub(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", "", text)
    ours = r"br>|/?details>|/?summary>|/?b>|/?code>|/?sup>|!-- blueprint|a id=\"[\w.-]+\">|/a>"
    yield from re.findall(rf"<(?!{ours})[a-zA-Z/!][^>]{{0,60}}", text)
    yield from re.findall(r"(?<!\\)\]\((?!https?://|#|[^):]*\))[^)]{0,60}", text)


def in_png(data: bytes) -> Iterator[str]:
    """Chunks that hold words."""
    at = 8
    while at < len(data):
        size, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if kind not in CHUNKS:
            yield kind.decode("latin-1")
        at += 12 + size


def in_text(data: bytes) -> Iterator[str]:
    """What a terminal obeys, and what a CI server takes for a command."""
    text = data.decode("utf-8")
    yield from re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    yield from re.findall(r"(?m)^\s*::[a-z].*|##\[.*", text)


CHECKS: dict[str, Callable[[bytes], Iterator[str]]] = {
    ".svg": in_svg, ".html": in_html, ".pdf": in_pdf, ".csv": in_csv, ".xlsx": in_xlsx, ".md": in_markdown,
    ".png": in_png, ".txt": in_text,
}  # fmt: skip
