"""Which articles print one text: a wire story, edited or not, is one voice.

Outward: `index_text` and `text_group_of`. Candidates come from an index of each text's smallest shingle hashes;
the best of them by shared keys, at most CANDIDATES, are compared in full. A copy beyond those, or one that shares
fewer passages than `near_duplicates.COPY_FROM` asks, is left to a person's link.
"""

from collections.abc import Sequence

from django.db.models import Count

from sources.ingestion.near_duplicates import Fingerprint, Overlap, fingerprint, likeness
from sources.models import Article, TextKey
from sources.text import Zone, ZoneRole

# Articles compared in full for one new article. A story of more outlets is one group long before. Arbitrary.
CANDIDATES = 50

# What all articles of an outlet may share without copying each other.
FURNITURE = (ZoneRole.BOILERPLATE, ZoneRole.METADATA_HEADER, ZoneRole.POST)


def own_words(text: str, zones: Sequence[Zone]) -> Fingerprint:
    """The fingerprint of the text without furniture and posts."""
    return fingerprint(text, [(zone.start, zone.end) for zone in zones if zone.role not in FURNITURE])


def text_group_of(article: Article, print_: Fingerprint) -> str:
    """Group of the stored article that this one copies most, or its own public id. article: not stored yet."""
    keys = print_.candidate_keys()
    shared = (
        Article.objects.filter(text_keys__key__in=keys, erased_at__isnull=True)
        .annotate(shared=Count("text_keys"))
        .order_by("-shared", "pk")
        .values_list("pk", flat=True)[:CANDIDATES]
    )
    best, group = 0.0, article.public_id
    for other in Article.objects.filter(pk__in=list(shared)).prefetch_related("zones").order_by("pk"):
        spans = [(zone.start, zone.end) for zone in other.zones.all() if zone.role not in FURNITURE]
        found = likeness(print_, fingerprint(other.text, spans))
        if found.overlap is Overlap.COPY and found.containment > best:
            best, group = found.containment, other.text_group or other.public_id
    return group


def index_text(article: Article, print_: Fingerprint) -> None:
    """Let later articles find this one."""
    TextKey.objects.bulk_create([TextKey(article=article, key=key) for key in print_.candidate_keys()])
