"""Train the second reader from data/: `python -m relation.reader.train`. The same data, the same model.

The threshold comes from cross-validation with a flaw and its twin in one fold: above it stand at
most SHARE_HARD of the hard fine sentences and SHARE_PLAIN of the plain ones.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_selection import chi2
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from relation.language import Lang
from relation.reader.corpus import samples
from relation.reader.features import SIZE, features
from relation.reader.messages import read_messages
from relation.reader.model import MODELS, read_sentences
from relation.text import Context, Text

CHECKS = ("tone", "gdpr")
SHARE_HARD = 0.015
SHARE_PLAIN = 0.003
# Labels of the marked messages that the contrast sentences call otherwise.
_SAME = {"card-as-consent": "card-or-badge-as-consent", "no-consent": "recording-without-asking"}
_KEPT = 60_000
_KEPT_FOR_LABELS = 20_000
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """The features of one sentence; `label` is empty for a fine one, `plain` if nobody's trap."""

    weights: dict[int, float]
    label: str
    implicit: bool
    group: str
    plain: bool


def examples(check: str, lang: Lang) -> Iterator[Example]:
    """Contrast sentences of the check, fine ones of the other check, sentences of whole messages."""
    for source in CHECKS:
        for one in samples(source, lang):
            if source == check or not one.label:
                weights, _ = features(one.text, one.sentence)
                plain = source != check or one.ordinary
                yield Example(weights, one.label, one.implicit, one.group, plain)
    for message in read_messages(lang):
        text = Text(message.text, lang, Context(message.kind, message.audience))
        own = [flaw for flaw in message.flaws if flaw.check == check and flaw.span]
        for sentence in read_sentences(text):
            touched = [f for f in own if f.span and f.span.overlaps(sentence.span)]
            weights, _ = features(text, sentence)
            label, implicit = (touched[0].label, touched[0].implicit) if touched else ("", False)
            yield Example(weights, _SAME.get(label, label), implicit, message.id, not touched)


def matrix(rows: list[Example]) -> csr_matrix:
    """Features as a sparse matrix [sentences, SIZE]."""
    starts: list[int] = [0]
    places: list[int] = []
    values: list[float] = []
    for row in rows:
        places += row.weights.keys()
        values += row.weights.values()
        starts.append(len(places))
    return csr_matrix((values, places, starts), shape=(len(rows), SIZE))


def fit(x: csr_matrix, y: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """Weights [SIZE], only the _KEPT largest, and the bias."""
    model = LogisticRegression(C=10, max_iter=1000, class_weight={True: 1.5, False: 1.0})
    model.fit(x, y)
    weights = model.coef_[0].copy()
    weights[np.abs(weights) < np.sort(np.abs(weights))[-_KEPT]] = 0
    return weights, float(model.intercept_[0])


def out_of_fold(x: csr_matrix, y: NDArray[np.bool_], groups: list[str]) -> NDArray[np.float64]:
    """The score of each sentence by a model that has seen neither it nor its twin."""
    scores = np.zeros(len(y))
    for train, test in GroupKFold(_FOLDS).split(x, y, groups):
        weights, bias = fit(x[train], y[train])
        scores[test] = x[test] @ weights + bias
    return scores


def train(check: str, lang: Lang) -> None:
    """Train, report and store the model of one check in one language."""
    rows = list(examples(check, lang))
    x, y = matrix(rows), np.array([bool(row.label) for row in rows])
    plain = np.array([row.plain for row in rows])
    scores = out_of_fold(x, y, [row.group for row in rows])
    threshold = max(
        float(np.quantile(scores[~y & ~plain], 1 - SHARE_HARD)),
        float(np.quantile(scores[~y & plain], 1 - SHARE_PLAIN)),
    )
    implicit = np.array([row.implicit for row in rows])
    said = scores > threshold
    print(
        f"{check} {lang}: {len(y)} sentences, {y.sum()} flawed, average precision "
        f"{average_precision_score(y, scores):.3f}; found {said[y].mean():.2f} "
        f"(implicit {said[y & implicit].mean():.2f}), precision {y[said].mean():.2f}, "
        f"flagged fine: hard {said[~y & ~plain].mean():.4f}, plain {said[~y & plain].mean():.4f}"
    )
    weights, bias = fit(x, y)
    names = sorted({row.label for row in rows if row.label})
    kinds = np.array([names.index(row.label) for row in rows if row.label])
    label_places, label_weights, label_bias = fit_labels(x[y], kinds)
    places = np.flatnonzero(weights)
    MODELS.mkdir(exist_ok=True)
    np.savez_compressed(
        MODELS / f"{check}_{lang}.npz",
        places=places.astype(np.uint32), weights=weights[places].astype(np.float16),
        bias=np.float32(bias), threshold=np.float32(threshold), names=np.array(names),
        label_places=label_places.astype(np.uint32), label_bias=label_bias.astype(np.float32),
        label_weights=label_weights.astype(np.float16),
    )  # fmt: skip


def fit_labels(
    x: csr_matrix, kinds: NDArray[np.int_]
) -> tuple[NDArray[np.int_], NDArray[np.float64], NDArray[np.float64]]:
    """Places [k], weights [k, labels] and bias [labels] of the model that names the flaw."""
    worth = np.nan_to_num(chi2(x, kinds)[0])
    places = np.sort(np.argsort(-worth, kind="stable")[:_KEPT_FOR_LABELS])
    model = LogisticRegression(C=10, max_iter=1000, class_weight="balanced")
    model.fit(x[:, places], kinds)
    return places, model.coef_.T, model.intercept_


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", choices=CHECKS)
    parser.add_argument("--lang", choices=[str(lang) for lang in Lang])
    args = parser.parse_args()
    for check in [args.check] if args.check else CHECKS:
        for lang in [Lang(args.lang)] if args.lang else Lang:
            train(check, lang)


if __name__ == "__main__":
    main()
