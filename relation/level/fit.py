"""Ridge regression on features and letter sequences; needed for training only."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import Ridge

from relation.level.weights import Linear

_PENALTY = 30.0
_LETTERS = 3.0  # how much the letters weigh beside the features
_SEEN = {
    True: 4,
    False: 2,
}  # a sequence is kept when so many sentences hold it; many, few sentences
_MANY = 3_000
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
