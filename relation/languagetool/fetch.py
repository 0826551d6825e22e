"""Owns how LanguageTool's jars come onto this machine: fetched, verified, then put in place."""

from __future__ import annotations

import errno
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from jgo.maven import MavenContext
from requests import RequestException

from relation.language import Bilingual
from relation.languagetool.errors import SetupError
from relation.languagetool.jars import Jar, Release, release
from relation.languagetool.java import find_java
from relation.places import home

SERVER_JAR = "languagetool-server.jar"
AT_ONCE = 8
TRIES = 3
TIMEOUT_SECONDS = 30

_CONNECTION = Bilingual(
    fr="Le téléchargement de LanguageTool s’est interrompu. Vérifiez la connexion, puis relancez "
    "«\u00a0relation setup\u00a0»\u00a0: les fichiers déjà vérifiés sont gardés.",
    en="The download of LanguageTool was cut. Check the connection, then run “relation setup” "
    "again: the files already verified are kept.",
)
_WRONG_FILE = Bilingual(
    fr="Un fichier de LanguageTool n’est pas celui qui est attendu\u00a0; rien n’a été installé. "
    "Relancez «\u00a0relation setup\u00a0»\u00a0; si le message revient, essayez sur un autre "
    "réseau, car un filtre a pu changer le fichier.",
    en="A file of LanguageTool is not the expected one; nothing was installed. "
    "Run “relation setup” again; if this message comes back, try another network, "
    "since a filter may have changed the file.",
)
_DISK_FULL = Bilingual(
    fr="Le disque est plein. LanguageTool demande {megabytes}\u00a0Mo dans {folder}. "
    "Libérez de la place, puis relancez «\u00a0relation setup\u00a0».",
    en="The disk is full. LanguageTool needs {megabytes} MB in {folder}. "
    "Free some space, then run “relation setup” again.",
)
_FOLDER = Bilingual(
    fr="Impossible d’écrire dans {folder}. Vérifiez vos droits sur ce dossier ou donnez-en un "
    "autre dans la variable RELATION_HOME, puis relancez «\u00a0relation setup\u00a0».",
    en="{folder} cannot be written to. Check your rights on this folder or name another one "
    "in the variable RELATION_HOME, then run “relation setup” again.",
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the set-up is: jars in place, and their bytes."""

    done: int
    total: int
    bytes: int
    total_bytes: int


def installed(dest: Path | None = None) -> Path | None:
    """The folder of a complete LanguageTool, or None."""
    folder = (dest or home()) / release().folder
    return folder if (folder / SERVER_JAR).is_file() else None


def install(report: Callable[[Progress], None] | None = None, dest: Path | None = None) -> Path:
    """Put LanguageTool into `dest` and return its folder; raises SetupError.

    The folder appears under its name only when every jar in it is verified. Until then the
    verified ones wait beside it, so that the next run goes on where this one stopped.
    """
    dest = dest or home()
    found = installed(dest)
    if found is not None:
        return found
    find_java()
    wanted = release()
    unfinished = dest / f"{wanted.folder}.part"
    try:
        libs = unfinished / "libs"
        libs.mkdir(parents=True, exist_ok=True)
        _fetch_all(wanted, libs, report or (lambda progress: None))
        _write_server_jar(unfinished / SERVER_JAR, wanted)
        return unfinished.rename(dest / wanted.folder)
    except RequestException as error:  # before OSError, of which it is one
        raise SetupError(_CONNECTION, detail=str(error)) from error
    except OSError as error:
        # Another process may have finished the same work a moment ago.
        if (found := installed(dest)) is not None:
            return found
        message = _DISK_FULL if error.errno == errno.ENOSPC else _FOLDER
        said = message.format(folder=dest, megabytes=2 * wanted.size // 1_000_000)
        raise SetupError(said, detail=str(error)) from error


def _fetch_all(wanted: Release, libs: Path, report: Callable[[Progress], None]) -> None:
    missing = [jar for jar in wanted.jars if not jar.proves(libs / jar.file_name)]
    done = len(wanted.jars) - len(missing)
    size = wanted.size - sum(jar.size for jar in missing)
    report(Progress(done, len(wanted.jars), size, wanted.size))
    for stale in libs.parent.glob("arriving-*"):
        shutil.rmtree(stale, ignore_errors=True)
    with tempfile.TemporaryDirectory(
        prefix="arriving-", dir=libs.parent, ignore_cleanup_errors=True
    ) as arriving:
        context = MavenContext(repo_cache=Path(arriving), timeout=TIMEOUT_SECONDS)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            tasks = {pool.submit(_fetch, jar, context, libs): jar for jar in missing}
            try:
                for task in as_completed(tasks):
                    task.result()
                    done += 1
                    size += tasks[task].size
                    report(Progress(done, len(wanted.jars), size, wanted.size))
            finally:
                pool.shutdown(cancel_futures=True)


def _fetch(jar: Jar, context: MavenContext, libs: Path) -> None:
    """Bring one jar into `libs`, where only verified ones stand; try again when it is cut."""
    artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact()
    for tries_left in reversed(range(TRIES)):
        try:
            arrived = artifact.resolve()
        except RequestException:
            # What has come so far would pass for the whole jar at the next try.
            if artifact.cached_path is not None:
                artifact.cached_path.unlink(missing_ok=True)
            if not tries_left:
                raise
        except RuntimeError as error:  # the repository answered, but not with the jar
            raise SetupError(_CONNECTION, detail=str(error)) from error
        else:
            if not jar.proves(arrived):
                raise SetupError(_WRONG_FILE, detail=jar.file_name)
            arrived.replace(libs / jar.file_name)
            return


def _write_server_jar(path: Path, wanted: Release) -> None:
    """A jar that holds no class, only the list of the others, so that a command stays short."""
    manifest = ["Manifest-Version: 1.0", "Main-Class: org.languagetool.server.HTTPServer"]
    class_path = "Class-Path: " + " ".join(f"libs/{jar.file_name}" for jar in wanted.jars)
    # The format allows 72 bytes a line; a line that begins with a space goes on with the last.
    manifest.append(class_path[:72])
    manifest += [" " + class_path[at : at + 71] for at in range(72, len(class_path), 71)]
    with zipfile.ZipFile(path, "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", "\r\n".join(manifest) + "\r\n\r\n")
