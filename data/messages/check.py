"""The form of the marked messages: reads <lang>_NN.txt here, reports slips, prints the counts.

`===` opens a message and gives kind, audience and author. In the text, `[[check/label`, then `?`
(implicit) or `!` (explicit), the severity, `|` and the words at fault, then `]]`. A line
`--- check/label severity` below the text names what is missing, which no word can show.

Run: python data/messages/check.py [part of a file name]
"""

import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

KINDS = (
    "claim_reply late_delivery dunning loyalty booth_script "
    "contact_form supplier_chaser info_reply internal_note appointment"
).split()
AUDIENCES = ("b2b", "b2c")
AUTHORS = ("trainee", "assistant")
SEVERITIES = ("must", "should", "hint")
LABELS = {
    "tone": "blaming condescending dismissive judgement-of-person passive-aggressive "
    "rude-imperative sarcasm blame-third-party threat false-urgency pressure liability-admission "
    "over-apology over-familiar over-promise vague-promise shouting missing-apology "
    "missing-next-step",
    "readability": "long-sentence stacked-clauses passive-chain nominalisation jargon "
    "fixed-formula rare-words idiom",
    "gdpr": "silence-as-consent card-as-consent pre-ticked bundled-consent unnamed-partners "
    "no-purpose hard-opt-out excessive-data purpose-change sensitive-note subjective-note "
    "disclosure-to-third-party children-data no-consent missing-retention missing-rights "
    "missing-unsubscribe missing-purpose missing-controller",
    "accessibility": "click-here colour-only position-only phone-only no-alternative-channel "
    "audio-only image-no-text numeric-date acronym all-caps emoji-string space-table median-dot",
}
GRAMMAR = {
    "en": "calque false-friend preposition tense uncountable article word-order agreement "
    "closing-calque question-form",
    "fr": "homophone agreement er-e-ending conditional-after-si conjunction relative-pronoun "
    "conjugation set-phrase",
}
ALWAYS_EXPLICIT = ("grammar", "readability")
WORDS = (50, 180)
SENTENCE_LIMIT = 24  # words of a sentence in which nothing about readability is marked

MARK = re.compile(r"\[\[([a-z]+)/([a-z-]+)([?!])([a-z]+)\|(.*?)\]\]", re.DOTALL)
HEAD = re.compile(r"=== kind=(\w+) audience=(\w+) author=(\w+)")
MISSING = re.compile(r"--- ([a-z]+)/([a-z-]+) ([a-z]+)")
WORD = re.compile(r"\w+(?:[’'.,@/-]\w+)*")
SENTENCE_END = re.compile(r"(?<=[.!?:;…])[\"”»)]*\s+|\n+")


@dataclass(frozen=True)
class Flaw:
    check: str
    label: str
    severity: str
    implicit: bool
    words: str = ""


@dataclass(frozen=True)
class Message:
    head: tuple[str, ...]  # kind, audience, author
    marked: str
    missing: tuple[Flaw, ...]

    @property
    def plain(self) -> str:
        return MARK.sub(r"\5", self.marked)

    @property
    def flaws(self) -> list[Flaw]:
        found = [Flaw(c, la, s, how == "?", w) for c, la, how, s, w in MARK.findall(self.marked)]
        return found + list(self.missing)


def messages(text: str) -> list[Message]:
    """Every message of one file; a line that cannot be read is left in the text, where it shows."""
    found: list[Message] = []
    for block in re.split(r"(?m)^(?==== )", text)[1:]:
        first, _, rest = block.partition("\n")
        head = HEAD.fullmatch(first.strip())
        body = [line for line in rest.split("\n") if not MISSING.fullmatch(line.strip())]
        missing = [
            Flaw(c, la, s, True) for c, la, s in re.findall(rf"(?m)^{MISSING.pattern}$", rest)
        ]
        found.append(
            Message(head.groups() if head else (), "\n".join(body).strip(), tuple(missing))
        )
    return found


def slips(message: Message, lang: str) -> list[str]:
    """What breaks the format in one message, in words."""
    if not message.head:
        return ["the line === needs kind=… audience=… author=…"]
    kind, audience, author = message.head
    found = [
        f"unknown {value}"
        for value, known in ((kind, KINDS), (audience, AUDIENCES), (author, AUTHORS))
        if value not in known
    ]
    labels = {check: names.split() for check, names in {**LABELS, "grammar": GRAMMAR[lang]}.items()}
    for flaw in message.flaws:
        name = f"{flaw.check}/{flaw.label}"
        if flaw.label not in labels.get(flaw.check, ()):
            found.append(f"unknown {name}")
        if flaw.label == "median-dot" and lang != "fr":
            found.append("median-dot is for French only")
        if flaw.severity not in SEVERITIES:
            found.append(f"{name}: unknown severity {flaw.severity}")
        if flaw.check in ALWAYS_EXPLICIT and flaw.implicit:
            found.append(f"{name} is always explicit")
        if flaw.check == "grammar" and author != "trainee":
            found.append(f"{name}: only trainees write grammar slips")
        if flaw.label.startswith("missing-") != (not flaw.words):
            found.append(f"{name}: --- is for what is missing, [[ ]] for words")
        if flaw.words != flaw.words.strip():
            found.append(f"{name}: space at an end of the mark")
    if re.search(r"\[\[|\]\]|^---|^===", message.plain, re.MULTILINE):
        found.append("a mark is broken, nested or overlaps")
    count = len(WORD.findall(message.plain))
    if not WORDS[0] <= count <= WORDS[1]:
        found.append(f"{count} words, not {WORDS[0]} to {WORDS[1]}")
    return found + too_long(message)


def too_long(message: Message) -> list[str]:
    """Sentences above the limit; one with a readability mark is read as a single short word."""
    text = MARK.sub(lambda m: "x" if m[1] == "readability" else m[5], message.marked)
    sizes = [(len(WORD.findall(s)), s) for s in SENTENCE_END.split(text)]
    return [f"{size} words: {s[:60]}" for size, s in sizes if size > SENTENCE_LIMIT]


def report(lang: str, found: list[Message]) -> None:
    flaws = [flaw for message in found for flaw in message.flaws]
    sizes = [min(len(message.flaws), 2) for message in found]
    print(
        f"== {lang}: {len(found)} messages: clean {sizes.count(0)}, single {sizes.count(1)},",
        end=" ",
    )
    print(f"multi {sizes.count(2)}; {len(flaws)} flaws, {dict(Counter(f.severity for f in flaws))}")
    for check in (*LABELS, "grammar"):
        own = [flaw for flaw in flaws if flaw.check == check]
        labels = ", ".join(f"{la} {n}" for la, n in Counter(f.label for f in own).most_common())
        print(f"  {check} {len(own)} (implicit {sum(f.implicit for f in own)}): {labels}")
    for place, name in enumerate(("kind", "audience", "author")):
        print(f"  {name}:", dict(Counter(m.head[place] for m in found if m.head).most_common()))


def main(part: str = "") -> int:
    wrong = 0
    by_lang: dict[str, list[Message]] = {}
    seen: dict[str, str] = {}
    for path in sorted(Path(__file__).parent.glob("??_*.txt")):
        if part not in path.name:
            continue
        lang = path.name[:2]
        for number, message in enumerate(messages(path.read_text(encoding="utf-8")), 1):
            place = f"{path.name} {number}"
            problems = slips(message, lang)
            if message.plain in seen:
                problems.append(f"same text as {seen[message.plain]}")
            seen[message.plain] = place
            by_lang.setdefault(lang, []).append(message)
            wrong += len(problems)
            for problem in problems:
                print(f"{place}: {problem}")
    for lang, found in by_lang.items():
        report(lang, found)
    print("ERRORS:", wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
