"""Makes every kind of output of one small project, in one process: `python everything.py FOLDER JOBS small|all|none`.

The project lies in FOLDER, what is made goes into FOLDER/out. Other tests let it run in other surroundings, and compare
or search what came out.
"""

from __future__ import annotations

import io
import json
import os
import socket
import sys
from pathlib import Path

from blueprint.cli.main import main

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4" fill="#369"/></svg>'
MAPS = ("maps/hotel.blueprint.yaml", "maps/later.blueprint.yaml")
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("validate", "maps", "--diagnostics", "json=out/findings.json", "--diagnostics", "sarif=out/findings.sarif",
     "--diagnostics", "gitlab=out/findings.gitlab.json", "--diagnostics", "junit=out/findings.xml"),
    ("render", "maps/hotel.blueprint.yaml", "-o", "out/outlines/", "--text", "outlines", "--lang", "zh-Hans"),
    ("render", "maps/hotel.blueprint.yaml", "--format", "html", "-o", "out/hotel.html"),
    ("render", "maps/hotel.blueprint.yaml", "--view", "blueprint", "-o", "out/hotel.png", "--width", "300"),
    ("render", "maps/hotel.blueprint.yaml", "--view", "journey", "-o", "out/a-3.pdf", "--standard", "a-3",
     "--page", "A1"),
    *(("figures", *MAPS, "-o", f"out/figures.{end}") for end in ("json", "xlsx", "md")),
    ("figures", *MAPS, "--table", "figures", "-o", "out/figures.csv"),
    *(("touchpoints", *MAPS, "-o", f"out/touchpoints.{end}") for end in ("json", "csv", "xlsx", "md", "html")),
    *(("opportunities", *MAPS, "-o", f"out/opportunities.{end}") for end in ("json", "csv", "xlsx", "md")),
    *(("report", *MAPS, "-o", f"out/report.{end}") for end in ("html", "md")),
    *(("graph", "maps", "-o", f"out/graph.{end}") for end in ("dot", "svg")),
    *(("impact", "till", "maps", "-o", f"out/impact.{end}") for end in ("json", "md")),
    ("impact", "till", *MAPS[:1], "--view", "blueprint", "-o", "out/impact.svg"),
    *(("diff", *MAPS, "-o", f"out/diff.{end}")
      for end in ("json", "md", "txt")),
    ("diff", *MAPS, "-o", "out/diff.svg", "--view", "blueprint"),
    *(("compare", *MAPS, "-o", f"out/compare.{end}")
      for end in ("json", "md")),
    ("diff", *MAPS),
    *((verb, *MAPS) for verb in ("figures", "touchpoints", "opportunities")),
)  # fmt: skip
SLOW: tuple[tuple[str, ...], ...] = (
    ("render", *MAPS[:1], "-o", "out/plain/"),
    ("touchpoints", *MAPS, "-o", "out/touchpoints.pdf"),
    ("report", *MAPS, "-o", "out/report.pdf"),
    ("book", *MAPS, "-o", "out/book.pdf"),
    ("render", *MAPS[:1], "--view", "blueprint", "-o", "out/tiled.pdf", "--page", "A2", "--tile", "A4"),
    *(("graph", "maps", "-o", f"out/graph.{end}") for end in ("pdf", "png")),
)
"""What takes long, for soaks."""


def lay_out(folder: Path, text: str = "Café", address: str = "https://example.org/desk") -> None:
    """Write the project.

    Args:
        folder: an empty one.
        text: stands everywhere where a text may stand.
        address: what a card leads to.
    """
    steps = [
        {"id": "arrive", "title": f"Arrive {text}", "customer": f"Comes in {text}", "pain": f"No sign {text}",
         "quote": text, "image": "hall.svg", "emotion": {"dana": 2, "lee": 4},
         "frontstage": {"text": f"Greets {text}", "actor": "host", "system": "till", "note": text, "url": address},
         "backstage": [{"text": f"Looks up {text}", "system": ["till", "crm"], "tags": [text]}],
         "touchpoint": "desk"},
        {"id": "pay", "title": {"en": f"Pay {text}", "zh-Hans": "付款"}, "emotion": {"dana": 4, "lee": 3},
         "customer": {"en": f"Pays {text}", "zh-Hans": "刷卡"}, "frontstage": {"text": "Thanks", "system": "till"},
         "support": {"text": f"Clears {text}", "system": "crm"}, "touchpoint": "desk"},
    ]  # fmt: skip
    whole = {
        "blueprint": 1, "title": {"en": f"Stay {text}", "zh-Hans": "住店"}, "language": "en", "summary": text,
        "authors": [text], "source": text, "include": ["shared.yaml"],
        "personas": {"dana": {"name": f"Dana {text}", "role": text, "photo": "hall.svg", "goals": [text]},
                     "lee": {"name": "Lee"}},
        "stages": [{"id": "stay", "title": f"Stay {text}", "goal": text, "steps": steps}],
        "metrics": [{"id": "scores", "type": "share", "title": f"Scores {text}", "at": "arrive", "value": 12,
                     "target": 5}],
        "opportunities": [{"id": "sign", "title": f"A sign {text}", "at": "arrive", "impact": 4, "effort": 2,
                           "owner": text}],
        "gaps": [{"gap": 3, "at": "arrive", "note": text}],
    }  # fmt: skip
    shared = {
        "actors": {"host": {"title": f"Host {text}"}},
        "systems": {"till": {"title": f"Till {text}"}, "crm": {"title": "CRM"}},
        "channels": {"house": {"title": f"House {text}"}},
        "touchpoints": {"desk": {"title": f"{text} Desk", "channel": "house", "owner": "brand", "promise": text}},
    }
    later = json.loads(json.dumps(whole))
    del later["stages"][0]["steps"][0]["backstage"]
    later["stages"][0]["steps"][1]["frontstage"]["text"] = f"Gives change {text}"
    maps = folder / "maps"
    maps.mkdir(parents=True)
    for name, value in {"hotel.blueprint.yaml": whole, "later.blueprint.yaml": later, "shared.yaml": shared}.items():
        (maps / name).write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (maps / "hall.svg").write_text(PICTURE, "utf-8")
    (folder / "blueprint.config.yaml").write_text(
        "config: 1\noutputs: [{formats: [svg, pdf], folder: site}, {formats: html, folder: site}]\n", "utf-8"
    )


def make(folder: Path, commands: tuple[tuple[str, ...], ...] = COMMANDS) -> None:
    """Run commands in the project.

    Raises:
        AssertionError: one of them fails; findings are no failure.
    """
    os.chdir(folder)
    Path("out").mkdir(exist_ok=True)
    for number, command in enumerate(commands):
        out, err = io.StringIO(), io.StringIO()
        code = main(command, io.BytesIO(), out, err)
        assert code in {0, 1}, (command, code, err.getvalue())
        Path(f"out/said-{number:02}.txt").write_text(out.getvalue() + err.getvalue(), "utf-8", newline="\n")


def files(folder: Path, *below: str) -> dict[str, bytes]:
    """Everything that was made, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for name in below
        for path in sorted((folder / name).rglob("*"))
        if path.is_file()
    }


def _within(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether it is only how processes of one machine talk to each other, or an address that is what it leads to."""
    kind = getattr(arguments[0], "family", None) if arguments else None
    if event == "urllib.Request":
        return str(arguments[0]).startswith("data:")
    return event == "socket.__new__" or (
        event in {"socket.connect", "socket.bind", "socket.sendmsg"} and kind == socket.AF_UNIX
    )


def watch_over(folder: Path) -> list[str]:
    """What Python tells of connections, of other programs and of files outside of a folder, as it happens.

    Files of the program, of Python and of fonts do not count.
    """
    told: list[str] = []
    asked = (
        "socket.",
        "urllib.",
        "http.",
        "ftplib.",
        "smtplib.",
        "os.system",
        "os.exec",
        "os.posix_spawn",
        "os.startfile",
    )
    above = str(folder.resolve().parent)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "subprocess.Popen" and Path(str(arguments[0])).name not in {"dot", "git", "fc-list"}:
            told.append(f"{event} {arguments[0]}")
        elif event.startswith(asked) and not _within(event, arguments):
            told.append(f"{event} {arguments}")
        elif event == "open" and isinstance(arguments[0], str | bytes):
            path = os.path.realpath(os.fsdecode(arguments[0]))
            if path == "/etc/passwd" or (path.startswith(above) and not path.startswith(str(folder.resolve()))):
                told.append(f"{event} {path}")

    sys.addaudithook(hook)
    return told


def main_of(place: Path, jobs: str, commands: tuple[tuple[str, ...], ...], *, parts: bool) -> None:
    """Make everything and build.

    Args:
        place: the project's folder.
        jobs: processes that build.
        commands: what is made besides.
        parts: whether to build once more with what was kept, and in parts that are put together.
    """
    told = watch_over(place)
    make(place, (*commands, ("build", "--jobs", jobs)))
    first = files(place, "site")
    if parts:
        make(place, (("build",),))
        assert files(place, "site") == first, "a build that finds everything done changes nothing"
        shards = [("build", "--shard", f"{n}/2", "-o", f"part-{n}", "--force") for n in (1, 2)]
        make(place, (*shards, ("build", "--merge", "part-1", "part-2", "-o", "merged")))
        merged = {f"site/{path.split('/', 1)[1]}": data for path, data in files(place, "merged").items()}
        assert merged == first, sorted(n for n in merged.keys() | first.keys() if merged.get(n) != first.get(n))
    (place / "told.json").write_text(json.dumps(told), "utf-8")


if __name__ == "__main__":
    which = {"small": COMMANDS, "all": (*COMMANDS, *SLOW), "none": ()}[sys.argv[3]]
    main_of(Path(sys.argv[1]), sys.argv[2], which, parts=sys.argv[3] != "small")
