"""Texts: parts of a message, and spans that always fit the text as it was written."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relation.language import Lang
from relation.pack import open_pack
from relation.reviewing import review
from relation.text import Context, Text, paragraph_texts, pipeline

PACK = open_pack()
LETTER = """Objet : Votre commande 4471

Bonjour Madame Lemoine,

Merci pour votre message du 20 novembre 2026. Nous sommes désolés.
Le colis de 84,50 € arrivera le 4 décembre ; suivez-le sur www.suivi.example.

Répondez à ce message, écrivez à contact@fontbelle.example ou appelez le 02 99 01 00 25.

Cordialement,
Camille Marchand
Atelier Fontbelle

Le 20 nov. 2026 à 10:12, Claire Lemoine a écrit :
> Vous avez oublié mon colis !!!
> C'est inadmissible.
"""


def test_parts_of_a_letter() -> None:
    text = Text(LETTER, Lang.FR)
    parts = text.structure

    def words(span):
        return span.of(LETTER)

    assert words(parts.subject) == "Objet : Votre commande 4471"
    assert words(parts.greeting) == "Bonjour Madame Lemoine,"
    assert words(parts.closing) == "Cordialement,"
    assert words(parts.signature) == "Camille Marchand\nAtelier Fontbelle"
    assert next(words(q) for q in parts.quoted).startswith("Le 20 nov.")
    assert [words(s) for s in text.links] == ["www.suivi.example"]
    assert [words(s) for s in text.emails] == ["contact@fontbelle.example"]
    assert [words(s) for s in text.phones] == ["02 99 01 00 25"]
    assert [words(s) for s in text.dates] == ["20 novembre 2026", "4 décembre"]
    assert [words(s) for s in text.amounts] == ["84,50 €"]
    assert [s.span.of(LETTER) for s in text.body][:2] == [
        "Merci pour votre message du 20 novembre 2026.",
        "Nous sommes désolés.",
    ]


@pytest.mark.parametrize(
    ("raw", "count"),
    [
        ("M. Durand viendra le 3. Il sera là à 9 h.", 2),
        ("Il coûte 3,50 € env. par pièce. Merci !", 2),
        ("The wind decides, and it said no. Your flight is on Sunday.", 2),
        ("Please quote no. 12 in your answer.", 1),
        ("Vous recevrez :\n- un guide\n- une carte", 3),
        (
            "Cette longue ligne coupée par le logiciel de messagerie continue\nici sans nouvelle phrase.",
            1,
        ),
    ],
)
def test_sentences(raw: str, count: int) -> None:
    assert len(Text(raw, Lang.FR).sentences) == count


def test_nothing_is_found_inside_quoted_mail() -> None:
    context = Context("claim_reply", "b2c")
    findings = review(Text(LETTER, Lang.FR, context), PACK).findings
    quoted = Text(LETTER, Lang.FR).structure.quoted
    assert not [f for f in findings if any(q.overlaps(f.span) for q in quoted)]
    loose = "Vous avez oublié la facture.\n"
    assert [
        f.found for f in review(Text(loose, Lang.FR, context), PACK).findings if f.check == "tone"
    ]


HOSTILE = [
    "", " ", "\n\n\n", "\x00", "\ud800", "\ud83d\ude00"[:1], "a\x00b", "\r\n\r\n", "\t\tPrix\t12 €\t3\r\n",
    "Vous avez oublié\u00a0la facture\u202f!", "« Vous avez\r\noublié »", "🎉🎉 you forgot 👩‍👩‍👧 the invoice",
    "vous n\u2019avez pas respecte\u0301 la notice", "VOUS AVEZ OUBLIÉ", "\u2028\u2029\x85", "[[", "{{ x }}",
]  # fmt: skip


@pytest.mark.parametrize("raw", HOSTILE, ids=ascii)
@pytest.mark.parametrize("lang", Lang)
def test_hostile_texts_are_reviewed(raw: str, lang: Lang) -> None:
    for finding in review(Text(raw, lang, Context("claim_reply", "b2c")), PACK).findings:
        assert finding.span.of(raw) == finding.found


PIECES = st.sampled_from(
    [
        "you forgot", "vous avez oublié", "vous n’avez pas respecté", "you failed to pay", "\r\n", "\n\n",
        "\t", "\u00a0", "\u202f", "«", "»", "“", "’", "🎉", "e\u0301", "\ud800", "\x00", "> ", ".", "!!",
        "click here", "05/12/26", "client·e·s", "ASAP", "BONJOUR À TOUS LES CLIENTS", "Dear Ms Lee,",
        "Cordialement,", "0601020304", "12 €", "☑ Oui", "Le 3 mai, X a écrit :",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    pieces=st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=14),
    lang=st.sampled_from(Lang),
    kind=st.sampled_from(["claim_reply", "dunning", "contact_form", "loyalty", "unknown"]),
)
def test_each_span_slices_to_what_was_found(pieces: list[str], lang: Lang, kind: str) -> None:
    raw = " ".join(pieces)
    text = Text(raw, lang, Context(kind, "b2c"))
    for word in text.words:
        assert 0 <= word.start < word.end <= len(raw)
    for finding in review(text, PACK).findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(raw)
        assert finding.span.of(raw) == finding.found
        for ui in Lang:
            assert finding.message(ui) and finding.why(ui)


def test_a_hundred_thousand_characters() -> None:
    raw = ("Vous avez oublié la facture. Le colis arrivera le 4 décembre.\n\n" * 1700)[:100_000]
    findings = review(Text(raw, Lang.FR, Context("claim_reply", "b2c")), PACK).findings
    assert sum(f.rule.id.startswith("tone") for f in findings) >= 1500
    assert all(f.span.of(raw) == f.found for f in findings)


def test_the_words_of_an_archive_are_forgotten_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relation.text._NEW_WORDS", 20)
    monkeypatch.setattr("relation.text._most_words", {})
    first = pipeline(Lang.EN)
    for number in range(30):
        text = Text(f"Hello,\n\nParcel PQ{number}ZX has left.", Lang.EN)
        assert [word.norm for word in text.words][-3:] == ["has", "left", "."]
    assert pipeline(Lang.EN) is not first
    assert f"PQ{0}ZX" not in pipeline(Lang.EN).vocab.strings


def test_paragraphs_are_known_before_a_text_is_analysed() -> None:
    raw = "Objet\u00a0: colis\r\n\r\nBonjour,\n\n\ud800 Merci.\n \nÀ bientôt\x00 !"
    text = Text(raw, Lang.FR)
    assert paragraph_texts(raw) == [span.of(raw) for span in text.structure.paragraphs]
