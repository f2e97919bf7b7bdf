"""Deriving from the database: what counts, what is written, and that it can be built anew."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from claims.consensus.explanation import say
from claims.domain.codes import (
    Axis,
    Cardinality,
    ClaimStatus,
    Comparator,
    Evidence,
    Family,
    Grade,
    InformantKind,
    Stake,
    ValueKind,
    Verification,
)
from claims.models import (
    Attribute,
    AttributeVersion,
    Claim,
    ClaimLink,
    Consensus,
    ConsensusCandidate,
    ConsensusClaim,
    Event,
    Fit,
    FitSource,
    LinkOrigin,
    NoticeClaim,
    Scope,
)
from claims.selectors.registers import register_circles
from claims.services.consensus import derive_all, derive_event
from claims.services.errors import ServiceError
from sources.models import Notice
from tests.factories import (
    ActorFactory,
    ArticleFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    ScopeFactory,
    SnapshotFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def killed() -> Attribute:
    return AttributeFactory(key="killed", definition__policy="toll", definition__accumulating=True)


@pytest.fixture
def event(killed: Attribute) -> Event:
    place = AttributeFactory(
        key="place",
        family=Family.PLACE,
        definition__value_kind=ValueKind.PLACE,
        definition__policy="place",
        definition__cardinality=Cardinality.MANY,
    )
    day = AttributeFactory(
        key="event_date", family=Family.TIME, definition__value_kind=ValueKind.DATE, definition__policy="date"
    )
    SnapshotFactory(versions=[row.current for row in (killed, place, day)])
    return EventFactory(public_id="E000001")


def claim(event: Event, number: int = 1, **fields: Any) -> Claim:
    fields.setdefault("attribute", Attribute.objects.get(key="killed"))
    return ClaimFactory(event=event, number=Decimal(number), accepted=True, **fields)


def row(event: Event, attribute: str = "killed", scope: str = "") -> Consensus:
    return Consensus.objects.get(event=event, attribute__key=attribute, scope_key=scope)


def hashes() -> list[str]:
    rows = Consensus.objects.order_by("event__public_id", "attribute__key", "scope_key")
    return list(rows.values_list("content_sha256", flat=True))


def snapshot_of_tables() -> list[Any]:
    """Everything that is written, without row ids."""
    return [
        list(
            Consensus.objects.order_by("content_sha256").values_list(
                "event__public_id",
                "attribute__key",
                "scope_key",
                "number",
                "lower",
                "upper",
                "comparator",
                "evidence",
                "grade",
                "voices_min",
                "voices_max",
                "verification",
                "remarks",
                "content_sha256",
            )
        ),
        list(
            ConsensusCandidate.objects.order_by("consensus__content_sha256", "rank").values_list(
                "consensus__content_sha256", "rank", "number", "voices_max", "is_accepted"
            )
        ),
        list(
            ConsensusClaim.objects.order_by("consensus__content_sha256", "claim__public_id").values_list(
                "claim__public_id", "voice", "role", "detail"
            )
        ),
    ]


def test_two_claims_give_one_row_with_candidates_and_testimonies(event: Event) -> None:
    first, second = claim(event, 7), claim(event, 7)
    [derived] = derive_event(event)
    assert (derived.number, derived.lower, derived.upper, derived.has_value) == (7, 7, 7, True)
    assert (derived.evidence, derived.grade) == (Evidence.UNDISPUTED, Grade.SUPPORTED)
    assert (derived.voices_min, derived.voices_max, derived.policy) == (1, 2, "toll 1")
    assert [candidate.number for candidate in derived.candidates.all()] == [7]
    assert {(one.claim, one.voice, one.role) for one in derived.testimonies.all()} == {
        (first, 1, "supports"),
        (second, 2, "supports"),
    }
    assert say(derived.remarks, "en")[0] == "The 2 voices all say 7."
    # Two outlets that name nobody: a probability that rests on the priors of the classes, and says so.
    assert (derived.confidence, derived.confidence_basis, derived.fit) == (Decimal("0.931974"), "none", None)
    assert [candidate.share for candidate in derived.candidates.all()] == [derived.confidence]


def test_contested_has_candidates_and_no_value(event: Event) -> None:
    claim(event, 9), claim(event, 13)
    [derived] = derive_event(event)
    assert (derived.has_value, derived.number, derived.lower, derived.upper) == (False, None, 9, 13)
    assert derived.candidates.count() == 2
    assert derived.needs_an_editor


@pytest.mark.parametrize(
    "status", [ClaimStatus.SUGGESTED, ClaimStatus.REJECTED, ClaimStatus.RETRACTED, ClaimStatus.ORPHANED]
)
def test_only_accepted_claims_are_data(event: Event, status: ClaimStatus) -> None:
    ClaimFactory(event=event, attribute=Attribute.objects.get(key="killed"), status=status)
    assert derive_event(event) == []


def test_a_claim_named_by_a_notice_counts_zero(event: Event) -> None:
    wrong, _right = claim(event, 13), claim(event, 9)
    notice = Notice.objects.create(
        article=wrong.article,
        kind="correction",
        published_on=date(2020, 11, 19),
        summary="Nine, not thirteen.",
    )
    NoticeClaim.objects.create(notice=notice, claim=wrong)
    [derived] = derive_event(event)
    assert derived.number == 9


def test_an_article_taken_back_counts_zero(event: Event) -> None:
    wrong, _right = claim(event, 13), claim(event, 9)
    Notice.objects.create(
        article=wrong.article,
        kind="retraction",
        published_on=date(2020, 11, 19),
        summary="All of it.",
        touches_whole_article=True,
    )
    [derived] = derive_event(event)
    assert derived.number == 9


def test_a_decided_link_counts_and_a_suggested_one_does_not(event: Event) -> None:
    first, second = claim(event, 9), claim(event, 13)
    link = ClaimLink.objects.create(
        first=first,
        second=second,
        axis=Axis.VALUE,
        relation="corrects",
        direction="backward",
        origin=LinkOrigin.SUGGESTED,
    )
    derive_event(event)
    assert row(event).evidence == Evidence.CONTESTED
    link.origin, link.decided_by = LinkOrigin.DECIDED, UserFactory()
    link.save()
    derive_event(event)
    assert row(event).number == 13


def test_the_weakest_verification_behind_the_value_is_its_own(event: Event) -> None:
    claim(event, 7)
    ClaimFactory(
        event=event,
        attribute=Attribute.objects.get(key="killed"),
        number=Decimal(7),
        status=ClaimStatus.ACCEPTED,
        verification=Verification.POLICY,
    )
    [derived] = derive_event(event)
    assert derived.verification == Verification.POLICY


def test_two_versions_of_one_article_testify_once(event: Event) -> None:
    first = ArticleFactory(is_current=False)
    second = ArticleFactory(
        source=first.source, original=first, version=2, text=f"{first.text} It was updated."
    )
    claim(event, 7, article=first), claim(event, 7, article=second)
    [derived] = derive_event(event)
    assert (derived.voices_max, derived.grade) == (1, Grade.SINGLE_VOICE)


def test_a_translation_is_the_voice_of_its_original(event: Event) -> None:
    original = ArticleFactory()
    claim(event, 7, article=original), claim(event, 7, article=ArticleFactory(translation_of=original))
    [derived] = derive_event(event)
    assert derived.voices_max == 1


def test_informants_and_stakes_reach_the_engine(event: Event) -> None:
    army = SourceFactory(key="army", source_class="party")
    claim(
        event,
        0,
        comparator=Comparator.NONE,
        informant=army,
        informant_kind=InformantKind.NAMED,
        stake=Stake.PARTY,
    )
    [derived] = derive_event(event)
    assert (derived.evidence, derived.has_value, derived.grade) == (Evidence.INSUFFICIENT, False, "")


@pytest.mark.parametrize(
    ("kind", "source_class", "grade"),
    [
        ("document", "document", Grade.ESTABLISHED),
        ("enquiry", "document", Grade.ESTABLISHED),
        ("court", "official", Grade.ESTABLISHED),
        # A leaflet: registered as the document of a party.
        ("document", "party", Grade.SINGLE_VOICE),
        # A newspaper that somebody classed as strong.
        ("newspaper", "document", Grade.SINGLE_VOICE),
    ],
)
def test_a_registered_document_establishes(event: Event, kind: str, source_class: str, grade: Grade) -> None:
    source = SourceFactory(key="court", kind=kind, source_class=source_class)
    claim(event, 7, informant=source, informant_kind=InformantKind.NAMED)
    [derived] = derive_event(event)
    assert derived.grade == grade


def test_a_communique_raises_no_grade(event: Event) -> None:
    body = SourceFactory(key="body", kind="official_body", source_class="official")
    claim(event, 7, informant=body, informant_kind=InformantKind.DOCUMENT)
    [derived] = derive_event(event)
    assert derived.grade == Grade.SINGLE_VOICE


def test_a_zero_in_a_partys_own_outlet_is_not_published(event: Event) -> None:
    gazette = SourceFactory(key="gazette-of-the-army", source_class="party")
    claim(event, 0, comparator=Comparator.NONE, article=ArticleFactory(source=gazette))
    [derived] = derive_event(event)
    assert (derived.evidence, derived.has_value, derived.number) == (Evidence.INSUFFICIENT, False, None)


def test_a_circle_written_past_the_forms_stops_no_event(
    event: Event, caplog: pytest.LogCaptureFixture
) -> None:
    one, other = ScopeFactory(key="group:one"), ScopeFactory(key="group:other")
    Scope.objects.filter(pk=one.pk).update(parent=other)
    Scope.objects.filter(pk=other.pk).update(parent=one)
    claim(event, 7), claim(event, 3, scope_group=one, scope_key="group:one")
    assert len(derive_event(event)) == 2
    assert register_circles() == {"scope": ("group:one", "group:other")}
    [said] = caplog.messages
    assert said == (
        "The parents of these entries of the register of scope run in a circle, so none of them has a parent until "
        "somebody mends it: group:one, group:other"
    )


def test_deriving_again_replaces_the_rows(event: Event) -> None:
    gone = claim(event, 7)
    derive_event(event)
    gone.status = ClaimStatus.REJECTED
    gone.save()
    assert derive_event(event) == []
    assert not ConsensusClaim.objects.exists()


def fill(event: Event) -> None:
    other = EventFactory(public_id="E000002")
    scope = ScopeFactory(facet="group", key="group:soldiers")
    claim(event, 9), claim(event, 13), claim(other, 7), claim(other, 7)
    part = claim(other, 3)
    part.set_scope(group=scope)
    part.save()


def test_deleting_every_row_and_deriving_again_gives_the_same_rows(event: Event) -> None:
    fill(event)
    derive_all()
    before = snapshot_of_tables()
    Consensus.objects.all().delete()
    assert derive_all() == 2
    assert snapshot_of_tables() == before


def test_one_event_alone_derives_as_all_together(event: Event) -> None:
    fill(event)
    derive_all()
    before = hashes()
    for each in Event.objects.all():
        derive_event(each)
    assert hashes() == before


def test_progress_is_told(event: Event) -> None:
    told: list[tuple[int, int]] = []
    derive_all(lambda done, total: told.append((done, total)))
    assert told == [(1, 1)]


def test_a_merged_event_keeps_no_rows(event: Event) -> None:
    claim(event, 7)
    derive_event(event)
    event.merged_into = EventFactory()
    event.save()
    Claim.objects.update(event=event.merged_into)
    derive_all()
    assert not Consensus.objects.filter(event=event).exists()
    assert row(event.merged_into).number == 7


def test_without_a_codebook_it_says_what_to_do() -> None:
    with pytest.raises(
        ServiceError, match=r"There is no codebook yet. Load the seeds or define attributes first."
    ):
        derive_event(EventFactory())


def test_the_number_of_queries_does_not_grow_with_the_claims(
    event: Event, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    source = SourceFactory()
    ActorFactory(speaks_as=source)
    claim(event, 7)
    derive_event(event)
    with CaptureQueriesContext(connection) as one_claim:
        derive_event(event)
    for number in range(12):
        claim(event, number, informant=source, informant_kind=InformantKind.NAMED, article=ArticleFactory())
    with django_assert_max_num_queries(len(one_claim)):
        derive_event(event)


def test_the_snapshot_in_force_is_named(event: Event) -> None:
    claim(event, 7)
    [derived] = derive_event(event)
    assert derived.codebook.versions.count() == AttributeVersion.objects.count()
    assert Scope.objects.count() == 0


def test_the_fit_in_force_is_named_and_moves_nothing_but_the_confidence(event: Event) -> None:
    first = claim(event, 7)
    [before] = derive_event(event)
    fit = Fit.objects.create(number=3, method="turns", method_version="1", basis="ruled", ruled_items=212)
    FitSource.objects.create(fit=fit, source=first.article.source, reliability="0.55", items=400)
    [after] = derive_event(event)
    assert (after.fit, after.confidence_basis, after.confidence_items) == (fit, "ruled", 212)
    assert after.confidence < before.confidence
    assert (after.number, after.grade, after.remarks) == (before.number, before.grade, before.remarks)
