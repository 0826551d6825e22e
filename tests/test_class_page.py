"""The page Class without a browser: set, look, comment, take away; trainees keep what is theirs."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pages import html, opened
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from relation.export.report import report_pdf
from relation.language import Lang
from relation.pack import open_pack
from relation.practice import attempts, classes
from relation.practice.judge import judge
from relation.practice.models import Assignment, Class, Comment, Learner
from relation.ui import resources
from relation.ui.classroom import heads, report, table_csv, table_xlsx
from relation.ui.words import Words

PACK = open_pack()
LAMP = PACK.scenario("3/damaged_lamp")
ANSWER = (
    "Dear Ms Price,\n\nYou forgot to send us the photo <b>of</b> the box.\n\nKind regards,\nChloé\n"
)
NAMES = ("Élodie <i>", "=HYPERLINK(1)", "-2+3")


@pytest.fixture(autouse=True)
def _home(home: Path) -> Path:
    return home


def teaching(ui: Lang = Lang.EN) -> AppTest:
    app = opened(ui, "class")
    app.text_input(key="person-pseudonym").set_value("M. Prof").run()
    app.button(key="person-go").click().run()
    app.text_input(key="class-name").set_value("Group A").run()
    app.button(key="class-create").click().run()
    assert not app.exception
    return app


def group() -> Class:
    with resources.practice().session() as db:
        trainer = db.scalars(select(Class)).one().trainer_id
        return classes.led(db, trainer)[0]


def with_trainees() -> Class:
    """Three trainees have joined; the first two wrote."""
    made = group()
    feedback = judge(ANSWER, LAMP, PACK)
    with resources.practice().session() as db:
        classes.assign(db, made.id, LAMP.id, dt.date(2020, 1, 31))
        for number, name in enumerate(NAMES):
            learner = attempts.begin(db, name)
            classes.join(db, learner.id, made.id)
            db.flush()
            if number < 2:
                attempts.keep(db, learner.id, LAMP, ANSWER, feedback)
    return group()


@pytest.mark.parametrize("ui", Lang)
def test_a_class_is_made_and_a_case_set_with_its_link(ui: Lang) -> None:
    w = Words(ui)
    app = teaching(ui)
    code = group().code
    assert w("classroom.code", code=code) in html(app)
    app.selectbox(key="assign-case").set_value(LAMP.id).run()
    app.text_input(key="assign-due").set_value("soon").run()
    app.button(key="assign-go").click().run()
    assert 'role="alert"' in html(app)
    assert group().assignments == []
    app.text_input(key="assign-due").set_value(
        {"fr": "15 janvier 2027", "en": "15 January 2027"}[ui]
    ).run()
    app.button(key="assign-go").click().run()
    assert group().assignments[0].due == dt.date(2027, 1, 15)
    assert any(f"/practice?scenario=3/damaged_lamp&class={code}" in one.value for one in app.code)
    app.button(key=f"unassign-{group().assignments[0].id}").click().run()
    with resources.practice().session() as db:
        assert db.scalars(select(Assignment)).all() == []


def test_a_trainee_joins_by_a_link_and_only_when_saying_so() -> None:
    teaching()
    code = group().code
    app = opened(Lang.EN, "practice")
    app.query_params["scenario"], app.query_params["class"] = LAMP.id, code.lower()
    app.run()
    assert any("Group A" in info.value for info in app.info)
    app.text_input(key="person-pseudonym").set_value("Lou").run()
    app.button(key="person-go").click().run()
    with resources.practice().session() as db:
        assert classes.roster(db, group().id) == []
    app.button(key="class-join").click().run()
    with resources.practice().session() as db:
        assert [one.pseudonym for one in classes.roster(db, group().id)] == ["Lou"]
    assert not [b for b in app.button if b.key == "class-join"]


@pytest.mark.parametrize("ui", Lang)
def test_the_trainer_looks_and_comments(ui: Lang) -> None:
    w = Words(ui)
    app = teaching(ui)
    assert w("classroom.no_trainees") in html(app)
    made = with_trainees()
    app.run()
    shown = html(app)
    assert "<i>" not in shown.split("</style>")[-1].replace("&lt;i&gt;", "")
    assert w.count("classroom.tries", 1) in shown and w("classroom.late") in shown
    assert "You forgot" in shown
    with resources.practice().session() as db:
        lou = next(one for one in classes.roster(db, made.id) if one.attempts)
    app.selectbox(key="look-trainee").set_value(lou.id).run()
    app.text_area(key=f"comment-{lou.attempts[0].id}").set_value("Look at **tone**.").run()
    app.button(key="comment-send").click().run()
    assert not app.exception
    with resources.practice().session() as db:
        assert [one.text for one in db.scalars(select(Comment))] == ["Look at **tone**."]
    assert "Look at **tone**." in html(app)
    assert len(app.get("download_button")) == 3


def test_a_class_is_deleted_only_when_asked_twice() -> None:
    app = teaching()
    with_trainees()
    app.run().button(key="class-close").click().run()
    assert group()
    app.button(key="class-yes").click().run()
    with resources.practice().session() as db:
        assert db.scalars(select(Class)).all() == []
        assert len(db.scalars(select(Learner)).all()) == 4
    assert Words(Lang.EN)("classroom.none") in html(app)


@pytest.mark.parametrize("ui", Lang)
def test_tables_hold_every_attempt_and_no_formula(ui: Lang) -> None:
    w = Words(ui)
    teaching(ui)
    made = with_trainees()
    with resources.practice().session() as db:
        listed = classes.roster(db, made.id)
    lines = list(csv.reader(io.StringIO(table_csv(listed, PACK.scenarios, w).decode("utf-8-sig"))))
    assert lines[0] == heads(w)
    assert {line[0] for line in lines[1:]} == {"Élodie <i>", "'=HYPERLINK(1)", "'-2+3"}
    sheet = load_workbook(io.BytesIO(table_xlsx(made, listed, PACK.scenarios, w))).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    first = next(row for row in sheet.iter_rows(min_row=2, values_only=True) if row[1])
    assert all(isinstance(band, int) and 0 <= band <= 5 for band in first[3:7])
    assert "You forgot" in str(first[-1])


@pytest.mark.parametrize("ui", Lang)
def test_the_report_is_one_accessible_page(ui: Lang) -> None:
    import pikepdf
    from pypdf import PdfReader

    w = Words(ui)
    teaching(ui)
    made = with_trainees()
    with resources.practice().session() as db:
        listed = classes.roster(db, made.id)
    for trainee in listed:
        many = classes.Trainee(trainee.id, trainee.pseudonym, trainee.joined, trainee.attempts * 30)
        data = report_pdf(report(made, many, PACK, dt.date(2026, 12, 4), w), dt.date(2026, 12, 4))
        (page,) = PdfReader(io.BytesIO(data)).pages
        words = " ".join(page.extract_text().split())
        assert trainee.pseudonym in words and w("report.note")[:40] in words.replace("’", "’")
        with pikepdf.open(io.BytesIO(data)) as document:
            assert str(document.Root.Lang).startswith(str(ui))
            assert document.Root.MarkInfo.Marked
            with document.open_metadata() as meta:
                assert meta["pdfuaid:part"] == "1"
