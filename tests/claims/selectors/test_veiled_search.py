"""A search in a list finds no withheld words, in whatever way they may be typed."""

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
