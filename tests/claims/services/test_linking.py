from decimal import Decimal
from typing import Any

import pytest

from claims.domain.codes import (
    Axis,
    ClaimStatus,
    Comparator,
    InformantKind,
    Provenance,
    ValueKind,
    ValueRelation,
)
from claims.domain.findings import Direction
from claims.domain.values import Wording
from claims.models import Attribute, Claim, ClaimLink, Event, LinkOrigin
from claims.services import linking
from claims.services.errors import BadDecision, NotAllowed
from claims.services.linking import decide_link, suggest_links
from factcheck.audit.models import Act
from factcheck.locking import StaleRow
from sources.models import Article
from tests.factories import (
    ArticleFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    SnapshotFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def killed() -> Attribute:
    attribute = AttributeFactory(key="killed")
    SnapshotFactory(versions=[attribute.current])
    return attribute


@pytest.fixture
def event() -> Event:
    return EventFactory()


@pytest.fixture
def ben() -> Any:
    """Decides links."""
    return UserFactory(username="ben", is_superuser=True)


def claim(event: Event, number: int = 1, **fields: Any) -> Claim:
    value = {"number": Decimal(number), "lower": Decimal(number), "upper": Decimal(number)}
    return ClaimFactory(event=event, **(value | fields))


def links() -> list[tuple[str, str, str]]:
    rows = ClaimLink.objects.live().order_by("axis", "first", "second")
    return [(link.axis, link.relation, link.direction) for link in rows]


def test_same_value_of_two_articles_corroborates(killed: Attribute, event: Event) -> None:
    first, second = claim(event), claim(event)
    assert suggest_links(event) == 1
    link = ClaimLink.objects.get()
    assert (link.first, link.second, link.origin) == (first, second, LinkOrigin.SUGGESTED)
    assert (link.relation, link.detail, link.score) == ("corroborates", "Both say 1.", Decimal("0.9"))


def test_values_that_exclude_each_other_conflict(killed: Attribute, event: Event) -> None:
    claim(event, 1)
    claim(event, 3)
    suggest_links(event)
    assert links() == [("value", "conflicts", "none")]


def test_bound_corroborates_a_number_inside_it(killed: Attribute, event: Event) -> None:
    claim(event, 7)
    claim(event, comparator=Comparator.AT_LEAST, number=3, lower=3, upper=None)
    suggest_links(event)
    assert links() == [("value", "corroborates", "none")]


def test_claims_of_one_article_are_not_linked(killed: Attribute, event: Event) -> None:
    article = ArticleFactory()
    claim(event, 1, article=article)
    claim(event, 3, article=article)
    assert suggest_links(event) == 0


def test_mentions_of_one_value_in_one_article_are_compared_once(killed: Attribute, event: Event) -> None:
    article = ArticleFactory()
    claim(event, article=article)
    claim(event, article=article)
    claim(event)
    suggest_links(event)
    assert len(links()) == 1


def test_rejected_claims_are_not_linked(killed: Attribute, event: Event) -> None:
    claim(event)
    claim(event, status=ClaimStatus.REJECTED)
    assert suggest_links(event) == 0


def test_part_of_another_attribute_is_linked_to_its_whole(event: Event) -> None:
    whole = AttributeFactory(key="casualties", definition__parts=("killed",))
    part = AttributeFactory(key="killed", definition__part_of="casualties")
    SnapshotFactory(versions=[whole.current, part.current])
    claim(event, 2, attribute=part)
    claim(event, 5, attribute=whole)
    suggest_links(event)
    assert links() == [("value", "part_of", "forward")]


def test_same_named_informant_is_suggested(killed: Attribute, event: Event) -> None:
    army = SourceFactory(name="The army")
    for _ in range(2):
        claim(event, informant=army, informant_kind=InformantKind.NAMED)
    suggest_links(event)
    link = ClaimLink.objects.get(axis=Axis.PROVENANCE)
    assert (link.relation, link.detail) == ("same_informant", "Both rest on The army.")


def test_two_anonymous_informants_of_one_kind_are_not_the_same(killed: Attribute, event: Event) -> None:
    unnamed = SourceFactory()
    for _ in range(2):
        claim(event, informant=unnamed, informant_kind=InformantKind.ANONYMOUS)
    suggest_links(event)
    assert not ClaimLink.objects.filter(axis=Axis.PROVENANCE).exists()


def test_one_agency_with_two_informants_is_not_one_voice(killed: Attribute, event: Event) -> None:
    agency = SourceFactory()
    for _ in range(2):
        claim(event, channel=agency, informant=SourceFactory(), informant_kind=InformantKind.NAMED)
    suggest_links(event)
    assert not ClaimLink.objects.filter(axis=Axis.PROVENANCE).exists()


def test_near_duplicate_text_is_a_copy_of_the_first(killed: Attribute, event: Event) -> None:
    original = ArticleFactory(text_group="A1")
    claim(event, article=original)
    claim(event, article=ArticleFactory(text_group="A1"))
    suggest_links(event)
    assert ("provenance", "copies", "backward") in links()


def test_article_that_names_the_other_outlet_relays_it(killed: Attribute, event: Event) -> None:
    agency = SourceFactory()
    claim(event, article=ArticleFactory(source=agency))
    claim(event, channel=agency)
    suggest_links(event)
    assert ("provenance", "relays", "backward") in links()


def test_texts_are_left_to_readers(event: Event) -> None:
    damage = AttributeFactory(key="damage", family="things", definition__value_kind=ValueKind.TEXT)
    SnapshotFactory(versions=[damage.current])
    for words in ("a wall fell", "a wall fell"):
        row = ClaimFactory.build(event=event, attribute=damage, article=ArticleFactory())
        row.attribute_version = damage.current
        row.set_value(Wording(words))
        row.public_id = f"{row.article.public_id}.1"
        row.save()
    assert suggest_links(event) == 0


def test_second_run_changes_nothing(killed: Attribute, event: Event) -> None:
    claim(event)
    claim(event)
    suggest_links(event)
    acts = Act.objects.count()
    assert suggest_links(event) == 0
    assert Act.objects.count() == acts


def test_suggestion_that_no_longer_holds_is_closed(killed: Attribute, event: Event) -> None:
    claim(event)
    second = claim(event)
    suggest_links(event)
    Claim.objects.filter(pk=second.pk).update(number=3, lower=3, upper=3)
    assert suggest_links(event) == 2
    assert links() == [("value", "conflicts", "none")]
    closed = ClaimLink.objects.get(is_live=False)
    assert closed.relation == "corroborates"
    assert closed.closed_at is not None


def test_suggestions_of_a_claim_that_left_are_closed(killed: Attribute, event: Event) -> None:
    claim(event)
    second = claim(event)
    suggest_links(event)
    Claim.objects.filter(pk=second.pk).update(event=EventFactory())
    suggest_links(event)
    assert links() == []


def test_more_claims_than_the_cap_are_said(
    killed: Attribute, event: Event, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(linking, "MOST_CLAIMS", 2)
    for _ in range(3):
        claim(event)
    suggest_links(event)
    assert len(links()) == 1
    assert f"{event.public_id}: 3 claims on killed; the first 2 are compared" in caplog.text


def test_decision_stands_against_suggestions(killed: Attribute, event: Event, ben: Any) -> None:
    first, second = claim(event), claim(event)
    suggest_links(event)
    link = decide_link(
        first, second, Axis.VALUE, ValueRelation.NOT_COMPARABLE, by=ben, reason="Another night."
    )
    assert (link.origin, link.decided_by, link.detail) == (LinkOrigin.DECIDED, ben, "Another night.")
    assert suggest_links(event) == 0
    assert links() == [("value", "not_comparable", "none")]
    act = Act.objects.get(verb="link.decide")
    assert act.old == {"relation": "corroborates", "direction": "none", "with": second.public_id}


def test_decision_is_undone_by_deciding_again(killed: Attribute, event: Event, ben: Any) -> None:
    first, second = claim(event), claim(event)
    decide_link(first, second, Axis.VALUE, ValueRelation.CONFLICTS, by=ben)
    decide_link(first, second, Axis.VALUE, ValueRelation.CORROBORATES, by=ben)
    assert links() == [("value", "corroborates", "none")]
    assert ClaimLink.objects.filter(is_live=False, relation="conflicts").count() == 1


def test_same_decision_again_changes_nothing(killed: Attribute, event: Event, ben: Any) -> None:
    first, second = claim(event), claim(event)
    link = decide_link(first, second, Axis.VALUE, ValueRelation.CONFLICTS, by=ben)
    assert decide_link(second, first, Axis.VALUE, ValueRelation.CONFLICTS, by=ben) == link
    assert ClaimLink.objects.count() == 1


def test_direction_follows_the_order_in_which_the_claims_are_given(
    killed: Attribute, event: Event, ben: Any
) -> None:
    first, second = claim(event), claim(event, 3)
    link = decide_link(second, first, Axis.VALUE, ValueRelation.UPDATES, Direction.FORWARD, by=ben)
    assert (link.first, link.second, link.direction) == (first, second, Direction.BACKWARD)


@pytest.mark.parametrize(
    ("axis", "relation", "direction", "message"),
    [
        (
            Axis.VALUE,
            Provenance.RELAYS,
            Direction.FORWARD,
            '"relays" is no relation of the value axis. Accepted: corroborates, conflicts, refines, updates,',
        ),
        (
            Axis.VALUE,
            ValueRelation.UPDATES,
            Direction.NONE,
            '"updates" has a direction: say which claim acts',
        ),
        (
            Axis.VALUE,
            ValueRelation.CONFLICTS,
            Direction.FORWARD,
            '"conflicts" has no direction: leave it out.',
        ),
    ],
)
def test_bad_decision_is_refused_in_words(
    ben: Any, axis: Axis, relation: Any, direction: Direction, message: str
) -> None:
    first, second = ClaimFactory(), ClaimFactory()
    with pytest.raises(BadDecision) as refused:
        decide_link(first, second, axis, relation, direction, by=ben)
    assert message in str(refused.value)
    assert not ClaimLink.objects.exists()


def test_claim_is_not_linked_to_itself(killed: Attribute, ben: Any) -> None:
    row = ClaimFactory()
    with pytest.raises(BadDecision, match="two different claims"):
        decide_link(row, row, Axis.VALUE, ValueRelation.CONFLICTS, by=ben)


def test_machine_decides_nothing(killed: Attribute) -> None:
    with pytest.raises(BadDecision, match="A decision names who decided"):
        decide_link(ClaimFactory(), ClaimFactory(), Axis.VALUE, ValueRelation.CONFLICTS, by=None)


def test_decision_needs_its_permission(killed: Attribute) -> None:
    with pytest.raises(NotAllowed, match=r"claims\.decide_claimlink"):
        decide_link(ClaimFactory(), ClaimFactory(), Axis.VALUE, ValueRelation.CONFLICTS, by=UserFactory())


@pytest.mark.parametrize("shown", [0, 7])
def test_stale_decision_is_refused(killed: Attribute, event: Event, ben: Any, shown: int) -> None:
    first, second = claim(event), claim(event)
    decide_link(first, second, Axis.VALUE, ValueRelation.CONFLICTS, by=ben)
    with pytest.raises(StaleRow, match=f"version {shown} was shown, version 1 is stored"):
        decide_link(first, second, Axis.VALUE, ValueRelation.CORROBORATES, by=ben, expected_version=shown)


def test_late_decision_is_seen_after_the_row_was_replaced(killed: Attribute, event: Event, ben: Any) -> None:
    first, second = claim(event), claim(event)
    decide_link(first, second, Axis.VALUE, ValueRelation.CONFLICTS, by=ben)
    decide_link(first, second, Axis.VALUE, ValueRelation.CORROBORATES, by=ben, expected_version=1)
    with pytest.raises(StaleRow):
        decide_link(first, second, Axis.VALUE, ValueRelation.NOT_COMPARABLE, by=ben, expected_version=1)


def test_number_of_queries_does_not_grow_with_the_claims(
    killed: Attribute, event: Event, django_assert_max_num_queries: Any
) -> None:
    for _ in range(6):
        claim(event)
    suggest_links(event)
    with django_assert_max_num_queries(12):
        suggest_links(event)
    assert Article.objects.count() == 6
