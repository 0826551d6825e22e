"""The command line: reviews, lines of JSON, templates, and problems said without a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from relation.cli import main

LETTER = "Dear Ms Lee,\n\nYou forgot the invoice.\n\nKind regards,\nCamille\n"
KIND = ["--kind", "claim_reply", "--lang", "en", "--no-languagetool"]


def run(*args: str, input: str | bytes = "", code: int = 0) -> str:
    result = CliRunner().invoke(main, [*args], input=input)
    assert result.exit_code == code, result.output
    return result.output


def test_text_shows_the_line_with_the_words_underlined() -> None:
    out = run("review", "-", *KIND, "--ui", "en", input=LETTER, code=1)
    lines = out.splitlines()
    at = next(i for i, line in enumerate(lines) if line.strip() == "You forgot the invoice.")
    assert lines[at + 1].strip() == "~" * len("You forgot")
    assert lines[at - 1].startswith("-:3:1 must tone.blame")
    assert "\x1b" not in out


def test_json_and_sarif_point_to_the_words() -> None:
    found = json.loads(
        run("review", "-", *KIND, "--format", "json", "--fail-on", "never", input=LETTER)
    )
    blame = next(f for f in found["findings"] if f["rule"] == "tone.blame")
    assert LETTER[blame["start"] : blame["end"]] == "You forgot"
    log = json.loads(
        run("review", "-", *KIND, "--format", "sarif", "--fail-on", "never", input=LETTER)
    )
    result = next(r for r in log["runs"][0]["results"] if r["ruleId"] == "tone.blame")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["charLength"]) == (3, 1, 10)


def test_lines_of_json_keep_their_order_and_bad_ones_their_place() -> None:
    lines = [
        {"id": 1, "text": LETTER, "lang": "en", "kind": "claim_reply", "audience": "b2c"},
        {"id": 2},
        {
            "id": 3,
            "text": "Lieber Herr Maier, vielen Dank, wir kommen am Montag zu Ihnen.",
            "lang": "auto",
        },
        {"id": 4, "text": "x", "lang": "it"},
        {"id": 5, "text": "", "lang": "fr"},
        {"id": 6, "text": "\ud800 Bonjour", "lang": "fr", "kind": "poem"},
    ]
    raw = "\n".join(map(json.dumps, lines)) + "\n{broken\n\n"
    out = [
        json.loads(line)
        for line in run(
            "review", "--jsonl", "--no-languagetool", "--ui", "en", input=raw
        ).splitlines()
    ]
    assert [line["id"] for line in out] == [1, 2, 3, 4, 5, 6, None]
    assert set(out[0]) == {"id", "ms", "findings", "unavailable"}
    assert set(out[0]["findings"][0]) == {
        "check",
        "rule",
        "start",
        "end",
        "severity",
        "message",
        "suggestions",
    }
    assert ["error" in line for line in out] == [False, True, True, True, False, True, True]
    assert "German" in out[2]["error"]
    assert out[4]["findings"] == []


def test_language_is_found(tmp_path: Path) -> None:
    letter = tmp_path / "lettre.txt"
    letter.write_bytes(
        "\ufeffBonjour,\r\n\r\nVous avez oublié la facture de novembre.\r\n".encode()
    )
    out = run(
        "review", str(letter), "--kind", "claim_reply", "--no-languagetool", "--ui", "en", code=1
    )
    assert "tone.blame" in out and "lettre.txt:3:1" in out


def test_fill_prints_subject_and_message(tmp_path: Path) -> None:
    facts = tmp_path / "case.json"
    facts.write_text(
        '{"order.number": "Z-99", "customer.greeting": "Madame O’Neill"}', encoding="utf-8"
    )
    out = run("fill", "claims/damaged", "--lang", "fr", "--sample", "--facts", str(facts))
    assert "Z-99" in out.splitlines()[0]
    assert "Bonjour Madame O’Neill," in out
    missing = run("fill", "claims/damaged", "--facts", str(facts), "--ui", "en", code=1)
    assert "still missing" in missing and "Traceback" not in missing
    assert "claims/damaged" in run("fill", "claims/damage", "--sample", code=1)


def test_templates_are_listed_and_searched() -> None:
    listed = json.loads(run("templates", "--format", "json"))
    keys = {
        "id",
        "family",
        "competence",
        "title",
        "use",
        "languages",
        "audience",
        "law",
        "channel",
        "variables",
    }
    assert all(set(entry) == keys and entry["languages"] == ["fr", "en"] for entry in listed)
    for words in ("colis abime", "damaged", "CASSÉ"):
        assert "claims/damaged" in run("templates", words)


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_a_broken_pack_is_said_with_file_and_field(tmp_path: Path, ui: str) -> None:
    rule = tmp_path / "rules" / "tone" / "mine.toml"
    rule.parent.mkdir(parents=True)
    rule.write_text('severity = "must"\n', encoding="utf-8")
    out = run("lint", str(tmp_path), "--ui", ui, code=1)
    assert "tone/mine.toml" in out and "source" in out and "Traceback" not in out


def test_the_real_languagetool_is_in_the_loop(languagetool) -> None:
    text = "Nous avons bien reçu votre reclammation.\nLes colis est arrivés."
    out = json.loads(
        run("review", "-", "--lang", "fr", "--format", "json", "--fail-on", "never", input=text)
    )
    assert {"grammar.spelling", "grammar.slip"} <= {f["rule"] for f in out["findings"]}
    assert out["unavailable"] == []
