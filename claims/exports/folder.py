"""A release's files on disk: written, packed as a zip, opened again, the same bytes each time.

Outward: ``write_folder``, ``write_zip``, ``opened`` and ``checksums``.
"""

import hashlib
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from claims.exports.datapackage import CHECKSUMS
from claims.exports.errors import BadRelease

# The least moment that a zip archive can hold: no wall-clock time reaches any file.
ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)
READ_BYTES = 1 << 20


def sha256_of_file(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while block := handle.read(READ_BYTES):
            digest.update(block)
    return digest.hexdigest()


def checksums(folder: Path) -> str:
    """The text of SHA256SUMS: every file of the folder but itself, sorted, as sha256sum writes it."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != CHECKSUMS)
    return "".join(f"{sha256_of_file(path)}  {path.name}\n" for path in files)


def write_folder(target: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write the files into a folder that is new, empty, or holds a release (whose files are then replaced).

    Raises BadRelease where the folder holds anything else.
    """
    target.mkdir(parents=True, exist_ok=True)
    present = {path.name for path in target.iterdir()}
    foreign = sorted(present - _files_of_release(target))
    if foreign:
        raise BadRelease(
            f'"{target.name}" holds {", ".join(foreign[:3])}, no file of a release. '
            "Accepted: a new or empty folder, or an earlier release."
        )
    for name in present:
        (target / name).unlink()
    for name, content in files:
        (target / name).write_bytes(content)


def _files_of_release(folder: Path) -> set[str]:
    """The names that the folder's own SHA256SUMS lists, and itself; empty where there is none."""
    sums = folder / CHECKSUMS
    if not sums.is_file():
        return set()
    return {CHECKSUMS} | {line.partition("  ")[2] for line in sums.read_text(encoding="utf-8").splitlines()}


def write_zip(target: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write the files into one archive, whose bytes depend on nothing but theirs."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, ZIP_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)


@contextmanager
def opened(path: Path) -> Iterator[Path]:
    """The folder of a release given as a folder or a .zip; an archive is unpacked for the time of the block.

    Raises BadRelease for a path that is neither, and for an archive with folders or unsafe names in it.
    """
    if path.is_dir():
        yield path
        return
    if not zipfile.is_zipfile(path):
        raise BadRelease(f'"{path.name}" is neither a folder nor a zip archive of a release.')
    with tempfile.TemporaryDirectory() as temporary, zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name != Path(name).name:
                raise BadRelease(f'The archive holds "{name}"; a release has no folders inside.')
        archive.extractall(temporary)
        yield Path(temporary)
