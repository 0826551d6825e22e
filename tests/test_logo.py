"""The firm's logo: in letters and Word files as decoration; what could harm is refused in words."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from PIL import Image

from relation.export.docx import docx
from relation.export.pdf import Letter, pdf
from relation.language import Lang
from relation.logo import MOST_BYTES, MOST_PIXELS, Logo, LogoError, read_logo
from relation.pack import open_pack
from relation.settings import SettingsError
from relation.template import Draft

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 20">{}</svg>'
MARK = (
    '<defs><linearGradient id="g"><stop stop-color="green"/></linearGradient><path id="p" d="M0 0h9v9z"/></defs>'
    '<rect width="60" height="20" fill="url(#g)"/><rect width="5" height="5" style="fill:url(\'#g\')"/>'
    '<use href="#p"/>'
)
DRAFT = Draft("Rappel", "Bonjour,\n\nUn mot.\n\nCordialement,\nCamille")


def png(size: tuple[int, int] = (300, 100)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (20, 90, 60)).save(out, "PNG")
    return out.getvalue()


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, "JPEG")
    return out.getvalue()


LOGOS = [read_logo("logo.png", png()), read_logo("logo.svg", SVG.format(MARK).encode())]


@pytest.mark.parametrize("logo", LOGOS, ids=["png", "svg"])
def test_a_letter_shows_it_as_decoration(logo: Logo) -> None:
    letter = Letter(
        DRAFT, Lang.FR, ("Atelier Fontbelle",), ("Ann",), ("Le 23 novembre 2026",), "fr", logo
    )
    with pikepdf.open(io.BytesIO(pdf([letter, letter]))) as document:
        assert len(document.pages) == 2
        structure = document.Root.StructTreeRoot
        assert "/Figure" not in str(structure.K)  # nothing to read out
        for page in document.pages:
            assert b"/Artifact" in page.Contents.read_bytes()
    plain = Letter(DRAFT, Lang.FR, ("Atelier Fontbelle",), ("Ann",), ("Le 23 novembre 2026",))
    assert len(pdf([letter])) > len(pdf([plain]))


@pytest.mark.parametrize("logo", LOGOS, ids=["png", "svg"])
def test_a_word_file_has_it_in_the_head_of_its_first_page(logo: Logo) -> None:
    data = docx(DRAFT, Lang.FR, logo)
    document = Document(io.BytesIO(data))
    section = document.sections[0]
    assert section.different_first_page_header_footer
    (shape,) = section.first_page_header.part.element.xpath("//wp:inline")
    assert "decorative" in shape.docPr.xml and shape.docPr.get("descr") == ""
    assert shape.extent.cx <= 50 * 36_000 and shape.extent.cy <= 18 * 36_000
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert [n for n in archive.namelist() if n.startswith("word/media/")]
    assert [p.text for p in document.paragraphs] == [
        "Rappel",
        "Bonjour,",
        "Un mot.",
        "Cordialement,\nCamille",
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "PNG"),
        (b"GIF89a" + bytes(20), "PNG"),
        (jpeg(), "PNG"),
        (b"%PDF-1.7", "PNG"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "damaged"),
        (png()[:-40], "damaged"),
        (png((MOST_PIXELS + 1, 1)), "pixels"),
        (b"\x89PNG\r\n\x1a\n" + bytes(MOST_BYTES), "KB"),
        (SVG.format("<script>alert(1)</script>").encode(), "script"),
        (SVG.format('<rect onload="alert(1)"/>').encode(), "script"),
        (SVG.format('<image href="https://evil.example/x.png"/>').encode(), "link"),
        (SVG.format('<use xlink:href="https://evil.example/x.svg#a"/>').encode(), "link"),
        (SVG.format('<use href="file:///etc/passwd"/>').encode(), "link"),
        (SVG.format('<rect fill="url(https://evil.example/#g)"/>').encode(), "link"),
        (SVG.format("<style>@import 'https://evil.example/a.css';</style>").encode(), "link"),
        (SVG.format("<foreignObject><p>a</p></foreignObject>").encode(), "script"),
        (SVG.format('<a href="javascript:alert(1)"><rect/></a>').encode(), "script"),
        (SVG.format('<rect><animate attributeName="x"/></rect>').encode(), "animation"),
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format("&a;").encode(), "script"),
        (
            SVG.format(
                '<g id="a"><use href="#b"/></g><g id="b"><use href="#c"/></g><use href="#a"/>'
            ).encode(),
            "script",
        ),
        (SVG.format("<rect/>" * 6_000).encode(), "read"),
        (SVG.format("<rect>").encode(), "read"),
        (b"<html><svg></svg></html>", "read"),
        (SVG.format("<rect/>").encode("utf-16"), "PNG"),
    ],
)
def test_hostile_files_are_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(LogoError) as error:
        read_logo("logo.svg", data)
    assert said in error.value.message.en and error.value.message.fr.startswith("logo.svg\u00a0: ")


def test_a_pack_brings_its_logo(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    settings = tmp_path / "settings.toml"
    settings.write_text('logo = "logo.png"\n')
    logo = open_pack(tmp_path).settings.logo
    assert logo == LOGOS[0]
    packed = tmp_path / "house.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(settings, "settings.toml")
        archive.write(tmp_path / "logo.png", "logo.png")
    assert open_pack(packed).settings.logo == logo
    assert open_pack().settings.logo is None


@pytest.mark.parametrize(
    ("name", "said"),
    [('"no.png"', "not found"), ('"../logo.png"', "folder of the pack"), ('"bad.png"', "PNG"), ("3", "file name"),
     ('"/etc/hostname"', "folder of the pack")],
)  # fmt: skip
def test_a_logo_that_a_pack_cannot_have_is_named(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "bad.png").write_bytes(b"nothing")
    (folder / "settings.toml").write_text(f"logo = {name}\n")
    with pytest.raises(SettingsError) as error:
        open_pack(folder)
    assert said in error.value.message.en and "logo" in error.value.message.fr
