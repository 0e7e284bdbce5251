"""Cases made of a tape: which kind of file, which slips, which commands."""

from __future__ import annotations

from copy import deepcopy

from fuzz.arguments import typed_case
from fuzz.case import Case
from fuzz.commands import OTHER, plan, typed
from fuzz.flaws import add_flaw, places, torn
from fuzz.from_schema import Author
from fuzz.hand import Hand, Node
from fuzz.maps import BASE, MAP, THEME, Map
from fuzz.tape import Tape
from hypothesis import strategies as st

from blueprint.schema.shipped import schema_of

CHANGES, CONFIG = "changes.blueprint.yaml", "blueprint.config.yaml"


def case_of(content: bytes) -> Case:
    """The case that a tape holds."""
    tape = Tape(content)
    style, kind = tape.pick(256), tape.pick(32)
    if kind == 28:
        return typed_case(tape, dear=tape.chance(8))
    done = plan(Tape(bytes(tape.byte() for _ in range(4))))
    flaws, tears = tape.one_of((0, 0, 0, 1, 1, 2, 4)), tape.pick(8) == 7
    made = Map(tape, calm=done.whole)
    root: Node = made.root()
    made.lay_out(root)
    files: dict[str, bytes | Node] = {**made.files, MAP: root}
    name, runs = MAP, done.runs
    if kind > 29:
        files[BASE], files[CHANGES], name = files.pop(MAP), _changes(tape, made), CHANGES
    if not done.whole:
        for _ in range(flaws):
            add_flaw(tape, made.author, files[tape.one_of((name, name, *files))])  # type: ignore[arg-type]
    if any(OTHER in run for run in runs):
        files[OTHER] = _other(tape, made, root)
    if kind == 29:
        files[CONFIG], config_runs = _project(tape, made)
        runs = (*runs, *config_runs)
    if THEME in files and tape.chance(3):
        runs = (*runs, ("fmt", THEME, "--diff"))
    hand = Hand(style)
    written = {n: v if isinstance(v, bytes) else hand.write(v) for n, v in files.items()}
    if tears and not done.whole:
        written[name] = torn(tape, written[name])
    return Case(files=written, runs=typed(runs, name))


def _changes(tape: Tape, made: Map) -> Node:
    """A file that extends the map."""
    changed = made.author.mapping(schema_of("service")["definitions"]["changes"], ("changes",), most=5)
    changed |= {"blueprint": 1, "extends": BASE}
    if tape.chance(2):
        step = {"id": tape.one_of((*made.steps, "new")), **made._lane_cards("changed", most=2)}
        changed["stages"] = [{"id": tape.one_of((*made.stages, "fresh")), "steps": [step]}]
    return changed


def _other(tape: Tape, made: Map, root: Node) -> Node:
    """Another state of the same service: what is written changed here and there, or steps of its own."""
    if not tape.chance(3):
        changed = deepcopy(root)
        texts = [
            (holder, key) for holder, key in places(changed) if key in {"text", "title", "label", "emotion", "customer"}
        ]
        for _ in range(1 + tape.pick(4)):
            if texts:
                holder, key = tape.one_of(texts)
                holder[key] = made.author.text() if key != "emotion" else 3
        return changed
    other = Map(tape)
    other.author.wild = min(made.wild, 1)
    return other.root()


def _project(tape: Tape, made: Map) -> tuple[Node, tuple[tuple[str, ...], ...]]:
    """A configuration, and the commands that read it."""
    schema = schema_of("config")
    pools = {"include": [], **made.author.pools}
    config = Author(tape, schema, pools, made.author.language, made.wild).mapping(schema, (), most=3)
    config.pop("books", None)
    for output in config.get("outputs", ()):  # type: ignore[union-attr]
        if isinstance(output, dict) and tape.pick(8):
            output["formats"] = "svg"
    build = ("build", "-o", "site", "--jobs", "1", "--diagnostics", "json")
    return {**config, "config": 1}, (("validate", CONFIG), ("fmt", CONFIG, "--diff"), build)


def cases(size: int = 1400) -> st.SearchStrategy[Case]:
    """Cases of any kind."""
    return st.binary(min_size=size, max_size=size).map(case_of)
