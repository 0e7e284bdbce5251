"""What painting needs of the file that is being written: a place for numbered objects."""

from __future__ import annotations

from typing import Protocol


class Objects(Protocol):
    """The objects of one PDF file; bodies and entries are PDF syntax."""

    def reserve(self) -> str:
        """A reference (`12 0 R`) to an object that `fill` gives its body later."""

    def fill(self, reference: str, body: str) -> None:
        """Give a reserved object its body."""

    def add(self, body: str) -> str:
        """A reference to a new object."""

    def stream(self, entries: str, data: bytes, *, packed: bool = False) -> str:
        """A reference to a new stream.

        Args:
            entries: entries of its dictionary; `/Length`, and `/Filter` for data that is not packed, are added.
            data: its bytes.
            packed: whether the data is compressed already, as the entries say.
        """


def text_string(text: str) -> str:
    """A text as a PDF string: plain where it is ASCII, else UTF-16."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<FEFF{utf16(text)}>"


def utf16(text: str) -> str:
    """A text as hexadecimal UTF-16, high byte first."""
    return text.encode("utf-16-be").hex().upper()


def short(value: float, places: int = 4) -> str:
    """A number with at most some decimals, no trailing zeros and no `-0`."""
    text = f"{round(value, 9):.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
