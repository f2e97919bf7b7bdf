"""Permanent numbers, given out once.

Outward: ``next_number``, ``next_event_id`` and ``number_claim``; ``lock_article``, ``lock_article_of`` and
``lock_counter`` for those who number or decide. Call them inside a transaction: what is counted on stays locked until
it ends, so that two processes never get one number.
"""

from django.db.models import Max

from claims.models import Claim, Counter
from sources.models import Article

EVENT = "event"
CODEBOOK = "codebook"


def lock_counter(name: str) -> Counter:
    """The counter's row, locked, made with the first use."""
    Counter.objects.get_or_create(name=name)
    return Counter.objects.select_for_update().get(name=name)


def next_number(name: str) -> int:
    """The next number of one kind of id, from 1."""
    counter = lock_counter(name)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def next_event_id() -> str:
    """ "E000001" and on."""
    return f"E{next_number(EVENT):06d}"


def lock_article(article_id: int) -> None:
    """Lock its row until the transaction ends: people and producers act on its claims one after the other."""
    Article.objects.select_for_update().only("pk").get(pk=article_id)


def lock_article_of(claim_id: int) -> int:
    """Before anything else of a decision: nobody says Done while it is taken. Returns the article's row id."""
    article_id: int = Claim.objects.values_list("article", flat=True).get(pk=claim_id)
    lock_article(article_id)
    return article_id


def number_claim(claim: Claim) -> None:
    """Give a new claim the next number of its article, and with it its permanent id."""
    lock_article(claim.article_id)
    last = Claim.objects.filter(article=claim.article_id).aggregate(last=Max("ordinal"))["last"]
    claim.ordinal = 1 if last is None else last + 1
    claim.public_id = f"{claim.article.public_id}.{claim.ordinal}"
