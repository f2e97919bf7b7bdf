"""Read an HTML page: the article's text, and what the page's own head says of it.

Outward function: `read_page`. Text by trafilatura (title, paragraphs and embedded posts; menus, comments and
footers left out). The date is read only from elements that publishers write it into, never guessed from the
page at large.
"""

import html
import re
from dataclasses import dataclass

from sources.codes import DateBasis
from sources.errors import BadMetadata, NoArticle
from sources.ingestion.languages import accept_language
from sources.ingestion.published import NOT_KNOWN, Published, read_published
from sources.ingestion.stated import TITLE_LENGTH, URL_LENGTH, accept_url
from sources.text import SIZE_LIMIT_BYTES, accept_text, decode

# Bytes in which HTML has a charset declared. Source: HTML Living Standard, 4.2.5.4, with room for long
# comments.
_CHARSET_REACH = 4096
_CHARSET = re.compile(
    rb"<(?:meta\b[^>]{0,400}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*[\"']?\s*([\w:.-]+)", re.I
)

# Characters of a page searched for its head. Pages measured keep it under 200,000. Arbitrary but works.
_HEAD_REACH = 500_000
_META = re.compile(r"<(?:meta|link)\b([^>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:.-]{1,60})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_TITLE = re.compile(r"<title\b[^>]{0,200}>([^<]{1,1000})</title", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]{0,1000}?\blang\s{0,9}=\s{0,9}[\"']?([\w-]{2,35})", re.IGNORECASE)
_LINKED_DATE = re.compile(r"\"datePublished\"\s{0,9}:\s{0,9}\"([^\"]{4,40})\"")

# Names of elements that say when a page was first published, the most exact first.
_DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "pubdate",
    "publishdate",
    "date",
)
_TITLE_NAMES = ("og:title", "twitter:title")


@dataclass(frozen=True, slots=True)
class Page:
    """text: under the newline rule. title, lang, url, site_name: as the page says, "" = it does not."""

    text: str
    encoding: str
    had_bom: bool
    title: str
    lang: str
    published: Published
    url: str
    site_name: str


def read_page(data: bytes, *, limit_bytes: int = SIZE_LIMIT_BYTES) -> Page:
    """Read a page by the charset it declares (UTF-8 if none). Raises TooLarge, NotText, EmptyText, NoArticle."""
    markup = decode(data, _declared_charset(data), limit_bytes=limit_bytes)
    text = accept_text(_article_text(markup.text))
    head = markup.text[:_HEAD_REACH]
    said = _said(head)
    return Page(
        text=text,
        encoding=markup.encoding,
        had_bom=markup.had_bom,
        title=_title(head, said),
        lang=_language(head),
        published=_published(head, said),
        url=_url(said),
        site_name=_one_line(said.get("og:site_name", ""))[:TITLE_LENGTH],
    )


def _declared_charset(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_CHARSET_REACH])
    if match is None:
        return None
    label = match[1].decode("ascii", errors="replace").lower()
    # A declaration that could be read as ASCII is not in UTF-16. Source: HTML Living Standard, 13.2.3.2.
    return "utf-8" if label.startswith("utf-16") else label


def _article_text(markup: str) -> str:
    # Half a second and 60 MB, which runs without HTML need not pay.
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(markup, include_comments=False, with_metadata=False)
    except Exception as error:
        # A parser fed by strangers: whatever it raises, no page may end the batch.
        raise NoArticle(
            "the page cannot be parsed (%(error)s); accepted: HTML", error=type(error).__name__
        ) from error
    text = getattr(document, "text", None)
    if not text:
        raise NoArticle("no article text was found in the page; accepted: a page with paragraphs of text")
    return str(text)


def _said(head: str) -> dict[str, str]:
    """What meta and link elements say, by name in lower case; the first of a name counts."""
    said: dict[str, str] = {}
    for element in _META.finditer(head):
        attributes = {
            name.lower(): html.unescape(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(element[1])
        }
        content = attributes.get("content", attributes.get("href", ""))
        for key in ("property", "name", "itemprop", "rel"):
            if key in attributes:
                said.setdefault(attributes[key].lower(), content)
    return said


def _title(head: str, said: dict[str, str]) -> str:
    for name in _TITLE_NAMES:
        if said.get(name):
            return _one_line(said[name])[:TITLE_LENGTH]
    match = _TITLE.search(head)
    return _one_line(html.unescape(match[1]))[:TITLE_LENGTH] if match else ""


def _language(head: str) -> str:
    match = _LANGUAGE.search(head)
    try:
        return accept_language(match[1]) if match else ""
    except BadMetadata:
        return ""


def _published(head: str, said: dict[str, str]) -> Published:
    linked = _LINKED_DATE.search(head)
    candidates = [said.get(name, "") for name in _DATE_NAMES]
    for candidate in [*candidates[:2], linked[1] if linked else "", *candidates[2:]]:
        try:
            published = read_published(candidate, DateBasis.METADATA)
        except BadMetadata:
            continue
        if published != NOT_KNOWN:
            return published
    return NOT_KNOWN


def _url(said: dict[str, str]) -> str:
    for name in ("canonical", "og:url"):
        try:
            url = accept_url(said.get(name, "").strip())
        except BadMetadata:
            continue
        if url and len(url) <= URL_LENGTH:
            return url
    return ""


def _one_line(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())
