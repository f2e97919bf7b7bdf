"""Find a PostgreSQL server for a test run, or start one that ends with it.

`postgres(environ)` is the one outward function: a context manager giving an Offer. In order: DATABASE_URL
where it names PostgreSQL; the server on 127.0.0.1:5432 where it lets the role postgres in; one started in a
temporary folder on a port of its own. PostgreSQL refuses to run as root, so root starts it as a plain user.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg2

from tests.services.offer import LOCAL, Offer, free_port

STANDARD_PORT = 5432
ROLE = "postgres"
PLAIN_USERS = ("postgres", "nobody")  # the first that exists runs the server where root asks for it

# The data lives as long as the run: speed is bought with every promise to survive a power cut.
THROWAWAY = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


@contextmanager
def postgres(environ: Mapping[str, str]) -> Iterator[Offer]:
    named = environ.get("DATABASE_URL", "").strip()
    if named.startswith(("postgres://", "postgresql://")):
        yield Offer(named, "PostgreSQL of DATABASE_URL")
        return
    if answers(STANDARD_PORT):
        yield Offer(database_url(STANDARD_PORT), f"PostgreSQL on {LOCAL}:{STANDARD_PORT}")
        return
    folder = program_folder()
    if folder is None:
        reason = f"nothing answers on {LOCAL}:{STANDARD_PORT} and initdb is not installed"
        yield Offer(None, f"PostgreSQL was left out: {reason}")
        return
    with started(folder) as port:
        yield Offer(database_url(port), f"PostgreSQL started for this run on port {port}")


def database_url(port: int) -> str:
    # Named after the process: two runs on one server must not share a test database.
    return f"postgres://{ROLE}@{LOCAL}:{port}/factcheck_{os.getpid()}"


def answers(port: int) -> bool:
    """Whether the role gets in without a password."""
    try:
        connection = psycopg2.connect(host=LOCAL, port=port, user=ROLE, dbname="postgres", connect_timeout=2)
    except psycopg2.OperationalError:
        return False
    connection.close()
    return True


def program_folder() -> Path | None:
    """Where initdb and pg_ctl are. Debian keeps a folder per version off the PATH: the newest."""
    versions = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3])
    )
    if versions:
        return versions[-1].parent
    on_path = shutil.which("initdb")
    return None if on_path is None else Path(on_path).resolve().parent


@contextmanager
def started(folder: Path) -> Iterator[int]:
    """Run a server of its own until the block ends. Raises CalledProcessError where it does not come up."""
    home = Path(tempfile.mkdtemp(prefix="factcheck-postgres-"))
    prefix = as_plain_user(home)
    data, port = home / "data", free_port()
    options = ["-p", str(port), "-k", str(home), "-c", f"listen_addresses={LOCAL}", *THROWAWAY]
    control = [*prefix, str(folder / "pg_ctl"), "-D", str(data)]
    create = [str(folder / "initdb"), "-D", str(data), "-U", ROLE, "-A", "trust", "-E", "UTF8", "--no-sync"]
    try:
        _quietly([*prefix, *create, "--locale=C"], home)
        _quietly([*control, "-l", str(home / "log"), "-w", "-o", " ".join(options), "start"], home)
        try:
            yield port
        finally:
            _quietly([*control, "-m", "immediate", "stop"], home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def as_plain_user(home: Path) -> list[str]:
    """What makes a command run as a plain user, who is given the folder. Empty where root is not at work."""
    if os.geteuid() != 0:
        return []
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = next(name for name in PLAIN_USERS if name in names)
    shutil.chown(home, user)
    return ["runuser", "-u", user, "--"]


def _quietly(command: list[str], folder: Path) -> None:
    # From inside the folder: a plain user may not enter root's working directory. The server must not inherit
    # a pipe, or reading it would wait for the server's end; hence the file.
    with (folder / "output").open("ab") as output:
        done = subprocess.run(command, cwd=folder, stdout=output, stderr=output, check=False)
    if done.returncode != 0:
        said = (folder / "output").read_text(errors="replace").strip()
        raise RuntimeError(f"{command} failed: {said}")
