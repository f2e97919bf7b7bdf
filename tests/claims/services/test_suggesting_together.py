"""Two workers at once: only PostgreSQL lets them run side by side."""

from threading import Thread

import pytest
from django.db import connection

from claims.models import Claim, Event
from claims.services.seeding import load_codebook_and_registers
from claims.services.suggesting import suggest_claims
from sources.models import Article
from sources.services import add_article
from tests.claims.services.cast import FIRST, SECOND, add
from tests.sources.services.cast import incoming

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def together(*threads: Thread) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)


def test_two_articles_of_one_attack_open_one_event() -> None:
    load_codebook_and_registers()
    articles = [add(FIRST, "Harbour Gazette"), add(SECOND, "Quay Post")]

    def suggest(article: Article) -> None:
        suggest_claims(article)
        connection.close()

    together(*(Thread(target=suggest, args=(article,)) for article in articles))
    killed = Claim.objects.filter(attribute__key="killed")
    assert killed.count() == 2
    assert len({claim.event_id for claim in killed}) == 1
    assert Event.objects.count() == 1


def test_one_article_ingested_twice_at_once_is_stored_once() -> None:
    def ingest() -> None:
        add_article(incoming(), by=None)
        connection.close()

    together(*(Thread(target=ingest) for _ in range(4)))
    assert Article.objects.count() == 1
