"""Which articles print one text: a wire story, edited or not, is one voice.

Outward: `index_text` and `text_group_of`. Candidates come from an index of each text's smallest shingle hashes;
the best of them by shared keys, at most CANDIDATES, are compared in full. A copy beyond those, or one that shares
fewer passages than `near_duplicates.COPY_FROM` asks, is left to a person's link.
"""

from collections.abc import Sequence
from functools import lru_cache

from django.db.models import Count

from sources.ingestion.near_duplicates import Fingerprint, Overlap, fingerprint, likeness
from sources.models import Article, TextKey
from sources.text import Zone, ZoneRole

# Articles compared in full for one new article. A story of more outlets is one group long before. Arbitrary.
CANDIDATES = 50
# Fingerprints of stored articles kept in memory, some 40 kB each at the most. Arbitrary but works.
KEPT = 500

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
        .values_list("pk", "text_sha256", "text_group", "public_id")[:CANDIDATES]
    )
    best, group = 0.0, article.public_id
    for pk, text_sha256, other_group, public_id in sorted(shared):
        found = likeness(print_, _stored_words(pk, text_sha256))
        if found.overlap is Overlap.COPY and found.containment > best:
            best, group = found.containment, other_group or public_id
    return group


@lru_cache(maxsize=KEPT)
def _stored_words(pk: int, text_sha256: str) -> Fingerprint:
    """The hash is part of the key: a row id may be given out again in a database made anew."""
    article = Article.objects.prefetch_related("zones").get(pk=pk, text_sha256=text_sha256)
    spans = [(zone.start, zone.end) for zone in article.zones.all() if zone.role not in FURNITURE]
    return fingerprint(article.text, spans)


def index_text(article: Article, print_: Fingerprint) -> None:
    """Let later articles find this one."""
    TextKey.objects.bulk_create([TextKey(article=article, key=key) for key in print_.candidate_keys()])
