"""An archive read on many machines through a Dask scheduler: the same lines out, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING

from relation.bulk import TASKS_AHEAD, in_order
from relation.language import Bilingual, Lang, RelationError
from relation.pack import Pack, open_pack
from relation.stream import review_line
from relation.zipped import pack as zip_folder

if TYPE_CHECKING:
    from distributed import Client

    from relation.checks.grammar import Checker

_PATIENCE = 10  # seconds for a scheduler to answer, and for a first worker to be there
_RETRIES = 2  # of a task whose worker was lost

_NOT_INSTALLED = Bilingual(
    fr="Dask n’est pas installé. Lancez «\u00a0pip install relation[dask]\u00a0».",
    en="Dask is not installed. Run “pip install relation[dask]”.",
)
_NO_ANSWER = Bilingual(
    fr="Aucun scheduler Dask ne répond à l’adresse {address}. Lancez «\u00a0dask scheduler\u00a0», "
    "et mettez l’adresse qu’il affiche, par exemple tcp://127.0.0.1:8786.",
    en="No Dask scheduler answers at {address}. Run “dask scheduler”, and use the address that it "
    "shows, for example tcp://127.0.0.1:8786.",
)
_NO_WORKER = Bilingual(
    fr="Le scheduler {address} n’a aucun worker. Sur chaque machine où Relation est installé, "
    "lancez «\u00a0dask worker {address} --nthreads 1 --nworkers 2\u00a0».",
    en="The scheduler {address} has no worker. On each machine that has Relation installed, run "
    "“dask worker {address} --nthreads 1 --nworkers 2”.",
)
_BROKEN_OFF = Bilingual(
    fr="Le travail s’est arrêté sur {address}\u00a0: {error}. Vérifiez que chaque worker a la même "
    "version de Relation, puis relancez.",
    en="The work broke off on {address}: {error}. Check that each worker has the same version of "
    "Relation, then start again.",
)


class ClusterError(RelationError):
    """A cluster that does not do the work; says why and what to do."""


def review_on_cluster(
    lines: Iterable[str], address: str, packs: Sequence[Path], languagetool: bool, ui: Lang
) -> Iterator[str]:
    """One output line for each input line. Each worker has a LanguageTool of its own, if any."""
    carried = tuple(_carried(path) for path in packs)
    with _connected(address) as client:
        try:
            yield from in_order(
                lines,
                lambda task: client.submit(
                    review_task, task, carried, languagetool, str(ui), pure=False, retries=_RETRIES
                ),
                lambda: TASKS_AHEAD * max(1, sum(client.nthreads().values())),
            )
        except _failures() as error:
            raise ClusterError(_BROKEN_OFF.format(address=address, error=error)) from error


def review_task(
    lines: Sequence[str], packs: tuple[tuple[str, bytes], ...], languagetool: bool, ui: str
) -> list[str]:
    """The output lines of one task, on a worker, which keeps what it opened for the next one."""
    with _opening:  # a worker may have several threads
        pack, checker = _opened(packs, languagetool)
    return [review_line(line, pack, checker, Lang(ui)) for line in lines]


_opening = Lock()


@lru_cache(maxsize=1)
def _opened(
    packs: tuple[tuple[str, bytes], ...], languagetool: bool
) -> tuple[Pack, Checker | None]:
    from relation.languagetool import LanguageTool

    with TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name, _ in packs]
        for path, (_, data) in zip(paths, packs, strict=True):
            path.write_bytes(data)
        return open_pack(*paths), LanguageTool() if languagetool else None


def _carried(path: Path) -> tuple[str, bytes]:
    """A pack as it travels: workers on other machines do not see the folders of this one."""
    if path.is_dir():
        return f"{path.resolve().name}.zip", zip_folder(path)
    return path.name, path.read_bytes()


def _connected(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError(_NOT_INSTALLED) from error
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(_NO_ANSWER.format(address=address)) from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        client.close()
        raise ClusterError(_NO_WORKER.format(address=address)) from error
    return client


def _failures() -> tuple[type[Exception], ...]:
    """What Dask raises about a worker or scheduler that is lost, or that lacks this program."""
    from distributed import CancelledError, KilledWorker

    return CancelledError, KilledWorker, ImportError, OSError
