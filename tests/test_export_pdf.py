"""The printed letter: PDF/UA-1 by veraPDF, its language, title, text and the place of the address."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from jgo.maven import MavenContext
from pypdf import PdfReader

from relation.export.pdf import Letter, pdf
from relation.export.report import Part, Report, report_pdf
from relation.language import Lang
from relation.languagetool.java import find_java
from relation.logo import read_logo
from relation.places import home
from relation.template import Draft

VERSION = "1.28.2"
SHA256 = "687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6"

FRENCH = Letter(
    Draft(
        "Mise en demeure de payer la facture F-2318",
        "Madame, Monsieur,\n\nVoici ce qui reste à payer au 23 novembre 2026\u00a0:\n"
        "- F-2318\u00a0: reste 1\u202f000,00\u00a0€ #set <b> *non* $x$\n- F-2319\u00a0: reste 80,00\u00a0€\n\n"
        "Une question\u202f? Écrivez à contact@fontbelle.example.\n\nCordialement,\nCamille Marchand",
    ),
    Lang.FR,
    ("Atelier Fontbelle", "14, rue des Forges", "35000 Rennes"),
    ("Société Martel", "Service comptabilité", "8, rue des Tanneurs", "44000 Nantes"),
    ("Le 23 novembre 2026", "Lettre recommandée avec demande d’avis de réception"),
)
ENGLISH = Letter(
    Draft("Invoice F-2101: please pay", "Dear Ms Ash,\n\n1. Check the invoice.\n2. Pay it.\n\nKind regards,\nAnn"),
    Lang.EN,
    ("Atelier Fontbelle",),
    tuple(f"Line {n} of a very long name of a firm and its address" for n in range(6)),
    ("23 November 2026",),
    window="uk",
)  # fmt: skip


SQUARE = read_logo(
    "logo.svg",
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>',
)
LONG = replace(FRENCH, draft=Draft("Rappel", "\n\n".join(["Un paragraphe de la lettre."] * 60)))


@pytest.fixture(scope="session")
def verapdf() -> Path:
    """The checker of the PDF Association, by its coordinates, checked by its SHA-256."""
    context = MavenContext(repo_cache=home() / "verapdf")
    project = context.project("org.verapdf.apps", "greenfield-apps")
    jar = project.at_version(VERSION).artifact().resolve()
    assert hashlib.sha256(jar.read_bytes()).hexdigest() == SHA256
    return Path(jar)


@pytest.mark.parametrize(
    "letters",
    [
        [FRENCH],
        [ENGLISH],
        [FRENCH, ENGLISH],
        [replace(FRENCH, logo=SQUARE), replace(LONG, logo=SQUARE)],
    ],
    ids=["fr", "en", "both", "logo"],
)
def test_verapdf_finds_it_accessible(letters: list[Letter], verapdf: Path, tmp_path: Path) -> None:
    passes(pdf(letters, "Lettres"), verapdf, tmp_path)


@pytest.mark.parametrize("lang", Lang)
def test_verapdf_finds_a_report_accessible(lang: Lang, verapdf: Path, tmp_path: Path) -> None:
    rows = [["Contenu", "2", "#set <b> $x$"], ["Langue", "3", "4"]]
    parts = [
        Part("Les échelles", ["Échelle", "Premier", "Dernier"], rows, (3, 1, 1)),
        Part("À travailler", ["Remarque"], [], (1,), "Rien."),
    ]
    report = Report(lang, "Bilan", "Lou, groupe A", "Mme Roy", parts, "Une note.")
    data = report_pdf(report, dt.date(2026, 12, 4))
    assert data == report_pdf(report, dt.date(2026, 12, 4))
    passes(data, verapdf, tmp_path)


def passes(data: bytes, verapdf: Path, folder: Path) -> None:
    made = folder / "made.pdf"
    made.write_bytes(data)
    run = subprocess.run(
        [find_java(), "-cp", verapdf, "org.verapdf.apps.GreenfieldCliWrapper", "-f", "ua1",
         "--format", "text", made],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.stdout.startswith("PASS"), run.stdout + run.stderr


@pytest.mark.parametrize("letter", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_language_title_and_tags(letter: Letter) -> None:
    with pikepdf.open(io.BytesIO(pdf([letter]))) as document:
        assert str(document.Root.Lang).startswith(str(letter.lang))
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        with document.open_metadata() as meta:
            assert letter.draft.subject in str(meta["dc:title"])
        tags = {str(node.S) for node in walk(document.Root.StructTreeRoot)}
    assert {"/H1", "/P", "/L", "/LI"} <= tags


def walk(node: pikepdf.Object):
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from walk(kid)


def placed(data: bytes) -> list[tuple[str, float, float]]:
    """Each run of text with where it begins, in mm from the top left corner."""
    found: list[tuple[str, float, float]] = []
    page = PdfReader(io.BytesIO(data)).pages[0]

    def visit(text, cm, tm, font, size) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append((text.strip(), x / 72 * 25.4, 297 - y / 72 * 25.4))

    page.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize(("letter", "left", "right"), [(FRENCH, 100, 190), (ENGLISH, 20, 105)])
def test_the_address_stands_in_the_window(letter: Letter, left: float, right: float) -> None:
    runs = placed(pdf([letter]))
    for line in letter.recipient:
        ((_, x, y),) = [run for run in runs if line.startswith(run[0]) and len(run[0]) > 5]
        assert left <= x <= right
        assert 55 <= y <= 79


def test_every_word_is_there_as_written_and_the_file_repeats() -> None:
    data = pdf([FRENCH], day=dt.date(2026, 11, 23))
    text = " ".join(
        "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split()
    )
    for words in ("#set <b> *non* $x$", "Écrivez à contact@fontbelle.example.", "Camille Marchand"):
        assert words in text
    assert data == pdf([FRENCH], day=dt.date(2026, 11, 23))


def test_a_long_letter_numbers_its_pages_after_the_first() -> None:
    pages = PdfReader(io.BytesIO(pdf([LONG, FRENCH]))).pages
    last = [page.extract_text().strip().splitlines()[-1].strip() for page in pages]
    assert last[1] == "2" and last[0] != "1" and last[-1] != str(len(pages))


def test_a_phone_number_never_ends_a_line_half_way() -> None:
    for indent in range(60, 90):
        words = "x" * indent + " 02 99 01 00 25 et la suite de la phrase."
        letter = replace(FRENCH, draft=Draft("Rappel", words))
        text = PdfReader(io.BytesIO(pdf([letter]))).pages[0].extract_text()
        lines = [line for line in text.splitlines() if "99 01" in line.replace("\u00a0", " ")]
        assert [("02 99 01 00 25" in line.replace("\u00a0", " ")) for line in lines] == [True]


def test_two_people_may_print_at_the_same_time() -> None:
    with ThreadPoolExecutor(4) as people:
        made = list(people.map(lambda _: pdf([FRENCH], day=dt.date(2026, 11, 23)), range(12)))
    assert len(set(made)) == 1
