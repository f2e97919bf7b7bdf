"""What a person does on a practice article stays in their attempt, and is judged against the known answers."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from claims.domain.codes import Comparator
from claims.domain.values import quantity
from claims.models import Attribute, Claim, PracticeArticle, PracticeRun, Review, ReviewDecision
from claims.selectors.practice import claims_of, open_run, practice_articles, shown_article
from claims.selectors.practice_result import Part, Result, Verdict, result_of
from claims.services.claim_content import ClaimContent, content_of
from claims.services.errors import BadClaim, BadDecision, NotAllowed, ServiceError
from claims.services.practice_articles import load_practice, make_practice, withdraw_practice
from claims.services.practising import add, begin_practice, decide, finish_practice, take_back
from claims.services.review import accept_claim, add_claim, edit_claim, reject_claim
from claims.services.reviewing import finish_review
from claims.services.seeding import SEEDS, load_codebook_and_registers
from factcheck.accounts.models import User
from factcheck.audit.models import Act
from sources.models import Article
from tests.claims.admin.cast import person
from tests.factories import ArticleFactory, ClaimFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia(db: None) -> User:
    load_codebook_and_registers()
    load_practice(SEEDS / "practice")
    return person("reviewer", username="nadia")


@pytest.fixture
def depot(nadia: User) -> PracticeArticle:
    begun: PracticeArticle = PracticeArticle.objects.get(key="fuel-depot")
    begin_practice(begun, by=nadia)
    return begun


def seen(practice: PracticeArticle, by: User) -> dict[tuple[str, str], Claim]:
    """(attribute, focus) -> claim, as the person has left it; the latest where two stand on the same words."""
    claims = claims_of(practice, open_run(practice, by), shown_article(practice))
    return {(claim.attribute.key, claim.focus): claim for claim in claims}


def accept_all(practice: PracticeArticle, by: User) -> None:
    for claim in seen(practice, by).values():
        decide(practice, claim.ordinal, "accept", by=by)
    for number in range(1, len(practice.suggestions) + 1):
        decide(practice, number, "accept", by=by)


def stated(
    practice: PracticeArticle, sentence: str, focus: str, key: str, number: int, **said: Any
) -> ClaimContent:
    start, at = practice.text.index(sentence), practice.text.index(focus, practice.text.index(sentence))
    comparator = said.pop("comparator", Comparator.EXACT)
    attribute = Attribute.objects.select_related("current").get(key=key)
    version = attribute.current
    assert version is not None
    return ClaimContent(
        attribute=attribute,
        value=quantity(comparator, number, unit=version.unit),
        start=start,
        end=start + len(sentence),
        quote=sentence,
        focus_start=at,
        focus_end=at + len(focus),
        **said,
    )


def verdicts(result: Result) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (each.verdict.value, each.claim.attribute.key, tuple(part.value for part in each.differs_in))
        for each in result.judged
        if each.verdict is not Verdict.AGREES
    ]


def test_the_seeds_hold_and_are_loaded_once(nadia: User) -> None:
    assert {each.key for each in practice_articles(nadia)} == {"fuel-depot", "marche-central"}
    assert load_practice(SEEDS / "practice") == 0
    for practice in practice_articles(nadia):
        article = shown_article(practice)
        for entry in (*practice.answers, *practice.suggestions):
            content = entry["content"]
            assert article.text[int(content["start"]) : int(content["end"])] == content["quote"]
        for entry in practice.answers:
            assert entry["optional"] or {"en", "fr"} <= set(entry["why"])


def test_a_file_that_does_not_hold_is_named(nadia: User, tmp_path: Path) -> None:
    text = (SEEDS / "practice" / "fuel-depot.toml").read_text(encoding="utf-8")
    (tmp_path / "broken.toml").write_text(
        text.replace('focus = "Three of them"', 'focus = "Nobody"'), encoding="utf-8"
    )
    with pytest.raises(ServiceError, match=r"broken\.toml: “Nobody” stands 0 times there"):
        load_practice(tmp_path)


def test_whoever_accepts_everything_is_told_what_differs_what_is_missing_and_what_is_beyond(
    nadia: User, depot: PracticeArticle
) -> None:
    accept_all(depot, nadia)
    result = result_of(depot, finish_practice(depot, by=nadia))
    assert verdicts(result) == [
        ("differs", "injured", ("value",)),
        ("beyond", "vehicles_targeted", ()),
        ("missed", "rockets_landed", ()),
        ("differs", "injured", ("value", "modality")),
        ("missed", "injured", ()),
    ]
    reasons = {each.claim.attribute.key: each.why for each in result.judged if each.verdict is Verdict.BEYOND}
    assert "no targets" in reasons["vehicles_targeted"]
    assert {str(score.attribute.key): score.percent for score in result.scores}["injured"] == 0
    assert (result.total.asked, result.total.missed, result.total.beyond) == (result.total.right + 4, 2, 1)


def test_whoever_corrects_rejects_and_adds_has_all_of_it(nadia: User, depot: PracticeArticle) -> None:
    for claim in list(seen(depot, nadia).values()):
        decide(depot, claim.ordinal, "accept", by=nadia)
    accept_all(depot, nadia)
    claims = seen(depot, nadia)
    for key, answer in ((("injured", "at least five workers"), 2), (("injured", "up to nine people"), 7)):
        known = depot.answers[answer]["content"]
        right = replace(
            content_of(claims[key]),
            value=quantity(Comparator(known["comparator"]), int(float(known["number"])), unit="person"),
            modality=known["modality"],
        )
        decide(depot, claims[key].ordinal, "edit", by=nadia, content=right)
    decide(depot, claims["vehicles_targeted", "a truck"].ordinal, "reject", by=nadia, reason="Not attacked.")
    add(
        depot,
        stated(
            depot,
            "Three of them landed inside the depot; the fourth fell into the sea and did not explode.",
            "Three",
            "rockets_landed",
            3,
        ),
        by=nadia,
    )
    zero = stated(
        depot, "An army spokesman said that no soldiers were injured.", "no soldiers", "injured", 0,
        comparator=Comparator.NONE, informant_text="army spokesman",
    )  # fmt: skip
    added = add(depot, zero, by=nadia)
    assert added.pk is None
    result = result_of(depot, finish_practice(depot, by=nadia))
    assert verdicts(result) == [("rejected", "vehicles_targeted", ())]
    assert {score.percent for score in result.scores} == {100}


def test_who_says_it_is_compared_by_whether_anybody_does(nadia: User, depot: PracticeArticle) -> None:
    claim = seen(depot, nadia)["rockets_fired", "Four rockets"]
    decide(depot, claim.ordinal, "edit", by=nadia, content=replace(content_of(claim), informant_text=""))
    for number in range(1, len(depot.suggestions) + 1):
        if number != claim.ordinal:
            decide(depot, number, "accept", by=nadia)
    found = result_of(depot, finish_practice(depot, by=nadia))
    [judged] = [each for each in found.judged if each.claim.attribute.key == "rockets_fired"]
    assert judged.differs_in == (Part.SPEAKER,)


def test_an_attempt_is_ended_once_all_is_decided_and_begun_again_from_the_start(
    nadia: User, depot: PracticeArticle
) -> None:
    with pytest.raises(BadDecision, match="suggestions are open"):
        finish_practice(depot, by=nadia)
    accept_all(depot, nadia)
    take_back(depot, 1, by=nadia)
    decide(depot, 1, "skip", by=nadia)
    with pytest.raises(BadDecision, match="1 suggestion is open"):
        finish_practice(depot, by=nadia)
    with pytest.raises(BadDecision, match="needs a reason"):
        decide(depot, 1, "reject", by=nadia)
    decide(depot, 1, "reject", by=nadia, reason="No.")
    finish_practice(depot, by=nadia)
    with pytest.raises(BadDecision, match="begin again"):
        decide(depot, 1, "accept", by=nadia)
    again = begin_practice(depot, by=nadia)
    assert (again.attempt, again.work) == (2, [])
    assert begin_practice(depot, by=nadia) == again
    assert {claim.status for claim in seen(depot, nadia).values()} == {"suggested"}


def test_what_does_not_hold_is_refused_as_in_a_real_article(nadia: User, depot: PracticeArticle) -> None:
    claim = seen(depot, nadia)["rockets_fired", "Four rockets"]
    with pytest.raises(BadClaim, match="does not stand there"):
        add(depot, replace(content_of(claim), quote="Nobody said this."), by=nadia)
    with pytest.raises(NotAllowed):
        begin_practice(depot, by=person("reader", username="sofia"))
    assert open_run(depot, nadia).work == []  # type: ignore[union-attr]


def test_practice_writes_no_claim_no_review_and_no_act(nadia: User, depot: PracticeArticle) -> None:
    acts = Act.objects.count()
    accept_all(depot, nadia)
    add(depot, stated(depot, "when one driver was killed", "one driver", "killed", 1), by=nadia)
    finish_practice(depot, by=nadia)
    assert [model.objects.count() for model in (Article, Claim, Review, ReviewDecision)] == [0, 0, 0, 0]
    assert Act.objects.count() == acts


@pytest.fixture
def reviewed(nadia: User) -> Article:
    article: Article = ArticleFactory(text="One girl was killed. Five people were hurt. Ten shops burnt.")
    attribute = Attribute.objects.select_related("current").get(key="killed")
    for number, quote in enumerate(("One girl was killed", "Five people were hurt", "Ten shops burnt"), 1):
        ClaimFactory(article=article, attribute=attribute, quote=quote, ordinal=number, unit="person")
    first, second, third = Claim.objects.order_by("ordinal")
    accept_claim(first.pk, by=nadia)
    changed = replace(content_of(second), value=quantity(Comparator.EXACT, 5, unit="person"))
    edit_claim(second.pk, changed, by=nadia)
    reject_claim(third.pk, by=nadia, reason="Nobody died of it.")
    return article


def test_an_editor_turns_a_reviewed_article_into_practice(nadia: User, reviewed: Article) -> None:
    helen = person("editor", username="helen")
    with pytest.raises(BadDecision, match="say first that it is done"):
        make_practice(reviewed, by=helen)
    finish_review(reviewed, by=nadia)
    with pytest.raises(NotAllowed):
        make_practice(reviewed, by=nadia)
    made = make_practice(reviewed, by=helen)
    assert made.text == reviewed.text
    assert made.own_text == ""
    assert [entry["content"]["number"] for entry in made.answers] == ["1.000000", "5.000000"]
    # Suggested again as the machine did, what was corrected as it was before.
    assert [entry["content"]["number"] for entry in made.suggestions] == ["1.000000", "1.000000", "1.000000"]
    assert made.suggestions[2]["why"] == {"en": "Nobody died of it."}
    assert all(entry["content"]["event_id"] is None for entry in (*made.answers, *made.suggestions))
    begin_practice(made, by=nadia)
    accept_all(made, nadia)
    assert verdicts(result_of(made, finish_practice(made, by=nadia))) == [
        ("differs", "killed", ("value",)),
        ("beyond", "killed", ()),
    ]
    assert Claim.objects.filter(article=reviewed, status="accepted").count() == 2
    withdraw_practice(made, by=helen)
    assert made not in practice_articles(nadia)


def test_made_again_it_takes_the_answers_of_today(nadia: User, reviewed: Article) -> None:
    helen = person("editor", username="helen")
    finish_review(reviewed, by=nadia)
    made = make_practice(reviewed, by=helen)
    begin_practice(made, by=nadia)
    add_claim(reviewed, replace(content_of(Claim.objects.order_by("ordinal")[0]), certainty=1), by=nadia)
    assert len(make_practice(reviewed, by=helen).answers) == 3
    assert not PracticeRun.objects.filter(practice=made).exists()


def test_an_article_with_hidden_claims_is_practised_by_those_who_may_read_them(
    nadia: User, reviewed: Article
) -> None:
    finish_review(reviewed, by=nadia)
    Claim.objects.filter(ordinal=1).update(sensitivity="confidential")
    made = make_practice(reviewed, by=person("editor", username="helen"))
    assert made not in practice_articles(nadia)
    assert made in practice_articles(UserFactory(is_superuser=True))


def test_what_is_hidden_after_it_was_offered_is_on_no_list_of_practice(
    nadia: User, reviewed: Article, client: Client
) -> None:
    finish_review(reviewed, by=nadia)
    made = make_practice(reviewed, by=person("editor", username="helen"))
    client.force_login(nadia)
    assert made.title in client.get("/admin/practice/").content.decode()
    Claim.objects.filter(ordinal=1).update(sensitivity="confidential")
    assert made.title not in client.get("/admin/practice/").content.decode()
