"""The files that ship are found by name, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from blueprint import resources


def test_schemas_are_found() -> None:
    assert "blueprint-1.schema.json" in resources.names("schemas")
    assert resources.exists("schemas", "blueprint-1.schema.json")
    assert resources.read_text("schemas", "blueprint-1.schema.json").startswith("{")
    assert resources.read_bytes("schemas", "blueprint-1.schema.json").startswith(b"{")


def test_names_below_a_folder() -> None:
    themes = resources.names("templates", "themes")

    assert themes == tuple(n for n in resources.names("templates") if n.startswith("themes/"))
    assert list(themes) == sorted(themes)


@pytest.mark.parametrize(
    "name", ["", "nothing", "../pyproject.toml", "a/../../x", "/etc/hostname", "..", "a\\b", "themes"]
)
def test_nothing_else(name: str) -> None:
    assert not resources.exists("templates", name)
    with pytest.raises(FileNotFoundError):
        resources.read_text("templates", name)


def test_the_wheel_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "blueprint"
    for folder, text in ((package / "_data" / "schemas", "wheel"), (tmp_path / "schemas", "checkout")):
        folder.mkdir(parents=True)
        (folder / "a.json").write_text(text, encoding="utf-8")
    monkeypatch.setattr(resources, "_PACKAGE", package)

    assert resources.read_text("schemas", "a.json") == "wheel"


def test_line_ends_are_line_feeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "a.json").write_bytes(b"a\r\nb")
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "blueprint")

    assert resources.read_text("schemas", "a.json") == "a\nb"
