"""Practice: every scenario, its model answer, its mistakes, and answers that must earn nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from relation.cli import main
from relation.language import Lang
from relation.pack import open_pack
from relation.practice.command import SCALES
from relation.practice.judge import Feedback, judge
from relation.practice.lint import scenario_problems
from relation.scenario import ScenarioError, load_scenario

PACK = open_pack()
SCENARIOS = sorted(PACK.scenarios)
ANSWERS = Path(__file__).parents[1] / "data" / "practice"
LAMP = "3/damaged_lamp"


def answer(id_: str, quality: str) -> str:
    path = ANSWERS / f"{id_.replace('/', '_')}_{quality}.txt"
    return path.read_text(encoding="utf-8")


def judged(words: str, id_: str = LAMP) -> Feedback:
    return judge(words, PACK.scenario(id_), PACK)


def ids(feedback: Feedback, kind: str) -> set[str]:
    return {one.id for one in feedback.evidence if one.kind == kind}


@pytest.mark.parametrize("id_", SCENARIOS)
def test_the_model_answer_gets_the_top_bands_and_examples_hold(id_: str) -> None:
    assert [problem.en for problem in scenario_problems(PACK.scenario(id_), PACK)] == []


@pytest.mark.parametrize("id_", SCENARIOS)
def test_a_fair_answer_is_told_from_a_weak_one(id_: str) -> None:
    good, weak = judged(answer(id_, "good"), id_), judged(answer(id_, "weak"), id_)
    assert good.bands["content"] >= 4 and sum(good.bands.values()) >= 15
    assert weak.bands["content"] <= 2 and sum(weak.bands.values()) <= sum(good.bands.values()) - 5


@pytest.mark.parametrize("id_", SCENARIOS)
def test_each_mistake_is_found_in_a_full_answer(id_: str) -> None:
    scenario = PACK.scenario(id_)
    for mistake in scenario.mistakes:
        for example in mistake.passes[:1]:
            told = judged(f"{scenario.model.rstrip()}\n\n{example}\n", id_)
            assert mistake.id in ids(told, "mistake"), example


def test_there_are_enough_for_each_competence_and_language() -> None:
    all_ = PACK.scenarios.values()
    assert len(all_) >= 40
    for competence in (3, 4, 8):
        assert sum(s.competence == competence and s.lang is Lang.EN for s in all_) >= 8
    for competence in (1, 2, 3, 4, 5):
        assert {s.lang for s in all_ if s.competence == competence} == set(Lang)
    assert any(s.follows for s in all_)
    assert all(s.follows in PACK.scenarios for s in all_ if s.follows)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("", "empty"),
        (" \n\t\u00a0\n", "empty"),
        ("Sorry for the broken lamp.", "too_short"),
        ("Nous vous enverrons une nouvelle lampe Oslo vendredi 4 décembre, sans frais pour vous. "
         "Merci de garder la lampe cassée.", "other_language"),
        ("Ihre Lampe ist leider kaputt angekommen, wir schicken Ihnen morgen eine neue Lampe.",
         "other_language"),
        ("Please send me your logo for the summer fair. The stand will be blue and we need four "
         "chairs, two tables and a screen. The team from Leeds arrives on Monday with the boxes. Could you also book two rooms in the "
         "hotel near the station?",
         "off_topic"),
        ("Dear Ms Price, I am sorry for your lamp. " * 40, "repeated"),
    ],
)  # fmt: skip
def test_what_is_no_answer_earns_nothing(words: str, problem: str) -> None:
    told = judged(words)
    assert problem in told.problems
    assert told.bands["content"] <= 1 and sum(told.bands.values()) <= 6


@pytest.mark.parametrize("id_", SCENARIOS)
def test_the_task_pasted_back_is_not_rewarded(id_: str) -> None:
    scenario = PACK.scenario(id_)
    for ui in Lang:
        task = [p.in_(ui) for p in (scenario.situation, scenario.task, scenario.terms)]
        told = judged("\n\n".join([*task, scenario.message]), id_)
        assert {"copied", "other_language"} & set(told.problems)
        assert told.bands["content"] == 0 and max(told.bands.values()) <= 1


def test_five_thousand_words_are_cut_said_and_not_rewarded() -> None:
    told = judged(f"{PACK.scenario(LAMP).model}\n" + "We have many lamps in our large shop. " * 700)
    assert "too_long" in told.problems and told.bands["content"] <= 2


def test_a_gesture_within_the_delegation_is_fine_and_above_is_not() -> None:
    model = PACK.scenario(LAMP).model
    assert judged(model.replace("€15", "€35")).bands["content"] == 5
    above = judged(model.replace("€15", "€75"))
    assert above.bands["content"] < 5 and "over_delegation" in ids(above, "measure")


def test_evidence_points_at_words_and_leads_on() -> None:
    words = "Hello Ms Price,\n\nIt is not our fault. We can send you an other lamp friday.\n\nRegards,\nChloé"
    told = judged(words)
    carrier = next(one for one in told.evidence if one.id == "carrier")
    assert carrier.span is not None and carrier.span.of(words) == "not our fault"
    assert carrier.hint.fr.startswith("Paragraphe 2") and carrier.better.en
    assert {"order", "free"} <= ids(told, "missing")
    assert [step.cost for step in told.next_steps("content")] == sorted(
        (step.cost for step in told.next_steps("content")), reverse=True
    )


def test_a_wrong_date_costs() -> None:
    model = PACK.scenario(LAMP).model
    wrong = judged(model.replace("4 December", "9 December"))
    assert "facts.date" in {finding.rule.id for finding in wrong.findings}
    assert wrong.bands["content"] < 5


def test_the_level_of_writing_is_told_in_english_from_eighty_words_on() -> None:
    assert judged(PACK.scenario(LAMP).model).production is not None
    assert (
        judged("Dear Ms Price, I am sorry. We send a new Oslo lamp, it is free.").production is None
    )
    french = next(s for s in SCENARIOS if PACK.scenario(s).lang is Lang.FR)
    assert judged(PACK.scenario(french).model, french).production is None


def test_the_command_lists_and_judges(tmp_path: Path) -> None:
    listed = json.loads(CliRunner().invoke(main, ["scenarios", "--format", "json"]).stdout)
    assert {one["id"] for one in listed} == set(SCENARIOS)
    assert {"id", "competence", "language", "level"} <= set(listed[0])
    file = tmp_path / "answer.txt"
    file.write_text(PACK.scenario(LAMP).model, encoding="utf-8")
    asked = ["practise", LAMP, "--answer", str(file), "--format", "json", "--no-languagetool"]
    told = json.loads(CliRunner().invoke(main, asked).stdout)
    assert told["bands"] == dict.fromkeys(SCALES, 5)
    assert told["evidence"] and "findings" in told


def test_an_unknown_scenario_names_the_near_ones() -> None:
    result = CliRunner().invoke(main, ["practise", "3/damaged_lam", "--ui", "en"])
    assert result.exit_code == 1 and LAMP in result.output


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("9/x.toml", 'lang = "en"', "1 to 8"),
        ("3/x.toml", "lang = en", "TOML"),
        ("3/x.toml", 'langue = "en"', "field langue: unknown field"),
        ("3/x.toml", 'lang = "de"\nwords = [10, 20]', "field lang: “de”; possible: fr, en"),
        ("3/x.toml", 'lang = "en"\nwords = 30', "field words: two numbers"),
    ],
)
def test_a_slip_in_a_scenario_is_named(tmp_path: Path, name: str, words: str, said: str) -> None:
    path = tmp_path / name
    path.parent.mkdir()
    path.write_text(words, encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"x\.toml") as caught:
        load_scenario(path)
    assert said in caught.value.message.en
