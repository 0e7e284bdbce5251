"""The secret in the address of a preview: who does not know it, is told nothing.

In: nothing. Out: 32 hexadecimal digits. They are kept in a file that only this user can read, so that a tab that is
still open finds a preview that has been started again.
"""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from blueprint.writing.whole import write_whole

_DIGITS = re.compile(r"[0-9a-f]{32}")
_OTHERS = 0o077


def token(folder: Path | None = None) -> str:
    """The secret of this user; a passing one where it cannot be kept.

    Args:
        folder: where it is kept; None for the user's folder of caches.
    """
    place = (folder or _home()) / "preview-token"
    try:
        kept = place.read_text("ascii")
        if _DIGITS.fullmatch(kept) and not place.stat().st_mode & _OTHERS and _own(place):
            return kept
    except (OSError, ValueError):
        pass
    made = secrets.token_hex(16)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(place, made.encode("ascii"), mode=0o600)
    return made


def _home() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "blueprint"


def _own(place: Path) -> bool:
    """Whether the file is this user's own; systems without users say yes."""
    return not hasattr(os, "getuid") or place.stat().st_uid == os.getuid()
