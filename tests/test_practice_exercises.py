"""Exercises from faults, examples and points; how they are graded; progress and comparison."""

from __future__ import annotations

import datetime as dt

import pytest

from relation.language import Lang
from relation.pack import open_pack
from relation.practice.attempts import as_data
from relation.practice.compare import compare
from relation.practice.exercise import CHOOSE, GAP, REWRITE, Exercise, finds, read_exercise
from relation.practice.exercises import MOST, from_answer, from_rule
from relation.practice.grading import grade
from relation.practice.judge import judge
from relation.practice.models import Attempt
from relation.practice.progress import covered, curve, faults, suggestion
from relation.scenario import SCALES

PACK = open_pack()
LAMP = PACK.scenario("3/damaged_lamp")
ANSWER = """Dear Ms Price,

You forgot to send us the photo of the box. We have well received your email and I am agree with you.

Kind regards,
Chloé Martin
"""


def made() -> list[Exercise]:
    return from_answer(ANSWER, LAMP, judge(ANSWER, LAMP, PACK), PACK)


def test_faults_become_exercises_on_ones_own_sentences() -> None:
    by_rule = {one.rule: one for one in made() if one.source.startswith("own:")}
    blame, calque = by_rule["tone.blame"], by_rule["grammar.calque_phrase"]
    assert blame.sentence == "You forgot to send us the photo of the box."
    assert blame.sentence[blame.start : blame.end] == "You forgot"
    assert calque.forms == (CHOOSE, GAP, REWRITE)
    # The other mistake of the sentence is mended, so that nobody learns it from here.
    assert "well received" not in calque.sentence and "well received" not in calque.better
    assert "I agree with you" in calque.better
    assert len(made()) <= MOST
    assert len({one.source for one in made()}) == len(made())


def test_what_was_not_said_is_asked_for() -> None:
    (point, *_) = [one for one in made() if one.point]
    known = {one.id: one for one in LAMP.points}
    assert point.better == known[point.point].passes[0]
    assert grade(point, CHOOSE, point.better, PACK).right
    assert not grade(point, CHOOSE, point.sentence, PACK).right


@pytest.mark.parametrize("one", made(), ids=lambda one: one.source)
def test_an_exercise_is_kept_and_has_one_right_choice(one: Exercise) -> None:
    assert read_exercise(one.to_json()) == one
    assert set(one.options) == {one.better, one.sentence}
    for form in one.forms:
        assert not grade(one, form, "", PACK).right
        assert not grade(one, form, one.sentence, PACK).right
    for key in one.keys:
        assert grade(one, GAP, f" {key.upper()}. ", PACK).right


def test_how_it_is_asked_leaves_more_to_the_trainee_each_time() -> None:
    one = Exercise("x", "en", "A b c.", "", forms=(CHOOSE, GAP, REWRITE))
    assert [one.form(step) for step in (0, 1, 2, 9)] == [CHOOSE, GAP, REWRITE, REWRITE]


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("We still need the photo of the box.", True),
        ("Could you send us a photo of the box, please?", True),
        ("You have forgotten to send us the photo of the box.", False),
        ("  you forgot to send us the photo of the box ", False),
        ("The weather is lovely today in Brittany.", False),
        ("Box.", False),
        ("", False),
        ("photo " * 200, False),
    ],
)
def test_a_sentence_written_anew(answer: str, right: bool) -> None:
    blame = next(one for one in made() if one.rule == "tone.blame")
    assert grade(blame, REWRITE, answer, PACK).right is right


@pytest.mark.parametrize("lang", Lang)
def test_rules_give_exercises_whose_answers_hold(lang: Lang) -> None:
    several = [one for rule in PACK.rules.values() for one in from_rule(rule, lang)]
    assert len({one.rule for one in several}) > 60
    for one in several:
        rule = PACK.rules[one.rule]
        assert one.forms and one.better != one.sentence
        if REWRITE in one.forms:
            assert finds(rule, one, one.sentence)
            assert not any(finds(rule, one, one.filled(key)) for key in one.keys)


def attempt(number: int, scenario: str, bands: int, answer: str = "") -> Attempt:
    evidence = judge(answer, LAMP, PACK).evidence if answer else ()
    return Attempt(
        id=number, learner_id=1, scenario=scenario, text=answer, opened={},
        started=dt.datetime(2026, 12, number, tzinfo=dt.UTC),
        judged=dt.datetime(2026, 12, number, tzinfo=dt.UTC), bands=dict.fromkeys(SCALES, bands),
        evidence=[as_data(one, answer) for one in evidence],
    )  # fmt: skip


def test_progress_by_scale_fault_and_competence() -> None:
    done = [attempt(1, LAMP.id, 2, ANSWER), attempt(2, LAMP.id, 4, ANSWER)]
    assert curve(done) == {scale: [2, 4] for scale in SCALES}
    blame = next(one for one in faults(done) if one.id == "tone.blame")
    assert (blame.count, blame.words) == (2, ("You forgot",))
    assert blame.message["fr"] and blame.last.day == 2
    assert covered(done, PACK.scenarios)[3] == 1
    assert covered(done[:1], PACK.scenarios)[3] == 0


def test_what_to_do_next() -> None:
    listed = PACK.scenarios
    first = next(
        one for one in listed.values() if any(o.follows == one.id for o in listed.values())
    )
    assert suggestion([], listed).why == "new"  # type: ignore[union-attr]
    weak = suggestion([attempt(1, first.id, 2)], listed)
    assert weak is not None and (weak.why, weak.scenario.id) == ("again", first.id)
    good = suggestion([attempt(1, first.id, 4)], listed)
    assert good is not None and good.why == "round" and good.scenario.follows == first.id
    after = suggestion([attempt(1, first.id, 4), attempt(2, good.scenario.id, 4)], listed)
    assert (
        after is not None
        and after.why == "new"
        and after.scenario.id not in (first.id, good.scenario.id)
    )
    assert after.scenario.lang is first.lang and not after.scenario.follows
    assert suggestion([attempt(1, "3/gone", 4)], {}) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("", "a b"),
        ("a b", ""),
        ("a  b\n\nc", "a b\nc"),
        (ANSWER, ANSWER.replace("photo", "two photos")),
    ],
)
def test_a_comparison_holds_both_texts(before: str, after: str) -> None:
    changes = compare(before, after)
    assert "".join(c.words for c in changes if c.what != "added") == before
    assert "".join(c.words for c in changes if c.what != "removed") == after


def test_a_comparison_says_what_changed() -> None:
    changes = compare("You forgot the photo. Bye.", "We still need the photo. Bye.")
    assert [(c.what, c.words.strip()) for c in changes if c.what != "kept"] == [
        ("removed", "You forgot"), ("added", "We still need"),
    ]  # fmt: skip
