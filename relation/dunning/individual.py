"""Whether a customer is an individual to the English rules before a claim: a sole trader is one too.

Pre-Action Protocol for Debt Claims: an individual gets four enclosures and 30 days to answer, a
company does not. The name of a British company ends with its form, by law; no other name says it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from relation.dunning.invoice import Invoice
from relation.language import Bilingual

_COMPANY = re.compile(
    r"\b(?:ltd|limited|plc|public limited company|llp|limited liability partnership|cic"
    r"|cyf|cyfyngedig|ccc)\.?$",
    re.IGNORECASE,
)

UNKNOWN = Bilingual(
    fr="société, ou personne (entrepreneur individuel compris)\u202f? La lettre n’est pas la même\u00a0: "
    "ajoutez la colonne forme juridique (company ou individual)",
    en="company, or individual (a sole trader too)? The letter is not the same: add the column "
    "legal form (company or individual)",
)
NO_AGREEMENT = Bilingual(
    fr="une lettre avant procès à une personne dit de quel contrat vient la somme\u00a0: ajoutez la "
    "colonne contrat (écrit ou oral, date, parties)",
    en="a letter before action to an individual says which agreement the debt comes from: add the "
    "column agreement (written or spoken, date, parties)",
)
ENCLOSE = Bilingual(
    fr="à joindre, sur papier\u00a0: relevé de compte, Information Sheet, Reply Form, Financial Statement\u202f; "
    "postez la lettre le jour de sa date",
    en="to enclose, on paper: statement of account, Information Sheet, Reply Form, Financial Statement; "
    "post the letter on the day of its date",
)
TWO_FORMS = Bilingual(
    fr="société sur une ligne, personne sur une autre\u202f; corrigez le fichier",
    en="company in one line, individual in another; correct the file",
)


def forms(rows: Sequence[Invoice]) -> set[str]:
    """The legal forms that the rows of a customer state."""
    return {row.legal_form for row in rows if row.legal_form}


def is_individual(rows: Sequence[Invoice]) -> bool | None:
    """True for a consumer or a sole trader, False for a company, None where nothing says it."""
    if rows[0].audience == "b2c":
        return True
    if stated := forms(rows):
        return "individual" in stated
    return False if _COMPANY.search(rows[0].customer) else None
