"""The message as an .eml file: a plain part and an HTML part, both with their language."""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from relation.export.blocks import Block, blocks
from relation.language import Lang
from relation.structure import EMAIL, LINK
from relation.template import Draft

_UNREADABLE = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f]")
_TARGET = re.compile(f"(?P<link>{LINK.pattern})|(?P<email>{EMAIL.pattern})", re.IGNORECASE)


def eml(
    draft: Draft,
    lang: Lang,
    to: str = "",
    sender: str = "",
    attachment: tuple[str, bytes] | None = None,
) -> bytes:
    """The draft as an e-mail to open, check and send; header lines never take a line break.

    `attachment` is the name and bytes of a PDF.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(draft.subject)
    if to:
        message["To"] = one_line(to)
    if sender:
        message["From"] = one_line(sender)
    message["X-Unsent"] = "1"  # mail programs open it as a draft
    message.set_content(readable(draft.body))
    message.add_alternative(html(draft, lang), subtype="html")
    for part in message.iter_parts():
        part["Content-Language"] = str(lang)
    if attachment is not None:
        name, data = attachment
        message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    # Last of all: parts that are added take such headers away from the whole.
    message["Content-Language"] = str(lang)
    return message.as_bytes()


def html(draft: Draft, lang: Lang) -> str:
    """The draft as an accessible HTML page: language, title, real paragraphs and lists."""
    body = "\n".join(_html_block(block) for block in blocks(readable(draft.body)))
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(one_line(draft.subject))}</title>\n</head>\n"
        '<body style="font-family: Arial, Helvetica, sans-serif; font-size: 16px;'
        ' line-height: 1.5; color: #1a1a1a; max-width: 40em;">\n'
        f"{body}\n</body>\n</html>\n"
    )


def _html_block(block: Block) -> str:
    lines = [_linked(line) for line in block.lines]
    if not block.is_list:
        return f"<p>{'<br>'.join(lines)}</p>"
    tag = "ol" if block.numbered else "ul"
    return f"<{tag}>\n" + "\n".join(f"<li>{line}</li>" for line in lines) + f"\n</{tag}>"


def _linked(line: str) -> str:
    parts, at = [], 0
    for match in _TARGET.finditer(line):
        parts.append(escape(line[at : match.start()]))
        words = match.group()
        if match["email"]:
            target = f"mailto:{words}"
        else:
            target = words if "://" in words else f"https://{words}"
        parts.append(f'<a href="{escape(target)}">{escape(words)}</a>')
        at = match.end()
    return "".join(parts) + escape(line[at:])


def one_line(words: str) -> str:
    """The words on one line, fit for a header."""
    return re.sub(
        r"[\s]*[\r\n\t\x0b\x0c\x85\u2028\u2029]+[\s]*| {2,}", " ", readable(words)
    ).strip()


def readable(words: str) -> str:
    """The words without characters that no mail or document can hold."""
    return _UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", words)
