"""What the tests in Chromium share: the application running, a window of it, and its editor."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from relation.language import Lang
from relation.languagetool.fetch import installed
from relation.languagetool.jars import release

PATIENCE = 240_000  # milliseconds: language models and LanguageTool load meanwhile
RELATION = ("-m", "relation")
IMAGES = Path(__file__).parents[1] / "docs" / "images"
expect.set_options(timeout=PATIENCE)


@dataclass
class Visit:
    """A window of the application, and every host that it asked for anything."""

    page: Page
    address: str
    hosts: set[str] = field(default_factory=set)

    def open(self, path: str = "") -> None:
        self.page.goto(self.address + path)
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()

    def quiet(self) -> None:
        """Wait until the page is drawn: a click on what is about to be drawn anew goes nowhere."""
        app = self.page.get_by_test_id("stApp")
        expect(app).to_have_attribute("data-test-script-state", "notRunning")

    def click(self, key: str) -> None:
        self.quiet()
        self.page.locator(f".st-key-{key} button").click()

    def fill(self, key: str, words: str) -> None:
        box = self.page.locator(f".st-key-{key}").locator("input, textarea").first
        box.fill(words)
        box.press("Tab")

    def settle(self) -> None:
        """Wait until the page has drawn and the review is over."""
        expect(self.page.locator(".rel-counts")).to_be_visible()
        expect(self.page.locator(".rel-wait")).to_have_count(0)
        self.quiet()

    def editor(self, name: str) -> Locator:
        """Where one writes: of the page `write` or `check`."""
        return self.page.locator(f".st-key-{name}-editor-text .cm-content")

    def text(self, name: str) -> str:
        """What is written there, all of it."""
        value = self.page.locator(f".st-key-{name}-editor-text .rel-editor").evaluate(
            "e => e.value"
        )
        assert isinstance(value, str)
        return value

    def expect_text(self, name: str, pattern: str) -> str:
        """Wait until what is written there holds a pattern."""
        expect(self.editor(name)).to_be_visible()
        deadline = time.monotonic() + PATIENCE / 1000
        while not re.search(pattern, found := self.text(name)):
            assert time.monotonic() < deadline, found
            time.sleep(0.05)
        return found

    def write(self, name: str, words: str) -> None:
        """Put words in the place of what is written there, as when one pastes over everything."""
        self.editor(name).press("Control+a")
        self.page.keyboard.insert_text(words)

    def saved(self, name: str) -> None:
        """Wait until the application says that it has what is written there."""
        said = re.compile("^(Enregistré|Saved)$")
        expect(self.page.locator(f".st-key-{name}-editor-text .rel-state")).to_have_text(said)

    def download(self, key: str) -> tuple[str, bytes]:
        button = self.page.locator(f".st-key-{key} button")
        expect(button).to_be_enabled()
        with self.page.expect_download(timeout=PATIENCE) as waiting:
            button.click()
        return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


@contextmanager
def running(
    home: Path, command: Sequence[str] = RELATION, place: Path | None = None
) -> Iterator[str]:
    """The application as `relation app` starts it, with a home of its own; its address.

    `place` is the folder to start it from, where Streamlit looks for its secrets.
    """
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    line = [sys.executable, *command, "app", "--port", str(port), "--no-browser"]
    log = home / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(
            line,
            env={**os.environ, "RELATION_HOME": str(home)},
            stdout=out,
            stderr=out,
            cwd=place,
        )
    try:
        url = f"http://localhost:{port}"
        deadline = time.monotonic() + PATIENCE / 1000
        while not _answers(url):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < deadline
            time.sleep(0.3)
        yield url
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:  # language models being loaded on a busy machine
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The application on a new user's machine with LanguageTool."""
    home = tmp_path_factory.mktemp("home")
    if folder := installed():
        (home / release().folder).symlink_to(folder, target_is_directory=True)
    with running(home) as url:
        yield url


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@pytest.fixture(scope="module")
def browser(chromium_path: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        started = playwright.chromium.launch(executable_path=chromium_path, args=arguments)
        yield started
        started.close()


@contextmanager
def visiting(browser: Browser, address: str) -> Iterator[Visit]:
    """A window of its own, which may ask this computer only."""
    context = browser.new_context(
        locale="fr-FR", viewport={"width": 1440, "height": 1000}, accept_downloads=True
    )
    context.set_default_timeout(PATIENCE)
    made = Visit(context.new_page(), address)
    context.on("request", lambda request: made.hosts.add(urlsplit(request.url).hostname or ""))
    yield made
    context.close()
    assert made.hosts <= {"localhost", ""}, "a request left this computer"


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    with visiting(browser, address) as made:
        yield made


def speak(visit: Visit, ui: Lang) -> None:
    name = {Lang.FR: "Français", Lang.EN: "English"}[ui]
    visit.quiet()
    visit.page.locator(".st-key-ui").get_by_text(name, exact=True).click()
    expect(visit.page.locator("html")).to_have_attribute("lang", ui)
    visit.quiet()


def picture(visit: Visit, name: str) -> None:
    """With RELATION_SCREENSHOTS=1 keep what is on the screen, or in the folder that it names."""
    if wanted := os.environ.get("RELATION_SCREENSHOTS"):
        folder = IMAGES if wanted == "1" else Path(wanted)
        folder.mkdir(parents=True, exist_ok=True)
        visit.page.evaluate(
            "document.activeElement.blur(); document.querySelectorAll('.cm-scroller').forEach(t => t.scrollTo(0, 0))"
        )
        visit.page.mouse.move(0, 0)
        visit.page.screenshot(path=folder / f"{name}.png", animations="disabled", full_page=True)


def assert_narrow(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 640})
    visit.quiet()
    assert visit.page.evaluate("document.scrollingElement.scrollWidth") <= 320
