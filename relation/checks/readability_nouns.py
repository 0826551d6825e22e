"""Nouns of action: which they are, and where they stand in place of verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from relation.finding import Span
from relation.language import Lang
from relation.text import Sentence, Text

_ENDING: Mapping[Lang, re.Pattern[str]] = {
    Lang.EN: re.compile(r"\w{3,}(?:[tsx]ion|ment|ance|ence|ancy|ency)s?$"),
    Lang.FR: re.compile(r"\w{3,}(?:[tsx]ion|ment|ance|ence|age)s?$"),
}
# Words of every day with such an ending: things, dates and places rather than actions.
_EVERYDAY: Mapping[Lang, frozenset[str]] = {
    Lang.EN: frozenset(
        "information question station section position condition option edition version television"
        " instruction invitation promotion collection reception exhibition attention occasion situation"
        " region relation session million mission portion solution transaction direction education"
        " generation location operation organisation reservation subscription vacation application"
        " competition conversation construction celebration caution auction fashion cushion lotion"
        " department apartment appointment document moment instrument element equipment environment"
        " comment compliment payment shipment statement government segment basement ointment garment"
        " assortment experiment parliament agreement element management employment entertainment"
        " audience science silence sentence conference experience reference licence difference absence"
        " evidence residence influence appearance balance distance insurance entrance dance chance"
        " finance performance ambulance appliance circumstance substance instance advance guidance"
        " alliance clearance allowance agency emergency currency urgency vacancy tendency frequency"
        " pregnancy fragrance patience ance presence convenience permission impression profession"
        " mention function fraction motion notion emotion tradition edition addition nation potion"
        " ration foundation pension tension mansion dimension passion version division decision vision"
        " pavement movement argument treatment advertisement monument pigment cement".split()
    ),
    Lang.FR: frozenset(
        "information question station section position condition option édition version télévision"
        " instruction invitation promotion collection réception exposition attention occasion situation"
        " région relation session million mission portion solution transaction direction éducation"
        " génération location opération organisation réservation caution formation inscription action"
        " réunion pension passion dimension division décision vision impression profession mention"
        " fonction fraction notion émotion tradition addition nation potion ration fondation motion"
        " prestation documentation boisson connexion révision prévision permission commission"
        " appartement département document moment instrument élément équipement environnement bâtiment"
        " vêtement logement abonnement règlement paiement complément médicament médicaments événement"
        " argument aliment ciment comportement monument sentiment gouvernement évènement stationnement"
        " établissement compartiment revêtement supplément arrondissement traitement mouvement"
        " message page image étage garage fromage ménage voyage village visage passage nuage orage"
        " avantage dommage partage bagage personnage courage usage âge cage plage carrelage éclairage"
        " chauffage emballage nettoyage mariage paysage potage outillage coloriage parage large gage"
        " séance distance vacance confiance naissance chance enfance finance ambulance circonstance"
        " assurance substance connaissance balance facteur agence urgence audience science silence"
        " conférence expérience référence licence différence absence présence résidence influence"
        " apparence patience évidence exigence préférence essence concurrence correspondance garantie"
        " puissance tendance importance instance alliance avance créance échéance quittance".split()
    ),
}
# Actions of every sale: they weigh half.
_USUAL: Mapping[Lang, frozenset[str]] = {
    Lang.EN: frozenset(
        "installation cancellation registration confirmation delivery repair replacement refund return"
        " protection explanation translation recommendation reduction production preparation"
        " presentation publication examination inspection receipt arrival order change choice"
        " approval request review check cleaning planning training booking opening extension".split()
    ),
    Lang.FR: frozenset(
        "installation annulation confirmation livraison réparation remplacement remboursement retour"
        " protection explication traduction réduction production préparation présentation publication"
        " réclamation commande montage démontage arrivée départ envoi achat vente choix changement"
        " demande ouverture fermeture fabrication facturation utilisation finition consultation"
        " expédition transport entretien modification inspection".split()
    ),
}
# Actions without such an ending.
_MORE: Mapping[Lang, frozenset[str]] = {
    Lang.EN: frozenset(
        "renewal removal refusal withdrawal postponement disposal dispatch despatch failure settlement"
        " take-up upkeep usage misuse retrieval dismissal appraisal".split()
    ),
    Lang.FR: frozenset(
        "octroi rejet refus maintien suivi retrait envoi respect non-respect levée tenue remise"
        " saisie fourniture souscription mainlevée dépôt report prise mise déroulé absence manque"
        " baisse hausse détention".split()
    ),
}
_TWO: Mapping[Lang, frozenset[str]] = {  # « mise en place », “carrying out”: one action
    Lang.EN: frozenset(),
    Lang.FR: frozenset({"mise", "prise", "tenue", "remise"}),
}
_LINKS: Mapping[Lang, frozenset[str]] = {
    Lang.EN: frozenset("of for to in by upon on from".split()),
    Lang.FR: frozenset("de d du des à au aux pour par sur en dans".split()),
}
_EMPTY: Mapping[Lang, re.Pattern[str]] = {
    Lang.EN: re.compile(
        r"\b(?:tak(?:es?|ing) place|took place|occurs?|undertaken|carried out|effected|performed"
        r"|conducted|gives? rise|subject to|prerequisite|is necessary|necessitates?|requires?"
        r"|entails?|led to|leads to|is the (?:cause|trigger|result|reason)|a matter of|is conditional"
        r"|depends? on|is to be|at the point of|is made|be made)\b",
        re.IGNORECASE,
    ),
    Lang.FR: re.compile(
        r"s['’]effectue|s['’]opère|interv(?:ient|iendra)|(?:a|aura) lieu|(?:est|sera|soit) (?:assurée?"
        r"|effectuée?|réalisée?|conditionnée?|subordonnée?)|l['’]objet|nécessite|incombe|donne lieu"
        r"|implique|entraîne|est à prévoir|fonction d|une condition|affaire d|trouve son origine"
        r"|est le fait|suite à|relève|requiert|suppose|sollicit",
        re.IGNORECASE,
    ),
}
_BETWEEN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "ADV"})


@dataclass(frozen=True, slots=True)
class _Action:
    index: int
    weight: float


def noun_chains(text: Text, sentence: Sentence) -> Iterator[Span]:
    """Chains of nouns of action, each hanging on the one before."""
    empty = bool(_EMPTY[text.lang].search(sentence.span.of(text.raw)))
    for chain in _chains(text, sentence):
        weight = sum(action.weight for action in chain)
        if len(chain) > 1 and (weight >= 2 or (empty and weight >= 1.5)):
            first, last = chain[0].index, chain[-1].index
            before = first - 1
            if before >= sentence.first and text.words[before].token.pos_ == "DET":
                first = before
            elif before > sentence.first and text.words[before].norm == "'":
                first = before - 1
            yield Span(text.words[first].start, text.words[last].end)


def _chains(text: Text, sentence: Sentence) -> Iterator[list[_Action]]:
    chain: list[_Action] = []
    linked = False  # a preposition has followed the last action
    for index in range(sentence.first, sentence.last):
        word = text.words[index]
        weight = _weight(text, index)
        if word.norm in _LINKS[text.lang]:
            linked = True
        elif weight and (linked or not chain):
            chain, linked = [*chain, _Action(index, weight)], False
        elif weight:
            yield chain
            chain, linked = [_Action(index, weight)], False
        elif chain and word.norm not in "'-" and word.token.pos_ not in _BETWEEN:
            yield chain
            chain, linked = [], False
    yield chain


def _weight(text: Text, index: int) -> float:
    """1 for a noun of action, a half for one of every sale, 0 for any other word."""
    word, lang = text.words[index], text.lang
    if word.token.pos_ != "NOUN":
        return 0
    stem = word.norm.removesuffix("s")
    if {word.norm, stem, word.lemma} & _EVERYDAY[lang]:
        return 0
    if {word.norm, stem, word.lemma} & _USUAL[lang]:
        return 0.5
    if stem in _TWO[lang]:
        return 1 if index + 1 < len(text.words) and text.words[index + 1].norm in ("en", "à") else 0
    if stem in _MORE[lang] or _ENDING[lang].match(word.norm):
        return 1
    gerund = lang is Lang.EN and word.norm.endswith("ing") and index and text.words[index - 1].norm == "the"
    return float(bool(gerund and index + 1 < len(text.words) and text.words[index + 1].norm == "of"))
