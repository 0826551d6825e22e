"""An application that several people share: each sees only their own, says where texts go, and signs in."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import html, opened
from streamlit.testing.v1 import AppTest

from relation.language import Lang
from relation.places import drafts_folder, person_folder, preferences_file
from relation.ui import owner, reminding, resources, signin
from relation.ui.cookie import is_key
from relation.ui.escape import label
from relation.ui.launch import ENTRY
from relation.ui.navigation import PAGES
from relation.ui.sharing import ENVIRONMENT, is_shared
from relation.ui.wanted import Wanted, read
from relation.ui.words import Words

pytestmark = pytest.mark.usefixtures("home")
HIDDEN = {"is_logged_in": False}


@pytest.fixture
def shared(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, "1")


@pytest.fixture
def signed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sign-in is configured, as if Streamlit's secrets had a part `[auth]`."""
    monkeypatch.setattr(signin, "is_configured", lambda: True)
    monkeypatch.setattr(signin, "providers", lambda: ["", "school"])


def user(sub: str, name: str = "Camille Roy") -> dict[str, object]:
    return {"is_logged_in": True, "iss": "https://id.example", "sub": sub, "name": name}


def visit(who: dict[str, object] | None = None, cookie: str = "", **address: str) -> AppTest:
    """A window of the application: of who is signed in, or of a browser with a cookie."""
    app = AppTest.from_file(str(ENTRY), default_timeout=600)
    if who is not None:
        app.user = who
    if cookie:
        app.session_state["desk-key"] = cookie  # AppTest brings no cookies
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def keys(app: AppTest, start: str) -> list[str]:
    return [button.key for button in app.button if button.key and button.key.startswith(start)]


def drafted(app: AppTest, number: str) -> AppTest:
    app.text_input(key="fact-order.number").set_value(number).run()
    app.switch_page("../pages/drafts.py").run()
    assert not app.exception
    return app


def test_on_ones_own_computer_nothing_is_shared() -> None:
    app = drafted(opened(Lang.EN, template="claims/damaged", lang="en"), "B-77")
    assert not is_shared()
    assert app.button(key=keys(app, "open-")[0])
    assert len(list(drafts_folder().glob("*.json"))) == 1 and preferences_file().exists()
    assert not keys(app, "shared-") and "document.cookie" not in html(app)


@pytest.mark.usefixtures("shared")
def test_each_browser_has_its_own_drafts_and_settings() -> None:
    one, other = "a" * 32, "b" * 32
    first = drafted(visit(cookie=one, template="claims/damaged", lang="en"), "B-77")
    first.segmented_control(key="ui").set_value(Lang.EN).run()
    (kept,) = keys(first, "open-")
    second = visit(cookie=other, draft=kept.removeprefix("open-"))
    assert second.query_params["draft"] != first.query_params["draft"]
    second.switch_page("../pages/drafts.py").run()
    assert keys(second, "open-") == []
    assert second.title[0].value == Words(Lang.FR)("drafts.title")
    again = visit(cookie=one)
    again.switch_page("../pages/drafts.py").run()
    assert keys(again, "open-") == [kept]
    assert again.title[0].value == Words(Lang.EN)("drafts.title")
    assert not drafts_folder().exists() and not preferences_file().exists()


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("ui", Lang)
def test_a_new_browser_gets_a_key_and_is_told_where_texts_go(ui: Lang) -> None:
    app = visit()
    app.segmented_control(key="ui").set_value(ui).run()
    w = Words(ui, shared=True)
    key = app.session_state["desk-key"]
    assert is_key(key) and f"{owner.COOKIE}={key};" in html(app)
    title = label(w("shared.title", address=""))
    (notice,) = [box for box in app.expander if box.label.startswith(title)]
    said = [piece.value for piece in notice.markdown]
    for told in (w("shared.browser"), w("shared.who"), w.count("shared.kept", 30)):
        assert label(told) in said
    own = Words(ui)("choose.intro")
    assert w("choose.intro") in html(app) and own not in html(app)


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("url", ["http://192.0.2.7:8501", "https://relation.example"])
def test_a_way_that_others_read_is_said(url: str) -> None:
    app = AppTest.from_file(str(ENTRY), default_timeout=600)
    app.context = {"url": url}
    app.run()
    plain = Words(Lang.FR)("shared.plain")
    assert (plain in [box.value for box in app.warning]) == url.startswith("http:")


@pytest.mark.usefixtures("shared")
def test_leaving_deletes_all_and_makes_a_stranger_of_the_browser() -> None:
    app = drafted(visit(cookie="a" * 32, template="claims/damaged", lang="en"), "B-77")
    reminding.Desk(resources.drafts().new_id(), _owner_of("a" * 32)).take("l.csv", b"client\n")
    app.button(key="shared-erase").click().run()
    assert keys(app, "open-")
    app.button(key="shared-yes").click().run()
    assert not app.exception
    assert keys(app, "open-") == []
    assert app.session_state["desk-key"] != "a" * 32
    assert resources.drafts(_owner_of("a" * 32)).listed() == []
    assert not person_folder(_owner_of("a" * 32)).exists()


def _owner_of(key: str) -> str:
    return owner._digest("browser", key)


@pytest.mark.usefixtures("shared")
def test_what_is_everybodys_is_not_for_one_person_to_change() -> None:
    app = visit()
    app.switch_page("../pages/settings.py").run()
    w = Words(Lang.FR)
    assert w("shared.packs") in html(app)
    assert w("packs.add") not in [box.label for box in app.get("file_uploader")]
    assert "practice-days" not in [box.key for box in app.text_input]
    assert str(person_folder("")) not in html(app)


@pytest.mark.usefixtures("signed")
def test_nobody_comes_in_without_signing_in() -> None:
    app = visit(HIDDEN, template="claims/damaged", lang="en")
    assert [box.value for box in app.title] == [Words(Lang.FR)("signin.title")]
    assert keys(app, "") == ["sign-in-default", "sign-in-school"]
    app.segmented_control(key="ui").set_value(Lang.EN).run()
    assert app.title[0].value == Words(Lang.EN)("signin.title")
    assert not app.exception


@pytest.mark.usefixtures("signed")
def test_each_account_has_its_own_drafts_in_any_browser() -> None:
    first = drafted(visit(user("1"), template="claims/damaged", lang="en"), "B-77")
    (kept,) = keys(first, "open-")
    assert "Camille Roy" in "\n".join(piece.value for piece in first.caption)
    second = visit(user("2"), draft=kept.removeprefix("open-"))
    second.switch_page("../pages/drafts.py").run()
    assert keys(second, "open-") == []
    again = visit(user("1"), cookie="c" * 32)
    again.switch_page("../pages/drafts.py").run()
    assert keys(again, "open-") == [kept]


@pytest.mark.usefixtures("signed")
def test_the_account_itself_is_not_kept(home: Path) -> None:
    drafted(visit(user("camille@roy.example"), template="claims/damaged", lang="en"), "B-77")
    kept = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert b"B-77" in kept
    assert b"camille@roy.example" not in kept and b"Camille Roy" not in kept


@pytest.mark.usefixtures("signed")
def test_an_account_without_a_subject_is_refused() -> None:
    app = AppTest.from_file(str(ENTRY), default_timeout=600)
    app.user = {"is_logged_in": True, "name": "Camille"}
    app.run()
    assert [box.value for box in app.error] and not app.exception
    assert not app.title


@pytest.mark.usefixtures("signed")
def test_practice_follows_the_account_and_not_the_browser() -> None:
    def practising(sub: str) -> AppTest:
        app = visit(user(sub))
        app.switch_page("../pages/practice.py").run()
        assert not app.exception
        return app

    app = practising("1")
    app.text_input(key="person-pseudonym").set_value("Lou").run()
    app.button(key="person-go").click().run()
    assert "document.cookie" not in html(app)
    assert not [box for box in practising("1").text_input if box.key == "person-pseudonym"]
    assert [box for box in practising("2").text_input if box.key == "person-pseudonym"]


@pytest.mark.parametrize(
    ("brought", "wanted"),
    [
        ("%2Fcheck", Wanted("check", {})),
        ("/?template=claims%2Fdamaged&lang=en", Wanted("", {"template": "claims/damaged", "lang": "en"})),
        ("%2Foffice%2Fpractice%3Fclass%3DK7", Wanted("practice", {"class": "K7"})),
        ("/", None),
        ("/elsewhere", None),
        ("https://else.example/", None),
        ("/check" + "x" * 3000, None),
    ],
)  # fmt: skip
def test_an_address_that_was_wanted_before_signing_in(brought: str, wanted: Wanted | None) -> None:
    assert read(brought, PAGES) == wanted
