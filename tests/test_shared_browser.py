"""A shared application in Chromium: signed in at a real service, and known by a cookie without one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from audit import assert_accessible
from browsing import PATIENCE, RELATION, Visit, browser, running, visiting
from oidc import Provider, providing
from playwright.sync_api import Browser, expect

from relation.language import Lang
from relation.ui.owner import COOKIE
from relation.ui.sharing import ENVIRONMENT
from relation.ui.wanted import COOKIE as WANTED
from relation.ui.words import Words

__all__ = ["browser"]
W = Words(Lang.FR)
CAMILLE = {"sub": "camille@roy.example", "name": "Camille Roy"}
LOU = {"sub": "lou@roy.example", "name": "Lou Roy"}


@pytest.fixture
def provider() -> Iterator[Provider]:
    with providing() as made:
        yield made


def guard(place: Path, provider: Provider) -> None:
    """Have an application that starts in this place ask everybody to sign in."""
    (place / ".streamlit").mkdir()
    (place / ".streamlit" / "secrets.toml").write_text(provider.secrets(), encoding="utf-8")


def signed_in(visit: Visit, path: str = "", title: str = "choose.title") -> None:
    visit.open(path)
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(W("signin.title"))
    assert_accessible(visit)
    visit.click("sign-in-default")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(W(title))
    visit.quiet()


def test_a_link_is_followed_after_signing_in(
    browser: Browser, provider: Provider, tmp_path: Path
) -> None:
    guard(tmp_path, provider)
    provider.person = CAMILLE
    with running(tmp_path, RELATION, tmp_path) as address, visiting(browser, address) as visit:
        visit.open("/?template=claims/damaged&lang=en")
        visit.click("sign-in-default")
        expect(visit.page.get_by_role("heading", level=1)).to_contain_text("abîmé")
        visit.quiet()
        assert "template=claims" in visit.page.url
        visit.page.reload()  # the wish is followed once
        visit.quiet()
        signed_out(visit)
        visit.open("/check")
        visit.click("sign-in-default")
        expect(visit.page.get_by_role("heading", level=1)).to_have_text(W("checking.title"))
        visit.quiet()
        assert not [c for c in visit.page.context.cookies() if c["name"] == WANTED]


def opened_notice(visit: Visit) -> None:
    visit.page.get_by_text("Application partagée").click()
    expect(visit.page.locator(".st-key-shared-erase button")).to_be_visible()
    visit.quiet()


def signed_out(visit: Visit) -> None:
    """Go out and wait for the provider: before it is asked, the page is drawn but the door still open."""
    opened_notice(visit)
    with visit.page.expect_response(lambda answer: "/out" in answer.url, timeout=PATIENCE):
        visit.click("sign-out")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(W("signin.title"))


def draft(visit: Visit, number: str) -> None:
    visit.open("/check")
    visit.quiet()
    visit.write("check", f"Dear Ms Roy,\n\nYour order {number} leaves today.\n")
    visit.saved("check")
    expect(visit.page.locator(".rel-wait, .rel-counts").first).to_be_visible()
    visit.quiet()


def expect_drafts(visit: Visit, number: int) -> None:
    """Go to the page Drafts as a person does: the window stays, and what it holds is kept first."""
    visit.page.get_by_role("link", name=W("page.drafts")).first.click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(W("drafts.title"))
    if not number:
        expect(visit.page.get_by_text(W("drafts.none"))).to_be_visible()
    expect(visit.page.locator("[class*='st-key-open-'] button")).to_have_count(number)
    visit.quiet()


def test_each_account_comes_in_to_its_own_drafts_and_goes_out(
    browser: Browser, provider: Provider, tmp_path: Path
) -> None:
    guard(tmp_path, provider)
    with running(tmp_path, RELATION, tmp_path) as address:
        with visiting(browser, address) as visit:
            provider.person = CAMILLE
            signed_in(visit, "/settings", "settings.title")
            opened_notice(visit)
            expect(visit.page.locator(".st-key-shared-do")).to_contain_text("Camille Roy")
            assert_accessible(visit)
            draft(visit, "B-77")
            expect_drafts(visit, 1)
            signed_out(visit)
            assert "/out" in provider.asked
            provider.person = LOU  # on the same computer, after her
            signed_in(visit)
            expect_drafts(visit, 0)
        with visiting(browser, address) as visit:
            provider.person = CAMILLE
            signed_in(visit)
            expect_drafts(visit, 1)
    assert provider.asked.count("/authorize") == 3
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("*.sqlite"))
    assert b"B-77" in kept and b"roy.example" not in kept and b"Camille" not in kept


def test_a_browser_is_known_again_by_its_cookie(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ENVIRONMENT, "1")
    with running(tmp_path) as address:
        with visiting(browser, address) as visit:
            draft(visit, "B-77")
            expect_drafts(visit, 1)
            visit.page.reload()
            expect(visit.page.get_by_role("heading", level=1)).to_be_visible()
            visit.quiet()
            expect_drafts(visit, 1)
            (cookie,) = [c for c in visit.page.context.cookies() if c["name"] == COOKIE]
            with visiting(browser, address) as other:
                other.open()
                other.quiet()
                expect_drafts(other, 0)
            opened_notice(visit)
            visit.click("shared-erase")
            visit.click("shared-yes")
            expect(visit.page.get_by_text(W("drafts.none"))).to_be_visible()
            visit.quiet()
            (later,) = [c for c in visit.page.context.cookies() if c["name"] == COOKIE]
            assert later["value"] != cookie["value"]
        kept = b"".join(file.read_bytes() for file in tmp_path.glob("*.sqlite"))
        assert cookie["value"].encode() not in kept and b"B-77" not in kept
