"""Cut .jsonl and .json files into records: one article each, with the bytes it stands in.

Outward functions: `jsonl_records`, `json_records`, `parse_object`. JSONL is read line by line, and a bad line
costs only itself; a .json file is one object or a list of objects, and is taken whole or not at all.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from sources.errors import BadMetadata, NotText, SourceError
from sources.ingestion.files import Unreadable, read_bytes
from sources.text import check_size, decode

_BOM = b"\xef\xbb\xbf"
_BLANK = " \t\n\r"


@dataclass(frozen=True, slots=True)
class Record:
    """place: behind the file's name (":3" a line, "[0]" an item). fields, or the error that took their place."""

    place: str
    data: bytes
    had_bom: bool
    fields: dict[str, Any] | SourceError


def jsonl_records(path: Path, limit_bytes: int) -> Iterator[Record]:
    """One record per line that is not blank; lines count from 1. Raises Unreadable."""
    for number, line, had_bom in numbered_lines(path, limit_bytes):
        if line.strip() or len(line) >= limit_bytes:
            yield Record(f":{number}", line, had_bom, _parsed_line(line, limit_bytes))


def json_records(path: Path, limit_bytes: int, batch_bytes: int) -> Iterator[Record]:
    """One record for an object, one per item of a list. Raises SourceError, and then gives no record at all."""
    whole = decode(read_bytes(path, batch_bytes), limit_bytes=batch_bytes)
    is_list = whole.text.lstrip(_BLANK).startswith("[")
    for index, (start, end) in enumerate(_item_spans(whole.text)):
        data = whole.text[start:end].encode("utf-8")
        place = f"[{index}]" if is_list else ""
        yield Record(place, data, whole.had_bom, _parsed_line(data, limit_bytes))


def numbered_lines(path: Path, limit_bytes: int) -> Iterator[tuple[int, bytes, bool]]:
    """(number from 1, line without its end, whether the file began with a byte order mark). A longer line is
    cut at
    limit_bytes, so that it can be refused without being held. Raises Unreadable."""
    try:
        with path.open("rb") as handle:
            had_bom = handle.read(len(_BOM)) == _BOM
            handle.seek(len(_BOM) if had_bom else 0)
            for number, line in enumerate(_cut_lines(handle, limit_bytes), start=1):
                yield number, line, had_bom
    except OSError as error:
        raise Unreadable(f"it cannot be read: {error.strerror}") from error


def parse_object(data: bytes) -> dict[str, Any]:
    """A JSON object in UTF-8. Raises NotText, BadMetadata."""
    try:
        value = json.loads(data.decode("utf-8"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise NotText(
            f"byte {error.start} of the line (0x{data[error.start]:02x}) is not UTF-8; accepted: JSON in UTF-8"
        ) from error
    except json.JSONDecodeError as error:
        raise BadMetadata(
            f"this is not JSON: {error.msg} at character {error.pos}; accepted: an object"
        ) from error
    except (ValueError, RecursionError) as error:
        raise BadMetadata(f"this JSON cannot be read: {_cause(error)}; accepted: an object") from error
    if not isinstance(value, dict):
        raise BadMetadata(f"this is a JSON {_json_type(value)}; accepted: an object")
    return value


def _parsed_line(line: bytes, limit_bytes: int) -> dict[str, Any] | SourceError:
    try:
        check_size(len(line), limit_bytes)
        return parse_object(line)
    except SourceError as error:
        return error


def _cut_lines(handle: BinaryIO, limit_bytes: int) -> Iterator[bytes]:
    while line := handle.readline(limit_bytes):
        yield line.rstrip(b"\r\n")
        while len(line) >= limit_bytes and not line.endswith(b"\n"):
            line = handle.readline(limit_bytes)


def _item_spans(text: str) -> list[tuple[int, int]]:
    """Where each item of a list stands, or the one value; every item is parsed, so a broken file gives none."""
    decoder = json.JSONDecoder(parse_constant=_refuse_constant)
    position = _skip_blank(text, 0)
    try:
        if text[position] != "[":
            spans = [(position, decoder.raw_decode(text, position)[1])]
            _refuse_rest(text, spans[0][1])
        else:
            spans = _list_spans(text, position, decoder)
    except json.JSONDecodeError as error:
        raise BadMetadata(
            f"this is not JSON: {error.msg} at line {error.lineno}, column {error.colno}; "
            "accepted: an object or a list of objects"
        ) from error
    except (ValueError, RecursionError) as error:
        raise BadMetadata(f"this JSON cannot be read: {_cause(error)}; accepted: objects") from error
    return spans


def _list_spans(text: str, opening: int, decoder: json.JSONDecoder) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    position = _skip_blank(text, opening + 1)
    while text[position : position + 1] != "]":
        if spans:
            if text[position : position + 1] != ",":
                raise json.JSONDecodeError("Expecting ',' delimiter", text, position)
            position = _skip_blank(text, position + 1)
        end = decoder.raw_decode(text, position)[1]
        spans.append((position, end))
        position = _skip_blank(text, end)
    _refuse_rest(text, position + 1)
    return spans


def _refuse_rest(text: str, position: int) -> None:
    position = _skip_blank(text, position)
    if position < len(text):
        raise json.JSONDecodeError("Extra data", text, position)


def _skip_blank(text: str, position: int) -> int:
    while position < len(text) and text[position] in _BLANK:
        position += 1
    return position


def _refuse_constant(name: str) -> NoReturn:
    # Python reads these though JSON has none; PostgreSQL would refuse them when the note is stored.
    raise ValueError(f"{name} is no JSON number")


def _cause(error: Exception) -> str:
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)


def _json_type(value: object) -> str:
    names = {list: "list", str: "string", bool: "boolean", type(None): "null"}
    return names.get(type(value), "number")
