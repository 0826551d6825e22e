"""Speed and memory of reminders: 500 invented customers, every form of letter, through `relation remind`.

python -m benchmarks.dunning [--customers N] [--profile]
Letters per second of the whole command, its memory after 100, 300 and 500 letters, and the ratio to
typst alone, which compiles the same letters one by one from the same source.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime as dt
import pstats
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from relation.dunning.account import SENT
from relation.dunning.batch import REGISTER, Batch, earlier_entries
from relation.dunning.files import letter_of
from relation.dunning.ledger import read_ledger
from relation.dunning.letters import draft_of, firm_facts
from relation.export.pdf import Letter, pdf
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
    """Seconds of the whole command, of it once wordings are known, and of processors; memory in MB."""

    whole: float
    known: float
    busy: float
    marks: dict[int, int]
    most: int


def command(file: Path, out: Path) -> Run:
    """Run `relation remind` and watch it."""
    start = time.perf_counter()
    running = subprocess.Popen(
        [sys.executable, "-m", "relation", "remind", str(file), "--date", DAY.isoformat(), "--out", str(out)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    marks: dict[int, int] = {}
    most, known = 0, start
    while running.poll() is None:
        made = len(list(out.glob("*.eml"))) if out.exists() else 0
        now = memory(running.pid)
        most = max(most, now)
        for mark in _MARKS:
            if made >= mark and mark not in marks:
                marks[mark] = now
                if mark == _MARKS[0]:
                    known = time.perf_counter()
        time.sleep(0.1)
    if running.wait():
        raise SystemExit("relation remind failed")
    end = time.perf_counter()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(end - start, end - known, used.ru_utime + used.ru_stime, marks, most)


def letters(file: Path) -> Iterator[Letter]:
    """The letters of a ledger as the command prints them."""
    pack = open_pack()
    batch = Batch(pack, read_ledger(file.name, file.read_bytes()), DAY)
    firms = {lang: firm_facts(pack, lang) for lang in Lang}
    for account in batch.accounts():
        firm = firms[account.language]
        yield letter_of(draft_of(pack, account, batch.policy, firm), firm)


def typst_alone(file: Path) -> tuple[float, float]:
    """Seconds to compile the same letters, one by one, nothing else; and of the processor."""
    made = list(letters(file))
    pdf(made[:1], day=DAY)  # fonts are read once
    start, busy = time.perf_counter(), time.process_time()
    for letter in made:
        pdf([letter], day=DAY)
    return time.perf_counter() - start, time.process_time() - busy


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
        run = command(file, out)
        made = len(list(out.glob("*.eml")))
        if made != args.customers:
            stopped = [e for e in earlier_entries(out / REGISTER) if e.state != SENT]
            raise SystemExit(f"{made} letters; {stopped[0].customer}: {stopped[0].findings}")
        alone, busy = typst_alone(file)
    rest = made - _MARKS[0]
    told = ", ".join(f"{size} MB after {mark}" for mark, size in run.marks.items())
    print(f"{made} letters of {args.customers} customers, all forms")
    print(f"  whole command         {run.whole:6.1f} s   {made / run.whole:5.1f} letters a second")
    print(
        f"  after {_MARKS[0]} letters     {run.known:6.1f} s   {rest / run.known:5.1f} letters a second"
    )
    print(f"  typst alone           {alone:6.1f} s   {made / alone:5.1f} letters a second")
    ratio, later = alone / run.whole, alone * rest / made / run.known
    print(f"  ratio                 {ratio:.2f}, after {_MARKS[0]} letters {later:.2f}")
    print(f"  processor time        {run.busy:.1f} s, typst alone {busy:.1f} s")
    print(f"  memory                {told}; at most {run.most} MB")


if __name__ == "__main__":
    main()
