"""The container files: linted, whole, and without secrets; no engine runs them here."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from relation.cli import main

FOLDER = Path(__file__).parents[1] / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
CONTAINER = (FOLDER / "Containerfile").read_text(encoding="utf-8")
CADDY = (FOLDER / "Caddyfile").read_text(encoding="utf-8")
APPS = ("app1", "app2")


def instructions(name: str) -> list[str]:
    """What follows each instruction of a name, its lines joined."""
    joined = CONTAINER.replace("\\\n", " ")
    return re.findall(rf"^{name}\s+(.*)$", joined, re.MULTILINE)


def test_the_linter_finds_nothing() -> None:
    linter = shutil.which("hadolint", path=Path(sys.executable).parent)
    assert linter is not None, "hadolint comes with requirements-dev.lock"
    ran = subprocess.run([linter, FOLDER / "Containerfile"], capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (0, "")


def test_the_image_copies_what_is_there_and_sent_to_its_builder() -> None:
    listed = (FOLDER / "Containerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    sent = [line[1:] for line in listed if line.startswith("!")]
    copied = [place for words in instructions("COPY") for place in words.split()[:-1]]
    assert copied and {place.removeprefix("./") for place in copied} <= set(sent)
    for place in copied:
        assert (FOLDER.parent / place).exists(), place
    assert "*" in listed and all(not fnmatch(".git/config", place) for place in sent)


def test_the_program_runs_as_nobody_in_particular_and_tells_its_health() -> None:
    (user,) = instructions("USER")
    assert user.isdigit() and int(user) > 1000
    assert CONTAINER.index("\nUSER") < CONTAINER.index("\nCMD")
    (health,) = instructions("HEALTHCHECK")
    assert "/_stcore/health" in health
    for name in (*APPS, "languagetool"):
        service = SERVICES[name]
        assert service["cap_drop"] == ["ALL"] and service["read_only"] is True
        assert "no-new-privileges:true" in service["security_opt"]


@pytest.mark.parametrize("command", [instructions("CMD")[0], SERVICES["languagetool"]["command"]])
def test_the_commands_know_their_options(command: str | list[str]) -> None:
    words: list[str] = yaml.safe_load(command) if isinstance(command, str) else command
    assert words[0] == "relation"
    known = CliRunner().invoke(main, [words[1], "--help"]).output
    assert all(word.lstrip("-") in known for word in words[2:] if word.startswith("--"))


def test_two_processes_share_one_database_one_grammar_and_their_files() -> None:
    one, two = (SERVICES[name] for name in APPS)
    assert one == two
    environment = one["environment"]
    for named in ("database", "languagetool"):
        assert named in SERVICES and one["depends_on"][named]["condition"] == "service_healthy"
        assert "healthcheck" in SERVICES[named]
    assert environment["RELATION_DATABASE_URL"] == "postgresql://relation@database/relation"
    assert environment["RELATION_LANGUAGETOOL_URL"] == "http://languagetool:8081"
    assert environment["RELATION_LANGUAGETOOL_INTERNAL"] == "languagetool"
    assert "files:/var/lib/relation" in one["volumes"]
    assert "RELATION_HOME=/var/lib/relation" in CONTAINER


def test_the_proxy_alone_is_reached_from_outside_and_keeps_a_browser_with_its_process() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["back"] == {"internal": True}
    for name in ("database", "languagetool"):
        assert SERVICES[name]["networks"] == ["back"]
    (upstreams,) = re.findall(r"reverse_proxy (.*) \{", CADDY)
    assert upstreams.split() == [f"{name}:8501" for name in APPS]
    assert "lb_policy cookie" in CADDY and "health_uri /_stcore/health" in CADDY
    assert CADDY.count("{") == CADDY.count("}")
    assert "localhost" in SERVICES["proxy"]["environment"]["RELATION_SITE"]


def test_every_volume_and_network_that_is_used_is_declared() -> None:
    for service in SERVICES.values():
        assert set(service["networks"]) <= set(COMPOSE["networks"])
        mounts = [mount.split(":")[0] for mount in service.get("volumes", ())]
        named = {mount for mount in mounts if not mount.startswith(".")}
        assert named <= set(COMPOSE["volumes"])


def test_no_secret_and_no_registry_stands_in_a_file() -> None:
    for service in SERVICES.values():
        assert re.fullmatch(r"[a-z]+(:[\w.-]+)?", service["image"])
        for name, value in service.get("environment", {}).items():
            if "PASSWORD" in name:
                assert re.fullmatch(r"\$\{RELATION_DATABASE_PASSWORD:\?.+\}", value)
    assert re.fullmatch(r"[a-z]+:[\w.-]+", instructions("FROM")[0])
    assert instructions("ARG") == []


def test_each_variable_is_one_that_the_program_reads() -> None:
    program = "\n".join(
        path.read_text(encoding="utf-8") for path in (FOLDER.parent / "relation").rglob("*.py")
    )
    set_here = {
        name for app in APPS for name in SERVICES[app]["environment"] if name.startswith("RELATION")
    }
    assert set_here and all(f'"{name}"' in program for name in set_here)
