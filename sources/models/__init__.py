"""What was published: sources, their articles, posts, zones, notices and feeds."""

from sources.models.article import Article
from sources.models.feed import Feed
from sources.models.notice import Notice
from sources.models.raw_document import RawDocument
from sources.models.source import Source, SourceName
from sources.models.text_key import TextKey
from sources.models.zone import Zone

__all__ = ["Article", "Feed", "Notice", "RawDocument", "Source", "SourceName", "TextKey", "Zone"]
