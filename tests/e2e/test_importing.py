"""Hand-coded claims in bulk: a sheet pasted by key, looked at, stored; the rows that are refused say why."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from claims.domain.codes import ClaimStatus, Producer
from claims.models import Claim
from tests.claims.admin.cast import adopted
from tests.e2e.conftest import tab_to, violations
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
# An emoji of several code points, an accent by itself, a line end within a quote.
FIRST = "At least three men were killed\nat the de\u0301po\u0302t."
TEXT = f"🧑‍🚒 Dépôt\n\n{FIRST} Two drivers died later. Nobody fled."
# Of each row of the sheet, what happens to it.
SAID = [
    "new claim",
    "accepts a suggestion",
    "These words do not stand in the text.",
    '"few" is no amount',
    "“fled” is no attribute",
    "Affffffffff",
    "Row 3 says the same.",
]


def test_rows_that_stand_in_their_articles_go_in_and_each_other_says_why_not(
    visit: Callable[..., Any], transactional_db: None, pictures: Any
) -> None:
    killed, event = AttributeFactory(), EventFactory(title="Fire at the depot")
    adopted(killed)
    article = ArticleFactory(text=TEXT, title="The depot burned")
    suggested = ClaimFactory(
        article=article, ordinal=1, attribute=killed, quote="Two drivers died later", number=2
    )
    desk = visit("reviewer")
    page = desk.open("/admin/import/")
    tab_to(page, page.locator("#id_rows"))
    rows = [
        "article;quote;focus;attribute;value;event",
        f'{article.public_id};"{FIRST}";At least three;killed;>= 3;{event.public_id}',
        f"{article.public_id};Two drivers died later;;killed;2;",
        f"{article.public_id};Four men were killed;;killed;4;",
        f"{article.public_id};Nobody fled.;;killed;few;",
        f"{article.public_id};Nobody fled.;;fled;0;",
        "Affffffffff;Nobody fled.;;killed;0;",
        f"{article.public_id};Two drivers died later;;killed;2;",
    ]
    page.keyboard.insert_text("\n".join(rows))
    tab_to(page, page.get_by_role("button", name="Check the rows"))
    page.keyboard.press("Enter")
    status = page.locator("main [role=status]")
    expect(status).to_contain_text("2 rows can be stored. Nothing is stored yet.")
    expect(status).to_contain_text("5 rows refused.")
    assert violations(page) == []
    pictures(page, "import-checked")
    assert Claim.objects.get() == suggested
    told = page.locator("main tbody tr")
    for at, said in enumerate(SAID):
        expect(told.nth(at).locator("td").last).to_contain_text(said)

    tab_to(page, page.get_by_role("button", name="Store 2 claims"))
    page.keyboard.press("Enter")
    expect(status).to_contain_text("2 claims stored.")
    expect(status).to_contain_text("5 rows refused.")
    new = Claim.objects.exclude(pk=suggested.pk).get()
    assert (new.event, new.lower, new.upper, new.producer) == (event, 3, None, Producer.PERSON)
    assert article.text[new.start : new.end] == new.quote
    assert article.text[new.focus_start : new.focus_end] == new.focus == "At least three"
    suggested.refresh_from_db()
    assert suggested.status == ClaimStatus.ACCEPTED
    # The row leads to the claim on its words.
    tab_to(page, page.get_by_role("link", name=new.public_id))
    page.keyboard.press("Enter")
    expect(page.locator(f"#claim-{new.ordinal}")).to_have_attribute("aria-current", "true")
    expect(page.locator(f".mark[data-claim='{new.ordinal}']").first).to_have_text("At least three")
    assert desk.faults == []
