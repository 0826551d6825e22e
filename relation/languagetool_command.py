"""The command relation languagetool: the grammar server alone, for applications that share one."""

from __future__ import annotations

import signal
import time
from types import FrameType

import click

from relation.language import Bilingual, Lang
from relation.options import UI

_READY = Bilingual(
    fr="LanguageTool répond à {address}",
    en="LanguageTool answers at {address}",
)
_PUBLIC = Bilingual(
    fr="Il répond à tout le réseau, sans chiffrement ni mot de passe\u00a0: gardez-le dans un réseau "
    "interne.",
    en="It answers the whole network, without encryption or password: keep it in an internal network.",
)
_STEP = 1.0  # seconds between two looks whether it is alive


@click.command()
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8081, show_default=True, help="Port."
)
@click.option("--public", is_flag=True, help="Answer other machines as well, e.g. containers.")
@UI
@click.pass_context
def languagetool(ctx: click.Context, port: int, public: bool, ui: str) -> None:
    """Run LanguageTool alone, for RELATION_LANGUAGETOOL_URL of other processes."""
    from relation.languagetool.connection import serve

    ctx.find_root().obj = ui
    signal.signal(signal.SIGTERM, _stop)
    server = serve(port, public)
    try:
        click.echo(_READY.in_(Lang(ui)).format(address=server.address.url))
        if public:
            click.echo(_PUBLIC.in_(Lang(ui)), err=True)
        while server.alive:
            time.sleep(_STEP)
    finally:
        server.close()
    raise server.died()


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
