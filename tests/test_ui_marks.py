"""What people write is shown as text, never run: marks, labels, opened files."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relation.finding import Finding, Span
from relation.language import Lang
from relation.pack import open_pack
from relation.template import Draft
from relation.ui import marks
from relation.ui.escape import label, readable
from relation.ui.opened import open_message
from relation.ui.words import Words

RULE = open_pack().rules["tone.blame"]
W = Words(Lang.EN)
SCRIPT = "<script>alert(1)</script>"


def finding(text: str, start: int, end: int) -> Finding:
    return Finding(RULE, Span(start, end), text[start:end], RULE.severity)


def shown(html: str) -> str:
    """The text that a reader of the page sees, without the numbers of findings."""
    bare = re.sub(r"<sup.*?</sup>|<span.*?</span>", "", html)
    return unescape(re.sub(r"<[^>]*>", "", bare))


def test_a_script_is_shown_as_text() -> None:
    html = marks.marked(f"a {SCRIPT}", Lang.EN, [finding(f"a {SCRIPT}", 2, 10)], W)
    assert "<script" not in html
    assert shown(html) == f"a {SCRIPT}"
    assert html.count("<mark") == 1
    for piece in (
        marks.heading(finding(SCRIPT, 0, len(SCRIPT)), 1, W),
        marks.why(finding(SCRIPT, 0, len(SCRIPT)), W),
    ):
        assert "<script" not in piece


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6),
)
def test_marks_change_no_character(text: str, spans: list[tuple[int, int]]) -> None:
    found = [finding(text, min(a, b), max(a, b)) for a, b in spans if max(a, b) <= len(text)]
    assert shown(marks.marked(text, Lang.FR, found, W)) == unescape_twice(readable(text))


def unescape_twice(words: str) -> str:
    """What `shown` makes of words that hold no marks."""
    return unescape(re.sub(r"<[^>]*>", "", marks.escape(words)))


@pytest.mark.parametrize("words", ["*a*", "[x](http://y.example)", ":red[a]", "$x$", "# a", "`a`"])
def test_labels_hold_no_markdown(words: str) -> None:
    said = label(words)
    assert re.sub(r"\\(.)", r"\1", said) == words
    assert not re.search(r"(?<!\\)[*\[\]()`#:$]", said)


def test_an_opened_mail_has_its_subject_apart() -> None:
    mail = b"Subject: Late parcel\r\nContent-Type: text/plain\r\n\r\nHello,\r\n\r\nWhere is it?\r\n"
    assert open_message("a.EML", mail) == Draft("Late parcel", "Hello,\n\nWhere is it?")
    bare = b"Content-Type: text/plain\r\n\r\nHello,\r\n\r\nWhere is it?\r\n"
    assert open_message("a.eml", bare) == Draft("", "Hello,\n\nWhere is it?")
    assert open_message("a.txt", b"Hello,\n\nx") == Draft("", "Hello,\n\nx")
