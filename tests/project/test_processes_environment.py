"""Starting processes leaves the environment of this one as it was."""

from __future__ import annotations

import os

import pytest

from blueprint.project.jobs.processes import Processes


@pytest.mark.parametrize("before", [None, "0"])
def test_the_environment_is_as_it_was(before: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    if before is not None:
        monkeypatch.setenv("PYTHONSAFEPATH", before)

    processes = Processes(1)
    try:
        assert os.environ.get("PYTHONSAFEPATH") == before
    finally:
        processes.close()
