"""What a service module hands to the runner, and the small things both service modules do."""

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass

LOCAL = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Offer:
    """`url` is None where the service cannot be had; `detail` says what was found, or why not."""

    url: str | None
    detail: str


def free_port() -> int:
    """A port nobody listens on at this moment. Taken by another since, the start fails aloud."""
    with socket.socket() as probe:
        probe.bind((LOCAL, 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until(ready: Callable[[], bool], *, seconds: float) -> bool:
    """Ask every 50 ms; False where the answer never came."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if ready():
            return True
        time.sleep(0.05)
    return False
