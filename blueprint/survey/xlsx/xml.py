"""XML of a workbook, element by element.

In: blocks of bytes. Out: calls of the functions that are given. Declared entities, deep nesting and endless tags are
refused: a workbook has none of them, and each of them can fill the memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol
from xml.parsers import expat

from blueprint.survey.xlsx.package import Package, damaged

_DEEPEST = 100
_LONGEST_TAG = 1_000_000


class Reader(Protocol):
    """What follows the elements of a part; names come without their prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text, or a part of one."""


def follow(package: Package, part: str, reader: Reader) -> None:
    """Read a part to its end.

    Raises:
        SurveyError: it is damaged, or larger than the limits allow.
    """
    for _ in steps(package, part, reader):
        pass


def steps(package: Package, part: str, reader: Reader) -> Iterator[None]:
    """Read a part block by block.

    Raises:
        SurveyError: it is damaged, or larger than the limits allow.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0
    local = _Local()

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise damaged(package.name, f"`{part}` has elements more than {_DEEPEST} deep")
        started(local[name], attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        ended(local[name])

    def doctype(*_: object) -> None:
        raise damaged(package.name, f"`{part}` declares a document type, which no workbook does")

    started, ended = reader.start, reader.end
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = doctype
    yield from _fed(parser, package.blocks(part), lambda how: damaged(package.name, f"`{part}` {how}"))


def _fed(parser: expat.XMLParserType, blocks: Iterable[bytes], broken: Callable[[str], Exception]) -> Iterator[None]:
    """Give a parser all blocks."""
    fed = 0
    try:
        for block in blocks:
            parser.Parse(block, False)
            fed += len(block)
            if fed - max(parser.CurrentByteIndex, 0) > _LONGEST_TAG:
                raise broken("has a tag of more than a million bytes")
            yield
        parser.Parse(b"", True)
        yield
    except expat.ExpatError as error:
        raise broken(f"is no whole XML: {expat.errors.messages[error.code]}") from error


class _Local(dict[str, str]):
    """Names of elements without their prefix."""

    def __missing__(self, name: str) -> str:
        local = name.rpartition(":")[2]
        if len(self) < _LONGEST_TAG:
            self[name] = local
        return local
