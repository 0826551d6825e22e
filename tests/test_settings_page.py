"""The page Settings without a browser: what is typed is kept, used in messages, and refused when wrong."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pages import html, opened, read, rewrite, written
from streamlit.testing.v1 import AppTest

from relation.dunning.batch import Batch
from relation.dunning.ledger import read_ledger
from relation.dunning.policy import PolicyError, read_policy
from relation.language import Lang
from relation.logo import LogoError
from relation.pack import open_pack
from relation.places import preferences_file
from relation.ui.preferences import Preferences, load_preferences, save_preferences
from relation.ui.reminding import with_firm
from relation.ui.terms import dunning, own_logo, with_logo
from relation.ui.words import Words

SQUARE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
)

pytestmark = pytest.mark.usefixtures("home")


def kept() -> Preferences:
    return load_preferences(preferences_file())


def typed(app: AppTest, key: str, words: str) -> AppTest:
    app.text_input(key=key).set_value(words).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("ui", Lang)
def test_the_identity_by_legal_form_stands_in_the_message(ui: Lang) -> None:
    app = opened(ui, "settings")
    typed(app, "firm-company.name", "Sol & Fils")
    app.selectbox(key="identity-form").set_value("sarl").run()
    typed(app, "identity-capital", "20000")
    typed(app, "identity-siren", "812345678")
    typed(app, "identity-city", "Rennes")
    line = {
        Lang.FR: "Sol & Fils, SARL au capital de 20\u202f000\u00a0€, SIREN 812\u00a0345\u00a0678, RCS Rennes",
        Lang.EN: "Sol & Fils, SARL with a share capital of €20,000, SIREN 812\u00a0345\u00a0678, RCS Rennes (trade register)",
    }[ui]
    assert line.replace("&", "&amp;") in html(app)
    later = opened(template="claims/damaged", lang=ui)
    body = written(later)
    assert "Sol & Fils, SARL" in body
    assert "812\u00a0345\u00a0678" in body


@pytest.mark.parametrize(
    ("key", "wrong", "right"),
    [
        ("firm-company.email", "contact", "contact@sol.example"),
        ("firm-company.phone", "call me", "02 99 01 00 25"),
        ("firm-company.website", "my site", "www.sol.example"),
        ("firm-company.delegation", "a lot", "80"),
        ("kept-days", "0", "12"),
        ("kept-days", "soon", "366"),
        ("answer-days", "-3", ""),
    ],
)
def test_bad_input_is_said_at_its_field(key: str, wrong: str, right: str) -> None:
    app = typed(opened(Lang.EN, "settings"), key, wrong)
    assert html(app).count('class="rel-problem"') == 1
    assert app.text_input(key=key).value == wrong
    typed(app, key, right)
    assert 'class="rel-problem"' not in html(app)


def test_a_wrong_siren_is_said_and_never_reaches_a_message() -> None:
    app = opened(Lang.FR, "settings")
    app.selectbox(key="identity-form").set_value("ei").run()
    typed(app, "identity-siren", "12 34")
    assert Words(Lang.FR).ui in kept().firm
    assert "neuf chiffres" in html(app)
    assert "company.siren" not in kept().firm_in(Lang.FR)


def test_days_that_cannot_be_used_change_nothing() -> None:
    app = typed(opened(Lang.EN, "settings"), "kept-days", "12")
    typed(app, "kept-days", "")
    assert kept().kept_days == 12
    typed(app, "answer-days", "10")
    assert kept().answer_days == 10
    typed(app, "answer-days", "")
    assert kept().answer_days is None


def test_what_one_may_grant_alone_is_the_limit_of_the_review(home: Path) -> None:
    save_preferences(
        preferences_file(), Preferences().with_firm(Lang.EN, "company.delegation", "£20")
    )
    app = opened(Lang.EN)
    app.button(key="first-example").click().run()
    promise = "\n\nWe offer you a voucher of £30.\n\n"
    rewrite(app, written(app).replace("\n\n", promise, 1))
    assert "(20)" in html(read(app))
    save_preferences(
        preferences_file(), Preferences().with_firm(Lang.EN, "company.delegation", "£40")
    )
    assert "more than you may grant" not in html(read(app))


def test_house_terms_and_the_second_reader_reach_the_review() -> None:
    letter = "Dear Ms Roy,\n\nYou forgot the invoice.\n\nKind regards,\nCamille\n"
    app = opened(Lang.EN, "settings")
    app.text_area(key="house-terms").set_value("  you forgot \n\nAlba\n").run()
    app.toggle(key="second-reader").set_value(False).run()
    assert kept().house_terms == {"you forgot", "Alba"}
    assert not kept().second_reader
    assert app.text_area(key="house-terms").value == "Alba\nyou forgot"
    app.switch_page("../pages/check.py").run()
    rewrite(app, letter, "check")
    shown = [button.key for button in read(app).button if button.key]
    assert not any("tone." in key for key in shown if key.startswith("finding-"))
    app.switch_page("../pages/settings.py").run()
    app.text_area(key="house-terms").set_value("").run()
    app.switch_page("../pages/check.py").run()
    shown = [button.key for button in read(app).button if button.key]
    assert any("tone.blame" in key for key in shown)


def test_a_rule_switched_off_is_switched_on_again() -> None:
    save_preferences(preferences_file(), Preferences().with_rule("tone.blame", off=True))
    app = opened(Lang.EN, "settings")
    app.button(key="settings-on-tone.blame").click().run()
    assert kept().rules_off == frozenset()
    assert Words(Lang.EN)("settings.no_rules_off") in [c.value for c in app.caption]


def test_where_things_lie_is_said(home: Path) -> None:
    shown = html(opened(Lang.EN, "settings"))
    for place in ("drafts", "reminders", "preferences.json"):
        assert str(home / place) in shown
    assert Words(Lang.EN)("settings.local") in shown


def test_the_own_time_to_answer_suggests_the_date() -> None:
    app = typed(opened(Lang.EN, "settings"), "answer-days", "10")
    app.switch_page("../pages/write.py").run()
    app.text_input(key="situation-search").set_value("claim received").run()
    key = next(
        b.key for b in app.button if b.key and b.key.startswith("choose-claims/")
        and "received" in b.key
    )  # fmt: skip
    app.button(key=key).click().run()
    assert "/20" in app.text_input(key="fact-claim.reply_date").value


def test_how_customers_pay_is_said_once_for_all_reminders() -> None:
    typed(opened(Lang.EN, "settings"), "firm-payment.means", "by bank transfer only")
    app = opened(template="dunning/reminder_courteous", lang="en")
    assert app.text_input(key="fact-payment.means").value == "by bank transfer only"
    assert "by bank transfer only" in written(app)


def test_the_rate_and_the_clause_stand_in_the_formal_notice() -> None:
    app = opened(Lang.FR, "settings")
    typed(app, "contract-rate", "beaucoup")
    assert html(app).count('class="rel-problem"') == 1
    assert dunning(kept()) == {}
    typed(app, "contract-rate", "12,5 %")
    assert 'class="rel-problem"' not in html(app)
    app.text_area(key="penalty-clause").set_value(
        "Article 8 : un retard coûte 12,5 % par an."
    ).run()
    pack = with_firm(open_pack(), kept())
    policy = read_policy(pack.settings.dunning)
    assert policy.contract_rate == Decimal("12.5")
    rows = (
        "customer,language,audience,invoice,due_date,amount,last_level\n"
        "Martel,fr,b2b,F-1,2026-09-30,12000,3\nMartel Export,en,b2b,F-2,2026-09-30,12000,3\n"
    )
    batch = Batch(pack, read_ledger("l.csv", rows.encode()), dt.date(2026, 11, 14))
    french, english = (batch.preview(account).draft.body for account in batch.accounts())
    assert (
        "conditions de vente\u00a0: «\u00a0Article 8 : un retard coûte 12,5 % par an\u00a0»."
        in french
    )
    assert "12,50\u00a0%" in french and "in our terms of sale: “Article 8" in english
    assert not any(batch.preview(account).stopped for account in batch.accounts())


def test_a_clause_without_its_rate_is_not_used_and_says_so() -> None:
    app = opened(Lang.EN, "settings")
    app.text_area(key="penalty-clause").set_value("Article 8: late payment costs 12%.").run()
    assert html(app).count('class="rel-problem"') == 1
    assert dunning(kept()) == {}
    with pytest.raises(PolicyError):
        read_policy({"penalty_clause": "Article 8"})


def test_the_logo_is_kept_used_and_taken_away(home: Path) -> None:
    save_preferences(preferences_file(), with_logo(kept(), "logo.svg", SQUARE))
    logo = own_logo(kept())
    assert logo is not None and with_firm(open_pack(), kept()).settings.logo == logo
    app = opened(Lang.FR, "settings")
    app.button(key="logo-remove").click().run()
    assert not app.exception and own_logo(kept()) is None
    with pytest.raises(LogoError):
        with_logo(kept(), "logo.svg", b"nothing")


def test_a_logo_that_was_damaged_on_disk_is_left_out(home: Path) -> None:
    for words in ("???", "bm90aGluZw=="):
        assert own_logo(replace(kept(), logo=words)) is None
