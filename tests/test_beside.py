"""An example to begin with, and both languages of one case side by side."""

from __future__ import annotations

import pytest
from pages import html, opened, written

from relation.catalogue import entries
from relation.language import Lang
from relation.pack import open_pack
from relation.template import Draft
from relation.ui.beside import other
from relation.ui.preferences import Preferences
from relation.ui.words import Words
from relation.ui.work import Edit, Writing
from relation.ui.writing import open_example

pytestmark = pytest.mark.usefixtures("home")


@pytest.mark.parametrize("ui", Lang)
def test_the_example_says_that_it_is_one_until_its_facts_are_ones_own(ui: Lang) -> None:
    app = opened(ui)
    app.button(key="first-example").click().run()
    assert "[" not in written(app)
    (said,) = [
        info.value for info in app.info if Words(ui)("write.example_many", n="")[:7] in info.value
    ]
    app.text_input(key="fact-order.number").set_value("B-77").run()
    (fewer,) = [info.value for info in app.info if info.value[:7] == said[:7]]
    assert fewer != said
    app.button(key="clear-form").click().run()
    assert not [info for info in app.info if info.value[:7] == said[:7]]


@pytest.mark.parametrize("ui", Lang)
def test_both_languages_stand_side_by_side(ui: Lang) -> None:
    w = Words(ui)
    app = opened(ui)
    app.button(key="first-example").click().run()
    before = written(app)
    app.toggle(key="beside").set_value(True).run()
    assert w(f"beside.{ui.other}") in [header.value for header in app.header]
    assert f'<article class="rel-other" lang="{ui.other}">' in html(app)
    assert w("beside.same") in html(app)
    assert written(app) == before
    subject = app.text_input(key="write-subject")
    subject.set_value(subject.value.replace("4471", "4417")).run()
    (said,) = [warning.value for warning in app.warning if "4417" in warning.value]
    assert "4471" in said
    app.toggle(key="beside").set_value(False).run()
    assert "<article" not in html(app)


def test_the_other_message_has_its_writers_changes_and_touches_nothing() -> None:
    pack = open_pack()
    writing = Writing()
    open_example(writing, entries(pack), pack, Lang.FR)
    there = other(writing, Draft("", ""), Preferences(), pack)
    changed = there.draft.body.replace("Kind regards", "With best wishes")
    version = writing.version.replace("fr:", "en:")
    writing.edits[version] = Edit(
        there.draft.subject, changed, there.draft.subject, there.draft.body
    )
    again = other(writing, Draft("", "Bonjour Madame Doré,\n"), Preferences(), pack)
    assert again.lang is Lang.EN
    assert again.draft.body == changed
    assert writing.lang == "fr"
    assert any("doré" in said.fr.casefold() for said in again.differences)
