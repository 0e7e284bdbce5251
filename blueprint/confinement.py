"""What a process may do that works on a stranger's files.

In: a `Confinement`. Out: limits that the system enforces, and a watch over what Python is asked to do: files that are
opened, programs that are started, connections. What is not allowed raises `PermissionError`.

The watch is a second line, not a wall: it sees what goes through Python, not what a library does by itself. The first
line is that nothing of a map is ever executed (docs/security.md).
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from typing import Any

from blueprint.frozen import frozen

PROGRAMS = frozenset({"git", "dot", "fc-list"})
"""What is started besides Python itself."""

_FILES = 512
"""Files that may be open at a time."""
_CHANGES = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC
_SYSTEM = (
    "/usr", "/lib", "/opt", "/nix/store", "/gnu/store", "/System", "/Library", "/etc/fonts", "/etc/mime.types",
    "/etc/localtime", "/proc/self/status", "/dev/null", "/dev/urandom",
)  # fmt: skip
"""Where programs, libraries and fonts lie that are the system's own."""
_GIT = f"{os.sep}.git{os.sep}"
_current: list[Confinement] = []


@frozen(kw_only=True)
class Confinement:
    """What is allowed.

    Attributes:
        total: seconds of the processor. memory: bytes of address space. output: bytes of one file.
        readable, writable: folders and files, links followed; everything in what is writable can be read.
        private: a folder that is its own, for passing files; there it may also make what git would take for its own.
    """

    total: int
    memory: int
    output: int
    readable: tuple[str, ...] = ()
    writable: tuple[str, ...] = ()
    private: str = ""


def current() -> Confinement | None:
    """What this process is confined to; None if it is not."""
    return _current[0] if _current else None


def confine(to: Confinement) -> None:
    """Confine this process, and all that it will start, for good.

    Raises:
        OSError, ValueError: the system refuses a limit.
    """
    import resource  # noqa: PLC0415 - there is none on Windows

    for kind, most in (
        (resource.RLIMIT_AS, to.memory),
        (resource.RLIMIT_CPU, to.total),
        (resource.RLIMIT_FSIZE, to.output),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        own = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (own, own))
    _current.append(to)
    sys.addaudithook(_Watch(to).see)


class _Watch:
    """Looks at what Python is asked to do."""

    def __init__(self, to: Confinement) -> None:
        own = (sys.prefix, sys.base_prefix, sys.exec_prefix, *(p for p in sys.path if p), *_OWN)
        self._at_once = tuple(f"{os.path.realpath(p)}{os.sep}" for p in own)
        self._private = tuple(os.path.realpath(p) for p in (to.private,) if p)
        self._writable = tuple(os.path.realpath(p) for p in (*to.writable, os.devnull))
        readable = (os.path.realpath(p) for p in (*own, *_SYSTEM, *to.readable))
        self._readable = (*readable, *self._writable, *self._private)
        self._rules: dict[str, Callable[[tuple[Any, ...]], None]] = {
            "open": self._open,
            "subprocess.Popen": self._starts,
            "socket.__new__": self._makes_socket,
            "socket.connect": self._uses_socket,
            "socket.bind": self._uses_socket,
            "urllib.Request": self._fetches,
        }

    def see(self, event: str, given: tuple[Any, ...]) -> None:
        """One thing that Python is asked to do.

        Raises:
            PermissionError: it is not allowed.
        """
        if event in self._rules:
            self._rules[event](given)
        elif event in _CHANGED:
            self._changes(given, *_CHANGED[event])
        elif event in _NEVER:
            raise _refused(event)

    def _open(self, given: tuple[Any, ...]) -> None:
        path, mode, flags = given
        if isinstance(path, int):
            return
        name = os.fsdecode(path)
        writes = any(c in mode for c in "wax+") if mode else bool((flags or 0) & _CHANGES)
        if writes:
            self._change(name)
        elif not name.startswith(self._at_once) and not (mode is None and _is_beside(name)):
            real = os.path.realpath(name)
            if not _is_in(real, self._readable):
                raise _refused(f"reading {name}")

    def _changes(self, given: tuple[Any, ...], paths: tuple[int, ...], folder: int | None) -> None:
        if folder is not None and given[folder] not in {None, -1}:
            return  # named from a folder that is open
        for at in paths:
            if not isinstance(given[at], int):
                self._change(os.fsdecode(given[at]))

    def _change(self, name: str) -> None:
        folder, last = os.path.split(os.path.abspath(name))  # noqa: PTH100 - a path as text
        real = os.path.join(os.path.realpath(folder), last)  # noqa: PTH118 - likewise
        if _is_in(real, self._private):
            return
        if not _is_in(real, self._writable) or _GIT in f"{real}{os.sep}":
            raise _refused(f"writing {name}")

    def _starts(self, given: tuple[Any, ...]) -> None:
        program = os.fsdecode(given[0])
        name = os.path.basename(program).lower().removesuffix(".exe")  # noqa: PTH119 - a path as text
        if name not in PROGRAMS and program != sys.executable:
            raise _refused(f"starting {program}")

    def _makes_socket(self, given: tuple[Any, ...]) -> None:
        if int(given[1]) not in {_UNKNOWN, _WITHIN}:
            raise _refused("a connection")

    def _uses_socket(self, given: tuple[Any, ...]) -> None:
        if int(given[0].family) != _WITHIN:
            raise _refused("a connection")

    def _fetches(self, given: tuple[Any, ...]) -> None:
        if not str(given[0]).startswith("data:"):  # WeasyPrint asks so for what the page holds itself
            raise _refused(f"fetching {given[0]}")


def _is_in(path: str, places: tuple[str, ...]) -> bool:
    return any(path == place or path.startswith(place.rstrip(os.sep) + os.sep) for place in places)


def _is_beside(name: str) -> bool:
    """Whether a name that the system is to open is a folder's, or means something in a folder that is open."""
    return os.path.isdir(name) or (os.sep not in name and name not in {"", os.pardir})  # noqa: PTH112 - as text


def _refused(what: str) -> PermissionError:
    return PermissionError(errno.EACCES, f"`--untrusted` does not allow {what}")


_OWN = tuple(
    os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), part)  # noqa: PTH100, PTH118, PTH120
    for part in ("blueprint", "schemas", "templates")
)
"""The program itself, and what ships with it."""

_UNKNOWN, _WITHIN = -1, 1
"""Families of sockets: that of one that is open already, and Unix's, which do not leave the machine."""

_CHANGED: dict[str, tuple[tuple[int, ...], int | None]] = {
    "os.remove": ((0,), 1), "os.rmdir": ((0,), 1), "os.mkdir": ((0,), 2), "os.truncate": ((0,), None),
    "os.chmod": ((0,), 2), "os.chown": ((0,), 3), "os.utime": ((0,), 3), "os.rename": ((0, 1), 2),
    "os.link": ((0, 1), 2), "os.symlink": ((1,), 2),
}  # fmt: skip
"""What changes files: which of its arguments are paths, and which is the folder that they start from."""

_NEVER = frozenset({
    "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "pty.spawn", "webbrowser.open",
    "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr",
    "socket.sendto", "ftplib.connect", "http.client.connect", "smtplib.connect",
})  # fmt: skip
