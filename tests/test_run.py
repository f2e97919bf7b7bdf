"""The two-database run: what it finds, what it starts, what it says when something is missing."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import run
from tests.services import broker, postgres
from tests.services.offer import Offer

REPORT = '<testsuites><testsuite tests="{tests}" failures="{failures}" errors="{errors}" time="61.2"/></testsuites>'


class Stage:
    """Stands in for the services and for pytest: `offers` are given out, `runs` records what would be run."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, database: Offer, queue: Offer) -> None:
        self.runs: list[tuple[str, dict[str, str]]] = []
        self.arguments: list[object] = []
        self.statuses: dict[str, int] = {}
        monkeypatch.setattr(run, "postgres", self._giving(database))
        monkeypatch.setattr(run, "broker", self._giving(queue))
        monkeypatch.setattr(run, "run_pytest", self._run)

    @staticmethod
    def _giving(offer: Offer) -> object:
        @contextmanager
        def service(environ: object) -> Iterator[Offer]:
            yield offer

        return service

    def _run(self, name: str, arguments: object, environ: dict[str, str]) -> run.Outcome:
        self.runs.append((name, environ))
        self.arguments.append(arguments)
        status = self.statuses.get(name, 0)
        return run.Outcome(name, status, passed=10 - status, failed=status, seconds=61.2)


POSTGRES = Offer("postgres://me@localhost/x", "PostgreSQL of DATABASE_URL")
REDIS = Offer("redis://localhost/1", "Redis of REDIS_URL")
NO_POSTGRES = Offer(None, "PostgreSQL was left out: no initdb")
NO_REDIS = Offer(None, "Redis was left out: no redis-server")
BOTH = "PostgreSQL of DATABASE_URL + Redis of REDIS_URL"


def test_suite_runs_on_sqlite_then_on_both_services(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stage = Stage(monkeypatch, POSTGRES, REDIS)
    environ = {"HOME": "h", "DATABASE_URL": "sqlite:////elsewhere", "REDIS_URL": "redis://elsewhere"}
    assert run.main([], environ) == 0
    assert stage.runs == [
        ("SQLite", {"HOME": "h"}),  # whatever the shell exports
        (BOTH, {"HOME": "h", "DATABASE_URL": POSTGRES.url, "REDIS_URL": REDIS.url}),
    ]
    assert stage.arguments == [[], ["--again"]]
    assert capsys.readouterr().out.splitlines()[-1] == (
        f"green: 20 passed, 0 failed (SQLite: 10 passed, 0 failed in 61 s; {BOTH}: 10 passed, 0 failed in 61 s)"
    )


def test_failure_of_either_run_fails_the_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stage = Stage(monkeypatch, POSTGRES, REDIS)
    stage.statuses[BOTH] = 1
    assert run.main([], {}) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("RED: 19 passed, 1 failed (")


def test_missing_service_is_said_and_the_other_used(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stage = Stage(monkeypatch, POSTGRES, NO_REDIS)
    assert run.main([], {}) == 0
    assert stage.runs[1] == ("PostgreSQL of DATABASE_URL", {"DATABASE_URL": POSTGRES.url})
    assert "Redis was left out: no redis-server" in capsys.readouterr().out


def test_without_services_only_sqlite_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(monkeypatch, NO_POSTGRES, NO_REDIS)
    assert run.main([], {}) == 0
    assert [name for name, _ in stage.runs] == ["SQLite"]


def test_build_machine_refuses_to_leave_anything_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stage = Stage(monkeypatch, NO_POSTGRES, REDIS)
    assert run.main([], {"CI": "true"}) == 1
    assert stage.runs == []
    assert (
        capsys.readouterr().err
        == "PostgreSQL was left out: no initdb\nCI is set, so nothing may be left out.\n"
    )


def test_outcome_is_read_from_the_report(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT.format(tests=12, failures=2, errors=1))
    assert run.read_outcome("SQLite", 1, report) == run.Outcome("SQLite", 1, 9, 3, 61.2)


def test_run_that_died_before_its_report_is_not_green(tmp_path: Path) -> None:
    outcome = run.read_outcome("SQLite", 4, tmp_path / "report.xml")
    assert not outcome.is_well
    assert run.closing_line([outcome]) == (
        "RED: 0 passed, 0 failed (SQLite: 0 passed, 0 failed in 0 s, pytest ended with 4)"
    )


def test_named_services_are_used_as_they_are() -> None:
    environ = {"DATABASE_URL": "postgres://me@db.example/x", "REDIS_URL": "redis://q.example/2"}
    with postgres.postgres(environ) as database, broker.broker(environ) as queue:
        assert database == Offer("postgres://me@db.example/x", "PostgreSQL of DATABASE_URL")
        assert queue == Offer("redis://q.example/2", "Redis of REDIS_URL")


def test_named_sqlite_is_no_postgres(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "answers", lambda port: True)
    with postgres.postgres({"DATABASE_URL": "sqlite:////srv/x"}) as database:
        assert database.detail == "PostgreSQL on 127.0.0.1:5432"


def test_postgres_is_left_out_where_it_is_neither_running_nor_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(postgres, "answers", lambda port: False)
    monkeypatch.setattr(postgres, "program_folder", lambda: None)
    with postgres.postgres({}) as database:
        reason = "nothing answers on 127.0.0.1:5432 and initdb is not installed"
        assert database == Offer(None, f"PostgreSQL was left out: {reason}")


def test_redis_is_left_out_where_it_is_neither_running_nor_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(broker, "answers", lambda port: False)
    monkeypatch.setattr(broker.shutil, "which", lambda program: None)
    with broker.broker({}) as queue:
        reason = "nothing answers on 127.0.0.1:6379 and redis-server is not installed"
        assert queue == Offer(None, f"Redis was left out: {reason}")


@pytest.mark.slow
@pytest.mark.postgres
def test_postgres_started_for_a_run_answers_and_ends_with_it() -> None:
    folder = postgres.program_folder()
    assert folder is not None, "a run on PostgreSQL has its programs at hand"
    with postgres.started(folder) as port:
        assert postgres.answers(port)
    assert not postgres.answers(port)


@pytest.mark.slow
@pytest.mark.redis
def test_redis_started_for_a_run_answers_and_ends_with_it() -> None:
    program = broker.shutil.which("redis-server")
    assert program is not None, "a run with Redis has its program at hand"
    with broker.started(program) as port:
        assert broker.answers(port)
    assert not broker.answers(port)


def test_failed_start_says_what_the_program_said(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such folder here"):
        postgres._quietly(["sh", "-c", "echo no such folder here; exit 3"], tmp_path)


def test_help_lists_every_target() -> None:
    done = subprocess.run(["make", "help"], cwd=run.ROOT, capture_output=True, text=True, check=True)
    listed = {line.split()[1] for line in done.stdout.splitlines()}
    assert {"setup", "demo", "test", "test-all", "lint", "bench", "lock", "messages", "help"} <= listed
