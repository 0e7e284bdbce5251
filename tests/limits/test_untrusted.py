"""`--untrusted`: the same work in a confined process, and what happens when it takes too much."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli.typed import run

from blueprint.cli import untrusted
from blueprint.cli.streams import Streams, UsageError
from blueprint.cli.untrusted import run_confined
from blueprint.cli.verbs import VERBS
from blueprint.limits import Limits

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")

MAP = "blueprint: 1\ntitle: Test\nstages:\n  - title: A\n    steps:\n      - customer: {text: a, system: Desk}\n"
HEAD = """\
import json, sys
g = json.loads(sys.argv[1])
sys.path[:] = g["path"]
from blueprint.cli import main
def work(*_): {work}
main._dispatch = work
from blueprint.cli.confined import run
run(g)
"""
"""A confined process whose command is something else; what the work is, stands in one line."""
ENDLESS = ("watch", "preview")
NO_MAPS = ("init", "git-setup", "explain", "schema", "completion")


def confined(work: str, *argv: str, limits: Limits | None = None) -> tuple[int, str, str]:
    """Exit code and what is said by a confined process that does some work."""
    out, err = io.StringIO(), io.StringIO()
    streams = Streams(stdin=io.BytesIO(), stdout=out, stderr=err)
    code = run_confined([*argv, "--untrusted"], limits or Limits(), streams, HEAD.replace("{work}", work))
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    project = tmp_path / "project"
    project.mkdir()
    (project / "blueprint.config.yaml").write_text("config: 1\nlimits: {steps: 1, seconds: 600}\n")
    found = project / "a.blueprint.yaml"
    found.write_text(MAP)
    (tmp_path / "secret").write_text("s")
    monkeypatch.chdir(tmp_path)
    return found


@pytest.mark.parametrize("verb", VERBS)
def test_verbs_that_read_maps_have_it(verb: str) -> None:
    told = run(verb, "--help")[1]

    assert ("--untrusted" in told) is (verb not in (*ENDLESS, *NO_MAPS))
    assert ("--limit" in told) is (verb not in NO_MAPS)


def test_it_gives_what_it_gives_otherwise(path: Path) -> None:
    """Exit code, what is printed, what is written; the configuration is a stranger's."""
    faulty = path.with_name("b.blueprint.yaml")
    faulty.write_text(MAP + "titel: x\n")
    arguments = ("render", str(path), str(faulty), "-o", f"{path.parent}/out/")

    usual = run(*arguments)
    written = {p.name: p.read_bytes() for p in (path.parent / "out").iterdir()}
    for name in written:
        (path.parent / "out" / name).unlink()

    assert run(*arguments, "--untrusted") == usual
    assert {p.name: p.read_bytes() for p in (path.parent / "out").iterdir()} == written
    assert usual[0] == 1


def test_standard_input_and_output() -> None:
    assert run("render", "-", "--view", "journey", "--untrusted", stdin=MAP) == run(
        "render", "-", "--view", "journey", stdin=MAP
    )


def test_what_loads_most_is_not_in_the_way_of_the_watch(path: Path) -> None:
    """Pictures, fonts, pages, a picture of a page: everything that a PDF and a PNG need."""
    hotel = Path(__file__).parents[2] / "examples" / "hotel-stay" / "hotel-stay.blueprint.yaml"

    code, _, err = run(
        "render", str(hotel), "--view", "blueprint", "-o", str(path.parent / "x.png"), "--width", "400", "--untrusted"
    )
    assert (code, err) == (0, "")
    assert run("report", str(hotel), "-o", str(path.parent / "x.pdf"), "--untrusted")[0] == 0


def test_a_configuration_raises_nothing(path: Path) -> None:
    path.write_text(MAP + "      - customer: b\n")

    assert "BP161" in run("validate", str(path))[1]
    assert "BP161" not in run("validate", str(path), "--untrusted")[1]
    assert "BP161" in run("validate", str(path), "--untrusted", "--limit", "steps=1")[1]


def test_a_build_with_processes(path: Path) -> None:
    """Its workers are confined as well."""
    for n in range(3):
        path.with_name(f"c{n}.blueprint.yaml").write_text(MAP)

    code, out, err = run("build", str(path.parent), "--untrusted", "--jobs", "2", "--limit", "steps=5")

    assert (code, out.count(".svg")) == (0, 8), err
    assert list(path.parent.rglob("*.part")) == []


ASKED = """
import os, socket, subprocess, sys
def tried(what):
    try: what()
    except PermissionError: return "refused"
    except Exception as error: return repr(error)
    return "done"
here, above = {here!r}, {above!r}
print(tried(lambda: open(above + "/secret").read()), tried(lambda: open("/etc/passwd").read()),
    tried(lambda: open(above + "/new", "w")), tried(lambda: socket.create_connection(("127.0.0.1", 9))),
    tried(lambda: subprocess.run(["sh", "-c", "true"])), tried(lambda: os.system("true")),
    tried(lambda: open(here + "/a.blueprint.yaml").read()), tried(lambda: open(here + "/new", "w").close()))
print(sorted(set(os.environ) - {"PATH", "HOME", "LANG", "TMPDIR", "TERM", "LC_CTYPE"}))
from blueprint.project.jobs.processes import Processes
pool = Processes(1)
print(*[tried(lambda: pool._pool.submit(open, above + "/secret").result()),
    pool._pool.submit(os.system, "true").exception().__class__.__name__])
pool.close()
return 0
"""


def test_what_a_confined_process_may_do(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    body = ASKED.replace("{here!r}", repr(str(path.parent))).replace("{above!r}", repr(str(tmp_path)))
    work = "\n" + "\n".join(f"    {line}" for line in body.splitlines())

    code, out, err = confined(work, "validate", str(path))

    assert code == 0, err
    said, environment, workers = out.splitlines()
    assert said.split() == ["refused"] * 6 + ["done"] * 2
    assert "GITHUB_TOKEN" not in environment
    assert workers.split() == ["refused", "PermissionError"]


def test_a_full_memory() -> None:
    code, out, err = confined("bytearray(10**9); return 0", limits=Limits(memory=500_000_000))

    assert (code, out) == (2, "")
    assert err == (
        "error[BP171]: the work needs more than 500,000,000 bytes of memory; ask for less, or raise the limit with "
        "`--limit memory=1000000000`\n"
    )


def test_a_full_memory_that_a_library_calls_otherwise() -> None:
    work = "kept = bytearray(350_000_000); raise RuntimeError('Subsetting failed')"

    assert confined(work, limits=Limits(memory=500_000_000))[2].startswith("error[BP171]: ")


@pytest.mark.parametrize("work", ["\n    while True: pass", "import time; time.sleep(60)"], ids=["busy", "waiting"])
def test_too_long(work: str) -> None:
    """With what it has started."""
    code, out, err = confined(work, limits=Limits(total=1))

    assert (code, out) == (2, "")
    assert err == (
        "error[BP170]: the command took longer than 1 seconds; ask for less, or raise the limit with "
        "`--limit total=2`\n"
    )


def test_an_output_that_is_too_large(path: Path) -> None:
    out = path.parent / "a.svg"

    code, _, err = run(
        "render", str(path), "--view", "journey", "-o", str(out), "--untrusted", "--limit", "output=2000"
    )

    assert code == 2
    assert "it has more than 2,000 bytes; raise the limit with `--limit output=4000` (BP172)" in err
    assert sorted(p.name for p in path.parent.iterdir()) == ["a.blueprint.yaml", "blueprint.config.yaml"]


def test_a_process_that_dies() -> None:
    code, _, err = confined("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")

    assert code == 2
    assert err.startswith("error[BP173]: the confined process was ended by signal 11; ")


def test_too_little_memory_for_the_program_itself() -> None:
    with pytest.raises(UsageError, match="too little"):
        confined("return 0", limits=Limits(memory=1_000_000))


def test_a_system_without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "SIGXCPU")

    with pytest.raises(UsageError, match="BP174"):
        confined("return 0")


def test_its_modules_are_not_those_of_the_current_folder(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    monkeypatch.setattr(sys, "path", ["", str(path.parent), *sys.path])
    (path.parent / "argparse.py").write_text("raise SystemExit(9)\n")
    (path.parent / "sitecustomize.py").write_text("raise SystemExit(9)\n")

    assert run("validate", str(path), "--untrusted")[0] == 0
    assert str(path.parent) not in untrusted._import_path()


def started(path: Path, tmp_path: Path) -> tuple[subprocess.Popen[str], int]:
    """A process that has a confined one, and the number of that."""
    mark = tmp_path / "project" / "started"
    work = f"import os, time; open({str(mark)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    script = (
        "import io, sys\nfrom blueprint.cli.streams import Streams\nfrom blueprint.cli.untrusted import run_confined\n"
        "from blueprint.limits import Limits\n"
        f"try: code = run_confined(['validate', {str(path)!r}, '--untrusted'], Limits(), "
        f"Streams(stdin=sys.stdin.buffer, stdout=sys.stdout, stderr=sys.stderr), {HEAD.replace('{work}', work)!r})\n"
        "except KeyboardInterrupt: code = 99\n"
        "sys.exit(code)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8"
    )
    until = time.monotonic() + 30
    while not (mark.exists() and mark.read_text()) and time.monotonic() < until:
        time.sleep(0.02)
    return process, int(mark.read_text())


def is_gone(number: int) -> bool:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks Linux for processes")
def test_an_interruption_goes_through(path: Path, tmp_path: Path) -> None:
    process, number = started(path, tmp_path)

    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)

    assert (process.returncode, err) == (130, "interrupted\n")
    assert is_gone(number)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks Linux for processes")
def test_it_does_not_outlive_who_waits_for_it(path: Path, tmp_path: Path) -> None:
    process, number = started(path, tmp_path)

    process.kill()
    process.communicate(timeout=30)

    assert is_gone(number)
