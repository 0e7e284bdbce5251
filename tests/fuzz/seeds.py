"""Cases made of bytes: the first says what kind of file they are, the rest is the file; and the seeds to begin with."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from fuzz.beside import PICTURES
from fuzz.case import Case, corpus
from fuzz.tape import Tape

ROOT = Path(__file__).parents[2]
MAP, LARGEST = "map.blueprint.yaml", 6000
_HEAD = b"blueprint: 1\ntitle: T\n"
_STAGES = b"stages: [{title: A, steps: [{id: s0, customer: B%s}]}]\n"
_SURVEY = (
    _HEAD + b"responses: {exit: {file: %s, columns: {score: q1, step: where, segment: seg, comment: why, date: day}}}\n"
    b"metrics: [{id: n, type: nps, responses: exit, by: step}, {id: m, type: mean, title: M, responses: exit}]\n"
    b"gaps: [{gap: 1}]\nstages: [{title: A, steps: [{id: s0, customer: B}]}]\n"
)
_END = _STAGES % b""
_PLAIN = _HEAD + _END
_CHANGES = b"blueprint: 1\nextends: base.yaml\n"
CONFIG = "blueprint.config.yaml"
_DRAW = ("draw", MAP, "blueprint")
_CHECK = ("validate", MAP, "--diagnostics", "json")
_FIGURES = ("figures", MAP, "--format", "json")
_BUILD = ("build", "--jobs", "1", "-o", "one")
_MAKERS: dict[str, Callable[[bytes], Case]] = {
    "map": lambda made: _case({MAP: made}, *((_DRAW,) if len(made) < LARGEST else ()), _CHECK),
    "fmt": lambda made: _case({MAP: made}, ("fmt", MAP), ("validate", MAP, "--fix", "--diff")),
    "csv": lambda made: _case({MAP: _SURVEY % b"answers.csv", "answers.csv": made}, _FIGURES, _DRAW),
    "xlsx": lambda made: _case({MAP: _SURVEY % b"answers.xlsx", "answers.xlsx": made}, _FIGURES, _DRAW),
    "picture": lambda made: _case({MAP: _HEAD + _STAGES % b", image: p.png", "p.png": made}, ("draw", MAP, "journey")),
    "config": lambda made: _case({MAP: _PLAIN, CONFIG: made}, ("validate",), ("fmt", CONFIG, "--diff")),
    "theme": lambda made: _case({MAP: _HEAD + b"style: t.yaml\n" + _END, "t.yaml": made}, _DRAW, ("fmt", "t.yaml")),
    "baseline": lambda made: _case({MAP: _PLAIN, "known.yaml": made}, (*_CHECK, "--baseline", "known.yaml")),
    "changes": lambda made: _case({"base.yaml": _PLAIN, MAP: _CHANGES + made}, _DRAW, ("diff", "base.yaml", MAP)),
    "catalogue": lambda made: _case(
        {MAP: _HEAD + b"include: [c.yaml]\n" + _END, "c.yaml": made}, _DRAW, ("fmt", "c.yaml")
    ),
    "json": lambda made: _case({MAP: _PLAIN, "package.json": made, "one/manifest.json": made}, (*_BUILD, "--clean")),
    "cache": lambda made: _case(
        {MAP: _PLAIN, "bytes": made}, _BUILD, ("spoil", "cache", "bytes"), (*_BUILD[:-1], "two")
    ),
}
KINDS = ("map", "map", "map", *_MAKERS)


def _case(files: dict[str, bytes], *runs: tuple[str, ...]) -> Case:
    return Case(files=files, runs=runs)


def case_of_bytes(content: bytes) -> Case:
    """The case that bytes stand for."""
    return _MAKERS[KINDS[content[0] % len(KINDS)] if content else "map"](content[1:])


def seeds(largest: int = LARGEST) -> list[bytes]:
    """What there is to begin with: small examples, cases of the tests, the corpus, a few files of other kinds."""
    found = [b"\0" + content for content in _maps(largest)]
    found += [bytes([KINDS.index("fmt")]) + content for content in _maps(largest // 4)]
    for case in corpus().values():
        for content in case.files.values():
            found.append(b"\0" + content)
    found += [bytes([KINDS.index("picture")]) + content for content in PICTURES.values()]
    found += [bytes([KINDS.index(kind)]) + content for kind, content in _others()]
    return found


def _maps(largest: int) -> list[bytes]:
    files = [*(ROOT / "examples").glob("*/*.yaml"), *(ROOT / "tests" / "cases").glob("*/**/*.yaml")]
    return [content for file in sorted(files) if len(content := file.read_bytes()) <= largest]


def _others() -> list[tuple[str, bytes]]:
    """Files of other kinds."""
    from PIL import Image  # noqa: PLC0415 - heavy
    from xlsxwriter import Workbook  # noqa: PLC0415 - likewise

    rows = [
        ["q1", "where", "seg", "why", "day"],
        [9, "s0", "VIP", "Fine", "2025-03-31"],
        [3, "s0", "", "", "2026-01-01"],
    ]
    text = "\n".join(",".join(map(str, row)) for row in rows).encode() + b"\n"
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    jpeg = io.BytesIO()
    Image.new("RGB", (9, 7), "#408060").save(jpeg, "JPEG")
    known = b"baseline: 1\nfindings:\n- {code: BP301, file: map.blueprint.yaml, fingerprint: " + b"0" * 32 + b"}\n"
    config = b"config: 1\noutputs: [{formats: [svg, pdf], page: A3, languages: [en, de]}]\nlevels: {BP301: off}\n"
    theme = b"theme: 1\nextends: dark\ncolours: {paper: '#ffffff', card: {fill: '#eee'}}\nfonts: {latin: [Ahem]}\n"
    changes = b"remove: [s0.customer]\nstages: [{id: a, steps: [{id: s1, customer: New, after: s0}]}]\n"
    catalogue = b"actors: {a: {title: A}}\nlanes: [customer, line: visibility, backstage]\nscale: {min: 0, max: 10}\n"
    manifest = b'{"manifest": 1, "outputs": [{"path": "map.journey.svg", "sha256": "00"}]}'
    return [
        ("csv", text),
        ("csv", text.replace(b",", b";")),
        ("csv", text.decode().encode("utf-16")),
        ("xlsx", out.getvalue()),
        ("picture", jpeg.getvalue()),
        ("baseline", known),
        ("config", config),
        ("theme", theme),
        ("changes", changes),
        ("catalogue", catalogue),
        ("json", manifest),
        ("cache", b"x"),
    ]


def mutated(content: bytes, other: bytes, tape: Tape, words: list[bytes]) -> bytes:
    """A file with a slip or some: lines from another file, bytes changed, words of the format put in.

    Args:
        content: the file. other: another one, to take lines from.
        tape: decides. words: keys and values of the format.
    """
    from fuzz.flaws import torn  # noqa: PLC0415

    kind, body = content[:1], content[1:]
    for _ in range(tape.one_of((1, 1, 1, 2, 4))):
        choice = tape.pick(6)
        at = tape.pick(len(body) + 1)
        if choice == 0:
            body = body[:at] + tape.one_of(words) + body[at:]
        elif choice == 1:
            body = body[:at] + bytes([tape.byte()]) + body[at + tape.pick(2) :]
        elif choice == 2:
            lines, others = body.split(b"\n"), other[1:].split(b"\n")
            place, start = tape.pick(len(lines) + 1), tape.pick(len(others))
            body = b"\n".join([*lines[:place], *others[start : start + 1 + tape.pick(8)], *lines[place:]])
        elif choice == 3:
            body = body[:at] + body[at + tape.pick(40) :]
        else:
            body = torn(tape, body)
    return kind + body


def words_of_the_format() -> list[bytes]:
    """Keys and values that the schemas name, and pieces of syntax."""
    from blueprint.schema.shipped import schema_of  # noqa: PLC0415

    found: set[str] = set()
    todo: list[object] = [schema_of("service"), schema_of("config"), schema_of("theme")]
    while todo:
        one = todo.pop()
        if isinstance(one, dict):
            found |= {f"{key}: " for key in one.get("properties", ())} | {str(word) for word in one.get("enum", ())}
            todo += one.values()
        elif isinstance(one, list):
            todo += one
    pieces = [
        ": ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "|\n",
        ">-\n",
        "'",
        '"',
        "#",
        "&a ",
        "*a",
        "!!int ",
        "\t",
        "\n",
        "  ",
        "---\n",
        "\u202e",
        "\ud800",
        "：",
        "\x00",
        "\ufeff",
        "nan",
        "1e999",
        "-",
        "9" * 30,
        "? ",
        "%YAML 1.2\n",
        "<<: ",
    ]
    return [word.encode("utf-8", "surrogatepass") for word in (*sorted(found), *pieces)]
