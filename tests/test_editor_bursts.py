"""What is seen is what is exported: bursts of typing, pastes, undone steps and fixes, slow answers.

Two rounds with random timing; RELATION_BURSTS=50 runs fifty, with answers slower still.
"""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import Visit, browser, running, speak, visiting
from playwright.sync_api import Browser, expect

from relation.language import Lang

__all__ = ["browser"]  # a fixture

ROUNDS = int(os.environ.get("RELATION_BURSTS", "2"))
STEPS = 14
SLOW = Path(__file__).with_name("slow_app.py")
DELAYS = (0, 300, 1500)  # milliseconds
LETTER = "Dear Ms Roy,\n\nWe will call you on 03/12/2026.\n\nKind regards,\nCamille Morel"
WORDS = ["parcel", "été", "😀", "Thursday", "“quoted”", "l’offre", "a\u00a0b", "04/11/2026", "\n"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    (folder / "delay.txt").write_text("0", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    with running(home, (str(SLOW),)) as url:
        yield url


class Hand:
    """Somebody who writes fast and changes their mind."""

    def __init__(self, visit: Visit, chance: random.Random) -> None:
        self._visit, self._keys, self._chance = visit, visit.page.keyboard, chance

    def do(self) -> None:
        actions: list[Callable[[], None]] = [
            self.type, self.type, self.type, self.paste, self.undo, self.redo, self.erase,
            self.mend, self.mend_in_list, self.name_it, self.wander,
        ]  # fmt: skip
        self._chance.choice(actions)()
        time.sleep(self._chance.choice([0, 0, 0.02, 0.2, 0.45, 0.9]))

    def type(self, words: str = "") -> None:
        self._focus()
        words = words or " ".join(self._chance.choices(WORDS, k=self._chance.randint(1, 4)))
        self._keys.type(words, delay=self._chance.choice([0, 5, 25]))

    def paste(self) -> None:
        self._focus()
        self._keys.insert_text("\n".join(self._chance.choices(WORDS, k=6)))

    def undo(self) -> None:
        self._focus()
        for _ in range(self._chance.randint(1, 3)):
            self._keys.press("Control+z")

    def redo(self) -> None:
        self._focus()
        self._keys.press("Control+y")

    def erase(self) -> None:
        self._focus()
        for _ in range(self._chance.randint(1, 12)):
            self._keys.press("Backspace")

    def mend(self) -> None:
        self._focus()
        self._keys.press("F8")
        self._keys.press("Enter")

    def mend_in_list(self) -> None:
        """A fix that Python makes, while the browser may hold newer words."""
        self._visit.page.evaluate(
            "document.querySelector('[class*=\"numeric_date-fix-0\"] button')?.click()"
        )

    def name_it(self) -> None:
        subject = self._visit.page.locator(".st-key-check-subject input")
        subject.fill(f"Parcel {self._chance.randint(1, 99)}")
        subject.press("Tab")

    def wander(self) -> None:
        self._focus()
        self._keys.press(self._chance.choice(["Control+Home", "Control+End", "ArrowUp", "End"]))

    def _focus(self) -> None:
        self._visit.editor("check").evaluate("editor => editor.focus()")


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_what_is_seen_is_what_is_exported(
    browser: Browser, address: str, home: Path, seed: int
) -> None:
    chance = random.Random(seed)
    delay = home / "delay.txt"
    with visiting(browser, address) as visit:
        delay.write_text("0", encoding="utf-8")
        visit.open("/check")
        speak(visit, Lang.EN)
        visit.write("check", LETTER)
        expect(visit.page.locator("mark").first).to_be_visible()
        visit.settle()
        delay.write_text(str(DELAYS[seed % len(DELAYS)]), encoding="utf-8")
        hand = Hand(visit, chance)
        for _ in range(STEPS):
            hand.do()
        hand.type(f"(end {seed})")
        name, raw = visit.download("check-txt")
        subject = visit.page.locator(".st-key-check-subject input").input_value()
        seen = f"{subject}\n\n{visit.text('check')}" if subject else visit.text("check")
        assert raw.decode() == seen
        assert f"(end {seed})" in seen
        assert name.endswith(".txt")
        visit.saved("check")
        visit.quiet()
        (draft,) = parse_qs(urlsplit(visit.page.url).query)["draft"]
        kept = json.loads((home / "drafts" / f"{draft}.json").read_text(encoding="utf-8"))
        assert kept["checking"]["body"] == visit.text("check")
        assert kept["checking"]["subject"] == subject
