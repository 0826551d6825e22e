"""The tables of practice: who learns, what they wrote, what comes back, and classes."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

_GOES_TOO = "all, delete-orphan"


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class _Moment(TypeDecorator[dt.datetime]):
    """A moment in UTC, which SQLite would hand back without its time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        return None if value is None else value.astimezone(dt.UTC)

    def process_result_value(
        self, value: dt.datetime | None, dialect: Dialect
    ) -> dt.datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Base(DeclarativeBase):
    """What all tables share."""

    type_annotation_map = {  # noqa: RUF012 (read once by SQLAlchemy)
        dt.datetime: _Moment,
        dict[str, Any]: JSON,
        list[dict[str, Any]]: JSON,
    }


class Learner(Base):
    """A person by a pseudonym. Who has the key is that person: it opens nothing else."""

    __tablename__ = "learner"
    id: Mapped[int] = mapped_column(primary_key=True)
    pseudonym: Mapped[str] = mapped_column(String(60))
    key: Mapped[str] = mapped_column(
        String(40), unique=True, default=lambda: secrets.token_urlsafe(18)
    )
    created: Mapped[dt.datetime] = mapped_column(default=now)
    seen: Mapped[dt.datetime] = mapped_column(default=now)
    wishes: Mapped[dict[str, Any]] = mapped_column(default=dict)

    attempts: Mapped[list[Attempt]] = relationship(
        back_populates="learner", cascade=_GOES_TOO, passive_deletes=True, order_by="Attempt.id"
    )
    cards: Mapped[list[Card]] = relationship(cascade=_GOES_TOO, passive_deletes=True)
    memberships: Mapped[list[Membership]] = relationship(
        back_populates="learner", cascade=_GOES_TOO, passive_deletes=True
    )
    classes: Mapped[list[Class]] = relationship(
        back_populates="trainer", cascade=_GOES_TOO, passive_deletes=True, order_by="Class.id"
    )


class Attempt(Base):
    """A message written for a scenario; `judged` is None while it is being written.

    `evidence` holds what the answer was told, `opened` how far each piece of it was opened.
    """

    __tablename__ = "attempt"
    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = mapped_column(
        ForeignKey("learner.id", ondelete="CASCADE"), index=True
    )
    scenario: Mapped[str] = mapped_column(String(120), index=True)
    started: Mapped[dt.datetime] = mapped_column(default=now)
    judged: Mapped[dt.datetime | None] = mapped_column(default=None)
    text: Mapped[str] = mapped_column(Text, default="")
    bands: Mapped[dict[str, Any]] = mapped_column(default=dict)
    evidence: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    problems: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    opened: Mapped[dict[str, Any]] = mapped_column(default=dict)
    production: Mapped[str] = mapped_column(String(4), default="")
    model_seen: Mapped[bool] = mapped_column(default=False)

    learner: Mapped[Learner] = relationship(back_populates="attempts")
    comments: Mapped[list[Comment]] = relationship(
        back_populates="attempt", cascade=_GOES_TOO, passive_deletes=True, order_by="Comment.id"
    )


class Card(Base):
    """An exercise that comes back. `task` is what to show; `memory` is the state of fsrs."""

    __tablename__ = "card"
    __table_args__ = (UniqueConstraint("learner_id", "source"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = mapped_column(
        ForeignKey("learner.id", ondelete="CASCADE"), index=True
    )
    source: Mapped[str] = mapped_column(String(200))
    task: Mapped[dict[str, Any]] = mapped_column(default=dict)
    memory: Mapped[dict[str, Any]] = mapped_column(default=dict)
    due: Mapped[dt.datetime] = mapped_column(default=now, index=True)
    step: Mapped[int] = mapped_column(default=0)
    right: Mapped[int] = mapped_column(default=0)
    wrong: Mapped[int] = mapped_column(default=0)
    created: Mapped[dt.datetime] = mapped_column(default=now)


class Class(Base):
    """A trainer's class; its code lets trainees in."""

    __tablename__ = "class"
    id: Mapped[int] = mapped_column(primary_key=True)
    trainer_id: Mapped[int] = mapped_column(
        ForeignKey("learner.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = mapped_column(String(80))
    code: Mapped[str] = mapped_column(String(12), unique=True)
    created: Mapped[dt.datetime] = mapped_column(default=now)

    trainer: Mapped[Learner] = relationship(back_populates="classes")
    memberships: Mapped[list[Membership]] = relationship(
        back_populates="group", cascade=_GOES_TOO, passive_deletes=True, order_by="Membership.id"
    )
    assignments: Mapped[list[Assignment]] = relationship(
        back_populates="group", cascade=_GOES_TOO, passive_deletes=True, order_by="Assignment.id"
    )


class Membership(Base):
    """A trainee in a class. The trainer sees what was written for it since `joined`."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("class_id", "learner_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class.id", ondelete="CASCADE"))
    learner_id: Mapped[int] = mapped_column(
        ForeignKey("learner.id", ondelete="CASCADE"), index=True
    )
    joined: Mapped[dt.datetime] = mapped_column(default=now)

    group: Mapped[Class] = relationship(back_populates="memberships")
    learner: Mapped[Learner] = relationship(back_populates="memberships")


class Assignment(Base):
    """A scenario that a class is asked to write, and by which day."""

    __tablename__ = "assignment"
    __table_args__ = (UniqueConstraint("class_id", "scenario"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class.id", ondelete="CASCADE"))
    scenario: Mapped[str] = mapped_column(String(120))
    due: Mapped[dt.date | None] = mapped_column(default=None)
    created: Mapped[dt.datetime] = mapped_column(default=now)

    group: Mapped[Class] = relationship(back_populates="assignments")


class Comment(Base):
    """What a trainer says about an attempt; it goes with either of them."""

    __tablename__ = "comment"
    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(
        ForeignKey("attempt.id", ondelete="CASCADE"), index=True
    )
    trainer_id: Mapped[int] = mapped_column(
        ForeignKey("learner.id", ondelete="CASCADE"), index=True
    )
    written: Mapped[dt.datetime] = mapped_column(default=now)
    text: Mapped[str] = mapped_column(Text)

    attempt: Mapped[Attempt] = relationship(back_populates="comments")
