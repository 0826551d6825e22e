"""`relation level`: how hard a text is on the CEFR scale, for a person or as lines of JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from relation.detect import find_language
from relation.language import Bilingual, Lang
from relation.level.assess import Level, assess_text, sentence_levels, to_json
from relation.lines import Message, answers
from relation.options import LANGUAGES, UI, read_source
from relation.text import Text, analyse

_ABOVE = Bilingual(fr="au-dessus de B1", en="above B1")
_WITHIN = Bilingual(fr="B1 ou plus simple", en="B1 or easier")
_SHOWN = 100  # characters of a sentence that are shown


@click.command()
@click.argument("file", default="-")
@click.option("--lang", type=click.Choice([*LANGUAGES, "auto"]), default="auto", show_default=True)
@UI
@click.option("--jsonl", is_flag=True, help="One JSON message a line in, one answer a line out.")
def level(file: str, lang: str, ui: str, jsonl: bool) -> None:
    """Say how hard a text is (CEFR, A1 to C2), and why (a file, or - for standard input)."""
    said_in = Lang(ui)
    if jsonl:
        with click.open_file(file, encoding="utf-8", errors="surrogateescape") as lines:
            for said in answers(lines, lambda message: _said(message, said_in), said_in):
                click.echo(said)
        return
    raw = read_source(file)
    text = analyse(raw, find_language(raw) if lang == "auto" else Lang(lang))
    for said in _lines(text, said_in):
        click.echo(said.encode("utf-8", "replace").decode())


def _said(message: Message, ui: Lang) -> dict[str, Any]:
    return to_json(assess_text(analyse(message.text, message.lang)), ui)


def _lines(text: Text, ui: Lang) -> Iterator[str]:
    """The level of the whole, then each sentence above B1 with its reasons."""
    yield _head(assess_text(text), ui)
    for sentence, rated in sentence_levels(text):
        if rated.above_b1:
            words = " ".join(sentence.span.of(text.raw).split())
            yield ""
            yield f"{rated.level} ({rated.score:.1f}) {_cut(words)}"
            for reason in rated.reasons:
                yield f"  - {reason.message.in_(ui)}"


def _head(rated: Level, ui: Lang) -> str:
    side = _ABOVE if rated.above_b1 else _WITHIN
    return f"{rated.level} ({rated.score:.1f}), {side.in_(ui)}"


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 2].rstrip() + " …"
