"""The line between browser and Python, and positions in both ways of counting."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relation.ui.line import Line
from relation.ui.utf16 import Utf16


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.integers(0, 100))
def test_positions_count_as_a_browser_does(text: str, place: int) -> None:
    position = min(place, len(text))
    assert Utf16(text)(position) == len(text[:position].encode("utf-16-le")) // 2


def test_an_emoji_is_two_units() -> None:
    units = Utf16("a😀b👩‍🔧c")
    assert [units(n) for n in (0, 1, 2, 3)] == [0, 1, 3, 4]
    assert units(len("a😀b👩‍🔧c")) == 10


def letter(line: Line, number: int, text: str, life: str = "x", **other: Any) -> dict[str, Any]:
    return {
        "of": line.of, "life": life, "number": number, "seen": line.revision, "text": text,
        "attempt": 0, **other,
    }  # fmt: skip


@pytest.fixture
def line() -> Line:
    made = Line()
    made.hold("a", "Hello")
    return made


def test_a_letter_is_taken_once(line: Line) -> None:
    first = letter(line, 1, "Hello you")
    assert line.take(first) == "Hello you"
    assert line.take({**first, "attempt": 1}) is None
    assert line.take(letter(line, 3, "Hello all")) == "Hello all"
    assert line.take(letter(line, 2, "too late")) is None
    assert (line.life, line.number, line.text) == ("x", 3, "Hello all")


def test_what_the_browser_sent_makes_no_revision_and_what_changes_here_does(line: Line) -> None:
    before = line.revision
    line.take(letter(line, 1, "Hello you"))
    line.hold("a", "Hello you")
    assert line.revision == before
    line.hold("a", "Hello Ms Roy")
    assert line.revision != before


def test_a_letter_that_does_not_know_the_last_change_is_refused(line: Line) -> None:
    late = letter(line, 1, "Hello you")
    line.hold("a", "Hello Ms Roy")
    assert line.take(late) is None
    assert line.take(letter(line, 2, "Hello Ms Roy you")) == "Hello Ms Roy you"


def test_a_letter_about_another_text_is_refused(line: Line) -> None:
    late = letter(line, 5, "Hello you")
    line.hold("b", "Bonjour")
    assert line.take(late) is None
    assert line.take(letter(line, 1, "Bonjour à tous")) == "Bonjour à tous"


def test_a_new_editor_begins_to_count_anew(line: Line) -> None:
    line.take(letter(line, 9, "Hello you"))
    assert line.take(letter(line, 1, "Hello all", life="y")) == "Hello all"


def test_another_window_of_the_application_knows_other_revisions(line: Line) -> None:
    other = Line()
    other.hold("a", "Hello")
    assert other.take(letter(line, 1, "Hello you")) is None


@pytest.mark.parametrize(
    "what", [None, [], "x", {}, {"text": 3, "life": "x", "number": 1}, {"text": "x", "number": "1"}]
)
def test_what_is_no_letter_changes_nothing(line: Line, what: object) -> None:
    assert line.take(what) is None
    assert line.text == "Hello"


def test_what_no_file_can_hold_is_made_readable_and_sent_back(line: Line) -> None:
    before = line.revision
    words = line.take(letter(line, 1, "a\ud800b"))
    assert words == "a\N{REPLACEMENT CHARACTER}b"
    line.hold("a", words)
    assert line.revision != before
