"""Links and attachments: words that do not say where they lead, addresses too long to hear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from relation.checks.common import at, excused, in_signature, side
from relation.finding import Finding, Span
from relation.matching import find_phrases
from relation.rule import Rule
from relation.text import Text

_TAIL = re.compile(r"[?&=%#]|/[\w-]*\d[\w-]*[a-z]|[0-9a-f]{8,}", re.IGNORECASE)
_IMAGE = re.compile(
    r"<img\b(?![^>]*\balt\s*=\s*[\"'])[^>]*>|!\[\s*\]\([^)\s]*\)"
    r"|\[\s*(?:image|photo|img|picture|cid:[^\]]+|logo)\s*\d*\s*\]",
    re.IGNORECASE,
)


def vague_link(text: Text, rule: Rule) -> Iterator[Finding]:
    """Link words that say nothing alone; not where they end on the name of what opens."""
    for match in find_phrases(text, side(text, rule).phrases):
        if not excused(text, rule, match.span):
            yield at(text, rule, match.span, match.suggestions)


def bare_address(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each web address of `limit` signs or more, or with a tail that nobody can read out."""
    for link in text.links:
        address = link.of(text.raw)
        tail = address.split("/", 3)[3] if address.count("/") > 2 else ""
        long = len(address) >= (rule.limit or 60)
        if (long or len(_TAIL.findall(tail)) > 1) and not in_signature(text, link):
            yield at(text, rule, link)


def image_without_text(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each place of an image, in HTML, Markdown or square brackets, without words for it."""
    for found in _IMAGE.finditer(text.raw):
        yield at(text, rule, Span(found.start(), found.end()))
