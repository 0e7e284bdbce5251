"""One case: files, and the commands to run among them. As a text it is a file of the corpus.

    why it is here, in a line or some
    $ render map.blueprint.yaml -o out/
    -- map.blueprint.yaml --
    blueprint: 1
    -- picture.png base64 --
    iVBORw0KGgo=

A file that is no plain text, or has no line feed at its end, stands there in base64.
"""

from __future__ import annotations

import base64
import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "corpus"
_HEAD = re.compile(r"^-- (.+?)( base64)? --$")
_HALF = re.compile("[\ud800-\udfff]")
_PLAIN = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u2028\u2029\ufffe\uffff]*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Files by name, and command lines without the program's name."""

    files: dict[str, bytes]
    runs: tuple[tuple[str, ...], ...]
    why: str = field(default="", compare=False)

    def put(self, folder: Path) -> None:
        """Write the files into a folder."""
        for name, content in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)

    def text(self) -> str:
        """As a file of the corpus."""
        lines = [*self.why.splitlines(), *(f"$ {_HALF.sub(_written, shlex.join(run))}" for run in self.runs)]
        body = "".join(f"{line}\n" for line in lines)
        for name, content in self.files.items():
            plain = _as_text(content)
            body += f"-- {name} --\n{plain}" if plain is not None else f"-- {name} base64 --\n{_wrapped(content)}"
        return body


def _written(half: re.Match[str]) -> str:
    return f"\\u{ord(half[0]):04x}"


def _read(part: str) -> str:
    """An argument with the halves of characters that bytes come as which are no UTF-8."""
    return re.sub(r"\\u(d[89a-f][0-9a-f]{2})", lambda half: chr(int(half[1], 16)), part)


def _as_text(content: bytes) -> str | None:
    """The content where it can stand in a text as it is."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    heads = any(_HEAD.match(line) for line in text.split("\n"))
    return text if _PLAIN.fullmatch(text.replace("\n", "") + "\n") and text.endswith("\n") and not heads else None


def _wrapped(content: bytes) -> str:
    found = base64.b64encode(content).decode("ascii")
    return "".join(f"{found[at : at + 100]}\n" for at in range(0, len(found), 100))


def read_case(text: str) -> Case:
    """A case from a file of the corpus."""
    parts: list[tuple[str, bool, list[str]]] = [("", False, [])]
    for line in text.split("\n")[:-1]:
        if head := _HEAD.match(line):
            parts.append((head[1], bool(head[2]), []))
        else:
            parts[-1][2].append(line)
    front = parts[0][2]
    runs = tuple(tuple(_read(part) for part in shlex.split(line[2:])) for line in front if line.startswith("$ "))
    why = "\n".join(line for line in front if not line.startswith("$ "))
    files = {
        name: base64.b64decode("".join(lines)) if coded else "".join(f"{line}\n" for line in lines).encode()
        for name, coded, lines in parts[1:]
    }
    return Case(files=files, runs=runs, why=why)


def corpus() -> dict[str, Case]:
    """All cases of the corpus by name."""
    return {file.stem: read_case(file.read_text("utf-8")) for file in sorted(CORPUS.glob("*.case"))}
