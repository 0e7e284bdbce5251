"""Whether an SVG file is a plain picture: nothing that runs, nothing fetched from elsewhere."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
_PAGE = "http://www.w3.org/1999/xhtml"
_INCLUDING = "http://www.w3.org/2001/XInclude"
_DTD = "http://www.w3.org/"
_ENCODINGS = frozenset({"utf-8", "utf-16", "us-ascii", "iso-8859-1"})
"""Others may turn into other characters in another program."""
_ACTIVE = frozenset({"script", "foreignobject", "iframe", "embed", "object", "audio", "video", "canvas", "handler"})
_ANIMATION = frozenset({"animate", "animatetransform", "animatemotion", "animatecolor", "set"})
_LINK = frozenset({"href", "src"})
_DATA = re.compile(r"data:image/(?:png|jpeg|gif|webp)[;,]", re.IGNORECASE)
_RASTER = re.compile(
    rb"""data:image/(?:png|jpeg|gif|webp)(?:;[^,;"'<>]{0,100}){0,5}?(;base64)?,([^"'<>)]*)""", re.IGNORECASE
)
_FETCHED = re.compile(r"\b(?:image|image-set|src|cross-fade|element)\s{0,20}\(", re.IGNORECASE)
_URL = re.compile(r"url\(\s*[\"']?\s*([^\"')\s]*)", re.IGNORECASE)


class _Fault(Exception):  # noqa: N818 - never leaves this module
    """Carries what is wrong."""


def fault_in_svg(content: bytes) -> str | None:
    """What keeps a file from being used as an SVG picture.

    Args:
        content: the bytes of the file.

    Returns:
        None for a plain SVG; an empty text if it is no SVG at all; else a phrase such as "contains a script".
    """
    checker = _Checker()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.XmlDeclHandler = checker.declaration
    parser.StartElementHandler = checker.start
    parser.EndElementHandler = checker.end
    parser.CharacterDataHandler = checker.words
    parser.StartDoctypeDeclHandler = checker.doctype
    parser.ProcessingInstructionHandler = checker.instruction
    try:
        parser.Parse(content, True)
    except _Fault as fault:
        return str(fault) if checker.is_svg else ""
    except expat.ExpatError:
        return "is broken XML" if checker.is_svg else ""
    except (ValueError, LookupError):
        return ""
    return None


def pictures_in_svg(content: bytes) -> Iterator[bytes]:
    """The raster pictures that an SVG holds in itself, as files; none that cannot be read.

    Args:
        content: the bytes of the file.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16", "replace").encode("utf-8")
    for found in _RASTER.finditer(content):
        data = unquote_to_bytes(found[2])
        try:
            yield b64decode(data) if found[1] else data
        except Error:
            continue


class _Checker:
    """Looks at every element while it is parsed."""

    def __init__(self) -> None:
        self.is_svg = False
        self.styles = 0
        self.style: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self.is_svg:
            if local != "svg" or space not in (_SVG, ""):
                raise _Fault
            self.is_svg = True
        if space in {_PAGE, _INCLUDING}:
            raise _Fault("contains parts of a web page" if space == _PAGE else "includes another file")
        tag = local.lower()
        if tag in _ACTIVE:
            raise _Fault("contains a script" if tag == "script" else f"contains a `{local}` element")
        if tag in _ANIMATION and _bare(attributes.get("attributeName", "")) in _LINK:
            raise _Fault("animates a link")
        if tag == "style":
            self.styles += 1
        for attribute, value in attributes.items():
            self._attribute(_bare(attribute), value)

    def end(self, name: str) -> None:
        if name.rpartition(" ")[2].lower() == "style" and self.styles:
            self.styles -= 1
            _check_style("".join(self.style))
            self.style.clear()

    def words(self, words: str) -> None:
        if self.styles:
            self.style.append(words)

    def declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            self.is_svg = True
            raise _Fault("is saved in another encoding than UTF-8")

    def doctype(self, _name: str, system: str | None, public: str | None, internal: int) -> None:
        if system and not system.startswith(_DTD):
            self.is_svg = True
            raise _Fault("refers to something outside of itself")
        if internal or (public and not public.startswith("-//W3C//DTD SVG")):
            self.is_svg = True
            raise _Fault("declares entities of its own")

    def instruction(self, target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":
            self.is_svg = True
            raise _Fault("loads a style sheet from elsewhere")

    def _attribute(self, name: str, value: str) -> None:
        if name == "base":
            raise _Fault("refers to something outside of itself")
        if name.startswith("on"):
            raise _Fault(f"contains the script attribute `{name}`")
        if name in _LINK and not value.strip().startswith("#") and not _DATA.match(value.strip()) and value.strip():
            raise _Fault("refers to something outside of itself")
        if name == "style" or "(" in value:
            _check_style(value)


def _bare(name: str) -> str:
    """An attribute's name without its namespace, in lower case."""
    return name.rpartition(" ")[2].rpartition(":")[2].lower()


def _check_style(style: str) -> None:
    if "@import" in style.lower() or "\\" in style:
        raise _Fault("loads or hides something in its styles")
    if _FETCHED.search(style):
        raise _Fault("refers to something outside of itself")
    for target in _URL.findall(style):
        if not target.startswith("#") and not _DATA.match(target):
            raise _Fault("refers to something outside of itself")
