import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from claims.domain.codes import ClaimStatus, Comparator, Producer, Sensitivity, ValueKind, Verification
from claims.domain.values import Named, quantity
from claims.extraction.drafts import Draft
from claims.models import Claim, Event, MomentBasis, ProducerRun, Scope
from claims.models.actor import ActorKind
from claims.selectors import reading
from claims.selectors.reading import Reader, current_reader, document_of
from claims.services import suggesting
from claims.services.claim_content import content_of
from claims.services.codebook import revise_attribute
from claims.services.errors import ServiceError
from claims.services.informants import Resolver
from claims.services.numbering import lock_counter
from claims.services.review import accept_claim, accept_under_policy, edit_claim, reject_claim
from claims.services.suggested import ClaimMaker
from claims.services.suggesting import suggest_claims
from factcheck.audit.models import Act
from sources.models import Article, Source, Zone
from tests.claims.services.cast import FIRST, add
from tests.factories import ActorFactory, ArticleFactory, UserFactory


def only(article: Article, attribute: str) -> Claim:
    return Claim.objects.get(article=article, attribute__key=attribute)


def test_every_suggestion_stands_on_its_words(first: Article) -> None:
    claims = suggest_claims(first)
    assert claims
    for claim in claims:
        assert claim.quote == FIRST[claim.start : claim.end]
        assert claim.focus == FIRST[claim.focus_start : claim.focus_end]
    assert [claim.ordinal for claim in claims] == list(range(1, len(claims) + 1))
    assert claims[0].public_id == f"{first.public_id}.1"


def test_suggestion_is_typed_attributed_and_unverified(first: Article) -> None:
    suggest_claims(first)
    fired = only(first, "rockets_fired")
    assert fired.value == quantity(Comparator.EXACT, 7, unit="projectile")
    assert fired.informant == Source.objects.get(key="iraqi-army")
    assert fired.informant_text == "the Iraqi army"
    assert (fired.status, fired.verification) == (ClaimStatus.SUGGESTED, Verification.MACHINE)
    assert (fired.producer, fired.is_recap) == (Producer.RULES, False)
    assert fired.rule
    assert fired.reason
    reader = current_reader()
    assert reader is not None
    assert fired.producer_version == reader.version


def test_information_holds_for_the_days_of_publication(seeds: None) -> None:
    article = add(FIRST, "Harbour Gazette", published="2020-11")
    suggest_claims(article)
    killed = only(article, "killed")
    assert killed.as_of_lower == datetime(2020, 11, 1, tzinfo=UTC)
    assert killed.as_of_upper == datetime(2020, 11, 30, 23, 59, 59, tzinfo=UTC)


def test_information_holds_for_the_moment_that_the_words_state(seeds: None) -> None:
    text = "Rockets hit the port of Lume on Monday. As of 15 November, three soldiers had been killed."
    article = add(text, "Harbour Gazette", published="2020-11-18")
    suggest_claims(article)
    killed = only(article, "killed")
    assert killed.as_of_lower == datetime(2020, 11, 15, tzinfo=UTC)
    assert killed.as_of_upper == datetime(2020, 11, 15, 23, 59, 59, tzinfo=UTC)
    assert killed.as_of_basis == MomentBasis.STATED


def test_no_moment_is_made_up_where_the_publication_is_not_known(seeds: None) -> None:
    article = add(FIRST, "Harbour Gazette", published="")
    suggest_claims(article)
    killed = only(article, "killed")
    assert (killed.as_of_lower, killed.as_of_upper) == (None, None)


def test_second_run_adds_nothing(first: Article) -> None:
    found = suggest_claims(first)
    acts = Act.objects.count()
    assert suggest_claims(first) == []
    assert Claim.objects.count() == len(found)
    assert Act.objects.count() == acts


def test_run_keeps_what_it_proposed(first: Article) -> None:
    claims = suggest_claims(first)
    run = ProducerRun.objects.get()
    assert {proposal.claim for proposal in run.proposals.all()} == set(claims)
    assert {claim.run for claim in claims} == {run}
    ProducerRun.objects.update(version="0")
    assert suggest_claims(first) == []
    again = ProducerRun.objects.first()
    assert again is not None
    assert again.proposals.count() == len(claims)


def test_article_without_claims_is_read_once(seeds: None) -> None:
    article = add("The harbour lay still on Tuesday and the ferries ran on time.", "Harbour Gazette")
    suggest_claims(article)
    suggest_claims(article)
    assert ProducerRun.objects.count() == 1


def test_day_told_by_its_name_rests_on_the_publication_date(first: Article) -> None:
    suggest_claims(first)
    told = only(first, "event_date")
    assert (told.date_edtf, told.date_basis, told.anchor_date) == (
        "2020-11-17",
        MomentBasis.PUBLISHED,
        "2020-11-18",
    )
    assert told.as_of_basis == MomentBasis.PUBLISHED


def test_act_and_history_name_the_run(first: Article) -> None:
    claims = suggest_claims(first)
    act = Act.objects.get(verb="claims.suggest")
    assert (act.target_id, act.new["claims"]) == (first.public_id, len(claims))
    assert claims[0].history.get().act == act


def test_new_codebook_adds_only_what_is_not_there(first: Article) -> None:
    before = len(suggest_claims(first))
    editor = UserFactory(is_superuser=True)
    reader = current_reader()
    assert reader is not None
    reworded = replace(reader.codebook["killed"], label={"en": "Dead", "fr": "Morts"})
    revise_attribute("killed", reworded, by=editor, reason="shorter")
    assert suggest_claims(first) == []
    assert Claim.objects.count() == before


def test_decided_claims_are_never_suggested_again(first: Article) -> None:
    suggest_claims(first)
    editor = UserFactory(is_superuser=True)
    killed, injured = only(first, "killed"), only(first, "injured")
    reject_claim(killed.pk, by=editor, reason="A headline's rumour.")
    corrected = replace(content_of(injured), value=quantity(Comparator.AT_LEAST, 5, unit="person"))
    edit_claim(injured.pk, corrected, by=editor)
    ProducerRun.objects.update(version="0")
    suggest_claims(first)
    assert Claim.objects.filter(article=first, attribute__key__in=["killed", "injured"]).count() == 2


def test_background_is_a_recap(first: Article) -> None:
    body = first.zones.order_by("start").last()
    assert body is not None
    Zone.objects.filter(pk=body.pk).update(role="background")
    suggest_claims(Article.objects.get(pk=first.pk))
    assert only(first, "killed").is_recap
    assert not only(first, "rockets_fired").is_recap


def test_stricter_of_attribute_and_article_decides_the_sensitivity(first: Article) -> None:
    public = maker().claim(first, draft(), 1)
    restricted = maker().claim(first, draft(attribute="victim_name", value=Named(ValueKind.ACTOR, "Ada")), 2)
    first.sensitivity = Sensitivity.CONFIDENTIAL
    confidential = maker().claim(first, draft(), 3)
    found = [claim.sensitivity for claim in (public, restricted, confidential)]
    assert found == [Sensitivity.PUBLIC, Sensitivity.RESTRICTED, Sensitivity.CONFIDENTIAL]


@pytest.mark.parametrize(
    ("kind", "is_provisional", "expected"),
    [
        (ActorKind.PERSON, True, Sensitivity.RESTRICTED),
        (ActorKind.PERSON, False, Sensitivity.PUBLIC),
        (ActorKind.ARMED_GROUP, True, Sensitivity.PUBLIC),
    ],
)
def test_person_whom_no_editor_looked_at_is_restricted(
    first: Article, kind: str, is_provisional: bool, expected: str
) -> None:
    actor = ActorFactory(kind=kind, is_provisional=is_provisional)
    value = Named(ValueKind.ACTOR, "Ada", actor.key)
    assert maker().claim(first, draft(attribute="blamed_party", value=value), 1).sensitivity == expected


def test_language_without_a_pack_gives_nothing(seeds: None) -> None:
    assert suggest_claims(add("Raketen trafen den Hafen am Dienstag.", "Hafenblatt", lang="de")) == []


@pytest.mark.django_db
def test_without_a_codebook_it_says_what_to_do() -> None:
    with pytest.raises(ServiceError, match=r"No codebook was adopted yet: run load_seeds --codebook-only\."):
        suggest_claims(ArticleFactory())


def test_both_articles_of_one_attack_are_one_event(first: Article, second: Article) -> None:
    suggest_claims(first)
    suggest_claims(second)
    events = {claim.event for claim in Claim.objects.filter(attribute__key__in=["killed", "rockets_fired"])}
    assert len(events) == 1
    assert Event.objects.get(pk=only(first, "killed").event_id).public_id == "E000001"


def draft(**fields: Any) -> Draft:
    plain: dict[str, Any] = {
        "attribute": "killed",
        "value": quantity(Comparator.EXACT, 1, unit="person"),
        "event": None,
        "quote": "One girl was killed and five people were injured.",
        "start": FIRST.index("One girl"),
        "end": FIRST.index("One girl") + 49,
        "focus": "One",
        "focus_start": FIRST.index("One girl"),
        "focus_end": FIRST.index("One girl") + 3,
        "rule": "en.test",
        "score": 0.5,
        "reason": "A test.",
    }
    return Draft(**(plain | fields))


def maker() -> ClaimMaker:
    reader = current_reader()
    assert reader is not None
    return ClaimMaker(reader, Resolver(reader.names), Producer.RULES, reader.version)


def test_words_of_a_part_that_no_register_knows_are_no_whole(first: Article) -> None:
    claim = maker().claim(first, draft(scope_text="dock workers"), 1)
    assert re.fullmatch("group:p-[0-9a-f]{8}", claim.scope_key)
    scope = Scope.objects.get(key=claim.scope_key)
    assert (scope.name, scope.is_provisional) == ("dock workers", True)


def test_part_of_things_is_a_place(first: Article) -> None:
    claim = maker().claim(first, draft(attribute="rockets_landed", scope_text="the far quay"), 1)
    assert claim.scope_place is not None
    assert claim.scope_place.name == "the far quay"


def test_name_that_the_register_knows_becomes_its_row(first: Article) -> None:
    value = Named(ValueKind.PLACE, "the embassy", "us-embassy-baghdad")
    claim = maker().claim(first, draft(attribute="place", value=value), 1)
    assert claim.place is not None
    assert (claim.place.key, claim.wording) == ("us-embassy-baghdad", "the embassy")


@pytest.fixture
def later_rules(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Reader]:
    """A reader of later rules, which know the named attributes no longer."""

    def reader(*dropped: str, version: str = "2") -> Reader:
        monkeypatch.setattr(reading, "VERSION", version)
        found = current_reader()
        assert found is not None
        kept = {key: row for key, row in found.attributes.items() if key not in dropped}
        return replace(found, attributes=kept)

    return reader


def test_open_suggestion_that_newer_rules_no_longer_make_is_withdrawn(
    first: Article, later_rules: Callable[..., Reader]
) -> None:
    suggest_claims(first)
    reader = later_rules("killed")
    assert suggest_claims(first, reader=reader) == []
    killed = only(first, "killed")
    assert (killed.status, killed.verification) == (ClaimStatus.REJECTED, Verification.MACHINE)
    assert killed.decision_reason == f"no longer proposed by rules {reader.version}"
    act = Act.objects.filter(verb="claims.suggest").latest("pk")
    assert act.new["withdrawn"] == 1
    assert killed.history.first().act == act
    assert only(first, "injured").status == ClaimStatus.SUGGESTED
    assert accept_under_policy(Claim.objects.all(), policy="all") == Claim.objects.count() - 1


def test_what_a_person_decided_is_not_withdrawn(first: Article, later_rules: Callable[..., Reader]) -> None:
    suggest_claims(first)
    editor = UserFactory(is_superuser=True)
    accept_claim(only(first, "killed").pk, by=editor)
    reject_claim(only(first, "injured").pk, by=editor, reason="A rumour.")
    suggest_claims(first, reader=later_rules("killed", "injured"))
    assert only(first, "killed").status == ClaimStatus.ACCEPTED
    assert only(first, "injured").decision_reason == "A rumour."


def test_what_the_machine_withdrew_it_may_suggest_again(
    first: Article, later_rules: Callable[..., Reader]
) -> None:
    suggest_claims(first)
    before = Claim.objects.count()
    suggest_claims(first, reader=later_rules("killed"))
    suggest_claims(first, reader=later_rules(version="3"))
    killed = only(first, "killed")
    assert (killed.status, killed.decision_reason, killed.decided_at) == (ClaimStatus.SUGGESTED, "", None)
    assert Claim.objects.count() == before


def test_withdrawn_suggestion_keeps_no_other_away(first: Article, later_rules: Callable[..., Reader]) -> None:
    suggest_claims(first)
    killed = only(first, "killed")
    killed.set_value(quantity(Comparator.EXACT, 9, unit="person"))  # what worse rules once read
    killed.save()
    assert [claim.attribute.key for claim in suggest_claims(first, reader=later_rules())] == ["killed"]
    suggest_claims(first, reader=later_rules(version="3"))
    values = dict(Claim.objects.filter(attribute__key="killed").values_list("number", "status"))
    assert values == {9: ClaimStatus.REJECTED, 1: ClaimStatus.SUGGESTED}


def test_text_is_read_before_others_are_kept_waiting(first: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        suggesting, "document_of", lambda article: told.append("read") or document_of(article)
    )
    monkeypatch.setattr(suggesting, "lock_counter", lambda name: told.append("lock") or lock_counter(name))
    suggest_claims(first)
    assert told == ["read", "lock"]
