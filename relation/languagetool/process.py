"""Owns the Java process that is LanguageTool's server: started, watched and stopped."""

from __future__ import annotations

import socket
import subprocess
import threading
from pathlib import Path

from language_tool_python.config_file import LanguageToolConfig

from relation.language import Bilingual
from relation.languagetool.address import Address
from relation.languagetool.errors import SetupError

# Measured on French letters of 100 words: a tenth of the time and a third of the memory of the
# defaults, since a server that sees one letter at a time never repays the second compiler. The heap
# begins small: by itself Java takes a 64th of the machine's memory, whatever the server needs.
_JAVA_OPTIONS = (
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-Xms128m",
    "-Xmx1g",
    "-Dfile.encoding=UTF-8",
)
_SETTINGS = {"pipelineCaching": True, "maxPipelinePoolSize": 20}
_FIRST_LINES = 20

_DIED = Bilingual(
    fr="LanguageTool s’est arrêté au démarrage. Supprimez le dossier {folder}, "
    "puis lancez «\u00a0relation setup\u00a0».",
    en="LanguageTool stopped as it was starting. Delete the folder {folder}, "
    "then run “relation setup”.",
)


class ServerProcess:
    """One running server: on the loopback interface only, or where `public` on every one."""

    def __init__(
        self, java: Path, server_jar: Path, port: int | None = None, public: bool = False
    ) -> None:
        self._folder = server_jar.parent
        port = port or _free_port()
        self.address = Address(f"http://127.0.0.1:{port}/", on_this_computer=True)
        command = [str(java), *_JAVA_OPTIONS, "-cp", str(server_jar)]
        command += ["org.languagetool.server.HTTPServer", "-p", str(port)]
        command += ["--config", LanguageToolConfig(_SETTINGS).path]
        command += ["--public"] if public else []
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise self._died(str(error)) from error
        self._lines: list[str] = []
        # A pipe that nobody empties would stop the server once it is full.
        self._drain = threading.Thread(target=self._read_lines, daemon=True)
        self._drain.start()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def died(self) -> SetupError:
        """The error to raise about a process that has ended, with the first words it said."""
        self._drain.join(timeout=5)
        return self._died("\n".join(self._lines))

    def close(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._drain.join(timeout=5)

    def _died(self, detail: str) -> SetupError:
        return SetupError(_DIED.format(folder=self._folder), detail=detail)

    def _read_lines(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                if len(self._lines) < _FIRST_LINES:
                    self._lines.append(line.rstrip())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
