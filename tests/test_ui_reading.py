"""Reading in the background: two waves, what is set aside, and what becomes of a broken rule."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from relation.language import Lang
from relation.languagetool import LanguageTool
from relation.pack import Pack, open_pack
from relation.text import Context
from relation.ui.reading import Answer, Question, Reader

LETTER = Question("Hello,\n\nYou forgot the form.\n", Lang.EN, Context("claim_reply", "b2c"))
PATIENCE = 600  # seconds: the language models load meanwhile


@pytest.fixture(scope="module")
def pack() -> Pack:
    whole = open_pack()
    return replace(whole, rules={"tone.blame": whole.rules["tone.blame"]})


def answered(reader: Reader, question: Question) -> Answer:
    deadline = time.monotonic() + PATIENCE
    while not (answer := reader.ask(question)).is_complete:
        assert time.monotonic() < deadline
    return answer


def test_our_findings_come_without_languagetool(pack: Pack, tmp_path: Path) -> None:
    answer = answered(Reader(pack, LanguageTool(tmp_path)), LETTER)
    assert [finding.found for finding in answer.findings] == ["You forgot"]
    assert answer.unavailable is not None
    assert answer.is_read
    assert answer.kept({"tone.blame"}, []) == []
    assert answer.kept([], [("tone.blame", "You forgot")]) == []
    assert len(answer.kept([], [])) == 1
    assert answer.without(["You forgot"]).findings == ()
    assert answer.without(["[Date]"]).findings == answer.findings


def test_a_broken_rule_is_said_and_the_message_counts_as_unread(
    pack: Pack, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = replace(pack.rules["tone.blame"], look="no_such_look")
    reader = Reader(replace(pack, rules={"tone.blame": broken}), LanguageTool(tmp_path))
    answer = answered(reader, LETTER)
    assert answer.failed
    assert not answer.is_read
    assert answer.unavailable is not None
    assert "no_such_look" in caplog.text
