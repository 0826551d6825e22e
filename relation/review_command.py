"""`relation review`: a message for a person or a program, or many as lines of JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from relation import report, stream
from relation.detect import find_language
from relation.language import Lang
from relation.options import LANGUAGES, PACK, UI, read_source
from relation.pack import open_pack
from relation.reviewing import review as read
from relation.rule import AUDIENCES, KINDS, Severity
from relation.text import Context, Text


@click.command()
@click.argument("file", default="-")
@click.option("--lang", type=click.Choice([*LANGUAGES, "auto"]), default="auto", show_default=True)
@click.option("--kind", type=click.Choice(KINDS), default="unknown", show_default=True)
@click.option("--audience", type=click.Choice(AUDIENCES), default=None)
@UI
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text")
@click.option(
    "--fail-on",
    type=click.Choice([*map(str, Severity), "never"]),
    default="must",
    show_default=True,
)
@click.option("--jsonl", is_flag=True, help="One JSON message a line in, one answer a line out.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help="Processes for --jsonl.")
@click.option("--dask", metavar="ADDRESS", help="Scheduler for --jsonl, e.g. tcp://127.0.0.1:8786.")
@click.option("--no-languagetool", is_flag=True, help="Only our own checks.")
@PACK
@click.pass_context
def review(
    ctx: click.Context, file: str, lang: str, kind: str, audience: str | None, ui: str,
    form: str, fail_on: str, jsonl: bool, workers: int, dask: str | None, no_languagetool: bool,
    packs: tuple[Path, ...],
) -> None:  # fmt: skip
    """Review a message (a file, or - for standard input)."""
    ctx.find_root().obj = ui
    if dask and (workers > 1 or not jsonl):
        raise click.UsageError(
            "--dask goes with --jsonl, without --workers."
            if ui == "en"
            else "--dask va avec --jsonl, sans --workers."
        )
    if jsonl:
        for line in _answers(file, workers, dask, packs, not no_languagetool, Lang(ui)):
            click.echo(line)
        return
    from relation.languagetool import LanguageTool

    raw = read_source(file)
    language = find_language(raw) if lang == "auto" else Lang(lang)
    text = Text(raw, language, Context(kind, audience or ""))
    result = read(text, open_pack(*packs), None if no_languagetool else LanguageTool())
    if form == "text":
        click.echo(report.as_text(result, raw, file, Lang(ui)))
    elif form == "json":
        click.echo(json.dumps(report.as_json(result, Lang(ui)), ensure_ascii=True, indent=2))
    else:
        click.echo(report.as_sarif(result, raw, file, Lang(ui)))
    if fail_on != "never" and any(
        f.severity.rank <= Severity(fail_on).rank for f in result.findings
    ):
        sys.exit(1)


def _answers(
    file: str, workers: int, dask: str | None, packs: tuple[Path, ...], languagetool: bool, ui: Lang
) -> Iterator[str]:
    """The answers to a file of messages: from here, from processes or from a cluster."""
    from relation import bulk, cluster
    from relation.languagetool import LanguageTool

    pack = open_pack(*packs)  # a pack that cannot be opened is said once, here
    with click.open_file(file, encoding="utf-8", errors="surrogateescape") as lines:
        if dask:
            yield from cluster.review_on_cluster(lines, dask, packs, languagetool, ui)
            return
        checker = LanguageTool() if languagetool else None
        if workers > 1:
            address = checker.share() if checker else None
            yield from bulk.review_in_processes(lines, workers, packs, address, ui)
        else:
            yield from stream.review_lines(lines, pack, checker, ui)
