"""The form of the contrast sentences: reads every <check>_<lang>_NN.txt here and reports slips.

A file is a run of lines. `@ label=… kind=… audience=…` holds for the lines below it. Then
`!` flawed with a trigger word, `?` flawed without one (both mark the words at fault `[[…]]`),
`+` the fine twin of the flawed line just above, `=` a further fine sentence.
`label=none` is for `=` lines that belong to no label: ordinary sentences.

Run: python data/sentences/check.py [part of a file name]
"""

import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
NAME = re.compile(r"(gdpr|tone|readability|accessibility|grammar)_(fr|en)_\d\d\.txt")
KINDS = (
    "contact_form booth_script loyalty internal_note info_reply claim_reply dunning "
    "appointment late_delivery supplier_chaser"
)
AUDIENCES = {"b2b", "b2c"}
LABELS = {
    "gdpr": "silence-as-consent card-or-badge-as-consent pre-ticked bundled-consent "
    "unnamed-partners no-purpose indefinite-retention missing-way-to-refuse hard-opt-out "
    "excessive-data purpose-change sensitive-note subjective-note disclosure-to-third-party "
    "children-data recording-without-asking",
    "tone": "blame-third-party blaming condescending dismissive false-urgency "
    "judgement-of-person liability-admission missing-apology missing-next-step over-apology "
    "over-familiar over-promise passive-aggressive pressure rude-imperative sarcasm shouting "
    "threat vague-promise",
    "readability": "fixed-formula idiom jargon long-sentence nominalisation passive-chain "
    "rare-words stacked-clauses",
    "accessibility": "acronym capitals colour-only emoji image-or-sound-only median-dot "
    "no-alternative-channel numeric-date phone-only position-only single-channel space-table "
    "unexplained-acronym vague-link",
    "grammar": "agreement article calque capitalisation comparatives conditional er/é "
    "false-friend homophone modal participle preposition pronoun/possessive question-form "
    "relative set spelling-interference subjunctive tense uncountable word-order",
}


@dataclass
class Line:
    """One line of a file, with what the last `@` line said."""

    place: str
    check: str
    lang: str
    label: str
    mark: str
    text: str


def read(path: Path, slips: list[str]) -> list[Line]:
    """The sentences of one file; slips in the `@` lines are noted on the way."""
    check, lang, _ = path.stem.split("_")
    known = {*LABELS[check].split(), "none"}
    label, lines = "", []
    for number, raw in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not raw.strip():
            continue
        place, mark, rest = f"{path.name}:{number}", raw[0], raw[1:].strip()
        if mark == "@":
            head = dict(part.split("=", 1) for part in rest.split() if "=" in part)
            label = head.get("label", "")
            if label not in known:
                slips.append(f"{place} unknown label {label!r}")
            if head.get("kind") not in KINDS.split():
                slips.append(f"{place} unknown kind {head.get('kind')!r}")
            if head.get("audience") not in AUDIENCES:
                slips.append(f"{place} unknown audience {head.get('audience')!r}")
        elif mark in "!?+=" and raw[1:2] == " " and rest:
            if not label:
                slips.append(f"{place} sentence before the first @ line")
            lines.append(Line(place, check, lang, label, mark, rest))
        else:
            slips.append(f"{place} starts with none of @ ! ? + =")
    return lines


def slips_in(lines: list[Line]) -> list[str]:
    """What is wrong with the marks, the twins and the order of one file's sentences."""
    slips = []
    for here, after in zip(lines, [*lines[1:], None], strict=True):
        spans = re.findall(r"\[\[(.+?)\]\]", here.text)
        bare = here.text.replace("[[", "").replace("]]", "")
        balanced = here.text.count("[[") == here.text.count("]]") == len(spans)
        if here.mark in "!?":
            if not spans or not balanced:
                slips.append(f"{here.place} flawed line without a clean [[…]]")
            if after is None or after.mark != "+":
                slips.append(f"{here.place} flawed line without its + twin below")
            elif after.text == bare:
                slips.append(f"{here.place} twin is the same sentence")
        elif "[[" in here.text or "]]" in here.text:
            slips.append(f"{here.place} fine line with a mark of fault")
        if here.label == "none" and here.mark != "=":
            slips.append(f"{here.place} label=none is for = lines only")
    previous = [None, *lines[:-1]]
    for here, before in zip(lines, previous, strict=True):
        if here.mark == "+" and (before is None or before.mark not in "!?"):
            slips.append(f"{here.place} twin without a flawed line above")
    return slips


def plain(text: str) -> str:
    """The sentence without marks, spacing and kind of apostrophe, to find doubles."""
    text = text.replace("[[", "").replace("]]", "").replace("’", "'").casefold()
    return " ".join(text.split())


def main(part: str) -> int:
    """Check all files, print slips, then counts of the files whose name holds `part`."""
    slips: list[str] = []
    seen: dict[tuple[str, str], str] = {}
    counts: Counter[tuple[str, str, str]] = Counter()
    for path in sorted(HERE.glob("*_*_*.txt")):
        if not NAME.fullmatch(path.name):
            slips.append(f"{path.name} is no <check>_<lang>_NN.txt")
            continue
        lines = read(path, slips)
        slips += slips_in(lines)
        for line in lines:
            key = (line.check, plain(line.text))
            if key in seen:
                slips.append(f"{line.place} doubles {seen[key]}")
            seen.setdefault(key, line.place)
            if part in path.name:
                counts[f"{line.lang} {line.check}", line.label, line.mark] += 1
    for group in sorted({(key[0], key[1]) for key in counts}):
        row = "  ".join(f"{mark} {counts[*group, mark]:4}" for mark in "!?+=")
        print(f"{group[0]:18} {group[1]:26} {row}")
    for name in sorted({key[0] for key in counts}):
        row = "  ".join(
            f"{mark} {sum(n for key, n in counts.items() if key[0] == name and key[2] == mark):4}"
            for mark in "!?+="
        )
        print(f"{name:18} {'all':26} {row}")
    print("\n".join(slips) if slips else "no slips")
    return 1 if slips else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
