"""The gdpr check on whole messages: consent, notes, secrets, and what a form has to say."""

from __future__ import annotations

import pytest
from reading import found_by

from relation.finding import Finding
from relation.language import Lang
from relation.text import Context

FR, EN = Lang.FR, Lang.EN


def found(words: str, lang: Lang, kind: str) -> list[Finding]:
    return found_by("gdpr", words, lang, Context(kind, "b2c"))


def rules(words: str, lang: Lang, kind: str) -> set[str]:
    return {f.rule.id.partition(".")[2] for f in found(words, lang, kind)}


@pytest.mark.parametrize(
    ("lang", "kind", "words", "rule"),
    [
        (FR, "info_reply", "Sauf avis contraire, vous recevrez nos offres.", "silence"),
        (
            EN,
            "info_reply",
            "Unless you tell us otherwise, we add you to our email list.",
            "silence",
        ),
        (FR, "contact_form", "☑ Oui, envoyez-moi vos offres.", "ticked_box"),
        (EN, "contact_form", "☐ I accept the terms and the newsletter.", "bundled_consent"),
        (FR, "contact_form", "Nos partenaires pourront vous écrire.", "unnamed_partners"),
        (EN, "internal_note", "She is pregnant, so call before May.", "sensitive_note"),
        (FR, "internal_note", "Cliente radine et de mauvaise foi.", "subjective_note"),
        (EN, "internal_note", "The type who argues about every box.", "subjective_note"),
        (FR, "contact_form", "Votre nom :\nVotre religion :", "excessive_data"),
        (EN, "appointment", "Please bring your last three payslips.", "excessive_data"),
        (FR, "booth_script", "« Dis-moi ton prénom et le numéro de ta maman ! »", "children_data"),
        (EN, "info_reply", "Tell us the age and the school of your children.", "children_data"),
        (FR, "dunning", "Nous avons prévenu votre employeur de cette dette.", "disclosure"),
        (EN, "dunning", "We have told your neighbours about it.", "disclosure"),
        (EN, "info_reply", "The garage next door is three months behind.", "other_debtor"),
        (
            FR,
            "loyalty",
            "Vous aviez laissé ce numéro pour une réparation. Notre agence vous appellera pour une assurance.",
            "purpose_change",
        ),
        (
            EN,
            "booth_script",
            "(Switch on the dictaphone as soon as a visitor sits down.)",
            "recording",
        ),
        (FR, "loyalty", "Vos sourires décoreront notre vitrine.", "recording"),
        (EN, "late_delivery", "Your neighbour says that you are ill.", "hearsay"),
    ],
)
def test_a_flaw_is_found(lang: Lang, kind: str, words: str, rule: str) -> None:
    assert rule in rules(words, lang, kind)


@pytest.mark.parametrize(
    ("lang", "kind", "words"),
    [
        (FR, "info_reply", "Sauf avis contraire, le technicien passe jeudi."),
        (EN, "info_reply", "If you do not answer, you will not receive our offers."),
        (FR, "internal_note", "Préfère les SMS. Demande un devis en gros caractères."),
        (EN, "internal_note", "He said: “Your driver is rude.” Wants a new date."),
        (FR, "internal_note", "Le bruit de la pompe est pénible, dit le gérant."),
        (EN, "appointment", "For the loan, please bring your last three payslips."),
        (
            FR,
            "dunning",
            "Après cette date, nous transmettrions le dossier à un commissaire de justice.",
        ),
        (EN, "late_delivery", "The driver left the parcel with your neighbour, as agreed."),
        (FR, "booth_script", "« Puis-je enregistrer notre échange ? Sinon, je prends des notes. »"),
        (EN, "late_delivery", "The delivery is two months late."),
        (FR, "info_reply", "Avec votre accord, nous appelons votre comptable."),
        (EN, "loyalty", "Reply STOP to end these messages."),
    ],
)
def test_a_right_wording_stays_silent(lang: Lang, kind: str, words: str) -> None:
    assert rules(words, lang, kind) == set()


NOTICE_FR = (
    "Atelier Brume SARL, 4 rue Haute, Dinan, utilise vos réponses pour préparer le devis. Nous les "
    "gardons un an. Vous pouvez les voir, les corriger ou les effacer : donnees@brume.example."
)
NOTICE_EN = (
    "Mist Workshop Ltd, 4 High Street, Leeds, uses your answers to prepare the quote. We keep them "
    "for one year. You may see, correct or delete them: data@mist.example."
)


@pytest.mark.parametrize(
    ("lang", "form", "without", "rule"),
    [
        (
            FR,
            f"Votre nom :\nVotre e-mail :\n\n{NOTICE_FR}",
            " Nous les gardons un an.",
            "missing_retention",
        ),
        (
            EN,
            f"Your name:\nYour email:\n\n{NOTICE_EN}",
            " We keep them for one year.",
            "missing_retention",
        ),
        (
            FR,
            f"Votre nom :\nVotre e-mail :\n\n{NOTICE_FR}",
            " Vous pouvez les voir, les corriger ou les effacer : donnees@brume.example.",
            "missing_rights",
        ),
        (
            EN,
            f"Your name:\nYour email:\n\n{NOTICE_EN}",
            " You may see, correct or delete them: data@mist.example.",
            "missing_rights",
        ),
    ],
)
def test_a_form_that_lacks_a_notice_is_told_which(
    lang: Lang, form: str, without: str, rule: str
) -> None:
    assert rules(form, lang, "contact_form") == set()
    short = form.replace(without.strip(), "")
    assert rules(short, lang, "contact_form") == {rule}
    missing = found(short, lang, "contact_form")[0]
    assert missing.span.start == missing.span.end
    assert missing.suggestions


def test_a_form_without_any_notice_lacks_all_four() -> None:
    assert rules("Votre nom :\nVotre téléphone :\n\nMerci.", FR, "contact_form") == {
        "missing_controller", "missing_purpose", "missing_retention", "missing_rights",
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["info_reply", "claim_reply"])
def test_only_marketing_needs_a_way_out(kind: str) -> None:
    words = "Hello,\n\nAll lamps cost 20% less this week.\n\nKind regards,\nAnn Lo"
    assert rules(words, EN, "loyalty") == {"missing_unsubscribe"}
    assert rules(words, EN, kind) == set()


def test_a_note_is_one_finding_a_sentence() -> None:
    findings = found("Client radin, arrogant et menteur. Veut 40 lampes.", FR, "internal_note")
    assert [f.found for f in findings] == ["radin, arrogant et menteur"]


def test_a_stage_direction_is_a_note_but_the_spoken_line_is_not() -> None:
    assert rules("(Vieille dame radine : insister.)", FR, "booth_script") == {"subjective_note"}
    assert rules("« On me dit radine, mais ce prix me plaît ! »", FR, "booth_script") == set()
