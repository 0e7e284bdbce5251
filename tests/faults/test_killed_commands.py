"""Commands that are killed while they write: a few, or as many as `BLUEPRINT_EXAMPLES` says (`script/soak kills`)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLING = Path(__file__).with_name("killing.py")
FEW = 20
KILLS = int(os.environ.get("BLUEPRINT_EXAMPLES", FEW))
COMMANDS = 4


@pytest.mark.skipif(not hasattr(os, "fork"), reason="has processes of another kind")
def test_after_a_kill_files_are_old_or_new_and_the_next_run_mends_all() -> None:
    each = str(KILLS // COMMANDS)
    real = ["--real", "10"] if KILLS > FEW else []
    done = subprocess.run(
        [sys.executable, str(KILLING), each, *real], capture_output=True, encoding="utf-8", check=False
    )

    sys.stdout.write(done.stdout)

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(f": {each} kills, ") == COMMANDS
