"""The second reader at work: which sentences of a text it suspects, of what, and for which words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from relation.finding import Span
from relation.language import Lang
from relation.reader.features import SIZE, features
from relation.rule import CHECKS
from relation.text import Sentence, Text

MODELS = Path(__file__).parent / "models"
FEWEST_WORDS = 4
_WORDS_SHOWN = 3
_QUOTATION = re.compile(r"[«“\"][^»”\"]{8,}(?:[»”\"]|$)")
_MOSTLY = 0.5
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A sentence that the reader suspects: the kind of flaw, and the words that weighed most.

    `margin` is how far its score stands above the threshold, in units of the model; a suspicion
    that is not `sure` is worth a hint only.
    """

    span: Span
    label: str
    margin: float
    sure: bool
    words: tuple[str, ...]


class Model:
    """The weights of one check in one language. Arrays: `weights` [SIZE], `labels` [SIZE, n]."""

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as stored:
            self.weights: NDArray[np.float16] = np.zeros(SIZE, np.float16)
            self.weights[stored["places"]] = stored["weights"]
            self.bias = float(stored["bias"])
            self.threshold = float(stored["threshold"])
            self.sure = float(stored["sure"])
            self.names = [str(name) for name in stored["names"]]
            self._places: NDArray[np.uint32] = stored["label_places"]  # in ascending order
            self._labels: NDArray[np.float16] = stored["label_weights"]
            self._label_bias: NDArray[np.float32] = stored["label_bias"].astype(np.float32)

    def score(self, weights: dict[int, float]) -> float:
        """The score of a sentence's features; above `threshold` it is suspected."""
        return self.bias + sum(float(self.weights[place]) * x for place, x in weights.items())

    def label(self, weights: dict[int, float]) -> str:
        """The likeliest kind of flaw."""
        total = self._label_bias.copy()
        places = np.fromiter(weights, np.uint32)
        rows = np.minimum(np.searchsorted(self._places, places), len(self._places) - 1)
        known = self._places[rows] == places
        worth = np.fromiter(weights.values(), np.float32)[known]
        total += worth @ self._labels[rows[known]].astype(np.float32)
        return self.names[int(total.argmax())]

    def heaviest(self, weights: dict[int, float], shown: dict[int, str]) -> tuple[str, ...]:
        """The words of the sentence that speak most for the suspicion, none inside another."""
        ranked = sorted(shown, key=lambda place: -float(self.weights[place]) * weights[place])
        kept: list[str] = []
        for place in ranked:
            words = shown[place]
            if not any(c.isalpha() for c in words) or len(words) < 3:
                continue
            if not any(words in other or other in words for other in kept):
                kept.append(words)
            if len(kept) == _WORDS_SHOWN:
                break
        return tuple(kept)


@lru_cache(maxsize=16)
def load_model(check: str, lang: Lang) -> Model | None:
    """The model of a check in a language, or None where there is none."""
    path = MODELS / f"{check}_{lang}.npz"
    return Model(path) if path.exists() else None


@lru_cache(maxsize=16)
def suspicions(text: Text, check: str) -> tuple[Suspicion, ...]:
    """What the reader suspects in the sentences of a text, in their order."""
    return tuple(_suspected(text, check))


def read_sentences(text: Text) -> Iterator[Sentence]:
    """The sentences that the reader looks at: not greeting, closing, signature or quoted mail.

    Nor what is mostly somebody else's words in quotation marks, save in a script, which is all speech.
    """
    parts = text.structure
    outside = [p for p in (parts.greeting, parts.closing, parts.signature, *parts.quoted) if p]
    for sentence in text.sentences:
        if sentence.length < FEWEST_WORDS or any(p.overlaps(sentence.span) for p in outside):
            continue
        if text.context.kind == "booth_script" or not _is_quotation(sentence.span.of(text.raw)):
            yield sentence


def _is_quotation(words: str) -> bool:
    quoted = sum(len(match.group()) for match in _QUOTATION.finditer(words))
    return quoted > _MOSTLY * len(words)


_Judgement = tuple[float, bool, str, tuple[str, ...]]  # margin, sure, label, words
_judged: dict[tuple[str, str, str, str], Mapping[str, _Judgement]] = {}


def _suspected(text: Text, check: str) -> Iterator[Suspicion]:
    context = text.context
    for sentence in read_sentences(text):
        key = (text.lang, context.kind, context.audience, sentence.span.of(text.raw))
        if key not in _judged:
            if len(_judged) >= _REMEMBERED:
                _judged.clear()
            _judged[key] = _judge(text, sentence)
        margin, sure, label, words = _judged[key].get(check, _NOTHING)
        if margin > 0:
            yield Suspicion(sentence.span, label, margin, sure, words)


_NOTHING: _Judgement = (0.0, False, "", ())


def _judge(text: Text, sentence: Sentence) -> Mapping[str, _Judgement]:
    """What the model of each check says of a sentence, which is looked at once for all of them."""
    weights, shown = features(text, sentence)
    found = {}
    for check in CHECKS:
        if model := load_model(check, text.lang):
            margin = model.score(weights) - model.threshold
            if margin > 0:
                sure = margin > model.sure - model.threshold
                words = model.heaviest(weights, shown)
                found[check] = margin, sure, model.label(weights), words
    return found
