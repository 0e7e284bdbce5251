"""The objects of the PDF that WeasyPrint is about to write."""

from __future__ import annotations

import zlib
from typing import Any

import pydyf

_LEVEL = 6
"""How hard streams are packed: 9 takes twice the time for one part in a hundred."""


class _Body(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """An object whose body is written already."""

    def __init__(self, body: bytes = b"null") -> None:
        super().__init__()
        self.body = body

    @property
    def data(self) -> bytes:
        return self.body


class _Packed(pydyf.Stream):  # type: ignore[misc]
    """A stream that is packed once; pydyf packs whenever it is asked for its data, and it asks twice."""

    def __init__(self, entries: str, data: bytes) -> None:
        super().__init__()
        self.body = f"<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii") + data + b"\nendstream"

    @property
    def data(self) -> bytes:
        return self.body


class PdfObjects:
    """Adds objects to a PDF, and finds those that are there. Keeps `blueprint.painters.pdf.Objects`."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf

    def reserve(self) -> str:
        """A reference to an object without a body."""
        return self._added(_Body())

    def fill(self, reference: str, body: str) -> None:
        """Give a reserved object its body."""
        self.at(reference).body = body.encode("ascii")

    def add(self, body: str) -> str:
        """A reference to a new object."""
        return self._added(_Body(body.encode("ascii")))

    def stream(self, entries: str, data: bytes, *, packed: bool = False) -> str:
        """A reference to a new stream."""
        if packed:
            return self._added(_Packed(entries, data))
        return self._added(_Packed(f"{entries}/Filter/FlateDecode", zlib.compress(data, _LEVEL)))

    def array(self) -> Any:  # noqa: ANN401 - pydyf has no types
        """An empty array."""
        return pydyf.Array()

    def at(self, reference: str | bytes) -> Any:  # noqa: ANN401 - pydyf has no types
        """The object that a reference leads to."""
        return self.pdf.objects[int(reference.split()[0])]

    def having(self, key: str) -> Any:  # noqa: ANN401 - pydyf has no types
        """The first dictionary with a key."""
        return next(made for made in self.pdf.objects if isinstance(made, dict) and key in made)

    def _added(self, made: pydyf.Object) -> str:
        self.pdf.add_object(made)
        reference: bytes = made.reference
        return reference.decode("ascii")
