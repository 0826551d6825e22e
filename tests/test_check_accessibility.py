"""The accessibility check on whole messages: what shuts a reader out, and what does not."""

from __future__ import annotations

import pytest
from reading import PACK, found_by

from relation.finding import Finding
from relation.language import Lang
from relation.rule import Severity
from relation.text import Context

FR, EN = Lang.FR, Lang.EN


def found(words: str, lang: Lang, kind: str = "info_reply", channel: str = "") -> list[Finding]:
    return found_by("accessibility", words, lang, Context(kind, "b2c", channel))


def rules(words: str, lang: Lang, kind: str = "info_reply", channel: str = "") -> set[str]:
    return {f.rule.id.partition(".")[2] for f in found(words, lang, kind, channel)}


def test_at_least_fifteen_rules_speak_both_languages() -> None:
    own = [rule for rule in PACK.rules.values() if rule.check == "accessibility"]
    assert len(own) >= 20
    assert sum(set(rule.sides) == {FR, EN} for rule in own) >= 15


@pytest.mark.parametrize(
    ("lang", "words", "rule"),
    [
        (FR, "Le bon de retour est prêt, cliquez ici.", "vague_link"),
        (EN, "Your label is ready: click here.", "vague_link"),
        (FR, "Les cases en bleu sont obligatoires.", "colour_only"),
        (EN, "Fill in the boxes under the photo, the ones in green are optional.", "place_only"),
        (FR, "Le prix se trouve en bas à gauche.", "place_only"),
        (EN, "All the dates are in the picture below.", "picture_only"),
        (FR, "Les résultats sont annoncés au haut-parleur.", "sound_only"),
        (EN, "Our answer is in the voice message attached, have a listen.", "sound_only"),
        (FR, "Les rendez-vous se changent uniquement par téléphone.", "phone_only"),
        (EN, "To cancel, you must call 07700 900 311.", "phone_only"),
        (FR, "L’inscription se fait seulement dans l’application.", "one_channel"),
        (EN, "Tell us so at the counter only.", "one_channel"),
        (FR, "Le BL est dans le carton.", "acronym"),
        (EN, "Please quote the RMA.", "acronym"),
        (FR, "Un accueil est prévu pour les handicapés.", "disability_words"),
        (EN, "The disabled can use the back door.", "disability_words"),
        (FR, "M E R C I de votre visite", "spaced_letters"),
        (EN, "Saturday is 𝐟𝐫𝐞𝐞 for children.", "fancy_letters"),
        (FR, "Rendez-vous le 04/12/26.", "numeric_date"),
        (EN, "The hours: <img src='hours.gif'>", "image_without_text"),
    ],
)
def test_a_barrier_is_found(lang: Lang, words: str, rule: str) -> None:
    assert rule in rules(words, lang)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (FR, "Pour payer, cliquez sur « Régler ma facture », en haut à droite."),
        (EN, "To pay, choose “Pay my invoice” at the top right."),
        (FR, "Les champs en rouge, suivis d’un astérisque, sont obligatoires."),
        (EN, "The two chairs in red leave on Monday."),
        (FR, "L’atelier est au fond de la cour, à droite de l’escalier."),
        (EN, "The photo shows the fault: the seal is cut on the left side."),
        (FR, "Les résultats sont annoncés au micro et affichés à l’accueil."),
        (EN, "Call 07700 900 311 or answer this email."),
        (FR, "La facture (PDF, une page) indique la TVA et votre IBAN."),
        (EN, "The terms and conditions (T&Cs) are attached as a PDF. The T&Cs set the time."),
        (FR, "L’entrée est accessible aux personnes en fauteuil roulant."),
        (EN, "This offer is valid in the shop only."),
    ],
)
def test_a_sound_sentence_stays_silent(lang: Lang, words: str) -> None:
    assert [f.rule.id for f in found(words, lang) if f.severity is not Severity.HINT] == []


def test_an_acronym_is_flagged_once_and_not_when_explained() -> None:
    twice = found("Le SAV ouvre à 9 h. Écrivez au SAV.", FR)
    assert [f.found for f in twice] == ["SAV"]
    assert twice[0].suggestions == ("service après-vente",)
    assert rules("Le service après-vente (SAV) ouvre à 9 h. Écrivez au SAV.", FR) == set()


def test_a_posted_letter_needs_more_than_a_phone_number() -> None:
    body = "Dear Ms Roe,\n\nIf the day does not suit you, please ring 07700 900 117.\n\nYours sincerely,\nAnn Lo"
    assert rules(body, EN, "appointment") == set()
    assert rules(f"Letter by post, 2 May 2026\n\n{body}", EN, "appointment") == {"phone_alone"}
    assert rules(body, EN, "appointment", "letter") == {"phone_alone"}
    second = body.replace("117.", "117 or write to plan@roe.example.")
    assert rules(second, EN, "appointment", "letter") == set()


def test_quoted_mail_is_not_ours() -> None:
    mail = "Bonjour,\n\nVoici la date : mardi.\n\nCordialement,\nLéa Roy\n\nLe 3 mai 2026, Paul a écrit :\n> Cliquez ici."
    assert rules(mail, FR) == set()


@pytest.mark.parametrize(
    ("lang", "words", "plain"),
    [
        (FR, "Voir annexe XIV.", "14"),
        (EN, "See appendix IX.", "9"),
        (FR, "Un cadeau G R A T U I T", "Gratuit"),
        (EN, "A 𝐛𝐢𝐠 day", "big"),
        (FR, "La cliente est à J+8.", "8 jours après"),
    ],
)
def test_a_suggestion_reads_aloud(lang: Lang, words: str, plain: str) -> None:
    assert any(plain in offer for f in found(words, lang) for offer in f.suggestions)
