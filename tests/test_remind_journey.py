"""Reminders in Chromium: from a ledger nobody prepared to the letters, each state held against axe."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from audit import assert_accessible
from browsing import Visit, assert_narrow, browser, picture, running, speak, visiting
from playwright.sync_api import Browser, expect

from relation.language import Lang
from relation.ui.words import Words

__all__ = ["browser"]  # a fixture

# As a French Excel writes it, with a column that no program of ours knows.
LEDGER = (
    "Client;Qui;N° facture;Date limite de la chose;Montant TTC\n"
    "Société Martel;pro;F-1;30/09/2026;12 000,00 €\n"
    "Jean Duval;particulier;F-2;31/10/2026;85,00\n"
    "Claire Vidal;particulier;F-3;bientôt;85,00\n"
).encode("cp1252")


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    """A window of an application that has sent nothing yet."""
    with running(tmp_path) as address, visiting(browser, address) as found:
        yield found


def choose(visit: Visit, key: str, option: str) -> None:
    visit.quiet()
    visit.page.locator(f".st-key-{key} [data-baseweb=select], .st-key-{key} input").first.click()
    visit.page.get_by_role("option", name=option, exact=True).click()
    visit.quiet()


@pytest.mark.parametrize("ui", Lang)
def test_from_the_example_ledger_to_the_letters(visit: Visit, ui: Lang) -> None:
    w, page = Words(ui), visit.page
    visit.open("/remind")
    speak(visit, ui)
    assert_accessible(visit)
    visit.click("remind-example")
    visit.fill("remind-day", "23/11/2026")
    first = page.locator(".st-key-account-0")
    expect(first).to_contain_text("Société Martel")
    visit.quiet()
    visit.click("read-1")
    expect(page.locator("article[lang]")).to_be_visible()
    picture(visit, f"remind-{ui}")
    assert_accessible(visit)
    assert_narrow(visit)
    page.set_viewport_size({"width": 1280, "height": 900})
    visit.click("remind-make")
    expect(page.locator(".st-key-take-letters-zip button")).to_be_visible()
    assert_accessible(visit)
    _, data = visit.download("take-letters-zip")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(archive.namelist()) == 3 * 3 + 1
    page.reload()
    expect(first).to_contain_text(w("state.sent"))


def test_columns_are_chosen_by_hand_and_a_bad_row_is_named(visit: Visit) -> None:
    w, page = Words(Lang.FR), visit.page
    visit.open("/remind")
    speak(visit, Lang.FR)
    page.locator(".st-key-remind-file input[type=file]").set_input_files(
        {"name": "impayes.csv", "mimeType": "text/csv", "buffer": LEDGER}
    )
    expect(page.get_by_text(w("remind.columns"))).to_be_visible()
    expect(page.locator(".st-key-column-invoice input")).to_have_value(
        w("remind.column_found", title="N° facture")
    )
    assert_accessible(visit)
    choose(visit, "column-due_date", "Date limite de la chose")
    # Each row lacks the kind of its customer, and one has no date.
    expect(page.get_by_text(w.count("remind.problems", 4))).to_be_visible()
    choose(visit, "column-audience", "Qui")
    expect(page.locator(".st-key-account-1")).to_contain_text("Jean Duval")
    page.get_by_text(w.count("remind.problems", 1)).click()
    expect(page.get_by_text("bientôt")).to_be_visible()
    assert_accessible(visit)
    page.locator(".st-key-remind-file input[type=file]").set_input_files(
        {"name": "faux.xlsx", "mimeType": "application/zip", "buffer": b"PK\x03\x04"}
    )
    expect(page.get_by_role("alert").first).to_contain_text("faux.xlsx")
    assert_accessible(visit)
