"""When a map that is followed is drawn again, and what is told of it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from preview.previewed import MAP

from blueprint.model.service import Service
from blueprint.preview.easel import Drawn, Look
from blueprint.preview.follower import QUIET, Follower
from blueprint.preview.studio import Studio
from blueprint.preview.watching import Watched

LOOK = Look(view="blueprint")


class Clock:
    """Steps of a follower, with a clock of their own."""

    def __init__(self, file: Path) -> None:
        self.follower = Follower(str(file))
        self.now = 100.0

    def step(self, seconds: float = 1.0) -> dict[str, Any] | None:
        self.now += seconds
        made = self.follower.step([LOOK], self.now).get(LOOK)
        return None if made is None else json.loads(made)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    place = tmp_path / "tea.blueprint.yaml"
    place.write_text(MAP, "utf-8")
    return place


def save(file: Path, text: str) -> None:
    """As editors do that write beside and rename."""
    beside = file.with_suffix(".tmp")
    beside.write_text(text, "utf-8")
    beside.replace(file)


def test_a_change_is_drawn_once(file: Path) -> None:
    clock = Clock(file)
    first = clock.step()
    assert first is not None
    assert "Asks for tea" in first["svg"]
    assert clock.step() is None
    save(file, MAP.replace("Asks for tea", "Orders cake"))
    second = clock.step(0.03)
    assert second is not None
    assert "Orders cake" in second["svg"]
    assert second["version"] != first["version"]
    assert clock.step() is None


def test_errors_keep_the_last_good_picture(file: Path) -> None:
    clock = Clock(file)
    good = clock.step()
    assert good is not None
    save(file, MAP.replace("stages:", "stagess:"))
    assert clock.step(QUIET / 3) is None, "it may be half written"
    assert clock.step(QUIET / 3) is None
    wrong = clock.step(QUIET)
    assert wrong is not None
    assert (wrong["stale"], wrong["svg"]) == (True, good["svg"])
    assert wrong["findings"][0]["level"] == "error"
    assert wrong["findings"][0]["at"]["line"] == 4
    save(file, MAP)
    right = clock.step()
    assert right is not None
    assert (right["stale"], right["version"]) == (False, good["version"])


def test_half_a_file_is_not_told_of(file: Path) -> None:
    clock = Clock(file)
    clock.step()
    for part in (1, len(MAP) // 3, len(MAP) // 2):
        file.write_text(MAP[:part] + "\n  - [", "utf-8")
        assert clock.step(0.02) is None
    file.write_text(MAP + "# done\n", "utf-8")
    made = clock.step(0.02)
    assert made is not None
    assert not made["stale"]


def test_a_file_that_goes_and_comes_back(file: Path) -> None:
    clock = Clock(file)
    clock.step()
    file.unlink()
    clock.step(0.01)
    gone = clock.step()
    assert gone is not None
    assert gone["stale"]
    assert gone["svg"]
    save(file, MAP)
    back = clock.step()
    assert back is not None
    assert not back["stale"]


def test_what_a_map_rests_on_is_watched(file: Path) -> None:
    personas = file.with_name("people.yaml")
    text = MAP + "include: [people.yaml]\n"
    save(file, text)
    clock = Clock(file)
    missing = clock.step()
    assert missing is not None
    assert "people.yaml" in missing["findings"][0]["message"]
    assert str(personas) in clock.follower.watched.paths
    personas.write_text("touchpoints:\n  bar: {title: The bar}\n", "utf-8")
    there = clock.step()
    assert there is not None
    assert not there["stale"], there["findings"]
    personas.write_text("touchpoints:\n  bar: [\n", "utf-8")
    clock.step(0.01)
    assert (clock.step() or {})["stale"]


def test_it_is_shown_where_cards_stand(file: Path) -> None:
    made = Clock(file).step()
    assert made is not None
    places = made["places"]
    number, line, _ = places["at"]["card:waits"]
    assert MAP.splitlines()[line - 1].strip().startswith("customer: {id: waits")
    assert places["files"][number]["path"] == file.as_posix()
    assert {"step:ask", "stage:order"} <= set(places["at"])
    assert places["at"]["card:ask.pain.1"][1] == 10
    assert set(re.findall('data-card="([^"]+)"', made["svg"])) <= {key.partition(":")[2] for key in places["at"]}
    assert [name for name, _ in made["views"]] == ["journey", "blueprint", "front"]


def test_a_change_while_drawing_is_drawn_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(file)
    draw = clock.follower._easel.draw
    texts = [MAP.replace("Asks for tea", "Second"), MAP.replace("Asks for tea", "Third")]

    def drawn(service: Service, look: Look) -> Drawn:
        if texts:
            save(file, texts.pop(0))
        return draw(service, look)

    monkeypatch.setattr(clock.follower._easel, "draw", drawn)
    save(file, MAP + "# touched\n")
    assert [clock.step(0.02), clock.step(0.02)] == [None, None]
    last = clock.step(0.02)
    assert last is not None
    assert "Third" in last["svg"]


def test_asking_finds_what_changed(tmp_path: Path) -> None:
    place = tmp_path / "a.blueprint.yaml"
    place.write_text("title: a\n")
    watched = Watched(place)
    assert watched.changed() == frozenset()
    os.utime(place, ns=(1, 1))
    assert watched.changed() == {str(place)}
    place.unlink()
    assert watched.waiting() == watched.changed() == {str(place)}
    assert watched.changed() == frozenset()
    assert watched.find() is False


def test_tabs_with_one_look_share_a_drawing(file: Path) -> None:
    studio = Studio(Follower)
    tabs = [studio.open(str(file), LOOK) for _ in range(3)]
    other = studio.open(str(file), Look(view="journey"))
    studio.step(100.0)
    assert studio.drawn == 2
    messages = {tab.take(0) for tab in tabs}
    assert len(messages) == 1
    assert messages != {None}
    assert other.take(0) not in messages
    late = studio.open(str(file), LOOK)
    studio.step(101.0)
    assert studio.drawn == 2
    assert late.take(0) in messages
    studio.close(late)
    assert tabs[0].take(0) is None
