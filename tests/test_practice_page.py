"""The page Practise without a browser: a case, the way from hint to answer, exercises, one's data."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from pages import html, opened
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from relation.language import Lang
from relation.pack import open_pack
from relation.practice.exercise import read_exercise
from relation.practice.models import Attempt, Card, Learner
from relation.reviewing import review
from relation.text import Context, Text
from relation.ui import resources
from relation.ui.notice import notice
from relation.ui.words import Words

LAMP = "3/damaged_lamp"
ANSWER = """Dear Ms Price,

You forgot to send us the photo of the box. I am agree with you. <script>alert(1)</script> **x**

We will send you a new lamp, free of charge, on Friday 4 December.

Kind regards,
Chloé Martin
"""


@pytest.fixture(autouse=True)
def _home(home: Path) -> Path:
    return home


def practising(ui: Lang = Lang.EN, name: str = "Lou", **address: str) -> AppTest:
    app = opened(ui, "practice")
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    app.text_input(key="person-pseudonym").set_value(name).run()
    app.button(key="person-go").click().run()
    assert not app.exception
    return app


def answered(app: AppTest, text: str = ANSWER) -> AppTest:
    if LAMP not in str(app.query_params.get("scenario")):
        app.button(key=f"case-{LAMP}").click().run()
    app.text_area(key=f"answer-{LAMP}").set_value(text).run()
    app.button(key="practice-ask").click().run()
    assert not app.exception
    return app


def body(app: AppTest) -> str:
    return re.sub(r"<style>.*?</style>", "", html(app), flags=re.S)


def kept() -> list[Attempt]:
    with resources.practice().session() as db:
        return list(db.scalars(select(Attempt).order_by(Attempt.id)))


def keys(app: AppTest, start: str) -> list[str]:
    return [button.key for button in app.button if (button.key or "").startswith(start)]


@pytest.mark.parametrize("ui", Lang)
def test_cases_are_found_and_nothing_is_kept_before_a_name(ui: Lang) -> None:
    w = Words(ui)
    app = opened(ui, "practice")
    assert w("person.title") in [header.value for header in app.header]
    app.text_input(key="case-search").set_value("lamp").run()
    assert f"case-{LAMP}" in keys(app, "case-")
    app.segmented_control(key="case-lang").set_value("fr").run()
    assert f"case-{LAMP}" not in keys(app, "case-")
    app.text_input(key="case-search").set_value("zzzz").run()
    assert w("practice.none") in [info.value for info in app.info]
    app.button(key="person-go").click().run()
    assert w("person.needed") in body(app)
    with resources.practice().session() as db:
        assert db.scalars(select(Learner)).all() == []


@pytest.mark.parametrize("ui", Lang)
def test_from_the_answer_to_the_feedback_step_by_step(ui: Lang) -> None:
    w = Words(ui)
    app = answered(practising(ui, "Lou <b>[x](y)"))
    shown = body(app)
    assert "<script>alert" not in shown and "&lt;script&gt;" in shown
    assert shown.count("●") + shown.count("○") == 20
    assert w("practice.out_of", n=kept()[0].bands["content"]) in shown
    blame = next(n for n, e in enumerate(kept()[0].evidence) if e["id"] == "tone.blame")
    message = kept()[0].evidence[blame]["message"][str(ui)]
    assert message.split(".")[0] not in shown  # the hint comes first
    assert "<mark>" not in shown
    app.button(key=f"open-1-{blame}-message").click().run()
    assert "<mark>You forgot" in body(app)
    assert kept()[0].opened == {str(blame): "message"}
    app.button(key=f"open-1-{blame}-better").click().run()
    assert kept()[0].opened == {str(blame): "better"}
    # The same again after a refresh: how far one went is on the disk.
    assert f"open-1-{blame}-better" not in keys(app.run(), "open-")


def test_one_remark_at_a_time() -> None:
    app = answered(practising())
    many = body(app).count('class="rel-about"')
    app.button(key="remarks-all").click().run()
    assert body(app).count('class="rel-about"') > many
    app.toggle(key="wish-one").set_value(True).run()
    assert body(app).count('class="rel-about"') == 1 < many
    before = body(app)
    app.button(key="remark-next").click().run()
    assert body(app).count('class="rel-about"') == 1
    assert body(app) != before


def test_explanations_in_french_for_english_writing() -> None:
    app = answered(practising())
    number = next(n for n, e in enumerate(kept()[0].evidence) if e["id"] == "tone.blame")
    app.button(key=f"open-1-{number}-message").click().run()
    said = kept()[0].evidence[number]["message"]
    assert said["en"][:30] in body(app).replace("&#x27;", "'")
    app.toggle(key="wish-french").set_value(True).run()
    assert f'lang="fr">{said["fr"][:20]}' in body(app)  # it names the words itself


def test_every_attempt_is_kept_and_two_are_compared() -> None:
    app = answered(practising())
    answered(app)
    assert Words(Lang.EN)("practice.same") in [info.value for info in app.info]
    better = ANSWER.replace("You forgot to send us", "We still need")
    answered(app, better)
    assert [one.text for one in kept()] == [ANSWER, better]
    app.toggle(key="practice-compare").set_value(True).run()
    assert re.search(r"<del>.*You forgot to send us.*</del>", body(app), re.S)
    assert re.search(r"<ins>.*added:.*We still need.*</ins>", body(app), re.S)
    app.segmented_control(key="attempt-shown").set_value(1).run()
    assert "practice-compare" not in [toggle.key for toggle in app.toggle]


def test_the_text_survives_a_refresh_before_any_feedback() -> None:
    app = practising(scenario=LAMP)
    app.text_area(key=f"answer-{LAMP}").set_value("Dear Ms Price,").run()
    with resources.practice().session() as db:
        key = db.scalars(select(Learner)).one().key
    again = opened(Lang.EN, "practice")
    again.query_params["scenario"] = LAMP
    again.run()
    again.text_input(key="person-key").set_value(key).run()
    again.button(key="person-back").click().run()
    assert again.text_area(key=f"answer-{LAMP}").value == "Dear Ms Price,"
    assert "2 words" not in body(again) and "3 words" in body(again)


@pytest.mark.parametrize("text", ["", "   \n", "ok", "word " * 5_000])
def test_answers_of_no_use_are_said_to_be_so(text: str) -> None:
    app = answered(practising(), text)
    if text.strip():
        assert sum(kept()[0].bands.values()) <= 8
        assert app.warning
    else:
        assert Words(Lang.EN)("practice.empty") in [info.value for info in app.info]
        assert all(one.judged is None for one in kept())


def test_the_model_answer_and_the_next_round_come_at_the_end() -> None:
    listed = open_pack().scenarios
    second = next(one for one in listed.values() if one.follows)
    app = practising(scenario=second.follows)
    model = listed[second.follows].model
    assert "practice-model" not in keys(app, "practice-")
    app.text_area(key=f"answer-{second.follows}").set_value("I am sorry to hear this. " * 4).run()
    app.button(key="practice-ask").click().run()
    title = Words(Lang.EN)("practice.model_title")
    assert title not in [header.value for header in app.header]
    app.button(key="practice-model").click().run()
    assert title in [header.value for header in app.header]
    assert unescape(body(app)).count(model) == 1
    assert kept()[0].model_seen
    app.button(key="practice-round").click().run()
    assert app.query_params["scenario"] in (second.id, [second.id])
    assert Words(Lang.EN).both(second.title) in app.title[0].value.replace("\\", "")


def test_exercises_of_the_day() -> None:
    w = Words(Lang.EN)
    app = answered(practising())
    app.button(key="case-back").click().run()
    app.segmented_control(key="practice-view").set_value("exercises").run()
    with resources.practice().session() as db:
        cards = list(db.scalars(select(Card).order_by(Card.due, Card.id)))
    assert w.count("exercise.due", len(cards)) in body(app)
    first = read_exercise(cards[0].task)
    app.radio(key=f"drill-answer-{cards[0].id}").set_value(first.better).run()
    app.button(key="drill-submit").click().run()
    assert "✓" in body(app)
    app.button(key="drill-next").click().run()
    second = read_exercise(cards[1].task)
    app.radio(key=f"drill-answer-{cards[1].id}").set_value(second.sentence).run()
    app.button(key="drill-submit").click().run()
    assert "✗" in body(app)
    with resources.practice().session() as db:
        one, two = db.get_one(Card, cards[0].id), db.get_one(Card, cards[1].id)
        assert (one.right, one.step, two.wrong) == (1, 1, 1)
    app.button(key="drill-next").click().run()
    app.button(key="drill-drop").click().run()
    assert not app.exception
    assert w.count("exercise.due", len(cards) - 3) in body(app)


@pytest.mark.parametrize("ui", Lang)
def test_progress_has_pictures_with_words_and_tables(ui: Lang) -> None:
    w = Words(ui)
    app = answered(practising(ui))
    app.button(key="case-back").click().run()
    app.segmented_control(key="practice-view").set_value("progress").run()
    shown = body(app)
    assert shown.count('<img class="rel-curve" alt="') == 4
    assert f"<caption>{w('progress.table')}" in shown
    assert "You forgot" in shown
    assert f"<caption>{w('progress.covered')}" in shown
    app.button(key="progress-case").click().run()
    assert app.query_params["scenario"] in (LAMP, [LAMP])


def test_ones_data_are_shown_taken_and_erased() -> None:
    w = Words(Lang.EN)
    app = answered(practising())
    app.button(key="case-back").click().run()
    app.segmented_control(key="practice-view").set_value("data").run()
    app.toggle(key="mine-shown").set_value(True).run()
    assert json.loads(app.json[0].value)["attempts"][0]["text"] == ANSWER
    app.text_input(key="mine-name").set_value("Sasha").run()
    app.button(key="mine-save").click().run()
    assert w("person.here", name="Sasha").rstrip(".") in str(
        [c.value for c in app.caption]
    ).replace("\\", "")
    app.button(key="mine-erase").click().run()
    assert len(kept()) == 1
    app.button(key="mine-yes").click().run()
    assert kept() == []
    assert w("person.title") in [header.value for header in app.header]


def test_a_link_to_nowhere_leads_to_the_list() -> None:
    app = practising(scenario="3/<script>", **{"class": "<b>"})
    assert Words(Lang.EN)("practice.unknown") in [info.value for info in app.info]
    assert Words(Lang.EN)("practice.no_class") in [warning.value for warning in app.warning]


@pytest.mark.parametrize("ui", Lang)
@pytest.mark.parametrize("kind", ["contact_form", "unknown", "info_reply"])
@pytest.mark.parametrize("elsewhere", ["", "db.example"])
def test_the_notice_passes_our_own_reading(ui: Lang, kind: str, elsewhere: str) -> None:
    firm = {"company.name": "Greta Bretagne", "company.email": "donnees@greta.example"}
    text = "\n\n".join(notice(Words(ui), firm, 365, elsewhere))
    for asked in ("Greta Bretagne", "donnees@greta.example", "365", "CNIL", elsewhere):
        assert asked in text
    found = review(Text(text, ui, Context(kind, "b2c", "form", "fr")), open_pack())
    assert [f.rule.id for f in found.at_least("must", "should")] == []
    assert [f.rule.id for f in found.findings if f.check == "gdpr"] == []


def test_a_database_that_does_not_open_is_said_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELATION_DATABASE_URL", "postgresql://u:secret@localhost:1/x")
    monkeypatch.setattr("relation.ui.navigation.spoken", lambda: Lang.EN)
    app = opened()  # the drafts are kept there too, so no page goes further
    assert "does not open" in app.error[0].value
    assert "secret" not in app.error[0].value
