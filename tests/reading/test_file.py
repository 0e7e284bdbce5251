"""Bytes to text: sizes, encodings, line ends, names that lead nowhere."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.reading import read


def written(folder: Path, data: bytes, name: str = "map.blueprint.yaml") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def code(name: str, limits: Limits = DEFAULT_LIMITS, stdin: bytes | None = None) -> str:
    outcome = read(name, limits=limits, stdin=io.BytesIO(stdin) if stdin is not None else None)
    assert outcome.value is None
    (finding,) = outcome.diagnostics
    return finding.code


@pytest.mark.parametrize("ends", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark_are_gone(tmp_path: Path, ends: bytes, mark: bytes) -> None:
    name = written(tmp_path, mark + ends.join([b"a: 1", "b: 酒店".encode(), b""]))

    source = read(name).value

    assert source is not None
    assert source.text == "a: 1\nb: 酒店\n"
    assert source.name == name
    assert source.path == Path(name)


def test_standard_input() -> None:
    source = read("-", stdin=io.BytesIO(b"a: 1\n")).value

    assert source is not None
    assert (source.name, source.text, source.path) == ("-", "a: 1\n", None)


def test_missing_file_names_one_that_is_near(tmp_path: Path) -> None:
    written(tmp_path, b"a: 1", "hotel-stay.blueprint.yaml")

    (finding,) = read(str(tmp_path / "hotel-stya.blueprint.yaml")).diagnostics
    (short,) = read(str(tmp_path / "hotel-stay")).diagnostics

    assert finding.code == short.code == "BP001"
    assert finding.hint == short.hint == f"did you mean `{tmp_path / 'hotel-stay.blueprint.yaml'}`?"


def test_folder(tmp_path: Path) -> None:
    assert code(str(tmp_path)) == "BP002"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may read everything")
def test_no_permission(tmp_path: Path) -> None:
    name = written(tmp_path, b"a: 1")
    Path(name).chmod(0)

    assert code(name) == "BP003"


def test_impossible_names() -> None:
    assert code("a\0b") == "BP004"
    assert code("x" * 5000) == "BP004"


def test_size_is_checked_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(10**12)

    (finding,) = read(str(path)).diagnostics

    assert finding.code == "BP101"
    assert "--limit bytes=1000000000000" in (finding.hint or "")


def test_size_of_a_stream_is_limited() -> None:
    assert code("-", Limits(bytes=10), b"x" * 11) == "BP101"
    assert read("-", limits=Limits(bytes=10), stdin=io.BytesIO(b"x" * 10)).value is not None


def test_broken_utf8_has_its_place(tmp_path: Path) -> None:
    name = written(tmp_path, "title: 酒店\nnote: caf".encode() + b"\xe9\n")

    (finding,) = read(name).diagnostics

    assert finding.code == "BP102"
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == (2, 10)
    assert "0xE9" in finding.message


def test_older_chinese_encoding_is_recognised(tmp_path: Path) -> None:
    (finding,) = read(written(tmp_path, "title: 酒店住宿\n".encode("gbk"))).diagnostics

    assert finding.code == "BP102"
    assert "GBK" in (finding.hint or "")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    assert code(written(tmp_path, "title: Hotel\n".encode(encoding))) == "BP103"


def test_empty_file_is_no_wide_encoding(tmp_path: Path) -> None:
    assert read(written(tmp_path, b"")).value is not None
