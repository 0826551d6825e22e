"""The application in Chromium: from an empty form to a file taken away, without leaving this computer.

With RELATION_SCREENSHOTS=1 the journey also writes the pictures of the README to docs/images.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from playwright.sync_api import Browser, Page, expect, sync_playwright

from relation.language import Lang
from relation.languagetool.fetch import installed
from relation.languagetool.jars import release
from relation.ui.words import Words

IMAGES = Path(__file__).parents[1] / "docs" / "images"
PATIENCE = 600_000  # milliseconds: language models and LanguageTool load meanwhile
# Streamlit's own, which a page cannot mend: its toolbar and menus stand outside of landmarks, and
# the links of the pages are repeated in a hidden side bar; the area to drop files on has a name and
# says at the same time that it is there for show only.
NOT_OURS = {
    "presentation-role-conflict",
    "region",
    "landmark-unique",
    "landmark-no-duplicate-banner",
}
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

    def download(self, key: str) -> tuple[str, bytes]:
        button = self.page.locator(f".st-key-{key} button")
        expect(button).to_be_enabled()
        with self.page.expect_download(timeout=PATIENCE) as waiting:
            button.click()
        return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The application as `relation app` starts it, on a new user's machine with LanguageTool."""
    home = tmp_path_factory.mktemp("home")
    if folder := installed():
        (home / release().folder).symlink_to(folder, target_is_directory=True)
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "relation", "app", "--port", str(port), "--no-browser"]
    log = home / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, env={**os.environ, "RELATION_HOME": str(home)}, stdout=out, stderr=out
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
        process.wait(30)


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


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    context = browser.new_context(
        locale="fr-FR", viewport={"width": 1440, "height": 1000}, accept_downloads=True
    )
    context.set_default_timeout(PATIENCE)
    made = Visit(context.new_page(), address)
    context.on("request", lambda request: made.hosts.add(urlsplit(request.url).hostname or ""))
    yield made
    context.close()
    assert made.hosts <= {"localhost", ""}, "a request left this computer"


def picture(visit: Visit, name: str) -> None:
    if os.environ.get("RELATION_SCREENSHOTS"):
        IMAGES.mkdir(parents=True, exist_ok=True)
        visit.page.evaluate(
            "document.activeElement.blur(); document.querySelectorAll('textarea').forEach(t => t.scrollTo(0, 0))"
        )
        visit.page.mouse.move(0, 0)
        visit.page.screenshot(path=IMAGES / f"{name}.png", animations="disabled")


def speak(visit: Visit, ui: Lang) -> None:
    name = {Lang.FR: "Français", Lang.EN: "English"}[ui]
    visit.quiet()
    visit.page.locator(".st-key-ui").get_by_text(name, exact=True).click()
    expect(visit.page.locator("html")).to_have_attribute("lang", ui)
    visit.quiet()


GREETING = {Lang.FR: "Monsieur Aubry", Lang.EN: "Mr Aubry"}
BLAME = {
    Lang.FR: ("Vous avez oublié la facture.", "Vous avez oublié"),
    Lang.EN: ("You forgot the invoice.", "You forgot"),
}


@pytest.mark.parametrize("ui", Lang)
def test_from_an_empty_form_to_an_email(visit: Visit, ui: Lang) -> None:
    w, page = Words(ui), visit.page
    visit.open()
    speak(visit, ui)
    visit.page.locator(".st-key-situation-search input").fill("colis abîmé")
    visit.click("card-claims-damaged")
    body = page.locator(".st-key-write-body textarea")
    expect(body).to_have_value(re.compile(r"\["))
    expect(page.locator(".st-key-write-eml button")).to_be_disabled()
    visit.fill("fact-customer-greeting", GREETING[ui])
    expect(body).to_have_value(re.compile(GREETING[ui]))
    visit.fill("fact-order-number", "B-1207")
    expect(page.locator(".st-key-write-subject input")).to_have_value(re.compile("B-1207"))
    visit.click("fill-examples")
    expect(body).not_to_have_value(re.compile(r"\["))

    # Something that must not leave goes in, is found, and goes out again.
    good = body.input_value()
    wrong, found = BLAME[ui]
    body.fill(good.replace("\n\n", f"\n\n{wrong}\n\n", 1))
    body.press("Control+Enter")
    card = page.locator('[class*="st-key-remark-"]').filter(has_text=found).first
    expect(card).to_be_visible()
    visit.settle()
    expect(page.locator("mark").filter(has_text=found).first).to_be_visible()
    expect(page.locator(".st-key-write-eml button")).to_be_disabled()
    picture(visit, f"write-{ui}")
    visit.click("reset")
    expect(body).to_have_value(good)
    visit.settle()

    name, raw = visit.download("write-eml")
    message = message_from_bytes(raw, policy=default)
    assert name.endswith(".eml")
    assert message["Subject"] == page.locator(".st-key-write-subject input").input_value()
    plain, rich = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None and rich is not None
    assert [part.get_all("Content-Language") for part in (message, plain, rich)] == [[ui]] * 3
    assert plain.get_content().replace("\r\n", "\n").strip() == good.strip()
    assert f'<html lang="{ui}">' in rich.get_content()

    _, word = visit.download("write-docx")
    words = "\n".join(paragraph.text for paragraph in Document(BytesIO(word)).paragraphs)
    assert GREETING[ui] in words
    _, text = visit.download("write-txt")
    assert good.strip() in text.decode()
    expect(page.get_by_text(w("handover.note"))).to_be_visible()

    # A refresh finds the same work.
    page.reload()
    expect(body).to_have_value(good)
    expect(page.locator("html")).to_have_attribute("lang", ui)


@pytest.mark.parametrize("ui", Lang)
def test_a_message_is_checked_and_mended(visit: Visit, ui: Lang) -> None:
    visit.open("/check")
    speak(visit, ui)
    page = visit.page
    visit.click("check-example")
    visit.settle()
    body = page.locator(".st-key-check-body textarea")
    expect(body).to_have_value(re.compile("03/12/26"))
    picture(visit, f"check-{ui}")
    visit.quiet()
    page.locator('[class*="numeric_date-fix-0"] button').first.click()
    expect(body).not_to_have_value(re.compile("03/12/26"))
    visit.settle()


@pytest.mark.parametrize("ui", Lang)
def test_a_link_opens_its_situation_in_its_language(visit: Visit, ui: Lang) -> None:
    visit.open(f"/?template=claims/damaged&lang={ui}")
    start = {Lang.FR: "^Bonjour", Lang.EN: "^(Hello|Dear)"}[ui]
    expect(visit.page.locator(".st-key-write-body textarea")).to_have_value(re.compile(start))


@pytest.mark.parametrize("path", ["/", "/?template=claims/damaged&lang=fr", "/check"])
def test_axe_finds_nothing_of_ours(visit: Visit, path: str) -> None:
    visit.open(path)
    expect(visit.page.locator("html")).to_have_attribute("lang", re.compile("^(fr|en)$"))
    if "template" in path:
        visit.settle()
    expect(visit.page.locator('[data-testid="stSkeleton"]')).to_have_count(0)
    visit.quiet()
    report = Axe().run(visit.page)
    ours = [
        (violation["id"], [node["html"][:200] for node in violation["nodes"]])
        for violation in report.response["violations"]
        if violation["id"] not in NOT_OURS
    ]
    assert not ours, "\n".join(map(str, ours))


def test_a_narrow_window_scrolls_one_way_only(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 640})
    visit.open("/?template=claims/damaged&lang=fr")
    expect(visit.page.locator(".st-key-write-body textarea")).to_be_visible()
    wide = visit.page.evaluate("document.scrollingElement.scrollWidth")
    assert wide <= 320
