"""Messages that people open: .txt, .docx and .eml brought to plain text, hostile ones refused."""

from __future__ import annotations

import re
import zipfile
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser
from io import BytesIO

from charset_normalizer import from_bytes

from relation.language import Bilingual, RelationError

MOST_BYTES = 10_000_000
_MOST_UNPACKED = 60_000_000
_MOST_CHARACTERS = 200_000
_RUNS = re.compile(r"[ \t\r\n]+")


class IntakeError(RelationError):
    """A file that is not opened; says why and what to do."""


def open_file(name: str, data: bytes) -> str:
    """The text of a .txt, .docx or .eml file; raises IntakeError."""
    if len(data) > MOST_BYTES:
        raise IntakeError(
            Bilingual(
                fr=f"{name} dépasse {MOST_BYTES // 1_000_000} Mo\u202f; collez plutôt le texte du message.",
                en=f"{name} is over {MOST_BYTES // 1_000_000} MB; paste the text of the message instead.",
            )
        )
    ending = name.rpartition(".")[2].lower()
    if ending == "docx":
        text = _docx(name, data)
    elif ending == "eml":
        text = _eml(data)
    elif ending in ("txt", "md"):
        text = _decoded(data)
    else:
        raise IntakeError(
            Bilingual(
                fr=f"{name}\u00a0: seuls les fichiers .txt, .docx et .eml s’ouvrent ici.",
                en=f"{name}: only .txt, .docx and .eml files open here.",
            )
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")[:_MOST_CHARACTERS]


def _docx(name: str, data: bytes) -> str:
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
            if unpacked > _MOST_UNPACKED or len(archive.infolist()) > 2000:
                raise _refused(name)
            if any("vbaproject" in info.filename.lower() for info in archive.infolist()):
                raise _refused(name)
        document = Document(BytesIO(data))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise _refused(name) from error
    return _joined([(p.text, (p.style.name or "") if p.style else "") for p in document.paragraphs])


def _joined(paragraphs: list[tuple[str, str]]) -> str:
    """Paragraphs with a blank line between them, list items on lines of their own."""
    text, listed = "", False
    for words, style in paragraphs:
        item = style.startswith("List")
        text += ("\n" if item and listed else "\n\n") + ("- " if item else "") + words
        listed = item
    return text.strip()


def _eml(data: bytes) -> str:
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    part = message.get_body(("plain", "html"))
    try:
        body = part.get_content() if part else ""
    except (LookupError, ValueError):
        body = _decoded(part.get_payload(decode=True) or b"") if part else ""  # type: ignore[arg-type]
    if part and part.get_content_subtype() == "html":
        body = _words_of(body)
    subject = str(message.get("Subject", "")).strip()
    return f"{subject}\n\n{body.strip()}".strip() if subject else body.strip()


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(data, cp_isolation=["cp1252", "utf_16", "mac_roman"]).best()
        return str(best) if best else data.decode("cp1252", "replace")


class _Words(HTMLParser):
    """Collects the words of an HTML body; scripts, styles and remote images are left aside."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "head"):
            self._hidden += 1
        if tag in ("p", "div", "br", "li", "tr", "h1", "h2", "h3"):
            self.parts.append("\n\n" if tag == "p" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "head"):
            self._hidden = max(0, self._hidden - 1)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(_RUNS.sub(" ", data))


def _words_of(html: str) -> str:
    parser = _Words()
    parser.feed(html)
    return "".join(parser.parts)


def _refused(name: str) -> IntakeError:
    return IntakeError(
        Bilingual(
            fr=f"{name} n’est pas un document Word simple\u202f; collez plutôt le texte du message.",
            en=f"{name} is not a plain Word document; paste the text of the message instead.",
        )
    )
