"""Of whom a word of judgement speaks: a person is judged, a useless clip or a lazy river is not."""

from __future__ import annotations

from collections.abc import Mapping

from relation.finding import Span
from relation.language import Lang
from relation.text import Text

# Who may be judged, and what a person says, writes or does.
_PERSON: Mapping[Lang, frozenset[str]] = {
    Lang.EN: frozenset(
        "customer client caller man woman lady gentleman person people boss manager buyer owner tenant"
        " guest visitor colleague supplier company firm staff team driver neighbour boy girl guy child"
        " patient member fitter cook secretary director assistant trainee reader user mother father wife"
        " husband son daughter family question remark idea complaint behaviour email letter attitude"
        " mistake message demand request excuse payer teacher doctor crowd lot one you he she they who"
        .split()
    ),
    Lang.FR: frozenset(
        "client cliente homme femme dame monsieur madame personne gens patron patronne gérant gérante"
        " acheteur acheteuse propriétaire locataire invité visiteur visiteuse collègue fournisseur"
        " entreprise société équipe chauffeur voisin voisine garçon fille enfant patient patiente membre"
        " cuisinier secrétaire directeur directrice assistant assistante stagiaire lecteur mère père mari"
        " fils famille question remarque idée plainte comportement message courrier lettre attitude"
        " erreur demande réclamation excuse payeur interlocuteur interlocutrice responsable vendeur"
        " vendeuse comptable type vous il elle ils elles qui".split()
    ),
}  # fmt: skip


def is_of_thing(text: Text, span: Span) -> bool:
    """True for one adjective that belongs to a noun, or is said of one, that names no person."""
    inside = text.between(span)
    if len(inside) != 1:
        return False
    token = text.words[inside.start].token
    if token.pos_ != "ADJ":
        return False
    if token.dep_ == "amod":
        nouns = [token.head]
    else:
        near = (*token.children, *(() if token.head == token else token.head.children))
        nouns = [child for child in near if child.dep_.startswith("nsubj")]
    known = _PERSON[text.lang]
    return bool(nouns) and all(
        noun.pos_ == "NOUN" and noun.lemma_.lower() not in known and noun.lower_ not in known
        for noun in nouns
    )
