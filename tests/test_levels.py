"""The view of levels: each sentence with its letters, the whole on a scale, reasons above B1 only."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import html, opened, rewrite

from relation.language import Lang
from relation.level.assess import sentence_levels
from relation.text import analyse
from relation.ui.escape import readable
from relation.ui.levels import shown
from relation.ui.words import Words

pytestmark = pytest.mark.usefixtures("home")
HARD = {
    Lang.FR: "Bonjour Madame Roy,\n\nNonobstant les stipulations contractuelles susmentionnées, "
    "l’acheminement de la marchandise demeure subordonné à son dédouanement. "
    "Je vous appelle lundi.\n\nCordialement,\nCamille\n",
    Lang.EN: "Dear Ms Roy,\n\nNotwithstanding the aforementioned contractual stipulations, the "
    "consignment’s whereabouts remain unascertained. I will call you on Monday.\n\n"
    "Kind regards,\nCamille\n",
}


def text_of(view: str) -> str:
    """The characters of the text in a view, without the letters of its levels."""
    (inside,) = re.findall(r'<div class="rel-text rel-levels"[^>]*>(.*?)</div>', view, re.S)
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"<b>[ABC][12]</b> ", "", inside)))


@pytest.mark.parametrize("ui", Lang)
@pytest.mark.parametrize("lang", Lang)
def test_every_sentence_says_its_level_and_hard_ones_why(lang: Lang, ui: Lang) -> None:
    view = shown(HARD[lang], lang, ui)
    rated = sentence_levels(analyse(HARD[lang], lang))
    assert re.findall(r"<b>([ABC][12])</b> [^<]", view.split("<ol")[0]) == [
        level.level for _, level in rated
    ]
    assert text_of(view) == HARD[lang]
    assert Words(ui).count("level.hard", 1) in view
    for _, level in rated:
        for reason in level.reasons:
            said = unescape(view)
            assert (reason.message.in_(ui) in said) is level.above_b1
    assert re.search(r'role="img" aria-label="[^"]*[ABC][12]"', view)


@pytest.mark.parametrize("page", ["write", "check"])
def test_the_view_is_one_switch_away(page: str) -> None:
    app = opened(
        Lang.EN, page, **({"template": "claims/damaged", "lang": "en"} if page == "write" else {})
    )
    rewrite(app, HARD[Lang.EN], page)
    assert 'class="rel-text rel-levels"' not in html(app)
    app.toggle(key=f"{page}-level").set_value(True).run()
    assert not app.exception
    assert 'class="rel-text rel-levels"' in html(app)
    assert "stipulations" in html(app)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120))
def test_any_text_is_shown_as_it_is(words: str) -> None:
    view = shown(words, Lang.EN, Lang.EN)
    assert "<script" not in view
    if "rel-levels" in view:
        assert text_of(view) == readable(words)
