"""What the tests of the pages share: the application opened, read to the end, written in."""

from __future__ import annotations

import time

from streamlit.testing.v1 import AppTest

from relation.language import Lang
from relation.ui.launch import ENTRY

TIMEOUT = 600  # seconds: the first reading loads the language models, on a busy machine too


def opened(ui: Lang | None = None, page: str = "", **address: str) -> AppTest:
    app = AppTest.from_file(str(ENTRY), default_timeout=TIMEOUT)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    if ui is not None:
        app.segmented_control(key="ui").set_value(ui).run()
    if page:
        app.switch_page(f"../pages/{page}.py").run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(piece.value for piece in app.get("html"))


def read(app: AppTest) -> AppTest:
    """Run until the review is over, as the page does by itself in a browser."""
    deadline = time.monotonic() + TIMEOUT
    app.run()
    while 'class="rel-wait"' in html(app):
        assert time.monotonic() < deadline
        time.sleep(0.4)  # as often as the page asks
        app.run()
    assert not app.exception
    return app


def written(app: AppTest, page: str = "write") -> str:
    """The text of the message on a page."""
    return str(app.text_area(key=f"{page}-body").value)


def rewrite(app: AppTest, words: str, page: str = "write") -> AppTest:
    """Put another text in the place of the message."""
    app.text_area(key=f"{page}-body").set_value(words).run()
    assert not app.exception
    return app
