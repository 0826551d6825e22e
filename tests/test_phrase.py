"""The phrase notation: what matches, what does not, and what is said of a slip in it."""

from __future__ import annotations

import pytest

from relation.language import Lang
from relation.matching import find_phrases
from relation.phrase import PhraseError, parse
from relation.text import Text


def found(
    phrase: str, raw: str, lang: Lang = Lang.EN, offers: tuple[str, ...] = ()
) -> list[tuple[str, tuple[str, ...]]]:
    text = Text(raw, lang)
    return [(m.span.of(raw), m.suggestions) for m in find_phrases(text, {phrase: offers})]


@pytest.mark.parametrize(
    ("phrase", "raw", "lang", "words"),
    [
        ("you forgot", "But YOU  forgot it.", Lang.EN, "YOU  forgot"),
        ("vous n'avez", "Vous n’avez rien", Lang.FR, "Vous n’avez"),
        ("(we|our team) forgot", "Sorry, our team forgot.", Lang.EN, "our team forgot"),
        ("(very|) sorry", "We are sorry.", Lang.EN, "sorry"),
        ("(very|) sorry", "We are very sorry.", Lang.EN, "very sorry"),
        ("garanti*", "C'est garantissable.", Lang.FR, "garantissable"),
        ("we <guarantee>", "As we guaranteed, it works.", Lang.EN, "we guaranteed"),
        (
            "if ... call",
            "If you have a question, call us.",
            Lang.EN,
            "If you have a question, call",
        ),
        ("pay {amount}", "Please pay £1,204.50 now.", Lang.EN, "pay £1,204.50"),
        ("le {date}", "Il part le 4 décembre 2026.", Lang.FR, "le 4 décembre 2026"),
        ("à défaut", "A défaut, nous vous rembourserons.", Lang.FR, "A défaut"),
        ("^send", "Send it. We send it.", Lang.EN, "Send"),
        ("here$", "Click here.", Lang.EN, "here"),
        ("e-mail", "Un e‑mail suffit.", Lang.FR, "e‑mail"),
        ("as soon as\npossible", "as soon as possible", Lang.EN, "as soon as possible"),
    ],
)
def test_a_phrase_is_found(phrase: str, raw: str, lang: Lang, words: str) -> None:
    assert [span for span, _ in found(phrase, raw, lang)] == [words]


@pytest.mark.parametrize(
    ("phrase", "raw"),
    [
        ("you forgot", "you forgotten"),
        ("if ... call", "If so, wait. You may call us."),
        ("if ... call", "If you have one or two other small questions, call us."),
        ("^send", "We send it."),
        ("here$", "Here it is."),
        ("pay {amount}", "pay later"),
    ],
)
def test_a_near_miss_is_not(phrase: str, raw: str) -> None:
    assert found(phrase, raw) == []


def test_suggestions_take_numbered_parts_and_the_capital() -> None:
    assert found("<wait> {noun}", "Wait customers here", offers=("wait for {2}",)) == [
        ("Wait customers", ("Wait for customers",))
    ]


@pytest.mark.parametrize("phrase", ["", "{colour}", "(a", "a)", "<>"])
def test_an_unreadable_phrase_is_named(phrase: str) -> None:
    with pytest.raises(PhraseError) as error:
        parse(phrase)
    assert "{amount}" in error.value.message.fr
