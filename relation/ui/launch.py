"""Starts the application on this computer, with settings that keep it to itself."""

from __future__ import annotations

import socket
from pathlib import Path

from relation.language import Bilingual, RelationError

ENTRY = Path(__file__).parent / "entry" / "app.py"
ADDRESS = "localhost"
FIRST_PORT = 8501

SETTINGS: dict[str, object] = {
    "server.address": ADDRESS,
    "browser.serverAddress": ADDRESS,
    "browser.gatherUsageStats": False,
    "server.fileWatcherType": "none",
    "server.maxUploadSize": 10,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "theme.base": "light",
    "theme.primaryColor": "#1f5f7a",
    "theme.linkColor": "#1f5f7a",
    "theme.textColor": "#1c2427",
    "theme.backgroundColor": "#ffffff",
    "theme.secondaryBackgroundColor": "#f3f6f7",
    "theme.borderColor": "#c3ced3",
    "theme.baseRadius": "6px",
    "theme.showWidgetBorder": True,
}


class LaunchError(RelationError):
    """The application cannot be started here; says what to do."""


def launch(port: int | None = None, browser: bool = True) -> None:
    """Run the application until it is stopped; raises LaunchError when its port is taken."""
    from streamlit.web import bootstrap

    if port is not None and _is_taken(port):
        raise LaunchError(
            Bilingual(
                fr=f"Le port {port} est déjà pris. Fermez l’autre application, ou choisissez un "
                f"autre port\u00a0: relation app --port {port + 1}",
                en=f"Port {port} is taken. Close the other application, or choose another port: "
                f"relation app --port {port + 1}",
            )
        )
    # Streamlit takes the next free port by itself only where none is asked for.
    asked = {} if port is None else {"server.port": port}
    settings = {**SETTINGS, **asked, "server.headless": not browser}
    bootstrap.load_config_options(settings)
    bootstrap.run(str(ENTRY), False, [], settings)


def _is_taken(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex((ADDRESS, port)) == 0
