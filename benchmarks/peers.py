"""Side by side on marked letters: Relation, LanguageTool alone, and other checkers.

python -m benchmarks.peers [LETTERS] [--score SCORE.py] [--peers FOLDER]
For each: how many flaws of each check are found, how many clean messages have a finding that is
more than a suggestion, what share of findings touches a flaw, and milliseconds a message: Relation
and LanguageTool are warm, the others start once for all the messages of a language. Relation must
name the right check; of the others a finding of any kind that touches the flaw's words counts for
the flaw's check, and what they themselves call style, typography or information is a suggestion.
What is not installed is named, with how to get it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks._checkers import BOTH, CHECKERS, Ask, Checker, Said, default_folder, languagetool
from relation.language import Lang
from relation.languagetool import LanguageTool
from relation.languagetool.fetch import installed
from relation.pack import open_pack
from relation.stream import review_line

CHECKED = ("tone", "readability", "gdpr", "accessibility", "grammar")
_WARM_UP = "Bonjour, merci. Hello, thank you."  # loads the models, and starts LanguageTool
SHARED = Path(__file__).parents[2] / "shared"
_HEAD = (
    "checker",
    *CHECKED,
    "clean with more than a suggestion",
    "findings that touch a flaw",
    "ms",
)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("letters", type=Path, nargs="?", default=SHARED / "data" / "letters")
    parser.add_argument("--score", type=Path, default=SHARED / "tools" / "score.py")
    parser.add_argument("--peers", type=Path, default=default_folder())
    args = parser.parse_args()
    files = sorted(args.letters.glob("*.yaml"))
    if not files or not args.score.exists():
        print(f"left out: needs marked letters ({args.letters}) and their scorer ({args.score})")
        return
    letters = [one for path in files for one in yaml.safe_load(path.read_text("utf-8"))]
    server = LanguageTool() if installed() else None
    for lang in Lang:
        of = [one for one in letters if one["lang"] == lang]
        if not of:
            continue
        print(f"\n{lang}: {len(of)} messages\n")
        print(f"| {' | '.join(_HEAD)} |\n|{'---|' * len(_HEAD)}")
        table(of, lang, server, files, args.score, args.peers)
    if server:
        server.close()


def table(
    letters: Sequence[dict[str, Any]], lang: Lang, server: LanguageTool | None,
    files: Sequence[Path], score: Path, folder: Path,
) -> None:  # fmt: skip
    """The rows of one language."""

    def row(name: str, lines: Sequence[dict[str, Any]], ms: float, kind: str) -> None:
        figures = scored(lines, files, score)[lang]
        clean = {one["id"] for one in letters if one["clean"]}
        flagged = sum(
            any(f["severity"] != "hint" for f in line["findings"])
            for line in lines
            if line["id"] in clean
        )
        checks = figures["checks"]
        found = [_share(checks[check][f"recall_{kind}"]) for check in CHECKED]
        shares = [f"{flagged} of {len(clean)}", _share(checks["all"]["precision"])]
        print(f"| {' | '.join([name, *found, *shares, f'{ms:.0f}'])} |", flush=True)

    if server:
        row("Relation", *ours(letters, server), "strict")
    row("Relation without LanguageTool", *ours(letters, None), "strict")
    for checker in (*alone(server), *CHECKERS):
        if lang not in checker.langs:
            continue
        if not checker.is_there(folder):
            print(
                f"| {checker.name} | not installed: {checker.get.replace('FOLDER', str(folder))} |"
            )
            continue
        row(checker.name, *theirs(checker.ask, letters, lang, folder), "lenient")


def alone(server: LanguageTool | None) -> Sequence[Checker]:
    if server is None:
        print("| LanguageTool | not installed: relation setup |")
        return ()
    return [
        Checker(f"LanguageTool alone{more}", BOTH, ".", "", languagetool(server, bool(more)))
        for more in ("", ", picky")
    ]


def ours(
    letters: Sequence[dict[str, Any]], server: LanguageTool | None
) -> tuple[list[dict[str, Any]], float]:
    pack = open_pack()
    lang = letters[0]["lang"]
    review_line(json.dumps({"text": _WARM_UP, "lang": lang}), pack, server, Lang.EN)
    keys = ("id", "text", "lang", "kind", "audience")
    given = [json.dumps({key: one[key] for key in keys}) for one in letters]
    started = time.perf_counter()
    lines = [json.loads(review_line(line, pack, server, Lang.EN)) for line in given]
    return lines, 1000 * (time.perf_counter() - started) / len(letters)


def theirs(
    ask: Ask, letters: Sequence[dict[str, Any]], lang: Lang, folder: Path
) -> tuple[list[dict[str, Any]], float]:
    started = time.perf_counter()
    said = ask(folder, [one["text"] for one in letters], lang)
    ms = 1000 * (time.perf_counter() - started) / len(letters)
    pairs = zip(letters, said, strict=True)
    return [{"id": e["id"], "findings": [_finding(f) for f in found]} for e, found in pairs], ms


def _finding(said: Said) -> dict[str, Any]:
    severity = "hint" if said.gentle else "should"
    return {"check": None, "rule": said.rule, "start": said.start, "end": said.end,
            "severity": severity}  # fmt: skip


def scored(lines: Sequence[dict[str, Any]], files: Sequence[Path], score: Path) -> dict[str, Any]:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        out.writelines(json.dumps(line) + "\n" for line in lines)
        out.flush()
        command = [sys.executable, str(score), out.name, *map(str, files), "--json"]
        done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".removeprefix("0")


if __name__ == "__main__":
    main()
