"""An answer as it can be judged: what is the trainee's own in it, and what keeps it from counting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from relation.detect import OtherLanguage, find_language
from relation.finding import Span
from relation.language import Lang
from relation.scenario import Scenario
from relation.text import Text, normalise, unaccented

MOST_WORDS = 1_500  # more is not read: no message of this job is that long
_FEWEST_WORDS = 8
_RUN = 5  # words; as many in a row from the desk are no chance
_COPIED_SENTENCE, _COPIED_ANSWER = 0.7, 0.5
_REPEATED = 0.5
SHORT = 0.5  # of the fewest words that the task asks for
_LONG = 2.0  # times the most
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Own:
    """What counts of an answer: `count` words of the trainee's own, and why not more.

    `problems` are ids: empty, too_short, short, long, too_long, copied, repeated, other_language.
    `copied` are spans of sentences taken from the task or said before.
    """

    text: str
    count: int
    problems: tuple[str, ...]
    copied: tuple[Span, ...]


def count_words(text: str) -> int:
    """How many words a text has, as the task counts them."""
    return len(_WORD.findall(text))


def own_part(raw: str, scenario: Scenario) -> Own:
    """Read an answer before it is judged; a text that is too long is cut."""
    text, cut = _cut(raw)
    total = count_words(text)
    if total == 0:
        return Own(text, 0, ("empty",), ())
    taken = list(_taken(text, scenario))
    copied = tuple(span for span, _ in taken)
    lost = sum(count_words(span.of(text)) for span in copied)
    repeated = sum(count_words(span.of(text)) for span, again in taken if again)
    count = total - lost
    problems = []
    if _is_other_language(text, scenario.lang):
        problems.append("other_language")
    if lost - repeated > _COPIED_ANSWER * total:
        problems.append("copied")
    if repeated > _REPEATED * total:
        problems.append("repeated")
    fewest, most = scenario.words
    if count < _FEWEST_WORDS:
        problems.append("too_short")
    elif count < SHORT * fewest:
        problems.append("short")
    if cut:
        problems.append("too_long")
    elif total > _LONG * most:
        problems.append("long")
    return Own(text, count, tuple(problems), copied)


def without(text: str, spans: tuple[Span, ...]) -> str:
    """The text with those spans blanked out, place for place."""
    letters = list(text)
    for span in spans:
        for at in range(span.start, span.end):
            if not letters[at].isspace():
                letters[at] = " "
    return "".join(letters)


def _cut(raw: str) -> tuple[str, bool]:
    last = next(islice(_WORD.finditer(raw), MOST_WORDS, None), None)
    return (raw, False) if last is None else (raw[: last.start()], True)


def _taken(text: str, scenario: Scenario) -> Iterator[tuple[Span, bool]]:
    """Sentences from the desk, or that the answer has said before (True)."""
    desk = set(_runs(_words(scenario.desk)))
    desk |= set(_runs(_words("\n".join((scenario.title.fr, scenario.title.en)))))
    said: set[tuple[str, ...]] = set()
    read = Text(text, scenario.lang)
    signature = read.structure.signature
    for sentence in read.sentences:
        if signature and signature.overlaps(sentence.span):
            continue  # a name and an address are the same for everybody
        words = tuple(_words(sentence.span.of(text)))
        runs = list(_runs(words))
        if len(words) > 3 and words in said:
            yield sentence.span, True
        elif runs and sum(run in desk for run in runs) >= _COPIED_SENTENCE * len(runs):
            yield sentence.span, False
        said.add(words)


def _words(text: str) -> list[str]:
    return [unaccented(normalise(word)) for word in _WORD.findall(text)]


def _runs(words: list[str] | tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for at in range(len(words) - _RUN + 1):
        yield tuple(words[at : at + _RUN])


def _is_other_language(text: str, lang: Lang) -> bool:
    if count_words(text) < _FEWEST_WORDS:
        return False
    try:
        return find_language(text) is not lang
    except OtherLanguage:
        return True
