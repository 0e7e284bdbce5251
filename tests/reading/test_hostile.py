"""Files that are made to do harm end with a finding, in a process of their own with little memory and time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{c}: &{c} [{', '.join([f'*{p}'] * 9)}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
)

HOSTILE = {
    "flow bomb": b"[" * 80_000,
    "brace bomb": b"{a: " * 80_000,
    "dash bomb": b"- " * 80_000,
    "question bomb": b"? " * 80_000,
    "deep mapping": b"".join(b" " * n + b"a:\n" for n in range(2_000)),
    "alias bomb": BOMB.encode(),
    "control characters": bytes(range(1, 32)) * 1_000,
    "nulls": b"\0" * 100_001,
    "utf-16": "title: Hotel\n".encode("utf-16"),
    "six megabytes": b"a: " + b"x" * 6_000_000,
    "long key": b"x" * 100_000 + b": 1\n",
    "long quoted key": b"a: 1\n'" + b"x" * 100_000 + b"': 1\n",
    "long text": b"a: " + b"x" * 100_001 + b"\n",
    "many entries": b"[" + b"a," * 300_000 + b"]",
    "many keys": b"".join(b"k%d: 1\n" % n for n in range(150_000)),
    "many comments": b"a: 1\n" + b"# blueprint: ignore[BP301]\n" * 10_000,
    "many hashes": b"a: '" + b" #" * 45_000 + b"'\n",
    "many tabs": b"a:\n" + b"\tb: 1\n" * 100_000,
    "open quotes": b"a: '" + b"'' " * 100_000,
    "many repeated keys": b"a: 1\n" * 50_000,
    "long bad line": b"a: " + b"b: " * 300_000,
    "private characters": "".join(chr(0xE000 + n) for n in range(6_000)).encode(),
    "many unknown keys": b"blueprint: 1\ntitle: x\nstages: []\n" + b"".join(b"k%d: 1\n" % n for n in range(20_000)),
    "wrong steps": b"blueprint: 1\ntitle: x\nstages:\n  - title: y\n    steps:\n" + b"      - 1\n" * 20_000,
}

PROGRAM = """
import io, resource, sys
from blueprint.cli.main import main
resource.setrlimit(resource.RLIMIT_AS, (700_000_000, 700_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
for line in sys.stdin:
    code = main(["validate", line.strip(), "--diagnostics", "concise"], io.BytesIO(), sys.stdout, sys.stderr)
    print("code", code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of memory and time are a matter of POSIX")
def test_hostile_files_end_with_a_finding(tmp_path: Path) -> None:
    paths = []
    for name, data in HOSTILE.items():
        paths.append(tmp_path / f"{name}.yaml")
        paths[-1].write_bytes(data)

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input="".join(f"{p}\n" for p in paths), capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    told = done.stdout.split("code ")
    assert len(told) == len(paths) + 1
    for name, text in zip(HOSTILE, told[:-1], strict=True):
        assert " BP" in text, name
        assert max(map(len, text.splitlines())) < 400, name
    assert [t.split("\n", 1)[0] for t in told[1:]] == ["1"] * len(paths)
