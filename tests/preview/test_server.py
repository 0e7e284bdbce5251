"""What the server of a preview answers, and whom it refuses."""

from __future__ import annotations

import io
import json
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from preview.previewed import MAP, Shown, preview

from blueprint.cli.main import main
from blueprint.preview.token import token


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    folder = tmp_path_factory.mktemp("maps")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        (folder / "maps/deep").mkdir(parents=True)
        (folder / "maps/tea.blueprint.yaml").write_text(MAP, "utf-8")
        (folder / "maps/deep/茶 & more.blueprint.yaml").write_text(MAP.replace("A cup of tea", "'<b>茶</b>'"), "utf-8")
        (folder / "secret.blueprint.yaml").write_text(MAP, "utf-8")
        with preview(str(folder / "maps")) as running:
            yield running


def test_the_list_and_a_map(shown: Shown) -> None:
    answer = shown.ask(f"/{shown.token}/")
    page = answer.body.decode()
    assert answer.status == 200
    assert "A cup of tea" in page
    assert "&lt;b&gt;茶&lt;/b&gt;" in page
    links = re.findall(r'href="(\?map=[^"]+)"', page)
    assert len(links) == 2
    for link in links:
        assert shown.ask(f"/{shown.token}/{link}").status == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", ""])
def test_another_host_is_refused(shown: Shown, host: str) -> None:
    answer = shown.ask(f"/{shown.token}/", Host=host.format(port=shown.port))
    assert answer.status == 421
    assert b"tea" not in answer.body


@pytest.mark.parametrize("path", ["/", "", "/{almost}/", "/{token}x/", "/x{token}/", "/events", "/%00/", "/%C3%A9/"])
def test_without_the_token_there_is_nothing(shown: Shown, path: str) -> None:
    almost = shown.token[:-1] + ("0" if shown.token[-1] != "0" else "1")
    target = path.format(token=shown.token, almost=almost) or "/"
    answer = shown.ask(target)
    assert answer.status == 404
    assert shown.token.encode() not in answer.body
    assert shown.token not in str(answer.headers)


@pytest.mark.parametrize(
    "query",
    [
        "?map=../secret.blueprint.yaml", "?map=/etc/passwd", "?map=..%2fsecret.blueprint.yaml", "?map=deep",
        "?map=deep/../../secret.blueprint.yaml", "?map=%00", "../", "etc/passwd", "%2e%2e/secret.blueprint.yaml",
        "tea.blueprint.yaml", "deep/", "events", "events?map=../secret.blueprint.yaml",
        "events?map=tea.blueprint.yaml&theme=../../theme.yaml", "events?map=tea.blueprint.yaml&page=huge",
        "events?map=tea.blueprint.yaml&language=../x",
    ],
)  # fmt: skip
def test_only_maps_that_were_found_are_shown(shown: Shown, query: str) -> None:
    answer = shown.ask(f"/{shown.token}/{query}")
    assert answer.status == 404
    assert b"tea" not in answer.body


def test_too_many_questions_are_refused(shown: Shown) -> None:
    assert shown.ask(f"/{shown.token}/?{'&'.join(f'a{n}=1' for n in range(50))}").status == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "BREW"])
def test_other_methods_are_refused(shown: Shown, method: str) -> None:
    answer = shown.ask(f"/{shown.token}/", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_head_has_no_body(shown: Shown) -> None:
    answer = shown.ask(f"/{shown.token}/", "HEAD")
    assert answer.status == 200
    assert answer.body == b""


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_other_sites_get_no_stream(shown: Shown, site: str) -> None:
    assert shown.ask(f"/{shown.token}/events?map=tea.blueprint.yaml", Sec_Fetch_Site=site).status == 403


def test_headers_are_strict(shown: Shown) -> None:
    headers = shown.ask(f"/{shown.token}/?map=tea.blueprint.yaml").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_a_stream_begins_with_the_picture(shown: Shown) -> None:
    answer = shown.ask(
        f"/{shown.token}/events?map=tea.blueprint.yaml&view=blueprint", event=True, Sec_Fetch_Site="same-origin"
    )
    assert answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    message = json.loads(answer.body)
    assert message["svg"].startswith("<svg")
    assert "Asks for tea" in message["svg"]


def test_the_token_stays_and_is_private(tmp_path: Path) -> None:
    first = token(tmp_path)
    kept = tmp_path / "preview-token"
    assert re.fullmatch("[0-9a-f]{32}", first)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert token(tmp_path) == first
    kept.chmod(0o644)
    second = token(tmp_path)
    assert second != first, "others could have read it"
    kept.write_text("short")
    assert re.fullmatch("[0-9a-f]{32}", token(tmp_path))
    assert token(tmp_path / "preview-token" / "no folder") != second


def test_a_port_that_is_taken(shown: Shown, tmp_path: Path) -> None:
    (tmp_path / "tea.blueprint.yaml").write_text(MAP, "utf-8")
    out, err = io.StringIO(), io.StringIO()
    argv = ["preview", str(tmp_path / "tea.blueprint.yaml"), "--no-open", "--port", str(shown.port)]
    assert main(argv, io.BytesIO(), out, err) == 2
    assert f"port {shown.port} is taken" in err.getvalue()
