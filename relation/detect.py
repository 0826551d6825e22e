"""Which language a message is written in."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from relation.language import Bilingual, Lang, RelationError
from relation.structure import EMAIL, LINK, read_structure

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_NAMES = {
    "de": ("allemand", "German"), "es": ("espagnol", "Spanish"), "it": ("italien", "Italian"),
    "nl": ("néerlandais", "Dutch"), "pt": ("portugais", "Portuguese"), "pl": ("polonais", "Polish"),
    "ca": ("catalan", "Catalan"), "ro": ("roumain", "Romanian"), "ar": ("arabe", "Arabic"),
    "ru": ("russe", "Russian"), "tr": ("turc", "Turkish"), "zh": ("chinois", "Chinese"),
}  # fmt: skip
_SURE = 0.85
_FEW_WORDS = 8
_loading = Lock()


class OtherLanguage(RelationError):
    """The message is in a language that the product does not check."""


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def find_language(text: str) -> Lang:
    """French or English; raises OtherLanguage for a text that is surely something else.

    Quoted mail, links and addresses do not count. A text too short to be sure of takes the likelier
    of the two.
    """
    clean = text.encode("utf-8", "replace").decode("utf-8")
    own = clean
    for part in reversed(read_structure(clean).quoted):
        own = own[: part.start] + " " + own[part.end :]
    words = EMAIL.sub(" ", LINK.sub(" ", own)) if own.strip() else clean
    with _loading:  # or each thread that asks meanwhile would load the model for itself
        identifier = _identifier()
    ranked = dict(identifier.rank(words))
    best = max(ranked, key=lambda code: ranked[code])
    if best not in list(Lang) and ranked[best] >= _SURE and len(words.split()) >= _FEW_WORDS:
        french, english = _NAMES.get(best, (f"« {best} »", f"“{best}”"))
        raise OtherLanguage(
            Bilingual(
                fr=f"Ce message semble écrit en {french} ; Relation relit le français et l’anglais.",
                en=f"This message seems to be in {english}; Relation reads French and English.",
            )
        )
    return Lang.FR if ranked["fr"] >= ranked["en"] else Lang.EN
