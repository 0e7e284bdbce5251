from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.build import build
from blueprint.builtin import read_tree
from blueprint.icons import GRID, check_icon, check_icons, icon_for, icon_names, place
from blueprint.icons.catalogue import _plain
from blueprint.icons.shapes import Commands, read_path
from blueprint.reading import parse
from blueprint.source import Source, Span

STROKE = 1.75


def extent(commands: Commands) -> tuple[float, float, float, float]:
    """The box of a path: its curves are followed, not their handles."""
    xs: list[float] = []
    ys: list[float] = []
    x = y = 0.0
    for letter, *numbers in commands:
        n = [float(v) for v in numbers]
        if letter == "H":
            x = n[0]
        elif letter == "V":
            y = n[0]
        elif letter == "C":
            for i in range(1, 33):
                t = i / 32
                a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                xs.append(a * x + b * n[0] + c * n[2] + d * n[4])
                ys.append(a * y + b * n[1] + c * n[3] + d * n[5])
            x, y = n[4], n[5]
        elif letter in ("M", "L"):
            x, y = n
        xs.append(x)
        ys.append(y)
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize("name", icon_names())
def test_icons_keep_to_the_grid(name: str) -> None:
    icon = icon_for(name)
    assert icon is not None
    left, top, right, bottom = extent(icon.commands)
    assert min(left, top) >= STROKE / 2
    assert max(right, bottom) <= GRID - STROKE / 2
    assert 15 <= max(right - left, bottom - top) <= 19.5, "all icons have about the same size to the eye"
    assert abs((left + right) / 2 - 12) <= 1.1, "centred"
    assert abs((top + bottom) / 2 - 12) <= 1.3, "centred"


@pytest.mark.parametrize("name", icon_names())
def test_icons_use_only_what_painters_know(name: str) -> None:
    icon = icon_for(name)
    assert icon is not None
    assert {command[0] for command in icon.commands} <= {"M", "L", "H", "V", "C", "Q", "Z"}
    assert icon.commands[0][0] == "M"


def test_no_two_icons_are_alike() -> None:
    drawn = {icon.commands for name in icon_names() if (icon := icon_for(name))}
    assert len(drawn) == len(icon_names()) >= 50


def test_the_table_is_written_as_it_is_searched() -> None:
    owners: dict[str, str] = {}
    for name, entry in read_tree("icons/icons.yaml").items():
        words = entry["words"].split(", ")
        assert len(words) == len(set(words)), name
        for word in words:
            assert word == unicodedata.normalize("NFC", word).strip()
            assert _plain(word), word
            owners.setdefault(_plain(word), name)
    assert sum(1 for word, name in owners.items() if word in icon_names() and word != name) == 0


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Telephone", "phone"),
        ("电话", "phone"),
        ("電話", "phone"),
        ("전화", "phone"),
        ("Telefon", "phone"),
        ("Hoteltelefon", "phone"),
        ("Téléphone", "phone"),
        ("teléfono", "phone"),
        ("Telefone", "phone"),
        ("الهاتف", "phone"),
        ("Front desk", "desk"),
        ("front-desk", "desk"),
        ("ROOM SERVICE", "food"),
        ("官方网站", "web"),
        ("微信小程序", "app"),
        ("コールセンター", "headset"),
        ("이메일로 확인", "email"),
        ("Kreditkarte", "card"),
        ("Site web", "web"),
        ("Guichet", "desk"),
        ("Loja", "store"),
        ("Tienda en línea", "cart"),
        ("متجر", "store"),
        ("售楼处", "store"),
        ("Our shops", "store"),
        ("Lifts", "lift"),
        ("E-mail", "email"),
    ],
)
def test_titles_find_their_icon(title: str, name: str) -> None:
    icon = icon_for(None, title)
    assert icon is not None
    assert icon.name == name


@pytest.mark.parametrize("title", ["", "   ", "専門家", "Xyzzy", "keyboardist", "顾客", "—", "😀"])
def test_nothing_is_guessed_where_nothing_fits(title: str) -> None:
    assert icon_for(None, title) is None


def test_the_explicit_name_goes_first_then_the_hints_in_order() -> None:
    asked, first = icon_for("star", "Telephone"), icon_for(None, "Telephone", "Website")
    assert asked is not None
    assert asked.name == "star"
    assert first is not None
    assert first.name == "phone"
    assert icon_for("nothing") is None


def test_an_unknown_icon_is_reported_with_the_nearest() -> None:
    source = Source("f", "icon: telefone")
    finding = check_icon("telefone", Span(source, 6, 14))
    assert finding is not None
    assert finding.code == "BP531"
    assert finding.hint == "did you mean `phone`?"
    assert finding.fix is not None
    assert [e.text for e in finding.fix.edits] == ["phone"]
    assert check_icon("phone") is None
    unlike = check_icon("qqqq")
    assert unlike is not None
    assert "wrench" in (unlike.hint or "")


def test_icons_of_a_service_are_checked(tmp_path: Path) -> None:
    text = (
        "blueprint: 1\ntitle: T\ntouchpoints:\n  desk: {title: Desk, icon: deks}\n"
        "stages:\n  - title: S\n    customer: {text: Calls, icon: phone}\n    frontstage: {text: Answers, icon: fone}\n"
    )
    document = parse(Source("f", text, tmp_path / "f.yaml")).value
    assert document is not None
    service = build(document).value
    assert service is not None
    found = check_icons(service)
    assert [(f.code, f.span and f.span.text) for f in found] == [("BP531", "deks"), ("BP531", "fone")]


@settings(max_examples=80)
@given(st.text(max_size=40))
def test_any_title_gives_an_icon_or_none(title: str) -> None:
    icon = icon_for(None, title)
    assert icon is None or icon.name in icon_names()


@settings(max_examples=60)
@given(st.sampled_from(icon_names()), st.floats(-1e3, 1e3), st.floats(-1e3, 1e3), st.floats(0.1, 10))
def test_placing_moves_and_scales(name: str, x: float, y: float, scale: float) -> None:
    icon = icon_for(name)
    assert icon is not None
    before, after = extent(icon.commands), extent(place(icon.commands, x, y, scale))
    wanted = (before[0] * scale + x, before[1] * scale + y, before[2] * scale + x, before[3] * scale + y)
    assert after == pytest.approx(wanted, abs=1e-6)
    assert icon.at(5, 6, 24) == place(icon.commands, 5, 6)


@pytest.mark.parametrize("notation", ["M1", "X1 2", "M1 2 C1 2 3", "M a b", "12 3"])
def test_wrong_notation_is_refused(notation: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_path(notation)


def test_notation_is_read() -> None:
    assert read_path("M1 2 H3 V4 L5 6 Q1 2 3 4 Z") == (
        ("M", 1, 2),
        ("H", 3),
        ("V", 4),
        ("L", 5, 6),
        ("Q", 1, 2, 3, 4),
        ("Z",),
    )
    assert extent(read_path("O12 12 5")) == pytest.approx((7, 7, 17, 17))
    assert extent(read_path("R1 2 10 20 3")) == pytest.approx((1, 2, 11, 22))
