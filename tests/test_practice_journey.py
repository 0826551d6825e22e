"""Practice in Chromium: a trainee writes, opens a hint, tries again; a trainer sets, looks, takes away."""

from __future__ import annotations

import csv
import io
import re

import pytest
from audit import assert_accessible
from browsing import Visit, address, browser, picture, speak, visit
from playwright.sync_api import Browser, expect

from relation.language import Lang
from relation.pack import open_pack
from relation.ui.person import COOKIE
from relation.ui.words import Words

__all__ = ["address", "browser", "visit"]  # fixtures

PACK = open_pack()
LAMP = "/practice?scenario=3/damaged_lamp"
ANSWER = """Dear Ms Price,

You forgot to send us the photo of the box. I am agree with you.

We will send you a new lamp, free of charge, on Friday 4 December.

Kind regards,
Chloé Martin
"""
BETTER = ANSWER.replace("You forgot to send us", "We would like to see").replace(
    "I am agree", "I agree"
)


# What the choice of a case shows, as text or as the value of a field.
SHOWN = """title => {
    const choice = document.querySelector(".st-key-assign-case");
    return (choice.innerText + choice.querySelector("input")?.value).includes(title);
}"""


def write(visit: Visit, words: str) -> None:
    visit.quiet()
    box = visit.page.locator('[class*="st-key-answer-"] textarea')
    box.fill(words)
    box.press("Control+Enter")
    visit.quiet()
    visit.click("practice-ask")
    visit.quiet()


def begin(visit: Visit, name: str) -> None:
    visit.quiet()
    visit.fill("person-pseudonym", name)
    visit.click("person-go")
    expect(visit.page.locator(".st-key-person-begin")).to_have_count(0)
    visit.quiet()


def remark(visit: Visit, words: str):  # type: ignore[no-untyped-def]
    return visit.page.locator('[class*="st-key-practice-remark-"]').filter(has_text=words)


@pytest.mark.parametrize("ui", Lang)
def test_a_trainee_writes_opens_a_hint_tries_again_and_sees_progress(
    visit: Visit, ui: Lang
) -> None:
    w, page = Words(ui), visit.page
    visit.open("/practice")
    speak(visit, ui)
    assert_accessible(visit)
    begin(visit, "Lou")
    visit.page.locator(".st-key-case-search input").fill("lamp")
    visit.click("card-case-3-damaged_lamp")
    expect(page.locator("blockquote.rel-desk")).to_contain_text("Hannah Price")

    # Nothing is reported while one writes; the feedback begins with hints.
    write(visit, ANSWER)
    expect(page.locator("dl.rel-bands dt")).to_have_count(4)
    expect(page.locator("mark")).to_have_count(0)
    hint = {Lang.FR: "Paragraphe 2\u00a0: le ton.", Lang.EN: "Paragraph 2: the tone."}[ui]
    card = remark(visit, hint).first
    expect(card).not_to_contain_text("You forgot")
    card.get_by_role("button", name=w("practice.explain")).click()
    expect(card).to_contain_text("You forgot")
    expect(page.locator("mark")).to_contain_text("You forgot")
    picture(visit, f"practice-{ui}")
    assert_accessible(visit)

    # A refresh finds the same person, text and hints.
    page.reload()
    expect(page.locator('[class*="st-key-answer-"] textarea')).to_have_value(ANSWER)
    expect(page.locator("mark")).to_contain_text("You forgot")
    cookie = next(one for one in page.context.cookies() if one["name"] == COOKIE)
    assert cookie["sameSite"] == "Lax" and re.fullmatch(r"[\w-]{20,}", cookie["value"])

    write(visit, BETTER)
    expect(page.get_by_text(w("practice.attempt", n=2))).to_be_visible()
    visit.quiet()
    page.locator(".st-key-practice-compare label").click()
    expect(page.locator("del").first).to_contain_text("You forgot")
    expect(page.locator("ins").first).to_contain_text("We would like")
    visit.click("practice-model")
    expect(page.get_by_role("heading", name=w("practice.model_title"))).to_be_visible()

    visit.click("case-back")
    visit.quiet()
    page.locator(".st-key-practice-view").get_by_text(w("view.progress"), exact=True).click()
    expect(page.locator("img.rel-curve")).to_have_count(4)
    wide = page.locator("img.rel-curve").first.evaluate("image => image.naturalWidth")
    assert wide > 0
    picture(visit, f"progress-{ui}")
    assert_accessible(visit)
    page.locator(".st-key-practice-view").get_by_text(w("view.exercises"), exact=True).click()
    expect(page.locator(".st-key-drill")).to_be_visible()
    assert_accessible(visit)
    page.locator(".st-key-practice-view").get_by_text(w("view.data"), exact=True).click()
    _, raw = visit.download("mine-export")
    assert "You forgot" in raw.decode()
    assert_accessible(visit)
    visit.click("mine-erase")
    visit.click("mine-yes")
    expect(page.locator(".st-key-person-begin")).to_be_visible()
    page.reload()
    expect(page.locator(".st-key-person-begin")).to_be_visible()


def test_a_trainer_sets_a_case_looks_and_takes_away(visit: Visit, browser: Browser) -> None:
    w, page = Words(Lang.FR), visit.page
    visit.open("/class")
    speak(visit, Lang.FR)
    begin(visit, "Mme Roy")
    visit.fill("class-name", "Groupe A")
    visit.click("class-create")
    expect(page.get_by_text(w("classroom.no_assignments"))).to_be_visible()
    visit.quiet()
    box = page.locator(".st-key-assign-case input")
    box.fill("lampe")
    page.get_by_role("option").first.click()
    visit.fill("assign-due", "15 janvier 2027")
    visit.click("assign-go")
    shown = page.locator('[class*="st-key-assigned-"] code').first
    expect(shown).to_contain_text("scenario=3/damaged_lamp&class=")
    link = shown.inner_text().strip()
    assert link.startswith(visit.address)
    assert_accessible(visit)

    context = browser.new_context(locale="fr-FR")
    context.set_default_timeout(60_000)
    trainee = Visit(context.new_page(), visit.address)
    trainee.open(link.removeprefix(visit.address))
    begin(trainee, "=Lou")
    trainee.click("class-join")
    expect(trainee.page.locator(".st-key-class-join")).to_have_count(0)
    expect(trainee.page.get_by_text("15 janvier 2027")).to_be_visible()
    write(trainee, ANSWER)
    expect(trainee.page.locator("dl.rel-bands dt")).to_have_count(4)

    page.reload()
    expect(page.locator(".rel-table").first).to_contain_text("=Lou")
    expect(page.locator("dl.rel-bands dt")).to_have_count(4)
    for ui in (Lang.EN, Lang.FR):
        speak(visit, ui)
        expect(page.locator("dl.rel-bands dt")).to_have_count(4)
        page.wait_for_function(SHOWN, arg=PACK.scenarios[min(PACK.scenarios)].title.in_(ui))
        picture(visit, f"class-{ui}")
        assert_accessible(visit)
    _, table = visit.download("class-csv")
    lines = list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))
    assert lines[1][0] == "'=Lou" and "You forgot" in lines[1][-1]
    _, book = visit.download("class-xlsx")
    assert book.startswith(b"PK")
    name, report = visit.download("class-pdf")
    assert name.endswith(".pdf") and report.startswith(b"%PDF-")
    comment = page.locator('[class*="st-key-comment-"] textarea')
    comment.fill("Reprenez le ton, le reste est bien.")
    comment.press("Control+Enter")
    visit.click("comment-send")
    expect(page.locator("blockquote.rel-comment")).to_contain_text("Reprenez le ton")
    trainee.page.reload()
    expect(trainee.page.locator("blockquote.rel-comment")).to_contain_text("Mme Roy")
    context.close()
