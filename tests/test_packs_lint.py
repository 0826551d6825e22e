"""Lint of a trainer's pack: the example is fit for use, and each slip is named with file and field."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from relation.case import sample_case
from relation.language import Lang, RelationError
from relation.lint import pair_problems, problems, template_problems
from relation.lint_pack import (
    change,
    everything,
    setting_problems,
    source_problems,
    variable_problems,
)
from relation.pack import Pack, open_pack
from relation.reviewing import review
from relation.text import Context, Text

EXAMPLE = Path(__file__).parents[1] / "examples" / "pack"
FRENCH = "templates/fr/information/plant_ready.md"
ENGLISH = "templates/en/information/plant_ready.md"


@pytest.fixture(scope="module")
def own() -> Pack:
    return open_pack()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example pack, to be spoilt."""
    return shutil.copytree(EXAMPLE, tmp_path / "pack")


def spoilt(folder: Path, file: str, old: str, new: str) -> Pack:
    path = folder / file
    words = path.read_text(encoding="utf-8")
    assert old in words
    path.write_text(words.replace(old, new), encoding="utf-8")
    return open_pack(folder)


def test_the_example_pack_is_fit_for_use(own: Pack) -> None:
    assert [problem.en for problem in problems(open_pack(EXAMPLE), own)] == []


def test_the_example_pack_is_used() -> None:
    pack = open_pack(EXAMPLE)
    text = Text(
        "Bonjour,\n\nVous avez trop arrosé la plante Lislefleur.\n",
        Lang.FR,
        Context("claim_reply", "b2c"),
    )
    assert "tone.green_thumb" in {f.rule.id for f in review(text, pack).findings}
    assert pack.rules["facts.delegation"].limit == 40
    draft = pack.fillers[Lang.FR].fill(
        pack.template("information/plant_ready", Lang.FR),
        pack.house(Lang.FR, "b2c", "fr").over(sample_case(pack.variables, Lang.FR)),
    )
    assert "Les Jardins de Lisle, SARL au capital" in draft.body


def test_our_own_pack_has_no_unused_variable_and_no_unknown_setting(own: Pack) -> None:
    assert [p.en for p in variable_problems(own, everything(own))] == []
    assert [p.en for p in setting_problems(own)] == []


def test_only_what_a_pack_adds_is_looked_at(own: Pack, folder: Path) -> None:
    changed = change(open_pack(folder), own)
    assert set(changed.rules) == {"tone.green_thumb", "readability.plant_latin"}
    assert {id_ for _, id_ in changed.templates} == {"information/plant_ready"}
    assert changed.variables == ("plant.name", "plant.planting_date")


def test_a_partial_or_a_variable_of_ours_that_is_changed_brings_its_templates(
    own: Pack, folder: Path
) -> None:
    (folder / "partials" / "fr").mkdir(parents=True)
    (folder / "partials" / "fr" / "stop.md").write_text("Non merci\u00a0?", encoding="utf-8")
    pack = open_pack(folder)
    touched = set(change(pack, own).templates)
    includers = {
        key for key, t in own.templates.items()
        if key[0] is Lang.FR and "stop" in own.fillers[Lang.FR].included(t)
    }  # fmt: skip
    assert includers
    assert touched == includers | {(lang, "information/plant_ready") for lang in Lang}


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (FRENCH, "2026-11-20", "2026-11-21", "newer than the English"),
        (FRENCH, "reviewed    = 2026-11-20\n", "", "reviewed is in one language only"),
        (FRENCH, '["b2c", "b2b"]', '["b2c"]', "audience differs"),
        (ENGLISH, '"service"', '"marketing"', "purpose differs"),
        (ENGLISH, '["fr"]', '["fr", "uk"]', "law differs"),
        (ENGLISH, "of your order {{ order.number }} is", "is {{ order.total }}", "order.total is in one language only"),
    ],
)  # fmt: skip
def test_a_pair_that_differs_is_named(
    folder: Path, file: str, old: str, new: str, said: str
) -> None:
    pack = spoilt(folder, file, old, new)
    found = [p.en for p in pair_problems(pack, {"information/plant_ready"})]
    assert any(said in problem for problem in found), found
    assert all("information/plant_ready" in problem for problem in found)


def test_an_english_template_of_ours_that_is_older_than_its_french_one_is_named(own: Pack) -> None:
    key = (Lang.FR, "claims/late")
    assert own.templates[key].reviewed is not None
    newer = replace(own.templates[key], reviewed=dt.date(2027, 1, 4))
    later = replace(own, templates={**own.templates, key: newer})
    (problem,) = pair_problems(later, {"claims/late"})
    assert "claims/late" in problem.fr and "2027-01-04" in problem.fr and "newer" in problem.en
    assert list(pair_problems(own, {"claims/late"})) == []


def test_every_template_of_ours_says_when_its_pair_was_last_read(own: Pack) -> None:
    dates = {key: template.reviewed for key, template in own.templates.items()}
    assert all(dates.values())
    assert all(dates[Lang.FR, id_] <= dates[Lang.EN, id_] for _, id_ in dates)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("variables.toml", "planting_date =", "planting_day =", "plant.planting_day: no template"),
        ("settings.toml", "readability.doublet", "readability.dublet", "readability.dublet does"),
        ("settings.toml", "readability.sentence_length", "tone.length", "tone.length does not"),
        ("settings.toml", "hours ", "ours ", "company.ours does not exist"),
    ],
)
def test_what_nobody_knows_or_uses_is_named(
    own: Pack, folder: Path, file: str, old: str, new: str, said: str
) -> None:
    pack = spoilt(folder, file, old, new)
    found = [*variable_problems(pack, change(pack, own)), *setting_problems(pack)]
    assert any(said in problem.en for problem in found), [p.en for p in found]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('{% include "greeting" %}', '{% include "greting" %}', "unknown partial 'greting'"),
        ("{{ plant.name }}", "{{ plant.name }", "plant_ready"),
        ("{{ plant.name }}", "{% for %}", "plant_ready"),
    ],
)
def test_a_template_that_cannot_be_read_is_named(
    own: Pack, folder: Path, old: str, new: str, said: str
) -> None:
    pack = spoilt(folder, FRENCH, old, new)
    (problem,) = source_problems(pack, change(pack, own))
    assert said in problem.en


def test_an_unknown_variable_is_named(folder: Path) -> None:
    pack = spoilt(folder, FRENCH, "{{ plant.name }}", "{{ plant.nom }}")
    template = pack.template("information/plant_ready", Lang.FR)
    assert any("plant.nom" in p.fr for p in template_problems(pack, template, Lang.FR))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("variables.toml", "order = 3"),
        ("variables.toml", "[order]\nx = 3"),
        ("variables.toml", "[order]\nx = { label = { fr = 'x' }, sample = 'y' }"),
        ("variables.toml", "[order]\nx = { label = 'x', sample = 'soon', type = 'date' }"),
        ("variables.toml", "[order]\nx = { label = 'x', sample = 'y', choices = 3 }"),
        ("settings.toml", "[limits]\n'a.b' = 'x'"),
        ("settings.toml", "[company]\nname = { de = 'x' }"),
        ("rules/colour/x.toml", ""),
        ("rules/x.toml", ""),
        ("templates/de/claims/x.md", ""),
        ("templates/fr/x.md", ""),
        ("templates/fr/claims/x.md", "+++\ntitle = 3\n+++\n"),
    ],
)  # fmt: skip
def test_a_slip_is_refused_and_never_a_crash(tmp_path: Path, name: str, words: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")
    with pytest.raises(RelationError) as error:
        open_pack(tmp_path)
    assert all(path.name in error.value.message.in_(lang) for lang in Lang)


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", "3"), ("channel", "[[1]]"), ("competence", "'x'"), ("reviewed", "'soon'"), ("keywords", "1")],
)  # fmt: skip
def test_a_head_of_the_wrong_shape_is_refused(folder: Path, field: str, value: str) -> None:
    path = folder / FRENCH
    lines = path.read_text(encoding="utf-8").splitlines()
    spoilt_ = [f"{field} = {value}" if line.startswith(field) else line for line in lines]
    path.write_text("\n".join(spoilt_), encoding="utf-8")
    with pytest.raises(RelationError) as error:
        open_pack(folder)
    assert field in error.value.message.en
