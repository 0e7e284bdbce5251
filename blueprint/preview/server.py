"""The pages of a preview, for this machine only.

In: requests. Out: the page, the list of maps, and a stream of server-sent events for each tab.

    /TOKEN/                  the map; for a folder, the list of its maps
    /TOKEN/?map=PATH         one map of a folder
    /TOKEN/events?map=…&view=…&language=…&theme=…&page=…    what is to be shown, whenever that changes

It listens at 127.0.0.1. A page of another site can reach that as well: it is refused because it does not know the
token, because its `Host` is another one (DNS rebinding), and because browsers say where a request comes from. Only maps
that were found can be asked for, so no path reaches the file system.
"""

from __future__ import annotations

import select
import socket
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import compare_digest
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

from blueprint import __version__
from blueprint.preview.page import Desktop
from blueprint.preview.studio import Studio, Tab

FIRST_PORT, _PORTS = 8765, 20
_HOME = "127.0.0.1"
_PATIENCE = 1.0
"""Seconds until a stream looks whether its tab is still there."""
_BEAT = 10
"""Looks without news after which a tab is told that all is well."""
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_OWN_SITE = {None, "same-origin", "none"}


class PortError(Exception):
    """No port is free; the text is a sentence for the user."""


class Server(ThreadingHTTPServer):
    """Answers the requests of one preview."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True

    def __init__(self, port: int, token: str, desktop: Desktop, studio: Studio) -> None:
        self.token, self.desktop, self.studio = token, desktop, studio
        self.closing = False
        super().__init__((_HOME, port), _Handler)

    @property
    def address(self) -> str:
        """Where the preview is."""
        return f"http://{_HOME}:{self.server_port}/{self.token}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A tab that went away while it was answered is nothing to tell."""


def serve(port: int | None, token: str, desktop: Desktop, studio: Studio) -> Server:
    """A server at a port that is free.

    Args:
        port: the one to take; None for the first free one of twenty.
        token, desktop, studio: what it serves.

    Raises:
        PortError: none is free.
    """
    wanted = range(FIRST_PORT, FIRST_PORT + _PORTS) if port is None else range(port, port + 1)
    for one in wanted:
        if one and _taken(one):
            continue
        try:
            return Server(one, token, desktop, studio)
        except OSError:
            continue
    if port is None:
        raise PortError(f"the ports {FIRST_PORT} to {FIRST_PORT + _PORTS - 1} are all taken; choose one with `--port`")
    raise PortError(f"port {port} is taken or not allowed; leave out `--port` to have a free one chosen")


def _taken(port: int) -> bool:
    """Whether somebody answers at a port; where addresses may be reused, binding alone does not tell."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(0.2)
        return probe.connect_ex((_HOME, port)) == 0


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = f"blueprint/{__version__}"
    sys_version = ""
    timeout = 30
    _allowed: ClassVar[str] = "GET, HEAD"

    def do_GET(self) -> None:
        """Answer."""
        address = urlsplit(self.path)
        status, rest = self._admitted(address.path)
        if status is not None:
            self._refuse(status)
        elif rest == "" and not address.path.endswith("/"):
            self._answer(HTTPStatus.MOVED_PERMANENTLY, b"", {"Location": f"/{self.server.token}/"})
        else:
            self._serve(rest, address.query)

    do_HEAD = do_GET  # noqa: N815 - the name that the library asks for

    def _serve(self, rest: str, query: str) -> None:
        """Answer a request that is admitted."""
        try:
            asked = {name: values[-1] for name, values in parse_qs(query, max_num_fields=12).items()}
        except ValueError:
            self._refuse(HTTPStatus.BAD_REQUEST)
            return
        if rest == "":
            self._page(asked)
        elif rest == "events" and self.command == "GET":
            self._events(asked)
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def __getattr__(self, name: str) -> object:
        """Any other method."""
        if name.startswith("do_"):
            return partial(self._refuse, HTTPStatus.METHOD_NOT_ALLOWED)
        raise AttributeError(name)

    def log_message(self, *_: object) -> None:
        """Nothing is logged: addresses have the token in them."""

    def _admitted(self, path: str) -> tuple[HTTPStatus | None, str]:
        """Why a request is refused, else what it asks for."""
        port = self.server.server_port
        if self.headers.get("Host", "") not in {f"{_HOME}:{port}", f"localhost:{port}"}:
            return HTTPStatus.MISDIRECTED_REQUEST, ""
        _, first, *rest = [*path.split("/", 2), ""]
        if not compare_digest(first.encode("utf-8", "replace"), self.server.token.encode("ascii")):
            return HTTPStatus.NOT_FOUND, ""
        asked = rest[0] if rest else ""
        if self.headers.get("Sec-Fetch-Site") not in _OWN_SITE and asked:
            return HTTPStatus.FORBIDDEN, ""
        return None, asked

    def _page(self, asked: Mapping[str, str]) -> None:
        made = self.server.desktop.page(asked)
        if made is None:
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": made.policy}
        self._answer(HTTPStatus.OK, made.html.encode("utf-8"), headers)

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        headers = {"Content-Type": "text/plain; charset=utf-8", "Content-Security-Policy": "default-src 'none'"}
        if status is HTTPStatus.METHOD_NOT_ALLOWED:
            headers["Allow"] = self._allowed
        self._answer(status, f"{status.phrase}\n".encode(), headers)

    def _answer(self, status: HTTPStatus, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, **headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _events(self, asked: Mapping[str, str]) -> None:
        """The stream of one tab, until it is closed."""
        name = self.server.desktop.map_named(asked.get("map", ""))
        look = self.server.desktop.look(asked)
        if name is None or look is None:
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        for key, value in {**_HEADERS, "Content-Type": "text/event-stream; charset=utf-8"}.items():
            self.send_header(key, value)
        self.end_headers()
        tab = self.server.studio.open(name, look)
        try:
            self._stream(tab)
        except OSError:
            pass  # the tab is gone
        finally:
            self.server.studio.close(tab)

    def _stream(self, tab: Tab) -> None:
        still = 0
        self._send(b"retry: 700\n\n")
        while not self.server.closing and not self._hung_up():
            message = tab.take(_PATIENCE)
            if message is not None:
                self._send(b"data: " + message.encode("utf-8") + b"\n\n")
            still = 0 if message is not None else still + 1
            if still >= _BEAT:
                self._send(b"event: beat\ndata: 1\n\n")
                still = 0

    def _send(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def _hung_up(self) -> bool:
        """Whether the tab has closed the stream: then there is an end to be read."""
        readable, _, _ = select.select([self.connection], [], [], 0)
        return bool(readable) and not self.connection.recv(1, socket.MSG_PEEK)
