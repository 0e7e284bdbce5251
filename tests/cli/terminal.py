"""Commands as they are typed on a terminal of a certain width: the other end of a pseudo-terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
CTRL_C = "\x03"


class Seen(NamedTuple):
    """What a command left behind."""

    code: int
    text: str


class Terminal:
    """A terminal in which one command runs."""

    def __init__(self, folder: Path, *argv: str, columns: int = 80, **environ: str) -> None:
        self._end, other = pty.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR"}}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "blueprint", *argv],
            cwd=folder, env={**kept, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), **environ},
            stdin=other, stdout=other, stderr=other, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - one system call, no lock
        )  # fmt: skip
        os.close(other)
        self._read = b""

    def wait_for(self, words: str) -> None:
        """Read until a text has come."""
        ends = time.monotonic() + PATIENCE
        while words.encode() not in self._read and time.monotonic() < ends and self._more():
            pass
        assert words.encode() in self._read, self._read

    def settle(self) -> None:
        """Wait until the program does nothing but wait for what is typed."""
        ends, calm = time.monotonic() + PATIENCE, 0
        while calm < 6 and time.monotonic() < ends:
            time.sleep(0.05)
            state = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()[0]
            calm = calm + 1 if state == "S" else 0
        assert calm, "it never came to rest"

    def type(self, keys: str) -> None:
        os.write(self._end, keys.encode())

    def finish(self) -> Seen:
        """Read to the end."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends and self._more():
            pass
        self._process.kill() if time.monotonic() > ends else None
        code = self._process.wait(PATIENCE)
        os.close(self._end)
        return Seen(code, self._read.decode().replace("\r\n", "\n"))

    def _more(self) -> bool:
        if not select.select([self._end], [], [], 0.1)[0]:
            return True
        try:
            self._read += (read := os.read(self._end, 65536))
        except OSError:  # the last one to write has closed it
            return False
        return bool(read)


def on_terminal(folder: Path, *argv: str, columns: int = 80, **environ: str) -> Seen:
    """Run a command to its end."""
    return Terminal(folder, *argv, columns=columns, **environ).finish()
