"""Storyboard pictures and persona photographs, read from the project."""

from __future__ import annotations

from pathlib import Path

from blueprint.frozen import frozen

_MAGIC = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))


@frozen
class LoadedPicture:
    """A picture's bytes and what they are."""

    media_type: str
    content: bytes


def load_picture(path: str) -> LoadedPicture:
    """Read a picture that `blueprint.build` has checked (PNG, JPEG, or SVG without active content).

    Raises:
        OSError: the file is gone since it was checked.
    """
    content = Path(path).read_bytes()
    media_type = next((media for magic, media in _MAGIC if content.startswith(magic)), "image/svg+xml")
    return LoadedPicture(media_type, content)
