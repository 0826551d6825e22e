"""Quality on marked letters: what our checks find of their flaws, and what they say of clean ones.

python -m benchmarks.letters [LETTERS.yaml …] [--score SCORE.py] [--missed] [--no-languagetool]
Without letters: data/messages and data/letters/learnt, which the second reader was trained on, then
data/letters, which it was not. Found is a flaw with a finding of its check that touches its words;
for what is missing, any finding of its check without words.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from relation.language import Lang
from relation.languagetool.server import LanguageTool
from relation.pack import Pack, open_pack
from relation.reader.messages import read_letters, read_messages
from relation.rule import CHECKS
from relation.stream import review_line

LETTERS = sorted((Path(__file__).parents[1] / "data" / "letters").glob("*.yaml"))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("letters", type=Path, nargs="*")
    parser.add_argument("--score", type=Path, help="a scorer of predictions against marked letters")
    parser.add_argument("--missed", action="store_true", help="show flaws missed and false alarms")
    parser.add_argument("--no-languagetool", action="store_true")
    parser.add_argument("--out", type=Path, help="keep the predictions in this file")
    args = parser.parse_args()
    pack = open_pack()
    languagetool = None if args.no_languagetool else LanguageTool()
    if args.letters:
        measure(args.letters, load(args.letters), pack, languagetool, args)
    else:
        print("data/messages, data/letters/learnt (trained on)")
        trained = [
            message.to_gold()
            for lang in Lang
            for message in (*read_messages(lang), *read_letters(lang))
        ]
        measure([], trained, pack, languagetool, args)
        print("\ndata/letters (not trained on)")
        measure(LETTERS, load(LETTERS), pack, languagetool, args)
    if languagetool:
        languagetool.close()


def load(paths: Sequence[Path]) -> list[dict[str, Any]]:
    return [letter for path in paths for letter in yaml.safe_load(path.read_text("utf-8"))]


def measure(
    paths: Sequence[Path],
    letters: Sequence[dict[str, Any]],
    pack: Pack,
    languagetool: LanguageTool | None,
    args: argparse.Namespace,
) -> None:
    """Review the letters and print what was found."""
    keys = ("id", "text", "lang", "kind", "audience")
    lines = [
        review_line(json.dumps({k: e[k] for k in keys}), pack, languagetool, Lang.EN)
        for e in letters
    ]
    out = args.out or Path(tempfile.mkdtemp()) / "predictions.jsonl"
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if args.missed:
        for letter, line in zip(letters, lines, strict=True):
            show_alarms(letter, json.loads(line)["findings"])
    if args.score and paths:
        more = ["--missed"] if args.missed else []
        subprocess.run(
            [sys.executable, str(args.score), str(out), *map(str, paths), *more], check=True
        )
    read = [(letter, json.loads(line)) for letter, line in zip(letters, lines, strict=True)]
    for lang in Lang:
        if of := [pair for pair in read if pair[0]["lang"] == lang]:
            print(table(lang, of))


def table(lang: Lang, read: list[tuple[dict[str, Any], dict[str, Any]]]) -> str:
    """Recall by check, all flaws and implicit ones; clean messages with a must or should."""
    rows = [f"{lang}: {len(read)} messages"]
    for check in CHECKS:
        flaws = [(f, e, r) for e, r in read for f in e["expected"] or [] if f["check"] == check]
        hits = [_is_found(f, e["text"], r["findings"]) for f, e, r in flaws]
        implicit = [hit for hit, (f, _, _) in zip(hits, flaws, strict=True) if f.get("implicit")]
        if hits:
            share = f"{sum(implicit) / len(implicit):.2f} of {len(implicit)}" if implicit else "-"
            rows.append(
                f"  {check:14} {sum(hits) / len(hits):.2f} of {len(hits):3}   implicit {share}"
            )
    clean = [r for e, r in read if e["clean"]]
    flagged = [r for r in clean if any(f["severity"] != "hint" for f in r["findings"])]
    said = [(f, e) for e, r in read for f in r["findings"] if f["severity"] != "hint"]
    right = [_touches(f, e) for f, e in said]
    rows.append(f"  clean with a must or should: {len(flagged)} of {len(clean)}; "
                f"findings that touch a flaw: {sum(right) / max(1, len(right)):.2f} of {len(right)}")  # fmt: skip
    return "\n".join(rows)


def _is_found(flaw: dict[str, Any], text: str, findings: list[dict[str, Any]]) -> bool:
    of_check = [f for f in findings if f["check"] == flaw["check"]]
    if not flaw["quote"]:
        return any(f["start"] == f["end"] for f in of_check)
    start = text.find(flaw["quote"])
    end = start + len(flaw["quote"])
    return any(f["start"] < end and start < f["end"] for f in of_check)


def _touches(finding: dict[str, Any], letter: dict[str, Any]) -> bool:
    return any(_is_found({**flaw, "check": finding["check"]}, letter["text"], [finding])
               for flaw in letter["expected"] or [])  # fmt: skip


def show_alarms(letter: dict[str, object], findings: list[dict[str, object]]) -> None:
    """Print the findings that touch no marked flaw."""
    text = str(letter["text"])
    expected = letter["expected"] or []
    assert isinstance(expected, list)
    for finding in findings:
        start, end = int(str(finding["start"])), int(str(finding["end"]))
        places = [(text.find(e["quote"]), e) for e in expected if e["quote"]]
        touched = any(p < end and start < p + len(e["quote"]) for p, e in places)
        absent = any(not e["quote"] and e["check"] == finding["check"] for e in expected)
        if not touched and not (start == end and absent):
            clean = "CLEAN " if letter["clean"] else ""
            print(
                f"{letter['id']} {clean}ALARM {finding['severity']} {finding['rule']}: {text[start:end]!r}"
            )


if __name__ == "__main__":
    main()
