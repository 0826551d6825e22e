"""Settings, drafts, packs and the views of a message in Chromium: axe, narrow windows, two windows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from audit import assert_accessible
from browsing import Visit, address, assert_narrow, browser, picture, speak, visit
from playwright.sync_api import expect

from relation import zipped
from relation.language import Lang
from relation.ui.words import Words

__all__ = ["address", "browser", "visit"]  # fixtures

EXAMPLE = Path(__file__).parents[1] / "examples" / "pack"
TABS = ("settings.tab_firm", "settings.tab_reading", "settings.tab_packs", "settings.tab_data")


def tab(visit: Visit, name: str) -> None:
    visit.quiet()
    visit.page.get_by_role("tab", name=name, exact=True).click()


def example(visit: Visit, ui: Lang) -> None:
    visit.open()
    speak(visit, ui)
    visit.click("first-example")
    visit.expect_text("write", "Bonjour|Dear")


@pytest.mark.parametrize("ui", Lang)
def test_every_part_of_the_settings_is_accessible(visit: Visit, ui: Lang) -> None:
    w = Words(ui)
    visit.open("/settings")
    speak(visit, ui)
    for key in TABS:
        tab(visit, w(key))
        picture(visit, f"{key.replace('.tab_', '-')}-{ui}")
        assert_accessible(visit)
    tab(visit, w("settings.tab_firm"))
    visit.fill("firm-company-email", "nobody")
    expect(visit.page.locator(".rel-problem")).to_be_visible()
    assert_accessible(visit)
    visit.fill("firm-company-email", "")
    expect(visit.page.locator(".rel-problem")).to_have_count(0)


def test_the_settings_fit_a_narrow_window(visit: Visit) -> None:
    w = Words(Lang.EN)
    visit.open("/settings")
    speak(visit, Lang.EN)
    for key in TABS:
        tab(visit, w(key))
        assert_narrow(visit)


@pytest.mark.parametrize("ui", Lang)
def test_a_draft_goes_on_in_another_window(visit: Visit, ui: Lang) -> None:
    w, page = Words(ui), visit.page
    example(visit, ui)
    visit.fill("fact-order-number", "B-1207")
    visit.expect_text("write", "Bonjour|Dear")
    expect(page.locator(".st-key-write-subject input")).to_have_value(re.compile("B-1207"))
    visit.quiet()
    visit.open("/drafts")  # a new window: nothing of it but what is kept
    speak(visit, ui)
    card = page.locator('[class*="st-key-kept-"]').first
    expect(card).to_be_visible()
    picture(visit, f"drafts-{ui}")
    assert_accessible(visit)
    card.locator('[class*="st-key-open-"] button').click()
    visit.expect_text("write", "Bonjour|Dear")
    expect(page.locator(".st-key-write-subject input")).to_have_value(re.compile("B-1207"))

    visit.open("/drafts")
    assert_narrow(visit)
    visit.click("sweep")
    expect(page.locator(".st-key-sweep-sure")).to_be_visible()
    assert_accessible(visit)
    visit.click("sweep-yes")
    expect(page.get_by_text(w("drafts.none"))).to_be_visible()


@pytest.mark.parametrize("ui", Lang)
def test_the_views_of_a_message_are_accessible(visit: Visit, ui: Lang) -> None:
    page = visit.page
    example(visit, ui)
    visit.quiet()
    page.locator(".st-key-beside label").click()
    expect(page.locator(f'article[lang="{ui.other}"]')).to_be_visible()
    visit.quiet()
    page.locator(".st-key-write-level label").click()
    expect(page.locator(".rel-levels")).to_be_visible()
    visit.settle()
    picture(visit, f"views-{ui}")
    assert_accessible(visit)
    assert_narrow(visit)


def test_a_pack_comes_in_and_goes_out_as_a_zip(visit: Visit, tmp_path: Path) -> None:
    w, page = Words(Lang.FR), visit.page
    good, bad = tmp_path / "jardins.zip", tmp_path / "faux.zip"
    good.write_bytes(zipped.pack(EXAMPLE))
    bad.write_bytes(b"PK\x03\x04")
    visit.open("/settings")
    speak(visit, Lang.FR)
    tab(visit, w("settings.tab_packs"))
    chosen = page.locator(".st-key-pack-open input[type=file]")
    chosen.set_input_files(bad)
    expect(page.locator(".rel-problems")).to_contain_text("ZIP")
    assert_accessible(visit)
    chosen.set_input_files(good)
    expect(page.locator(".st-key-pack-jardins")).to_be_visible()
    picture(visit, "settings-pack-fr")
    assert_accessible(visit)
    name, data = visit.download("pack-get-jardins")
    assert name == "jardins.zip"
    assert dict(zipped.read(name, data)) == dict(zipped.read("a.zip", good.read_bytes()))
    visit.click("pack-remove-jardins")
    expect(page.get_by_text(w("packs.none"))).to_be_visible()
