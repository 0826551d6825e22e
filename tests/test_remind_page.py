"""The page Remind without a browser: open a ledger, decide, make the letters, come back."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from relation.language import Lang
from relation.ui import reminding, resources
from relation.ui.launch import ENTRY

TIMEOUT = 600
REMIND = "../pages/remind.py"
DATA = (
    b"customer,email,language,law,audience,invoice,due_date,amount\n"
    b"Ash & Co,ap@ash.example,en,uk,b2b,A-1,2026-10-01,100.00\n"
    b"Jean Duval,,fr,fr,b2c,F-3,2026-10-31,85.00\n"
    b"Bad,,fr,fr,b2c,F-4,soon,85.00\n"
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RELATION_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    resources.drafts.clear()
    return tmp_path


def opened(
    ui: Lang, data: bytes | None = DATA, name: str = "ledger.csv"
) -> tuple[AppTest, reminding.Desk]:
    app = AppTest.from_file(str(ENTRY), default_timeout=TIMEOUT).run()
    app.segmented_control(key="ui").set_value(ui).run()
    named = app.query_params["draft"]
    desk = reminding.Desk(named if isinstance(named, str) else named[0])
    if data is not None:
        desk.take(name, data)
        work = desk.load()
        work.day = "2026-11-23"
        desk.save(work)
    app.switch_page(REMIND).run()
    assert not app.exception
    return app, desk


def shown(app: AppTest) -> str:
    return "\n".join(piece.value for piece in app.get("html"))


@pytest.mark.parametrize(
    ("ui", "said"),
    [(Lang.FR, "2 clients, 2 lettres à envoyer"), (Lang.EN, "2 customers, 2 letters to send")],
)
def test_from_the_ledger_to_the_letters(ui: Lang, said: str) -> None:
    app, desk = opened(ui)
    assert said in shown(app)
    assert "soon" in shown(app)  # the bad row is named
    app.selectbox(key="decide-1").set_value("hold").run()
    app.button(key="remind-make").click().run()
    assert not app.exception
    assert app.success, shown(app)
    assert {path.suffix for path in desk.out.glob("2026-11-23-ash-co-1.*")} == {
        ".pdf",
        ".docx",
        ".eml",
    }
    assert not list(desk.out.glob("*duval*"))
    assert reminding.register_file().exists()
    app.run()
    assert app.button(key="remind-make").disabled  # nothing goes out twice


def test_the_state_survives_a_refresh() -> None:
    app, desk = opened(Lang.EN)
    app.selectbox(key="decide-0").set_value("2").run()
    again = AppTest.from_file(str(ENTRY), default_timeout=TIMEOUT)
    again.query_params["draft"] = desk.folder.name
    again.run().switch_page(REMIND).run()
    assert again.selectbox(key="decide-0").value == "2"


def test_the_example_and_its_letter() -> None:
    app, _ = opened(Lang.FR, data=None)
    app.button(key="remind-example").click().run()
    assert "Société Martel" in shown(app)
    app.button(key="read-0").click().run()
    assert "F-2290" in shown(app) and not app.exception


def test_columns_are_mapped_once() -> None:
    data = b"Qui;Quoi;Quand;Combien\nAsh;A-1;2026-10-01;100,00\n"
    app, desk = opened(Lang.FR, data)
    for column, title in (
        ("customer", "Qui"),
        ("invoice", "Quoi"),
        ("due_date", "Quand"),
        ("amount", "Combien"),
    ):
        app.selectbox(key=f"column-{column}").set_value(title).run()
    app.segmented_control(key="remind-audience").set_value("b2b").run()
    assert "1 client, 1 lettre" in shown(app)
    assert desk.take("again.csv", data).columns["customer"] == "Qui"


def test_dates_are_asked_about_once() -> None:
    data = b"customer,audience,invoice,due_date,amount\nAsh,b2b,A-1,01/02/2026,100.00\n"
    app, _ = opened(Lang.EN, data)
    assert any("day or month first" in warning.value for warning in app.warning)
    app.segmented_control(key="remind-order").set_value("dmy").run()
    assert "1 customer, 1 letter" in shown(app)
