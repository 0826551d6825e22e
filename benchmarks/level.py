"""The level against sentences rated by people, three versions of articles, and the clock.

python -m benchmarks.level [--wrong]   (some minutes: it fits again without what it is measured on)
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Iterator, Sequence

from relation.language import Lang
from relation.level import assess_text
from relation.level.fit import Row, fit, spread, widen
from relation.level.scale import ABOVE_B1, NUMBER, level_of
from relation.level.train import CORPUS, Graded, graded, rows, training_rows
from relation.level.weights import Linear, load
from relation.text import analyse

FOLDS = 10
MESSAGES = {
    Lang.EN: (
        "Thank you for your message of 12 March about the coffee machine that you bought in our shop. "
        "I am sorry that it arrived with a broken lid. We will send you a new lid this week, free of "
        "charge, and you do not need to return the old one. "
    ),
    Lang.FR: (
        "Merci pour votre message du 12 mars au sujet de la cafetière que vous avez achetée dans notre "
        "boutique. Je suis désolée qu’elle soit arrivée avec un couvercle cassé. Nous vous envoyons un "
        "couvercle neuf cette semaine, sans frais, et vous pouvez garder l’ancien. "
    ),
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--wrong", action="store_true", help="show sentences on the wrong side")
    wrong = parser.parse_args().wrong
    dev = rows("cefrsp_dev", 1.0)
    report(
        "CEFR-SP dev (never trained on)", graded("cefrsp_dev"), scores(load(Lang.EN), dev), wrong
    )
    for lang in Lang:
        source = f"levels_{lang}"
        report(f"{source}, {FOLDS} parts", graded(source), cross_validated(lang, source), wrong)
    articles()
    for lang in Lang:
        speed(lang)


def scores(score: Linear, read: Sequence[Row]) -> list[float]:
    return [score.of(row.features, row.letters) for row in read]


def cross_validated(lang: Lang, source: str) -> list[float]:
    """Each sentence of a source scored by weights fitted without its tenth of that source."""
    learnt = training_rows(lang)
    own = learnt[source]
    rest = [row for name, found in learnt.items() if name != source for row in found]
    by = spread(rest)
    order = [7 * number % len(own) for number in range(len(own))]  # 7 and the count share nothing
    found = [0.0] * len(own)
    for part in range(FOLDS):
        out = set(order[part::FOLDS])
        kept = [row for number, row in enumerate(own) if number not in out]
        score = widen(fit([*rest, *kept]), by)
        for number in out:
            found[number] = score.of(own[number].features, own[number].letters)
    return found


def report(name: str, sentences: Sequence[Graded], found: Sequence[float], wrong: bool) -> None:
    pairs = list(zip(sentences, found, strict=True))
    agreed = [(one, score) for one, score in pairs if one.agreed]
    missed = [
        (one, score) for one, score in agreed if (score >= ABOVE_B1) != (one.level >= ABOVE_B1)
    ]
    easy = [score for one, score in pairs if max(one.levels) <= NUMBER["A2"]]
    print(f"{name}: {len(pairs)} sentences")
    print(
        f"  above B1 or not, where both raters agree: {1 - len(missed) / len(agreed):.3f} of {len(agreed)}"
    )
    print(f"  A1 and A2 taken for above B1: {sum(s >= ABOVE_B1 for s in easy)} of {len(easy)}")
    people = kappa((one.levels[0], one.levels[1]) for one, _ in pairs)
    print(
        "  quadratic weighted kappa on six levels: "
        f"with the raters' mean {kappa((one.level, s) for one, s in agreed):.3f} where they agree on "
        f"the side, {kappa((one.level, s) for one, s in pairs):.3f} on all; "
        f"with the first {kappa((one.levels[0], s) for one, s in pairs):.3f}, "
        f"with the second {kappa((one.levels[1], s) for one, s in pairs):.3f}; "
        f"between the two {people:.3f}"
    )
    if wrong:
        for one, score in sorted(missed, key=lambda pair: pair[1]):
            print(f"    {score:.2f} {one.levels} {one.cause} {one.text}")


def kappa(pairs: Iterator[tuple[float, float]]) -> float:
    """Quadratic weighted kappa of two columns, each rounded to its nearest level."""
    both = [tuple(NUMBER[level_of(value)] for value in pair) for pair in pairs]
    first, second = [pair[0] for pair in both], [pair[1] for pair in both]
    apart = statistics.fmean((a - b) ** 2 for a, b in both)
    by_chance = (
        statistics.pvariance(first)
        + statistics.pvariance(second)
        + (statistics.fmean(first) - statistics.fmean(second)) ** 2
    )
    return 1 - apart / by_chance


def articles() -> None:
    """OneStopEnglish: the elementary version is easiest, the advanced one hardest."""
    lines = (CORPUS / "onestop.jsonl").read_text(encoding="utf-8").splitlines()
    versions = ("elementary", "intermediate", "advanced")
    ordered = count = 0
    for line in lines:
        article = json.loads(line)
        easy, middle, hard = (assess_text(analyse(article[v], Lang.EN)).score for v in versions)
        count += 1
        ordered += easy < middle < hard
    print(f"OneStopEnglish: {ordered / count:.3f} of {count} articles in order")


def speed(lang: Lang) -> None:
    """What the level adds to a message of about 150 words that spaCy has parsed."""
    texts = [analyse(MESSAGES[lang] * 3 + str(number), lang) for number in range(20)]
    for text in texts[:5]:
        assess_text(text)
    taken = []
    for text in texts[5:]:
        started = time.perf_counter()
        assess_text(text)
        taken.append((time.perf_counter() - started) * 1000)
    words = len(texts[0].words)
    print(f"{lang}: {statistics.median(taken):.1f} ms for {words} words and marks, after the parse")


if __name__ == "__main__":
    main()
