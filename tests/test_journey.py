"""The application in Chromium: from an empty form to a file taken away, without leaving this computer.

With RELATION_SCREENSHOTS=1 the journey also writes the pictures of the README to docs/images.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from typing import Literal

import pytest
from audit import assert_accessible
from browsing import Visit, address, browser, picture, speak, visit
from docx import Document
from playwright.sync_api import expect

from relation.language import Lang
from relation.ui.words import Words

__all__ = ["address", "browser", "visit"]  # fixtures

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
    visit.expect_text("write", r"\[")
    expect(page.locator(".st-key-write-eml button")).to_be_disabled()
    visit.fill("fact-customer-greeting", GREETING[ui])
    visit.expect_text("write", GREETING[ui])
    visit.fill("fact-order-number", "B-1207")
    expect(page.locator(".st-key-write-subject input")).to_have_value(re.compile("B-1207"))
    visit.click("fill-examples")
    good = visit.expect_text("write", r"^[^\[]+$")

    # Something that must not leave goes in, is found, and goes out again.
    wrong, found = BLAME[ui]
    visit.write("write", good.replace("\n\n", f"\n\n{wrong}\n\n", 1))
    card = page.locator('[class*="st-key-remark-"]').filter(has_text=found).first
    expect(card).to_be_visible()
    visit.settle()
    expect(page.locator("mark").filter(has_text=found).first).to_be_visible()
    expect(page.locator(".st-key-write-eml button")).to_be_disabled()
    picture(visit, f"write-{ui}")
    visit.click("reset")
    assert visit.expect_text("write", rf"^(?![\s\S]*{found})") == good
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
    assert visit.expect_text("write", ".") == good
    expect(page.locator("html")).to_have_attribute("lang", ui)


@pytest.mark.parametrize("ui", Lang)
def test_a_message_is_checked_and_mended(visit: Visit, ui: Lang) -> None:
    visit.open("/check")
    speak(visit, ui)
    page = visit.page
    visit.click("check-example")
    visit.settle()
    visit.expect_text("check", "03/12/26")
    picture(visit, f"check-{ui}")
    visit.quiet()
    page.locator('[class*="numeric_date-fix-0"] button').first.click()
    visit.expect_text("check", "^(?!(.|\\n)*03/12/26)")
    visit.settle()


@pytest.mark.parametrize("ui", Lang)
def test_a_link_opens_its_situation_in_its_language(visit: Visit, ui: Lang) -> None:
    visit.open(f"/?template=claims/damaged&lang={ui}")
    start = {Lang.FR: "^Bonjour", Lang.EN: "^(Hello|Dear)"}[ui]
    visit.expect_text("write", start)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/?template=claims/damaged&lang=fr", "/check"])
def test_axe_finds_nothing_of_ours(
    visit: Visit, path: str, scheme: Literal["light", "dark"]
) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    visit.open(path)
    expect(visit.page.get_by_test_id("stApp")).to_have_css("color-scheme", scheme)
    expect(visit.page.locator("html")).to_have_attribute("lang", re.compile("^(fr|en)$"))
    if "template" in path:
        visit.settle()
    assert_accessible(visit)


def test_a_narrow_window_scrolls_one_way_only(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 640})
    visit.open("/?template=claims/damaged&lang=fr")
    expect(visit.editor("write")).to_be_visible()
    wide = visit.page.evaluate("document.scrollingElement.scrollWidth")
    assert wide <= 320
