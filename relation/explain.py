"""What a rule is for, told to a person: in the terminal, in the app, in docs/rules.md."""

from __future__ import annotations

import re

from relation.language import Bilingual, Lang
from relation.rule import Rule

_WORDS = {
    "why": Bilingual(fr="Pourquoi", en="Why"),
    "source": Bilingual(fr="Source", en="Source"),
    "flag": Bilingual(fr="À revoir", en="To change"),
    "keep": Bilingual(fr="Bien", en="Fine"),
    "instead": Bilingual(fr="plutôt", en="instead"),
    "kinds": Bilingual(fr="Messages", en="Messages"),
}
_MARK = re.compile(r"\[\[(.*?)\]\]", re.S)


def explain_rule(rule: Rule, ui: Lang) -> str:
    """What, why, source, wrong and right examples of a rule, in the interface's language."""
    colon = "\u00a0: " if ui is Lang.FR else ": "
    lines = [f"{rule.id} ({rule.severity})", title(rule, ui), ""]
    lines.append(f"{_WORDS['why'].in_(ui)}{colon}{plain(rule.why.in_(ui))}")
    lines.append(f"{_WORDS['source'].in_(ui)}{colon}{rule.source}")
    if rule.kinds:
        lines.append(f"{_WORDS['kinds'].in_(ui)}{colon}{', '.join(rule.kinds)}")
    for lang, side in rule.sides.items():
        for name, examples in (("flag", side.flag[:3]), ("keep", side.keep[:3])):
            lines += [f"[{lang}] {_WORDS[name].in_(ui)}{colon}{shown(words)}" for words in examples]
    return "\n".join(lines) + "\n"


def title(rule: Rule, ui: Lang) -> str:
    """The rule's message without its places, as a heading."""
    return plain(rule.message.in_(ui))


def plain(words: str) -> str:
    return re.sub(r"\{\w+\}", "…", words)


def shown(example: str) -> str:
    """An example with its words between arrows instead of double brackets."""
    return " ".join(_MARK.sub(r"→\1←", example).split())
