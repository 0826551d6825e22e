"""A PostgreSQL of its own for the tests: found on this machine, started, and gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """The folder of PostgreSQL's programs: on the PATH, or where Debian puts them; the newest one."""
    if found := shutil.which("pg_ctl"):
        return Path(found).resolve().parent
    kept = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3])
    )
    return kept[-1].parent if kept else None


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """A server that listens on a socket in a new folder only; its URL."""
    home = Path(tempfile.mkdtemp(prefix="relation-pg-"))
    owner = _owner()
    if owner is not None:
        os.chown(home, owner.pw_uid, owner.pw_gid)
    data = home / "data"

    def do(name: str, *arguments: str) -> None:
        subprocess.run(
            [folder / name, *arguments],
            check=True, cwd=home, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            user=owner.pw_uid if owner else None, group=owner.pw_gid if owner else None,
            extra_groups=[] if owner else None, env={**os.environ, "HOME": str(home)},
        )  # fmt: skip

    try:
        do("initdb", "-D", str(data), "-U", "relation", "-A", "trust", "-E", "UTF8", "-N",
           "--locale=C")  # fmt: skip
        options = f"-c listen_addresses='' -c fsync=off -k {home}"
        do("pg_ctl", "-D", str(data), "-l", str(home / "log"), "-o", options, "-w", "start")
        try:
            yield f"postgresql://relation@/postgres?host={home}"
        finally:
            do("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _owner() -> pwd.struct_passwd | None:
    """Whom to run it as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")
