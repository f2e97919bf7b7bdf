"""The container files, read as data, and the processes they name, started for real without a container."""

import os
import re
import shlex
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

from tests.services.offer import LOCAL, free_port, wait_until

ROOT = Path(__file__).resolve().parent.parent
OURS = ("migrate", "web", "worker", "sweeper")
STORES = ("postgres", "redis")
KEY = "k7Vd0pQx3ZrB9mLw5TyHc1NsGf8JaEu2RiXo6UbKvMqWzCtSgP4"


def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    return loaded


def service(name: str) -> dict[str, Any]:
    found: dict[str, Any] = compose()["services"][name]
    return found


def management_commands(command: list[str]) -> list[str]:
    """The names of the management commands that a service's command runs, inside a shell line too."""
    return re.findall(r"manage\.py (\w+)", " ".join(command))


def started_by(name: str, **values: object) -> list[str]:
    """A service's command as this machine runs it: compose's variables by their defaults, our Python."""
    command = [re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", word) for word in service(name)["command"]]
    command = [str(values.get(word, word)) for word in command]
    return [sys.executable, "-m", *command] if command[0] in {"gunicorn", "celery"} else command


def environment(**variables: str) -> dict[str, str]:
    """Production's settings on this machine, without what browser tests in the same process set for themselves."""
    ours = {"SECRET_KEY": KEY, "HTTPS": "yes", "ALLOWED_HOSTS": "claims.example,127.0.0.1", "DEBUG": ""}
    theirs = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    return theirs | ours | variables


@contextmanager
def running(command: list[str], environ: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with (
        log.open("wb") as output,
        subprocess.Popen(command, cwd=ROOT, env=environ, stdout=output, stderr=output) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()


def test_services_are_those_of_the_design() -> None:
    assert set(compose()["services"]) == {*OURS, *STORES}


@pytest.mark.parametrize("name", OURS)
def test_commands_are_programs_we_have(name: str) -> None:
    command = service(name)["command"]
    known = get_commands()
    assert [word for word in management_commands(command) if word not in known] == []
    assert command[0] in {"gunicorn", "celery", "python", "sh"}
    if command[0] == "celery":
        assert command[1:4] == ["-A", "factcheck", "worker"]
    if command[0] == "gunicorn":
        assert command[1] == "factcheck.wsgi"


@pytest.mark.parametrize("name", [name for name in (*OURS, *STORES) if name != "migrate"])
def test_every_lasting_service_has_a_health_check_and_comes_back(name: str) -> None:
    check = service(name)["healthcheck"]
    assert check["test"][0] in {"CMD", "CMD-SHELL"}
    assert {"interval", "timeout", "retries"} <= set(check)
    assert service(name)["restart"] == "unless-stopped"


def test_health_check_of_web_asks_an_address_we_have() -> None:
    (address,) = re.findall(
        r"http://127\.0\.0\.1:8000(/\S*?)'", " ".join(service("web")["healthcheck"]["test"])
    )
    assert address == "/healthz/"
    assert "127.0.0.1" in service("web")["environment"]["ALLOWED_HOSTS"]


@pytest.mark.parametrize("name", ["worker", "sweeper"])
def test_scalable_service_owns_no_name_and_no_port(name: str) -> None:
    assert not {"container_name", "ports", "hostname"} & set(service(name))


@pytest.mark.parametrize("name", ["web", "worker", "sweeper"])
def test_process_waits_for_the_schema_and_both_stores(name: str) -> None:
    assert service(name)["depends_on"] == {
        "migrate": {"condition": "service_completed_successfully"},
        "postgres": {"condition": "service_healthy"},
        "redis": {"condition": "service_healthy"},
    }


@pytest.mark.parametrize("name", OURS)
def test_processes_share_key_database_and_broker(name: str) -> None:
    given = service(name)["environment"]
    assert {"SECRET_KEY", "DATABASE_URL", "REDIS_URL"} <= set(given)
    assert given["SECRET_KEY"].startswith("${SECRET_KEY:?")  # compose refuses to start without it
    assert "DEBUG" not in given


@pytest.mark.parametrize("name", OURS)
def test_variables_given_are_variables_read(name: str) -> None:
    read_here = (ROOT / "factcheck" / "settings.py").read_text()
    foreign = {"WEB_CONCURRENCY"}  # gunicorn's own
    unread = [word for word in service(name)["environment"] if f'"{word}"' not in read_here]
    assert set(unread) <= foreign


@pytest.mark.parametrize(("name", "folder"), [("postgres", "/var/lib/postgresql/data"), ("redis", "/data")])
def test_store_keeps_its_data_in_a_volume(name: str, folder: str) -> None:
    (volume,) = service(name)["volumes"]
    assert volume == f"{name}:{folder}"
    assert name in compose()["volumes"]


def test_only_web_is_reached_and_only_from_this_machine() -> None:
    ports = {name: service(name).get("ports", []) for name in (*OURS, *STORES)}
    assert {name: found for name, found in ports.items() if found} == {
        "web": ["127.0.0.1:${WEB_PORT:-8000}:8000"]
    }


def test_image_runs_as_a_plain_user_on_pinned_requirements() -> None:
    steps = (ROOT / "Dockerfile").read_text()
    assert "pip install --require-hashes -r requirements.txt" in steps
    assert re.findall(r"^USER (\w+)$", steps, re.MULTILINE) == ["factcheck"]
    command = shlex.split(re.sub(r'[\[\],"]', " ", steps.split("\nCMD ")[1]))
    assert command == service("web")["command"]


def test_requirements_are_hashed_and_name_no_address() -> None:
    for path in ROOT.glob("requirements*.txt"):
        lines = path.read_text().splitlines()
        pinned = [line for line in lines if "==" in line and not line.startswith(("#", " "))]
        assert len(pinned) > 40, path.name
        assert all(line.endswith("\\") for line in pinned), path.name
        # A pinned line goes on to its hash; an address would hold a scheme or an option.
        assert not re.search(r"://|--(?!hash=sha256:[0-9a-f]{64})| @ ", path.read_text()), path.name


@pytest.mark.slow
@pytest.mark.pure
def test_web_process_serves_under_production_settings(tmp_path: Path) -> None:
    port = free_port()
    environ = environment(DATABASE_URL=f"sqlite:///{tmp_path / 'web.sqlite3'}", REDIS_URL="")
    command = started_by("web", **{"0.0.0.0:8000": f"{LOCAL}:{port}"})
    address = f"http://{LOCAL}:{port}/healthz/"

    def healthy() -> bool:
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                return bool(answer.read() == b'{"status": "ok"}')
        except OSError:
            return False

    with running(command, environ, tmp_path / "log") as process:
        wait_until(lambda: process.poll() is not None or healthy(), seconds=30)
        assert process.poll() is None, (tmp_path / "log").read_text()
        assert healthy()
        process.terminate()
        assert process.wait(timeout=30) == 0


@pytest.mark.slow
@pytest.mark.redis
def test_worker_answers_its_health_check_and_stops_when_told(tmp_path: Path) -> None:
    node = f"celery@{tmp_path.name}"
    environ = environment(REDIS_URL=settings.REDIS_URL)
    command = [*started_by("worker"), "--hostname", node]
    ping = [sys.executable, "-m", "celery", "-A", "factcheck", "inspect", "ping", "--destination", node]

    def answers() -> bool:
        asked = [*ping, "--timeout", "2"]
        return subprocess.run(asked, cwd=ROOT, env=environ, capture_output=True, check=False).returncode == 0

    with running(command, environ, tmp_path / "log") as process:
        wait_until(lambda: process.poll() is not None or answers(), seconds=60)
        assert process.poll() is None, (tmp_path / "log").read_text()
        assert answers()
        process.terminate()
        assert process.wait(timeout=60) == 0


@pytest.mark.slow
@pytest.mark.pure
def test_sweeper_keeps_sweeping_and_stops_when_told(tmp_path: Path) -> None:
    environ = environment(DATABASE_URL=f"sqlite:///{tmp_path / 'sweeper.sqlite3'}", REDIS_URL="")
    log = tmp_path / "log"
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, cwd=ROOT, env=environ, check=True, capture_output=True)
    command = [sys.executable, *started_by("sweeper")[1:]]
    with running(command, environ | {"PYTHONUNBUFFERED": "1"}, log) as process:
        wait_until(lambda: process.poll() is not None or "Sweeping" in log.read_text(), seconds=30)
        assert process.poll() is None, log.read_text()
        process.terminate()
        assert process.wait(timeout=30) == 0, log.read_text()
    assert "could not be read" not in log.read_text()


@pytest.mark.slow
@pytest.mark.pure
def test_checks_of_a_production_start_find_nothing_but_the_files_not_collected() -> None:
    environ = environment(
        DATABASE_URL="postgres://factcheck@postgres/factcheck", REDIS_URL="redis://redis:6379/0"
    )
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert set(re.findall(r"\((\w+\.[EWC]\d+)\)", done.stderr)) <= {"factcheck.E007"}, done.stderr
