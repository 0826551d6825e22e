"""Whether an exercise was done well, and what to say about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from relation.checks import LANGUAGETOOL
from relation.language import Bilingual
from relation.pack import Pack
from relation.practice.exercise import CHOOSE, GAP, Exercise, finds
from relation.text import normalise, unaccented

_WORD = re.compile(r"[^\W_]+")
_STEM = 4  # letters by which a word is known again in another form
_KEPT = 1 / 3  # of the words around the fault
_LENGTH = (0.4, 2.5)  # of the sentence given


@dataclass(frozen=True, slots=True)
class Grade:
    """What an answer to an exercise is worth, and a word on it."""

    right: bool
    said: Bilingual


_RIGHT = Grade(True, Bilingual(fr="C’est juste.", en="That is right."))
_FINE = Grade(
    True, Bilingual(fr="C’est bon\u00a0: plus rien n’est signalé.", en="Good: nothing is reported any more.")
)  # fmt: skip
_WRONG = Grade(False, Bilingual(fr="Pas tout à fait.", en="Not quite."))
_EMPTY = Grade(False, Bilingual(fr="Il n’y a pas encore de réponse.", en="There is no answer yet."))
_SAME = Grade(False, Bilingual(fr="La phrase n’a pas changé.", en="The sentence has not changed."))
_OTHER = Grade(
    False,
    Bilingual(
        fr="C’est une autre phrase. Gardez ce qu’elle dit, changez la façon de le dire.",
        en="This is another sentence. Keep what it says, change how it says it.",
    ),
)
_STILL = Grade(
    False,
    Bilingual(fr="La même remarque reste. Relisez pourquoi.", en="The same finding stays. Read why again."),
)  # fmt: skip


def grade(exercise: Exercise, form: str, answer: str, pack: Pack) -> Grade:
    """Grade an answer: the sentence chosen, the words filled in, or the sentence written anew."""
    if not answer.strip():
        return _EMPTY
    if form == CHOOSE:
        return _RIGHT if answer == exercise.better else _WRONG
    if form == GAP:
        return _RIGHT if _bare(answer) in {_bare(key) for key in exercise.keys} else _WRONG
    return _rewritten(exercise, answer, pack)


def _rewritten(exercise: Exercise, answer: str, pack: Pack) -> Grade:
    given, written = _words(exercise.sentence), _words(answer)
    if written == given:
        return _SAME
    fewest, most = (share * len(given) for share in _LENGTH)
    around = {word[:_STEM] for part in exercise.gapped for word in _words(part)}
    kept = around & {word[:_STEM] for word in written}
    if not fewest <= len(written) <= most or (len(around) > 2 and len(kept) < _KEPT * len(around)):
        return _OTHER
    rule = pack.rules.get(exercise.rule)
    if rule is not None and rule.look != LANGUAGETOOL and finds(rule, exercise, answer.strip()):
        return _STILL
    return _FINE


def _bare(words: str) -> str:
    return " ".join(_words(words))


def _words(words: str) -> list[str]:
    return _WORD.findall(unaccented(normalise(words)))
