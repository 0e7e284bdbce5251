"""Importing WeasyPrint without a search for the libraries that it rests on.

WeasyPrint asks for each library by several names, in turn. For a name that the system's loader does not know, `ctypes`
runs `ldconfig`, a compiler and a linker: 55 processes in all, a quarter of the time of a small PDF. The last names are
those that the loader of Linux knows, so that the search is needed only where they lead to nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO


def import_weasyprint() -> None:
    """Import WeasyPrint.

    Raises:
        OSError: a library that it rests on is not on this machine.
    """
    with redirect_stdout(StringIO()):  # it prints advice of its own before it fails
        if sys.platform == "linux":
            try:
                with _no_search():
                    import weasyprint  # noqa: PLC0415 - takes half a second, only where a PDF is asked for
            except OSError:
                pass  # a system that gives the libraries other names: they are searched for
            else:
                return
        import weasyprint  # noqa: F401, PLC0415 - likewise


@contextmanager
def _no_search() -> Iterator[None]:
    """Have `ctypes` find no library by a name that the loader does not know."""
    from ctypes import util  # noqa: PLC0415 - only together with WeasyPrint

    search = util.find_library
    util.find_library = lambda name: None  # noqa: ARG005 - the function it stands for
    try:
        yield
    finally:
        util.find_library = search
