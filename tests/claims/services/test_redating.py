"""Date and outlet corrected after review: what was read against them moves where a person says so."""

from dataclasses import replace
from typing import Any

import pytest

from claims.domain.codes import ClaimStatus
from claims.domain.dates import parse_date
from claims.domain.values import DateValue
from claims.models import Attribute, Claim, MomentBasis, ReviewStage, Stage
from claims.services.claim_content import content_of
from claims.services.copying import copy_claim
from claims.services.errors import BadDecision, NotAllowed
from claims.services.redating import Facts, correct_facts, resolved_anew
from claims.services.review import accept_claim, edit_claim
from claims.services.suggesting import suggest_claims
from factcheck.audit.models import Act
from factcheck.jobs.models import Job
from factcheck.locking import StaleRow
from sources.codes import DateBasis
from sources.ingestion.published import NOT_KNOWN, read_published
from sources.models import Article, Source
from tests.claims.admin.cast import person
from tests.claims.services.cast import FIRST, add
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db
REASON = "The page shows another day."


@pytest.fixture
def article(seeds: None) -> Article:
    """Published on a Wednesday: its Tuesday is 17 November. All its suggestions are accepted."""
    article = add(FIRST, "Harbour Gazette")
    nadia = person("reviewer")
    for claim in suggest_claims(article):
        accept_claim(claim.pk, by=nadia)
    Job.objects.all().delete()
    return article


@pytest.fixture
def helen() -> Any:
    return person("editor", username="helen")


def published(article: Article, day: str) -> Facts:
    return Facts(read_published(day, DateBasis.STATED), article.source)


def on(article: Article, attribute: str) -> Claim:
    return Claim.objects.filter(article=article, attribute__key=attribute).order_by("start")[0]


def test_days_are_read_again_against_the_new_date(article: Article) -> None:
    rows = {row.before.attribute.key: row for row in resolved_anew(article, published(article, "2020-11-25"))}
    when = rows["event_date"]
    assert (when.before.date_edtf, when.after.date_edtf) == ("2020-11-17", "2020-11-24")
    assert (when.value_moves, when.was_edited, when.after.anchor_date) == (True, False, "2020-11-25")
    toll = rows["killed"]
    assert (toll.value_moves, toll.moment_moves) == (False, True)
    assert str(toll.after.as_of_upper.date()) == "2020-11-25"
    # Nothing is stored.
    assert on(article, "event_date").date_edtf == "2020-11-17"


def test_only_the_claims_named_move(article: Article, helen: Any) -> None:
    when, toll = on(article, "event_date"), on(article, "killed")
    moved = correct_facts(article, published(article, "2020-11-25"), moved=[when.pk], by=helen, reason=REASON)
    assert [claim.pk for claim in moved] == [when.pk]
    after = Claim.objects.get(pk=when.pk)
    assert (after.date_edtf, after.row_version) == ("2020-11-24", when.row_version + 1)
    assert (after.status, after.verification) == (ClaimStatus.ACCEPTED, when.verification)
    assert Claim.objects.get(pk=toll.pk).as_of_upper == toll.as_of_upper
    article.refresh_from_db()
    assert (article.published, str(article.published_lower)) == ("2020-11-25", "2020-11-25")
    act = Act.objects.get(verb="article.facts")
    assert (act.old["published"], act.new["published"], act.new["moved"]) == (
        "2020-11-18", "2020-11-25", [when.public_id],
    )  # fmt: skip
    assert after.history.first().act == article.history.first().act == act
    assert {job.name for job in Job.objects.all()} == {"claims.derive_event"}


def test_what_a_person_edited_is_told_apart(article: Article, helen: Any) -> None:
    when = on(article, "event_date")
    edit_claim(when.pk, content_of(when), by=helen, reason="the year is sure")
    rows = {row.before.pk: row.was_edited for row in resolved_anew(article, published(article, "2020-11-25"))}
    assert rows.pop(when.pk) is True
    assert set(rows.values()) == {False}


def test_a_copy_has_its_moment_from_where_its_claim_has_it(article: Article, helen: Any) -> None:
    toll = on(article, "killed")
    injured = Attribute.objects.get(key="injured")
    copied = copy_claim(toll, replace(content_of(toll), attribute=injured), by=helen)
    facts = published(article, "2020-11-25")
    [row] = [row for row in resolved_anew(article, facts) if row.before.pk == copied.pk]
    assert (row.moment_moves, row.value_moves, row.was_edited) == (True, False, True)
    assert str(row.after.as_of_upper.date()) == "2020-11-25"
    correct_facts(article, facts, moved=[toll.pk], by=helen, reason=REASON)
    # Left where it was, it is a moment of its own.
    assert copied.pk not in {
        row.before.pk for row in resolved_anew(article, published(article, "2020-11-18"))
    }


@pytest.mark.parametrize(
    ("attribute", "is_elsewhere"),
    [
        ("event_date", True),  # the same day, of another event
        ("death_date", False),  # the same day, of another attribute
    ],
)
def test_a_copied_day_moves_as_the_day_that_it_was_copied_from(
    article: Article, helen: Any, attribute: str, is_elsewhere: bool
) -> None:
    when = on(article, "event_date")
    changes = {"event": EventFactory()} if is_elsewhere else {}
    said = replace(content_of(when), attribute=Attribute.objects.get(key=attribute), **changes)
    copied = copy_claim(when, said, by=helen)
    facts = published(article, "2020-11-25")
    [row] = [row for row in resolved_anew(article, facts) if row.before.pk == copied.pk]
    assert (row.after.date_edtf, row.value_moves, row.was_edited) == ("2020-11-24", True, True)
    correct_facts(article, facts, moved=[when.pk, copied.pk], by=helen, reason=REASON)
    copied.refresh_from_db()
    assert (copied.date_edtf, copied.date_basis, copied.anchor_date) == (
        "2020-11-24", MomentBasis.PUBLISHED, "2020-11-25",
    )  # fmt: skip


def test_a_copy_that_says_another_day_is_its_own(article: Article, helen: Any) -> None:
    when = on(article, "event_date")
    value = DateValue(parse_date("2020-11-16"), "Tuesday")
    copied = copy_claim(when, replace(content_of(when), value=value, event=EventFactory()), by=helen)
    changed = resolved_anew(article, published(article, "2020-11-25"))
    assert copied.pk not in {row.before.pk for row in changed if row.value_moves}


def test_a_date_that_is_not_known_leaves_no_moment(article: Article, helen: Any) -> None:
    toll = on(article, "killed")
    correct_facts(article, Facts(NOT_KNOWN, article.source), moved=[toll.pk], by=helen, reason=REASON)
    toll.refresh_from_db()
    assert (toll.as_of_lower, toll.as_of_basis) == (None, MomentBasis.NONE)


def test_another_outlet_makes_other_voices_and_moves_no_claim(article: Article, helen: Any) -> None:
    other = Source.objects.create(key="quay-post", name="Quay Post")
    facts = Facts(read_published("2020-11-18", DateBasis.STATED), other)
    assert resolved_anew(article, facts) == []
    correct_facts(article, facts, moved=[], by=helen, reason=REASON)
    article.refresh_from_db()
    assert (article.source, Job.objects.exists()) == (other, True)


def test_refusals_change_nothing(article: Article, helen: Any) -> None:
    when, facts = on(article, "event_date"), published(article, "2020-11-25")
    with pytest.raises(BadDecision, match="needs a reason"):
        correct_facts(article, facts, moved=[], by=helen, reason=" ")
    with pytest.raises(BadDecision, match="what they were"):
        correct_facts(article, published(article, "2020-11-18"), moved=[], by=helen, reason=REASON)
    with pytest.raises(StaleRow):
        correct_facts(article, facts, moved=[], by=helen, reason=REASON, expected_version=9)
    seen = {when.pk: when.row_version - 1}
    with pytest.raises(StaleRow, match="Claims were changed"):
        correct_facts(article, facts, moved=[when.pk], by=helen, reason=REASON, expected_versions=seen)
    with pytest.raises(NotAllowed):
        correct_facts(article, facts, moved=[], by=person("reader"), reason=REASON)
    other = add(FIRST, "Quay Post")
    with pytest.raises(BadDecision, match="this very text already"):
        correct_facts(article, Facts(facts.published, other.source), moved=[], by=helen, reason=REASON)
    ReviewStage.objects.create(article=article, stage=Stage.BLIND)
    with pytest.raises(BadDecision, match="blind review"):
        correct_facts(article, facts, moved=[], by=helen, reason=REASON)
    article.refresh_from_db()
    assert (article.published, on(article, "event_date").date_edtf) == ("2020-11-18", "2020-11-17")
