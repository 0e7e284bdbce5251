"""The pages of the documentation as values: their blocks of code, their commands, their links and headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FILE = re.compile(r"`([\w./-]+\.(?:ya?ml|csv|json|gitignore))`|`(\.gitignore)`")
_ROW = re.compile(r"^\| *`(blueprint [^`]*)`", re.MULTILINE)
_VERSIONED = re.compile(r"^(blueprint|config|theme): 1$", re.MULTILINE)
SHELLS = ("sh", "console")


@dataclass(frozen=True)
class Block:
    """A block of code: its kind, its text, its line on the page, and the file that the paragraph above says it is."""

    kind: str
    text: str
    line: int
    file: str

    @property
    def is_commands(self) -> bool:
        """Whether commands are typed here: it says so, or it begins with one."""
        return self.kind in SHELLS or (not self.kind and re.match(r"(\$ )?blueprint ", self.text) is not None)


@dataclass(frozen=True)
class Command:
    """One command as a page writes it, with the output that the page shows below it, if any."""

    text: str
    line: int
    shown: str = ""
    is_typed: bool = True
    """False in a table, where words stand for files."""


@dataclass(frozen=True)
class Page:
    """One page: its name from the top of the repository, and its text."""

    name: str
    text: str

    @property
    def path(self) -> Path:
        return ROOT / self.name

    @property
    def blocks(self) -> list[Block]:
        return [
            Block(m[1], m[2], self.line(m.start()) + 1, _file_above(self.text[: m.start()], m[2]))
            for m in _FENCE.finditer(self.text)
        ]

    @property
    def prose(self) -> str:
        """The page without its blocks of code and its comments; all lines stay where they are."""
        blank = lambda m: "\n" * m[0].count("\n")  # noqa: E731
        return re.sub(r"<!--.*?-->", blank, _FENCE.sub(blank, self.text), flags=re.DOTALL)

    @property
    def headings(self) -> list[str]:
        return re.findall(r"^#+ (.*?)\s*$", self.prose, re.MULTILINE)

    @property
    def anchors(self) -> set[str]:
        """Where links may lead, as GitHub and GitLab call it: `word`, and `word-1` for the next of that name."""
        found: set[str] = set()
        for heading in self.headings:
            words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
            name = re.sub(r"[^\w -]", "", words).replace(" ", "-")
            number = 0
            while (anchor := f"{name}-{number}" if number else name) in found:
                number += 1
            found.add(anchor)
        return found

    @property
    def links(self) -> list[tuple[int, str]]:
        """Line and target of every link and picture, as Markdown and as HTML."""
        text = re.sub(r"`[^`\n]*`", lambda m: " " * len(m[0]), self.prose)
        found = [*re.finditer(r"\]\(([^)\s]+)\)", text), *re.finditer(r'(?:href|src|srcset)="([^"]+)"', text)]
        return sorted((self.line(m.start(), text), m[1]) for m in found)

    @property
    def pictures(self) -> list[str]:
        return [*re.findall(r"!\[[^\]]*\]\(([^)\s]+)\)", self.prose), *re.findall(r'src="([^"]+)"', self.prose)]

    @property
    def commands(self) -> list[Command]:
        """All commands in the order of the page: those typed in blocks, and those in the first cells of tables."""
        typed = [command for block in self.blocks if block.is_commands for command in _commands(block)]
        rows = [
            Command(m[1].replace(r"\|", "|"), self.line(m.start(), self.prose), is_typed=False)
            for m in _ROW.finditer(self.prose)
        ]
        return sorted([*typed, *rows], key=lambda c: c.line)

    @property
    def mentions(self) -> list[tuple[int, str]]:
        """Commands in the middle of sentences, with their line."""
        return [(self.line(m.start(), self.prose), m[1]) for m in re.finditer(r"`(blueprint [^`\n]+)`", self.prose)]

    def line(self, offset: int, text: str | None = None) -> int:
        """The number of a line, from 1."""
        return (text or self.text).count("\n", 0, offset) + 1


def pages() -> list[Page]:
    """Every page that people read."""
    paths = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "examples/README.md", *sorted(ROOT.glob("docs/*.md"))]
    return [Page(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in paths]


def page(name: str) -> Page:
    """One page by its name."""
    return next(p for p in pages() if p.name == name)


def _file_above(before: str, text: str) -> str:
    """The file that a block is: the last one that the paragraph above it names, if the block is a whole file."""
    paragraph = before.rstrip("\n").rpartition("\n\n")[2]
    named = [a or b for a, b in _FILE.findall(paragraph)]
    if not named:
        return ""
    is_alone = re.fullmatch(r"`[^`]+`:?", paragraph.strip()) is not None
    is_said = "Save this as" in paragraph or "存为" in paragraph
    return named[-1] if is_alone or is_said or _VERSIONED.search(text) else ""


def _commands(block: Block) -> list[Command]:
    """The commands of a block; with `$ ` in front of them, other lines are what they print."""
    lines = block.text.splitlines()
    prompted = any(line.startswith("$ ") for line in lines)
    found: list[Command] = []
    going_on = False
    for number, line in enumerate(lines, block.line):
        if going_on:
            last = found.pop()
            found.append(Command(f"{last.text.removesuffix(chr(92))} {line.strip()}", last.line))
        elif prompted and not line.startswith("$ "):
            last = found.pop()
            found.append(Command(last.text, last.line, last.shown + line + "\n"))
        elif line.strip() and not line.startswith("#"):
            found.append(Command(line.removeprefix("$ "), number))
        going_on = bool(found) and found[-1].text.endswith("\\")
    return found
