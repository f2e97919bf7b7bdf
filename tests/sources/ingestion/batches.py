"""Write small batches to read, and tell briefly what was read."""

import json
from pathlib import Path
from typing import Any

from sources.ingestion import Incoming, Reading, read

ACCEPTED_TEXT = "accepted: UTF-8 text, with or without a byte order mark"
ACCEPTED_KINDS = "accepted: .txt, .html, .htm, .json, .jsonl, .csv"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def write_metadata(folder: Path, *lines: dict[str, Any] | str) -> Path:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return write(folder, "meta.jsonl", text + "\n")


def brief(readings: list[Reading]) -> list[tuple[str, str, str]]:
    """(kind, file, text or reason) of each."""
    return [
        (
            type(reading).__name__,
            reading.file,
            reading.text if isinstance(reading, Incoming) else reading.reason,
        )
        for reading in readings
    ]


def read_one(path: Path, metadata: Path | None = None) -> Incoming:
    (reading,) = read([path], metadata)
    assert isinstance(reading, Incoming), reading
    return reading
