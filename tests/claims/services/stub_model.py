"""A language model's endpoint for tests: a server on 127.0.0.1 that answers what it was told to, in turn."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from claims.services.language_model import Endpoint


class Stub:
    """answers: (status, body) per request in turn, the last one again. requests, headers: what came in.

    pause_seconds: behind each byte of the answer.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.answers: list[tuple[int, str]] = []
        self.headers_sent: dict[str, str] = {}
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.pause_seconds = 0.0
        self.holds = threading.Event()
        self.holds.set()

    def says(self, *entries: Any) -> "Stub":
        """An answer with these entries, in the form asked for."""
        return self.answers_with(200, said(json.dumps({"claims": list(entries)})))

    def answers_with(self, status: int, body: str) -> "Stub":
        self.answers.append((status, body))
        return self

    def endpoint(self, *, retries: int = 0, timeout_seconds: int = 5, key: str = "") -> Endpoint:
        return Endpoint(self.url, "stub-model", key, timeout_seconds, retries)


def said(content: str) -> str:
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]})


@contextmanager
def stub_model() -> Iterator[Stub]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            stub.requests.append({"path": self.path, **json.loads(self.rfile.read(length))})
            stub.headers.append(dict(self.headers))
            stub.holds.wait(5)
            status, body = stub.answers[min(len(stub.requests), len(stub.answers)) - 1]
            self.send_response(status)
            for name, value in stub.headers_sent.items():
                self.send_header(name, value)
            self.end_headers()
            self._write(body.encode())

        def _write(self, body: bytes) -> None:
            """All at once, or byte by byte with a pause behind each, until nobody listens any more."""
            if not stub.pause_seconds:
                self.wfile.write(body)
                return
            with suppress(OSError):
                for place in range(len(body)):
                    self.wfile.write(body[place : place + 1])
                    time.sleep(stub.pause_seconds)

        def log_message(self, *args: Any) -> None:
            """Nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stub = Stub(f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        stub.holds.set()
        server.shutdown()
        server.server_close()
