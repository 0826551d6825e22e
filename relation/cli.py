"""The command line: relation review | fill | templates | lint | setup | app …"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from relation.checks.grammar import Checker
from relation.language import Lang, RelationError
from relation.rule import AUDIENCES, KINDS, Severity

UI = click.option(
    "--ui",
    type=click.Choice(list(Lang)),
    default=Lang.FR,
    help="Language of what is said.",
)
PACK = click.option(
    "--pack",
    "packs",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A trainer's folder, on top of ours.",
)


class Commands(click.Group):
    """Shows a problem that a person can mend as a message, never as a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except RelationError as error:
            ui = Lang(ctx.obj or Lang.FR)
            raise click.ClickException(error.message.in_(ui)) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="relation")
def main() -> None:
    """Drafts customer messages in French and English, and reads them critically."""


def _languagetool() -> Checker:
    from relation.languagetool import LanguageTool

    return LanguageTool()


@main.command()
@click.argument("file", default="-")
@click.option(
    "--lang", type=click.Choice([*Lang, "auto"]), default="auto", show_default=True
)
@click.option("--kind", type=click.Choice(KINDS), default="unknown", show_default=True)
@click.option("--audience", type=click.Choice(AUDIENCES), default=None)
@UI
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text"
)
@click.option(
    "--fail-on",
    type=click.Choice([*Severity, "never"]),
    default="must",
    show_default=True,
)
@click.option(
    "--jsonl", is_flag=True, help="One JSON message a line in, one answer a line out."
)
@click.option("--no-languagetool", is_flag=True, help="Only our own checks.")
@PACK
@click.pass_context
def review(
    ctx: click.Context, file: str, lang: str, kind: str, audience: str | None, ui: Lang,
    form: str, fail_on: str, jsonl: bool, no_languagetool: bool, packs: tuple[Path, ...],
) -> None:  # fmt: skip
    """Review a message (a file, or - for standard input)."""
    from relation import report, stream
    from relation.detect import find_language
    from relation.pack import open_pack
    from relation.review import review as read
    from relation.text import Context, Text

    ctx.find_root().obj = ui
    pack = open_pack(*packs)
    languagetool = None if no_languagetool else _languagetool()
    if jsonl:
        with click.open_file(file, encoding="utf-8", errors="surrogateescape") as lines:
            for line in stream.review_lines(lines, pack, languagetool, Lang(ui)):
                click.echo(line)
        return
    with click.open_file(file, "rb") as source:
        raw = source.read().decode("utf-8-sig", "surrogateescape")
    language = find_language(raw) if lang == "auto" else Lang(lang)
    result = read(
        Text(raw, language, Context(kind, audience or "")), pack, languagetool
    )
    if form == "text":
        click.echo(report.as_text(result, raw, file, Lang(ui)))
    elif form == "json":
        click.echo(
            json.dumps(report.as_json(result, Lang(ui)), ensure_ascii=True, indent=2)
        )
    else:
        click.echo(report.as_sarif(result, raw, file, Lang(ui)))
    if fail_on != "never" and any(
        f.severity.rank <= Severity(fail_on).rank for f in result.findings
    ):
        sys.exit(1)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--rule", "only", help="Only this rule, e.g. tone.blame, or this check.")
@UI
@click.pass_context
def lint(ctx: click.Context, folder: Path | None, only: str | None, ui: Lang) -> None:
    """Say what is wrong with our own pack, or with a trainer's folder."""
    from relation.lint import problems, rule_problems
    from relation.pack import open_pack

    ctx.find_root().obj = ui
    pack = open_pack(*([folder] if folder else []))
    if only:
        rules = [r for r in pack.rules.values() if r.id == only or r.check == only]
        found = [p for rule in rules for p in rule_problems(rule)]
    else:
        found = list(problems(pack))
    for problem in found:
        click.echo(problem.in_(Lang(ui)))
    sys.exit(1 if found else 0)
