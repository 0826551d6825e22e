"""Tone: what is flagged, what stays silent, and where a finding begins and ends."""

from __future__ import annotations

import pytest
from reading import found_by

from relation.language import Lang
from relation.rule import Severity
from relation.text import Context


def found(
    raw: str, lang: Lang, kind: str = "info_reply", audience: str = "b2c"
) -> dict[str, tuple[str, Severity]]:
    """The tone rules that speak, with their words and severity; the trained reader left out."""
    return {
        f.rule.id.removeprefix("tone."): (f.found, f.severity)
        for f in found_by("tone", raw, lang, Context(kind, audience))
    }


@pytest.mark.parametrize(
    ("lang", "raw", "kind"),
    [
        (Lang.EN, "If payment has not arrived by 4 December, we may ask the court to decide.", "dunning"),
        (Lang.FR, "Sans paiement avant le 4 décembre, nous pourrions saisir le tribunal.", "dunning"),
        (Lang.EN, "If you smell gas, please contact us immediately.", "info_reply"),
        (Lang.FR, "Si vous sentez le gaz, appelez-nous immédiatement.", "info_reply"),
        (Lang.FR, "Quel plaisir de vous revoir !", "loyalty"),
        (Lang.FR, "Ce retard de notre part est inacceptable, et nous le regrettons.", "late_delivery"),
        (Lang.FR, "Vous écrivez : « Bravo pour l’organisation, c’est du grand art ! »", "claim_reply"),
        (Lang.EN, "You wrote: “This is entirely your own fault.”", "claim_reply"),
        (Lang.EN, "We are sorry about the delay.", "late_delivery"),
    ],
)  # fmt: skip
def test_lawful_firmness_and_other_peoples_anger_stay_silent(
    lang: Lang, raw: str, kind: str
) -> None:
    assert found(raw, lang, kind) == {}


@pytest.mark.parametrize(
    ("lang", "raw", "rule", "words"),
    [
        (Lang.EN, "Pay up and read the terms.", "blunt_order", "Pay up and read the terms"),
        (Lang.FR, "Cessez de nous relancer.", "blunt_order", "Cessez de nous relancer"),
        (Lang.FR, "La clé est prête, ma belle.", "over_familiar", "ma belle"),
        (Lang.EN, "We accept full responsibility for the flood.", "liability", "We accept full responsibility"),
        (Lang.FR, "VOTRE DOSSIER EST REFUSÉ.", "shouting", "VOTRE DOSSIER EST REFUSÉ"),
    ],
)  # fmt: skip
def test_a_finding_holds_whole_words_of_its_clause(
    lang: Lang, raw: str, rule: str, words: str
) -> None:
    assert found(raw, lang)[rule][0] == words


@pytest.mark.parametrize(
    ("lang", "raw"),
    [
        (Lang.EN, "To stop sending these cards, tell the desk."),
        (Lang.EN, "You can pay now or in May."),
        (Lang.FR, "Le robinet doit cesser de couler."),
    ],
)
def test_an_order_stands_where_a_clause_begins(lang: Lang, raw: str) -> None:
    assert "blunt_order" not in found(raw, lang)


@pytest.mark.parametrize(
    ("lang", "vague", "dated"),
    [
        (Lang.EN, "We will get back to you in due course.", "We will get back to you on Friday."),
        (Lang.FR, "Nous reviendrons vers vous prochainement.", "Nous reviendrons vers vous vendredi."),
    ],
)  # fmt: skip
def test_a_date_makes_a_promise_clear(lang: Lang, vague: str, dated: str) -> None:
    assert "vague_promise" in found(vague, lang)
    assert "vague_promise" not in found(dated, lang)


def test_capitals_of_codes_names_and_firms_are_not_shouted() -> None:
    assert found("La SARL DURAND a un numéro SIREN et un IBAN.", Lang.FR) == {}
    assert found("DURAND LTD sent a PDF with the VAT number.", Lang.EN) == {}
    assert "shouting" in found("We have NEVER had this key.", Lang.EN)
    assert "shouting" in found("Où est la clé ???", Lang.FR)


def test_one_apology_is_enough_and_three_in_a_sentence_are_too_many() -> None:
    assert "over_apology" not in found(
        "Nous sommes désolés et vous prions de nous excuser.", Lang.FR
    )
    assert "over_apology" in found("Pardon, excusez-nous, nous sommes navrés.", Lang.FR)
    each = "We are sorry about the key. "
    assert "over_apology" not in found(each * 3, Lang.EN)
    assert "over_apology" in found(each * 4, Lang.EN)


def test_tu_with_vous_and_tu_to_a_private_customer() -> None:
    assert "mixed_address" in found("Tu as la clé ? Votre code est joint.", Lang.FR, audience="b2b")
    assert "mixed_address" not in found(
        "Tu as la clé ? Ton code est joint.", Lang.FR, audience="b2b"
    )
    assert "mixed_address" in found("Tu as la clé ?", Lang.FR)
    assert "mixed_address" not in found("Le ton reste poli. A-t-il la clé ?", Lang.FR)
    assert "mixed_address" not in found(
        "Tu as la clé ? Votre code est joint.", Lang.FR, "internal_note"
    )


BARE = "Dear Ms Lee,\n\nYour key is not here. The maker is closed. The door is red.\n\nKind regards,\nAnna Roe"


def test_a_reply_about_a_delay_needs_regret_and_a_next_step() -> None:
    said = found(BARE, Lang.EN, "late_delivery")
    assert said["missing_next_step"] == ("", Severity.MUST)
    assert "missing_acknowledgement" in said
    full = BARE.replace("The door is red.", "We are sorry and will call you on Friday.")
    assert found(full, Lang.EN, "late_delivery") == {}


def test_a_piece_of_a_message_lacks_nothing() -> None:
    assert (
        found(
            "Your key is not here. The maker is closed. The door is red.", Lang.EN, "late_delivery"
        )
        == {}
    )
    assert "missing_next_step" not in found(BARE, Lang.EN, "supplier_chaser")
