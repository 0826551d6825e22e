"""What the tests of the checks share: what our rules find in a text."""

from __future__ import annotations

from relation.finding import Finding
from relation.language import Lang
from relation.pack import open_pack
from relation.reviewing import own_findings
from relation.text import Context, Text

PACK = open_pack()


def found_by(check: str, words: str, lang: Lang, context: Context) -> list[Finding]:
    """The findings of a check's rules in a text, without the trained reader's."""
    text = Text(words, lang, context)
    return [f for f in own_findings(text, PACK) if f.check == check and f.rule.look != "reader"]
