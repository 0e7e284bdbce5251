"""Codes BP16x and BP17x: more than there may be, and work on a stranger's files."""

from __future__ import annotations

from blueprint.codes.code import Code

_RAISE = (
    "If it is meant, `--limit {name}=NUMBER` raises the limit for one command, and `limits` in blueprint.config.yaml "
    "for a project."
)


def _raised(name: str) -> str:
    return _RAISE.format(name=name)


CODES: tuple[Code, ...] = (
    Code(
        id="BP160",
        title="a map rests on too many files",
        explanation=(
            "A map may name 1,000 other files: what it includes and extends, pictures, surveys, a theme, and maps "
            "behind `journey`. One that is named twice counts once. " + _raised("files")
        ),
        example_wrong="blueprint render hotel.blueprint.yaml --limit files=1",
        example_right="blueprint render hotel.blueprint.yaml --limit files=2000",
    ),
    Code(
        id="BP161",
        title="a map has too many steps",
        explanation=(
            "A map may have 5,000 steps, which is a drawing of half a kilometre. What people are to read has a few "
            "dozen; a longer journey is better told in several maps, with `journey` as the door between them. "
            + _raised("steps")
        ),
        example_wrong="blueprint render hotel.blueprint.yaml --limit steps=1",
        example_right="blueprint render hotel.blueprint.yaml --limit steps=10000",
    ),
    Code(
        id="BP162",
        title="a map has too many cards",
        explanation=(
            "A map may have 25,000 cards in all lanes together. Several maps that lead into each other can be read; "
            "one of this size cannot. " + _raised("cards")
        ),
        example_wrong="blueprint render hotel.blueprint.yaml --limit cards=1",
        example_right="blueprint render hotel.blueprint.yaml --limit cards=50000",
    ),
    Code(
        id="BP163",
        title="a map has too many connectors",
        explanation=(
            "A map may have 20,000 connectors: those that are made by rule and those that it writes. Few lines can "
            "make very many: where a hundred steps lead to a step without a card, and that one leads on to a hundred "
            "others, each pair is a connector. Give the step between them a card. " + _raised("links")
        ),
        example_wrong="blueprint render hotel.blueprint.yaml --limit links=1",
        example_right="blueprint render hotel.blueprint.yaml --limit links=50000",
    ),
    Code(
        id="BP164",
        title="a map has too many scores",
        explanation=(
            "Where a file scores personas one by one, a plain score counts for each of them. Steps times personas may "
            "come to 100,000 scores. Write the scores of those personas only that the map is about. "
            + _raised("scores")
        ),
        example_wrong="blueprint render hotel.blueprint.yaml --limit scores=1",
        example_right="blueprint render hotel.blueprint.yaml --limit scores=200000",
    ),
    Code(
        id="BP165",
        title="a picture has too many pixels",
        explanation=(
            "A picture that a map names may have 60 million pixels, width times height. A small file can hold a "
            "picture that fills the memory once it is unpacked, so its size is looked up before. Save it in fewer "
            "pixels: 2,000 are enough for the width of a poster's card. " + _raised("picture")
        ),
        example_wrong="blueprint render hotel.blueprint.yaml --limit picture=1",
        example_right="blueprint render hotel.blueprint.yaml --limit picture=80000000",
    ),
    Code(
        id="BP166",
        title="the pictures of a map are too large together",
        explanation=(
            "The pictures of a map may have 100 MB together. A drawing holds each of them as often as it is shown, so "
            "one that a hundred steps show counts a hundred times. Save them in fewer pixels. " + _raised("pictures")
        ),
        example_wrong="blueprint render hotel.blueprint.yaml --limit pictures=1",
        example_right="blueprint render hotel.blueprint.yaml --limit pictures=200000000",
    ),
    Code(
        id="BP167",
        title="a PNG would have too many pixels",
        explanation=(
            "A PNG may have 100 million pixels, and neither of its sides more than 16,384. For more, send a PDF to the "
            "printer: it is sharp at any size. " + _raised("pixels")
        ),
        example_wrong="blueprint render hotel.blueprint.yaml --view journey -o hotel.png --limit pixels=1000",
        example_right="blueprint render hotel.blueprint.yaml --view journey -o hotel.png --width 1600",
    ),
    Code(
        id="BP168",
        title="there are too many maps in the folders",
        explanation=(
            "One command takes 100,000 maps from folders. Name a folder that holds fewer of them, or leave some out "
            "with `exclude` in blueprint.config.yaml. " + _raised("maps")
        ),
        example_wrong="blueprint validate maps --limit maps=1",
        example_right="blueprint validate maps --limit maps=200000",
    ),
    Code(
        id="BP169",
        title="reading a map or drawing it takes too long",
        explanation=(
            "Reading one map may take 300 seconds, and making one output of it as many. Nothing is written of what "
            "was not finished. " + _raised("seconds")
        ),
        example_wrong="blueprint book atlas.blueprint.yaml --limit seconds=1",
        example_right="blueprint book atlas.blueprint.yaml --limit seconds=600",
    ),
    Code(
        id="BP170",
        title="a command on a stranger's files takes too long",
        explanation=(
            "With `--untrusted` the whole command may take 1,800 seconds, and then it is ended with all that it has "
            "started. Files that were written before stay, and none is half. `--limit total=NUMBER` raises the limit; "
            "a configuration cannot."
        ),
        example_wrong="blueprint build --untrusted --limit total=1",
        example_right="blueprint build --untrusted --limit total=3600",
    ),
    Code(
        id="BP171",
        title="there is not enough memory",
        explanation=(
            "With `--untrusted` each process may take 2 GB of address space, of which libraries and fonts need up to "
            "0.3 GB. `--limit memory=NUMBER` raises the limit; a configuration cannot. Without `--untrusted` it is "
            "the machine's own memory that is full."
        ),
        example_wrong="blueprint render hotel.blueprint.yaml --untrusted --limit memory=300000000",
        example_right="blueprint render hotel.blueprint.yaml --untrusted --limit memory=4000000000",
    ),
    Code(
        id="BP172",
        title="an output is too large",
        explanation=(
            "With `--untrusted` no file that is written may have more than 500 MB. `--limit output=NUMBER` raises the "
            "limit; a configuration cannot."
        ),
        example_wrong="blueprint render hotel.blueprint.yaml --untrusted --limit output=1000",
        example_right="blueprint render hotel.blueprint.yaml --untrusted --limit output=1000000000",
    ),
    Code(
        id="BP173",
        title="the process that works on a stranger's files has died",
        explanation=(
            "The process of `--untrusted` was ended from outside, by a signal. Most often the system had no memory "
            "left. Nothing of what it was writing is left. Try it again with fewer files at a time."
        ),
    ),
    Code(
        id="BP174",
        title="this system cannot confine a process",
        explanation=(
            "`--untrusted` needs limits that Windows does not have. Work on a stranger's files on Linux or macOS, or "
            "in a container: the image of this program needs no network."
        ),
    ),
    Code(
        id="BP175",
        title="a map has too many lanes for its steps",
        explanation=(
            "Every lane has a place for cards at every step, and a map may have 500,000 of these places. Put lanes "
            "together, or tell the journey in several maps. " + _raised("grid")
        ),
        example_wrong="blueprint render hotel.blueprint.yaml --limit grid=1",
        example_right="blueprint render hotel.blueprint.yaml --limit grid=1000000",
    ),
)
