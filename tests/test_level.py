"""The level: it rises with difficulty, says why from its own numbers, and takes any input."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from itertools import pairwise

import pytest
from click.testing import CliRunner

from relation.cli import main
from relation.language import Lang
from relation.level import assess, assess_text, hard_words, plainer, to_json
from relation.level.features import read
from relation.level.fit import Row, fit, spread, widen
from relation.level.grams import grams
from relation.level.scale import ABOVE_B1
from relation.level.train import graded
from relation.level.weights import load
from relation.level.words import by_start
from relation.text import analyse, pipeline

EN, FR = Lang.EN, Lang.FR
DATA = files("relation.level") / "data"

# Each says about the same thing, from the easiest way to the hardest.
LADDERS = [
    (EN, "The shop is closed today.",
     "We are sorry, but our shop will be closed until Tuesday because of the snow.",
     "Owing to the severe weather, the premises are to remain closed until further notice.",
     "Notwithstanding our earlier undertaking, the premises shall, owing to circumstances beyond our "
     "control, remain inaccessible until such time as the authorities deem otherwise."),
    (EN, "You can send the shoes back.",
     "If the shoes are too small, you can send them back to us within thirty days.",
     "Should the footwear prove unsuitable, it may be returned within thirty days of receipt.",
     "Insofar as the footwear proves unsuitable, restitution thereof may be effected within thirty "
     "days, failing which any entitlement to reimbursement shall be deemed to have lapsed."),
    (FR, "Le magasin est fermé lundi.",
     "Nous sommes désolés, mais le magasin restera fermé jusqu’à mardi à cause de la neige.",
     "En raison des intempéries, la réouverture de nos locaux est reportée à une date ultérieure.",
     "Nonobstant nos engagements antérieurs, il ne saurait être procédé à la réouverture des locaux "
     "avant que n’aient été levées les réserves formulées par l’assureur."),
    (FR, "Vous pouvez rendre les chaussures.",
     "Si les chaussures sont trop petites, vous pouvez nous les rendre pendant trente jours.",
     "La restitution des articles est subordonnée à la présentation d’un justificatif d’achat.",
     "Nonobstant toute clause contraire, et faute pour l’acquéreur de restituer les articles sous trente "
     "jours, il sera procédé sans préavis au recouvrement des sommes dont il demeure redevable."),
]  # fmt: skip

BUSINESS = [
    (FR, "Votre facture et votre avoir sont dans le colis, avec le bon de livraison."),
    (FR, "Le devis comprend la TVA, les frais de port et une remise de 10 %."),
    (FR, "Vous recevrez le remboursement par virement sur votre compte bancaire."),
    (FR, "Votre abonnement et votre acompte sont dans votre espace client."),
    (EN, "Your invoice and your refund voucher are in the parcel."),
    (EN, "The delivery charge and the VAT are on the invoice."),
    (EN, "We will send the refund to your bank account by bank transfer."),
    (EN, "You can use the discount code when you pay for your order."),
]


@pytest.mark.parametrize("ladder", LADDERS, ids=lambda ladder: ladder[1][:24])
def test_the_score_rises_with_difficulty(ladder: tuple[Lang, str, str, str, str]) -> None:
    lang, *versions = ladder
    levels = [assess(text, lang) for text in versions]
    assert all(easier.score < harder.score for easier, harder in pairwise(levels))
    assert [level.above_b1 for level in levels] == [False, False, True, True]
    assert levels[0].level in {"A1", "A2"} and levels[3].level in {"C1", "C2"}


@pytest.mark.parametrize(
    ("lang", "plain", "harder", "kind"),
    [
        (EN, "Your price is too high.", "Your price costs an arm and a leg.", "idiom"),
        (FR, "Votre prix est trop haut.", "Votre prix coûte les yeux de la tête.", "idiom"),
        (EN, "You need to send the paper.", "You need to furnish the documentation.", "words"),
        (FR, "Vous devez payer la somme.", "Vous devez acquitter la somme susmentionnée.", "words"),
    ],
)
def test_one_hard_thing_is_seen_and_named(lang: Lang, plain: str, harder: str, kind: str) -> None:
    after = assess(harder, lang)
    assert assess(plain, lang).score < after.score
    assert kind in {reason.kind for reason in after.reasons}


@pytest.mark.parametrize(("lang", "text"), BUSINESS)
def test_words_that_every_customer_knows_are_not_hard(lang: Lang, text: str) -> None:
    assert not assess(text, lang).above_b1
    assert hard_words(text, lang) == ()


@pytest.mark.parametrize("ladder", LADDERS, ids=lambda ladder: ladder[1][:24])
def test_the_parts_add_up_to_the_score(ladder: tuple[Lang, str, str, str, str]) -> None:
    lang, *versions = ladder
    linear = load(lang)
    kinds = tomllib.loads((DATA / "reasons.toml").read_text(encoding="utf-8"))
    for text in versions:
        doc = pipeline(lang)(text)
        reading = read(text, lang, by_start(doc))
        level = assess(text, lang, doc)
        parts = linear.contributions(reading.features)
        parts["grams"] = sum(linear.by_word(grams(reading.words)).values())
        total = linear.start + sum(parts.values())
        assert level.score == pytest.approx(min(6.5, max(1.0, total)))
        for reason in level.reasons:
            said = sum(parts.get(feature, 0.0) for feature in kinds[reason.kind]["features"])
            assert reason.weight == pytest.approx(said, abs=0.001)


def test_each_feature_belongs_to_one_reason_at_most_and_exists() -> None:
    kinds = tomllib.loads((DATA / "reasons.toml").read_text(encoding="utf-8"))
    named = [feature for kind in kinds.values() for feature in kind["features"]]
    assert len(named) == len(set(named))
    assert set(named) <= {*load(EN).weight, *load(FR).weight, "grams"}


def test_reasons_point_to_the_words_of_the_message() -> None:
    raw = (
        "Dear Ms Okafor,\n\nThank you for your order. Notwithstanding the foregoing, kindly furnish "
        "proof of purchase forthwith.\n\nKind regards,\nLéa"
    )
    level = assess_text(analyse(raw, EN))
    words = next(reason for reason in level.reasons if reason.kind == "words")
    assert [span.of(raw) for span in words.spans] == list(words.words)
    assert words.plainer["furnish"][0] == "give"
    assert "“furnish” (simpler: “give”)" in words.message.en
    assert "«\u00a0furnish\u00a0» (plus simple\u00a0: «\u00a0give\u00a0»)" in words.message.fr


@pytest.mark.parametrize("lang", list(Lang))
def test_curved_and_straight_apostrophes_weigh_the_same(lang: Lang) -> None:
    """The sentences learnt from have straight ones, letters have curved ones."""
    nlp = pipeline(lang)
    texts = [one.text for one in graded(f"levels_{lang}") if "'" in one.text][:30]
    assert len(texts) > 15
    for text in texts:
        curved = text.replace("'", "’")
        straight = assess(text, lang, nlp(text)).score
        assert assess(curved, lang, nlp(curved)).score == pytest.approx(straight, abs=0.1)


def test_an_easy_message_with_one_hard_sentence_is_harder_than_without() -> None:
    easy = "Merci de votre message. Nous envoyons le colis demain. Vous le recevrez jeudi."
    hard = " Nous ne saurions être tenus pour responsables d’un quelconque préjudice."
    before, after = assess(easy, FR), assess(easy + hard, FR)
    assert before.score < after.score and not before.above_b1


def test_plainer_words_are_found_from_any_form() -> None:
    assert plainer("furnished", EN) == plainer("furnish", EN) != ()
    assert plainer("ultérieures", FR) == plainer("ultérieur", FR) != ()
    assert plainer("table", FR) == ()


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize(
    "text",
    ["", " \n\t", "…", "?!", "12 345,00 €", "\ud800", "\x00", "😀" * 500, "a" * 20_000,
     "-" * 5_000, "é\u0301\u00a0" * 300, "İI\u0307", "http://example.example/" + "x" * 3_000],
)  # fmt: skip
def test_any_text_has_a_level(lang: Lang, text: str) -> None:
    level = assess(text, lang)
    assert 1 <= level.score <= 6.5
    assert level.above_b1 == (level.score >= ABOVE_B1)
    json.dumps(to_json(level, FR))


def test_learning_twice_gives_the_same_weights() -> None:
    learnt = []
    for one in graded("own_fr")[::12]:
        reading = read(one.text, FR, None)
        learnt.append(Row(reading.features, tuple(grams(reading.words)), one.level, 1.0))
    first, second = fit(learnt), fit(learnt)
    assert first == second
    assert spread(learnt) == spread(learnt) > 0


def test_spreading_scores_out_changes_no_side() -> None:
    narrow = load(FR)
    wide = widen(narrow, 1.5)
    for lang, *versions in LADDERS:
        for text in versions if lang is FR else ():
            reading = read(text, FR, None)
            before = narrow.of(reading.features, grams(reading.words)) - ABOVE_B1
            after = wide.of(reading.features, grams(reading.words)) - ABOVE_B1
            assert after == pytest.approx(1.5 * before)


def run(*args: str, input: str = "") -> str:
    result = CliRunner().invoke(main, ["level", *args], input=input)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_command_shows_the_level_and_the_hard_sentences() -> None:
    hard = LADDERS[2][4]
    out = run("-", "--lang", "fr", "--ui", "en", input=f"Le magasin est fermé lundi. {hard}\n")
    first, *rest = out.splitlines()
    assert first.endswith("above B1")
    assert any(line.startswith(("C1", "C2")) and "Nonobstant" in line for line in rest)
    assert not any("fermé lundi" in line for line in rest)
    assert any("  - Words that many readers do not know" in line for line in rest)


def test_lines_of_json_keep_their_order_and_bad_ones_their_place() -> None:
    lines = [
        json.dumps({"id": "a", "text": "The shop is closed today.", "lang": "en"}),
        "{broken",
        "",
        json.dumps({"id": 3}),
        json.dumps({"id": 4, "text": "x", "lang": "it"}),
        "[" * 100_000,
        json.dumps({"id": {"n": 5}, "text": LADDERS[2][4]}),
        json.dumps(["text"]),
        json.dumps({"id": "\ud800", "text": "\ud800 Bonjour", "lang": "fr"}),
    ]
    out = [json.loads(line) for line in run("--jsonl", input="\n".join(lines)).splitlines()]
    assert [one["id"] for one in out] == ["a", None, 3, 4, None, {"n": 5}, None, "\ud800"]
    assert ["error" in one for one in out] == [False, True, True, True, True, False, True, False]
    assert out[0].keys() == {"id", "score", "level", "above_b1", "reasons"}
    assert out[5]["above_b1"] and out[5]["score"] > out[0]["score"]
    reason = out[5]["reasons"][0]
    assert reason.keys() == {"kind", "words", "plainer", "weight", "message"}
