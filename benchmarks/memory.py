"""Memory of the application: its process, Java among it, after a message in each language.

python -m benchmarks.memory   (needs Chromium, as the tests of pages do)
The application is started as `relation app` starts it, with a new home; a window opens it, so that
both language models and both languages of LanguageTool are loaded, and reads a message in each.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import psutil

from benchmarks.speed import LONG, Messages
from relation.language import Lang
from relation.languagetool.fetch import installed
from relation.languagetool.jars import release

MOST = 1.3  # GB


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    languagetool = installed()
    if chromium is None or languagetool is None:
        print(
            "left out: needs Chromium (apt-get install chromium) and LanguageTool (relation setup)"
        )
        return
    from playwright.sync_api import sync_playwright

    from tests.browsing import running, speak, visiting

    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        (Path(home) / release().folder).symlink_to(languagetool, target_is_directory=True)
        arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        with running(Path(home)) as address, visiting(browser, address) as visit:
            visit.open("/check")
            for lang in Lang:
                speak(visit, lang)
                visit.write("check", Messages(lang).of(LONG))
                visit.settle()
            show(application())
        browser.close()


def application() -> list[psutil.Process]:
    """The processes of the application: itself, then those that it started."""
    for process in psutil.Process().children():
        if {"relation", "app"} <= set(process.cmdline()):
            return [process, *process.children(recursive=True)]
    raise LookupError("the application does not run")


def show(processes: list[psutil.Process]) -> None:
    if not any(process.name().startswith("java") for process in processes):
        raise SystemExit("LanguageTool did not start: no figure without it")
    sizes = [process.memory_info().rss / 1e9 for process in processes]
    for process, size in zip(processes, sizes, strict=True):
        print(f"  {process.name()}: {size:.2f} GB")
    print(f"memory of the application: {sum(sizes):.2f} GB (asked: at most {MOST})")


if __name__ == "__main__":
    main()
