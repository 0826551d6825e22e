"""Owns a connection to one running server, this computer's or a shared one, in both languages."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Lock

import language_tool_python as client
from language_tool_python.exceptions import LanguageToolError

from relation.language import Bilingual, Lang
from relation.languagetool.address import VARIABLE, Address, shared_address
from relation.languagetool.disabled import is_disabled
from relation.languagetool.errors import SetupError
from relation.languagetool.fetch import SERVER_JAR, installed
from relation.languagetool.java import find_java
from relation.languagetool.match import Match, askable, match_from
from relation.languagetool.process import ServerProcess

_CODES = {Lang.FR: "fr", Lang.EN: "en-GB"}
_START_SECONDS = 60
# What the client raises about a server that is away, or about one that is no LanguageTool at all.
_NO_USE = (LanguageToolError, AttributeError, KeyError, TypeError, ValueError)

_NOT_INSTALLED = Bilingual(
    fr="La vérification de la grammaire n’est pas installée. "
    "Lancez «\u00a0relation setup\u00a0»\u00a0; les autres vérifications fonctionnent.",
    en="The grammar check is not installed. Run “relation setup”; the other checks work.",
)
_NO_ANSWER = Bilingual(
    fr="LanguageTool ne répond pas. Les autres vérifications fonctionnent\u00a0; "
    "relancez l’application si ce message revient.",
    en="LanguageTool does not answer. The other checks work; "
    "start the application again if this message comes back.",
)
_NO_SHARED_ANSWER = Bilingual(
    fr="Le serveur LanguageTool {address} ne répond pas. Vérifiez l’adresse dans la variable "
    "{variable}, ou retirez-la pour utiliser cet ordinateur.",
    en="The LanguageTool server {address} does not answer. Check the address in the variable "
    "{variable}, or remove it to use this computer.",
)


class Connection:
    """Asks one server; a client for each language, since a client keeps its rules."""

    def __init__(self, address: Address, process: ServerProcess | None = None) -> None:
        self.address = address
        self._process = process
        self._clients: dict[Lang, client.LanguageTool] = {}
        self._lock = Lock()
        # A second request at the same time would make the server build a second set of rules,
        # which takes seconds and 100 MB; waiting for the first takes a tenth of a second.
        self._turns = {lang: Lock() for lang in Lang}

    @property
    def alive(self) -> bool:
        return self._process is None or self._process.alive

    def ask(self, text: str, lang: Lang) -> list[Match]:
        """The matches in a text; raises SetupError when the server does not answer."""
        try:
            asked = self._client(lang)
            with self._turns[lang]:
                reports = asked.check(askable(text))
        except _NO_USE as error:
            raise self._no_answer(error) from error
        matches = [match_from(report, lang) for report in reports]
        return [match for match in matches if not is_disabled(match, text, lang)]

    def wait_until_ready(self) -> None:
        """Return when a server that was just started answers; raises SetupError if it dies."""
        deadline = time.monotonic() + _START_SECONDS
        while True:
            try:
                self._client(Lang.EN)
            except _NO_USE as error:
                if self._process is not None and not self._process.alive:
                    raise self._process.died() from error
                if time.monotonic() > deadline:
                    raise self._no_answer(error) from error
                time.sleep(0.1)
            else:
                return

    def close(self) -> None:
        if self._process is not None:
            self._process.close()

    def _client(self, lang: Lang) -> client.LanguageTool:
        with self._lock:
            if lang not in self._clients:
                self._clients[lang] = client.LanguageTool(
                    _CODES[lang],
                    host="127.0.0.1",
                    remote_server=self.address.url,
                    proxies=self.address.proxies,
                )
            return self._clients[lang]

    def _no_answer(self, error: Exception) -> SetupError:
        if self._process is not None:
            return SetupError(_NO_ANSWER, detail=str(error))
        said = _NO_SHARED_ANSWER.format(address=self.address.url, variable=VARIABLE)
        return SetupError(said, detail=str(error))


def connect(dest: Path | None = None) -> Connection:
    """A connection that answers: to the shared server if one is named, else to our own."""
    shared = shared_address()
    if shared is not None:
        return Connection(shared)
    process = _start(dest)
    connection = Connection(process.address, process)
    try:
        connection.wait_until_ready()
    except BaseException:
        connection.close()
        raise
    return connection


def serve(port: int, public: bool) -> ServerProcess:
    """A server of its own for other processes, as soon as it answers."""
    process = _start(None, port, public)
    try:
        Connection(process.address, process).wait_until_ready()
    except BaseException:
        process.close()
        raise
    return process


def _start(dest: Path | None, port: int | None = None, public: bool = False) -> ServerProcess:
    folder = installed(dest)
    if folder is None:
        raise SetupError(_NOT_INSTALLED)
    return ServerProcess(find_java(), folder / SERVER_JAR, port, public)
