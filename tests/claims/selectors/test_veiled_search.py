"""A search in a list finds no withheld words, in whatever way they may be typed."""

from typing import Any

import pytest
from django.urls import reverse

from claims.domain.codes import ValueKind
from sources.codes import Sensitivity
from tests.claims.admin.cast import logged_in
from tests.factories import ActorFactory, ArticleFactory, AttributeFactory, ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db


# As it is written, and as a list finds it too: SQLite folds the case of no accented letter.
@pytest.mark.parametrize("typed", ["Élodie", "élodie", "ÉLODIE", "été", "Été", "l'Été"])
def test_an_accented_name_is_found_by_nobody_from_whom_it_is_withheld(typed: str) -> None:
    actor = ActorFactory(name="Élodie de l’Été", kind="person", sensitivity=Sensitivity.RESTRICTED)
    event = EventFactory(title="Death of Élodie de l’Été")
    article = ArticleFactory(text="Élodie de l’Été was killed.")
    ClaimFactory(accepted=True, event=event, article=article, quote="was killed")
    name = AttributeFactory(
        key="victim_name",
        definition__value_kind=ValueKind.ACTOR,
        definition__sensitivity=Sensitivity.RESTRICTED,
    )
    ClaimFactory(
        accepted=True, article=article, event=event, attribute=name, value_kind=ValueKind.ACTOR, number=None,
        actor=actor, wording=actor.name, quote=actor.name, sensitivity=Sensitivity.RESTRICTED,
    )  # fmt: skip
    found = {}
    for role in ("reader", "reviewer"):
        response = logged_in(role).get(reverse("admin:claims_event_changelist"), {"q": typed})
        found[role] = len(response.context["cl"].result_list)
    assert found == {"reader": 0, "reviewer": 1}


def test_hits_are_read_on_until_the_page_is_full(monkeypatch: Any) -> None:
    monkeypatch.setattr("claims.selectors.veiled_search.READ_AT_ONCE", 2)
    monkeypatch.setattr("claims.admin.events.EventAdmin.list_per_page", 2)
    ActorFactory(name="Noor Haddad", kind="person", sensitivity=Sensitivity.RESTRICTED)
    hidden = {0, 3, 4, 5, 6, 8}
    for number in range(10):
        # A name that is withheld is found by nobody; the same word said of a street is.
        EventFactory(
            title=f"{number} Death of Noor Haddad" if number in hidden else f"{number} Fire in Haddad Street"
        )
    address = reverse("admin:claims_event_changelist")
    client = logged_in("reader")
    seen, query = [], "?q=haddad"
    for _ in range(5):
        shown = client.get(f"{address}{query}").context["cl"]
        seen.append([event.title[0] for event in shown.result_list])
        if not shown.has_later:
            break
        query = shown.later
    assert seen == [["9", "7"], ["2", "1"]]
    earlier = client.get(f"{address}{shown.earlier}").context["cl"]
    assert [event.title[0] for event in earlier.result_list] == ["9", "7"]
