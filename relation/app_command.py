"""The command relation app: starts the pages, and says first what it means when they are shared."""

from __future__ import annotations

import click

from relation.language import Lang
from relation.options import UI


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=None, help="Port, if not 8501.")
@click.option(
    "--host",
    default="localhost",
    help="Address to answer at, for a classroom or an office; only this computer without it.",
)
@click.option("--browser/--no-browser", default=None, help="Open it in the browser.")
@UI
@click.pass_context
def app(ctx: click.Context, port: int | None, host: str, browser: bool | None, ui: str) -> None:
    """Start the application, on this computer or shared with --host."""
    from relation.ui.launch import launch
    from relation.ui.sharing import is_loopback, warning

    ctx.find_root().obj = ui
    own = is_loopback(host)
    if not own:
        for said in warning(host):
            click.echo(said.in_(Lang(ui)), err=True)
    # Who shares it from a server has no use for a window there.
    launch(port, own if browser is None else browser, host)
