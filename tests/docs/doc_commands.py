"""Runs commands of a page as a reader would type them, inside the test's own process where that can be."""

from __future__ import annotations

import contextlib
import glob
import io
import os
import pty
import re
import shlex
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from doc_pages import Command
from doc_world import PLACEHOLDERS, SKIPPED

from blueprint.cli.main import main

_OUTPUTS = ("-o", "--output", "--matrix")
_SERVERS = {"preview": ("--no-open", "--port", "0"), "watch": ()}
"""Verbs that run until Ctrl-C, and what makes them run without a screen."""
_WITHOUT_QUESTIONS = {"init": (), "git-setup": ("--yes",)}
"""Verbs that ask on a terminal, and what answers for a reader who accepts."""
_START = "from blueprint.cli.main import run; run()"
_SECONDS = 20
_ENDED = (0, 130)
"""How a command may end after Ctrl-C."""


@dataclass(frozen=True)
class Done:
    """What a command came to: its exit code, what it printed, and what it printed beside that."""

    code: int
    out: str
    err: str = ""


def is_skipped(command: Command) -> bool:
    """Whether the list of what is not run has it."""
    return any(command.text.startswith(start) for start in SKIPPED)


def asked_code(command: Command) -> int:
    """The exit code that the page says: `# … exit code 1` behind the command, else 0."""
    said = re.search(r"#.*exit code (\d+)", command.text)
    return int(said[1]) if said else 0


def typed(command: Command) -> tuple[list[str], str]:
    """The words of a command without its comment, and the file that `>` sends its output to."""
    words = shlex.split(command.text, comments=True)
    if not command.is_typed:
        words = [PLACEHOLDERS.get(word, word) for word in words]
    to = ""
    if ">" in words:
        at = words.index(">")
        to = words[at + 1]
        words = words[:at]
    return [match for word in words for match in _expanded(word)], to


def outputs(words: Sequence[str], to: str) -> list[str]:
    """The files and folders that a command says it writes."""
    named = [words[at + 1] for at, word in enumerate(words[:-1]) if word in _OUTPUTS]
    return [name for name in (*named, to) if name not in {"", "-"}]


def is_there(name: str) -> bool:
    """Whether an output was written: itself, or its parts, `name-1.png` and on."""
    path = Path(name)
    return path.exists() or path.with_name(f"{path.stem}-1{path.suffix}").exists()


def answers(command: Command) -> list[str]:
    """What the page types behind the questions of a command: `  [what Enter takes] the answer`."""
    return re.findall(r"^  \[[^\]\n]*\] ?(.*)$", command.shown, re.MULTILINE)


def prints(shown: str, printed: str) -> bool:
    """Whether a text is what a page shows, line by line; `…` stands for what differs from time to time."""
    wanted = "\n".join(line.rstrip() for line in shown.strip().splitlines())
    real = "\n".join(line.rstrip() for line in printed.splitlines())
    return re.search(re.escape(wanted).replace("…", "[^\n]*"), real) is not None


def run(words: Sequence[str], to: str = "", answered: Sequence[str] = ()) -> Done:
    """Run a command in the current folder; what it asks is answered with Enter, or on a terminal as the page does."""
    program, *arguments = words
    if answered:
        return _on_a_terminal(arguments, answered)
    if program != "blueprint":
        done = subprocess.run(words, capture_output=True, check=False, encoding="utf-8", timeout=_SECONDS)
        return Done(done.returncode, done.stdout, done.stderr)
    verb = arguments[0]
    if verb in _SERVERS:
        return _started_and_stopped([*arguments, *_SERVERS[verb]])
    out, err = io.StringIO(), io.StringIO()
    code = main([*arguments, *_WITHOUT_QUESTIONS.get(verb, ())], io.BytesIO(), out, err)
    if to:
        Path(to).write_text(out.getvalue(), "utf-8")
    return Done(code, out.getvalue(), err.getvalue())


def _started_and_stopped(arguments: Sequence[str]) -> Done:
    """Start what runs until Ctrl-C, wait for its first line, and press Ctrl-C."""
    process = subprocess.Popen(
        [sys.executable, "-c", _START, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdout is not None
    with _at_most(process):
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, err = process.communicate()
    return Done(0 if process.returncode in _ENDED else process.returncode, first + rest, err)


def _on_a_terminal(arguments: Sequence[str], answered: Sequence[str]) -> Done:
    """Run a command on a terminal of its own and type the answers; its output is what the terminal shows."""
    controller, terminal = pty.openpty()
    environment = os.environ | {"TERM": "dumb", "LANG": "C.UTF-8"}
    process = subprocess.Popen(
        [sys.executable, "-c", _START, *arguments], stdin=terminal, stdout=terminal, stderr=terminal, env=environment
    )
    os.close(terminal)
    shown = b""
    left = list(answered)
    with _at_most(process), contextlib.suppress(OSError):  # so Linux ends the reading
        while part := os.read(controller, 65536):
            shown += part
            if left and shown.endswith(b"] "):
                os.write(controller, f"{left.pop(0)}\n".encode())
    os.close(controller)
    return Done(process.wait(), shown.decode().replace("\r", ""))


@contextlib.contextmanager
def _at_most(process: subprocess.Popen[Any]) -> Iterator[None]:
    """End a process that says nothing for too long, so that a page that is wrong fails and does not hang."""
    timer = threading.Timer(_SECONDS, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _expanded(word: str) -> list[str]:
    """A word with `*` as the shell hands it over: the files that fit, sorted; itself if none does."""
    return (sorted(glob.glob(word)) or [word]) if "*" in word else [word]  # noqa: PTH207 - relative, as the shell's
