"""LanguageTool on letters: quiet on the wordings of the trade, awake for their mistakes."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from relation.language import Lang
from relation.languagetool import LanguageTool

RIGHT = {
    Lang.EN: """
        We apologise for the delay; we have organised a replacement.
        The invoice of 3 May 2026 fell due on 2 June and we have not received your payment.
        Our claims desk and the accounts team are at your service.
        By default we deliver to your apartment. Would 2.30pm suit you?
        However we can exchange the item. Thanks for letting us know.
        Most staff are away. Our team are back on Monday 30 November 2026.
        The year end sale starts in our tea room.
        - two boxes of apples
        Size          Guests       Price
        Delivery -> Friday
        ( ) By email ( ) By post
        [ ] Yes, please send me the newsletter.
        Name* : ................
        "Is it in stock?
    """,
    Lang.FR: """
        Nous vous remercions de votre patience et pour votre confiance.
        Ci-joint la facture de 700 € et le bon de livraison.
        Cette lettre vaut mise en demeure de payer.
        Sans réponse d’ici le 30 novembre, nous clôturerons le dossier.
        Il manque un numéro où vous joindre dans la fiche.
        Le tarif jeune et la remise courte s’appliquent aux lots 7 et 8.
        Commande 7731, livrée lundi 30 novembre 2026 à 14h30.
        Je vous écris au sujet des 700 € de caution.
        Le fabricant des fauteuils confirme ; le livreur passe demain, et il appellera.
        - deux cartons de pommes ;
        Taille          Places       Prix
        Livraison -> vendredi
        ( ) Madame ( ) Monsieur
        [ ] Oui, je souhaite recevoir la lettre.
        Nom* : ................
        « Est-il en stock ?
    """,
}
WRONG = [
    (Lang.EN, "I have found an other copy.", "an other"),
    (Lang.EN, "We send always the flowers on Monday.", "send always"),
    (Lang.EN, "It have left our depot.", "have"),
    (Lang.EN, "Thank you for your informations.", "informations"),
    (Lang.EN, "See you on Monday 24 November 2026.", "Monday 24"),
    (Lang.FR, "Mr Dupont vous rappelle.", "Mr Dupont"),
    (Lang.FR, "Les colis sont parti hier.", "parti"),
    (Lang.FR, "Au jour d’aujourd’hui, rien n’est réglé.", "Au jour d’aujourd’hui"),
    (Lang.FR, "Votre colis arrive le mardi 23 novembre 2026.", "mardi 23"),
    (Lang.FR, "Vous trouverez les deux facture ci-dessous.", "deux facture"),
]


def lines(block: str) -> list[str]:
    return [line.strip() for line in block.strip().splitlines()]


@pytest.mark.parametrize("lang", list(Lang))
def test_quiet_on_right_wordings(languagetool: LanguageTool, lang: Lang) -> None:
    good = lines(RIGHT[lang])
    found = languagetool.check_paragraphs(good, lang)
    alarms = {
        line: [match.rule_id for match in matches]
        for line, matches in zip(good, found, strict=True)
        if matches
    }
    assert alarms == {}


@pytest.mark.parametrize(("lang", "text", "words"), WRONG)
def test_awake_for_mistakes(languagetool: LanguageTool, lang: Lang, text: str, words: str) -> None:
    assert words in [text[m.start : m.end] for m in languagetool.check(text, lang)]


def test_each_entry_has_its_reason() -> None:
    lists = tomllib.loads(
        files("relation.languagetool").joinpath("disabled.toml").read_text(encoding="utf-8")
    )
    assert set(lists) == set(Lang)
    for lang in Lang:
        assert set(lists[lang]) == {"categories", "kept", "rules", "phrases"}
        for entries in lists[lang].values():
            assert all(len(reason) > 10 for reason in entries.values())
