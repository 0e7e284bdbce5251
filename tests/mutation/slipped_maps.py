"""Valid maps, every node of them with its path, and one slip made in one of them.

In: folders with files. Out: `Place`s, and the text of a file with a `Slip` in it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from blueprint.build.ids import slug
from blueprint.document import Mapping, Node, Scalar, Sequence
from blueprint.reading import parse
from blueprint.source import Source

HERE = Path(__file__).parent / "maps"
EXAMPLES = Path(__file__).parents[2] / "examples"
_CATALOGUES = ("actors", "channels", "systems", "touchpoints", "themes", "personas", "responses")
_OWN_NAMES = re.compile(rf"^((?:{'|'.join(_CATALOGUES)})|scale\.labels|(?:persona|personas\.\*)\.traits)\.[^.*][^.]*")


@dataclass(frozen=True)
class Place:
    """A node: an entry of a mapping with its key, or an item of a list.

    Attributes:
        path: keys and numbers down to it. flow: whether it stands between brackets or braces.
        parent: what holds it. at: which of the entries or items there it is.
    """

    path: tuple[str | int, ...]
    key: Scalar | None
    value: Node
    parent: Mapping | Sequence
    at: int
    flow: bool

    @property
    def name(self) -> str:
        """The nearest key: of an item, that of its list."""
        return next((str(step) for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def shape(self) -> str:
        """Its path with `*` for numbers and for ids that the map has given itself."""
        joined = ".".join("*" if isinstance(step, int) else step.replace(".", "_") for step in self.path)
        return _OWN_NAMES.sub(r"\1.*", _OWN_NAMES.sub(r"\1.*", joined))


@dataclass(frozen=True)
class Written:
    """A file that slips are made in, and the map that is validated then: itself, or what rests on it."""

    folder: Path
    name: str
    validated: str
    windows: bool = False

    @cached_property
    def source(self) -> Source:
        path = self.folder / self.name
        return Source(name=self.name, text=path.read_text("utf-8"), path=path)

    @cached_property
    def root(self) -> Mapping:
        parsed = parse(self.source)
        assert parsed.value is not None, self.name
        return parsed.value.root

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every node below the root, in the order of the file."""
        return tuple(_below(self.root, (), flow=False))

    @cached_property
    def kind(self) -> str:
        """What the file is: `map`, `changes`, `catalogue` or `theme`."""
        if "theme" in self.root:
            return "theme"
        if "blueprint" not in self.root:
            return "catalogue"
        return "changes" if "extends" in self.root else "map"

    def line_of(self, offset: int) -> int:
        return self.source.position(offset)[0]

    def put_into(self, project: Path, slip: Slip) -> Path:
        """Write the file with its slip into a copy of the folder; gives its path."""
        path = project / self.folder.name / self.name
        text = slip.text
        path.write_bytes((text.replace("\n", "\r\n") if self.windows else text).encode("utf-8", "surrogatepass"))
        return path


def _below(node: Node, path: tuple[str | int, ...], *, flow: bool) -> Iterator[Place]:
    if isinstance(node, Scalar):
        return
    inside = flow or node.span.text[:1] in ("{", "[")
    if isinstance(node, Mapping):
        for at, entry in enumerate(node.entries):
            here = (*path, entry.key.text)
            yield Place(here, entry.key, entry.value, node, at, inside)
            yield from _below(entry.value, here, flow=inside)
        return
    for at, item in enumerate(node.items):
        yield Place((*path, at), None, item, node, at, inside)
        yield from _below(item, (*path, at), flow=inside)


@dataclass(frozen=True)
class Slip:
    """One mistake, made in one place.

    Attributes:
        edits: what is replaced, as start, end and new text; not overlapping, in order.
        first, last: the range of the right place in the text with the slip; an error has to begin in it.
        lines: other lines on which an error is right as well.
        lost: names that mean nothing any more: wherever one of them stands, another error truly follows.
    """

    written: Written
    edits: tuple[tuple[int, int, str], ...]
    first: int
    last: int
    lines: frozenset[int] = field(default_factory=frozenset)
    lost: frozenset[str] = frozenset()

    @cached_property
    def text(self) -> str:
        """The file with the slip."""
        old, parts, at = self.written.source.text, [], 0
        for start, end, new in self.edits:
            parts += [old[at:start], new]
            at = end
        return "".join((*parts, old[at:]))

    @cached_property
    def source(self) -> Source:
        return Source(name=self.written.name, text=self.text)

    @property
    def line(self) -> int:
        """The right line."""
        return self.source.position(self.first)[0]

    @property
    def followers(self) -> int:
        """How many names in the file lead to what is lost."""
        places = self.written.places
        scalars = (*(place.value for place in places), *(place.key for place in places))
        names = [one.text for one in scalars if isinstance(one, Scalar)]
        return sum(any(name == lost or name.startswith(f"{lost}.") for lost in self.lost) for name in names)


def replaced(written: Written, start: int, end: int, new: str, lost: frozenset[str] = frozenset()) -> Slip:
    """A slip that puts `new` in the place of a range; an error has to begin in what is new."""
    return Slip(written, ((start, end, new),), start, start + len(new), lost=lost)


def names_of(place: Place) -> frozenset[str]:
    """What an element may be called by: its id, or a slug of its title or text; and a gap by its number."""
    holder = place.parent if isinstance(place.parent, Mapping) else None
    if holder is None or place.key is None or place.key.text not in ("id", "title", "text", "gap", "customer"):
        return frozenset()
    words = [holder.get(key) for key in ("id", "title", "text", "customer")]
    found = {name for w in words if isinstance(w, Scalar) for name in (w.text, slug(w.text))}
    gap = holder.get("gap")
    return frozenset(found | ({f"gap-{gap.text}"} if isinstance(gap, Scalar) else set()))


def misspelt(word: str) -> str:
    """A word with a slip of the finger in it, the same every time."""
    if len(word) < 4:
        return word + "xq"
    middle = len(word) // 2
    turned = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    return turned if turned != word else word[:middle] + word[middle + 1 :]


def own_maps() -> tuple[Written, ...]:
    """What the suite makes slips in."""
    own = [
        Written(HERE, "market.blueprint.yaml", "market.blueprint.yaml"),
        Written(HERE, "market-catalogue.yaml", "market.blueprint.yaml"),
        Written(HERE, "market.theme.yaml", "market.blueprint.yaml"),
        Written(HERE, "market-next.blueprint.yaml", "market-next.blueprint.yaml"),
        Written(HERE, "repairs.blueprint.yaml", "repairs.blueprint.yaml", windows=True),
        Written(HERE, "library.blueprint.yaml", "library.blueprint.yaml"),
    ]
    return (*own, *(_example(name) for name in ("shoe-shine", "salon-letter-plan")))


def all_maps() -> tuple[Written, ...]:
    """Those, and all other examples."""
    known = own_maps()
    names = {written.folder.name for written in known}
    rest = sorted(p.name for p in EXAMPLES.iterdir() if p.is_dir() and p.name not in names)
    return (*known, *(_example(name) for name in rest))


def _example(name: str) -> Written:
    return Written(EXAMPLES / name, f"{name}.blueprint.yaml", f"{name}.blueprint.yaml")


def copied(project: Path, maps: tuple[Written, ...]) -> None:
    """Copy all folders that maps stand in into one project."""
    (project / "blueprint.config.yaml").write_text("config: 1\n", "utf-8")
    for folder in {written.folder for written in maps}:
        shutil.copytree(folder, project / folder.name)
    for written in maps:
        written.put_into(project, Slip(written, (), 0, 0))
