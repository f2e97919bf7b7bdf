"""The event page: claims side by side, what follows from them, rulings with a reason and nothing preselected."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.domain.attributes import CategoryDefinition
from claims.domain.codes import Cardinality, ValueKind
from claims.models import (
    Claim,
    ClaimLink,
    Consensus,
    ConsensusClaim,
    ConsensusRole,
    Event,
    LinkOrigin,
    Resolution,
    ResolutionState,
)
from claims.services.consensus import derive_event
from claims.services.linking import suggest_links
from sources.codes import Sensitivity
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    """Two outlets contradict each other: one says 1, one says 3 were killed."""
    found: Event = EventFactory(title="Rockets on a base")
    first = ClaimFactory(event=found, accepted=True)
    ClaimFactory(event=found, accepted=True, attribute=first.attribute, number=3, article=ArticleFactory())
    adopted(first.attribute)
    derive_event(found)
    return found


@pytest.fixture
def editor() -> Client:
    return logged_in("editor")


def page_of(event: Event) -> str:
    return reverse("admin:event_page", args=[event.public_id])


def test_a_category_is_explained_in_the_words_of_the_reader() -> None:
    rocket = CategoryDefinition("rocket", {"en": "Rocket", "fr": "Roquette"})
    weapon = AttributeFactory(
        key="weapon", definition__value_kind=ValueKind.CATEGORY, definition__cardinality=Cardinality.MANY,
        definition__policy="set", definition__categories=(rocket,),
    )  # fmt: skip
    claim = ClaimFactory(
        accepted=True, attribute=weapon, value_kind=ValueKind.CATEGORY, number=None, lower=None, upper=None,
        category="rocket",
    )  # fmt: skip
    adopted(weapon)
    derive_event(claim.event)
    page = Page(logged_in("editor", language="fr").get(page_of(claim.event)))
    assert "Roquette : une voix." in page.text
    assert "La voix 1 dit roquette" in page.text
    assert "Elle nomme roquette." in page.html


def test_a_whole_that_only_parts_tell_of_has_its_question_and_no_empty_table(editor: Client) -> None:
    killed, injured = (
        AttributeFactory(key=key, definition__part_of="casualties") for key in ("killed", "injured")
    )
    whole = AttributeFactory(key="casualties", definition__parts=("killed", "injured"))
    first = ClaimFactory(
        accepted=True, attribute=killed, comparator="at_least", number=2, lower=2, upper=None
    )
    ClaimFactory(event=first.event, accepted=True, attribute=injured, number=3, article=ArticleFactory())
    adopted(killed, injured, whole)
    derive_event(first.event)
    page = Page(editor.get(page_of(first.event)))
    question = "for the number of the part given as at least 2: nothing else keeps the parts from adding up"
    assert page.text.count(question) == 1
    # Of the parts alone: theirs are the two tables.
    assert page.html.count('<table class="scores">') == 2


def test_what_nobody_grades_has_no_grade_on_the_page_and_in_the_api(editor: Client) -> None:
    """One article says 1 and 3: there is a range, and a reason why it stands there without a grade."""
    event, article = EventFactory(title="Rockets on a base"), ArticleFactory()
    first = ClaimFactory(event=event, accepted=True, article=article)
    ClaimFactory(event=event, accepted=True, attribute=first.attribute, number=3, article=article)
    adopted(first.attribute)
    derive_event(event)
    text = Page(editor.get(page_of(event))).text
    assert "There is no grade: all who speak of it contradict themselves" in text
    assert "single voice" not in text
    [row] = editor.get("/api/v1/consensus/", {"event": event.public_id}).json()["results"]
    assert (row["evidence"], row["grade"], row["low"], row["high"]) == ("undisputed", "", 1, 3)


def rule(client: Client, event: Event, **data: Any) -> Any:
    row = Consensus.objects.get(event=event)
    address = reverse("admin:event_resolve", args=[event.public_id, row.pk])
    return client.post(address, {"seen": row.content_sha256, **data})


def test_claims_stand_side_by_side_and_every_number_leads_to_its_quote(editor: Client, event: Event) -> None:
    response = editor.get(page_of(event))
    page = Page(response)
    assert page.refused == []
    assert "contested" in page.text
    for claim in Claim.objects.all():
        assert f"/articles/{claim.article.public_id}/#claim-{claim.ordinal}" in page.html


def test_each_voice_says_what_it_adds_and_what_the_result_hangs_on(editor: Client, event: Event) -> None:
    page = Page(editor.get(page_of(event)))
    assert page.refused == []
    assert "Voice 1 says 1: +" in page.text
    assert "Without voice 2 it would be undisputed: 1." in page.text
    assert "Ask the informant of voice 2 whether it is 1 or 3" in page.text
    assert "not calibrated" in page.text
    assert "none of these" in page.text


def test_what_each_voice_adds_is_said_in_french_too(editor: Client, event: Event) -> None:
    page = Page(editor.get(page_of(event), headers={"accept-language": "fr"}))
    assert "La voix 1 dit 1 : +" in page.text
    assert "Neuf fois sur dix, le nombre est" in page.text
    assert "aucune de celles-ci" in page.text


def test_a_ruled_row_asks_no_more(editor: Client, event: Event) -> None:
    rule(editor, event, kind_of_ruling="contested", reason="Both counted with care.")
    page = Page(editor.get(page_of(event)))
    assert "Ask the informant" not in page.text
    assert "Voice 1 says 1: +" in page.text


def test_the_form_of_a_ruling_has_nothing_preselected(editor: Client, event: Event) -> None:
    assert Page(editor.get(page_of(event))).selected == []


def test_an_editor_rules_for_a_stated_value(editor: Client, event: Event) -> None:
    rank = Consensus.objects.get(event=event).candidates.get(number=3).rank
    response = rule(
        editor, event, kind_of_ruling="value", candidate=rank, reason="The army counted the bodies."
    )
    assert response.status_code == 302
    ruling = Resolution.objects.get()
    assert (ruling.number, ruling.reason) == (3, "The army counted the bodies.")
    assert Consensus.objects.get(event=event).number == 3


def desk_of_row(html: str, row: str = "row-killed") -> str:
    """What opens below a row of the matrix."""
    return html[html.index(f'id="why-{row}"') :].split("</div>\n</td></tr>", maxsplit=1)[0]


def test_who_rules_reads_every_claim_with_its_quote_by_voice_the_oldest_first(
    editor: Client, event: Event
) -> None:
    old = ClaimFactory(
        event=event, accepted=True, attribute=event.claims.first().attribute, number=4,
        article=ArticleFactory(published="2019-01-01", published_lower="2019-01-01", published_upper="2019-01-01"),
    )  # fmt: skip
    derive_event(event)
    said = desk_of_row(Page(editor.get(page_of(event))).html)
    quotes = [
        said.index(f"#claim-{claim.ordinal}", said.index(claim.article.public_id))
        for claim in event.claims.all()
    ]
    assert len(quotes) == 3
    assert old.article.public_id == said[said.index("/articles/") :].split("/")[2]
    for claim in event.claims.all():
        assert claim.quote in said
    assert "Not counted" not in said


def test_a_ruling_is_looked_at_before_it_is_made(editor: Client, event: Event) -> None:
    rank = Consensus.objects.get(event=event).candidates.get(number=3).rank
    response = rule(editor, event, act="preview", kind_of_ruling="value", candidate=rank)
    assert response.status_code == 200
    said = desk_of_row(Page(response).html)
    then = said[said.index("What the next release would say") :]
    assert "<b>3</b>" in then
    assert "ruled" in then
    assert not Resolution.objects.exists()
    # What was chosen stands in the form; it is made with a reason.
    assert f'value="{rank}" id="r' in said
    assert rule(editor, event, kind_of_ruling="value", candidate=rank).status_code == 422


def test_a_preview_that_does_not_hold_is_refused_in_place(editor: Client, event: Event) -> None:
    response = rule(editor, event, act="preview", kind_of_ruling="value")
    assert response.status_code == 422
    assert "Say which of the stated values you rule for." in Page(response).text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"kind_of_ruling": "contested"}, "This field is required."),
        ({"kind_of_ruling": "contested", "reason": " "}, "This field is required."),
        ({"reason": "Because."}, "This field is required."),
        ({"kind_of_ruling": "value", "reason": "Because."}, "Say which of the stated values you rule for."),
        ({"kind_of_ruling": "range", "reason": "Because."}, "A range"),
        (
            {
                "kind_of_ruling": "own_value",
                "own-comparator": "exact",
                "own-number": "2",
                "reason": "Because.",
            },
            "A value that no claim states needs its evidence.",
        ),
    ],
)
def test_a_ruling_that_does_not_hold_is_refused_in_place(
    editor: Client, event: Event, data: dict[str, str], said: str
) -> None:
    response = rule(editor, event, **data)
    assert response.status_code == 422
    assert said in Page(response).text
    assert not Resolution.objects.exists()


def test_a_ruling_on_a_picture_that_moved_is_refused(editor: Client, event: Event) -> None:
    response = rule(editor, event, seen="0" * 64, kind_of_ruling="contested", reason="Both are close.")
    assert "is no longer what you were shown" in Page(response).text
    assert not Resolution.objects.exists()


def test_a_ruling_is_withdrawn_with_a_reason(editor: Client, event: Event) -> None:
    rule(editor, event, kind_of_ruling="contested", reason="Both are close.")
    ruling = Resolution.objects.get()
    address = reverse("admin:event_withdraw", args=[event.public_id, ruling.public_id])
    refused = editor.post(address, {"row_version": ruling.row_version, "reason": ""}, follow=True)
    assert "A withdrawal needs a reason." in Page(refused).text
    editor.post(address, {"row_version": ruling.row_version, "reason": "A third source spoke."})
    ruling.refresh_from_db()
    assert ruling.state == ResolutionState.WITHDRAWN


def test_a_reviewer_sees_no_form_and_may_not_rule(event: Event) -> None:
    reviewer = logged_in("reviewer")
    assert "kind_of_ruling" not in reviewer.get(page_of(event)).content.decode()
    assert rule(reviewer, event, kind_of_ruling="contested", reason="Both.").status_code == 403
    assert not Resolution.objects.exists()


def test_a_suggested_link_is_accepted_as_it_stands(editor: Client, event: Event) -> None:
    suggest_links(event)
    link = ClaimLink.objects.suggested().first()
    assert link is not None
    editor.post(reverse("admin:link_accept", args=[link.pk]), {"row_version": link.row_version})
    decided = ClaimLink.objects.decided().get()
    assert (decided.relation, decided.first, decided.second) == (link.relation, link.first, link.second)


def test_an_event_that_was_merged_leads_to_the_one_it_became(editor: Client, event: Event) -> None:
    old = EventFactory(merged_into=event)
    for name in ("event_page", "event_same", "event_split", "event_links"):
        response = editor.get(reverse(f"admin:{name}", args=[old.public_id]), follow=True)
        kept = event.public_id
        assert response.resolver_match.kwargs == {"public_id": kept}
        assert f"{old.public_id} is merged into {kept}: its id leads here." in Page(response).text


def test_an_id_does_not_lead_to_an_event_that_is_withheld() -> None:
    hidden = ClaimFactory(accepted=True, sensitivity=Sensitivity.RESTRICTED).event
    old = EventFactory(merged_into=hidden)
    assert logged_in("editor").get(page_of(old)).headers["Location"] == page_of(hidden)
    assert logged_in("reader").get(page_of(old)).status_code == 404


def test_an_event_without_claims_says_how_they_come(editor: Client) -> None:
    assert "Claims come here when" in Page(editor.get(page_of(EventFactory()))).text


def test_conflicts_are_listed_until_they_are_ruled(editor: Client, event: Event) -> None:
    address = reverse("admin:conflicts")
    assert "Rockets on a base" in Page(editor.get(address)).text
    rule(editor, event, kind_of_ruling="contested", reason="Both are close.")
    page = Page(editor.get(address))
    assert "Rockets on a base" not in page.text
    assert "Nothing is contested" in page.text


def test_a_pair_is_decided_on_one_axis_with_nothing_preselected(editor: Client, event: Event) -> None:
    first, second = Claim.objects.order_by("pk")
    address = reverse("admin:link_pair", args=[first.public_id, second.public_id])
    assert Page(editor.get(address)).selected == []
    refused = editor.post(address, {"axis": "value", "row_version": 0})
    assert "Choose how the two claims stand to each other." in Page(refused).text
    undirected = editor.post(address, {"axis": "value", "relation": "updates", "row_version": 0})
    assert '"updates" has a direction' in Page(undirected).text
    editor.post(address, {"axis": "value", "relation": "updates", "direction": "backward", "row_version": 0})
    link = ClaimLink.objects.get(origin=LinkOrigin.DECIDED)
    assert (link.relation, link.direction) == ("updates", "backward")


def test_a_stale_answer_about_a_pair_is_refused(editor: Client, event: Event) -> None:
    first, second = Claim.objects.order_by("pk")
    address = reverse("admin:link_pair", args=[first.public_id, second.public_id])
    editor.post(address, {"axis": "value", "relation": "conflicts", "row_version": 0})
    late = editor.post(address, {"axis": "value", "relation": "corroborates", "row_version": 0})
    assert "The link was changed in the meantime" in Page(late).text


def test_queries_do_not_grow_with_claims(editor: Client, event: Event) -> None:
    editor.get(page_of(event))
    with CaptureQueriesContext(connection) as few:
        editor.get(page_of(event))
    attribute = Claim.objects.first().attribute
    for _ in range(12):
        ClaimFactory(event=event, accepted=True, attribute=attribute)
    derive_event(event)
    with CaptureQueriesContext(connection) as many:
        editor.get(page_of(event))
    assert len(many) == len(few)


def test_a_whole_names_the_claims_it_follows_from_each_with_its_quote(editor: Client, event: Event) -> None:
    claims = list(Claim.objects.filter(event=event))
    whole = AttributeFactory(key="casualties")
    row = Consensus.objects.get(event=event)
    ConsensusClaim.objects.filter(consensus=row).update(voice=5)
    row.pk, row.attribute = None, whole
    row._state.adding = True
    row.save()
    ConsensusClaim.objects.create(consensus=row, claim=claims[0], voice=9, role=ConsensusRole.PART)
    html = Page(editor.get(page_of(event))).html
    said = html[html.index('id="why-row-casualties"') :].split("</tr>")[0]
    assert f"/articles/{claims[0].article.public_id}/#claim-{claims[0].ordinal}" in said
    assert claims[0].quote in said
    # The claim keeps the voice that it has in the row it stands in.
    assert "voice </span>5</sub>" in html
    assert "voice </span>9</sub>" not in html
