"""What axe-core says of a page in Chromium, without what is Streamlit's own."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from browsing import Visit
from playwright.sync_api import expect

# Streamlit's own, which a page cannot mend: its toolbar and menus stand outside of landmarks, and
# the links of the pages are repeated in a hidden side bar; the area to drop files on has a name and
# says at the same time that it is there for show only.
NOT_OURS = {
    "presentation-role-conflict",
    "region",
    "landmark-unique",
    "landmark-no-duplicate-banner",
}


def assert_accessible(visit: Visit) -> None:
    """Wait until the page is drawn, then fail with each violation of ours and its place."""
    expect(visit.page.locator('[data-testid="stSkeleton"]')).to_have_count(0)
    visit.quiet()
    report = Axe().run(visit.page)
    ours = [
        (violation["id"], [node["html"][:200] for node in violation["nodes"]])
        for violation in report.response["violations"]
        if violation["id"] not in NOT_OURS
    ]
    assert not ours, "\n".join(map(str, ours))
