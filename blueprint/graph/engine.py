"""Runs Graphviz's `dot`.

In: text in the DOT language. Out: `Outcome` with its answer, JSON without drawing operations. `dot` is found on the
search path, gets the text on its standard input, reads no file and runs no longer than it may.
"""

from __future__ import annotations

import subprocess

from blueprint.diagnostics import Diagnostic, Outcome, Severity
from blueprint.programs import program

DOT = "dot"
SECONDS = 60.0
"""How long `dot` may take unless somebody says otherwise."""
_SHOWN = 160
MISSING = (
    "Graphviz's program `dot` is not on this machine, or not on the search path (PATH)",
    (
        "install Graphviz: `sudo apt install graphviz` (Debian, Ubuntu), `brew install graphviz` (macOS), "
        "`winget install graphviz` (Windows; then open a new window); `--format dot` needs no Graphviz"
    ),
)


def run_dot(text: str, seconds: float = SECONDS) -> Outcome[str]:
    """Let `dot` place a graph.

    Args:
        text: in the DOT language.
        seconds: after which it is ended.

    Returns:
        Its JSON; None with a finding if it is missing (BP841), takes too long (BP842) or fails (BP843).
    """
    from graphviz.backend.execute import (  # noqa: PLC0415 - only where a graph is placed
        CalledProcessError,
        ExecutableNotFound,
        run_check,
    )

    try:
        command = [program(DOT), "-Tjson0"]
        done = run_check(command, input=text.encode("utf-8"), capture_output=True, quiet=True, timeout=seconds)
        return Outcome(done.stdout.decode("utf-8"), ())
    except (ExecutableNotFound, FileNotFoundError):
        return _failed("BP841", *MISSING)
    except subprocess.TimeoutExpired:
        return _failed(
            "BP842",
            f"Graphviz did not place the graph within {seconds:g} seconds",
            "give it more time with `--timeout`, or draw less: a coarser `--by`, or fewer files",
        )
    except CalledProcessError as error:
        return _failed("BP843", f"Graphviz failed: {_said(error)}", _FAILED)
    except (OSError, UnicodeDecodeError) as error:
        return _failed("BP843", f"Graphviz could not be run: {error}", _FAILED)


_FAILED = (
    "try a newer version of Graphviz (`dot -V` says which is here), or draw less: a coarser `--by`, or fewer files"
)


def _said(error: subprocess.CalledProcessError) -> str:
    """What `dot` said, or the signal that ended it."""
    if error.returncode < 0:
        return f"signal {-error.returncode} ended it"
    words = " ".join((error.stderr or b"").decode("utf-8", "replace").split())
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    return shown or f"exit code {error.returncode}"


def _failed(code: str, message: str, hint: str) -> Outcome[str]:
    return Outcome(None, (failure(code, message, hint),))


def failure(code: str, message: str, hint: str = _FAILED) -> Diagnostic:
    """The finding that a graph could not be placed."""
    return Diagnostic(code=code, severity=Severity.ERROR, message=message, span=None, hint=hint)
