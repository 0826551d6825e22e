"""The page Drafts without a browser: what was begun is found again, taken up, and deleted."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from pages import html, opened, rewrite, written
from streamlit.testing.v1 import AppTest

from relation.language import Lang
from relation.places import drafts_folder, preferences_file
from relation.ui import reminding, resources
from relation.ui.escape import label
from relation.ui.preferences import Preferences, load_preferences, save_preferences
from relation.ui.shelf import ago
from relation.ui.words import Words
from relation.ui.work import Checking, Work, Writing

pytestmark = pytest.mark.usefixtures("home")
DRAFTS = "../pages/drafts.py"
LETTER = "Dear Ms Roy,\n\nThe parcel leaves on Monday.\n\nKind regards,\nCamille\n"


def id_of(app: AppTest) -> str:
    named = app.query_params["draft"]
    return named if isinstance(named, str) else named[0]


def keys(app: AppTest, start: str) -> list[str]:
    return [button.key for button in app.button if button.key and button.key.startswith(start)]


@pytest.mark.parametrize("ui", Lang)
def test_a_draft_is_listed_and_taken_up_in_another_window(ui: Lang) -> None:
    first = opened(ui, template="claims/damaged", lang=ui.other)
    first.text_input(key="fact-customer.greeting").set_value("Inès *Roche*").run()
    body = written(first)
    window = opened(page="drafts")
    w = Words(ui)
    (key,) = keys(window, "open-")
    button = window.button(key=key)
    assert button.label == label(resources.pack().template("claims/damaged", ui).title)
    about = "\n".join(caption.value for caption in window.caption)
    assert r"Inès \*Roche\*" in about
    assert w(f"language.{ui.other}") in about
    button.click().run()
    assert not window.exception
    assert id_of(window) == id_of(first)
    assert written(window) == body


def test_a_draft_outlives_restart_page_change_and_language_switch() -> None:
    app = opened(Lang.EN, template="claims/damaged", lang="en")
    app.text_input(key="fact-order.number").set_value("B-77").run()
    rewrite(app, written(app).replace("Kind regards", "With best wishes"))
    app.switch_page(DRAFTS).run()
    app.segmented_control(key="ui").set_value(Lang.FR).run()
    resources.drafts.clear()  # what a restart does
    again = opened(page="drafts")
    again.button(key=keys(again, "open-")[0]).click().run()
    assert "With best wishes" in written(again)
    assert again.text_input(key="fact-order.number").value == "B-77"


def test_a_message_to_check_opens_on_its_page() -> None:
    app = rewrite(opened(Lang.EN, "check"), LETTER, "check")
    window = opened(page="drafts")
    window.button(key=f"open-{id_of(app)}").click().run()
    assert window.title[0].value == Words(Lang.EN)("checking.title")
    assert written(window, "check") == LETTER


def test_a_new_message_leaves_the_draft_alone() -> None:
    app = opened(Lang.EN, template="claims/damaged", lang="en")
    app.text_input(key="fact-order.number").set_value("B-77").run()
    before = id_of(app)
    app.button(key="new").click().run()
    assert id_of(app) != before
    assert app.title[0].value == Words(Lang.EN)("choose.title")
    app.switch_page(DRAFTS).run()
    assert keys(app, "open-") == [f"open-{before}"]


def test_one_draft_is_deleted_and_the_others_stay() -> None:
    app = opened(Lang.EN, template="claims/damaged", lang="en")
    app.text_input(key="fact-order.number").set_value("B-77").run()
    kept = resources.drafts().new_id()
    resources.drafts().save(kept, Work(Writing(facts={"order.number": "9"}), Checking()))
    app.switch_page(DRAFTS).run()
    app.button(key=f"delete-{id_of(app)}").click().run()
    assert keys(app, "open-") == [f"open-{kept}"]
    app.switch_page("../pages/write.py").run()
    assert resources.drafts().load(kept) is not None
    assert len(resources.drafts().listed()) == 1


@pytest.mark.parametrize("page", ["drafts", "settings"])
def test_all_drafts_go_after_a_question(page: str) -> None:
    app = opened(Lang.EN, template="claims/damaged", lang="en")
    app.text_input(key="fact-order.number").set_value("B-77").run()
    desk = reminding.Desk(resources.drafts().new_id())
    desk.take("ledger.csv", b"client;montant\n")
    app.switch_page(f"../pages/{page}.py").run()
    app.button(key="sweep").click().run()
    assert "Delete 1 draft" in html(app)
    app.button(key="sweep-no").click().run()
    assert len(resources.drafts().listed()) == 1
    app.button(key="sweep").click().run()
    app.button(key="sweep-yes").click().run()
    assert not app.exception
    assert list(drafts_folder().glob("*")) == []
    assert not desk.folder.exists()
    app.switch_page("../pages/write.py").run()
    assert list(drafts_folder().glob("*")) == []


def test_drafts_stay_as_long_as_the_settings_say() -> None:
    drafts = resources.drafts()
    id_ = drafts.new_id()
    drafts.save(id_, Work(Writing(facts={"order.number": "9"}), Checking()))
    file = drafts_folder() / f"{id_}.json"
    days_ago = time.time() - 40 * 86_400
    os.utime(file, (days_ago, days_ago))
    save_preferences(preferences_file(), Preferences(ui=Lang.EN, kept_days=60))
    assert keys(opened(page="drafts"), "open-") == [f"open-{id_}"]
    app = opened(page="settings")
    app.text_input(key="kept-days").set_value("39").run()
    assert load_preferences(preferences_file()).kept_days == 39
    assert not file.exists()


def test_a_broken_file_is_no_draft_and_goes_with_the_others(home: Path) -> None:
    drafts_folder().mkdir(parents=True)
    (drafts_folder() / f"{'a' * 16}.json").write_text("{", encoding="utf-8")
    assert keys(opened(Lang.EN, "drafts"), "open-") == []
    resources.drafts().delete_all()
    assert list(drafts_folder().glob("*")) == []


@pytest.mark.parametrize(
    ("ui", "seconds", "said"),
    [
        (Lang.EN, 2 * 3600, "2 hours ago"),
        (Lang.FR, 2 * 3600, "il y a 2 heures"),
        (Lang.FR, 0, "il y a 1 seconde"),
    ],
)
def test_the_last_change_is_said_in_words(ui: Lang, seconds: int, said: str) -> None:
    assert ago(time.time() - seconds, ui) == said
