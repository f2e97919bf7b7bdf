"""Store one text with its bytes, zones and embedded posts. Called inside the transaction of an act.

Outward: `prepared`, `public_id_of`, and `store`, which saves a prepared Article and everything under it.
"""

import hashlib
import re
from collections.abc import Sequence
from datetime import date

from factcheck.accounts.models import User
from sources.codes import ArticleKind, Sensitivity
from sources.ingestion.incoming import Incoming
from sources.models import Article, RawDocument, Source, Zone
from sources.services.naming import account_of_post
from sources.text import Zone as TextZone
from sources.text import ZoneRole, sha256_of, zones

# Hexadecimal digits of a public id: a pair in a million articles meets with one chance in two, and then gets more.
ID_DIGITS = 10
ID_DIGITS_MORE = 2

# "— A Resident (@resident_01) December 20, 2020", on a line of its own.
_SIGNATURE = re.compile(r"[—–-]{1,2} .{1,80}\(@\w{1,30}\)")

# ISO 639-2 code for a language that could not be told.
UNDETERMINED = "und"


def prepared(incoming: Incoming, source: Source | None, by: User | None) -> Article:
    """An unsaved Article of what came in, without its public id."""
    lower, upper = published_days(incoming.published)
    return Article(
        kind=ArticleKind.ARTICLE,
        source=source,
        title=incoming.title,
        language=incoming.lang or UNDETERMINED,
        url=incoming.url,
        published=incoming.published,
        published_lower=lower,
        published_upper=upper,
        published_precision=incoming.published_precision,
        published_basis=incoming.published_basis,
        notes=dict(incoming.notes),
        encoding=incoming.encoding,
        had_bom=incoming.had_bom,
        text=incoming.text,
        text_sha256=sha256_of(incoming.text),
        length=len(incoming.text),
        added_by=by,
    )


def public_id_of(source_key: str, text: str, *, parent: str = "") -> str:
    """ "A" and the first hexadecimal digits of the SHA-256 of outlet and text, more of them where they are taken.

    source_key: "" = not known. parent: public id of the article that a post stands in, "" = none.
    """
    origin = f"{source_key}\n{parent}" if parent else source_key
    digest = hashlib.sha256(f"{origin}\n{text}".encode()).hexdigest()
    digits = ID_DIGITS
    while Article.objects.filter(public_id=f"A{digest[:digits]}").exists():
        digits += ID_DIGITS_MORE
    return f"A{digest[:digits]}"


def published_days(published: str) -> tuple[date | None, date | None]:
    """First and last day of YYYY, YYYY-MM or YYYY-MM-DD; (None, None) for "" (not known)."""
    parts = [int(part) for part in published.split("-")] if published else []
    match parts:
        case [year]:
            return date(year, 1, 1), date(year, 12, 31)
        case [year, month]:
            following = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1), date.fromordinal(following.toordinal() - 1)
        case [year, month, day]:
            return date(year, month, day), date(year, month, day)
    return None, None


def split(article: Article) -> list[TextZone]:
    """The zones of the article's text, in its language where that is known."""
    return zones(article.text, None if article.language == UNDETERMINED else article.language)


def store(article: Article, found: Sequence[TextZone], incoming: Incoming | None, by: User | None) -> Article:
    """Save the article, its bytes once per hash, its zones, and each embedded post as an article of its account.

    found: its zones. incoming: where the bytes are; None = typed in, without bytes of their own.
    """
    article.raw = None if incoming is None else _raw(incoming)
    article.save(force_insert=True)
    posts = {
        zone.start: post
        for group in signed_groups(article.text, found)
        for post in [_store_post(article, group, by)]
        for zone in group
    }
    Zone.objects.bulk_create(
        Zone(
            article=article,
            role=zone.role,
            start=zone.start,
            end=zone.end,
            language=zone.lang or "",
            post=posts.get(zone.start),
        )
        for zone in found
    )
    return article


def signed_groups(text: str, found: Sequence[TextZone]) -> list[list[TextZone]]:
    """The post zones, each with the signature that stands right under it."""
    groups: list[list[TextZone]] = []
    above: TextZone | None = None
    for zone in found:
        if zone.role is ZoneRole.POST:
            follows = above is not None and above.role is ZoneRole.POST
            if follows and _SIGNATURE.match(text[zone.start : zone.end]):
                groups[-1].append(zone)
            else:
                groups.append([zone])
        above = zone
    return groups


def _raw(incoming: Incoming) -> RawDocument:
    raw, _ = RawDocument.objects.get_or_create(
        sha256=hashlib.sha256(incoming.data).hexdigest(),
        defaults={
            "media_type": incoming.media_type,
            "size_bytes": len(incoming.data),
            "data": incoming.data,
        },
    )
    return raw


def _first_of_post(text: str, post_id: str) -> str:
    """Id of the first post of this very text: embedded in two articles, it is still one voice."""
    same = Article.objects.filter(kind=ArticleKind.POST, text_sha256=sha256_of(text)).order_by("pk")
    return same.exclude(text_group="").values_list("text_group", flat=True).first() or post_id


def _store_post(parent: Article, group: Sequence[TextZone], by: User | None) -> Article:
    """The words of the zones as an article of their own: another voice, never the outlet's."""
    start, end, language = group[0].start, group[-1].end, group[0].lang or ""
    text = parent.text[start:end]
    post_id = public_id_of("", text, parent=f"{parent.public_id}:{start}")
    post = Article(
        public_id=post_id,
        kind=ArticleKind.POST,
        parent=parent,
        source=account_of_post(text, post_id, by=by),
        language=language or parent.language,
        sensitivity=Sensitivity.RESTRICTED,
        text=text,
        text_sha256=sha256_of(text),
        length=len(text),
        text_group=_first_of_post(text, post_id),
        added_by=by,
    )
    post.save(force_insert=True)
    Zone.objects.create(article=post, role=ZoneRole.POST, start=0, end=len(text), language=language)
    return post
