"""The message as a Word file: language, title and real styles, no empty paragraphs."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from relation.export.blocks import blocks
from relation.export.email import one_line, readable
from relation.language import Lang
from relation.template import Draft

_CODES = {Lang.FR: "fr-FR", Lang.EN: "en-GB"}


def docx(draft: Draft, lang: Lang) -> bytes:
    """The draft as .docx bytes."""
    document = Document()
    document.core_properties.title = one_line(draft.subject)
    document.core_properties.language = _CODES[lang]
    document.core_properties.author = ""
    normal = document.styles["Normal"]
    normal.font.name = "Arial"
    normal.font.size = Pt(12)
    normal.paragraph_format.line_spacing = 1.5
    normal.paragraph_format.space_after = Pt(8)
    fonts = normal.element.get_or_add_rPr()
    language = fonts.makeelement(qn("w:lang"), {qn("w:val"): _CODES[lang]})
    fonts.append(language)
    if draft.subject.strip():
        document.add_heading(one_line(draft.subject), level=1)
    for block in blocks(readable(draft.body)):
        if block.is_list:
            style = "List Number" if block.numbered else "List Bullet"
            for item in block.lines:
                document.add_paragraph(item, style=style)
            continue
        paragraph = document.add_paragraph()
        for index, line in enumerate(block.lines):
            run = paragraph.add_run(line)
            if index + 1 < len(block.lines):
                run.add_break()
    out = BytesIO()
    document.save(out)
    return out.getvalue()
