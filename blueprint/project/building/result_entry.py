"""What came of a map, as the cache keeps it.

In: a `Result`. Out: plain values, and the way back. What has errors is never kept: its cause may lie outside of the
files that the key is made of.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from blueprint.diagnostics import Severity
from blueprint.frozen import frozen
from blueprint.project.building.recipe import fonts_key
from blueprint.project.config import ALL
from blueprint.project.jobs.job import Answer, Result
from blueprint.project.jobs.portable import Plain

_NO_WORDS = "BP530"


@frozen(kw_only=True)
class Made:
    """One file that was made: its drawing, its checksum, its size, which part of how many it is.

    Attributes:
        language: of its texts where one request asks for all that the map has; else empty.
        data: the content; None where only the cache has it.
    """

    drawing: str
    sha256: str
    size: int
    part: int = 1
    parts: int = 1
    language: str = ""
    data: bytes | None = None


@frozen(kw_only=True)
class Known:
    """What came of a request.

    Attributes:
        pieces: the files. findings: packed. absent: drawings that the map has not.
        problem: why there is no file; empty where there is.
        fonts: key of the machine's fonts; empty where they do not matter.
    """

    pieces: tuple[Made, ...] = ()
    findings: tuple[Plain, ...] = ()
    absent: tuple[str, ...] = ()
    problem: str = ""
    fonts: str = ""

    @property
    def failed(self) -> bool:
        """Whether something could not be made."""
        return bool(self.problem) or has_errors(self.findings)


def has_errors(findings: tuple[Plain, ...]) -> bool:
    """Whether an error is among packed findings."""
    return any(finding[1] == Severity.ERROR.value for finding in findings)


def about_the_map(known: Known, language: str | None) -> tuple[Plain, ...]:
    """What is said about a map, without what is wrong with the language that the configuration asks for.

    The configuration is told that itself, and once (`config_names`).

    Args:
        known: what came of a request.
        language: that it asks for; None for the map's own.
    """
    if language in {None, ALL}:
        return known.findings
    return tuple(finding for finding in known.findings if finding[0] != _NO_WORDS)


def known_of(answer: Answer) -> Known:
    """What came of a request, just now."""
    return Known(
        pieces=tuple(
            Made(
                drawing=p.drawing, sha256=sha256(p.content).hexdigest(), size=len(p.content), part=p.part,
                parts=p.parts, language=p.language, data=p.content,
            )
            for p in answer.pieces
        ),
        findings=answer.findings,
        absent=answer.absent,
        problem=answer.problem,
        fonts=fonts_key() if answer.system_fonts else "",
    )  # fmt: skip


def entry_of(result: Result) -> dict[str, Any]:
    """What came of a map, without what came of the requests."""
    return {
        "findings": list(result.findings),
        "about": result.about,
        "language": result.language,
        "theme": result.theme,
        "answers": {},
    }


def plain(known: Known) -> dict[str, Any]:
    """What came of a request, as plain values."""
    return {
        "pieces": [[p.drawing, p.sha256, p.size, p.part, p.parts, p.language] for p in known.pieces],
        "findings": list(known.findings),
        "absent": list(known.absent),
        "fonts": known.fonts,
    }


def known_in(entry: Mapping[str, Any] | None, key: str) -> Known | None:
    """What an entry says of a request; None where it says nothing that still holds."""
    try:
        told = entry["answers"][key] if entry else None
        if told is None or (told["fonts"] and told["fonts"] != fonts_key()):
            return None
        return Known(
            pieces=tuple(
                Made(drawing=drawing, sha256=digest, size=size, part=part, parts=parts, language=language)
                for drawing, digest, size, part, parts, language in told["pieces"]
            ),
            findings=tuple(told["findings"]),
            absent=tuple(told["absent"]),
            fonts=told["fonts"],
        )
    except (KeyError, TypeError, ValueError):
        return None


def is_entry(entry: Mapping[str, Any]) -> bool:
    """Whether this is what `entry_of` gives."""
    return (
        isinstance(entry.get("findings"), list)
        and isinstance(entry.get("language"), str)
        and isinstance(entry.get("theme"), str)
        and isinstance(entry.get("answers"), dict)
    )
