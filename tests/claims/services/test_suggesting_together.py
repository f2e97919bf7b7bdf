"""Two workers at once: only PostgreSQL lets them run side by side."""

import pytest

from claims.domain.codes import Comparator
from claims.domain.values import quantity
from claims.models import Attribute, Claim, Event, ProducerRun
from claims.services.claim_content import ClaimContent
from claims.services.review import add_claim
from claims.services.seeding import load_codebook_and_registers
from claims.services.suggesting import suggest_claims
from sources.models import Article
from sources.services import add_article
from tests.claims.services.cast import FIRST, SECOND, add
from tests.claims.services.together import together
from tests.factories import UserFactory
from tests.sources.services.cast import incoming

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_two_articles_of_one_attack_open_one_event() -> None:
    load_codebook_and_registers()
    articles = [add(FIRST, "Harbour Gazette"), add(SECOND, "Quay Post")]

    assert together(*[lambda text=article: suggest_claims(text) for article in articles]) == [None, None]
    killed = Claim.objects.filter(attribute__key="killed")
    assert killed.count() == 2
    assert len({claim.event_id for claim in killed}) == 1
    assert Event.objects.count() == 1


def test_person_and_machine_number_the_claims_of_one_article_apart() -> None:
    load_codebook_and_registers()
    article, ada = add(FIRST, "Harbour Gazette"), UserFactory(is_superuser=True)
    content = _girl_killed(article)
    raised = together(lambda: suggest_claims(article), *[lambda: add_claim(article, content, by=ada)] * 3)
    assert raised == [None] * 4
    ordinals = sorted(Claim.objects.filter(article=article).values_list("ordinal", flat=True))
    assert ordinals == list(range(1, len(ordinals) + 1))
    assert Claim.objects.filter(article=article, producer="person").count() == 3


def _girl_killed(article: Article) -> ClaimContent:
    quote = "One girl was killed and five people were injured."
    start = article.text.index(quote)
    return ClaimContent(
        attribute=Attribute.objects.select_related("current").get(key="killed"),
        value=quantity(Comparator.EXACT, 1, unit="person"),
        start=start,
        end=start + len(quote),
        quote=quote,
    )


def test_one_article_is_read_once_by_two_workers() -> None:
    load_codebook_and_registers()
    article = add(FIRST, "Harbour Gazette")
    assert together(*[lambda: suggest_claims(article)] * 2) == [None, None]
    assert ProducerRun.objects.count() == 1


def test_one_article_ingested_twice_at_once_is_stored_once() -> None:
    assert together(*[lambda: add_article(incoming(), by=None)] * 4) == [None] * 4
    assert Article.objects.count() == 1
