"""How hard a sentence and a text are for a reader, on the CEFR scale."""

from relation.level.assess import Level, assess, assess_text, sentence_levels, to_json
from relation.level.hard import HardWord, hard_words
from relation.level.plainer import plainer
from relation.level.reasons import Reason

__all__ = [
    "HardWord",
    "Level",
    "Reason",
    "assess",
    "assess_text",
    "hard_words",
    "plainer",
    "sentence_levels",
    "to_json",
]
