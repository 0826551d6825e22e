"""Time, as ratios of two things measured in turn in one run.

python -m benchmarks.speed [--times N] [--profile]   (needs a machine that does nothing else)
Warm are the language models, word lists, compiled patterns and Java. The messages are new: each is
read once in the run, so nothing that is remembered of a paragraph or a sentence helps, save after a
change, where that is what is measured. spaCy is a pipeline of its own, as it comes, that parses the
whole text (processor time); LanguageTool alone is asked by a client with a memory of its own. Of the
same text the one comes first, then the other, in turn. The review is read as the application does,
until both its answers are there (time on the clock).
"""

from __future__ import annotations

import argparse
import cProfile
import itertools
import os
import pstats
import re
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import spacy

from relation.language import Lang
from relation.languagetool import LanguageTool
from relation.languagetool.address import VARIABLE
from relation.languagetool.fetch import installed
from relation.pack import open_pack
from relation.reader.messages import read_messages
from relation.reviewing import review
from relation.text import Context, Text, pipeline
from relation.ui.reading import Question, Reader

WARM = 6  # messages read before one is measured
SHORT, LONG = 150, 300  # words
_NEW = {Lang.FR: "aujourd’hui ", Lang.EN: "today "}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=15, help="messages for each ratio")
    parser.add_argument("--profile", action="store_true", help="where our own checks spend time")
    args = parser.parse_args()
    found = {lang: Messages(lang) for lang in Lang}
    for lang, messages in found.items():
        own(messages, args.times).show(f"{lang}: all checks without LanguageTool ÷ spaCy", 2)
        if args.profile:
            profile(messages, args.times)
    if installed() is None:
        print("LanguageTool is not installed (relation setup): its ratios are left out")
        return
    with two_clients() as (mine, alone):
        for lang, messages in found.items():
            whole(messages, args.times, mine, alone).show(
                f"{lang}: whole review ÷ LanguageTool alone", 1.35
            )
            again(messages, args.times, mine).show(f"{lang}: after a change ÷ first review", 0.3)


class Messages:
    """The marked messages of a language, joined up to a length; none is given twice."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._left = read_messages(lang)

    def of(self, words: int) -> str:
        """The next message of so many words, or somewhat more; raises StopIteration at the end."""
        paragraphs: list[str] = []
        while sum(len(one.split()) for one in paragraphs) < words:
            paragraphs += next(self._left).text.strip().split("\n\n")
        kept = []
        for paragraph in paragraphs:
            if sum(len(one.split()) for one in kept) < words:
                kept.append(paragraph)
        return "\n\n".join(kept)


class Ratio:
    """Pairs of times in seconds, and the median of their ratios.

    Which of a pair comes first changes from one to the next, and what comes second finds much done,
    LanguageTool's own memory of a text above all: so a ratio is that of two pairs, one in each order.
    """

    def __init__(self) -> None:
        self._pairs: list[tuple[float, float]] = []

    def add(self, one: float, other: float) -> None:
        self._pairs.append((one, other))

    @property
    def median(self) -> float:
        return statistics.median(
            (one + two) / (other + another)
            for (one, other), (two, another) in itertools.pairwise(self._pairs)
        )

    def show(self, name: str, most: float) -> None:
        one, other = (1000 * statistics.mean(times) for times in zip(*self._pairs, strict=True))
        print(f"{name}: {self.median:.2f} (asked: at most {most}), {one:.0f} ms ÷ {other:.0f} ms",
              flush=True)  # fmt: skip


def own(messages: Messages, times: int) -> Ratio:
    """All our checks, the parse among them, over spaCy's parse of the same text."""
    pack, lang = open_pack(), messages.lang
    nlp = spacy.load(pipeline(lang).path)
    ratio = Ratio()
    for number in range(WARM + times):
        text = messages.of(SHORT)
        pair = in_turn(
            number,
            lambda: review(Text(text, lang), pack),  # noqa: B023
            lambda: nlp(text),  # noqa: B023
            time.process_time,
        )
        if number >= WARM:
            ratio.add(*pair)
    return ratio


def whole(messages: Messages, times: int, mine: LanguageTool, alone: LanguageTool) -> Ratio:
    """The review with LanguageTool over LanguageTool alone."""
    reader, lang = Reader(open_pack(), mine), messages.lang
    ratio = Ratio()
    for number in range(WARM + times):
        text = messages.of(SHORT)
        pair = in_turn(
            number,
            lambda: read(reader, text, lang),  # noqa: B023
            lambda: alone.check(text, lang),  # noqa: B023
        )
        if number >= WARM:
            ratio.add(*pair)
    return ratio


def again(messages: Messages, times: int, mine: LanguageTool) -> Ratio:
    """The review after a word was added to a sentence in the middle over the first review."""
    reader, lang = Reader(open_pack(), mine), messages.lang
    ratio = Ratio()
    for _ in range(times):
        text = messages.of(LONG)
        middle = re.compile(r"(?<=[a-z] )(?=[a-z])").search(text, len(text) // 2)
        at = middle.start() if middle else len(text) // 2
        changed = text[:at] + _NEW[lang] + text[at:]
        first = clocked(lambda: read(reader, text, lang))  # noqa: B023
        ratio.add(clocked(lambda: read(reader, changed, lang)), first)  # noqa: B023
    return ratio


def read(reader: Reader, text: str, lang: Lang) -> None:
    """Read a message as the application does; raises AssertionError where LanguageTool is silent."""
    question = Question(text, lang, Context())
    while not (answer := reader.ask(question)).is_complete:
        pass
    assert answer.unavailable is None, answer.unavailable


def in_turn(
    number: int,
    one: Callable[[], object],
    other: Callable[[], object],
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[float, float]:
    """Seconds that each of two things takes; the second comes first every other time."""
    if number % 2:
        last, first = clocked(other, clock), clocked(one, clock)
        return first, last
    return clocked(one, clock), clocked(other, clock)


def clocked(do: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    started = clock()
    do()
    return clock() - started


def profile(messages: Messages, times: int) -> None:
    pack = open_pack()
    with cProfile.Profile() as profiler:
        for _ in range(times):
            review(Text(messages.of(SHORT), messages.lang), pack)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(30)


@contextmanager
def two_clients() -> Iterator[tuple[LanguageTool, LanguageTool]]:
    """Two clients of one server, each with what it remembers itself."""
    named = os.environ.get(VARIABLE)
    mine, alone = LanguageTool(), LanguageTool()
    os.environ[VARIABLE] = mine.share()
    alone.share()
    if named is None:
        del os.environ[VARIABLE]
    else:
        os.environ[VARIABLE] = named
    yield mine, alone
    mine.close()


if __name__ == "__main__":
    main()
