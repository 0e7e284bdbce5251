"""Commands as they are typed, run inside the test's own process."""

from __future__ import annotations

import io

from blueprint.cli.main import main


def run(*argv: str, stdin: str = "") -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one command."""
    out, err = io.StringIO(), io.StringIO()
    code = main(argv, io.BytesIO(stdin.encode()), out, err)
    return code, out.getvalue(), err.getvalue()
