"""What the second reader sees of a sentence: words, letters, lemmas, who does what, kind, audience.

Each feature is a string hashed into one of SIZE places, so that the model needs no word list.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from zlib import crc32

from relation.text import Sentence, Text, Word

SIZE = 1 << 20
_SPACE_BEFORE = re.compile(r"\s+(?=[;:!?»])|(?<=«)\s+")
_DIGITS = re.compile(r"\d+")
_NEGATIONS = {
    "ne",
    "pas",
    "plus",
    "jamais",
    "aucun",
    "rien",
    "not",
    "n't",
    "never",
    "no",
    "nothing",
}


def features(text: Text, sentence: Sentence) -> tuple[dict[int, float], dict[int, str]]:
    """Weights by place, each block of unit length, and for the word features the words they show."""
    words = text.words[sentence.first : sentence.last]
    weights: dict[int, float] = {}
    shown: dict[int, str] = {}
    for block in (
        _word_runs(words),
        _letter_runs(sentence.span.of(text.raw)),
        _structure(words),
    ):
        counts = Counter(block)
        scale = 1 / math.sqrt(sum(counts.values()) or 1)
        for name, count in counts.items():
            place = crc32(name.encode("utf-8", "replace")) & (SIZE - 1)
            weights[place] = weights.get(place, 0.0) + scale * math.sqrt(count)
            if name[0] == "w":
                shown[place] = name[2:]
    for name in (f"kind:{text.context.kind}", f"audience:{text.context.audience}"):
        weights[crc32(name.encode()) & (SIZE - 1)] = 0.2
    return weights, shown


def _word_runs(words: tuple[Word, ...]) -> Iterator[str]:
    """Runs of one to three words, digits made alike."""
    norms = [_DIGITS.sub("0", word.norm) for word in words]
    for length in (1, 2, 3):
        for at in range(len(norms) - length + 1):
            yield f"w:{' '.join(norms[at : at + length])}"


def _letter_runs(raw: str) -> Iterator[str]:
    """Runs of three to five letters within words, the typography of marks made alike."""
    line = _DIGITS.sub("0", _SPACE_BEFORE.sub("", raw.lower().replace("’", "'")))
    for word in line.split():
        padded = f" {word} "
        for length in (3, 4, 5):
            for at in range(len(padded) - length + 1):
                yield f"c:{padded[at : at + length]}"


def _structure(words: tuple[Word, ...]) -> Iterator[str]:
    """Lemma runs, pairs of lemmas further apart, dependencies, subjects with their verb."""
    lemmas = [_lemma(word) for word in words]
    for length in (1, 2, 3):
        for at in range(len(lemmas) - length + 1):
            yield f"l:{' '.join(lemmas[at : at + length])}"
    long = [lemma for lemma in lemmas if len(lemma) > 1]
    for at, first in enumerate(long):
        for second in long[at + 2 : at + 5]:
            yield f"k:{first}..{second}"
    for token in {word.token.i: word.token for word in words}.values():
        head = token.head.lemma_.lower()
        yield f"d:{token.lemma_.lower()}>{token.dep_}>{head}"
        yield f"p:{token.pos_}>{token.dep_}>{head}"
        if token.pos_ in ("VERB", "AUX"):
            children = list(token.children)
            no = any(child.lower_ in _NEGATIONS for child in children)
            form = f"{token.morph.get('Mood', [''])}{token.morph.get('Tense', [''])}{token.morph.get('VerbForm', [''])}"
            yield f"v:{token.dep_}:{form}"
            subjects = [c.lemma_.lower() for c in children if c.dep_.startswith("nsubj")] or ["-"]
            for subject in subjects:
                yield f"s:{subject}:{token.lemma_.lower()}:{no}"
                yield f"t:{subject}:{no}:{form}"


def _lemma(word: Word) -> str:
    if word.is_mark:
        return word.norm
    if word.norm[0].isdigit():
        return "0"
    return "NAME" if word.token.pos_ == "PROPN" else word.lemma
