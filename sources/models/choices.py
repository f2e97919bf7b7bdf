"""The labels people read for the codes of ``sources.codes`` and ``sources.zoning``."""

from django.utils.translation import gettext_lazy as _

from factcheck.choices import labelled
from sources.codes import (
    ArticleKind,
    DateBasis,
    DatePrecision,
    FeedKind,
    NoticeKind,
    Sensitivity,
    SourceClass,
    SourceKind,
)
from sources.zoning.marks import ZoneRole

SENSITIVITIES = labelled(
    Sensitivity,
    {
        Sensitivity.PUBLIC: _("public"),
        Sensitivity.RESTRICTED: _("restricted"),
        Sensitivity.CONFIDENTIAL: _("confidential"),
    },
)
SOURCE_KINDS = labelled(
    SourceKind,
    {
        SourceKind.AGENCY: _("news agency"),
        SourceKind.NEWSPAPER: _("newspaper"),
        SourceKind.BROADCASTER: _("broadcaster"),
        SourceKind.ONLINE_OUTLET: _("online outlet"),
        SourceKind.OFFICIAL_BODY: _("official body"),
        SourceKind.PARTY: _("party to the conflict"),
        SourceKind.NGO: _("non-governmental organisation"),
        SourceKind.SOCIAL_ACCOUNT: _("social account"),
        SourceKind.WITNESS: _("witness"),
        SourceKind.DOCUMENT: _("document"),
        SourceKind.ENQUIRY: _("enquiry"),
        SourceKind.COURT: _("court"),
        SourceKind.UNNAMED: _("unnamed source"),
    },
)
SOURCE_CLASSES = labelled(
    SourceClass,
    {
        SourceClass.DOCUMENT: _("document or enquiry"),
        SourceClass.OFFICIAL: _("official body"),
        SourceClass.ORGANISATION: _("organisation"),
        SourceClass.AGENCY: _("news agency"),
        SourceClass.OUTLET: _("news outlet"),
        SourceClass.WITNESS: _("witness"),
        SourceClass.PARTY: _("party to the event"),
        SourceClass.UNNAMED: _("unnamed"),
        SourceClass.ACCOUNT: _("private account"),
    },
)
DATE_PRECISIONS = labelled(
    DatePrecision,
    {
        DatePrecision.NONE: _("not known"),
        DatePrecision.YEAR: _("year"),
        DatePrecision.MONTH: _("month"),
        DatePrecision.DAY: _("day"),
    },
)
DATE_BASES = labelled(
    DateBasis,
    {
        DateBasis.NONE: _("not known"),
        DateBasis.STATED: _("stated by whoever added it"),
        DateBasis.METADATA: _("the page's metadata"),
        DateBasis.URL: _("the address"),
        DateBasis.INFERRED: _("inferred from the text"),
    },
)
ARTICLE_KINDS = labelled(
    ArticleKind, {ArticleKind.ARTICLE: _("article"), ArticleKind.POST: _("embedded post")}
)
NOTICE_KINDS = labelled(
    NoticeKind,
    {
        NoticeKind.CORRECTION: _("correction"),
        NoticeKind.RETRACTION: _("retraction"),
        NoticeKind.DELETION: _("deletion"),
    },
)
FEED_KINDS = labelled(
    FeedKind, {FeedKind.RSS: _("RSS"), FeedKind.ATOM: _("Atom"), FeedKind.SITEMAP: _("sitemap")}
)
ZONE_ROLES = labelled(
    ZoneRole,
    {
        ZoneRole.HEADLINE: _("headline"),
        ZoneRole.LEAD: _("lead"),
        ZoneRole.BODY: _("body"),
        ZoneRole.BACKGROUND: _("background"),
        ZoneRole.QUOTATION: _("quotation"),
        ZoneRole.BOILERPLATE: _("boilerplate"),
        ZoneRole.METADATA_HEADER: _("metadata header"),
        ZoneRole.POST: _("embedded post"),
    },
)
