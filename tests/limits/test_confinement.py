"""What a confined process may ask Python for; asked of the watch itself, without confining the tests."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from blueprint.confinement import Confinement, _Watch, current


@pytest.fixture
def project(tmp_path: Path) -> Path:
    found = tmp_path / "project"
    (found / "maps").mkdir(parents=True)
    (found / ".git").mkdir()
    (found / "maps" / "a.yaml").write_text("a")
    (found / "secret").symlink_to(tmp_path / "secret")
    (found / "elsewhere").symlink_to(tmp_path)
    (tmp_path / "secret").write_text("s")
    (tmp_path / "project-2").mkdir()
    return found


@pytest.fixture
def watch(project: Path) -> _Watch:
    return _Watch(Confinement(total=1, memory=1, output=1, readable=("/fonts",), writable=(str(project),)))


def refuses(watch: _Watch, event: str, *given: object) -> bool:
    try:
        watch.see(event, given)
    except PermissionError as error:
        return "`--untrusted` does not allow" in str(error)
    return False


def test_nobody_is_confined_who_was_not_asked() -> None:
    assert current() is None


@pytest.mark.parametrize("name", ["maps/a.yaml", "maps/../maps/a.yaml", "none"])
def test_files_of_the_project_are_read_and_written(watch: _Watch, project: Path, name: str) -> None:
    assert not refuses(watch, "open", f"{project}/{name}", "r", 0)
    assert not refuses(watch, "open", f"{project}/{name}", "wb", 0)
    assert not refuses(watch, "open", f"{project}/{name}".encode(), None, os.O_WRONLY | os.O_CREAT)


@pytest.mark.parametrize("name", ["../secret", "secret", "elsewhere/secret", "../project-2/x", "elsewhere/project-2/x"])
def test_files_outside_of_it_are_not(watch: _Watch, project: Path, name: str) -> None:
    assert refuses(watch, "open", f"{project}/{name}", "r", 0)
    assert refuses(watch, "open", f"{project}/{name}", None, os.O_RDONLY)
    if name != "secret":  # what is written goes beside a link, never through it
        assert refuses(watch, "open", f"{project}/{name}", "w", 0)


@pytest.mark.parametrize("name", ["/etc/passwd", "/root/.ssh/id_rsa", "/proc/self/environ"])
def test_files_of_the_machine_are_not_read(watch: _Watch, name: str) -> None:
    assert refuses(watch, "open", name, "r", 0)


@pytest.mark.parametrize("name", [os.__file__, __import__("yaml").__file__, "/fonts/a.otf", "/usr/share/fonts/a.ttf"])
def test_programs_and_fonts_are_read_and_never_written(watch: _Watch, name: str) -> None:
    assert not refuses(watch, "open", name, "rb", 0)
    assert refuses(watch, "open", name, "r+b", 0)


@pytest.mark.parametrize("name", [".git/hooks/pre-commit", ".git/config", ".git"])
def test_nothing_of_git_is_written(watch: _Watch, project: Path, name: str) -> None:
    assert refuses(watch, "open", f"{project}/{name}", "w", 0)
    assert refuses(watch, "os.rename", f"{project}/maps/a.yaml", f"{project}/{name}", -1, -1)
    assert not refuses(watch, "open", f"{project}/{name}", "r", 0)


def test_a_private_folder_may_look_like_a_repository(project: Path) -> None:
    watch = _Watch(Confinement(total=1, memory=1, output=1, private=str(project)))

    assert not refuses(watch, "os.mkdir", f"{project}/old/.git", 0o777, -1)
    assert refuses(watch, "os.mkdir", f"{project}/../old", 0o777, -1)


def test_files_outside_are_neither_moved_nor_removed_nor_made(watch: _Watch, project: Path) -> None:
    inside, outside = f"{project}/maps/a.yaml", f"{project}/../secret"
    for event, before, after in (
        ("os.remove", (), (-1,)),
        ("os.rmdir", (), (-1,)),
        ("os.mkdir", (), (0o777, -1)),
        ("os.truncate", (), (0,)),
        ("os.chmod", (), (0o777, -1)),
        ("os.chown", (), (0, 0, -1)),
        ("os.utime", (), (None, None, -1)),
        ("os.rename", (inside,), (-1, -1)),
        ("os.rename", (), (inside, -1, -1)),
        ("os.link", (), (inside, -1, -1)),
        ("os.symlink", ("x",), (-1,)),
    ):
        assert refuses(watch, event, *before, outside, *after), event
        assert not refuses(watch, event, *before, inside, *after), event


def test_what_is_named_from_an_open_folder_was_checked_with_it(watch: _Watch) -> None:
    assert not refuses(watch, "os.remove", "a", 5)
    assert not refuses(watch, "open", 5, "r", 0)


@pytest.mark.parametrize("program", ["git", "/usr/bin/dot", "dot.exe", sys.executable])
def test_what_the_program_needs_is_started(watch: _Watch, program: str) -> None:
    assert not refuses(watch, "subprocess.Popen", program, [program], None, None)


@pytest.mark.parametrize("program", ["sh", "/srv/git/sh", "curl", "gitx"])
def test_nothing_else_is_started(watch: _Watch, program: str) -> None:
    assert refuses(watch, "subprocess.Popen", program, [program], None, None)


@pytest.mark.parametrize("event", ["os.system", "os.exec", "os.posix_spawn", "socket.getaddrinfo", "pty.spawn"])
def test_what_is_never_needed(watch: _Watch, event: str) -> None:
    assert refuses(watch, event)


def test_no_connections_but_inside_the_machine(watch: _Watch) -> None:
    assert refuses(watch, "socket.__new__", None, socket.AF_INET, socket.SOCK_STREAM, 0)
    assert refuses(watch, "socket.__new__", None, socket.AF_INET6, socket.SOCK_DGRAM, 0)
    assert not refuses(watch, "socket.__new__", None, socket.AF_UNIX, socket.SOCK_STREAM, 0)
    with socket.socket(socket.AF_INET) as far, socket.socket(socket.AF_UNIX) as near:
        assert refuses(watch, "socket.connect", far, ("127.0.0.1", 1))
        assert not refuses(watch, "socket.connect", near, "x")


def test_only_what_a_page_holds_itself_is_fetched(watch: _Watch) -> None:
    assert not refuses(watch, "urllib.Request", "data:font/otf;base64,AAAA", None, {}, "GET")
    for address in ("http://localhost/", "file:///etc/passwd", "ftp://x"):
        assert refuses(watch, "urllib.Request", address, None, {}, "GET")


def test_everything_else_passes(watch: _Watch) -> None:
    assert not refuses(watch, "import", "x")
    assert not refuses(watch, "compile", None, "x")
