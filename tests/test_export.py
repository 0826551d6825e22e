"""E-mails, Word files and opened files: what goes out comes back the same."""

from __future__ import annotations

import io
import zipfile
from email import message_from_bytes
from email.policy import default

import pytest
from docx import Document

from relation.export.docx import docx
from relation.export.email import eml, html
from relation.intake import MOST_BYTES, IntakeError, open_file
from relation.language import Lang
from relation.template import Draft

DRAFT = Draft(
    "Votre commande 4471\u202f: été",
    "Bonjour,\n\nVoici\u00a0:\n- un <b>\n- deux www.suivi.example\n\nÉcrivez à a@b.example.\n\nCordialement,\nCamille\n",
)


def test_email_has_both_parts_in_its_language() -> None:
    message = message_from_bytes(
        eml(DRAFT, Lang.FR, to="x@y.example\r\nBcc: z@y.example"), policy=default
    )
    assert message["Subject"] == DRAFT.subject
    assert message["Bcc"] is None
    plain, rich = message.get_body(("plain",)), message.get_body(("html",))
    assert plain.get_content().replace("\r\n", "\n") == DRAFT.body
    assert '<html lang="fr">' in rich.get_content()
    assert [part["Content-Language"] for part in (plain, rich)] == ["fr", "fr"]


def test_html_is_built_of_real_parts() -> None:
    page = html(DRAFT, Lang.FR)
    assert "<li>un &lt;b&gt;</li>" in page
    assert '<a href="https://www.suivi.example">www.suivi.example</a>' in page
    assert '<a href="mailto:a@b.example">a@b.example</a>' in page
    assert "Cordialement,<br>Camille" in page


def test_word_file_has_language_title_and_styles() -> None:
    document = Document(io.BytesIO(docx(DRAFT, Lang.EN)))
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.title == DRAFT.subject
    styles = [(p.style.name, p.text) for p in document.paragraphs]
    assert styles[0] == ("Heading 1", DRAFT.subject)
    assert ("List Bullet", "un <b>") in styles
    assert all(text.strip() for _, text in styles)


def test_a_word_file_holds_nothing_of_the_one_before() -> None:
    first = docx(DRAFT, Lang.FR)
    docx(Draft("Secret", "For Ms Lowe only.\n\n- one\n- two"), Lang.FR)
    read = [Document(io.BytesIO(made)) for made in (first, docx(DRAFT, Lang.FR))]
    assert [p.text for p in read[0].paragraphs] == [p.text for p in read[1].paragraphs]
    assert {one.core_properties.title for one in read} == {DRAFT.subject}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.eml", eml(DRAFT, Lang.FR)),
        ("a.docx", docx(DRAFT, Lang.FR)),
        ("a.txt", DRAFT.text.encode("utf-8")),
        ("a.TXT", DRAFT.text.replace("\u202f", " ").encode("cp1252", "replace")),
    ],
)
def test_what_was_handed_over_opens_again(name: str, data: bytes) -> None:
    text = open_file(name, data)
    assert text.startswith("Votre commande 4471")
    assert "été" in text and "- deux www.suivi.example" in text and "Bonjour,\n\nVoici" in text


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 70_000_000)
    return out.getvalue()


def with_macros() -> bytes:
    out = io.BytesIO(docx(DRAFT, Lang.FR))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("big.txt", b"x" * (MOST_BYTES + 1)), ("bomb.docx", bomb()), ("macro.docx", with_macros()),
        ("not.docx", b"hello"), ("empty.docx", b""), ("a.pdf", b"%PDF"), ("noending", b"x"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_hostile_file_is_refused_with_a_word(name: str, data: bytes) -> None:
    with pytest.raises(IntakeError) as error:
        open_file(name, data)
    assert name in error.value.message.fr and name in error.value.message.en


def test_html_mail_gives_its_words_only() -> None:
    mail = (
        b"Subject: Hello\nContent-Type: text/html; charset=utf-8\n\n"
        b"<html><head><title>t</title></head><body><p>Dear <b>Ms</b> Lee,</p><script>x()</script>"
        b"<img src='http://evil.example/p.png'><p>Bye</p></body></html>"
    )
    assert open_file("a.eml", mail) == "Hello\n\nDear Ms Lee,\n\nBye"
