"""What extraction needs to read articles, taken from the database once for a batch.

Outward: ``Reader``, ``current_reader``, ``document_of``, ``keep_words``, and ``pointed_in`` and ``likely_in`` for
words that a person points at.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from claims.domain.codebook import Codebook
from claims.domain.dates import PartialDate, parse_date
from claims.extraction.document import Document, Zone
from claims.extraction.drafts import VERSION, Extraction
from claims.extraction.gazetteer import Gazetteer
from claims.extraction.lexicon import lexicon_for
from claims.extraction.pack import languages, load_pack
from claims.extraction.pipeline import extract, read
from claims.extraction.pointed import Pointed, likely_attributes, pointed_at
from claims.extraction.reading import Reading
from claims.models import Attribute, AttributeVersion, CodebookSnapshot
from claims.selectors.codebook import current_codebook, current_snapshot
from claims.selectors.gazetteer import current_gazetteer
from factcheck.kept import keep_loaded
from sources.codes import ArticleKind
from sources.models import Article
from sources.selectors.names import SourceNames, source_names

# Hexadecimal digits of the codebook's hash in a producer's version: enough to tell its revisions apart.
DIGITS = 8


@dataclass(frozen=True, slots=True)
class Reader:
    """attributes, versions: key -> row, and its version in force. names: which source a wording names."""

    snapshot: CodebookSnapshot
    codebook: Codebook
    gazetteer: Gazetteer
    attributes: Mapping[str, Attribute]
    versions: Mapping[str, AttributeVersion]
    names: SourceNames

    @property
    def version(self) -> str:
        """Names rules and codebook together: where neither changed, nothing new can be suggested."""
        return f"{VERSION}+{self.codebook.sha256[:DIGITS]}"

    def read(self, document: Document) -> Extraction:
        """Drafts and events of a document; none where its language has no pack."""
        return read_document(document, self.codebook, self.gazetteer)


def read_document(document: Document, codebook: Codebook, gazetteer: Gazetteer) -> Extraction:
    if document.lang not in languages():
        return Extraction()
    return extract(document, codebook, load_pack(document.lang), gazetteer)


def keep_words(codebook: Codebook, gazetteer: Gazetteer, spoken: Collection[str]) -> None:
    """Compile the words of some languages before many documents are read, and have them kept (``factcheck.kept``).

    spoken: codes of languages; those without a pack are passed over.
    """
    for language in sorted(set(spoken) & set(languages())):
        lexicon_for(codebook, load_pack(language), gazetteer)
    keep_loaded()


def current_reader() -> Reader | None:
    """The reader of the codebook in force; None where no codebook was adopted yet."""
    snapshot, codebook = current_snapshot(), current_codebook()
    if snapshot is None or codebook is None:
        return None
    attributes = list(Attribute.objects.filter(is_retired=False).select_related("current"))
    return Reader(
        snapshot=snapshot,
        codebook=codebook,
        gazetteer=current_gazetteer(),
        attributes={row.key: row for row in attributes if row.current is not None},
        versions={row.key: row.current for row in attributes if row.current is not None},
        names=source_names(),
    )


def document_of(article: Article) -> Document:
    """A stored article as extraction reads it. Of a post the words are its own: no zone silences them."""
    zones = [] if article.kind == ArticleKind.POST else article.zones.all()
    return Document(
        id=article.public_id,
        lang=article.language,
        published=published_of(article.published),
        text=article.text,
        zones=tuple(Zone(zone.role, zone.start, zone.end, zone.language or None) for zone in zones),
    )


def published_of(published: str) -> PartialDate | None:
    """YYYY, YYYY-MM or YYYY-MM-DD as a partial date; None for "" (not known)."""
    return parse_date(published) if published else None


def pointed_in(article: Article, start: int, end: int, attribute: str = "") -> Pointed:
    """What the words start..end (exclusive) state of an attribute, as the rules read them; "" = of none.

    Just the words themselves where the article's language cannot be read, or no codebook was adopted.
    """
    reading = _reading_of(article)
    return Pointed(start, end) if reading is None else pointed_at(reading, start, end, attribute)


def likely_in(article: Article, start: int, end: int) -> list[str]:
    """Keys of the attributes that the words start..end (exclusive) may state, the likeliest first."""
    reading = _reading_of(article)
    return [] if reading is None else likely_attributes(reading, start, end)


def _reading_of(article: Article) -> Reading | None:
    codebook = current_codebook()
    if codebook is None or article.language not in languages():
        return None
    return read(document_of(article), codebook, load_pack(article.language), current_gazetteer())
