"""Readability: sentences that are too long, piled up, nominal, passive or rare, and fine ones."""

from __future__ import annotations

import pytest
from reading import PACK, found_by

from relation.language import Lang
from relation.reviewing import own_findings
from relation.text import Context, Text


def found(raw: str, lang: Lang, kind: str = "info_reply") -> dict[str, str]:
    """The readability rules that speak, with their words."""
    return {f.rule.id: f.found for f in found_by("readability", raw, lang, Context(kind))}


@pytest.mark.parametrize(
    ("lang", "raw"),
    [
        (Lang.EN, "Your order 4471 of 3 December 2026 comes to £1,234.56, please call 01 99 00 12 34."),
        (Lang.FR, "Votre commande du 3 décembre 2026 est de 1 234,56 € : appelez le 01 99 00 12 34."),
        (Lang.EN, "We will send two chairs, a table, four lamps, a rug and three mirrors on Monday."),
        (Lang.FR, "Nous vous envoyons deux chaises, une table, quatre lampes et trois miroirs lundi."),
        (Lang.EN, "Your parcel was delivered on Tuesday. If it is damaged, please send us a photo."),
        (Lang.FR, "Votre colis a été livré mardi. S’il est abîmé, envoyez-nous une photo."),
    ],
)  # fmt: skip
def test_plain_sentences_stay_silent(lang: Lang, raw: str) -> None:
    assert found(raw, lang) == {}


def test_amounts_and_dates_count_as_one_word() -> None:
    long = "We will pay on Monday because " * 5 + "the lamp is here."
    assert "readability.sentence_length" in found(long, Lang.EN)
    dates = "Please pay on " + ", ".join(["3 December 2026"] * 8) + "."
    assert "readability.sentence_length" not in found(dates, Lang.EN)


def test_a_semicolon_divides_a_long_sentence_once() -> None:
    half = "the driver comes on Monday with the blue chairs that you chose in our shop in May"
    assert "readability.sentence_length" not in found(f"{half.capitalize()}; {half}.", Lang.EN)
    assert "readability.sentence_length" in found(f"{half.capitalize()} and {half}.", Lang.EN)
    assert "readability.sentence_length" in found(f"{half}; {half}; {half}.", Lang.EN)


@pytest.mark.parametrize(
    ("lang", "raw", "words"),
    [
        (Lang.EN, "The saddle was ordered, was packed and has been lost.", "was ordered, was packed and has been lost"),
        (Lang.FR, "La selle a été commandée, a été emballée puis a été perdue.", "a été commandée, a été emballée puis a été perdue"),
    ],
)  # fmt: skip
def test_passives_are_counted_from_first_to_last(lang: Lang, raw: str, words: str) -> None:
    assert found(raw, lang)["readability.passive_chain"] == words


@pytest.mark.parametrize(
    ("lang", "raw"),
    [
        (Lang.EN, "Your data can be shown, changed or deleted."),
        (Lang.FR, "Elle est venue, est restée une heure et est repartie."),
    ],
)
def test_one_auxiliary_or_a_verb_of_movement_is_no_chain(lang: Lang, raw: str) -> None:
    assert "readability.passive_chain" not in found(raw, lang)


@pytest.mark.parametrize(
    ("lang", "raw"),
    [
        (Lang.EN, "If it is red, unless it is old, and provided that it works, we buy it."),
        (
            Lang.FR,
            "S’il est rouge, sauf s’il est vieux, et à condition qu’il marche, nous l’achetons.",
        ),
    ],
)
def test_three_conditions_are_too_many(lang: Lang, raw: str) -> None:
    assert "readability.stacked_conditions" in found(raw, lang)


def test_a_formula_of_the_closing_is_left_alone() -> None:
    raw = (
        "Madame, Monsieur,\n\nLe stage commence lundi.\n\n"
        "Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.\n\nInès Roux"
    )
    assert found(raw, Lang.FR) == {}


def test_a_plainer_word_comes_with_a_rare_one() -> None:
    text = Text("Nous allons élucider cette affaire idoine.", Lang.FR)
    rare = [f for f in own_findings(text, PACK) if f.rule.id == "readability.rare_words"]
    assert any("adapté" in offer for f in rare for offer in (*f.suggestions, f.message(Lang.FR)))


def test_many_rare_words_together_are_one_finding() -> None:
    raw = "La parcimonie du tâcheron obère la pérennité de cette gabegie."
    spans = [
        f for f in own_findings(Text(raw, Lang.FR), PACK) if f.rule.id == "readability.rare_words"
    ]
    assert len(spans) == 1
    assert len(spans[0].found.split()) > 3


def test_a_word_explained_is_no_jargon() -> None:
    assert "readability.jargon" in found("Votre encours est de 410 €.", Lang.FR)
    assert "readability.jargon" not in found(
        "Votre encours, c’est-à-dire la somme due, est de 410 €.", Lang.FR
    )
