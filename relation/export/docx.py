"""The message as a Word file: language, title and real styles, no empty paragraphs."""

from __future__ import annotations

import threading
from functools import lru_cache
from io import BytesIO

from docx import Document
from docx.document import Document as Opened
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from relation.export.blocks import blocks
from relation.export.email import one_line, readable
from relation.export.pdf import logo_png
from relation.language import Lang
from relation.logo import Logo
from relation.template import Draft

_CODES = {Lang.FR: "fr-FR", Lang.EN: "en-GB"}
_STYLES = {"Normal", "Heading 1", "List Bullet", "List Number", "Header", "Heading 1 Char", "Header Char",
           "Default Paragraph Font",
           "Normal Table", "No List"}  # fmt: skip
_UNNEEDED = {"stylesWithEffects", "thumbnail", "customXml", "webSettings"}
_of_thread = threading.local()
_MOST_PAPERS = 4
_HIGH, _WIDE = Mm(18), Mm(50)
_DECORATION = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def docx(draft: Draft, lang: Lang, logo: Logo | None = None) -> bytes:
    """The draft as .docx bytes; the logo stands in the head of the first page."""
    document = _paper(lang, logo)
    document.element.body.clear_content()
    document.core_properties.title = one_line(draft.subject)
    if draft.subject.strip():
        document.add_heading(one_line(draft.subject), level=1)
    for block in blocks(readable(draft.body)):
        if block.is_list:
            style = document.styles["List Number" if block.numbered else "List Bullet"]
            for item in block.lines:
                document.add_paragraph(item, style=style)
            continue
        paragraph = document.add_paragraph()
        for index, line in enumerate(block.lines):
            run = paragraph.add_run(line)
            if index + 1 < len(block.lines):
                run.add_break()
    return _saved(document)


def _paper(lang: Lang, logo: Logo | None) -> Opened:
    """This thread's document in the language: opening one takes as long as writing a letter in it."""
    papers: dict[tuple[Lang, Logo | None], Opened] = _of_thread.__dict__.setdefault("papers", {})
    if (lang, logo) not in papers:
        if len(papers) >= _MOST_PAPERS:
            papers.clear()
        papers[lang, logo] = Document(BytesIO(_empty(lang, logo)))
    return papers[lang, logo]


@lru_cache(maxsize=8)
def _empty(lang: Lang, logo: Logo | None) -> bytes:
    """An empty document with our styles and no others: Word's own make each file slow to write."""
    document = Document()
    for style in list(document.styles):
        if style.name not in _STYLES:
            style.delete()
    _drop_parts(document)
    document.core_properties.language = _CODES[lang]
    document.core_properties.author = ""
    normal = document.styles["Normal"]
    normal.font.name = "Arial"
    normal.font.size = Pt(12)
    normal.paragraph_format.line_spacing = 1.5
    normal.paragraph_format.space_after = Pt(8)
    fonts = normal.element.get_or_add_rPr()
    fonts.append(fonts.makeelement(qn("w:lang"), {qn("w:val"): _CODES[lang]}))
    if logo is not None:
        _add_logo(document, logo)
    return _saved(document)


def _add_logo(document: Opened, logo: Logo) -> None:
    """In the head of the first page, as decoration: the firm's name stands in the words."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    run = section.first_page_header.paragraphs[0].add_run()
    shape = run.add_picture(BytesIO(logo_png(logo)), height=_HIGH)
    if shape.width > _WIDE:
        shape.width, shape.height = _WIDE, round(shape.height * _WIDE / shape.width)
    about = shape._inline.docPr
    about.set("descr", "")
    about.append(parse_xml(_DECORATION))


def _drop_parts(document: Opened) -> None:
    """Leave out the parts of Word's own empty document that no letter needs."""
    for part in (document.part, document.part.package):
        for name, link in list(part.rels.items()):
            if link.reltype.rpartition("/")[2] in _UNNEEDED:
                part.rels.pop(name)


def _saved(document: Opened) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()
