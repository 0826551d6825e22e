"""Train the second reader from data/: `python -m relation.train`. The same data, the same model.

The thresholds come from cross-validation with a flaw and its twin, and a letter, in one fold: above
`sure` stand at most SHARE_HARD of the fine contrast sentences and SHARE_SURE of those of whole
letters; above `threshold`, from which the reader gives a hint, at most SHARE_HINT of the latter.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from sklearn.feature_selection import chi2
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from relation.case import sample_case
from relation.language import Lang
from relation.pack import open_pack
from relation.reader.corpus import samples
from relation.reader.features import SIZE, features
from relation.reader.messages import read_letters, read_messages
from relation.reader.model import MODELS, read_sentences
from relation.text import Context, Text

CHECKS = ("tone", "gdpr")
SHARE_HARD = 0.015
SHARE_SURE = 0.001
SHARE_HINT = 0.02
_NATURAL = 3.0  # how much a sentence of a whole letter weighs beside a contrast sentence
# Labels of the marked messages that the contrast sentences call otherwise.
_SAME = {"card-as-consent": "card-or-badge-as-consent", "no-consent": "recording-without-asking"}
_KEPT = 120_000
_KEPT_FOR_LABELS = 20_000
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """The features of one sentence and its labels by check, empty for a fine one.

    A check that is not in `labels` learns nothing from it. `natural` sentences stand in a whole letter.
    """

    weights: dict[int, float]
    labels: Mapping[str, str]
    implicit: bool
    group: str
    natural: bool


def examples(lang: Lang) -> Iterator[Example]:
    """Contrast sentences of both checks, sentences of the marked letters, of our templates."""
    for source in CHECKS:
        for one in samples(source, lang):
            weights, _ = features(one.text, one.sentence)
            labels = {source: one.label} if one.label else dict.fromkeys(CHECKS, "")
            yield Example(weights, labels, one.implicit, one.group, natural=False)
    for message in (*read_messages(lang), *read_letters(lang)):
        text = Text(message.text, lang, Context(message.kind, message.audience))
        for sentence in read_sentences(text):
            touched = {
                flaw.check: flaw
                for flaw in reversed(message.flaws)
                if flaw.span and flaw.span.overlaps(sentence.span)
            }
            labels = {c: touched[c].label if c in touched else "" for c in CHECKS}
            labels = {check: _SAME.get(label, label) for check, label in labels.items()}
            weights, _ = features(text, sentence)
            implicit = any(touched[c].implicit for c in CHECKS if c in touched)
            yield Example(weights, labels, implicit, message.id, natural=True)
    for text in letters(lang):
        for sentence in read_sentences(text):
            weights, _ = features(text, sentence)
            yield Example(weights, dict.fromkeys(CHECKS, ""), False, "letters", natural=True)


def letters(lang: Lang) -> Iterator[Text]:
    """Our templates filled with their samples: ordinary letters, all of them fine."""
    pack = open_pack()
    for (its, _), template in sorted(pack.templates.items()):
        if its is lang:
            audience, law = template.audience[0], template.law[0]
            case = sample_case(pack.variables, lang, audience, law)
            draft = pack.fillers[lang].fill(template, case)
            yield Text(draft.text, lang, Context(template.kind, audience))


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


def fit(
    x: csr_matrix, y: NDArray[np.bool_], worth: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    """Weights [SIZE], only the _KEPT largest, and the bias; `worth` is how much each sentence counts.

    Rare features weigh more than common ones.
    """
    seen = np.asarray((x > 0).sum(0)).ravel()
    rarity = np.log((1 + x.shape[0]) / (1 + seen))
    rarity /= rarity[seen > 0].mean()
    # This solver ends at the same weights; others stop early on so many features, and worse.
    model = LogisticRegression(
        C=10, solver="liblinear", tol=1e-3, random_state=0, class_weight={True: 1.5, False: 1.0}
    )
    model.fit(x @ diags(rarity), y, sample_weight=worth)
    weights = model.coef_[0] * rarity
    weights[np.abs(weights) < np.sort(np.abs(weights))[-_KEPT]] = 0
    return weights, float(model.intercept_[0])


def out_of_fold(
    x: csr_matrix, y: NDArray[np.bool_], worth: NDArray[np.float64], groups: list[str]
) -> NDArray[np.float64]:
    """The score of each sentence by a model that has seen neither it nor its twin."""
    scores = np.zeros(len(y))
    for train, test in GroupKFold(_FOLDS).split(x, y, groups):
        weights, bias = fit(x[train], y[train], worth[train])
        scores[test] = x[test] @ weights + bias
    return scores


def train(check: str, lang: Lang, read: Sequence[Example]) -> None:
    """Train, report and store the model of one check in one language."""
    rows = [row for row in read if check in row.labels]
    x, y = matrix(rows), np.array([bool(row.labels[check]) for row in rows])
    natural = np.array([row.natural for row in rows])
    worth = np.where(natural, _NATURAL, 1.0)
    scores = out_of_fold(x, y, worth, [row.group for row in rows])
    hard, usual = scores[~y & ~natural], scores[~y & natural]
    sure = max(float(np.quantile(hard, 1 - SHARE_HARD)), float(np.quantile(usual, 1 - SHARE_SURE)))
    threshold = min(sure, float(np.quantile(usual, 1 - SHARE_HINT)))
    implicit = np.array([row.implicit for row in rows])
    print(f"{check} {lang}: {len(y)} sentences, {y.sum()} flawed, average precision "
          f"{average_precision_score(y, scores):.3f}, of {natural.sum()} in letters "
          f"{average_precision_score(y[natural], scores[natural]):.3f}")  # fmt: skip
    for name, least in (("sure", sure), ("hint", threshold)):
        said = scores > least
        print(
            f"  {name}: found {said[y].mean():.2f} (implicit {said[y & implicit].mean():.2f}), "
            f"precision {y[said].mean():.2f}; in letters found {said[y & natural].mean():.2f}, "
            f"precision {y[said & natural].mean():.2f}; flagged fine: contrast "
            f"{said[~y & ~natural].mean():.4f}, in letters {said[~y & natural].mean():.4f}"
        )
    weights, bias = fit(x, y, worth)
    names = sorted({row.labels[check] for row in rows if row.labels[check]})
    kinds = np.array([names.index(row.labels[check]) for row in rows if row.labels[check]])
    label_places, label_weights, label_bias = fit_labels(x[y], kinds)
    places = np.flatnonzero(weights)
    MODELS.mkdir(exist_ok=True)
    np.savez_compressed(
        MODELS / f"{check}_{lang}.npz",
        places=places.astype(np.uint32), weights=weights[places].astype(np.float16),
        bias=np.float32(bias), threshold=np.float32(threshold), sure=np.float32(sure), names=np.array(names),
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
    for lang in [Lang(args.lang)] if args.lang else Lang:
        read = list(examples(lang))
        for check in [args.check] if args.check else CHECKS:
            train(check, lang, read)


if __name__ == "__main__":
    main()
