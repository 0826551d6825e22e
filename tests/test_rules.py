"""Every rule of the product: it loads, says why, and does what its own examples say."""

from __future__ import annotations

import re

import pytest

from relation.checks import LANGUAGETOOL
from relation.language import Lang
from relation.lint import rule_problems
from relation.pack import open_pack
from relation.rule import Rule, RuleError, Severity, read_rule

PACK = open_pack()


@pytest.mark.parametrize("rule", PACK.rules.values(), ids=lambda rule: rule.id)
def test_rule_keeps_its_examples(rule: Rule) -> None:
    assert [problem.en for problem in rule_problems(rule)] == []


@pytest.mark.parametrize("rule", PACK.rules.values(), ids=lambda rule: rule.id)
def test_rule_speaks_both_languages_with_their_typography(rule: Rule) -> None:
    for words in (rule.message, rule.why):
        assert words.fr.strip() and words.en.strip()
        assert not re.search(r"\w [;!?:»]|« ", words.fr), words.fr
        assert "..." not in words.fr + words.en


@pytest.mark.parametrize(
    ("check", "least"),
    [("tone", 12), ("readability", 8), ("gdpr", 12), ("accessibility", 15), ("grammar", 12)],
)
def test_each_check_has_enough_rules_in_both_languages(check: str, least: int) -> None:
    own = [r for r in PACK.rules.values() if r.check == check and r.look != LANGUAGETOOL]
    assert len(own) >= least
    if check != "grammar":
        for lang in Lang:
            assert sum(lang in rule.sides for rule in own) >= least


GOOD = {
    "severity": "must",
    "source": "s",
    "message": {"fr": "m", "en": "m"},
    "why": {"fr": "w", "en": "w"},
    "fr": {"phrases": {"a": []}, "flag": ["[[a]]"], "keep": ["b"]},
}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"severity": "grave"}, "severity"),
        ({"why": None}, "why"),
        ({"message": {"fr": "m"}}, "message"),
        ({"colour": 1}, "colour"),
        ({"limit": "10"}, "limit"),
        ({"kinds": ["poem"]}, "poem"),
        ({"fr": {"phrase": []}}, "fr.phrase"),
        ({"fr": {"phrases": {"a": "b"}}}, "fr.phrases.a"),
    ],
)
def test_a_wrong_field_is_named(tmp_path, change, said) -> None:
    with pytest.raises(RuleError) as error:
        read_rule({**GOOD, **change}, "tone.x", tmp_path / "tone" / "x.toml")
    for lang in Lang:
        assert "tone/x.toml" in error.value.message.in_(lang)
        assert said in error.value.message.in_(lang)


def test_severities_rank_and_soften() -> None:
    assert [s.rank for s in Severity] == [0, 1, 2]
    assert Severity.MUST.softer is Severity.SHOULD
    assert Severity.HINT.softer is Severity.HINT
