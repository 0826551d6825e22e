"""Drafts and preferences in a database that many share, in SQLite and in PostgreSQL alike."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from test_ui_kept import WORK

from relation import belongings
from relation.belongings import Base, Belongings, open_belongings
from relation.database import ENVIRONMENT, Database
from relation.language import Lang
from relation.places import drafts_folder, machine_key_file
from relation.ui import resources
from relation.ui.drafts import Drafts, KeptDrafts
from relation.ui.preferences import KEPT_DAYS, Preferences
from relation.ui.shared_drafts import SharedDrafts, SharedPreferences
from relation.ui.work import Checking, Work, Writing

ONE, OTHER = "1" * 40, "2" * 40
_DAY = 86_400


@pytest.fixture
def database(backend: str, tmp_path: Path) -> Iterator[Database]:
    made = open_belongings(tmp_path / "shared.sqlite")
    assert made.url.get_backend_name() == backend
    yield made
    with made.session() as db:
        Base.metadata.drop_all(db.connection())
    made.close()


def drafts(database: Database, person: str = ONE, days: int = KEPT_DAYS) -> SharedDrafts:
    return SharedDrafts(database, person, lambda: days)


def later(monkeypatch: pytest.MonkeyPatch, days: float) -> None:
    then = time.time() + days * _DAY
    monkeypatch.setattr(belongings, "time", SimpleNamespace(time=lambda: then))


@pytest.fixture(params=["files", "database"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> KeptDrafts:
    """The drafts in each of the ways that they can be kept."""
    if request.param == "files":
        return Drafts(tmp_path / "drafts")
    return drafts(open_belongings(tmp_path / "shared.sqlite"))


def test_files_and_database_are_used_alike(
    either: KeptDrafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    first, second = either.new_id(), either.new_id()
    other = Work(Writing(facts={"order.number": "\0 é 🙂"}), Checking())
    either.save(first, WORK)
    time.sleep(0.02)
    either.save(second, other)
    assert (either.load(first), either.load(second)) == (WORK, other)
    assert [kept.id for kept in either.listed()] == [second, first]
    assert abs(either.listed()[0].changed - time.time()) < 60
    either.save(second, Work())
    assert either.load(second) is None
    assert [either.load(id_) for id_ in ("", "../x", "A" * 16)] == [None] * 3
    either.save(second, other)
    either.delete(first)
    either.delete(first)
    assert [kept.id for kept in either.listed()] == [second]
    either.forget_old()
    assert either.load(second) == other
    either.delete_all()
    assert either.listed() == []


def test_nobody_reaches_the_things_of_another(database: Database) -> None:
    mine, theirs = drafts(database), drafts(database, OTHER)
    id_ = mine.new_id()
    mine.save(id_, WORK)
    assert theirs.load(id_) is None and theirs.listed() == []
    theirs.delete(id_)
    theirs.delete_all()
    theirs.forget_old(1)
    theirs.save(id_, Work(Writing(facts={"order.number": "1"}), Checking()))
    assert mine.load(id_) == WORK
    mine.delete_all()
    assert theirs.load(id_) is not None


def test_a_person_without_a_key_is_no_person(database: Database) -> None:
    with pytest.raises(ValueError, match="somebody"):
        Belongings(database, "", "draft")


def test_two_processes_see_the_same_drafts(database: Database, tmp_path: Path) -> None:
    second = open_belongings(tmp_path / "shared.sqlite")
    here, there = drafts(database), drafts(second)
    id_ = here.new_id()
    here.save(id_, WORK)
    assert there.load(id_) == WORK
    there.delete(id_)
    assert here.load(id_) is None
    second.close()


def test_the_same_draft_is_first_saved_by_several_at_once(
    database: Database, tmp_path: Path
) -> None:
    others = [open_belongings(tmp_path / "shared.sqlite") for _ in range(3)]
    id_ = drafts(database).new_id()
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(drafts(others[n % 3]).save, id_, WORK) for n in range(24)]:
            done.result()
    assert [kept.id for kept in drafts(database).listed()] == [id_]
    for one in others:
        one.close()


def test_several_processes_make_the_tables_at_once(database: Database, tmp_path: Path) -> None:
    with database.session() as db:
        Base.metadata.drop_all(db.connection())
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(lambda _: open_belongings(tmp_path / "shared.sqlite"), range(6)))
    assert drafts(made[0]).listed() == []
    for one in made:
        one.close()


def test_drafts_go_after_their_persons_days_whoever_looks(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    short, long = drafts(database, ONE, 10), drafts(database, OTHER, 60)
    short.save("a" * 16, WORK)
    long.save("b" * 16, WORK)
    later(monkeypatch, 11)
    belongings.forget_old(database)
    assert short.load("a" * 16) is None and long.load("b" * 16) == WORK
    long.forget_old(11.5)  # type: ignore[arg-type]
    assert long.load("b" * 16) == WORK
    long.forget_old(10)
    assert long.load("b" * 16) is None


def test_a_change_gives_a_draft_its_days_anew(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = drafts(database)
    mine.save("a" * 16, WORK)
    later(monkeypatch, 20)
    mine.save("a" * 16, WORK)
    later(monkeypatch, 20 + 20)
    mine.forget_old()
    assert mine.load("a" * 16) == WORK


def test_what_cannot_be_read_is_no_draft_and_goes_with_the_others(database: Database) -> None:
    Belongings(database, ONE, "draft").put("a" * 16, "{", 30)
    mine = drafts(database)
    assert mine.load("a" * 16) is None and mine.listed() == []
    mine.delete_all()
    assert Belongings(database, ONE, "draft").listed() == []


def test_preferences_are_each_persons_own_and_seen_by_other_processes(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = Preferences().speaking(Lang.EN).with_terms(["Sol"]).with_rule("tone.blame", off=True)
    mine, elsewhere = SharedPreferences(database, ONE), SharedPreferences(database, ONE)
    assert elsewhere.load().ui is None
    mine.save(chosen)
    assert mine.load() == chosen
    monkeypatch.setattr("relation.ui.shared_drafts._FRESH", 0.0)
    seen = elsewhere.load()
    assert (seen.ui, seen.house_terms, seen.rules_off) == (Lang.EN, {"Sol"}, {"tone.blame"})
    assert SharedPreferences(database, OTHER).load().ui is None
    mine.put("practice-key", "k" * 24)
    assert elsewhere.get("practice-key") == "k" * 24
    assert SharedPreferences(database, OTHER).get("practice-key") == ""
    mine.put("practice-key", "")
    assert elsewhere.get("practice-key") == ""
    mine.delete_all()
    assert mine.load().ui is None


def test_preferences_stay_with_whoever_comes_back(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = SharedPreferences(database, ONE)
    mine.save(Preferences(ui=Lang.EN))
    later(monkeypatch, 300)
    mine.renew()
    later(monkeypatch, 600)
    belongings.forget_old(database)
    assert SharedPreferences(database, ONE).load().ui is Lang.EN
    later(monkeypatch, 700)
    belongings.forget_old(database)
    assert SharedPreferences(database, ONE).load().ui is None


def test_two_computers_with_one_database_keep_their_drafts_apart(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ENVIRONMENT, f"sqlite:///{home / 'common.sqlite'}")
    kept = resources.drafts()
    kept.save("a" * 16, WORK)
    assert not drafts_folder().exists() and resources.drafts().load("a" * 16) == WORK
    machine_key_file().unlink()  # as on another computer
    resources.drafts.clear()
    assert resources.drafts().load("a" * 16) is None
