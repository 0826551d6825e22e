"""Starts the application: to itself on this computer, or at an address that several people share."""

from __future__ import annotations

import os
import socket
from importlib.util import find_spec
from pathlib import Path

from relation.language import Bilingual, RelationError
from relation.ui import signin
from relation.ui.arenas import share_memory
from relation.ui.sharing import ENVIRONMENT, is_loopback

ENTRY = Path(__file__).parent / "entry" / "app.py"
ADDRESS = "localhost"
FIRST_PORT = 8501

SETTINGS: dict[str, object] = {
    "browser.gatherUsageStats": False,
    "server.fileWatcherType": "none",
    # Else every run, each look for an answer as well, ends with a walk through all that the language
    # models hold, for which every other window waits; Python collects by itself.
    "runner.postScriptGC": False,
    "server.maxUploadSize": 10,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    # Both themes are named, so that the page is light or dark as the person's system is.
    "theme.light.primaryColor": "#1f5f7a",
    "theme.light.linkColor": "#1f5f7a",
    "theme.light.textColor": "#1c2427",
    "theme.light.backgroundColor": "#ffffff",
    "theme.light.secondaryBackgroundColor": "#f3f6f7",
    "theme.light.borderColor": "#c3ced3",
    "theme.dark.primaryColor": "#7cc4e4",
    "theme.dark.linkColor": "#7cc4e4",
    "theme.dark.textColor": "#edf1f3",
    "theme.dark.backgroundColor": "#12181b",
    "theme.dark.secondaryBackgroundColor": "#1d262a",
    "theme.dark.borderColor": "#4b5a61",
    "theme.baseRadius": "6px",
    "theme.showWidgetBorder": True,
}


class LaunchError(RelationError):
    """The application cannot be started here; says what to do."""


_NO_AUTHLIB = Bilingual(
    fr="La connexion est demandée dans les secrets de Streamlit ([auth]), et le paquet Authlib "
    'manque. Lancez : pip install "relation[shared]"',
    en="Streamlit’s secrets ask people to sign in ([auth]), and the package Authlib is missing. "
    'Run: pip install "relation[shared]"',
)


def launch(port: int | None = None, browser: bool = True, host: str = ADDRESS) -> None:
    """Run the application until it is stopped; raises LaunchError when it cannot be started."""
    from streamlit.web import bootstrap

    if signin.is_configured() and find_spec("authlib") is None:
        raise LaunchError(_NO_AUTHLIB)
    if port is not None and _is_taken(host, port):
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
    addresses = {"server.address": host, "browser.serverAddress": host}
    settings = {**SETTINGS, **addresses, **asked, "server.headless": not browser}
    if not is_loopback(host):
        os.environ[ENVIRONMENT] = "1"  # the pages run in this process, and ask for it
    share_memory()
    bootstrap.load_config_options(settings)
    bootstrap.run(str(ENTRY), False, [], settings)


def _is_taken(host: str, port: int) -> bool:
    asked = "localhost" if host in ("0.0.0.0", "::") else host
    try:
        with socket.create_connection((asked.strip("[]"), port), timeout=2):
            return True
    except OSError:
        return False
