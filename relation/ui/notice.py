"""The notice on practice data: who keeps what, why, for how long, who sees it, and one's rights."""

from __future__ import annotations

from collections.abc import Mapping

from relation.ui.words import Words


def notice(w: Words, firm: Mapping[str, str], days: int, elsewhere: str) -> list[str]:
    """The paragraphs; `elsewhere` names the server that holds the data, empty for this machine."""
    email = firm.get("company.email", "").strip()
    where = w("mine.where_else", address=elsewhere) if elsewhere else w("mine.where_here")
    return [
        w(
            "notice.who",
            controller=firm.get("company.name", "").strip() or w("notice.default_controller"),
            contact=w("notice.contact", email=email) if email else w("notice.no_contact"),
        ),
        w("notice.what"),
        w("notice.why"),
        w("notice.seen", where=where),
        w("notice.kept", days=days),
        w("notice.rights"),
        w("notice.cookie"),
    ]
