"""How much a map may hold: the last that is allowed, the first that is not, and how a limit is raised."""

from __future__ import annotations

import argparse
import io
import json
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.typed import run
from PIL import Image

from blueprint.cli.limits import limits_of
from blueprint.codes import lookup
from blueprint.diagnostics import Diagnostic
from blueprint.limits import CONFINING, DEFAULT_LIMITS, NAMES, Limits
from blueprint.pipeline import load
from blueprint.project.building.inputs import Needed
from blueprint.project.building.recipe import source_key

SCHEMA = Path(__file__).parents[2] / "schemas" / "config-1.schema.json"
HEAD = "blueprint: 1\ntitle: Test\n"


def png(width: int, height: int) -> bytes:
    content = io.BytesIO()
    Image.new("1", (width, height)).save(content, "PNG")
    return content.getvalue()


def steps(count: int) -> str:
    return HEAD + "stages:\n  - title: A\n    steps:\n" + "".join(f"      - customer: c{n}\n" for n in range(count))


def cards(count: int) -> str:
    return HEAD + "connect: explicit\nstages:\n  - title: A\n    customer: [" + ", ".join("x" * count) + "]\n"


def links(count: int) -> str:
    return steps(count + 1)


def hub(count: int) -> str:
    """So many sources and so many targets, and a step without a customer card between them."""
    names = ", ".join(f"t{n}" for n in range(count))
    return (
        HEAD + "stages:\n  - title: A\n    steps:\n"
        + "".join(f"      - {{id: s{n}, customer: c, next: hub}}\n" for n in range(count))
        + f"      - {{id: hub, backstage: b, next: [{names}]}}\n"
        + "".join(f"      - {{id: t{n}, customer: c, next: []}}\n" for n in range(count))
    )  # fmt: skip


def scores(count: int) -> str:
    """Two steps; personas of whom each has a score at the first, and at the second one for all."""
    people = "".join(f"  p{n}: {{name: P}}\n" for n in range(count // 2))
    each = ", ".join(f"p{n}: 1" for n in range(count // 2))
    return (
        f"{HEAD}personas:\n{people}stages:\n  - title: A\n    steps:\n"
        f"      - {{customer: a, emotion: {{{each}}}}}\n      - {{customer: b, emotion: 2}}\n"
    )


def grid(count: int) -> str:
    """Two lanes, and half as many steps."""
    lanes = "lanes: [{lane: customer, title: A, zone: customer}, {lane: other, title: B, zone: backstage}]\n"
    return steps((count + 1) // 2) + lanes


def pictures(count: int) -> str:
    return HEAD + "stages:\n  - title: A\n    steps:\n" + "      - {customer: a, image: p.png}\n" * count


def files(count: int) -> str:
    """A picture, shown twice, an included file, and maps behind doors."""
    doors = "".join(f"      - {{customer: a, journey: m{n}.blueprint.yaml}}\n" for n in range(count - 2))
    return f"{pictures(2)}{doors}include: [actors.yaml]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "p.png").write_bytes(png(30, 20))
    (tmp_path / "actors.yaml").write_text("actors: {desk: {title: Desk}}\n")
    for n in range(4):
        (tmp_path / f"m{n}.blueprint.yaml").write_text(steps(1))
    return tmp_path


def found(folder: Path, text: str, limits: Limits) -> list[Diagnostic]:
    path = folder / "test.blueprint.yaml"
    path.write_text(text)
    return [d for d in load(str(path), limits=limits).diagnostics if d.severity == "error"]


SIZES: tuple[tuple[str, str, Callable[[int], str], int], ...] = (
    ("steps", "BP161", steps, 3),
    ("cards", "BP162", cards, 3),
    ("links", "BP163", links, 3),
    ("grid", "BP175", grid, 4),
    ("scores", "BP164", scores, 4),
    ("files", "BP160", files, 4),
)


@pytest.mark.parametrize(("name", "code", "text", "most"), SIZES, ids=[s[0] for s in SIZES])
def test_the_last_that_is_allowed_and_the_first_that_is_not(
    folder: Path, name: str, code: str, text: Callable[[int], str], most: int
) -> None:
    limits = Limits(**{name: most})
    beyond = most + (2 if name == "scores" else 1)

    assert found(folder, text(most), limits) == []
    (finding,) = found(folder, text(beyond), limits)

    assert finding.code == code
    assert f"more than {most}" in finding.message
    assert f"`--limit {name}={2 * most}`" in (finding.hint or "")
    assert finding.span is not None


def test_pixels_of_a_picture(folder: Path) -> None:
    assert found(folder, pictures(1), Limits(picture=600)) == []
    (finding,) = found(folder, pictures(1), Limits(picture=599))

    assert (finding.code, finding.message) == ("BP165", "the picture `p.png` has 30 × 20 pixels, the limit is 599")
    assert "`--limit picture=600`" in (finding.hint or "")


def test_pixels_of_a_picture_inside_an_svg(folder: Path) -> None:
    data = b64encode(png(30, 20)).decode()
    inner = f'<image href="data:image/png;base64,{data}"/><style>rect{{fill:url(data:image/png;base64,{data})}}</style>'
    (folder / "p.png").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inner}</svg>')

    assert found(folder, pictures(1), Limits(picture=600)) == []
    assert [f.code for f in found(folder, pictures(1), Limits(picture=599))] == ["BP165"]


def test_bytes_of_all_pictures_as_often_as_they_are_shown(folder: Path) -> None:
    size = (folder / "p.png").stat().st_size

    assert found(folder, pictures(3), Limits(pictures=3 * size)) == []
    (finding,) = found(folder, pictures(5), Limits(pictures=3 * size))

    assert finding.code == "BP166"
    assert finding.span is not None
    assert finding.span.line == 9


def test_a_bomb_is_not_unpacked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "open", lambda *_: pytest.fail("unpacked"))
    bomb = bytearray(png(30, 20))
    bomb[16:24] = (50_000).to_bytes(4) * 2
    (folder / "p.png").write_bytes(bomb)

    assert [f.code for f in found(folder, pictures(1), DEFAULT_LIMITS)] == ["BP165"]


def test_few_lines_cannot_make_millions_of_connectors(folder: Path) -> None:
    """Each of so many steps leads past a step without a card to each of as many others."""
    (finding,) = found(folder, hub(1_500), DEFAULT_LIMITS)

    assert finding.code == "BP163"


def test_files_of_includes_alone(folder: Path) -> None:
    for n in range(3):
        (folder / f"c{n}.yaml").write_text(f"actors: {{a{n}: {{title: A}}}}\n")
    text = steps(1) + "include: [c0.yaml, c1.yaml, c2.yaml]\n"

    assert found(folder, text, Limits(files=3)) == []
    assert "BP160" in [f.code for f in found(folder, text, Limits(files=2))]


def test_maps_of_a_folder(folder: Path) -> None:
    assert run("validate", str(folder), "--limit", "maps=4", "--no-lint")[0] == 0
    for verb in ("validate", "fmt", "build"):
        code, _, err = run(verb, str(folder), "--limit", "maps=3")
        assert code == 2
        assert err.startswith("error: there are more than 3 maps in the folders")
        assert "`--limit maps=6` (BP168)" in err


def test_pixels_of_a_png(folder: Path) -> None:
    arguments = ("render", str(folder / "m0.blueprint.yaml"), "--view", "journey", "-o", str(folder / "x.png"))

    code, _, err = run(*arguments, "--width", "400", "--limit", "pixels=50000")

    assert code == 2
    assert "(BP167)" in err
    assert "--limit pixels=" in err
    assert not (folder / "x.png").exists()
    assert run(*arguments, "--width", "100", "--limit", "pixels=50000")[0] == 0


def configured(folder: Path, limits: str) -> str:
    (folder / "blueprint.config.yaml").write_text(f"config: 1\nlimits: {limits}\n")
    path = folder / "maps" / "a.blueprint.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(steps(3))
    return str(path)


def test_a_configuration_sets_limits(folder: Path) -> None:
    path = configured(folder, "{steps: 2}")

    assert "BP161" in run("validate", path)[1]
    assert "BP161" in run("render", path, "-o", f"{folder}/out/")[2]
    assert "BP161" in run("build", str(folder))[2]


def test_the_command_line_counts_before_the_configuration(folder: Path) -> None:
    path = configured(folder, "{steps: 2, cards: 3}")

    assert run("validate", path, "--limit", "steps=3", "--no-lint")[0] == 0


def test_each_file_has_the_limits_of_its_own_project(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "b.blueprint.yaml").write_text(steps(3))
    path = configured(folder, "{steps: 2}")

    out = run("validate", str(other / "b.blueprint.yaml"), path, "--no-lint", "--diagnostics", "concise")[1]

    assert out.count("BP161") == 1


def test_a_strangers_configuration_sets_no_limits(folder: Path) -> None:
    path = configured(folder, "{steps: 100000, memory: 1}")
    arguments = argparse.Namespace(files=[path], limit=["cards=7"], untrusted=True)

    assert limits_of(arguments) == Limits(cards=7)


@pytest.mark.parametrize("name", CONFINING)
def test_a_configuration_has_no_limits_of_confined_processes(folder: Path, name: str) -> None:
    configured(folder, f"{{{name}: 5}}")

    assert "BP2" in run("validate", str(folder / "blueprint.config.yaml"), "--diagnostics", "concise")[1]


def test_wrong_limits_in_a_configuration(folder: Path) -> None:
    path = configured(folder, "{steps: 0, card: 7}")

    code, out, _ = run("validate", path, "--no-lint", "--diagnostics", "concise")

    assert code == 1
    assert "BP161" not in out
    assert "blueprint.config.yaml:2" in out
    assert "did you mean `cards`?" in run("validate", str(folder / "blueprint.config.yaml"))[1]


def test_the_schema_of_configurations_knows_all_limits() -> None:
    told = json.loads(SCHEMA.read_text("utf-8"))["definitions"]["limits"]["properties"]

    assert tuple(told) == tuple(name for name in NAMES if name not in CONFINING)
    assert {name: one["default"] for name, one in told.items()} == {n: getattr(DEFAULT_LIMITS, n) for n in told}


def test_time_and_place_do_not_make_outputs_anew() -> None:
    needed = Needed(files=(), links=())
    keys = {
        name: source_key("tool", Limits(**{name: 7}), "a", needed) == source_key("tool", DEFAULT_LIMITS, "a", needed)
        for name in NAMES
    }

    assert [name for name, same in keys.items() if same] == ["maps", "seconds", "total", "memory", "output"]


def test_every_limit_is_explained() -> None:
    told = " ".join(code.explanation for n in range(100, 800) if (code := lookup(f"BP{n}")))

    assert [name for name in NAMES if f"`--limit {name}=" not in told] == []
