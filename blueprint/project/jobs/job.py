"""The work of a build, as values that can be sent anywhere.

In: nothing. Out: a `Job`: the files that it is made of, and what is asked; a `Result`: the bytes of each output, and
what there is to say.
"""

from __future__ import annotations

from typing import Any

from blueprint.frozen import frozen
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.project.config import PageSettings
from blueprint.project.jobs.portable import Plain
from blueprint.project.jobs.request import Request
from blueprint.project.jobs.sandbox import Packed


@frozen(kw_only=True)
class BookRequest:
    """One book; attributes as of the configuration's `Book`, its maps being those of the job."""

    title: str | None = None
    language: str | None = None
    theme: str | None = None
    settings: PageSettings = PageSettings()


@frozen(kw_only=True)
class Job:
    """One map with what is asked of it, or the maps of a book.

    Attributes:
        maps: paths from the folder that nothing may lie outside of; one, or those of the book.
        files: everything that they can be made of, themselves included.
        requests: kinds of file; none for a book.
        book: the book; None for a map.
        limits: what is too much.
    """

    maps: tuple[str, ...]
    files: tuple[Packed, ...]
    requests: tuple[Request, ...] = ()
    book: BookRequest | None = None
    limits: Limits = DEFAULT_LIMITS


@frozen(kw_only=True)
class Piece:
    """One file that was made.

    Attributes:
        drawing: name of its drawing; empty for a book. part: which of `parts` pictures it is, from 1.
        language: of its texts where one request asks for all that the map has; else empty.
    """

    drawing: str
    content: bytes
    part: int = 1
    parts: int = 1
    language: str = ""


@frozen(kw_only=True)
class Answer:
    """What came of one request.

    Attributes:
        pieces: the files; none of a drawing with errors.
        findings: what there is to say about its drawings, packed.
        absent: names of drawings that are asked for and that the map has not.
        problem: why there is no file, one sentence; empty where there is.
        system_fonts: whether it may depend on what fonts the machine has.
    """

    pieces: tuple[Piece, ...] = ()
    findings: tuple[Plain, ...] = ()
    absent: tuple[str, ...] = ()
    problem: str = ""
    system_fonts: bool = False


@frozen(kw_only=True)
class Result:
    """What came of a job.

    Attributes:
        findings: what was said when the maps were read, packed.
        about: what the map says of itself, for the gallery; None where it has errors, and for books.
        language, theme: the map's own; the theme as a path from the folder where it is a file.
        answers: to the requests, in their order, one for a book; none where a map has errors.
        crash: what went wrong where the program itself failed; empty where it did not.
        refused: why the machine has no place for the files of the job; empty where it has.
    """

    findings: tuple[Plain, ...] = ()
    about: dict[str, Any] | None = None
    language: str = ""
    theme: str = ""
    answers: tuple[Answer, ...] = ()
    crash: str = ""
    refused: str = ""
