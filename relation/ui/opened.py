"""A file that a person opens, as a message: its subject where it has one, and its text."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default

from relation.intake import open_file
from relation.template import Draft


def open_message(name: str, data: bytes) -> Draft:
    """The message in a .txt, .docx or .eml file; raises IntakeError."""
    text = open_file(name, data)
    if name.lower().endswith(".eml") and message_from_bytes(data, policy=default)["Subject"]:
        subject, _, body = text.partition("\n\n")
        return Draft(subject, body)
    return Draft("", text)
