"""Grammar: our own rules, and LanguageTool without its alarms on names, codes and addresses."""

from __future__ import annotations

import pytest

from relation.checks import LANGUAGETOOL, LOOKS
from relation.checks.grammar import languagetool_findings
from relation.checks.grammar_fr_agree import agreed, base
from relation.checks.grammar_fr_tense import future_or_conditional
from relation.checks.grammar_verbs import participle, past, third
from relation.examples import context_of, examples, read_example
from relation.finding import Finding
from relation.language import Lang
from relation.languagetool import LanguageTool
from relation.pack import open_pack
from relation.reviewing import review
from relation.rule import Rule
from relation.text import Context, Text

PACK = open_pack()
RULES = [rule for rule in PACK.rules.values() if rule.check == "grammar"]
OWN = [rule for rule in RULES if rule.look != LANGUAGETOOL]
SPOKEN_BY_LANGUAGETOOL = [rule for rule in RULES if rule.look == LANGUAGETOOL]


def found(words: str, lang: Lang) -> list[Finding]:
    """What our own rules find, as a review without LanguageTool settles it."""
    return [f for f in review(Text(words, lang), PACK).findings if f.check == "grammar"]


def heard(languagetool: LanguageTool, text: Text) -> list[Finding]:
    return list(languagetool_findings(text, languagetool, PACK.rules))


def test_there_are_rules_for_each_kind_of_writer() -> None:
    assert sum(set(rule.sides) == {Lang.EN} for rule in OWN) >= 16
    assert sum(set(rule.sides) == {Lang.FR} for rule in OWN) >= 14


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.id)
def test_a_replacement_is_right(rule: Rule) -> None:
    for lang in rule.sides:
        for example in examples(rule, lang):
            text = Text(example.text, lang, context_of(rule, lang))
            for finding in LOOKS[rule.look](text, rule):
                for offer in finding.suggestions[:1]:
                    span = finding.span
                    put = text.raw[: span.start] + offer + text.raw[span.end :]
                    assert "{" not in put and "  " not in put, put
                    again = list(LOOKS[rule.look](Text(put, lang, context_of(rule, lang)), rule))
                    assert [f.found for f in again] == [], put


@pytest.mark.parametrize("rule", SPOKEN_BY_LANGUAGETOOL, ids=lambda rule: rule.id)
def test_languagetool_keeps_the_examples_of_its_rules(
    languagetool: LanguageTool, rule: Rule
) -> None:
    for lang in rule.sides:
        for example in examples(rule, lang):
            said = heard(languagetool, Text(example.text, lang))
            spans = {f.span for f in said if f.rule == rule}
            assert set(example.spans) <= spans, example.text
            assert example.flagged or not spans, example.text


NAMES = {
    Lang.EN: """Please call Mr Oyelaran-Fitch or Ms Szczepanik at Brindlemoor Textiles.
        The parcel went to 12 chemin des Moulins, 35510 Cesson-Sévigné.
        Order BKX-7731-FR and lot QZ88 left on Monday with Transports Guivarc'h.
        Write to s.kerjean@pelotecie.example or see www.pelotecie.example/retours for the form.
        The site office is at Llanfairpwll, and the driver comes from Ploudalmézeau.
        We also fit stairlifts and sell lambswool scarves.""",
    Lang.FR: """Appelez M. Szczepanik ou Mme Kerjean-Ouedraogo chez Brindlemoor Textiles.
        Le colis est parti au 14 Oakhampton Road, Llandudno.
        La commande BKX-7731-FR et le lot QZ88 sont partis lundi avec les Transports Guivarc’h.
        Écrivez à s.kerjean@pelotecie.example ou voyez agenda.pelotecie.example pour la date.
        Le chantier est à Ploudalmézeau, et le chauffeur vient de Zwijndrecht.
        La relivraison est gratuite, la page 15 et la salle Ouest aussi.""",
}
MISSPELT = [
    (Lang.EN, "We have [[recieved]] your parcel this morning.", "received"),
    (Lang.EN, "The mistake was our [[responsability]], so the mirror is free.", "responsibility"),
    (Lang.EN, "Please send the form to this [[adress]] by Friday.", "address"),
    (Lang.EN, "Our [[personnal]] shoppers are here on weekdays.", "personal"),
    (Lang.FR, "Nous avons bien reçu votre [[reclammation]] du 3 juin.", "réclamation"),
    (Lang.FR, "Votre colis partira [[demein]] de notre dépôt.", "demain"),
    (Lang.FR, "Merci de nous envoyer le [[formullaire]] rempli.", "formulaire"),
]


@pytest.mark.parametrize("lang", list(Lang))
def test_names_codes_and_addresses_are_not_misspelt(languagetool: LanguageTool, lang: Lang) -> None:
    for line in NAMES[lang].splitlines():
        said = heard(languagetool, Text(line.strip(), lang))
        assert [f.found for f in said if f.rule.id == "grammar.spelling"] == [], line


@pytest.mark.parametrize(("lang", "marked", "right"), MISSPELT)
def test_a_slip_stays(languagetool: LanguageTool, lang: Lang, marked: str, right: str) -> None:
    example = read_example(marked, True)
    said = heard(languagetool, Text(example.text, lang))
    assert [f.span for f in said] == list(example.spans)
    assert right in said[0].suggestions


def test_words_of_the_case_are_known(languagetool: LanguageTool) -> None:
    words = "We have two zalbors in stock, and the zalbors are blue."
    known = Text(words, Lang.EN, Context(known_words=frozenset({"zalbors"})))
    assert heard(languagetool, known) == []


LETTERS = [
    (
        Lang.EN,
        "Dear Ms Hale,\n\nWe have well received your demand of 3 June. Our workshop waits since two "
        "weeks the new parts, and the delay is of ten days. When the parts will arrive, I will call "
        "you and send the informations.\n\nI remain at your disposal.\n\nKind regards,\nLéa Morin",
        {"calque_opening", "demand", "preposition_time_place", "tense_after_when", "uncountable",
         "calque_closing"},
    ),
    (
        Lang.FR,
        "Madame Hale,\n\nNous avons reçu votre demande et nous allons étudié votre dossier. Les "
        "pièces que vous avez commandé son en route. Si vous auriez besoin d’aide, n’hésitez pas a "
        "nous écrire. Quand au remboursement, il faut que vous signez le bon.\n\nCordialement,\n"
        "Léa Morin",
        {"fr_er", "fr_participe", "fr_homophone", "fr_si", "fr_a", "fr_quant", "fr_subjonctif"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "letter", "rules"), LETTERS)
def test_a_trainees_letter(lang: Lang, letter: str, rules: set[str]) -> None:
    said = {f.rule.id.removeprefix("grammar.") for f in found(letter, lang)}
    assert rules <= said


RIGHT = {
    Lang.EN: """We have been waiting since Monday. When will the new desks arrive?
        The news is good, and the police have your bicycle. There are three drums in the van.
        Could you tell me when you will ship the vats? I always check the load before I leave.
        Mr Osei works as an engineer, and his colleagues are on holiday until 9 May.
        We thank you for your patience; a refund of €12.50 is on its way.""",
    Lang.FR: """Les factures que vous avez reçues ont été payées, et celles de mai le seront lundi.
        Si vous aviez besoin d’aide, nous serions là ; dites-nous si vous viendrez.
        La plupart des bulbes sont arrivés, d’où ce courrier. Quant aux pots, ils suivent.
        Je les garde au dépôt, où vous pourrez les retirer ou les échanger à partir de midi.
        Bien que le colis soit parti, il se peut que la livraison prenne deux jours de plus.""",
}


@pytest.mark.parametrize("lang", list(Lang))
def test_quiet_on_right_sentences(lang: Lang) -> None:
    for line in RIGHT[lang].splitlines():
        assert [(f.rule.id, f.found) for f in found(line.strip(), lang)] == []


def test_quoted_mail_is_left_alone() -> None:
    answer = (
        "Thank you.\n\nOn 3 May 2026, Ms Hale wrote:\n> I wait your informations since two days."
    )
    assert found(answer, Lang.EN) == []


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("send", ("sends", "sent", "sent")),
        ("try", ("tries", "tried", "tried")),
        ("ship", ("ships", "shipped", "shipped")),
        ("be", ("is", "was", "been")),
        ("fix", ("fixes", "fixed", "fixed")),
    ],
)
def test_english_forms(lemma: str, forms: tuple[str, str, str]) -> None:
    assert (third(lemma), past(lemma), participle(lemma)) == forms


@pytest.mark.parametrize(
    ("form", "kind", "right"),
    [
        ("envoyé", ("Fem", "Plur"), "envoyées"),
        ("reçues", ("Masc", "Sing"), "reçu"),
        ("pris", ("Masc", "Plur"), "pris"),
        ("parti", ("Fem", "Sing"), "partie"),
    ],
)
def test_french_participles(form: str, kind: tuple[str, str], right: str) -> None:
    assert agreed(form, *kind) == right
    assert base(agreed(form, *kind)) == base(form)


@pytest.mark.parametrize(
    ("form", "lemma", "tense"),
    [
        ("auriez", "avoir", "conditional"),
        ("accepterait", "accepter", "conditional"),
        ("choisirez", "choisir", "future"),
        ("livrait", "livrer", ""),
        ("retirait", "retirer", ""),
        ("préférez", "préférer", ""),
    ],
)
def test_tense_from_the_form(form: str, lemma: str, tense: str) -> None:
    assert future_or_conditional(form, lemma) == tense
