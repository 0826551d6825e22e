"""Fits the level's weights from data/cefr: python -m relation.level.train."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from relation.language import Lang
from relation.level.features import read
from relation.level.fit import Row, fit, spread, widen
from relation.level.grams import grams
from relation.level.scale import ABOVE_B1, NUMBER
from relation.level.vocabulary import vocabulary
from relation.level.weights import Linear, forget, word_features
from relation.level.words import by_start
from relation.text import pipeline

CORPUS = Path(__file__).parents[2] / "data" / "cefr"
OUT = Path(__file__).parent / "data"
# How much a sentence of each source counts. French also learns from the English ones what length
# and structure cost; their words and letters are left out.
SOURCES: dict[Lang, dict[str, float]] = {
    Lang.EN: {"cefrsp_train": 1.0, "own_en": 1.0, "levels_en": 1.0},
    Lang.FR: {"own_fr": 1.0, "levels_fr": 1.0, "cefrsp_train": 0.02, "own_en": 0.1},
}
_DISPUTED = 0.3  # a sentence that the two readings put on different sides counts less


@dataclass(frozen=True, slots=True)
class Graded:
    """A sentence with its level: the mean of two readings, or the writer's."""

    text: str
    levels: tuple[float, float]
    cause: str

    @property
    def level(self) -> float:
        return sum(self.levels) / 2

    @property
    def agreed(self) -> bool:
        """True when both readings put it on the same side of B1."""
        return len({level >= ABOVE_B1 for level in self.levels}) == 1


def graded(source: str) -> list[Graded]:
    """The sentences of a file of data/cefr."""
    path = CORPUS / f"{source}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Graded(row["sentence"], _levels(row), row.get("cause") or "") for row in rows]


def _levels(row: Mapping[str, str]) -> tuple[float, float]:
    if "rater1" in row:
        return float(row["rater1"]), float(row["rater2"])
    first, second = ("written", "rated") if "written" in row else ("level", "level")
    return NUMBER[row[first]], NUMBER[row[second]]


def language_of(source: str) -> Lang:
    return Lang.FR if source.endswith("_fr") else Lang.EN


def rows(source: str, weight: float, with_letters: bool = True) -> list[Row]:
    """The sentences of a source, read for their features."""
    lang = language_of(source)
    sentences = graded(source)
    docs = pipeline(lang).pipe([one.text for one in sentences], disable=["ner"])
    found = []
    for one, doc in zip(sentences, docs, strict=True):
        reading = read(one.text, lang, by_start(doc))
        letters = tuple(grams(reading.words)) if with_letters else ()
        own = weight if one.agreed else weight * _DISPUTED
        found.append(Row(reading.features, letters, one.level, own))
    return found


def training_rows(lang: Lang) -> dict[str, list[Row]]:
    return {
        source: rows(source, weight, with_letters=language_of(source) is lang)
        for source, weight in SOURCES[lang].items()
    }


def fit_words() -> None:
    """Write what the level of an unlisted word is estimated from, learnt from the listed ones."""
    estimates = {str(lang): _word_weights(lang) for lang in Lang}
    _write("word_estimate.json", estimates)


def _word_weights(lang: Lang) -> dict[str, float]:
    import numpy as np

    store = vocabulary(lang)
    listed = sorted((w, level) for w, level in store.levels.items() if w.isalpha())
    seen = [(w, level, store.zipf(w)) for w, level in listed if store.zipf(w) >= 1]
    features = [word_features(word, zipf) for word, _, zipf in seen]
    names = list(features[0])
    matrix = np.array([[one[name] for name in names] for one in features])
    target = np.array([level for _, level, _ in seen])
    found, *_ = np.linalg.lstsq(matrix, target, rcond=None)
    return {name: round(float(value), 4) for name, value in zip(names, found, strict=True)}


def write_score(lang: Lang, score: Linear) -> None:
    _write(
        f"score_{lang}.json",
        {
            "start": round(score.start, 4),
            "weight": {name: round(value, 5) for name, value in score.weight.items()},
            "usual": {name: round(value, 4) for name, value in score.usual.items()},
            "grams": [
                [gram, round(rare * 100), round(weight * 10_000)]
                for gram, (rare, weight) in score.grams.items()
            ],
        },
    )


def _write(name: str, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    (OUT / name).write_text(text + "\n", encoding="utf-8")


def main(languages: Iterable[Lang] = Lang) -> None:
    fit_words()
    forget()
    for lang in languages:
        together = [row for found in training_rows(lang).values() for row in found]
        by = spread(together)
        score = widen(fit(together), by)
        write_score(lang, score)
        print(
            f"{lang}: {len(together)} sentences, {len(score.grams)} letter sequences, spread by {by:.3f}"
        )
    forget()


if __name__ == "__main__":
    main()
