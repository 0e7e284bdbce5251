"""A preview that runs in the test's own process, and the map that it shows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from http.client import HTTPConnection
from threading import Event, Thread
from typing import NamedTuple

from blueprint.cli.main import _parser
from blueprint.cli.preview import prepare
from blueprint.cli.streams import Streams

MAP = """\
blueprint: 1
title: A cup of tea
language: en
stages:
  - title: Order
    steps:
      - title: Ask
        customer: {id: asks, text: Asks for tea}
        frontstage: {id: greets, text: Greets the guest}
        pain: The menu is far away
      - title: Wait
        customer: {id: waits, text: Waits at the bar}
        frontstage: {id: boils, text: Boils water}
  - title: Drink
    steps:
      - title: Sip
        customer: {id: sips, text: Sips the tea}
        evidence: {id: cup, text: A warm cup}
views:
  - {id: front, kind: blueprint, title: Only the front, lanes: [customer, frontstage]}
"""
PATIENCE = 8.0


class Answer(NamedTuple):
    """What a request is answered."""

    status: int
    headers: Message
    body: bytes


class Shown:
    """A running preview."""

    def __init__(self, address: str, port: int, token: str) -> None:
        self.address, self.port, self.token = address, port, token

    def ask(self, path: str, method: str = "GET", *, event: bool = False, **headers: str) -> Answer:
        """One request; `Host` is the right one unless given. Of a stream, the data of its first event."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            line.putrequest(method, path, skip_host=True)
            for name, value in {"Host": f"127.0.0.1:{self.port}", **headers}.items():
                line.putheader(name.replace("_", "-"), value)
            line.endheaders()
            with line.getresponse() as answer:
                if not event:
                    return Answer(answer.status, answer.headers, answer.read())
                first = next(text for text in iter(answer.readline, b"") if text.startswith(b"data: "))
                return Answer(answer.status, answer.headers, first.removeprefix(b"data: "))
        finally:
            line.close()


@contextmanager
def preview(*argv: str) -> Iterator[Shown]:
    """Run `blueprint preview` with arguments, at a free port unless they name one."""
    ports = () if "--port" in argv else ("--port", "0")
    args = _parser("preview").parse_args(["preview", *argv, *ports])
    server, studio, _ = prepare(args, Streams(stdin=io.BytesIO(), stdout=io.StringIO(), stderr=io.StringIO()))
    assert server is not None
    assert studio is not None
    stop = Event()
    threads = [
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True),
        Thread(target=studio.run, args=(stop,), daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        yield Shown(server.address, server.server_port, server.token)
    finally:
        stop.set()
        server.closing = True
        server.shutdown()
        server.server_close()
        for thread in threads:
            thread.join(PATIENCE)
