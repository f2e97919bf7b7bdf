"""Find a Redis server for a test run, or start one that ends with it.

`broker(environ)` is the one outward function: a context manager giving an Offer. In order: REDIS_URL; the
server on 127.0.0.1:6379; one started on a port of its own, which writes nothing to disk.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import redis

from tests.services.offer import LOCAL, Offer, free_port, wait_until

STANDARD_PORT = 6379
# The last of the sixteen databases a server has by default: a developer's own queue is in the first.
DATABASE_NUMBER = 15


@contextmanager
def broker(environ: Mapping[str, str]) -> Iterator[Offer]:
    named = environ.get("REDIS_URL", "").strip()
    if named:
        yield Offer(named, "Redis of REDIS_URL")
        return
    if answers(STANDARD_PORT):
        yield Offer(redis_url(STANDARD_PORT), f"Redis on {LOCAL}:{STANDARD_PORT}")
        return
    program = shutil.which("redis-server")
    if program is None:
        reason = f"nothing answers on {LOCAL}:{STANDARD_PORT} and redis-server is not installed"
        yield Offer(None, f"Redis was left out: {reason}")
        return
    with started(program) as port:
        yield Offer(redis_url(port), f"Redis started for this run on port {port}")


def redis_url(port: int) -> str:
    return f"redis://{LOCAL}:{port}/{DATABASE_NUMBER}"


def answers(port: int) -> bool:
    client = redis.Redis(host=LOCAL, port=port, socket_connect_timeout=2, socket_timeout=2)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()


@contextmanager
def started(program: str) -> Iterator[int]:
    """Run a server of its own until the block ends. Raises RuntimeError where it does not come up."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="factcheck-redis-") as home:
        command = [program, "--bind", LOCAL, "--port", str(port), "--save", "", "--dir", home]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
            try:
                if not wait_until(lambda: answers(port), seconds=10):
                    raise RuntimeError(f"{command} does not answer")
                yield port
            finally:
                server.terminate()
