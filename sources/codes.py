"""The closed lists of what was published, without Django; labels are in ``sources/models/choices.py``."""

from enum import StrEnum


class SourceKind(StrEnum):
    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    ONLINE_OUTLET = "online_outlet"
    OFFICIAL_BODY = "official_body"
    PARTY = "party"
    NGO = "ngo"
    SOCIAL_ACCOUNT = "social_account"
    WITNESS = "witness"
    DOCUMENT = "document"
    ENQUIRY = "enquiry"
    COURT = "court"
    UNNAMED = "unnamed"


class SourceClass(StrEnum):
    """Strength of evidence by role, strongest first: the order of declaration is the rank."""

    DOCUMENT = "document"
    OFFICIAL = "official"
    ORGANISATION = "organisation"
    AGENCY = "agency"
    OUTLET = "outlet"
    WITNESS = "witness"
    PARTY = "party"
    UNNAMED = "unnamed"
    ACCOUNT = "account"

    @property
    def rank(self) -> int:
        """0 for the strongest class."""
        return list(SourceClass).index(self)


class DatePrecision(StrEnum):
    NONE = "none"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class DateBasis(StrEnum):
    """What the publication date rests on."""

    NONE = "none"
    STATED = "stated"
    METADATA = "metadata"
    URL = "url"
    INFERRED = "inferred"


class ArticleKind(StrEnum):
    ARTICLE = "article"
    POST = "post"


class NoticeKind(StrEnum):
    CORRECTION = "correction"
    RETRACTION = "retraction"
    DELETION = "deletion"


class FeedKind(StrEnum):
    RSS = "rss"
    ATOM = "atom"
    SITEMAP = "sitemap"


class Sensitivity(StrEnum):
    """How far something may travel: the one list that sources, claims and releases share."""

    PUBLIC = "public"
    RESTRICTED = "restricted"
    CONFIDENTIAL = "confidential"
