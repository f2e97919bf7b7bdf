"""A language model beside the rules: only what stands in the text enters, and its absence changes nothing."""

import json
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from claims.domain.codes import ClaimStatus, Comparator, Producer
from claims.domain.values import quantity
from claims.models import Claim, ProducerRun
from claims.services.asking import ask_model, ask_model_later
from claims.services.errors import NotAllowed, ServiceError
from claims.services.language_model import ModelUnavailable
from claims.services.review import accept_under_policy, reject_claim
from claims.services.suggesting import suggest_claims
from factcheck.jobs.models import Job
from sources.models import Article
from tests.claims.admin.cast import Page, logged_in, person
from tests.claims.services.cast import FIRST, add
from tests.claims.services.stub_model import Stub, said, stub_model

pytestmark = pytest.mark.django_db
QUOTE = "One girl was killed and five people were injured."
INJURED = {"attribute": "injured", "quote": QUOTE, "focus": "five", "truth": None, "category": None}
MOTIVE = {
    "attribute": "motive",
    "quote": QUOTE,
    "focus": "five people were injured",
    "truth": None,
    "category": None,
}


@pytest.fixture
def stub() -> Iterator[Stub]:
    with stub_model() as running:
        yield running


@pytest.fixture
def article(seeds: None) -> Article:
    return add(FIRST, "Harbour Gazette")


def of_model() -> list[Claim]:
    return list(Claim.objects.filter(producer=Producer.LLM))


def test_a_pointed_word_becomes_a_suggestion_read_by_the_rules(article: Article, stub: Stub) -> None:
    asked = ask_model(article, target=stub.says(INJURED).endpoint())
    (claim,) = asked.claims
    assert claim.attribute.key == "injured"
    assert claim.value == quantity(Comparator.EXACT, 5, unit="person")
    assert (claim.producer, claim.producer_version, claim.rule) == (Producer.LLM, "stub-model", "llm.injured")
    assert claim.status == ClaimStatus.SUGGESTED
    assert claim.quote == FIRST[claim.start : claim.end]
    assert claim.event is not None


def test_what_the_rules_found_gets_no_second_suggestion(article: Article, stub: Stub) -> None:
    before = len(suggest_claims(article))
    asked = ask_model(article, target=stub.says(INJURED, MOTIVE).endpoint())
    assert [claim.attribute.key for claim in asked.claims] == ["motive"]
    assert Claim.objects.count() == before + 1
    run = ProducerRun.objects.get(producer=Producer.LLM)
    assert run.proposals.count() == 2


def test_the_answer_and_the_version_of_the_prompt_are_kept(article: Article, stub: Stub) -> None:
    ask_model(article, target=stub.says(INJURED).endpoint())
    run = ProducerRun.objects.get(producer=Producer.LLM)
    assert run.raw_answer == said(json.dumps({"claims": [INJURED]}))
    assert len(run.prompt_version) == 8


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (
            {**INJURED, "quote": "Six people were injured.", "focus": "Six"},
            "does not stand in the text word for word",
        ),
        ({**INJURED, "focus": "six"}, "focus does not stand in the quote"),
        ({**INJURED, "attribute": "mood"}, "no attribute 'mood'"),
        ({**INJURED, "focus": "people"}, "state no count"),
        ({**INJURED, "quote": ""}, "are words of the article"),
        ({**INJURED, "quote": None}, "are words of the article"),
        ("five injured", "is an object"),
        ({**INJURED, "attribute": "responsibility_claimed", "focus": "five"}, "state no boolean"),
    ],
)
def test_what_does_not_stand_in_the_text_is_dropped(
    article: Article, stub: Stub, entry: Any, reason: str
) -> None:
    asked = ask_model(article, target=stub.says(entry).endpoint())
    assert asked.claims == []
    assert reason in asked.dropped[0].reason
    assert of_model() == []


@pytest.mark.parametrize(
    "body", ["", "no JSON", "{}", said("Sure! Here you go"), said('{"claims": 7}'), said("[]")]
)
def test_an_answer_in_another_form_is_kept_and_suggests_nothing(
    article: Article, stub: Stub, body: str
) -> None:
    asked = ask_model(article, target=stub.answers_with(200, body).endpoint())
    assert asked.claims == []
    assert "not in the form asked for" in asked.dropped[0].reason
    assert ProducerRun.objects.get(producer=Producer.LLM).raw_answer == body


def test_a_sentence_that_stands_twice_may_be_told_twice(seeds: None, stub: Stub) -> None:
    twice = add(f"{QUOTE}\n\nLater.\n\n{QUOTE}", "Harbour Gazette")
    asked = ask_model(twice, target=stub.says(INJURED, INJURED, INJURED).endpoint())
    assert [claim.focus_start for claim in asked.claims] == [
        twice.text.index("five"),
        twice.text.rindex("five"),
    ]
    assert asked.dropped[0].reason == "It repeats an earlier entry."


def test_offsets_hold_behind_emoji_and_accents(seeds: None, stub: Stub) -> None:
    article = add(f"\U0001f6a8 Café 👩‍👩‍👧 cafe\u0301\n\n{QUOTE}", "Harbour Gazette")
    (claim,) = ask_model(article, target=stub.says(INJURED).endpoint()).claims
    assert article.text[claim.focus_start : claim.focus_end] == "five"


def test_a_long_article_is_asked_in_stretches(seeds: None, stub: Stub) -> None:
    article = add("\n\n".join(["Nothing happened here."] * 1_200 + [QUOTE]), "Harbour Gazette")
    asked = ask_model(article, target=stub.says().says(INJURED).endpoint())
    assert len(stub.requests) == 2
    assert [claim.focus for claim in asked.claims] == ["five"]
    assert len(json.loads(ProducerRun.objects.get(producer=Producer.LLM).raw_answer)) == 2


def test_a_decided_suggestion_does_not_come_back(article: Article, stub: Stub) -> None:
    (claim,) = ask_model(article, target=stub.says(MOTIVE).endpoint()).claims
    reject_claim(claim.pk, by=person("reviewer"), reason="No motive.")
    assert ask_model(article, target=stub.endpoint()).claims == []


def test_a_model_withdraws_nothing_that_it_says_no_longer(article: Article, stub: Stub) -> None:
    ask_model(article, target=stub.says(MOTIVE).says().endpoint())
    ask_model(article, target=stub.endpoint())
    assert [claim.status for claim in of_model()] == [ClaimStatus.SUGGESTED]


def test_no_policy_accepts_what_a_model_pointed_at(article: Article, stub: Stub) -> None:
    ask_model(article, target=stub.says(MOTIVE).endpoint())
    accept_under_policy(Claim.objects.all(), policy="trial")
    assert [claim.status for claim in of_model()] == [ClaimStatus.SUGGESTED]


def test_an_absent_model_leaves_the_rules_running(article: Article, stub: Stub) -> None:
    stub.answers_with(500, "down")
    with pytest.raises(ModelUnavailable):
        ask_model(article, target=stub.endpoint())
    assert suggest_claims(article)
    assert not ProducerRun.objects.filter(producer=Producer.LLM).exists()


def test_off_by_default(article: Article) -> None:
    with pytest.raises(ServiceError, match="set LLM_URL and LLM_MODEL"):
        ask_model(article)
    with pytest.raises(CommandError, match="No language model is configured") as refused:
        call_command("ask_model")
    assert refused.value.returncode == 2
    page = Page(logged_in("reviewer").get(reverse("admin:article_page", args=[article.public_id])))
    assert "Ask the language model" not in page.text


def test_a_reader_may_not_ask(article: Article, stub: Stub, settings: Any) -> None:
    settings.LLM_URL, settings.LLM_MODEL = stub.url, "stub-model"
    with pytest.raises(NotAllowed):
        ask_model_later(article, by=person("reader"))
    assert (
        logged_in("reader", username="sofia")
        .post(reverse("admin:article_ask", args=[article.public_id]))
        .status_code
        == 403
    )


@pytest.mark.django_db(transaction=True)
def test_a_reviewer_asks_from_the_article(stub: Stub, settings: Any, seeds: None) -> None:
    settings.LLM_URL, settings.LLM_MODEL = stub.says(MOTIVE).url, "stub-model"
    article = add(FIRST, "Harbour Gazette")
    client = logged_in("reviewer")
    page = Page(client.get(reverse("admin:article_page", args=[article.public_id])))
    assert "Ask the language model" in page.text
    client.post(reverse("admin:article_ask", args=[article.public_id]))
    assert Job.objects.get().name == "claims.ask_model"
    assert [claim.attribute.key for claim in of_model()] == ["motive"]


def test_the_command_asks_about_what_was_not_asked_yet(article: Article, stub: Stub, settings: Any) -> None:
    settings.LLM_URL, settings.LLM_MODEL = stub.says(MOTIVE, {**MOTIVE, "focus": "x"}).url, "stub-model"
    out = StringIO()
    call_command("ask_model", stdout=out)
    call_command("ask_model", stdout=out)
    assert out.getvalue().splitlines() == [
        "articles: 1, entries on their words: 1, new suggestions: 1, dropped: 1",
        "articles: 0, entries on their words: 0, new suggestions: 0, dropped: 0",
    ]
