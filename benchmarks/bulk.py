"""Many messages: what a second worker brings, and whether memory stays flat.

python -m benchmarks.bulk [--messages N] [--leak N] [--languagetool]
(some ten minutes; needs a machine with two cores that does nothing else)
The messages are those of data/messages and every template filled, with new numbers and names in
each, as in an archive. Times are those of `relation review --jsonl`, after its first 100 lines, so
that what each process loads once does not count. Memory is measured after a tenth of the messages
and at the end: of the command, of its workers, and of Java where it is asked.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass

import psutil

from relation.case import sample_case
from relation.language import Lang
from relation.languagetool.fetch import installed
from relation.pack import open_pack
from relation.reader.messages import read_messages

WARM = 100  # lines
_NAME = re.compile(r"\b(?:Mme|Ms|Mrs|Mr|Madame|Monsieur) [A-ZÉ]\w+")
_SYLLABLES = "ba ce di fo lu mar nel pou ri san ter vau bel don gil hor lan mont per quin".split()


@dataclass
class Run:
    """One run of the command: lines a second once warm, and gigabytes at two moments."""

    speed: float
    early: float
    late: float


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=int, default=1000, help="for the ratio of speeds")
    parser.add_argument("--leak", type=int, default=10_000, help="for memory; 0 leaves it out")
    parser.add_argument("--languagetool", action="store_true", help="with it; else our own checks")
    args = parser.parse_args()
    if args.messages <= 2 * WARM:
        parser.error(f"--messages: more than {2 * WARM}, the first {WARM} are not measured")
    if args.languagetool and installed() is None:
        print("LanguageTool is not installed (relation setup): left out")
        return
    more = () if args.languagetool else ("--no-languagetool",)
    one = run(args.messages, 1, more)
    two = run(args.messages, 2, more)
    print(f"one worker: {one.speed:.1f} messages a second, two: {two.speed:.1f}; "
          f"ratio {two.speed / one.speed:.2f} (asked: at least 1.7)", flush=True)  # fmt: skip
    if args.leak:
        long = run(args.leak, 2, more)
        print(f"memory of the command and two workers: {long.early:.2f} GB after "
              f"{args.leak // 10} messages, {long.late:.2f} GB after {args.leak}")  # fmt: skip


def run(number: int, workers: int, more: tuple[str, ...]) -> Run:
    command = [sys.executable, "-m", "relation", "review", "--jsonl", "--workers", str(workers), *more]  # fmt: skip
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in itertools.islice(archive(), number))
        file.flush()
        with subprocess.Popen([*command, file.name], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            early = late = started = 0.0
            for done, _ in enumerate(process.stdout, 1):
                if done == WARM:
                    started = time.perf_counter()
                elif done == max(number // 10, WARM + 1):
                    early = memory(process.pid)
                elif done == number - WARM:  # near the end, while the workers are still there
                    late = memory(process.pid)
                    taken = time.perf_counter() - started
    assert process.returncode == 0 and late, "the command broke off"
    return Run((number - 2 * WARM) / taken, early, late)


def memory(pid: int) -> float:
    process = psutil.Process(pid)
    return sum(p.memory_info().rss for p in [process, *process.children(recursive=True)]) / 1e9


def archive() -> Iterator[str]:
    """Lines without end: every message again and again, each time of somebody else."""
    known = list(messages())
    chance = random.Random(5)
    chance.shuffle(known)
    for number, (text, lang, kind) in enumerate(itertools.cycle(known)):
        name = "".join(chance.choices(_SYLLABLES, k=3)).capitalize()
        text = _NAME.sub(lambda found: f"{found[0].split()[0]} {name}", text)  # noqa: B023
        text = re.sub(r"\d{4,}", lambda found: str(chance.randrange(10 ** len(found[0]))), text)
        text += f"\nRef. {name[:2].upper()}-{number}\n"  # no paragraph ends twice the same
        yield json.dumps({"id": number, "text": text, "lang": lang, "kind": kind})


def messages() -> Iterator[tuple[str, str, str]]:
    for lang in Lang:
        for message in read_messages(lang):
            yield message.text, lang, message.kind
    pack = open_pack()
    for (lang, _), template in pack.templates.items():
        case = sample_case(pack.variables, lang, template.audience[0], template.law[0])
        yield pack.fillers[lang].fill(template, case).text, lang, "unknown"


if __name__ == "__main__":
    main()
