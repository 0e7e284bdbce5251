"""Says which picture it is that a painter cannot read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from blueprint.model.service import Service
from blueprint.painters.pdf.pictures import PictureError
from blueprint.paper.pages import PaperError


@contextmanager
def pictures_named(services: Sequence[Service]) -> Iterator[None]:
    """Turns what a painter says of a picture into a sentence with the name of its file.

    Raises:
        PaperError: a picture of these services cannot be read.
    """
    try:
        yield
    except PictureError as error:
        name = next((Path(path).name for path in _pictures(services) if _holds(path, error.content)), "")
        said = str(error)
        raise PaperError(said.replace("a picture", f"the picture `{name}`", 1) if name else said) from None


def _pictures(services: Sequence[Service]) -> Iterator[str]:
    """Paths of photographs and storyboard pictures."""
    for service in services:
        found = (
            *(p.photo for p in service.personas),
            *(g.image for g in service.stages),
            *(s.image for s in service.steps),
        )
        yield from (path for path in found if path)


def _holds(path: str, content: bytes) -> bool:
    try:
        return Path(path).read_bytes() == content
    except OSError:
        return False
