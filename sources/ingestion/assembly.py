"""Put one article together from what is stated, what its page says, and what its text shows: the first that speaks.

Outward function: `assemble`.
"""

from dataclasses import dataclass

from sources.codes import DateBasis
from sources.ingestion.incoming import Incoming
from sources.ingestion.pages import Page
from sources.ingestion.published import NOT_KNOWN, Published, published_in_header, published_in_url
from sources.ingestion.stated import TITLE_LENGTH, Stated
from sources.text import Decoded, ZoneRole, zones
from sources.zoning import language_of

# Characters at the head of a text among which its headline stands. Arbitrary but works.
_HEADLINE_REACH = 5_000


@dataclass(frozen=True, slots=True)
class Material:
    """The bytes of one article, its text, and the page it stood in (None = it came as plain text)."""

    data: bytes
    media_type: str
    decoded: Decoded
    page: Page | None = None


def assemble(file: str, material: Material, stated: Stated) -> Incoming:
    """The article, with what nobody states taken from its page, its address or its text."""
    text, page = material.decoded.text, material.page
    url = stated.url or (page.url if page else "")
    lang, lang_basis = _language(text, stated, page)
    published = _published(text, stated, page, url)
    site = {"site_name": page.site_name} if page and page.site_name else {}
    basis = {} if lang_basis is None else {"lang_basis": lang_basis.value}
    return Incoming(
        file=file,
        data=material.data,
        media_type=material.media_type,
        text=text,
        encoding=material.decoded.encoding,
        had_bom=material.decoded.had_bom,
        title=stated.title or (page.title if page else "") or headline_of(text, lang),
        outlet=stated.outlet,
        lang=lang,
        published=published.text,
        published_precision=published.precision,
        published_basis=published.basis,
        url=url,
        notes={**site, **stated.notes, **basis},
    )


def headline_of(text: str, lang: str = "") -> str:
    """The headline that stands over the text, cut to what a title may hold; "" if there is none."""
    for zone in zones(text[:_HEADLINE_REACH], lang or None):
        if zone.role is ZoneRole.HEADLINE:
            return text[zone.start : zone.end][:TITLE_LENGTH]
        if zone.role is ZoneRole.LEAD:
            return ""
    return ""


def _language(text: str, stated: Stated, page: Page | None) -> tuple[str, DateBasis | None]:
    if stated.lang:
        return stated.lang, None
    if page is not None and page.lang:
        return page.lang, DateBasis.METADATA
    told = language_of(text)
    return ("", None) if told is None else (told, DateBasis.INFERRED)


def _published(text: str, stated: Stated, page: Page | None, url: str) -> Published:
    if stated.published is not None:
        return stated.published
    if page is not None and page.published != NOT_KNOWN:
        return page.published
    in_url = published_in_url(url)
    return in_url if in_url != NOT_KNOWN else published_in_header(text)
