"""Which nouns name an action, by their ending or by name, and which of them everybody uses."""

from __future__ import annotations

import re
from collections.abc import Mapping

from relation.language import Lang

ENDING: Mapping[Lang, re.Pattern[str]] = {
    Lang.EN: re.compile(r"\w{3,}(?:[tsx]ion|ment|ance|ence|ancy|ency)s?$"),
    Lang.FR: re.compile(r"\w{3,}(?:[tsx]ion|ment|ance|ence|age)s?$"),
}
# Words of every day with such an ending: things, dates and places rather than actions.
EVERYDAY: Mapping[Lang, frozenset[str]] = {
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
        " attestation consommation prestation documentation boisson connexion révision prévision permission commission"
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
USUAL: Mapping[Lang, frozenset[str]] = {
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
MORE: Mapping[Lang, frozenset[str]] = {
    Lang.EN: frozenset(
        "renewal removal refusal withdrawal postponement disposal dispatch despatch failure settlement"
        " take-up upkeep usage misuse retrieval dismissal appraisal".split()
    ),
    Lang.FR: frozenset(
        "octroi rejet refus maintien suivi envoi respect non-respect levée tenue remise"
        " saisie fourniture souscription mainlevée report prise mise déroulé absence manque"
        " baisse hausse détention".split()
    ),
}
TWO: Mapping[Lang, frozenset[str]] = {  # « mise en place », “carrying out”: one action
    Lang.EN: frozenset(),
    Lang.FR: frozenset({"mise", "prise", "tenue", "remise"}),
}
