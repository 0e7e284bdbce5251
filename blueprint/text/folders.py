"""Where fonts lie on this machine.

In: a family name. Out: the files that may hold it. Font folders are listed once and names of files are
compared, which is quick; only if no file is named after the family, fontconfig is asked (once), or, where
there is no fontconfig, the names inside all files are read (once). Nothing is kept on disk.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from functools import cache
from pathlib import Path

from blueprint.programs import program

_FILES_OF_FAMILY = {
    "Noto Sans CJK SC": ("notosanscjk", "notosanscjksc"),
    "Noto Sans CJK TC": ("notosanscjk", "notosanscjktc"),
    "Noto Sans CJK HK": ("notosanscjk", "notosanscjkhk"),
    "Noto Sans CJK JP": ("notosanscjk", "notosanscjkjp"),
    "Noto Sans CJK KR": ("notosanscjk", "notosanscjkkr"),
    "Source Han Sans": ("sourcehansans", "sourcehansansjp"),
    "Source Han Sans SC": ("sourcehansans", "sourcehansanssc"),
    "Source Han Sans TC": ("sourcehansans", "sourcehansanstc"),
    "Source Han Sans HC": ("sourcehansans", "sourcehansanshc"),
    "Source Han Sans K": ("sourcehansans", "sourcehansansk"),
    "PingFang SC": ("pingfang",),
    "PingFang TC": ("pingfang",),
    "PingFang HK": ("pingfang",),
    "Hiragino Sans": ("ヒラギノ角ゴシックw3", "ヒラギノ角ゴシックw6"),
    "Heiti SC": ("stheitilight", "stheitimedium"),
    "Heiti TC": ("stheitilight", "stheitimedium"),
    "Kohinoor Devanagari": ("kohinoor",),
    "Microsoft YaHei": ("msyh", "msyhbd"),
    "Microsoft JhengHei": ("msjh", "msjhbd"),
    "Microsoft Himalaya": ("himalaya",),
    "Yu Gothic": ("yugothr", "yugothb"),
    "Malgun Gothic": ("malgun", "malgunbd"),
    "Segoe UI": ("segoeui", "seguisb", "segoeuib", "segoeuii"),
    "Segoe UI Symbol": ("seguisym",),
    "Leelawadee UI": ("leelawui", "leelauib"),
    "Nirmala UI": ("nirmala", "nirmalab"),
    "Myanmar Text": ("mmrtext", "mmrtextb"),
    "Arial": ("arial", "arialbd", "ariali", "arialbi"),
}
_STYLES = frozenset(
    {
        "",
        "bold",
        "bolditalic",
        "boldoblique",
        "book",
        "demibold",
        "it",
        "italic",
        "italicvf",
        "medium",
        "oblique",
        "regular",
        "roman",
        "semibold",
        "semiboldit",
        "semibolditalic",
        "vf",
    }
)
_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_STEM = r"([^-\[]*)[-]?(.*?)(?:\[.*\]|variablefont.*)?"


def candidates(family: str) -> tuple[Path, ...]:
    """Files that are named after a family, in a fixed order; whether they hold it the caller must see."""
    by_name = _files_by_name()
    names = _FILES_OF_FAMILY.get(family, (_squeeze(family),))
    return tuple(path for name in names for path in by_name.get(name, ()))


def indexed(family: str) -> tuple[Path, ...]:
    """Files that hold a family according to fontconfig; every font file where there is no fontconfig."""
    known = _fontconfig()
    return all_files() if known is None else known.get(_squeeze(family), ())


@cache
def _files_by_name() -> dict[str, tuple[Path, ...]]:
    found: dict[str, list[Path]] = {}
    for path in all_files():
        name = _squeeze(path.stem)
        split = re.fullmatch(_STEM, name)
        keys = {name: None}
        if split and split[2] in _STYLES:
            keys[split[1]] = None
        for key in keys:
            found.setdefault(key, []).append(path)
    return {key: tuple(paths) for key, paths in found.items()}


@cache
def all_files() -> tuple[Path, ...]:
    """Every font file of this machine, in a fixed order."""
    return tuple(
        Path(folder, name)
        for root in font_roots()
        for folder, folders, names in os.walk(root)
        if folders.sort() is None
        for name in sorted(names)
        if name.lower().endswith(_SUFFIXES)
    )


def font_roots() -> tuple[Path, ...]:
    """The folders with fonts of this machine and of its user, whether they are there or not."""
    home = Path.home()
    if sys.platform == "darwin":
        return (
            home / "Library/Fonts",
            Path("/Library/Fonts"),
            Path("/opt/homebrew/share/fonts"),
            Path("/System/Library/Fonts"),
        )
    if sys.platform == "win32":
        local, windows = os.environ.get("LOCALAPPDATA", ""), os.environ.get("WINDIR", r"C:\Windows")
        return (Path(local, "Microsoft/Windows/Fonts"), Path(windows, "Fonts"))
    data_home = os.environ.get("XDG_DATA_HOME") or str(home / ".local/share")
    data = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    shared = [Path(folder, "fonts") for folder in (data_home, *data.split(":")) if folder]
    return tuple(dict.fromkeys([home / ".fonts", *shared]))


@cache
def _fontconfig() -> dict[str, tuple[Path, ...]] | None:
    """Family to files, or None without fontconfig."""
    import subprocess  # noqa: PLC0415 - 6 ms, and hardly ever needed

    try:
        listed = subprocess.run(  # noqa: S603 - fixed words
            [program("fc-list"), "--format", "%{family}\t%{file}\n"],
            capture_output=True,
            timeout=20,
            check=True,
        ).stdout.decode(errors="replace")
    except (OSError, subprocess.SubprocessError):
        return None
    found: dict[str, dict[Path, None]] = {}
    for line in sorted(listed.splitlines()):
        families, _, file = line.partition("\t")
        if file.lower().endswith(_SUFFIXES):
            for family in families.split(","):
                found.setdefault(_squeeze(family), {})[Path(file)] = None
    return {family: tuple(files) for family, files in found.items()}


def _squeeze(name: str) -> str:
    """A name as it is compared: composed (file systems of Apple decompose), in lower case, without spaces."""
    return unicodedata.normalize("NFC", name).lower().replace(" ", "").replace("_", "")
