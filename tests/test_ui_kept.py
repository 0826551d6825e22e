"""What the application keeps on this machine: drafts and preferences, and what it makes of broken ones."""

from __future__ import annotations

import json
import os
import stat
import time
from pathlib import Path

import pytest

from relation.language import Lang
from relation.ui.drafts import Drafts
from relation.ui.preferences import Preferences, load_preferences, save_preferences
from relation.ui.work import Checking, Edit, Work, Writing, read_work

WORK = Work(
    Writing(
        ignored=[("tone.blame", "You forgot")],
        template="claims/damaged",
        lang="en",
        audience="b2c",
        law="fr",
        facts={"order.number": "4471"},
        edits={"en:claims/damaged": Edit("s", "b", "bs", "bb")},
    ),
    Checking(subject="Hello", body="<script>\u202f", lang="fr", kind="dunning", audience="b2b"),
)


def test_a_draft_comes_back_whole_and_for_its_owner_only(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    id_ = drafts.new_id()
    drafts.save(id_, WORK)
    assert drafts.load(id_) == WORK
    (file,) = (tmp_path / "drafts").iterdir()
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_an_empty_draft_leaves_nothing_behind(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    id_ = drafts.new_id()
    drafts.save(id_, WORK)
    drafts.save(id_, Work())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("id_", ["", "../preferences", "A" * 16, "0" * 15, "0" * 17])
def test_an_address_reaches_drafts_only(tmp_path: Path, id_: str) -> None:
    (tmp_path / "preferences.json").write_text("{}", encoding="utf-8")
    assert Drafts(tmp_path / "drafts").load(id_) is None


def test_old_drafts_are_forgotten(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    old, new = drafts.new_id(), drafts.new_id()
    drafts.save(old, WORK)
    drafts.save(new, WORK)
    long_ago = time.time() - 31 * 86_400
    os.utime(tmp_path / f"{old}.json", (long_ago, long_ago))
    drafts.forget_old()
    assert (drafts.load(old), drafts.load(new)) == (None, WORK)


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "x",
        {"writing": 3, "checking": []},
        {"writing": {"facts": {"a": 1}, "edits": {"v": 3}, "ignored": [["a"], 3], "lang": "xx"}},
        {"checking": {"lang": "it", "kind": "poem", "audience": 3, "anyway": "yes"}},
    ],
)
def test_a_broken_draft_is_an_empty_one(data: object) -> None:
    assert read_work(json.loads(json.dumps(data))) == Work()


def test_preferences_come_back(tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    chosen = Preferences().speaking(Lang.EN).with_firm(Lang.FR, "company.name", "Atelier Sol")
    chosen = chosen.with_rule("tone.blame", off=True)
    save_preferences(file, chosen)
    read = load_preferences(file)
    assert (read.ui, read.rules_off) == (Lang.EN, {"tone.blame"})
    assert read.firm_in(Lang.FR) == {"company.name": "Atelier Sol"}
    assert not read.with_rule("tone.blame", off=False).rules_off
    assert read.with_firm(Lang.FR, "company.name", "").firm_in(Lang.FR) == {}


@pytest.mark.parametrize("words", ["", "[", "[]", '{"ui": "xx", "firm": 3, "rules_off": "a"}'])
def test_broken_preferences_are_the_defaults(tmp_path: Path, words: str) -> None:
    file = tmp_path / "preferences.json"
    file.write_text(words, encoding="utf-8")
    read = load_preferences(file)
    assert (read.ui, read.rules_off, read.firm_in(Lang.FR)) == (None, frozenset(), {})
