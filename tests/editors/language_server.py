"""A client of yaml-language-server: speaks LSP over standard input and output with the real server from npm."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from npm_packages import NoPackageError, installed

VERSION = "1.25.0"
_PATIENCE = 20.0


def server() -> list[str]:
    """The command that starts the server; it is installed once, into a folder for temporary files.

    Raises:
        NoPackageError: Node.js or npm is missing, or the registry cannot be reached.
    """
    node = shutil.which("node")
    if node is None:
        raise NoPackageError("node is not installed")
    program = installed("yaml-language-server", VERSION) / "bin/yaml-language-server"
    return [node, str(program), "--stdio"]


class Client:
    """One server with one workspace."""

    def __init__(self, command: list[str], workspace: Path, settings: dict[str, Any] | None = None) -> None:
        self._process = subprocess.Popen(
            command, cwd=workspace, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.workspace = workspace
        yaml = {"completion": True, "hover": True, "validate": True, "schemaStore": {"enable": False}}
        self._settings = {**yaml, **(settings or {})}
        self._number, self._version = 0, 1
        self._answers: Queue[dict[str, Any]] = Queue()
        self._found: Queue[tuple[str, list[dict[str, Any]]]] = Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        capabilities = {
            "textDocument": {
                "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
            },
            "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": False}},
        }
        uri = workspace.as_uri()
        folders = [{"uri": uri, "name": "maps"}]
        hello = {"processId": os.getpid(), "rootUri": uri, "workspaceFolders": folders, "capabilities": capabilities}
        self._ask("initialize", hello)
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": self._settings}})

    def close(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()

    def open(self, name: str, text: str) -> list[dict[str, Any]]:
        """Open a file; what the server finds wrong with it."""
        uri = (self.workspace / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while True:
            where, found = self._found.get(timeout=_PATIENCE)
            if where == uri:
                return found

    def completions(self, name: str, text: str, line: int, column: int) -> dict[str, dict[str, Any]]:
        """What is offered at a place, by label. Lines and columns from 0; an open file is shut first."""
        self._open_again(name, text)
        answer = self._ask("textDocument/completion", self._place(name, line, column))
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return {item["label"]: item for item in items}

    def hover(self, name: str, text: str, line: int, column: int) -> str:
        """What is told about a place."""
        self._open_again(name, text)
        answer = self._ask("textDocument/hover", self._place(name, line, column))
        return answer["contents"]["value"] if answer else ""

    def _open_again(self, name: str, text: str) -> None:
        uri = (self.workspace / name).as_uri()
        self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        self._version += 1  # what was read is kept by version, even when the file was shut in between
        document = {"uri": uri, "languageId": "yaml", "version": self._version, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def _place(self, name: str, line: int, column: int) -> dict[str, Any]:
        uri = (self.workspace / name).as_uri()
        return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}

    def _ask(self, method: str, params: dict[str, Any]) -> Any:  # noqa: ANN401 - as the protocol has it
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            try:
                answer = self._answers.get(timeout=_PATIENCE)
            except Empty:
                raise TimeoutError(method) from None
            if answer["id"] == self._number:
                assert "error" not in answer, answer
                return answer["result"]

    def _tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        while header := stream.readline():
            length = int(header.split(b":")[1]) if header.lower().startswith(b"content-length") else 0
            while stream.readline().strip():
                pass
            self._take(json.loads(stream.read(length)))

    def _take(self, message: dict[str, Any]) -> None:
        method = message.get("method")
        if method is None:
            self._answers.put(message)
        elif method == "textDocument/publishDiagnostics":
            self._found.put((message["params"]["uri"], message["params"]["diagnostics"]))
        elif method == "workspace/configuration":
            kinds = [item.get("section") for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": [self._settings if k == "yaml" else None for k in kinds]})
        elif "id" in message:
            self._send({"id": message["id"], "result": None})
