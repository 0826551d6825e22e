"""The conversation with the real LanguageTool: places, memory, restarts, and who is talked to."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relation.language import Lang
from relation.languagetool import LanguageTool, Match, SetupError
from relation.languagetool.address import INTERNAL, VARIABLE, shared_address
from relation.languagetool.fetch import SERVER_JAR

MISTAKE = {Lang.EN: "He have recieved it.", Lang.FR: "Elles sont arrivé hier."}
WRONG = {Lang.EN: "recieved", Lang.FR: "arrivé"}

awkward = st.text(
    st.one_of(
        st.sampled_from("😀👍🏽🇫🇷e\u0301\u00a0\u202f\u200d\0\ud800\udfff\t\r\n «»“”’()[]☐•-.,"),
        st.characters(),
    ),
    max_size=40,
)


def words(text: str, matches: list[Match]) -> list[str]:
    return [text[match.start : match.end] for match in matches]


@pytest.fixture
def own_tool() -> Iterator[LanguageTool]:
    """A LanguageTool that a test may break."""
    tool = LanguageTool()
    yield tool
    tool.close()


@pytest.fixture
def second_tool(
    languagetool: LanguageTool, monkeypatch: pytest.MonkeyPatch
) -> Iterator[LanguageTool]:
    """A LanguageTool that knows nothing yet and asks the server of the first one."""
    languagetool.check("One.", Lang.EN)
    monkeypatch.setenv(VARIABLE, f"http://localhost:{listening(languagetool)[0].port}/v2")
    tool = LanguageTool()
    yield tool
    tool.close()


def server_of(tool: LanguageTool) -> psutil.Process:
    """The Java process that this one started, known by its port: other tests have theirs."""
    port = str(urlsplit(tool.share()).port)
    return next(
        child
        for child in psutil.Process().children()
        if tool.alive
        and "org.languagetool.server.HTTPServer" in child.cmdline()
        and port in child.cmdline()
    )


def listening(tool: LanguageTool) -> list[Any]:
    """The addresses at which the server of this one may be reached."""
    return [c.laddr for c in server_of(tool).net_connections() if c.status == "LISTEN"]


@pytest.mark.parametrize("lang", list(Lang))
def test_a_match_has_all_that_a_finding_needs(languagetool: LanguageTool, lang: Lang) -> None:
    found = languagetool.check(MISTAKE[lang], lang)
    match = next(m for m in found if MISTAKE[lang][m.start : m.end] == WRONG[lang])
    assert match.rule_id and match.category and match.message and match.issue_type
    assert {Lang.EN: "received", Lang.FR: "arrivées"}[lang] in match.replacements
    assert languagetool.alive and languagetool.is_warm(lang) and languagetool.address is None


def test_a_spelling_mistake_is_told_from_the_rest(languagetool: LanguageTool) -> None:
    kinds = {match.issue_type for match in languagetool.check(MISTAKE[Lang.EN], Lang.EN)}
    assert kinds == {"grammar", "misspelling"}


def test_french_messages_keep_their_spaces(languagetool: LanguageTool) -> None:
    [match] = languagetool.check("Ils on reçu le colis.", Lang.FR)
    assert "«\u00a0" in match.message and "\u202f?" in match.message


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=awkward, after=awkward, lang=st.sampled_from(list(Lang)))
def test_spans_are_code_points_of_the_given_text(
    languagetool: LanguageTool, before: str, after: str, lang: Lang
) -> None:
    text = f"{before}\n\n{MISTAKE[lang]}\n\n{after}"
    found = languagetool.check(text, lang)
    assert WRONG[lang] in words(text, found)
    assert all(0 <= match.start < match.end <= len(text) for match in found)


@pytest.mark.parametrize("text", ["", " ", "\n", "\n\n\n", "\r\n\r\n", "\0", "\ud83d", "😀"])
def test_nothing_to_say_about_next_to_nothing(languagetool: LanguageTool, text: str) -> None:
    assert languagetool.check(text, Lang.EN) == []


def test_emoji_inside_the_same_sentence(languagetool: LanguageTool) -> None:
    text = "😀😀 He have 😀 recieved it."
    assert words(text, languagetool.check(text, Lang.EN)) == ["have", "recieved"]


def test_windows_lines_change_nothing(languagetool: LanguageTool) -> None:
    text = "Bonjour,\n\nElles sont arrivé\nhier et il faut les payé.\n\nCordialement,"
    windows = text.replace("\n", "\r\n")
    found = languagetool.check(windows, Lang.FR)
    assert words(windows, found) == words(text, languagetool.check(text, Lang.FR))
    assert "arrivé" in words(windows, found)


def test_together_as_one_by_one(languagetool: LanguageTool, second_tool: LanguageTool) -> None:
    paragraphs = [
        "Dear Ms Patel,",
        "We has received your order, and it have left. It was (as you said late.",
        "We thank you. We thank you again. We are sorry.",
        "- two box of apples\n- one delivery note",
        "He said: “I am not happy.",
        "Kind regards,",
    ]
    together = languagetool.check_paragraphs(paragraphs, Lang.EN)
    alone = [second_tool.check(paragraph, Lang.EN) for paragraph in paragraphs]
    assert together == alone
    assert sum(map(len, alone)) >= 2


def test_a_long_text_takes_several_requests(languagetool: LanguageTool) -> None:
    paragraphs = [f"He have order {number}. " + "It is fine. " * 40 for number in range(30)]
    found = languagetool.check_paragraphs(paragraphs, Lang.EN)
    assert all("have" in words(p, m) for p, m in zip(paragraphs, found, strict=True))


def test_rules_can_be_left_out(languagetool: LanguageTool) -> None:
    text = MISTAKE[Lang.EN]
    found = languagetool.check(text, Lang.EN, disabled=frozenset({"HE_VERB_AGR"}))
    assert words(text, found) == ["recieved"]


def test_known_paragraphs_are_not_asked_again(second_tool: LanguageTool) -> None:
    first = second_tool.check(f"Hello,\n\n{MISTAKE[Lang.EN]}", Lang.EN)
    second_tool.close()
    again = second_tool.check(f"{MISTAKE[Lang.EN]}\n\nHello,", Lang.EN)
    assert [match.rule_id for match in again] == [match.rule_id for match in first]
    with pytest.raises(SetupError):
        second_tool.check("A new paragraph.", Lang.EN)


def test_a_killed_server_starts_again(own_tool: LanguageTool) -> None:
    own_tool.check("One.", Lang.EN)
    killed = server_of(own_tool)
    killed.kill()
    killed.wait(10)
    assert words(MISTAKE[Lang.EN], own_tool.check(MISTAKE[Lang.EN], Lang.EN)) == [
        "have",
        "recieved",
    ]
    assert server_of(own_tool).pid != killed.pid


def test_closing_stops_the_server(own_tool: LanguageTool) -> None:
    own_tool.check("One.", Lang.EN)
    server = server_of(own_tool)
    own_tool.close()
    assert not server.is_running() and not own_tool.alive


def test_both_languages_warm_up_in_the_background(own_tool: LanguageTool) -> None:
    own_tool.warm_up()
    for thread in threading.enumerate():
        if thread.name.startswith("languagetool"):
            thread.join(60)
    assert own_tool.is_warm(Lang.FR) and own_tool.is_warm(Lang.EN)
    assert own_tool.problem is None


def test_many_threads_may_ask_at_once(languagetool: LanguageTool) -> None:
    results: dict[int, list[str]] = {}

    def ask(number: int) -> None:
        text = "😀" * number + f" He have order {number}."
        results[number] = words(text, languagetool.check(text, Lang.EN))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {number: ["have"] for number in range(8)}


def test_a_server_that_dies_is_started_once_and_quoted(tmp_path: Path) -> None:
    folder = tmp_path / "LanguageTool-6.8"
    folder.mkdir()
    (folder / SERVER_JAR).write_bytes(b"not a jar")
    tool = LanguageTool(tmp_path)
    with pytest.raises(SetupError) as caught:
        tool.check("One.", Lang.EN)
    assert str(folder) in caught.value.message.fr
    assert caught.value.detail.count("org.languagetool.server.HTTPServer") <= 2
    assert "Error" in caught.value.detail
    assert not tool.alive


def test_not_installed_says_what_to_run(tmp_path: Path) -> None:
    tool = LanguageTool(tmp_path)
    with pytest.raises(SetupError, match="relation setup"):
        tool.check("One.", Lang.EN)
    tool.warm_up()
    for thread in threading.enumerate():
        if thread.name.startswith("languagetool"):
            thread.join(60)
    assert tool.problem is not None and not tool.is_warm(Lang.EN)


def test_only_this_computer_is_talked_to(
    own_tool: LanguageTool, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached: list[str] = []
    connect = socket.socket.connect

    def watched(self: socket.socket, address: tuple[str, int]) -> None:
        reached.append(address[0])
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", watched)
    # A proxy would see the letters: it must not be asked even when the environment names one.
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://proxy.example:3128")
    assert own_tool.check(MISTAKE[Lang.EN], Lang.EN)
    assert reached and all(ip_address(host).is_loopback for host in reached)
    assert all(ip_address(at.ip.removeprefix("::ffff:")).is_loopback for at in listening(own_tool))


def test_a_shared_server_on_this_computer(
    languagetool: LanguageTool, second_tool: LanguageTool
) -> None:
    started = len(psutil.Process().children())
    text = MISTAKE[Lang.EN]
    assert second_tool.check(text, Lang.EN) == languagetool.check(text, Lang.EN)
    assert second_tool.address is None and second_tool.alive
    assert len(psutil.Process().children()) == started


@pytest.mark.parametrize(
    "address", ["http://lt.example/", "lt.example:8081", "ftp://lt.example", "http://192.168.1.4/"]
)
def test_letters_never_travel_in_the_clear(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, address)
    with pytest.raises(SetupError) as caught:
        LanguageTool().check("One.", Lang.EN)
    assert address in caught.value.message.fr and VARIABLE in caught.value.message.en


@pytest.mark.parametrize(
    ("url", "internal", "asked"),
    [
        ("http://languagetool:8081", "languagetool", True),
        ("http://192.168.1.4:8081/v2", "192.168.1.4", True),
        ("http://languagetool:8081", "", False),
        ("http://languagetool:8081", "other", False),
        ("http://lt.example:8081", "lt.example", False),
        ("http://8.8.8.8:8081", "8.8.8.8", False),
    ],
)
def test_a_service_of_ones_own_network_is_named_twice(
    url: str, internal: str, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, url)
    monkeypatch.setenv(INTERNAL, internal)
    if not asked:
        with pytest.raises(SetupError, match=INTERNAL):
            shared_address()
        return
    found = shared_address()
    assert found is not None and found.internal and not found.on_this_computer
    assert found.proxies == {"http": "", "https": ""}
    assert LanguageTool().address == found.url  # the screen names it


def test_one_server_answers_several_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "relation", "languagetool", "--port", str(port), "--ui", "en"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        assert server.stdout.readline() == f"LanguageTool answers at http://127.0.0.1:{port}/\n"
        with urlopen(f"http://127.0.0.1:{port}/v2/healthcheck", timeout=30) as health:
            assert health.status == 200  # what deploy/compose.yaml asks
        ask = (
            "from relation.language import Lang; from relation.languagetool import LanguageTool; "
            "print(len(LanguageTool().check('He have recieved it.', Lang.EN)))"
        )
        told = {**os.environ, VARIABLE: f"http://127.0.0.1:{port}"}
        askers = [
            subprocess.Popen([sys.executable, "-c", ask], env=told, stdout=subprocess.PIPE)
            for _ in range(2)
        ]
        answers = [int(asker.communicate(timeout=120)[0]) for asker in askers]
        assert answers[0] == answers[1] >= 1
    finally:
        server.terminate()
        assert server.wait(30) == 0
        server.stdout and server.stdout.close()


def test_a_shared_server_elsewhere_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "https://lt.example/api/v2/")
    assert LanguageTool().address == "https://lt.example/api/"


def test_a_shared_server_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "http://127.0.0.1:9/")
    with pytest.raises(SetupError) as caught:
        LanguageTool().check("One.", Lang.EN)
    assert "http://127.0.0.1:9/" in caught.value.message.fr
