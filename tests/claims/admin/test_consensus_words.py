"""The page of a row of consensus in the admin: words for people, none of the codes behind them."""

from typing import Any

import pytest
from django.urls import reverse

from claims.models import Consensus
from claims.services.consensus import derive_event
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import AttributeFactory, ClaimFactory, EventFactory, ScopeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> Consensus:
    """Two outlets contradict each other about the soldiers."""
    attribute = AttributeFactory(key="killed")
    adopted(attribute)
    soldiers = ScopeFactory(key="group:soldiers", name="soldiers", facet="group")
    soldiers.names.create(language="fr", name="soldats", is_alias=False)
    event = EventFactory()
    for number in (1, 3):
        ClaimFactory(
            event=event,
            attribute=attribute,
            number=number,
            accepted=True,
            scope_group=soldiers,
            scope_key=soldiers.key,
        )
    derive_event(event)
    return Consensus.objects.get(event=event, scope_key=soldiers.key)


def opened(row: Consensus, **fields: Any) -> Page:
    client = logged_in("administrator", **fields)
    return Page(client.get(reverse("admin:claims_consensus_change", args=[row.pk])))


def test_the_page_says_why_in_sentences(row: Consensus) -> None:
    page = opened(row)
    assert "1 and 3 exclude each other." in page.text
    assert "contested" in page.text
    assert "soldiers" in page.text
    for code in ("excludes", "voices_said", "group:soldiers", "[["):
        assert code not in page.text, code


def test_the_page_and_the_list_are_in_the_reader_s_language(row: Consensus) -> None:
    page = opened(row, language="fr")
    assert "1 et 3 s'excluent." in page.text
    client = logged_in("administrator", username="another", language="fr")
    listed = Page(client.get(reverse("admin:claims_consensus_changelist")))
    for shown in (page, listed):
        assert "soldats" in shown.text
        assert "group:soldiers" not in shown.text
