"""Packs as ZIP files: what is not a pack or leads out of it is refused, the rest is used like a folder."""

from __future__ import annotations

import stat
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from relation import zipped
from relation.cli import main
from relation.language import Lang, RelationError
from relation.pack import open_pack, source

EXAMPLE = Path(__file__).parents[1] / "examples" / "pack"


def archive(**files: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name, words in files.items():
            written.writestr(name, words)
    return made.getvalue()


def with_link() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as written:
        link = zipfile.ZipInfo("rules/tone/mine.toml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        written.writestr(link, "/etc/passwd")
    return made.getvalue()


def untrue_size() -> bytes:
    """A file whose listed size is 1 though it holds more."""
    data = archive(**{"settings.toml": "# " + "x" * 5_000})
    size = (5_002).to_bytes(4, "little")
    return data.replace(size, (1).to_bytes(4, "little"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04junk",
        archive(),
        archive(**{"readme.md": "nothing of a pack"}),
        archive(**{"../settings.toml": ""}),
        archive(**{"pack/../../settings.toml": ""}),
        archive(**{"..\\settings.toml": ""}),
        archive(**{"/settings.toml": ""}),
        archive(**{"C:\\settings.toml": ""}),
        archive(**{"settings.toml": "", "SETTINGS.toml": ""}),
        archive(**{f"rules/tone/r{n}.toml": "" for n in range(1_001)}),
        archive(**{"settings.toml": "# " + "0" * 21_000_000}),  # a bomb: 20 KB packed
        with_link(),
        untrue_size(),
        b"PK" + b"0" * 5_000_001,
    ],
)  # fmt: skip
def test_a_hostile_file_is_refused_with_a_message(data: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "inside" / "pack"
    with pytest.raises(RelationError) as error:
        zipped.unpack("hostile.zip", data, folder)
    assert all("hostile.zip" in error.value.message.in_(lang) for lang in Lang)
    assert list(tmp_path.rglob("*")) == []


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_or_read(data: bytes) -> None:
    with pytest.raises(RelationError):
        zipped.read("a.zip", data)


def test_a_pack_survives_the_way_in_and_out(tmp_path: Path) -> None:
    data = zipped.pack(EXAMPLE)
    assert data == zipped.pack(EXAMPLE)
    zipped.unpack("pack.zip", data, tmp_path / "pack")
    files = {p.relative_to(EXAMPLE) for p in EXAMPLE.rglob("*") if p.is_file()}
    assert files
    for file in files:
        assert (tmp_path / "pack" / file).read_bytes() == (EXAMPLE / file).read_bytes()
    assert zipped.pack(tmp_path / "pack") == data


def test_only_data_comes_out_of_a_zip() -> None:
    data = archive(
        **{"p/settings.toml": "", "p/run.py": "x", "p/.hidden.toml": "", "__MACOSX/p/._a.toml": ""}
    )
    assert [str(path) for path in zipped.read("p.zip", data)] == ["settings.toml"]


@pytest.fixture(scope="module")
def example_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("zip") / "jardins.zip"
    path.write_bytes(zipped.pack(EXAMPLE))
    return path


def test_a_zip_is_used_wherever_a_folder_is(example_zip: Path) -> None:
    pack = open_pack(example_zip)
    assert source(pack.rules["tone.green_thumb"].origin) == "jardins"
    assert source(pack.template("information/plant_ready", Lang.FR).origin) == "jardins"
    assert source(pack.rules["tone.blame"].origin) == ""
    run = CliRunner().invoke(
        main,
        ["fill", "information/plant_ready", "--sample", "--lang", "en", "--pack", str(example_zip)],
    )
    assert run.exit_code == 0
    assert "Tuesday to Saturday" in run.output
    assert "Les Jardins de Lisle" in run.output
    text = "Bonjour,\n\nIl faut la main verte pour ce rosier.\n"
    run = CliRunner().invoke(
        main,
        ["review", "-", "--lang", "fr", "--no-languagetool", "--pack", str(example_zip)],
        input=text,
    )
    assert "tone.green_thumb" in run.output


def test_lint_reads_a_zip(example_zip: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["lint", str(example_zip), "--ui", "en"])
    assert (run.exit_code, run.output) == (0, "")
    bad = tmp_path / "bad.zip"
    bad.write_bytes(archive(**{"../settings.toml": ""}))
    run = CliRunner().invoke(main, ["lint", str(bad), "--ui", "en"])
    assert run.exit_code == 1
    assert "leads out of the pack" in run.output
