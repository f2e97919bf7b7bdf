"""Turn published bytes into the one text that offsets point into, and check those offsets.

Outward functions: `decode` for bytes, `accept_text` for text that already is Unicode (a JSON or CSV field),
`check_anchor` and `find_occurrences` for quotes, `sha256_of` for identity, `zones` (from sources.zoning).

Method: UTF-8 unless a charset is declared; a byte order mark is removed and recorded; CRLF and CR become LF;
nothing else is changed or stripped. Offsets are Unicode code points, zero-based, end exclusive.
"""

import codecs
import hashlib
import re
import unicodedata
from dataclasses import dataclass

from sources.errors import BadAnchor, EmptyText, NotText, TooLarge
from sources.zoning import Zone, ZoneRole, zones

__all__ = [
    "SIZE_LIMIT_BYTES",
    "Decoded",
    "Zone",
    "ZoneRole",
    "accept_text",
    "charset_named",
    "check_anchor",
    "check_size",
    "decode",
    "find_occurrences",
    "normalise_newlines",
    "sha256_of",
    "zones",
]

# Bytes. News articles run to some 100 kB of text and pages to some 3 MB; more is a dump or an attack.
# Arbitrary but works.
SIZE_LIMIT_BYTES = 10_000_000

# Share of control characters above which decoded text is taken for binary: a stray one stands in real feeds.
# Arbitrary but works.
CONTROL_SHARE_LIMIT = 0.01

# Characters of a quote repeated in a message: enough to recognise it, short enough for one line.
QUOTED_CHARACTERS = 60
# Occurrences of a misplaced quote that a message lists.
PLACES_SHOWN = 3

# Where a misplaced quote stands instead, by the number of places; one more than PLACES_SHOWN stands for any greater.
_STANDS = (
    "the quote stands nowhere in the text",
    "the quote stands at %(start_1)s to %(end_1)s",
    "the quote stands at %(start_1)s to %(end_1)s, %(start_2)s to %(end_2)s",
    "the quote stands at %(start_1)s to %(end_1)s, %(start_2)s to %(end_2)s, %(start_3)s to %(end_3)s",
    (
        "the quote stands at %(start_1)s to %(end_1)s, %(start_2)s to %(end_2)s, %(start_3)s to %(end_3)s"
        " and %(left)s more"
    ),
)

# Control characters that no text is written with: all but tabs, line ends and page ends.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")

_ACCEPTED = "accepted: UTF-8 text, with or without a byte order mark"

# What people drag in by mistake, told by first bytes, so that the message names it. Source: the formats' own
# specifications.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
)

# UTF-32 before UTF-16: its little-endian mark begins with the other's.
_WIDE_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Labels that the web reads otherwise than Python does. Source: WHATWG Encoding Standard, section 4.2.
_WEB_LABELS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "utf-16": "utf-16-le",
    "utf-8-sig": "utf-8",
}

# Python codecs that read bytes as text but are no charset of published text.
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined", "mbcs", "oem"}
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as stored. encoding: canonical name ("utf-8"). had_bom: a byte order mark was removed."""

    text: str
    encoding: str
    had_bom: bool


def decode(data: bytes, declared: str | None = None, *, limit_bytes: int = SIZE_LIMIT_BYTES) -> Decoded:
    """Decode one article.

    declared: a charset the publisher states (HTML meta, HTTP header); None = UTF-8. A byte order mark beats
    it; UTF-16 and UTF-32 are read only when declared. limit_bytes: exclusive, data must be shorter.
    Raises TooLarge, EmptyText, NotText.
    """
    check_size(len(data), limit_bytes)
    if not data:
        raise EmptyText("the file is empty (0 bytes); an article needs text")
    _refuse_known_binary(data)
    encoding, body = _encoding_of(data, declared)
    had_bom = len(body) < len(data)
    if encoding == "utf-8":
        _refuse_nul_bytes(data)
    text = _decode_strictly(body, encoding, skipped=len(data) - len(body))
    return Decoded(accept_text(text), encoding, had_bom)


def accept_text(text: str) -> str:
    """Unicode text under the newline rule, refused where it cannot be an article.

    Raises EmptyText (nothing visible), NotText (NUL, lone surrogates, mostly control characters).
    """
    nul = text.find("\0")
    if nul >= 0:
        raise NotText(
            "a NUL character stands at offset %(offset)s; %(accepted)s", offset=nul, accepted=_ACCEPTED
        )
    _refuse_lone_surrogates(text)
    if not any(_is_visible(character) for character in text):
        raise EmptyText(
            "the text holds no visible character (%(number)s of white space); an article needs text",
            number=len(text),
        )
    controls = len(_CONTROL.findall(text))
    if controls > CONTROL_SHARE_LIMIT * len(text):
        raise NotText(
            "%(controls)s of %(number)s characters are control characters: this looks binary; %(accepted)s",
            controls=controls,
            number=len(text),
            accepted=_ACCEPTED,
        )
    return normalise_newlines(text)


def normalise_newlines(text: str) -> str:
    """CRLF and lone CR become LF; every other character stays."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_size(size_bytes: int, limit_bytes: int = SIZE_LIMIT_BYTES) -> None:
    """Raise TooLarge unless size_bytes < limit_bytes."""
    if size_bytes >= limit_bytes:
        raise TooLarge(
            "the size is %(size)s bytes; accepted: less than %(limit)s bytes",
            size=f"{size_bytes:,}",
            limit=f"{limit_bytes:,}",
        )


def charset_named(label: str) -> str:
    """The canonical codec name of a declared charset, labels read as the web reads them.

    Raises NotText for a name that is no charset of text.
    """
    name = label.strip().strip("\"'").lower()
    try:
        codec = codecs.lookup(_WEB_LABELS.get(name, name)).name
        # Byte-to-byte codecs (hex, zlib) are found by name, and refuse here: they are no charsets.
        b"a".decode(codec, errors="replace")
    except (LookupError, ValueError):
        codec = ""
    if not codec or codec in _NO_CHARSETS:
        raise NotText(
            "unknown charset %(label)r; accepted: UTF-8 or another registered charset of text", label=label
        )
    return codec


def sha256_of(text: str) -> str:
    """Lower-case hexadecimal SHA-256 of the text in UTF-8: what makes two articles one text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def check_anchor(text: str, start: int, end: int, quote: str) -> None:
    """Raise BadAnchor unless quote is text[start:end], with 0 <= start < end <= len(text) in code points."""
    if start < 0 or end <= start:
        raise BadAnchor(
            "offsets %(start)s to %(end)s hold no text; accepted: 0 <= start < end", start=start, end=end
        )
    if end > len(text):
        raise BadAnchor(
            "offsets %(start)s to %(end)s run past the end of the text, which has %(number)s characters",
            start=start,
            end=end,
            number=len(text),
        )
    found = text[start:end]
    if found == quote:
        return
    raise BadAnchor(
        "the text at %(start)s to %(end)s reads %(found)s, not %(quote)s; %(where)s",
        start=start,
        end=end,
        found=_shown(found),
        quote=_shown(quote),
        where=_where(text, quote),
    )


def find_occurrences(text: str, quote: str) -> list[tuple[int, int]]:
    """Every (start, end) at which quote stands, in order, overlapping ones too; [] for an empty quote."""
    if not quote:
        return []
    found = []
    start = text.find(quote)
    while start >= 0:
        found.append((start, start + len(quote)))
        start = text.find(quote, start + 1)
    return found


def _where(text: str, quote: str) -> BadAnchor:
    """The end of the refusal, a sentence of its own: which one depends on where the quote stands instead."""
    places = find_occurrences(text, quote)
    shown = enumerate(places[:PLACES_SHOWN], start=1)
    ends = {f"{name}_{n}": end for n, span in shown for name, end in zip(("start", "end"), span, strict=True)}
    return BadAnchor(_STANDS[min(len(places), PLACES_SHOWN + 1)], **ends, left=len(places) - PLACES_SHOWN)


def _shown(quote: str) -> str:
    return repr(quote if len(quote) <= QUOTED_CHARACTERS else quote[: QUOTED_CHARACTERS - 1] + "…")


def _refuse_known_binary(data: bytes) -> None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise NotText("the bytes are those of %(what)s; %(accepted)s", what=kind, accepted=_ACCEPTED)


def _refuse_nul_bytes(data: bytes) -> None:
    nul = data.find(b"\0")
    if nul >= 0:
        raise NotText(
            "a NUL byte stands at byte %(offset)s: this looks binary; %(accepted)s",
            offset=nul,
            accepted=_ACCEPTED,
        )


def _encoding_of(data: bytes, declared: str | None) -> tuple[str, bytes]:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8", data[len(codecs.BOM_UTF8) :]
    wanted = "utf-8" if declared is None else charset_named(declared)
    for mark, encoding in _WIDE_MARKS:
        if not data.startswith(mark):
            continue
        if wanted[:6] == encoding[:6]:
            return encoding, data[len(mark) :]
        raise NotText(
            "the bytes begin with a %(encoding)s byte order mark; %(accepted)s",
            encoding=encoding[:6].upper(),
            accepted=_ACCEPTED,
        )
    return wanted, data


def _decode_strictly(body: bytes, encoding: str, skipped: int) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        byte = body[error.start]
        offset = error.start + skipped
        raise NotText(
            "byte %(offset)s (0x%(byte)s) is not %(encoding)s; %(accepted)s",
            offset=offset,
            byte=f"{byte:02x}",
            encoding=encoding.upper(),
            accepted=_ACCEPTED,
        ) from error


def _refuse_lone_surrogates(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        code = f"U+{ord(text[error.start]):04X}"
        raise NotText(
            "half a surrogate pair (%(code)s) stands at offset %(offset)s; %(accepted)s",
            code=code,
            offset=error.start,
            accepted=_ACCEPTED,
        ) from error


def _is_visible(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) not in ("Cc", "Cf")
