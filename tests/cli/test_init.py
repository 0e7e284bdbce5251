"""`blueprint init`: questions and options, what is written, and what is never written."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from typed import run

from blueprint.cells import cells
from blueprint.cli.init import LANGUAGES, TEMPLATES
from blueprint.cli.main import main
from blueprint.starting import starters

MADE = {"blueprint-1.schema.json", ".vscode/settings.json", ".vscode/extensions.json"}


class Terminal(io.BytesIO):
    """Standard input with somebody in front of it."""

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1) -> bytes:
        line = super().readline(-1 if size is None else size)
        if line == b"^C\n":
            raise KeyboardInterrupt
        return line


def typed(*argv: str, answers: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = main(["init", *argv], Terminal(answers.encode()), out, err)
    return code, out.getvalue(), err.getvalue()


def files(folder: Path) -> set[str]:
    found = (p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    return {name for name in found if not name.startswith(".git/")}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_words_of_the_command_are_those_of_the_templates() -> None:
    assert (TEMPLATES, LANGUAGES) == (starters.STARTERS, starters.LANGUAGES)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_made_is_fine(folder: Path, template: str, language: str) -> None:
    code, out, err = run("init", "map", "--template", template, "--lang", language, "--yes")

    assert (code, err) == (0, "")
    assert files(folder) == {"map.blueprint.yaml", *MADE}
    assert "blueprint render map.blueprint.yaml" in out
    text = (folder / "map.blueprint.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=blueprint-1.schema.json\n")
    assert (folder / "blueprint-1.schema.json").read_text("utf-8") == run("schema")[1]
    assert run("validate", "map.blueprint.yaml", "--strict")[0] == 0
    assert run("lint", "map.blueprint.yaml", "--strict")[0] == 0


def test_four_questions(folder: Path) -> None:
    code, out, err = typed(answers="Tea room\nAda\nFind, Sit; Drink, Leave\nen\n")

    assert (code, err) == (0, "")
    for question in ("service called?", "journey is it?", "Which stages", "which language"):
        assert out.count(question) == 1
    text = (folder / "tea-room.blueprint.yaml").read_text("utf-8")
    for line in ("title: Tea room", "  name: Ada", "  - title: Sit; Drink"):
        assert f"\n{line}\n" in text


def test_enter_accepts(folder: Path) -> None:
    assert typed(answers="\n\n\n\n")[0] == 0

    assert run("init", "same", "--yes")[0] == 0
    assert (folder / "my-service.blueprint.yaml").read_text("utf-8") == (folder / "same.blueprint.yaml").read_text(
        "utf-8"
    )


def test_only_what_no_option_says_is_asked(folder: Path) -> None:
    code, out, _ = typed("--service", "Tea", "--persona", "Ada", "--lang", "en", "--stages", "A", answers="")

    assert code == 0
    assert "?" not in out
    assert (folder / "tea.blueprint.yaml").exists()


def test_a_template_asks_for_no_stages_and_the_answers_follow_the_language(folder: Path) -> None:
    code, out, _ = typed("--template", "hotel", answers="\n\nzh\n")

    assert code == 0
    assert "Which stages" not in out
    text = (folder / "hotel.blueprint.yaml").read_text("utf-8")
    assert "title: 酒店住宿一晚" in text
    assert "name: 林悦" in text


def test_chinese_answers_are_offered_a_chinese_map(folder: Path) -> None:
    code, out, _ = typed(answers="图书馆\n\n\n\n")

    assert code == 0
    assert "[zh-Hans]" in out
    assert "language: zh-Hans" in (folder / "图书馆.blueprint.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("service", "language"),
    [
        ("图书馆", "zh-Hans"),
        ("圖書館", "zh-Hant"),
        ("Café 國 library", "zh-Hant"),
        ("中文", "zh-Hans"),
        ("Library", "en"),
    ],
)
def test_the_language_follows_the_script(folder: Path, service: str, language: str) -> None:
    run("init", "map", "--service", service, "--yes")
    assert f"language: {language}\n" in (folder / "map.blueprint.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("answer", "language"), [("繁體中文", "zh-Hant"), ("zh-TW", "zh-Hant"), ("中文", "zh-Hans"), ("EN", "en")]
)
def test_a_language_has_several_names(folder: Path, answer: str, language: str) -> None:
    assert typed("map", "--template", "hotel", answers=f"\n\n{answer}\n")[0] == 0
    assert f"language: {language}\n" in (folder / "map.blueprint.yaml").read_text("utf-8")


def test_a_bad_answer_is_asked_again(folder: Path) -> None:
    code, out, _ = typed(answers="a\x07b\nTea\nAda\n , ,\nA, B\nfr\nen\n")

    assert code == 0
    assert out.count("service called?") == out.count("Which stages") == out.count("which language") == 2
    assert (folder / "tea.blueprint.yaml").exists()


@pytest.mark.parametrize("answers", ["^C\n", "Tea\n^C\n", "Tea\nAda\nA, B\n^C\n"])
def test_ctrl_c_leaves_nothing(folder: Path, answers: str) -> None:
    assert typed(answers=answers)[0] == 130
    assert files(folder) == set()


def test_the_end_of_input_leaves_nothing(folder: Path) -> None:
    code, out, _ = typed(answers="Tea\n")

    assert code == 1
    assert out.endswith("nothing was written\n")
    assert files(folder) == set()


def test_a_failure_halfway_leaves_nothing(folder: Path) -> None:
    (folder / ".vscode").mkdir()
    (folder / ".vscode/extensions.json").mkdir()

    code, _, err = run("init", "maps/tea", "--yes")

    assert code == 2
    assert "Traceback" not in err
    assert files(folder) == set()
    assert not (folder / "maps").exists()


def test_an_interruption_while_writing_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from blueprint.writing import whole as writing  # noqa: PLC0415 - patched

    whole = writing.write_whole
    (folder / ".vscode").mkdir()
    (folder / ".vscode/settings.json").write_text('{"a": 1}', "utf-8")

    def interrupted(path: Path, content: bytes) -> None:
        if path.name == "extensions.json":
            raise KeyboardInterrupt
        whole(path, content)

    monkeypatch.setattr(writing, "write_whole", interrupted)
    assert run("init", "maps/tea", "--yes")[0] == 130
    assert files(folder) == {".vscode/settings.json"}
    assert (folder / ".vscode/settings.json").read_text("utf-8") == '{"a": 1}'
    assert not (folder / "maps").exists()


def test_nothing_is_overwritten(folder: Path) -> None:
    (folder / "tea.blueprint.yaml").write_text("mine", "utf-8")

    for more in ((), ("--force",)):
        code, _, err = run("init", "tea", "--yes", *more)
        assert code == 2
        assert "is there already" in err
        assert files(folder) == {"tea.blueprint.yaml"}
        assert (folder / "tea.blueprint.yaml").read_text("utf-8") == "mine"


def test_force_is_for_what_nobody_changed(folder: Path) -> None:
    path = folder / "tea.blueprint.yaml"
    assert run("init", "tea", "--yes")[0] == 0
    assert run("init", "tea", "--yes", "--persona", "Ada")[0] == 2
    assert run("init", "tea", "--yes", "--persona", "Ada", "--force")[0] == 0
    assert "name: Ada" in path.read_text("utf-8")

    changed = path.read_text("utf-8").replace("First moment", "At the door")
    path.write_text(changed, "utf-8")
    code, _, err = run("init", "tea", "--yes", "--force")
    assert code == 2
    assert "changed since it was made" in err
    assert path.read_text("utf-8") == changed


def test_in_a_repository(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("build/", "utf-8")
    (folder / ".vscode").mkdir()
    (folder / ".vscode/settings.json").write_text('{\n  "a": 1 // mine\n}\n', "utf-8")

    assert run("init", "maps/", "--yes")[0] == 0

    assert files(folder) >= {"maps/my-service.blueprint.yaml", "maps/blueprint-1.schema.json"}
    assert (folder / ".gitignore").read_text("utf-8") == "build/\n.blueprint-cache/\n"
    settings = (folder / ".vscode/settings.json").read_text("utf-8")
    assert '"a": 1, // mine\n' in settings
    assert "./maps/blueprint-1.schema.json" in settings


def test_settings_that_cannot_be_read_are_left_alone(folder: Path) -> None:
    (folder / ".vscode").mkdir()
    (folder / ".vscode/settings.json").write_text("{oops", "utf-8")

    code, out, _ = run("init", "tea", "--yes")

    assert code == 0
    assert (folder / ".vscode/settings.json").read_text("utf-8") == "{oops"
    assert 'add `"yaml.schemas": {"./blueprint-1.schema.json"' in out


def test_an_older_schema_is_kept_until_force(folder: Path) -> None:
    title = json.loads(run("schema")[1])["title"]
    for content, renewed in ((json.dumps({"title": title}), True), ('{"title": "theirs"}', False)):
        (folder / "blueprint-1.schema.json").write_text(content, "utf-8")
        out = run("init", f"a{renewed}", "--yes")[1]
        assert "blueprint schema > blueprint-1.schema.json" in out
        assert (folder / "blueprint-1.schema.json").read_text("utf-8") == content
        assert run("init", f"b{renewed}", "--yes", "--force")[0] == 0
        assert ((folder / "blueprint-1.schema.json").read_text("utf-8") != content) is renewed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--template", "hotell"), "did you mean `hotel`?"),
        (("--lang", "fr"), "en"),
        (("--template", "hotel", "--stages", "A,B"), "has 4 stages"),
        (("--service", " "), "says nothing"),
        (("--service", "x" * 300), "300 characters"),
        (("--stages", ",,"), "at least one stage"),
        (("map.svg",), "leave the ending out"),
    ],
)
def test_what_cannot_be_is_said(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run("init", *arguments, "--yes")

    assert (code, out) == (2, "")
    assert said in err
    assert files(folder) == set()


@pytest.mark.usefixtures("folder")
def test_what_was_written_is_listed_in_columns() -> None:
    _, out, _ = run("init", "茶室地图", "--lang", "zh-Hans", "--yes")
    written, following = (part.splitlines() for part in out.split("\n\n下一步：\n"))

    assert any("茶室地图.blueprint.yaml" in line for line in written)
    assert any("茶室地图.blueprint.yaml" in line for line in following)
    for lines in (written, following):
        starts = {cells(found[1]) for line in lines if (found := re.match(r"(.*?\S  +)\S", line))}
        assert len(lines) >= 3
        assert len(starts) == 1


def test_the_list() -> None:
    for language in LANGUAGES:
        lines = run("init", "--list", "--lang", language)[1].splitlines()
        assert [line.split()[0] for line in lines] == list(TEMPLATES)


@pytest.mark.parametrize(
    ("variable", "value", "question", "language"),
    [
        ("LANG", "zh_CN.UTF-8", "服务叫什么名字？", "zh-Hans"),
        ("LANG", "zh_TW.UTF-8", "服務叫什麼名字？", "zh-Hant"),
        ("LC_ALL", "zh_HK", "服務叫什麼名字？", "zh-Hant"),
        ("LC_ALL", "de_DE.UTF-8", "What is the service called?", "en"),
    ],
)
def test_it_asks_in_the_language_of_the_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, question: str, language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)

    code, out, err = typed(answers="\n\n\n\n")

    assert (code, err) == (0, "")
    assert out.startswith(question)
    (made,) = folder.glob("*.blueprint.yaml")
    assert f"language: {language}" in made.read_text("utf-8")


@pytest.mark.usefixtures("folder")
def test_whoever_is_asked_in_chinese_is_answered_in_chinese() -> None:
    code, out, _ = typed("--lang", "zh-Hans", answers="\x07\n" + "长" * 201 + "\n图书证\n小安\n，\n查找\n")

    assert code == 0
    assert not re.findall(r"[A-Za-z]{3,}(?: [a-z]+){2,}", out.partition("下一步")[0])
    assert "至少写一个阶段" in out


def test_without_questions_the_terminal_does_not_matter(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")

    run("init", "--yes")

    assert [p.name for p in folder.glob("*.blueprint.yaml")] == ["my-service.blueprint.yaml"]
