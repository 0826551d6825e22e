"""The editor in Chromium: findings under the words, mended by keyboard, and what it stands up to."""

from __future__ import annotations

import re
import time
from email import message_from_bytes
from email.policy import default
from typing import Literal

import pytest
from audit import assert_accessible
from axe_playwright_python.sync_playwright import Axe
from browsing import Visit, address, browser, speak, visit
from playwright.sync_api import Locator, expect

from relation.language import Lang

__all__ = ["address", "browser", "visit"]  # fixtures

LETTER = (
    "Dear Ms Roy,\n\nThank you for your message 😀. We will call you on 03/12/2026.\n\n"
    "Kind regards,\nCamille Morel"
)


@pytest.fixture
def check(visit: Visit) -> Visit:
    """The page Check in English with a letter in it, read to the end."""
    visit.open("/check")
    speak(visit, Lang.EN)
    visit.write("check", LETTER)
    expect(mark(visit, "03/12/2026")).to_be_visible()
    visit.settle()
    return visit


def mark(visit: Visit, words: str) -> Locator:
    return visit.page.locator(".st-key-check-editor-text mark").filter(has_text=words)


def panel(visit: Visit) -> Locator:
    return visit.page.get_by_role("dialog")


def caret(visit: Visit, at: str) -> None:
    """Put the cursor to the start or the end of the text."""
    visit.editor("check").press(f"Control+{at}")


def test_a_finding_is_mended_and_undone_by_keyboard_and_what_is_seen_is_exported(
    check: Visit,
) -> None:
    page = check.page
    caret(check, "Home")
    page.keyboard.press("F8")
    expect(panel(check)).to_contain_text("03/12/2026")
    button = panel(check).get_by_role("button", name="Replace with “3 December 2026”")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    assert check.text("check") == LETTER.replace("03/12/2026", "3 December 2026")
    expect(panel(check)).to_have_count(0)
    expect(check.editor("check")).to_be_focused()
    page.keyboard.press("Control+z")
    assert check.text("check") == LETTER
    page.keyboard.press("Control+y")
    page.keyboard.type("at noon 😀")
    seen = check.text("check")
    assert "3 December 2026at noon 😀." in seen
    # No pause: the click comes before anything was sent, and waits for it.
    _, raw = check.download("check-txt")
    assert raw.decode() == seen
    _, raw = check.download("check-eml")
    plain = message_from_bytes(raw, policy=default).get_body(("plain",))
    assert plain is not None
    assert plain.get_content().replace("\r\n", "\n").rstrip("\n") == seen


def test_escape_gives_the_text_back_and_f8_goes_round(check: Visit) -> None:
    page = check.page
    caret(check, "End")
    page.keyboard.type("\nYou forgot the form.")
    expect(mark(check, "You forgot")).to_be_visible()
    expect(page.locator(".rel-wait")).to_have_count(0)  # both answers are there
    caret(check, "Home")
    for words in ("03/12/2026", "You forgot", "03/12/2026"):
        page.keyboard.press("F8")
        expect(panel(check)).to_contain_text(words)
    page.keyboard.press("Shift+F8")
    expect(panel(check)).to_contain_text("You forgot")
    page.keyboard.press("Escape")
    expect(panel(check)).to_have_count(0)
    expect(check.editor("check")).to_be_focused()
    page.keyboard.type("!")
    assert "You forgot! the form" in check.text("check")


def test_a_click_and_the_mouse_over_it_open_a_finding(check: Visit) -> None:
    mark(check, "03/12/2026").hover()
    expect(panel(check)).to_be_visible()
    check.page.mouse.move(0, 0)
    expect(panel(check)).to_have_count(0)
    mark(check, "03/12/2026").click()
    expect(panel(check)).to_contain_text("Source:")
    expect(check.editor("check")).to_be_focused()
    check.page.keyboard.press("Tab")
    expect(panel(check).locator(":focus")).to_have_count(1)


def test_a_finding_moves_with_its_words_and_goes_with_them(check: Visit) -> None:
    page = check.page
    caret(check, "Home")
    page.keyboard.type("One 😀 two ")
    assert mark(check, "03/12/2026").inner_text() == "03/12/2026"
    mark(check, "03/12/2026").click(position={"x": 20, "y": 8})
    page.keyboard.type("9")
    assert check.page.locator("mark").filter(has_text="03/").count() == 0
    check.saved("check")


@pytest.mark.parametrize("action", ["Ignore here", "Switch this rule off"])
def test_what_is_set_aside_in_the_panel_goes_and_comes_back(check: Visit, action: str) -> None:
    caret(check, "Home")
    check.page.keyboard.press("F8")
    panel(check).get_by_role("button", name=action).press("Enter")
    expect(mark(check, "03/12/2026")).to_have_count(0)
    check.quiet()
    check.page.get_by_text("Set aside").click()
    check.page.locator('[class*="st-key-restore-"] button, [class*="st-key-on-"] button').click()
    expect(mark(check, "03/12/2026")).to_be_visible()


def test_list_and_text_follow_each_other(check: Visit) -> None:
    card = check.page.locator('[class*="st-key-remark-"]').filter(has_text="03/12/2026")
    check.quiet()
    card.get_by_role("button", name="Show in the text").click()
    expect(panel(check)).to_contain_text("03/12/2026")
    expect(check.editor("check")).to_be_focused()
    expect(card).to_have_css("outline-style", "solid")
    caret(check, "Home")
    expect(card).not_to_have_css("outline-style", "solid")


def test_a_fix_in_the_list_is_one_step_back_in_the_text(check: Visit) -> None:
    check.quiet()
    check.page.locator('[class*="numeric_date-fix-0"] button').first.click()
    check.expect_text("check", "3 December 2026")
    check.editor("check").press("Control+z")
    assert check.text("check") == LETTER
    check.saved("check")


def test_filters_hide_findings_in_list_and_text(check: Visit) -> None:
    page = check.page
    caret(check, "End")
    page.keyboard.type("\nYou forgot the form.")
    expect(mark(check, "You forgot")).to_be_visible()
    check.settle()
    expect(page.locator(".rel-counts")).to_contain_text("2 findings")
    page.locator('[class*="filter-check"]').get_by_text("Tone").click()
    expect(mark(check, "03/12/2026")).to_have_count(0)
    expect(mark(check, "You forgot")).to_be_visible()
    expect(page.locator(".rel-counts")).to_contain_text("1 of them shown")


def test_the_text_is_spoken_of_in_its_own_language(check: Visit) -> None:
    editor = check.editor("check")
    expect(editor).to_have_attribute("lang", "en")
    expect(editor).to_have_attribute("spellcheck", "true")
    expect(editor).to_have_accessible_name("Text of the message")
    check.write("check", "Madame,\n\nNous vous appellerons demain matin pour la livraison.")
    expect(editor).to_have_attribute("lang", "fr")
    speak(check, Lang.FR)
    expect(editor).to_have_accessible_name("Texte du message")
    assert "demain matin" in check.text("check")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_of_ours_with_a_panel_open(
    check: Visit, scheme: Literal["light", "dark"]
) -> None:
    check.page.emulate_media(color_scheme=scheme)
    expect(check.page.get_by_test_id("stApp")).to_have_css("color-scheme", scheme)
    caret(check, "Home")
    check.page.keyboard.press("F8")
    expect(panel(check)).to_be_visible()
    check.quiet()
    report = Axe().run(check.page, context=".rel-editor")
    assert not report.response["violations"], report.generate_report()
    assert_accessible(check)  # the list beside it


@pytest.mark.parametrize("width", [320, 720])
def test_a_panel_fits_into_a_narrow_window(check: Visit, width: int) -> None:
    """320 px, and 1440 px at 200 %."""
    check.page.set_viewport_size({"width": width, "height": 500})
    caret(check, "Home")
    check.page.keyboard.press("F8")
    expect(panel(check).locator(":focus")).to_have_count(1)
    expect(panel(check)).to_be_in_viewport(ratio=1)
    assert check.page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_what_comes_from_word_keeps_its_marks(check: Visit) -> None:
    words = "“Hello”\u00a0: l’été\u202f!\r\n•\tfirst\r\n•\tsecond\r\n"
    check.editor("check").press("Control+a")
    check.editor("check").evaluate(
        """(editor, words) => {
          const data = new DataTransfer();
          data.setData('text/plain', words);
          data.setData('text/html', '<p class=MsoNormal><b>' + words + '</b></p>');
          editor.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true}));
        }""",
        words,
    )
    assert check.text("check") == words.replace("\r\n", "\n")
    check.saved("check")
    check.page.reload()
    assert check.expect_text("check", "first") == words.replace("\r\n", "\n")


def test_nothing_is_sent_while_a_character_is_composed(check: Visit) -> None:
    caret(check, "Home")
    keys = check.page.context.new_cdp_session(check.page)
    keys.send("Input.imeSetComposition", {"text": "`", "selectionStart": 1, "selectionEnd": 1})
    state = check.page.locator(".rel-state")
    expect(state).to_have_text("Saving…")
    time.sleep(1.5)
    expect(state).to_have_text("Saving…")
    keys.send("Input.imeSetComposition", {"text": "à", "selectionStart": 1, "selectionEnd": 1})
    keys.send("Input.insertText", {"text": "à"})
    check.saved("check")
    assert check.text("check") == "à" + LETTER


def test_twenty_thousand_characters_are_written_without_a_stutter(visit: Visit) -> None:
    visit.open("/check")
    speak(visit, Lang.EN)
    paragraph = "We will call you on 03/12/2026 about the parcel that came late to your house. "
    visit.write("check", "\n\n".join([paragraph * 3] * 90))
    expect(visit.page.locator("mark").first).to_be_visible()
    visit.settle()
    caret(visit, "Home")
    gap = visit.page.evaluate_handle(
        """() => {
          const gaps = [];
          let last = performance.now();
          const beat = (now) => { gaps.push(now - last); last = now; requestAnimationFrame(beat); };
          requestAnimationFrame(beat);
          return gaps;
        }"""
    )
    visit.page.keyboard.type("Hello again and again ", delay=40)
    gaps = sorted(gap.evaluate("gaps => gaps"))
    assert gaps[len(gaps) * 95 // 100] < 200, gaps[-10:]  # milliseconds, with a shared processor
    visit.saved("check")
    assert visit.text("check").startswith("Hello again and again We will")


def test_the_plain_text_box_is_one_click_away_and_so_is_the_way_back(check: Visit) -> None:
    check.click("check-plain")
    area = check.page.locator(".st-key-check-body textarea")
    expect(area).to_have_value(LETTER)
    area.fill(LETTER.replace("Roy", "Martin"))
    area.press("Control+Enter")
    expect(check.page.locator(".rel-text")).to_contain_text("Martin")
    check.click("check-plain")
    check.expect_text("check", "Martin")


def test_last_words_are_kept_when_one_turns_to_another_page(check: Visit) -> None:
    caret(check, "End")
    check.page.keyboard.type(" and all")
    check.page.get_by_role("link", name="Write").first.click()
    expect(check.page.get_by_role("heading", level=1)).to_have_text(re.compile("write"))
    check.page.get_by_role("link", name="Check").first.click()
    check.expect_text("check", "and all$")
