"""What must hold of what a command gives: findings, texts that are printed, files that are written."""

from __future__ import annotations

import contextlib
import json
import os
import re
import traceback
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

from blueprint.codes import lookup
from blueprint.diagnostics import Diagnostic

_NUMBERS = re.compile(
    r'\s(?:x|y|d|r|rx|ry|cx|cy|x1|x2|y1|y2|width|height|points|viewBox|font-size|textLength)="[^"]*(?i:nan|inf|\de[+-]?\d)'
)
_NO_NUMBER = re.compile(rb"\b(?:nan|inf)\b")
_STREAM = re.compile(rb">>\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_STRING = re.compile(rb"\((?:\\.|[^\\()])*\)", re.DOTALL)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Failure(AssertionError):  # noqa: N818 - it is no error of ours
    """What is wrong with a case: a kind that stays the same while the case gets smaller, and the details."""

    def __init__(self, kind: str, details: str = "") -> None:
        super().__init__(f"{kind}\n{details}")
        self.kind, self.details = kind, details


def expect(holds: bool, kind: str, details: str = "") -> None:
    """Fail unless it holds."""
    if not holds:
        raise Failure(kind, details)


def signature(error: BaseException) -> str:
    """An exception with the place in the program that it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [
        f for f in frames if f"{os.sep}blueprint{os.sep}" in f.filename and f"{os.sep}tests{os.sep}" not in f.filename
    ]
    at = own[-1] if own else frames[-1]
    return f"{type(error).__name__} in {Path(at.filename).name} {at.name}"


def check_findings(found: tuple[Diagnostic, ...]) -> None:
    """Findings have known codes and lie within their files."""
    for finding in found:
        expect(lookup(finding.code) is not None, f"the code {finding.code} is not known")
        spans = [
            finding.span,
            *(r.span for r in finding.related),
            *(e.span for e in (finding.fix.edits if finding.fix else ())),
        ]
        for span in spans:
            if span is not None:
                fits = 0 <= span.start <= span.end <= len(span.source.text)
                expect(fits, f"{finding.code} lies outside of its file", repr(finding))
        expect(bool(finding.message.strip()), f"{finding.code} says nothing")
        expect(not _CONTROLS.search(finding.message), f"{finding.code} shows controls", repr(finding.message))


def check_svg(text: str) -> None:
    """An SVG that parses, and whose numbers are numbers."""
    try:
        ET.fromstring(text)  # noqa: S314 - made by the program itself
    except ET.ParseError as error:
        at = text.split("\n")[error.position[0] - 1][max(0, error.position[1] - 60) :][:120]
        raise Failure("the SVG does not parse", f"{error}: {at!r}") from None
    wrong = _NUMBERS.search(text)
    expect(wrong is None, "the SVG has a number that is none", wrong.group(0)[:200] if wrong else "")


def check_text(run: tuple[str, ...], text: str, code: int) -> None:
    """What a command prints is what it was asked for."""
    if not text:
        return
    option = "--diagnostics" if run[0] in ("validate", "lint") else "--format"
    forms = [value for name, value in pairwise(run) if name == option]
    if not {"-o", "--output"} & set(run) and forms and forms[-1] in ("json", "sarif", "gitlab"):
        check_json(text)
    if not {"--diff", "csv"} & set(run) and not _CONTROLS.search("".join(run)):
        wrong = _CONTROLS.search(text)
        expect(
            wrong is None, f"{run[0]} prints controls", repr(text[max(0, wrong.start() - 200) :][:400]) if wrong else ""
        )
    expect(code != 2 or not text.startswith(('{"', "{\n")), f"{run[0]} prints and fails", text[:400])


def check_json(text: str) -> None:
    """JSON that other programs can read: without NaN."""

    def wrong(name: str) -> None:
        raise Failure(f"the JSON holds {name}")

    try:
        json.loads(text, parse_constant=wrong)
        text.encode("utf-8")
    except ValueError as error:
        raise Failure("the JSON does not parse", f"{error}: {text[:400]}") from None


def pdf_texts(content: bytes) -> Iterator[bytes]:
    """Where numbers are in a PDF: all around its streams, and what is drawn on its pages; without what people wrote."""
    yield _STRING.sub(b"", _STREAM.sub(b"", content))
    for packed in _STREAM.findall(content):
        with contextlib.suppress(zlib.error):
            stream = zlib.decompress(packed)
            if stream.isascii() and b" cm" in stream:
                yield _STRING.sub(b"", stream)


def check_file(path: Path) -> None:
    """What was written can be read by others."""
    content = path.read_bytes()
    ending = path.suffix
    if ending == ".svg":
        check_svg(content.decode("utf-8"))
    elif ending == ".pdf":
        expect(content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF"), "half a PDF")
        expect(not any(_NO_NUMBER.search(part) for part in pdf_texts(content)), "a PDF with a number that is none")
    elif ending == ".png":
        expect(content.startswith(b"\x89PNG") and b"IEND" in content[-16:], "half a PNG")
    elif ending in (".json", ".sarif"):
        check_json(content.decode("utf-8"))
    elif ending == ".html":
        text = content.decode("utf-8")
        expect(text.rstrip().endswith("</html>"), "half a page")
        wrong = _NUMBERS.search(text)
        expect(wrong is None, "the page has a number that is none", wrong.group(0)[:200] if wrong else "")
    elif ending == ".xml":
        ET.fromstring(content)  # noqa: S314 - made by the program itself
