"""The notices on personal data: of practice, and of an application that several people share."""

from __future__ import annotations

from collections.abc import Mapping

from relation.ui import signin
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


def shared_notice(w: Words, host: str, database: str, days: int, grammar: str) -> list[str]:
    """The paragraphs; `database` and `grammar` name other machines, empty where there is none."""
    return [
        w("shared.where", address=host or w("shared.server")),
        *([w("shared.database", address=database)] if database else []),
        *([w("shared.grammar", address=grammar)] if grammar else []),
        w("shared.who"),
        w.count("shared.kept", days),
        w("shared.account" if signin.is_configured() else "shared.browser"),
    ]
