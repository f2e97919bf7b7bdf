"""Scopes by what fields call them: each way leads back to the one entry."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Scope, ScopeName
from claims.selectors.offered_entries import MOST_OFFERED
from claims.selectors.scope_names import scope_offers, scope_wordings, scopes_named
from tests.factories import ScopeFactory
from tests.row_copies import copy_row, numbered

pytestmark = pytest.mark.django_db


def entry(key: str, name: str, facet: str = "group") -> Scope:
    made: Scope = ScopeFactory(key=f"{facet}:{key}", name=name, facet=facet)
    return made


def test_what_a_field_shows_names_its_entry_again() -> None:
    entries = [
        entry("soldiers", "US soldiers"),
        # The same name twice, a name in another case, one that is another's key, one with brackets.
        entry("guards", "guards"),
        entry("guards-2", "guards"),
        entry("guards-3", "Guards"),
        entry("odd", "group:soldiers"),
        entry("crew", "crew [night]"),
        # Of another facet, and so no namesake.
        entry("soldiers", "US soldiers", "party"),
    ]
    called = scope_wordings({each.key for each in entries})
    assert called["group:soldiers"] == called["party:soldiers"] == "US soldiers"
    assert called["group:guards"] == "guards [group:guards]"
    for each in entries:
        assert scopes_named(each.facet, called[each.key]) == [each], called[each.key]


@pytest.mark.parametrize("wording", ["group:soldiers", "us SOLDIERS", "GIs", "gis"])
def test_an_entry_is_named_by_key_by_name_and_by_alias(wording: str) -> None:
    soldiers = entry("soldiers", "US soldiers")
    ScopeName.objects.create(entry=soldiers, language="en", name="GIs", is_alias=True)
    assert scopes_named("group", wording) == [soldiers]
    assert scopes_named("party", wording) == []


def test_a_name_that_two_bear_is_unclear_and_that_of_nobody_is_none() -> None:
    entry("guards", "guards")
    entry("guards-2", "guards")
    assert len(scopes_named("group", "guards")) == 2
    assert scopes_named("group", "guard") == []


def test_what_begins_so_is_offered_before_what_holds_it() -> None:
    for name in ("armed men", "men", "womens' group", "children"):
        entry(name.replace(" ", "-").replace("'", ""), name)
    names, more = scope_offers("group", "men")
    assert (names, more.number) == (["men", "armed men", "womens' group"], 0)


def test_of_ten_thousand_a_few_are_offered_and_the_others_told_of() -> None:
    copy_row(entry("men", "men 0"), 300, key=numbered("group:"), name=numbered("men "))
    copy_row(entry("crew", "crew 0"), 24, key=numbered("group:c"), name=numbered("crew "))
    names, more = scope_offers("group", "")
    assert (len(names), more.shown) == (MOST_OFFERED, "99+")
    names, more = scope_offers("group", "crew")
    assert (len(names), more.shown) == (MOST_OFFERED, "5")


def test_nothing_is_asked_for_no_keys() -> None:
    with CaptureQueriesContext(connection) as asked:
        assert scope_wordings(set()) == {}
    assert len(asked) == 0
