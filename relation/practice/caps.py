"""What keeps an answer from a band, whatever else it does well, and how that is said."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from relation.language import Bilingual
from relation.practice.answer import MOST_WORDS, Own
from relation.scenario import Scenario

# The highest band on each scale: content, communicative achievement, organisation, language.
_CAPS = {
    "too_short": (1, 1, 1, 1),
    "copied": (0, 1, 1, 1),
    "off_topic": (0, 1, 2, 2),
    "repeated": (1, 1, 1, 1),
    "long": (4, 3, 2, 5),
    "too_long": (1, 1, 1, 1),
}
_SAID = {
    "empty": Bilingual(fr="Il n’y a pas encore de réponse.", en="There is no answer yet."),
    "too_short": Bilingual(
        fr="La réponse est trop courte pour être jugée.", en="The answer is too short to be judged."
    ),
    "short": Bilingual(
        fr="La réponse est bien plus courte que demandé\u00a0: les niveaux restent bas.",
        en="The answer is much shorter than asked for: the bands stay low.",
    ),
    "copied": Bilingual(
        fr="La plus grande partie est recopiée de l’énoncé. Écrivez avec vos propres mots.",
        en="Most of it is copied from the task. Write it in your own words.",
    ),
    "off_topic": Bilingual(
        fr="La réponse ne traite presque pas du dossier.",
        en="The answer hardly deals with this case.",
    ),
    "repeated": Bilingual(
        fr="La réponse répète les mêmes phrases.", en="The answer repeats the same sentences."
    ),
    "long": Bilingual(
        fr="La réponse est bien plus longue que demandé. Le client ne lira pas tout.",
        en="The answer is much longer than asked for. The customer will not read it all.",
    ),
    "too_long": Bilingual(
        fr=f"La réponse est trop longue\u00a0: seuls les {MOST_WORDS} premiers mots sont lus.",
        en=f"The answer is too long: only the first {MOST_WORDS} words are read.",
    ),
    "other_language": Bilingual(
        fr="La réponse n’est pas dans la langue demandée.",
        en="The answer is not in the language asked for.",
    ),
}


def said(problem: str) -> Bilingual:
    """What a problem of a whole answer means."""
    return _SAID[problem]


def capped(
    bands: dict[str, int], problems: Sequence[str], own: Own, scenario: Scenario
) -> dict[str, int]:
    """The bands, none above what the answer as a whole allows."""
    scales = list(bands)
    most = dict.fromkeys(scales, 5)
    for problem in problems:
        if problem == "short":
            length = ceil(5 * own.count / scenario.words[0])
            caps: Sequence[int] = (length,) * 4
        else:
            caps = _CAPS[problem]
        most = {scale: min(most[scale], cap) for scale, cap in zip(scales, caps, strict=True)}
    return {scale: min(bands[scale], most[scale]) for scale in scales}
