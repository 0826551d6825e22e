"""Other checkers as they run on one computer: how each is asked, and how it is had.

None is a dependency of the product. What comes from npm, crates.io or PyPI is looked for in one
folder (`bin`, `node_modules`), then on the PATH; what is not there is said, with how to get it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from language_tool_python import LanguageTool as Client

from relation.language import Lang
from relation.languagetool import LanguageTool
from relation.languagetool.match import askable, match_from

_SCRIPT = Path(__file__).with_name("peers.mjs")
_TEXTLINT = ("alex", "write-good", "terminology", "common-misspellings", "stop-words")
# What LanguageTool itself calls style, typography or a variant of the language: not an error.
_GENTLE = {"style", "typographical", "locale-violation", "register", "whitespace"}


@dataclass(frozen=True, slots=True)
class Said:
    """One finding of a checker; `gentle` where the checker itself only suggests."""

    start: int
    end: int
    rule: str
    gentle: bool = False


Ask = Callable[[Path, Sequence[str], Lang], list[list[Said]]]


@dataclass(frozen=True, slots=True)
class Checker:
    """A checker: its languages, the file that shows that it is there, and how it is asked."""

    name: str
    langs: tuple[Lang, ...]
    needs: str
    get: str
    ask: Ask

    def is_there(self, folder: Path) -> bool:
        return (folder / self.needs).exists() or shutil.which(Path(self.needs).name) is not None


def _program(folder: Path, name: str) -> str:
    own = folder / "bin" / name
    return str(own) if own.exists() else name


def _run(command: Sequence[str], folder: Path, given: str = "") -> str:
    """What a program prints; most checkers end with 1 when they have found something."""
    done = subprocess.run(command, cwd=folder, input=given, capture_output=True, encoding="utf-8")
    if not done.stdout:
        raise RuntimeError(f"{command[0]}: {done.stderr[-500:]}")
    return done.stdout


def _files(texts: Sequence[str], folder: str) -> dict[str, int]:
    paths = {}
    for number, text in enumerate(texts):
        path = Path(folder) / f"{number:04}.txt"
        path.write_text(text, encoding="utf-8")
        paths[str(path)] = number
    return paths


def _offset(text: str, line: int, column: int) -> int:
    """The place of a line and a column, both counted from 1."""
    return sum(len(one) + 1 for one in text.split("\n")[: line - 1]) + column - 1


def _lucid(profile: str) -> Ask:
    def ask(folder: Path, texts: Sequence[str], _: Lang) -> list[list[Said]]:
        said: list[list[Said]] = [[] for _ in texts]
        with tempfile.TemporaryDirectory() as place:
            paths = _files(texts, place)
            command = [_program(folder, "lucid-lint"), "check", "--profile", profile]
            found = json.loads(_run([*command, "--format", "json", *paths], folder))
        for one in found["diagnostics"]:
            if one["rule_id"] == "readability.score":
                continue  # a grade of the whole message, good or bad
            where = one["location"]
            number = paths[where["file"]["path"]]
            start = _offset(texts[number], where["line"], where["column"])
            gentle = one["severity"] == "info"
            said[number].append(Said(start, start + where["length"], one["rule_id"], gentle))
        return said

    return ask


def _proselint(folder: Path, texts: Sequence[str], _: Lang) -> list[list[Said]]:
    said: list[list[Said]] = [[] for _ in texts]
    with tempfile.TemporaryDirectory() as place:
        paths = _files(texts, place)
        command = [_program(folder, "proselint"), "check", "-o", "json", *paths]
        found = json.loads(_run(command, folder))["result"]
    for uri, result in found.items():
        for one in result.get("diagnostics", ()):
            start, end = (at - 1 for at in one["span"])  # it counts from 1
            said[paths[uri.removeprefix("file://")]].append(Said(start, end, one["check_path"]))
    return said


def _textlint(folder: Path, texts: Sequence[str], _: Lang) -> list[list[Said]]:
    said: list[list[Said]] = [[] for _ in texts]
    rules = [word for rule in _TEXTLINT for word in ("--rule", rule)]
    with tempfile.TemporaryDirectory() as place:
        paths = _files(texts, place)
        command = ["node_modules/.bin/textlint", "--format", "json", *rules, *paths]
        for result in json.loads(_run(command, folder)):
            for one in result["messages"]:
                start, end = one.get("fix", one)["range"]
                said[paths[result["filePath"]]].append(Said(start, end, one["ruleId"]))
    return said


def _node(name: str) -> Ask:
    def ask(folder: Path, texts: Sequence[str], _: Lang) -> list[list[Said]]:
        script = _SCRIPT.read_text(encoding="utf-8")
        command = ["node", "--input-type=module", "--eval", script, name]
        found = json.loads(_run(command, folder, json.dumps(list(texts))))
        return [[Said(start, end, rule) for start, end, rule in one] for one in found]

    return ask


def _grammalecte(folder: Path, texts: Sequence[str], _: Lang) -> list[list[Said]]:
    """All messages as one file, a paragraph a line, since it takes a second to start."""
    said: list[list[Said]] = [[] for _ in texts]
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + text.count("\n") + 1)
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(texts))
        file.flush()
        found: dict[str, Any] = json.loads(_run(["grammalecte-cli", "-f", file.name, "-j"], folder))
    for paragraph in found["data"]:
        line = paragraph["iParagraph"] - 1
        number = bisect_right(starts, line) - 1
        before = _offset(texts[number], line - starts[number] + 1, 1)
        for one in [*paragraph["lGrammarErrors"], *paragraph["lSpellingErrors"]]:
            rule, gentle = one.get("sRuleId", "spelling"), one["sType"] in {"typo", "apos", "nbsp"}
            said[number].append(Said(before + one["nStart"], before + one["nEnd"], rule, gentle))
    return said


def languagetool(server: LanguageTool, picky: bool) -> Ask:
    """LanguageTool alone, all its rules on, at its default or at its picky level."""

    def ask(_: Path, texts: Sequence[str], lang: Lang) -> list[list[Said]]:
        code = {Lang.FR: "fr", Lang.EN: "en-GB"}[lang]
        client = Client(code, remote_server=server.share(), proxies={"http": "", "https": ""})
        client.picky = picky
        return [
            [
                Said(one.start, one.end, one.rule_id, one.issue_type in _GENTLE)
                for one in (match_from(report, lang) for report in client.check(askable(text)))
            ]
            for text in texts
        ]

    return ask


BOTH, ENGLISH = tuple(Lang), (Lang.EN,)
_NPM = "npm install --prefix FOLDER"
CHECKERS = (
    Checker("lucid-lint, public", BOTH, "bin/lucid-lint",
            "cargo install lucid-lint --root FOLDER", _lucid("public")),
    Checker("lucid-lint, falc", BOTH, "bin/lucid-lint",
            "cargo install lucid-lint --root FOLDER", _lucid("falc")),
    Checker("Grammalecte", (Lang.FR,), "bin/grammalecte-cli",
            "apt-get install grammalecte-cli", _grammalecte),
    Checker("Harper", ENGLISH, "node_modules/harper.js", f"{_NPM} harper.js", _node("harper")),
    Checker("alex", ENGLISH, "node_modules/alex", f"{_NPM} alex", _node("alex")),
    Checker("write-good", ENGLISH, "node_modules/write-good",
            f"{_NPM} write-good", _node("write-good")),
    Checker("retext", ENGLISH, "node_modules/retext-spell",
            f"{_NPM} unified retext-{{english,stringify,readability,simplify,passive,intensify,"
            "equality,profanities,repeated-words,indefinite-article,redundant-acronyms,spell} "
            "dictionary-en-gb", _node("retext")),
    Checker("textlint", ENGLISH, "node_modules/.bin/textlint",
            f"{_NPM} textlint textlint-rule-{{{','.join(_TEXTLINT)}}}", _textlint),
    Checker("proselint", ENGLISH, "bin/proselint",
            "pip install proselint in an environment of its own", _proselint),
)  # fmt: skip


def default_folder() -> Path:
    """Where other checkers are looked for: RELATION_PEERS, or the user's cache."""
    named = os.environ.get("RELATION_PEERS")
    return Path(named) if named else Path.home() / ".cache" / "relation-peers"
