"""Quality on marked letters: what our checks find of their flaws, and what they say of clean ones.

python -m benchmarks.letters LETTERS.yaml … [--score SCORE.py] [--missed] [--no-languagetool]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from relation.language import Lang
from relation.pack import open_pack
from relation.stream import review_line


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("letters", type=Path, nargs="+")
    parser.add_argument("--score", type=Path, help="a scorer of predictions against marked letters")
    parser.add_argument("--missed", action="store_true", help="show flaws missed and false alarms")
    parser.add_argument("--no-languagetool", action="store_true")
    parser.add_argument("--out", type=Path, help="keep the predictions in this file")
    args = parser.parse_args()
    pack = open_pack()
    languagetool = None
    if not args.no_languagetool:
        from relation.languagetool.server import LanguageTool

        languagetool = LanguageTool()
    out = args.out or Path(tempfile.mkdtemp()) / "predictions.jsonl"
    letters = [e for path in args.letters for e in yaml.safe_load(path.read_text("utf-8"))]
    keys = ("id", "text", "lang", "kind", "audience")
    lines = [
        review_line(json.dumps({k: e[k] for k in keys}), pack, languagetool, Lang.EN)
        for e in letters
    ]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if args.missed:
        for letter, line in zip(letters, lines, strict=True):
            show_alarms(letter, json.loads(line)["findings"])
    if args.score:
        more = ["--missed"] if args.missed else []
        command = [
            sys.executable,
            str(args.score),
            str(out),
            *map(str, args.letters),
            *more,
        ]
        subprocess.run(command, check=True)
    if languagetool:
        languagetool.close()


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
