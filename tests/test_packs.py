"""Packs: a trainer's folder on top of ours, made, checked and used without programming."""

from __future__ import annotations

from pathlib import Path

import pytest

from relation.language import Lang, RelationError
from relation.lint import rule_problems
from relation.new import NewError, new_pack, new_rule, new_template
from relation.pack import open_pack
from relation.reviewing import review
from relation.text import Context, Text


def findings(raw: str, folder: Path, lang: Lang = Lang.FR) -> list[str]:
    text = Text(raw, lang, Context("claim_reply", "b2c"))
    return [f.rule.id for f in review(text, open_pack(folder)).findings]


def test_a_new_pack_works_as_it_is(tmp_path: Path) -> None:
    new_pack(tmp_path)
    new_template("claims/mine", tmp_path)
    pack = open_pack(tmp_path)
    assert list(rule_problems(pack.rules["readability.example"])) == []
    assert pack.template("claims/mine", Lang.EN).competence == 3
    assert "readability.example" in findings("Réponse dans les plus brefs délais.", tmp_path)
    with pytest.raises(NewError):
        new_pack(tmp_path)


@pytest.mark.parametrize("name", ["x", "colour/x", "tone/", "tone/Ma règle", "tone/../x"])
def test_a_wrong_name_is_refused_with_an_example(tmp_path: Path, name: str) -> None:
    with pytest.raises(NewError) as error:
        new_rule(name, tmp_path)
    assert "tone/ma_regle" in error.value.message.fr


def test_settings_switch_rules_off_and_spare_house_terms(tmp_path: Path) -> None:
    raw = "Vous avez oublié la facture."
    (tmp_path / "settings.toml").write_text("", encoding="utf-8")
    assert "tone.blame" in findings(raw, tmp_path)
    (tmp_path / "settings.toml").write_text('rules_off = ["tone.blame"]', encoding="utf-8")
    assert "tone.blame" not in findings(raw, tmp_path)
    (tmp_path / "settings.toml").write_text('house_terms = ["vous avez oublié"]', encoding="utf-8")
    assert "tone.blame" not in findings(raw, tmp_path)


def test_a_limit_of_the_house_reaches_rule_and_message(tmp_path: Path) -> None:
    raw = "Nous vous écrivons pour vous dire que le colis part lundi matin de notre dépôt de Lyon."
    (tmp_path / "settings.toml").write_text(
        '[limits]\n"readability.sentence_length" = 8\n', encoding="utf-8"
    )
    text = Text(raw, Lang.FR)
    found = [
        f
        for f in review(text, open_pack(tmp_path)).findings
        if f.rule.id == "readability.sentence_length"
    ]
    assert found and "8" in found[0].message(Lang.FR)
    assert "readability.sentence_length" not in {
        f.rule.id for f in review(text, open_pack()).findings
    }


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("settings.toml", "colour = 1", "colour"),
        ("settings.toml", "rules_off = 1", "rules_off"),
        ("settings.toml", "a = [", "settings.toml"),
        ("variables.toml", "[order]\nx = { label = 'x' }", "sample"),
        ("variables.toml", "[order]\nx = { label = 'x', sample = 'y', type = 'colour' }", "colour"),
        ("rules/tone/mine.toml", "severity = [", "tone/mine.toml"),
        ("templates/fr/claims/x.md", "no head", "claims/x.md"),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_file(tmp_path: Path, name: str, words: str, said: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")
    with pytest.raises(RelationError) as error:
        open_pack(tmp_path)
    for lang in Lang:
        assert said in error.value.message.in_(lang)
        assert path.name in error.value.message.in_(lang)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RelationError) as error:
        open_pack(tmp_path / "none")
    assert "none" in error.value.message.fr
