"""A restricted name, wherever it was planted, stands in no file of a public release."""

import unicodedata
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.domain.codes import ClaimStatus, InformantKind
from claims.exports.name_patterns import squashed
from claims.exports.verification import verify
from claims.models import ActorExternalId, ActorName, Event, EventLink, PlaceExternalId, PlaceName, RulingKind
from claims.services.consensus import derive_event
from claims.services.notices import record_notice
from claims.services.release import publish_release, stored_files
from claims.services.resolution import resolve_conflict
from sources.codes import NoticeKind, Sensitivity
from sources.models import SourceName
from tests.claims.services.release_cast import codebook, killed, names, perpetrator, row, rows, says, written
from tests.factories import (
    ActorFactory,
    ArticleFactory,
    EventFactory,
    PlaceFactory,
    ScopeFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
PLANTED = "Noura Haddad"


@pytest.fixture
def event() -> Event:
    codebook(killed(), perpetrator())
    return EventFactory()


def plant(event: Event, name: str) -> None:
    """The name of a restricted person in every place that a text, key or address of a release comes from."""
    slug, joined = "-".join(name.split()).lower(), "".join(name.split())
    person = ActorFactory(key=f"person-{slug}", name=name, kind="person", sensitivity=Sensitivity.RESTRICTED)
    ActorName.objects.create(entry=person, name=f"Umm {name}")
    group = ActorFactory(key=f"friends-of-{slug}", name=f"Friends of {name}", parent=person)
    ActorName.objects.create(entry=group, name=joined)
    ActorExternalId.objects.create(entry=group, scheme="web", identifier=f"{joined}fans")
    square = PlaceFactory(key=f"{slug.replace('-', '_')}_square", name=f"{name} Square")
    PlaceName.objects.create(entry=square, name=f"Place {name.upper()}")
    PlaceExternalId.objects.create(entry=square, scheme="geo", identifier=slug)
    outlet = SourceFactory(key=f"{slug}-weekly", name=f"The {name} Weekly")
    witness = SourceFactory(key="w-1", name="Witness one", sensitivity=Sensitivity.RESTRICTED)
    SourceName.objects.create(source=witness, name=f"{name}, a nurse")
    group_scope = ScopeFactory(facet="group", key=f"group:kin-of-{slug}", name=f"Kin of {name}")
    Event.objects.filter(pk=event.pk).update(title=f"The death of {name}", place=square, victims=name.lower())
    later = EventFactory(title=f"Funeral of {name}", parent=event)
    EventLink.objects.create(from_event=later, to_event=event, relation="after", detail=f"After {name} died.")

    article = ArticleFactory(
        text=f"On Tuesday 3 people were killed, {name} said.",
        title=f"{name.upper()} speaks",
        url=f"https://paper.example/2020/{slug}.html",
        rights=f"Photo: {name}",
        source=outlet,
    )
    first = says(event, 3, article=article, informant=witness, informant_text=f"{name}, a nurse")
    first.channel_text = f"@{joined}"
    first.set_scope(group=group_scope)
    first.save()
    said = says(event, 4, informant_kind=InformantKind.EYEWITNESS, informant_text=f"{name} of the bakery")
    second = says(event, 5)
    says(later, 6, article=ArticleFactory(text=f"On Tuesday 6 people were killed there. {name}."))
    names(event, f"the Friends of {name}", actor=group)
    names(event, name, actor=person, sensitivity=Sensitivity.RESTRICTED)
    derive_event(later)
    derive_event(event)
    resolve_conflict(
        event,
        killed(),
        "",
        kind=RulingKind.VALUE,
        value=said.value,
        reason=f"{name} saw it.",
        evidence=f"A letter of {name}.",
        cited_claims=[second],
        by=UserFactory(is_superuser=True),
    )
    record_notice(
        article,
        kind=NoticeKind.CORRECTION,
        published_on=article.added_at.date(),
        summary=f"{name} was misquoted.",
        claims=[first],
        by=None,
    )


def folded(content: bytes) -> str:
    """Without case, accents, hyphens, underscores and spaces."""
    text = unicodedata.normalize("NFKD", content.decode().casefold())
    return "".join(one for one in text if not (unicodedata.combining(one) or one in "-_" or one.isspace()))


_LETTERS = "abdehiklmnorstuyzéöçñ"
_WORD = st.text(_LETTERS, min_size=5, max_size=9).map(str.capitalize)
_NAMES = st.tuples(_WORD, _WORD).map(" ".join)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_NAMES)
def test_a_planted_name_stands_in_no_byte_of_a_public_release(event: Event, name: str) -> None:
    with transaction.atomic():
        plant(event, name)
        for _version in range(2):
            for path, content in stored_files(publish_release("trial").release):
                assert squashed(name) not in folded(content), path
            says(event, 40)
            derive_event(event)
        transaction.set_rollback(True)


def test_a_release_with_names_planted_everywhere_still_holds_together(event: Event, tmp_path: Path) -> None:
    plant(event, PLANTED)
    _release, folder = written(tmp_path)
    assert verify(folder) == []
    # The notice took away what was said of a part, so the ruling on the whole waits for its editor again.
    assert row(folder, "attributes", event=event.public_id, attribute="killed", scope="")["ruling"] == "stale"
    assert row(folder, "resolutions")["reason"] == "[withheld] saw it."
    assert row(folder, "actors")["part_of"] == ""
    _release, inside = written(tmp_path, None, "inside", profile="internal")
    assert verify(inside) == []
    assert "person-noura-haddad" in (inside / "actors.csv").read_text()


def test_a_key_that_names_somebody_is_one_token_wherever_it_stands(event: Event, tmp_path: Path) -> None:
    plant(event, PLANTED)
    _release, folder = written(tmp_path)
    (square,) = [one["place"] for one in rows(folder, "places")]
    assert square.startswith("withheld-")
    assert row(folder, "events", event=event.public_id)["place"] == square
    scope = row(folder, "claims", value="3")["scope"]
    assert scope.startswith("group:withheld-")
    outlet = row(folder, "articles", title="[withheld] speaks")
    assert (outlet["source"].startswith("withheld-"), outlet["url"]) == (True, "")
    assert outlet["source"] in {one["source"] for one in rows(folder, "sources")}


def test_changes_do_not_republish_what_is_hidden_since(event: Event, tmp_path: Path) -> None:
    says(event, 2)
    late = says(event, 19)
    written(tmp_path, event)
    late.sensitivity = Sensitivity.CONFIDENTIAL
    late.save()
    _release, folder = written(tmp_path, event)
    (change,) = rows(folder, "changes")
    assert (change["before"], change["change"]) == ("withheld", "changed")
    assert "high=19" not in (folder / "changes.csv").read_text()


def test_changes_do_not_name_who_is_restricted_since(event: Event, tmp_path: Path) -> None:
    actor = ActorFactory(name=PLANTED)
    names(event, PLANTED, actor=actor)
    _release, before = written(tmp_path, event)
    assert PLANTED in (before / "attributes.csv").read_text()
    actor.sensitivity = Sensitivity.RESTRICTED
    actor.save()
    event.claims.update(polarity="negative")
    _release, folder = written(tmp_path, event)
    assert rows(folder, "changes")
    assert all(PLANTED not in path.read_text() for path in folder.iterdir())


@pytest.mark.parametrize("kind", [InformantKind.EYEWITNESS, InformantKind.NAMED])
def test_an_informant_that_no_register_knows_is_not_told(
    event: Event, tmp_path: Path, kind: InformantKind
) -> None:
    text = "On Tuesday 3 people were killed, a baker called Karim said."
    claim = says(event, 3, article=ArticleFactory(text=text, title="Karim tells"), informant_kind=kind)
    claim.informant_text = "a baker called Karim"
    claim.quote, claim.end = text[claim.start :], len(text)
    claim.save()
    _release, folder = written(tmp_path, event)
    found = row(folder, "claims")
    assert (found["attribution"], found["start"]) == ("[withheld]", "")
    assert found["quote"] == "3 people were killed, [withheld] said."
    assert row(folder, "articles")["title"] == "[withheld] tells"


def test_a_described_informant_and_a_known_one_are_told(event: Event, tmp_path: Path) -> None:
    agency = SourceFactory(name="Harbour Agency")
    says(event, 3, informant_kind=InformantKind.DESCRIBED, informant_text="a hospital official")
    says(
        event,
        3,
        informant=agency,
        informant_kind=InformantKind.NAMED,
        informant_text="Harbour Agency",
        channel_text="local media",
    )
    _release, folder = written(tmp_path, event)
    told = {one["attribution"] for one in rows(folder, "claims")}
    assert told == {"a hospital official", "Harbour Agency > local media"}


def test_the_title_of_a_confidential_article_is_no_title_of_an_event(event: Event, tmp_path: Path) -> None:
    hidden = ArticleFactory(
        title="Night raid on the depot", text="19 people were killed.", sensitivity=Sensitivity.CONFIDENTIAL
    )
    says(event, 19, article=hidden)
    says(event, 2)
    Event.objects.filter(pk=event.pk).update(title="Night raid on the depot")
    _release, folder = written(tmp_path, event)
    assert row(folder, "events")["title"] == "[withheld]"
    assert "depot" not in (folder / "events.csv").read_text()


def test_registers_list_only_what_a_row_names_and_what_it_belongs_to(event: Event, tmp_path: Path) -> None:
    army = ActorFactory(key="army")
    ActorFactory(key="bystander")
    names(event, "the guard", actor=ActorFactory(key="guard", parent=army))
    owner = SourceFactory(key="owner")
    says(
        event,
        2,
        article=ArticleFactory(
            text="On 2 people were killed.", source=SourceFactory(key="gazette", owner=owner)
        ),
    )
    SourceFactory(key="bystander")
    PlaceFactory(key="elsewhere")
    region = PlaceFactory(key="region")
    Event.objects.filter(pk=event.pk).update(place=PlaceFactory(key="port", parent=region))
    _release, folder = written(tmp_path, event)
    assert [(one["actor"], one["part_of"]) for one in rows(folder, "actors")] == [
        ("army", ""),
        ("guard", "army"),
    ]
    assert [one["place"] for one in rows(folder, "places")] == ["port", "region"]
    assert {"gazette", "owner"} <= {one["source"] for one in rows(folder, "sources")}
    assert "bystander" not in {one["source"] for one in rows(folder, "sources")}


def test_a_withheld_value_names_no_actor(event: Event, tmp_path: Path) -> None:
    claim = names(event, "the guard", actor=ActorFactory(key="guard"))
    names(event, "the guard", article=claim.article, sensitivity=Sensitivity.CONFIDENTIAL)
    _release, folder = written(tmp_path, event)
    assert rows(folder, "actors") == []
    assert row(folder, "claims")["value"] == "[withheld]"


def test_a_restricted_claim_takes_no_public_name_out_of_the_release(event: Event, tmp_path: Path) -> None:
    """A place of the register, and an actor whom the profile shows, keep their names; the claim is hidden."""
    port, front = PlaceFactory(key="port", name="the port"), ActorFactory(key="front", name="Dawn Front")
    Event.objects.filter(pk=event.pk).update(title="Raid on the port", place=port, victims="dawn front")
    names(event, "Dawn Front", actor=front, sensitivity=Sensitivity.RESTRICTED)
    names(event, "Dawn Front", actor=front)
    hidden = names(event, "the port", sensitivity=Sensitivity.RESTRICTED)
    hidden.value_kind, hidden.place = "place", port
    hidden.save()
    _release, folder = written(tmp_path, event)
    assert row(folder, "events")["title"] == "Raid on the port"
    assert row(folder, "claims")["value"] == "Dawn Front"
    assert [one["actor"] for one in rows(folder, "actors")] == ["front"]


def test_words_that_a_person_rejected_as_a_description_stay(event: Event, tmp_path: Path) -> None:
    claim = says(event, 3)
    rejected = says(event, 3, article=claim.article, sensitivity=Sensitivity.RESTRICTED)
    rejected.value_kind, rejected.number, rejected.lower, rejected.upper = "text", None, None, None
    rejected.wording, rejected.status = "people", ClaimStatus.REJECTED
    rejected.save()
    _release, folder = written(tmp_path, event)
    assert row(folder, "claims")["quote"] == "3 people were killed"
