"""Packs in the application: added from a ZIP file, used at once, named, handed out, removed, refused."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from pages import html, opened, read, rewrite, written
from streamlit.testing.v1 import AppTest

from relation import zipped
from relation.language import Lang
from relation.places import packs_folder
from relation.ui import installed, resources
from relation.ui.escape import label
from relation.ui.words import Words

EXAMPLE = Path(__file__).parents[1] / "examples" / "pack"
pytestmark = pytest.mark.usefixtures("home")


def added(ui: Lang, data: bytes, name: str = "jardins.zip") -> AppTest:
    app = opened(ui, "settings")
    app.file_uploader(key="pack-file-0").set_value((name, data, "application/zip")).run()
    assert not app.exception
    return app


def with_file(name: str, words: str) -> bytes:
    """The example pack with one more file."""
    made = BytesIO(zipped.pack(EXAMPLE))
    with zipfile.ZipFile(made, "a") as written:
        written.writestr(f"pack/{name}", words)
    return made.getvalue()


@pytest.mark.parametrize("ui", Lang)
def test_a_pack_is_used_at_once_and_goes_again(ui: Lang) -> None:
    w = Words(ui)
    app = added(ui, zipped.pack(EXAMPLE))
    assert [message.value for message in app.success] == [
        label(w("packs.added", name="jardins.zip"))
    ]
    assert f"{w.count('packs.rules', 2)}, {w.count('packs.templates', 1)}" in html(app)
    (button,) = app.get("download_button")
    assert button.label == w("packs.download", name="jardins")

    app.switch_page("../pages/write.py").run()
    app.text_input(key="situation-search").set_value("pépinière").run()
    assert w("packs.from", name="jardins") in [caption.value for caption in app.caption]
    app.button(key="choose-information/plant_ready").click().run()
    assert "Les Jardins de Lisle" in written(app)  # the firm of the pack's settings
    app.switch_page("../pages/check.py").run()
    rewrite(app, "Bonjour,\n\nIl faut la main verte pour ce rosier, Lislefleur.\n", "check")
    shown = html(read(app))
    assert f"<code>tone.green_thumb</code> ({w('packs.from', name='jardins')})" in shown

    app.switch_page("../pages/settings.py").run()
    app.button(key="pack-remove-jardins").click().run()
    assert w("packs.none") in [caption.value for caption in app.caption]
    assert installed.installed() == []
    assert "tone.green_thumb" not in resources.pack().rules


def test_a_pack_that_fails_lint_is_refused_with_the_list_and_the_old_one_stays() -> None:
    added(Lang.EN, zipped.pack(EXAMPLE))
    bad = with_file("rules/tone/bad.toml", (EXAMPLE / "rules/tone/green_thumb.toml").read_text(
        encoding="utf-8").replace("[[trop arrosé]]", "[[rosier]]"))  # fmt: skip
    app = added(Lang.EN, bad)
    (error,) = [error.value for error in app.error]
    assert "not added" in error
    assert "tone.bad [fr]" in html(app)
    assert "tone.bad" not in resources.pack().rules
    assert "tone.green_thumb" in resources.pack().rules


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04junk", "does not open as a ZIP"),
        (with_file("rules/tone/bad.toml", "severity = ["), "tone/bad.toml"),
        (with_file("../../settings.toml", ""), "leads out of the pack"),
        (with_file("settings.toml2.toml", "x" * 21_000_000), "too big"),
    ],
)
def test_a_hostile_or_broken_pack_is_refused_and_the_product_goes_on(
    data: bytes, said: str, home: Path
) -> None:
    app = added(Lang.EN, data, "<b>bad</b>.zip")
    assert said in html(app)
    assert "<b>bad" not in html(app)
    assert [p for p in packs_folder().rglob("*") if p.is_file()] == []
    assert not [p for p in home.glob("*.toml")]
    app.switch_page("../pages/write.py").run()
    app.button(key="first-example").click().run()
    assert not app.exception


def test_a_pack_spoilt_on_the_disk_is_left_out_and_said() -> None:
    added(Lang.EN, zipped.pack(EXAMPLE))
    (packs_folder() / "jardins" / "settings.toml").write_text("colour = 1", encoding="utf-8")
    resources.renew()
    app = opened(Lang.EN, "settings")
    assert any("jardins" in error.value and "colour" in error.value for error in app.error)
    assert "tone.blame" in resources.pack().rules
    app.button(key="pack-remove-jardins").click().run()
    assert not app.error


def test_what_is_handed_out_can_be_taken_in_again() -> None:
    added(Lang.EN, zipped.pack(EXAMPLE))
    again = zipped.pack(packs_folder() / "jardins")
    installed.remove("jardins")
    assert list(installed.take_in("jardins.zip", again)) == []
    assert [folder.name for folder in installed.installed()] == ["jardins"]
