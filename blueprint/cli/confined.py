"""The confined process: its limits first, then the command as usual.

In: what `blueprint.cli.untrusted` hands over. Out: an exit code.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import Any, NoReturn

from blueprint.confinement import Confinement, confine


def run(given: dict[str, Any]) -> NoReturn:
    """Confine this process and run the command in it.

    Args:
        given: `argv`; `total`, `memory` and `output` of the limits; `writable`, folders in which files may be
            changed; `private`, one for passing files; `line`, a pipe that goes dead with the process that waits.
    """
    from blueprint.cli.main import run as run_main  # noqa: PLC0415 - the limits come first where they can

    to = Confinement(
        total=given["total"], memory=given["memory"], output=given["output"], readable=_fonts(),
        writable=tuple(given["writable"]), private=given["private"],
    )  # fmt: skip
    threading.Thread(target=_end_with_parent, args=(given["line"],), daemon=True).start()
    sys.argv = ["blueprint", *given["argv"]]
    confine(to)
    run_main()


def _end_with_parent(line: int) -> None:
    """Whoever waits for this process was killed: nobody needs what it is doing."""
    os.set_inheritable(line, False)
    os.read(line, 1)
    os.killpg(0, signal.SIGKILL)


def _fonts() -> tuple[str, ...]:
    """The folders with fonts of this machine and of its user."""
    from blueprint.text.folders import font_roots  # noqa: PLC0415 - only here

    return tuple(str(folder) for folder in font_roots())
