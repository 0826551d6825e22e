"""French forms that the looks share: nouns with their kind, participles, neighbours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wordfreq import zipf_frequency

from relation.checks.grammar_words import norm

if TYPE_CHECKING:
    from spacy.tokens import Token

HAVE = frozenset("ai as a avons avez ont avais avait avions aviez avaient aurai aura aurons aurez "
                 "auront aurais aurait aurions auriez auraient ayons ayez aient".split())  # fmt: skip

CLITICS = frozenset("me m' te t' se s' le la l' les lui leur nous vous en y".split())


_PART = re.compile(r"(?:é|ée|és|ées|ie?s?|ue?s?|rte?s?|ite?s?|ise?s?)$")

_FEMININE = re.compile(
    r"(?:[tsx]ion|té|ure|[ae]nce|ette|euse|trice|ie|ée|ade|aison|esse|elle|ille|ière|ise|otte)s?$"
)

_MASCULINE = re.compile(r"(?:ment|eau|ier|isme|oir|al|eur|on|et|in|o|i|is)[sx]?$|eaux$|aux$")

_EXCEPT = frozenset("musée lycée trophée côté comité été pâté traité arrêté génie incendie parapluie page image "
                    "fleur couleur valeur erreur largeur longueur hauteur chaleur odeur peur saison maison "
                    "boisson livraison fin main vis souris fois".split())  # fmt: skip

MANY = {"plupart", "majorité", "moitié", "partie", "ensemble", "nombre", "foule", "série", "totalité",
         "quart", "tiers", "reste", "dizaine", "douzaine", "quinzaine", "vingtaine", "centaine",
         "trentaine", "quantité", "lot", "groupe", "paire", "sorte", "type", "millier", "personne",
         "gens", "liste", "envoi", "jeu", "équipe"}  # fmt: skip

PLURAL_WORDS = {"les", "des", "ces", "mes", "ses", "nos", "vos", "leurs", "deux", "trois", "quatre",
                 "cinq", "six", "sept", "huit", "neuf", "dix", "douze", "quinze", "vingt", "trente",
                 "quelques", "plusieurs", "aux", "certains", "certaines"}  # fmt: skip

RELATIVES = {"que", "qu'", "qui", "dont", "où"}


def exists(word: str) -> bool:
    """True for a word that French texts use."""
    return zipf_frequency(word, "fr") >= 1.5


def is_participle(word: Token) -> bool:
    if norm(word).endswith("di"):  # lundi, samedi
        return False
    return "Part" in word.morph.get("VerbForm", []) and bool(_PART.search(norm(word)))


# Words of the trade whose ending says nothing.
_SURE = {
    "Fem": frozenset(
        "photo moto radio vidéo météo auto promo info expo compta commande demande remise lettre somme "
        "carte caisse table lampe machine adresse date chaise offre boîte porte robe veste chambre "
        "salle semaine cliente pièce réponse ligne taille marque plante tasse valise montre bague "
        "piscine visite vente promesse fiche feuille clé roue vitre bâche pompe fleur couleur erreur "
        "valeur main page échéance agence botte tuile palette chaussure".split()
    ),
    "Masc": frozenset(
        "chèque compte article contrat produit retour problème message modèle meuble tissu lot stock "
        "livre vase verre service formulaire poste client achat montant dépôt solde titre délai".split()
    ),
}


def _gender(noun: Token) -> tuple[str, bool]:
    """The gender of a noun, and whether its ending confirms what the tagger says."""
    tagged = "".join(noun.morph.get("Gender", []))
    form = norm(noun).removesuffix("s")
    for gender, known in _SURE.items():
        if form in known:
            return gender, True
    if form in _EXCEPT or norm(noun) in _EXCEPT:
        return tagged, False
    for gender, pattern in (("Fem", _FEMININE), ("Masc", _MASCULINE)):
        if pattern.search(norm(noun)):
            return (gender, True) if tagged == gender else ("", False)
    return (tagged if form.endswith("e") == (tagged == "Fem") else ""), False


def has_sure_gender(noun: Token) -> bool:
    """True when the article or the ending of a noun leaves no doubt about its gender."""
    shown = {"la", "une", "cette", "toute", "le", "un", "ce", "tous", "toutes", "certaines"}
    return _gender(noun)[1] or any(norm(c) in shown for c in noun.children if c.i < noun.i)


def noun_kind(noun: Token) -> tuple[str, str]:
    """Gender and number of a noun, each empty in doubt; its article decides where it can."""
    gender = _gender(noun)[0]
    number = "" if norm(noun)[-1] in "sxz" else "".join(noun.morph.get("Number", []))
    for word in noun.children:
        said = norm(word)
        if word.i < noun.i and (word.dep_ in {"det", "nummod"} or word.pos_ == "DET"):
            if said in {"la", "une", "cette", "toute", "quelle", "aucune"}:
                gender, number = "Fem", "Sing"
            elif said in {"le", "un", "ce", "tout", "quel", "aucun"}:
                gender, number = "Masc", "Sing"
            elif said in {"les", "des", "ces", "mes", "tes", "ses", "nos", "vos", "leurs", "deux",
                        "trois", "quelques", "plusieurs"}:  # fmt: skip
                number = "Plur"
            elif said in {"l'", "mon", "ton", "son", "ma", "ta", "sa", "notre", "votre", "cet"}:
                number = "Sing"
    return gender, number


_TIES = frozenset("de d' et ou ni en sur avec par".split())


def stands_alone(noun: Token) -> bool:
    """False after `de`, `et` or `ou`, where another word may be the one that counts."""
    before = [
        norm(t)
        for t in noun.doc[max(0, noun.i - 3) : noun.i]
        if t.pos_ not in {"DET", "NUM", "ADJ"}
    ]
    return not before or before[-1] not in _TIES


def is_plain(noun: Token) -> bool:
    """True for a noun that stands alone with its article: no `le lot de chaises`."""
    before = noun.nbor(-1) if noun.i else noun
    if norm(before) in {"de", "d'", "des", "du"} and not any(
        c.dep_ == "det" for c in noun.children
    ):
        return False
    return not any(c.dep_ in {"conj", "nmod", "appos"} for c in noun.children)


def plural(form: str) -> str:
    if form.endswith(("eau", "eu")):
        return form + "x"
    return form[:-2] + "aux" if form.endswith("al") else form + "s"
