"""What is kept of practice, in SQLite and in PostgreSQL alike."""

from __future__ import annotations

import datetime as dt
import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url, select

from relation.finding import Span
from relation.language import Bilingual
from relation.pack import open_pack
from relation.practice import attempts, classes, personal, repetition
from relation.practice.evidence import Evidence
from relation.practice.exercise import Exercise, read_exercise
from relation.practice.judge import Feedback
from relation.practice.models import Attempt, Base, Card, Comment, Learner, Membership, now
from relation.practice.store import ENVIRONMENT, Store, StoreError, open_store

LAMP = open_pack().scenario("3/damaged_lamp")
TEXT = "You forgot the invoice. <b>é – 'quoted'; DROP TABLE attempt;</b>\n"
BANDS = {"content": 3, "communicative_achievement": 2, "organisation": 4, "language": 3}
FEEDBACK = Feedback(
    BANDS,
    (
        Evidence(
            "communicative_achievement", "finding", "tone.blame", 0.5,
            Bilingual(fr="Paragraphe 1 : le ton.", en="Paragraph 1: the tone."),
            Bilingual(fr="Le reproche.", en="The blame."), Bilingual(fr="—", en="—"), Span(0, 10),
        ),
    ),
    (), ("short",), ("B1", Bilingual(fr="B1", en="B1")),
)  # fmt: skip
EXERCISE = Exercise(
    "own:tone.blame:1", "en", "You forgot it.", "We still need it.", rule="tone.blame", end=10,
    keys=("We still need",), forms=("choose", "gap"),
)  # fmt: skip


@pytest.fixture
def store(backend: str, tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "practice.sqlite")
    assert made.url.get_backend_name() == backend
    yield made
    with made.session() as db:
        Base.metadata.drop_all(db.connection())
    made.close()


def learner(store: Store, name: str = "Lou") -> Learner:
    with store.session() as db:
        return attempts.begin(db, name)


def judged(store: Store, of: Learner, text: str = TEXT) -> Attempt:
    with store.session() as db:
        return attempts.keep(db, of.id, LAMP, text, FEEDBACK)


def test_a_person_is_known_by_the_key_alone(store: Store) -> None:
    one, other = learner(store, "  Lou \n D. "), learner(store)
    assert one.pseudonym == "Lou D."
    assert one.key != other.key and len(one.key) >= 20
    with store.session() as db:
        assert attempts.known(db, one.key).id == one.id  # type: ignore[union-attr]
        assert attempts.known(db, "") is None
        assert attempts.known(db, "Lou") is None


def test_an_attempt_is_written_judged_and_begun_anew(store: Store) -> None:
    lou = learner(store)
    with store.session() as db:
        attempts.write(db, lou.id, LAMP.id, "Dear Ms")
        attempts.write(db, lou.id, LAMP.id, "Dear Ms Price,")
    with store.session() as db:
        begun = attempts.current(db, lou.id, LAMP.id)
        assert begun is not None and begun.text == "Dear Ms Price,"
        assert attempts.judged(db, lou.id) == []
    kept = judged(store, lou)
    assert kept.id == begun.id
    judged(store, lou, "Again.")
    with store.session() as db:
        assert attempts.current(db, lou.id, LAMP.id) is None
        first, second = attempts.judged(db, lou.id, LAMP.id)
        assert (first.text, second.text) == (TEXT, "Again.")
        assert first.bands == BANDS
        assert first.production == "B1"
        assert first.problems[0]["id"] == "short" and first.problems[0]["fr"]
        assert first.evidence[0]["found"] == "You forgot"
        assert first.evidence[0]["hint"] == {
            "fr": "Paragraphe 1 : le ton.",
            "en": "Paragraph 1: the tone.",
        }
        assert first.judged is not None and first.judged.tzinfo is not None
        assert abs(now() - first.judged) < dt.timedelta(minutes=5)


def test_how_far_hints_went_is_kept_and_never_goes_back(store: Store) -> None:
    kept = judged(store, learner(store))
    for step in ("hint", "better", "message"):
        with store.session() as db:
            attempts.opened(db, kept.id, 0, step)
    with store.session() as db:
        attempts.opened(db, kept.id, 3, "hint")
        attempts.model_seen(db, kept.id)
    with store.session() as db:
        seen = db.get_one(Attempt, kept.id)
        assert seen.opened == {"0": "better", "3": "hint"}
        assert seen.model_seen


def test_exercises_come_once_and_return_later_each_time(store: Store) -> None:
    lou = learner(store)
    start = now()
    with store.session() as db:
        assert repetition.add(db, lou.id, [EXERCISE, EXERCISE]) == 1
        assert repetition.add(db, lou.id, [EXERCISE]) == 0
        (card,) = repetition.due(db, lou.id)
        assert read_exercise(card.task) == EXERCISE
    moment, waits = start, []
    for _ in range(4):
        with store.session() as db:
            card = repetition.answered(db, card.id, True, moment=moment)
            waits.append(card.due - moment)
            assert repetition.due(db, lou.id, moment) == []
            moment = card.due
            assert [c.id for c in repetition.due(db, lou.id, moment)] == [card.id]
    assert waits == sorted(waits) and waits[-1] > dt.timedelta(days=7)
    with store.session() as db:
        card = repetition.answered(db, card.id, False, moment=moment)
        assert card.due - moment <= dt.timedelta(minutes=10)
        assert (card.step, card.right, card.wrong) == (0, 4, 1)


def test_who_needed_help_sees_the_exercise_sooner(store: Store) -> None:
    waits = []
    for helped in (False, True):
        lou = learner(store)
        with store.session() as db:
            repetition.add(db, lou.id, [EXERCISE])
            card = repetition.due(db, lou.id)[0]
            waits.append(repetition.answered(db, card.id, True, helped, now()).due)
    assert waits[1] < waits[0]


def test_a_trainer_sees_what_was_written_for_the_class_and_nothing_else(store: Store) -> None:
    trainer, lou, other = (learner(store, name) for name in ("Trainer", "Lou", "Other"))
    judged(store, lou, "Before joining")
    with store.session() as db:
        group = classes.create(db, trainer.id, " Group  A ")
        classes.assign(db, group.id, LAMP.id, dt.date(2026, 12, 11))
        classes.assign(db, group.id, LAMP.id, dt.date(2026, 12, 18))
        found = classes.by_code(db, f" {group.code.lower()} ")
        assert found is not None and found.name == "Group A" and found.trainer.id == trainer.id
        classes.join(db, lou.id, group.id)
        classes.join(db, lou.id, group.id)
    judged(store, lou, "For the class")
    judged(store, other, "Not in the class")
    with store.session() as db:
        elsewhere = Attempt(learner_id=lou.id, scenario="3/wrong_chairs", judged=now(), text="Mine")
        db.add(elsewhere)
    with store.session() as db:
        (listed,) = classes.led(db, trainer.id)
        assert [(one.scenario, one.due) for one in listed.assignments] == [
            (LAMP.id, dt.date(2026, 12, 18))
        ]
        (trainee,) = classes.roster(db, group.id)
        assert trainee.pseudonym == "Lou"
        assert [one.text for one in trainee.attempts] == ["For the class"]
        seen = trainee.attempts[0].id
        assert classes.comment(db, trainer.id, seen, " Good start. ")
        assert not classes.comment(db, trainer.id, elsewhere.id, "Peek")
        assert not classes.comment(db, other.id, seen, "Not my class")
        assert not classes.comment(db, trainer.id, seen, "  ")
    with store.session() as db:
        said = [c.text for one in attempts.judged(db, lou.id) for c in one.comments]
        assert said == ["Good start."]
        assert [one.name for one in classes.joined(db, lou.id)] == ["Group A"]
        classes.leave(db, lou.id, group.id)
        assert classes.roster(db, group.id) == []
        classes.close(db, group.id)
    with store.session() as db:
        assert classes.led(db, trainer.id) == []
        assert len(attempts.judged(db, lou.id)) == 3


def whole(store: Store) -> tuple[Learner, Learner]:
    trainer, lou = learner(store, "Trainer"), learner(store, "Lou")
    with store.session() as db:
        group = classes.create(db, trainer.id, "Group")
        classes.join(db, lou.id, group.id)
        classes.assign(db, group.id, LAMP.id, None)
        repetition.add(db, lou.id, [EXERCISE])
        attempts.wish(db, lou.id, "explain", "fr")
    kept = judged(store, lou)
    with store.session() as db:
        assert classes.comment(db, trainer.id, kept.id, "Good.")
    return trainer, lou


def test_everything_of_a_person_is_shown_and_exported(store: Store) -> None:
    trainer, lou = whole(store)
    with store.session() as db:
        told = json.loads(personal.as_json(db, lou.id))
        assert told["pseudonym"] == "Lou"
        assert told["attempts"][0]["text"] == TEXT
        assert told["attempts"][0]["comments"][0]["text"] == "Good."
        assert told["exercises"][0]["task"]["sentence"] == "You forgot it."
        assert told["classes_joined"][0]["trainer"] == "Trainer"
        assert told["wishes"] == {"explain": "fr"}
        assert lou.key not in personal.as_json(db, lou.id)
        led = json.loads(personal.as_json(db, trainer.id))
        assert led["classes_led"][0]["assignments"][0]["scenario"] == LAMP.id
        assert led["comments_written"][0]["text"] == "Good."


@pytest.mark.parametrize("who", ["trainee", "trainer"])
def test_erasing_a_person_leaves_nothing_of_them(store: Store, who: str) -> None:
    trainer, lou = whole(store)
    gone = lou if who == "trainee" else trainer
    with store.session() as db:
        personal.erase(db, gone.id)
    with store.session() as db:
        left = {
            table: len(db.scalars(select(table)).all())
            for table in (Learner, Attempt, Card, Membership, Comment)
        }
    assert left[Learner] == 1 and left[Membership] == left[Comment] == 0
    assert left[Attempt] == left[Card] == (0 if who == "trainee" else 1)


def test_what_is_old_is_forgotten(store: Store) -> None:
    old, new = learner(store, "Old"), learner(store, "New")
    for one in (old, new):
        judged(store, one)
    with store.session() as db:
        past = now() - dt.timedelta(days=40)
        db.get_one(Learner, old.id).seen = past
        ancient = Attempt(learner_id=new.id, scenario=LAMP.id, started=past, text="Long ago")
        db.add(ancient)
    with store.session() as db:
        assert personal.forget_old(db, 41) == 0
        assert personal.forget_old(db, 39) == 1
    with store.session() as db:
        assert [one.pseudonym for one in db.scalars(select(Learner))] == ["New"]
        assert [one.text for one in db.scalars(select(Attempt))] == [TEXT]


def test_coming_back_keeps_a_person(store: Store) -> None:
    lou = learner(store)
    with store.session() as db:
        db.get_one(Learner, lou.id).seen = now() - dt.timedelta(days=40)
    with store.session() as db:
        attempts.known(db, lou.key)
        assert personal.forget_old(db, 39) == 0


def test_work_that_fails_leaves_nothing_half_done(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.session() as db:
        attempts.begin(db, "Half")
        1 / 0  # noqa: B018
    with store.session() as db:
        assert db.scalars(select(Learner)).all() == []


def test_only_its_owner_reads_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    open_store(tmp_path / "new" / "practice.sqlite").close()
    assert stat.S_IMODE((tmp_path / "new" / "practice.sqlite").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("url", "elsewhere"),
    [
        ("sqlite:///practice.sqlite", ""),
        ("postgresql+psycopg://u@localhost/x", ""),
        ("postgresql+psycopg://u@/x?host=/run/postgresql", ""),
        ("postgresql+psycopg://u@db.example/x", "db.example"),
        ("postgresql+psycopg://u@/x?host=db.example", "db.example"),
    ],
)
def test_a_server_elsewhere_is_named(
    url: str, elsewhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Base.metadata, "create_all", lambda engine: None)
    assert Store(make_url(url)).elsewhere == elsewhere


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "mysql+nothing://x/y",
        "postgresql://u:secret@localhost:1/x",
        "sqlite:////no/where/x",
    ],
)
def test_a_database_that_does_not_open_says_so_without_its_password(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ENVIRONMENT, url)
    with pytest.raises(StoreError) as told:
        open_store(tmp_path / "x.sqlite")
    assert ENVIRONMENT in told.value.message.fr and ENVIRONMENT in told.value.message.en
    assert "secret" not in told.value.message.en
