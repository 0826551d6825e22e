"""Starting the application: to itself on this computer, and on a port that is free."""

from __future__ import annotations

import os
import socket

import pytest
from click.testing import CliRunner
from streamlit.web import bootstrap

from relation.cli import main
from relation.language import Lang
from relation.ui import launch, signin
from relation.ui.launch import ADDRESS, ENTRY
from relation.ui.sharing import ENVIRONMENT, is_loopback, is_shared, warning


def test_it_answers_this_computer_only_and_reports_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(bootstrap, "load_config_options", lambda options: None)
    monkeypatch.setattr(bootstrap, "run", lambda path, hello, args, o: started.append((path, o)))
    assert CliRunner().invoke(main, ["app", "--no-browser"]).exit_code == 0
    ((path, settings),) = started
    assert path == str(ENTRY)
    assert settings["server.address"] == "localhost"
    assert settings["browser.gatherUsageStats"] is False
    assert settings["runner.postScriptGC"] is False
    assert settings["server.headless"] is True
    assert "server.port" not in settings
    assert ENVIRONMENT not in os.environ


@pytest.mark.parametrize(
    ("host", "own"),
    [("localhost", True), ("127.0.0.1", True), ("::1", True), ("0.0.0.0", False),
     ("192.0.2.7", False), ("relation.example", False)],
)  # fmt: skip
def test_only_this_computer_is_a_loopback(host: str, own: bool) -> None:
    assert is_loopback(host) is own


@pytest.mark.parametrize("ui", Lang)
@pytest.mark.parametrize("signed_in", [False, True])
def test_a_shared_one_says_first_what_that_means(
    ui: Lang, signed_in: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[dict[str, object]] = []
    monkeypatch.setenv(ENVIRONMENT, "")  # so that what is set is put back
    monkeypatch.setattr(signin, "is_configured", lambda: signed_in)
    monkeypatch.setattr(bootstrap, "load_config_options", lambda options: None)
    monkeypatch.setattr(bootstrap, "run", lambda path, hello, args, o: started.append(o))
    ran = CliRunner().invoke(main, ["app", "--host", "192.0.2.7", "--ui", str(ui)])
    assert ran.exit_code == 0
    (settings,) = started
    assert (settings["server.address"], settings["browser.serverAddress"]) == ("192.0.2.7",) * 2
    assert settings["server.headless"] is True and is_shared()
    said = [one.in_(ui) for one in warning("192.0.2.7")]
    assert ran.output.splitlines() == said
    assert "192.0.2.7" in said[0] and "https" in said[1] and "30" in said[3]
    assert ("docs/sharing.md" in said[4]) is not signed_in


def test_sign_in_without_its_package_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signin, "is_configured", lambda: True)
    monkeypatch.setattr(launch, "find_spec", lambda name: None)
    ran = CliRunner().invoke(main, ["app", "--ui", "en"])
    assert ran.exit_code == 1 and "relation[shared]" in ran.output


def test_a_taken_port_is_said_with_the_next_one() -> None:
    with socket.socket() as taken:
        taken.bind((ADDRESS, 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["app", "--port", str(port), "--ui", "en"])
    assert result.exit_code == 1
    assert f"relation app --port {port + 1}" in result.output
