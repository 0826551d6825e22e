"""Starting the application: to itself on this computer, and on a port that is free."""

from __future__ import annotations

import socket

import pytest
from click.testing import CliRunner
from streamlit.web import bootstrap

from relation.cli import main
from relation.ui.launch import ADDRESS, ENTRY


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
    assert settings["server.headless"] is True
    assert "server.port" not in settings


def test_a_taken_port_is_said_with_the_next_one() -> None:
    with socket.socket() as taken:
        taken.bind((ADDRESS, 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["app", "--port", str(port), "--ui", "en"])
    assert result.exit_code == 1
    assert f"relation app --port {port + 1}" in result.output
