"""`blueprint preview FILE|DIR`: a map in the browser, drawn again at every save."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.language import check_language
from blueprint.cli.limits import add_limits, limits_of
from blueprint.cli.streams import Streams, UsageError, columns, wants_colour
from blueprint.paper.pages import CHOICES, PaperError, page_of
from blueprint.phrases import quote

if TYPE_CHECKING:
    from blueprint.preview.server import Server
    from blueprint.preview.studio import Studio

_DESCRIPTION = """\
Show a map in the browser, and draw it again whenever the file is saved. Zoom and position stay, the cards that have
changed are marked for a moment, findings stand beside the picture. For a folder, choose among its maps."""
_EPILOG = """\
examples:
  blueprint preview hotel.blueprint.yaml
  blueprint preview maps/                            all maps of a folder
  blueprint preview hotel.blueprint.yaml --view blueprint --lang zh-Hans --theme dark
  blueprint preview hotel.blueprint.yaml --editor vscode    a click on a card opens its line

It is seen on this machine only, at the address that is printed. Ctrl-C ends it. docs/preview.md tells more."""
_LARGEST_PORT = 65535


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("map", metavar="FILE|DIR", help="a .blueprint.yaml file, or a folder with some")
    parser.add_argument("--port", metavar="N", help="port of the page (default: the first free one from 8765)")
    parser.add_argument("--no-open", action="store_true", help="print the address, and open no browser")
    parser.add_argument(
        "--view", default="", metavar="VIEW", help="journey, blueprint or a view of the file, to begin with"
    )
    parser.add_argument("--lang", metavar="TAG", help="language to begin with (default: the file's)")
    parser.add_argument("--theme", default="", metavar="THEME", help="name or file of a theme to begin with")
    parser.add_argument("--page", metavar="SIZE", help=f"on paper to begin with: {CHOICES}")
    parser.add_argument("--editor", choices=("vscode",), default="", help="what a click on a card opens")
    add_limits(parser, confinable=False)


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Serve the page until Ctrl-C; 0, or 1 for a theme with errors."""
    server, studio, code = prepare(args, streams)
    if server is None or studio is None:
        return code
    from threading import Event, Thread  # noqa: PLC0415 - `--help` needs none of it

    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.2}, daemon=True).start()
    streams.stdout.write(f"{server.address} shows {args.map}; Ctrl-C ends\n")
    streams.stdout.flush()
    if not args.no_open:
        _open(server.address, streams)
    try:
        studio.run(Event())
    except KeyboardInterrupt:
        streams.stdout.write(f"{chr(10) if streams.stdout.isatty() else ''}the preview has ended\n")
    finally:
        server.closing = True
        server.shutdown()
        server.server_close()
    return 0


def prepare(args: argparse.Namespace, streams: Streams) -> tuple[Server | None, Studio | None, int]:
    """What serves and what draws; without them, the exit code.

    Raises:
        UsageError: something cannot be meant, or no port is free.
    """
    place = _check(args)
    from blueprint.preview.easel import Look  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.preview.follower import Follower  # noqa: PLC0415 - likewise
    from blueprint.preview.page import Desktop  # noqa: PLC0415 - likewise
    from blueprint.preview.server import PortError, serve  # noqa: PLC0415 - likewise
    from blueprint.preview.studio import Studio  # noqa: PLC0415 - likewise
    from blueprint.preview.token import token  # noqa: PLC0415 - likewise
    from blueprint.project.building.discovery import find_maps  # noqa: PLC0415 - likewise
    from blueprint.project.chosen import chosen  # noqa: PLC0415 - likewise
    from blueprint.theme import load_theme  # noqa: PLC0415 - likewise

    if args.theme and (found := load_theme(args.theme).diagnostics):
        from blueprint.report import Style, plain, report  # noqa: PLC0415 - likewise

        to, files = streams.stderr, (args.theme,)
        to.write(report(plain(found, args.theme), Style.FULL, files=files, colour=wants_colour(to), width=columns(to)))
        if load_theme(args.theme).value is None:
            return None, None, 1
    limits, many = limits_of(args), place.is_dir()
    root = place if many else place.parent

    def inside() -> Sequence[str]:
        meant = chosen(root)
        if meant.config is None:
            return ()
        below = f"{meant.below}/" if meant.below else ""
        return tuple(path.removeprefix(below) for path in find_maps(meant.config, meant.below, limits.maps).maps)

    find: Callable[[], Sequence[str]] = inside if many else lambda: (place.name,)
    more = [Path(args.theme)] if args.theme.endswith((".yaml", ".yml")) else []
    start = Look(view=args.view, language=args.lang or "", theme=args.theme, page=args.page or "")
    studio = Studio(lambda name: Follower(name, more=more, limits=limits))
    desktop = Desktop(find, root, start, many=many, editor=args.editor)
    try:
        return serve(_port(args.port), token(), desktop, studio), studio, 0
    except PortError as error:
        raise UsageError(str(error)) from None


def _check(args: argparse.Namespace) -> Path:
    """Reject what cannot be meant before any work is done; the file or folder."""
    check_language(args)
    _port(args.port)
    if args.page is not None:
        try:
            page_of(args.page)
        except PaperError as error:
            raise UsageError(str(error)) from None
    if args.map == "-":
        raise UsageError("standard input cannot be followed; save it to a file")
    place = Path(args.map)
    if not place.exists():
        raise UsageError(f"{quote(args.map)} does not exist; name a .blueprint.yaml file, or a folder with some")
    return place


def _port(text: str | None) -> int | None:
    if text is None:
        return None
    if not re.fullmatch("[0-9]{1,5}", text) or int(text) > _LARGEST_PORT:
        raise UsageError(f"`--port {text}` needs a whole number from 0 to {_LARGEST_PORT}; 0 takes any free one")
    return int(text)


def _open(address: str, streams: Streams) -> None:
    """Open the browser, or say that there is none."""
    import webbrowser  # noqa: PLC0415 - only here

    try:
        opened = webbrowser.open(address)
    except webbrowser.Error:
        opened = False
    if not opened:
        streams.stderr.write("note: no browser could be opened; open the address in one\n")
