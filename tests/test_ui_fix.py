"""What is offered for a finding: words to put in, advice to follow, a term to keep."""

from __future__ import annotations

import pytest

from relation.finding import Finding, Span
from relation.pack import open_pack
from relation.ui.fix import is_advice, is_term
from relation.ui.preferences import Preferences
from relation.ui.reading import Answer

RULES = open_pack().rules


@pytest.mark.parametrize(
    ("suggestion", "advice"),
    [
        ("3 December 2026", False),
        ("[Say what matters in the picture.]", True),
        ("we will call you on [date]", True),
        ("[ ] I agree", False),
        ("", False),
    ],
)
def test_an_instruction_is_advice_and_not_words_to_put_in(suggestion: str, advice: bool) -> None:
    assert is_advice(suggestion) is advice


def test_only_an_unknown_word_may_become_a_house_term() -> None:
    unknown = Finding(
        RULES["grammar.spelling"], Span(0, 5), "Zibor", RULES["grammar.spelling"].severity
    )
    blame = Finding(RULES["tone.blame"], Span(0, 10), "You forgot", RULES["tone.blame"].severity)
    assert (is_term(unknown), is_term(blame)) == (True, False)
    terms = Preferences().with_terms(["zibor"]).house_terms
    answer = Answer((unknown, blame), 2)
    assert answer.kept([], [], terms) == [blame]
