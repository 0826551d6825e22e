"""Ridge regression on features and letter sequences; needed for training only."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import Ridge

from relation.level.scale import ABOVE_B1
from relation.level.weights import Linear

_PENALTY = 30.0
_LETTERS = 3.0  # how much the letters weigh beside the features
_SEEN = {
    True: 4,
    False: 2,
}  # a sequence is kept when so many sentences hold it; many, few sentences
_MANY = 3_000
_PARTS = 5  # for the spread, each fifth of the sentences is scored by the other four
_ORDINARY = (2.0, 3.0)  # sentences of these levels say what is usual


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence to learn from."""

    features: Mapping[str, float]
    letters: tuple[str, ...]
    level: float
    weight: float


def fit(rows: Sequence[Row]) -> Linear:
    """The linear score that comes nearest to the levels of the rows."""
    names = sorted({name for row in rows for name in row.features})
    matrix = np.array([[row.features.get(name, 0.0) for name in names] for row in rows])
    mean, spread = matrix.mean(0), matrix.std(0) + 1e-6
    rare = _rare(rows)
    scaled = csr_matrix((matrix - mean) / spread)
    table = hstack([scaled, _letters(rows, rare) * _LETTERS]).tocsr()
    target = np.array([row.level for row in rows])
    ridge = Ridge(alpha=_PENALTY, solver="sparse_cg", tol=1e-6)
    ridge.fit(table, target, sample_weight=np.array([row.weight for row in rows]))
    weight = ridge.coef_[: len(names)] / spread
    ordinary = np.array([_ORDINARY[0] <= row.level <= _ORDINARY[1] for row in rows])
    usual = matrix[ordinary].mean(0)
    start = float(ridge.intercept_ + (weight * (usual - mean)).sum())
    return Linear(
        start=start,
        weight=dict(zip(names, map(float, weight), strict=True)),
        usual=dict(zip(names, map(float, usual), strict=True)),
        grams={
            gram: (value, float(w) * _LETTERS)
            for (gram, value), w in zip(rare.items(), ridge.coef_[len(names) :], strict=True)
        },
    )


def spread(rows: Sequence[Row]) -> float:
    """How much wider the levels are spread than the scores of sentences not learnt from.

    A regression that is unsure stays near the middle; without this A1 and C2 would be rare.
    """
    scores = np.zeros(len(rows))
    for part in range(_PARTS):
        score = fit([row for number, row in enumerate(rows) if number % _PARTS != part])
        for number in range(part, len(rows), _PARTS):
            scores[number] = score.of(rows[number].features, rows[number].letters)
    weight = np.array([row.weight for row in rows])
    return float(_deviation([row.level for row in rows], weight) / _deviation(scores, weight))


def widen(score: Linear, by: float) -> Linear:
    """The same score spread out around the threshold, so that no text changes sides."""
    return replace(
        score,
        start=ABOVE_B1 + by * (score.start - ABOVE_B1),
        weight={name: by * value for name, value in score.weight.items()},
        grams={gram: (rare, by * value) for gram, (rare, value) in score.grams.items()},
    )


def _deviation(values: ArrayLike, weight: NDArray[np.float64]) -> float:
    numbers = np.asarray(values, dtype=float)
    mean = np.average(numbers, weights=weight)
    return math.sqrt(np.average((numbers - mean) ** 2, weights=weight))


def _rare(rows: Sequence[Row]) -> dict[str, float]:
    """How rare each letter sequence is, for those seen often enough."""
    with_letters = [row.letters for row in rows if row.letters]
    count = Counter(gram for letters in with_letters for gram in letters)
    least = _SEEN[len(with_letters) > _MANY]
    total = len(with_letters) + 1
    return {
        gram: math.log(total / (seen + 1)) + 1
        for gram, seen in sorted(count.items())
        if seen >= least
    }


def _letters(rows: Sequence[Row], rare: Mapping[str, float]) -> csr_matrix:
    number = {gram: index for index, gram in enumerate(rare)}
    data: list[float] = []
    columns: list[int] = []
    ends = [0]
    for row in rows:
        known = [gram for gram in row.letters if gram in number]
        length = math.sqrt(sum(rare[gram] ** 2 for gram in known)) or 1.0
        data += [rare[gram] / length for gram in known]
        columns += [number[gram] for gram in known]
        ends.append(len(data))
    return csr_matrix((data, columns, ends), shape=(len(rows), len(number)))
