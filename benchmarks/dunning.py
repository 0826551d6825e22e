"""Speed and memory of reminders: 500 invented customers, every form of letter, through `relation remind`.

python -m benchmarks.dunning [--customers N] [--profile]
Letters per second of the whole command, of the first batch and of the next, which knows the wordings
that the first found clean; memory after 100, 300 and 500 letters; and the ratio to typst alone, which
compiles the same letters one by one from the same source: with `typst.compile`, as its documentation
shows, and with one compiler kept, which reads the fonts once, as we do.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime as dt
import json
import os
import pstats
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typst

from relation.dunning.account import SENT
from relation.dunning.batch import REGISTER, Batch, earlier_entries
from relation.dunning.files import letter_of
from relation.dunning.ledger import read_ledger
from relation.dunning.letters import draft_of, firm_facts
from relation.export.email import one_line
from relation.export.pdf import SOURCE, Letter, pdf
from relation.language import Lang
from relation.pack import open_pack

DAY = dt.date(2026, 11, 23)
_HEAD = (
    "customer,email,address,language,law,audience,invoice,invoice_date,due_date,amount,paid,currency,last_level,"
    "last_date"
)
_NAMES = {
    "fr": (
        "Société Martel",
        "Garage Lemoine",
        "Épicerie d’Élise",
        "Menuiserie Roux",
        "Atelier Fabre",
    ),
    "en": ("Hart & Sons", "Leeds Lighting", "Ash Joinery", "Brook Bakery", "Kent Garden Supplies"),
}
_PEOPLE = {
    "fr": ("Jean Duval", "Claire Vidal", "Inès Lambert", "Hugo Morin", "Zoé Perrin"),
    "en": ("Amy Hart", "Tom Wells", "Ella Brook", "Sam Ford", "Ruth Kent"),
}
_MARKS = (100, 300, 500)


def ledger(customers: int) -> str:
    """The unpaid invoices of so many customers, each owing a letter: both languages and audiences."""
    chance = random.Random(6)
    rows = [_HEAD]
    for number in range(customers):
        lang = ("fr", "en")[number % 2]
        audience = ("b2b", "b2b", "b2c")[number % 3]
        names = _NAMES if audience == "b2b" else _PEOPLE
        who = f"{chance.choice(names[lang])} {number + 1}"
        level = number // 2 % 4
        address = f'"{1 + number % 90}, rue des Tanneurs\n44000 Nantes"'
        for index in range(1 + number // 3 % 4):
            due = DAY - dt.timedelta(days=46 + chance.randrange(60))
            amount = chance.randrange(2_000, 900_000) / 100
            paid = round(amount / 4, 2) if index == 1 else 0
            last = DAY - dt.timedelta(days=20) if level else None
            rows.append(
                f"{who},client{number}@client.example,{address},{lang},fr,{audience},F-{number}-{index},"
                f"{due - dt.timedelta(days=30)},{due},{amount},{paid},EUR,{level},{last or ''}"
            )
    return "\n".join(rows) + "\n"


def tree(pid: int) -> list[int]:
    """A process and those that it started."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += tree(int(child))
    return found


def memory(pid: int) -> int:
    """Resident memory of a process and those that it started, in MB."""
    total = 0
    for one in tree(pid):
        try:
            lines = Path(f"/proc/{one}/status").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))
    return total // 1024


@dataclass(frozen=True)
class Run:
    """Seconds of the whole command and of processors; memory of all its processes in MB."""

    whole: float
    busy: float
    marks: dict[int, int]
    most: int


def command(file: Path, out: Path) -> Run:
    """Run `relation remind` and watch it."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    running = subprocess.Popen(
        [sys.executable, "-m", "relation", "remind", str(file), "--date", DAY.isoformat(), "--out", str(out)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    marks: dict[int, int] = {}
    most = 0
    while running.poll() is None:
        made = len(list(out.glob("*.eml"))) if out.exists() else 0
        now = memory(running.pid)
        most = max(most, now)
        for mark in _MARKS:
            if made >= mark and mark not in marks:
                marks[mark] = now
        time.sleep(0.1)
    if running.wait():
        raise SystemExit("relation remind failed")
    whole = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    return Run(whole, busy, marks, most)


def letters(file: Path) -> Iterator[Letter]:
    """The letters of a ledger as the command prints them."""
    pack = open_pack()
    batch = Batch(pack, read_ledger(file.name, file.read_bytes()), DAY)
    firms = {lang: firm_facts(pack, lang) for lang in Lang}
    for account in batch.accounts():
        firm = firms[account.language]
        yield letter_of(draft_of(pack, account, batch.policy, firm), firm)


def typst_alone(made: Sequence[Letter]) -> tuple[float, float]:
    """Letters per second that typst compiles one by one, nothing else: a call each, one compiler."""
    told = [
        {
            "letters": json.dumps([one.data()], ensure_ascii=False),
            "title": one_line(one.draft.subject),
            "logo": "null",
        }
        for one in made
    ]
    start = time.perf_counter()
    for inputs in told:
        typst.compile(SOURCE, format="pdf", pdf_standards=["ua-1"], sys_inputs=inputs)
    middle = time.perf_counter()
    for one in made:
        pdf([one], day=DAY)
    end = time.perf_counter()
    return len(made) / (middle - start), len(made) / (end - middle)


def profile(file: Path, out: Path) -> None:
    """Print where the time of the batch goes."""
    batch = Batch(open_pack(), read_ledger(file.name, file.read_bytes()), DAY)
    profiler = cProfile.Profile()
    profiler.enable()
    for _ in batch.run(out):
        pass
    profiler.disable()
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(45)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--customers", type=int, default=500)
    parser.add_argument("--profile", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file, out = Path(folder) / "invoices.csv", Path(folder) / "out"
        file.write_text(ledger(args.customers), encoding="utf-8")
        if args.profile:
            profile(file, out)
            return
        os.environ["RELATION_HOME"] = str(Path(folder) / "home")
        runs = {
            "first batch": command(file, out),
            "next batch": command(file, out.with_name("next")),
        }
        for place in (out, out.with_name("next")):
            made = len(list(place.glob("*.eml")))
            if made != args.customers:
                stopped = [e for e in earlier_entries(place / REGISTER) if e.state != SENT]
                raise SystemExit(f"{made} letters; {stopped[0].customer}: {stopped[0].findings}")
        calls, kept = typst_alone(list(letters(file)))
    print(f"{args.customers} letters, all forms; typst alone: {calls:.1f} letters a second, a call each; "
          f"{kept:.1f} with one compiler kept")  # fmt: skip
    for name, run in runs.items():
        rate = args.customers / run.whole
        told = ", ".join(f"{size} MB after {mark}" for mark, size in run.marks.items())
        print(f"  {name}: {run.whole:.1f} s, {rate:.1f} letters a second")
        print(
            f"    ratio to typst alone   {rate / calls:.2f}; to one compiler kept {rate / kept:.2f}"
        )
        print(f"    processor time         {run.busy:.1f} s")
        print(f"    memory                 {told}; at most {run.most} MB")


if __name__ == "__main__":
    main()
