"""A repository whose settings, attributes, hooks and files want git to run, to fetch or to look elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from blueprint import history
from blueprint.history import HistoryError

MAP = "blueprint: 1\ntitle: T\nstages: [{title: S, steps: [{title: A, customer: B}]}]\n"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the spies are shell scripts")


def git(folder: Path, *words: str) -> str:
    known = ["-c", "user.name=Mei", "-c", "user.email=mei@example.org"]
    done = subprocess.run(["git", *known, *words], cwd=folder, capture_output=True, check=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def spy(tmp_path: Path) -> Path:
    """A program that leaves a trace beside itself and gives back what comes in."""
    made = tmp_path / "spy"
    made.write_text(f'#!/bin/sh\necho "$0 $*" >>"{tmp_path}/ran"\ncat\n', "utf-8")
    made.chmod(0o755)
    return made


def ran(spy: Path) -> list[str]:
    trace = spy.parent / "ran"
    return trace.read_text("utf-8").splitlines() if trace.exists() else []


def repository(folder: Path) -> Path:
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / "map.blueprint.yaml").write_text(MAP, "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Begin")
    return folder


def ask_everything(folder: Path, commit: str) -> None:
    """Every question that the program puts to git."""
    history.commit_of(folder / "map.blueprint.yaml")
    history.top_of(folder)
    history.commit_named(folder, "HEAD")
    history.merge_base(folder, commit, "HEAD")
    blobs = history.files_at(folder, commit)
    history.files_here(folder)
    history.contents(folder, [b.id for b in blobs.values()])
    history.private_folder(folder)
    history.setting(folder, "core.bare")


def signed(folder: Path) -> str:
    """A commit with a signature, which git would have a program check."""
    plain = git(folder, "cat-file", "commit", "HEAD")
    head, _, words = plain.partition("\n\n")
    mark = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        cwd=folder, input=f"{head}\n{mark}\n\n{words}\n", capture_output=True, check=True, text=True,
    )  # fmt: skip
    git(folder, "reset", "-q", "--soft", made.stdout.strip())
    return made.stdout.strip()


def test_git_runs_nothing_that_a_repository_names(tmp_path: Path, spy: Path) -> None:
    folder = repository(tmp_path / "project")
    commit = signed(folder)
    for key, value in {
        "core.fsmonitor": spy, "core.hooksPath": tmp_path / "hooks", "core.pager": spy, "core.editor": spy,
        "core.sshCommand": spy, "core.askPass": spy, "credential.helper": f"!{spy}", "diff.external": spy,
        "diff.spy.textconv": spy, "diff.spy.command": spy, "filter.spy.clean": spy, "filter.spy.smudge": spy,
        "filter.spy.process": spy, "filter.spy.required": "true", "gpg.program": spy, "log.showSignature": "true",
        "pager.log": spy, "pager.status": spy, "alias.log": f"!{spy}", "uploadpack.packObjectsHook": spy,
    }.items():  # fmt: skip
        git(folder, "config", key, str(value))
    (tmp_path / "hooks").mkdir()
    for hook in ("post-index-change", "post-checkout", "reference-transaction", "pre-auto-gc"):
        (tmp_path / "hooks" / hook).symlink_to(spy)
    (folder / ".gitattributes").write_text("* filter=spy diff=spy text eol=crlf\n", "utf-8")
    (folder / ".git/info").mkdir(exist_ok=True)
    (folder / ".git/info/attributes").write_text("* filter=spy diff=spy\n", "utf-8")
    # The times differ and the bytes do not: git itself would have the filter tell.
    os.utime(folder / "map.blueprint.yaml", (1, 1))

    ask_everything(folder, commit)

    assert ran(spy) == []
    assert history.commit_of(folder / "map.blueprint.yaml") == commit[:8]
    subprocess.run(["git", "status"], cwd=folder, capture_output=True, check=False)
    assert ran(spy), "the trap has to work where nobody takes care"


@pytest.mark.parametrize("address", ["ssh://example.invalid/x", "ext::{spy} %S", "file://{away}"])
def test_git_fetches_nothing(tmp_path: Path, spy: Path, address: str) -> None:
    folder = repository(tmp_path / "project")
    away = repository(tmp_path / "away")
    (away / "more").write_text("more", "utf-8")
    git(away, "config", "uploadpack.allowAnySHA1InWant", "true")
    missing = git(away, "hash-object", "-w", "more")
    for key, value in {
        "core.repositoryFormatVersion": "1", "extensions.partialClone": "origin", "remote.origin.promisor": "true",
        "remote.origin.url": address.format(spy=spy, away=away), "core.sshCommand": str(spy),
        "protocol.allow": "always", "protocol.ext.allow": "always", "remote.origin.uploadpack": str(spy),
    }.items():  # fmt: skip
        git(folder, "config", key, value)

    with pytest.raises(HistoryError, match=r"git has no content|git says"):
        history.contents(folder, [missing])
    assert ran(spy) == []


def test_a_bare_repository_among_the_files_has_no_say(tmp_path: Path, spy: Path) -> None:
    folder = repository(tmp_path / "project")
    trap = folder / "maps"
    git(folder, "clone", "-q", "--bare", ".", str(trap))
    for key, value in {"core.bare": "false", "core.worktree": str(folder), "core.fsmonitor": str(spy)}.items():
        git(folder, "config", "--file", str(trap / "config"), key, value)
    git(folder, "config", "--file", str(trap / "config"), "filter.spy.clean", str(spy))
    (trap / "map.blueprint.yaml").write_text(MAP, "utf-8")

    assert history.commit_of(trap / "map.blueprint.yaml") == ""
    with pytest.raises(HistoryError):
        history.files_here(trap)
    assert ran(spy) == []


def test_a_repository_cannot_name_a_work_tree_elsewhere(tmp_path: Path) -> None:
    folder = repository(tmp_path / "project")
    (tmp_path / "secret.blueprint.yaml").write_text(MAP, "utf-8")
    git(folder, "config", "core.worktree", str(tmp_path))

    with pytest.raises(HistoryError, match="another folder"):
        history.files_here(folder)


def test_programs_of_the_current_folder_are_not_found(
    tmp_path: Path, spy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = repository(tmp_path / "project")
    for name in ("git", "dot", "fc-list"):
        (folder / name).symlink_to(spy)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", *os.environ["PATH"].split(os.pathsep)]))
    monkeypatch.chdir(folder)

    assert history.commit_of(Path("map.blueprint.yaml"))
    assert ran(spy) == []
