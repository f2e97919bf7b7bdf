"""Find the files of a batch and read their bytes.

Outward functions: `find_files`, `read_bytes`. Folders are walked in sorted order; links that lead out of a
folder are refused, links to folders are not followed.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sources.errors import SourceError
from sources.ingestion.incoming import Refused, Skipped
from sources.text import check_size


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read.

    name: to show, relative to the folder it was found in. asked: named itself, not by its folder. leads_out: it is a
    link to something outside that folder, and must not be opened.
    """

    path: Path
    name: str
    asked: bool
    leads_out: bool = False


class Unreadable(SourceError):
    """The file system does not give the file."""


def find_files(paths: Sequence[Path]) -> Iterator[Found | Skipped | Refused]:
    """Every file of the paths, each once, in the order of the paths and sorted within a folder."""
    seen: set[Path] = set()
    for path in paths:
        for found in _files_of(path):
            if isinstance(found, Found):
                target = target_of(found.path)
                if target in seen:
                    continue
                seen.add(target)
            yield found


def read_bytes(path: Path, limit_bytes: int) -> bytes:
    """The bytes of a file shorter than limit_bytes. Raises TooLarge, Unreadable."""
    try:
        if not path.is_file():
            raise Unreadable("it is no regular file" if path.exists() else "there is no such file")
        check_size(path.stat().st_size, limit_bytes)
        with path.open("rb") as handle:
            data = handle.read(limit_bytes)
    except OSError as error:
        raise Unreadable(f"it cannot be read: {error.strerror}") from error
    check_size(len(data), limit_bytes)
    return data


def shown(path: Path | str) -> str:
    """A path as text that can be printed and stored, whatever bytes its name holds."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _files_of(path: Path) -> Iterator[Found | Skipped | Refused]:
    if path.is_dir():
        yield from _walk(path, path)
    elif path.exists():
        yield Found(path, shown(path.name), asked=True)
    else:
        yield Refused(shown(path), "there is no such file or folder")


def _walk(folder: Path, root: Path) -> Iterator[Found | Skipped | Refused]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield Refused(_name(folder, root), f"it cannot be read: {error.strerror}")
        return
    for entry in entries:
        if entry.is_dir() and not entry.is_symlink() and not entry.name.startswith("."):
            yield from _walk(entry, root)
        else:
            yield _judge(entry, root)


def _judge(entry: Path, root: Path) -> Found | Skipped:
    name = _name(entry, root)
    if entry.name.startswith("."):
        return Skipped(name, "it is hidden")
    if entry.is_dir():
        return Skipped(name, "it is a link to a folder")
    leads_out = entry.is_symlink() and not target_of(entry).is_relative_to(target_of(root))
    return Found(entry, name, asked=False, leads_out=leads_out)


def target_of(path: Path) -> Path:
    """Where a path leads with every link followed; a ring of links leads to itself."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        # A ring of links has no target; opening it will say so.
        return path.absolute()


def _name(path: Path, root: Path) -> str:
    return shown(path.name if path == root else path.relative_to(root).as_posix())
