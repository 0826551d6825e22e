"""The pages without a browser: what a person does on Write and Check, in both languages."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from relation.language import Lang
from relation.ui import resources
from relation.ui.launch import ENTRY
from relation.ui.pieces import component
from relation.ui.words import Words

TIMEOUT = 600  # seconds: the first reading loads the language models, on a busy machine too
CHECK = "../pages/check.py"
LETTERS = {
    Lang.FR: "Bonjour Madame Roy,\n\nVous avez oublié la facture. Nous appelons le 03/12/2026.\n\n"
    "Cordialement,\nCamille\n",
    Lang.EN: "Dear Ms Roy,\n\nYou forgot the invoice. We will call on 03/12/2026.\n\n"
    "Kind regards,\nCamille\n",
}
BLAME = {Lang.FR: "Vous avez oublié", Lang.EN: "You forgot"}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new user's machine: no drafts, no preferences, no LanguageTool."""
    monkeypatch.setenv("RELATION_HOME", str(tmp_path))
    monkeypatch.delenv("RELATION_LANGUAGETOOL_URL", raising=False)
    resources.drafts.clear()
    # No browser runs the editor here: the plain text area stands in its place.
    monkeypatch.setattr(component, "can_run", lambda: False)
    return tmp_path


def opened(ui: Lang | None = None, **address: str) -> AppTest:
    app = AppTest.from_file(str(ENTRY), default_timeout=TIMEOUT)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    if ui is not None:
        app.segmented_control(key="ui").set_value(ui).run()
    return app


def read(app: AppTest) -> AppTest:
    """Run until the review is over, as the page does by itself in a browser."""
    deadline = time.monotonic() + TIMEOUT
    app.run()
    while any('class="rel-wait"' in piece.value for piece in app.get("html")):
        assert time.monotonic() < deadline
        time.sleep(0.4)  # as often as the page asks
        app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(piece.value for piece in app.get("html"))


def example(ui: Lang) -> AppTest:
    app = opened(ui)
    app.button(key="first-example").click().run()
    return read(app)


def checking(ui: Lang, text: str) -> AppTest:
    app = opened(ui)
    app.switch_page(CHECK).run()
    app.text_area(key="check-body").set_value(text).run()
    return read(app)


def downloads(app: AppTest) -> list[bool]:
    """Whether each way out is shut."""
    return [button.disabled for button in app.get("download_button")]


def finding_key(app: AppTest, rule: str, action: str) -> str:
    return next(b.key for b in app.button if b.key and rule in b.key and b.key.endswith(action))


@pytest.mark.parametrize("ui", Lang)
def test_an_example_is_on_the_screen_in_one_click_and_ready_to_leave(ui: Lang) -> None:
    w = Words(ui)
    app = example(ui)
    body = app.text_area(key="write-body").value
    assert body.startswith({"fr": "Bonjour", "en": "Dear"}[ui])
    assert "[" not in body
    assert [header.value for header in app.header] == [
        w("write.facts"), w("write.message"), w("handover.title"), w("review.title"),
    ]  # fmt: skip
    assert app.query_params["template"] == "claims/damaged"
    assert app.query_params["lang"] == ui
    assert downloads(app) == [False] * 3
    assert w("review.fine") in html(read(app))
    assert w("handover.note") in [caption.value for caption in app.caption]


@pytest.mark.parametrize("ui", Lang)
def test_the_message_appears_as_the_form_is_filled(ui: Lang) -> None:
    app = opened(ui, template="claims/damaged", lang=ui)
    before = app.text_area(key="write-body").value
    assert "[" in before
    app.text_input(key="fact-order.product").set_value("Alba 3000").run()
    assert "Alba 3000" in app.text_area(key="write-body").value
    assert "Alba 3000" not in before
    assert downloads(read(app)) == [True] * 3
    app.button(key="fill-examples").click().run()
    assert "Alba 3000" in app.text_area(key="write-body").value
    assert "[" not in app.text_area(key="write-body").value


def test_a_fact_that_cannot_be_read_says_so_beside_its_field() -> None:
    app = opened(Lang.EN, template="claims/damaged", lang="en")
    app.text_input(key="fact-delivery.new_date").set_value("<b>soon</b>").run()
    assert 'role="alert">“&lt;b&gt;soon&lt;/b&gt;” is not a date' in html(app)


def test_new_facts_leave_what_was_rewritten_alone() -> None:
    app = example(Lang.EN)
    area = app.text_area(key="write-body")
    area.set_value(area.value.replace("Kind regards", "With best wishes")).run()
    app.text_input(key="fact-customer.greeting").set_value("Mr Okafor").run()
    body = app.text_area(key="write-body").value
    assert "Mr Okafor" in body
    assert "With best wishes" in body
    app.button(key="reset").click().run()
    assert "Kind regards" in app.text_area(key="write-body").value


def test_the_message_changes_language_and_comes_back_with_its_edits() -> None:
    app = example(Lang.EN)
    app.text_input(key="write-subject").set_value("My own subject").run()
    app.segmented_control(key="choice-language").set_value("fr").run()
    assert app.text_area(key="write-body").value.startswith("Bonjour")
    app.segmented_control(key="choice-language").set_value("en").run()
    assert app.text_input(key="write-subject").value == "My own subject"


def test_situations_are_found_by_words_of_either_language() -> None:
    app = opened(Lang.EN)
    app.text_input(key="situation-search").set_value("colis abîmé").run()
    chosen = [b.key for b in app.button if b.key and b.key.startswith("choose-")]
    assert "choose-claims/damaged" in chosen
    app.text_input(key="situation-search").set_value("relance bleue").run()
    assert "choose-dunning/reminder_courteous" in [b.key for b in app.button]
    assert "No situation has all these words" in html(app)
    app.text_input(key="situation-search").set_value("zzzz").run()
    assert Words(Lang.EN)("choose.none") in [info.value for info in app.info]
    app.text_input(key="situation-search").set_value("").run()
    app.pills(key="family").set_value("dunning").run()
    chosen = [b.key for b in app.button if b.key and b.key.startswith("choose-")]
    assert chosen
    assert all(key.startswith("choose-dunning/") for key in chosen if key)


def test_a_link_to_nowhere_leads_to_the_list() -> None:
    app = opened(Lang.FR, template="claims/<script>", lang="xx")
    assert Words(Lang.FR)("choose.unknown") in [info.value for info in app.info]
    assert "template" not in app.query_params


@pytest.mark.parametrize("ui", Lang)
def test_a_pasted_message_is_read_in_its_own_language(ui: Lang) -> None:
    w = Words(ui)
    app = checking(ui, LETTERS[ui.other])
    assert w(f"checking.read_{ui.other}") in [caption.value for caption in app.caption]
    assert BLAME[ui.other] in html(app)
    assert downloads(app) == [True] * 3
    app.checkbox(key="check-anyway").check().run()
    assert downloads(app) == [False] * 3


@pytest.mark.parametrize("ui", Lang)
def test_a_suggestion_replaces_the_words(ui: Lang) -> None:
    app = checking(ui, LETTERS[ui])
    app.button(key=finding_key(app, "numeric_date", "fix-0")).click().run()
    assert "03/12/2026" not in app.text_area(key="check-body").value
    assert {"fr": "3 décembre 2026", "en": "3 December 2026"}[ui] in app.text_area(
        key="check-body"
    ).value
    assert "numeric_date" not in str([b.key for b in read(app).button])


@pytest.mark.parametrize("ui", Lang)
def test_a_finding_is_ignored_here_and_taken_back(ui: Lang) -> None:
    app = checking(ui, LETTERS[ui])
    app.button(key=finding_key(app, "tone.blame", "-ignore")).click().run()
    assert downloads(app) == [False] * 3
    restore = next(b for b in app.button if b.key and b.key.startswith("restore-tone.blame"))
    assert BLAME[ui] in restore.label
    restore.click().run()
    assert downloads(app) == [True] * 3


@pytest.mark.parametrize("ui", Lang)
def test_a_rule_is_switched_off_for_good_and_back_on(ui: Lang) -> None:
    app = checking(ui, LETTERS[ui])
    app.button(key=finding_key(app, "tone.blame", "-off")).click().run()
    assert downloads(app) == [False] * 3
    later = checking(ui, LETTERS[ui] + "\n")
    assert downloads(later) == [False] * 3
    later.button(key="on-tone.blame").click().run()
    assert downloads(later) == [True] * 3


def test_other_languages_are_said_not_checked() -> None:
    german = "Sehr geehrter Herr Maier, vielen Dank für Ihre Nachricht, wir rufen Sie am Montag an."
    app = checking(Lang.EN, german)
    assert any("German" in info.value for info in app.info)
    assert downloads(app) == []


def test_missing_languagetool_is_said_once() -> None:
    app = checking(Lang.EN, LETTERS[Lang.EN])
    assert sum("relation setup" in info.value for info in app.info) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("letter.txt", LETTERS[Lang.EN].encode()),
        ("a.eml", b"Subject: Hi\r\n\r\nYou forgot it.\r\n"),
    ],
)
def test_a_file_is_opened(name: str, data: bytes) -> None:
    app = opened(Lang.EN)
    app.switch_page(CHECK).run()
    app.file_uploader(key="check-file").set_value((name, data, "text/plain")).run()
    assert not app.exception
    assert "You forgot" in app.text_area(key="check-body").value
    assert app.text_input(key="check-subject").value == ("Hi" if name == "a.eml" else "")


def test_a_hostile_file_is_refused_with_a_message() -> None:
    app = opened(Lang.EN)
    app.switch_page(CHECK).run()
    app.file_uploader(key="check-file").set_value(("a.docx", b"PK\x03\x04junk", "x")).run()
    assert not app.exception
    assert any("paste the text" in error.value for error in app.error)


@pytest.mark.parametrize("ui", Lang)
def test_the_work_survives_a_refresh_and_a_change_of_page(ui: Lang) -> None:
    app = example(ui)
    app.text_input(key="fact-order.number").set_value("B-77").run()
    app.switch_page(CHECK).run()
    app.text_area(key="check-body").set_value(LETTERS[ui]).run()
    again = opened(draft=app.query_params["draft"])
    assert again.segmented_control(key="ui").value == ui
    assert again.text_input(key="fact-order.number").value == "B-77"
    assert "B-77" in again.text_input(key="write-subject").value
    again.switch_page(CHECK).run()
    assert again.text_area(key="check-body").value == LETTERS[ui]
    assert again.title[0].value == Words(ui)("checking.title")


def test_what_people_write_is_text_everywhere() -> None:
    hostile = "<script>alert(1)</script> **bold** [x](https://y.example) You forgot :red[it].\n"
    app = checking(Lang.EN, hostile)
    assert "<script>alert" not in html(app)
    assert app.text_area(key="check-body").value == hostile


def test_the_firm_is_remembered_for_the_next_message() -> None:
    app = opened(Lang.EN, template="claims/damaged", lang="en")
    app.text_input(key="fact-company.name").set_value("Harbour Lights Ltd").run()
    other = opened(template="dunning/reminder_courteous", lang="en")
    assert other.text_input(key="fact-company.name").value == "Harbour Lights Ltd"


def test_a_message_without_its_facts_cannot_leave_unless_one_says_so() -> None:
    app = read(opened(Lang.EN, template="claims/damaged", lang="en"))
    assert downloads(app) == [True] * 3
    assert any("missing" in warning.value for warning in app.warning)
    assert Words(Lang.EN)("review.fine_so_far") in html(app)
    assert Words(Lang.EN)("review.fine") not in html(app)
    app.checkbox(key="write-anyway").check().run()
    assert downloads(app) == [False] * 3
