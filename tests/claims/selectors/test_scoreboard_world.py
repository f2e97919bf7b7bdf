"""A small world of decisions, counted by hand: the scoreboard, its command and its page say the same of it."""

import json
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from claims.domain.codes import ClaimStatus, Producer, Verification
from claims.models import Attribute, Claim, ProducerRun, Proposal
from claims.selectors.scoreboard import scoreboard
from claims.services.claim_content import content_of
from claims.services.review import accept_claim, edit_claim, reject_claim
from tests.claims.admin.cast import Page, logged_in, person
from tests.claims.selectors.test_scoreboard import Desk
from tests.factories import AttributeFactory, ClaimFactory

pytestmark = pytest.mark.django_db
FIRST, SECOND = "1+aaaa", "2+bbbb"
# attribute, language, version: accepted, corrected, rejected, open, found, findable. Of the first version in English:
# of five suggestions to be deaths one stood, one got a scope, one were wounded, one was wrong; four deaths stand.
BY_HAND = {
    ("injured", "en", FIRST): (1, 0, 0, 0, 1, 2),
    ("injured", "en", SECOND): (1, 0, 0, 0, 1, 2),
    ("killed", "en", FIRST): (1, 2, 1, 0, 1, 4),
    ("killed", "en", SECOND): (2, 0, 0, 0, 2, 4),
    ("killed", "fr", FIRST): (2, 0, 0, 1, 1, 2),
}
# Precision: right of all decided. Recall: found of all that stands in finished articles.
SHARES_BY_HAND = {
    ("injured", "en", FIRST): (1 / 1, 1 / 2),
    ("injured", "en", SECOND): (1 / 1, 1 / 2),
    ("killed", "en", FIRST): (1 / 4, 1 / 4),
    ("killed", "en", SECOND): (2 / 2, 2 / 4),
    ("killed", "fr", FIRST): (2 / 2, 1 / 2),
}
BY_RULE = {
    ("killed", "en.killed.active"): (0, 1),
    ("killed", "en.killed.noun"): (0, 1),
    ("killed", "en.killed.passive"): (3, 4),  # the first version's two, the second's two
    ("killed", "fr.killed.passive"): (2, 2),
    ("injured", "en.injured.passive"): (2, 2),
}


@pytest.fixture
def nadia() -> Any:
    return person("reviewer", username="nadia")


class World:
    def __init__(self, by: Any) -> None:
        self.by = by
        self.killed, self.injured = AttributeFactory(key="killed"), AttributeFactory(key="injured")

    def proposed(self, run: ProducerRun, rule: str) -> Claim:
        attribute = self.injured if "injured" in rule else self.killed
        claim: Claim = ClaimFactory(article=run.article, rule=rule, attribute=attribute)
        return self.again(run, claim)

    def again(self, run: ProducerRun, claim: Claim) -> Claim:
        Proposal.objects.create(run=run, claim=claim, rule=claim.rule)
        return claim

    def accepted(self, run: ProducerRun, rule: str) -> Claim:
        return accept_claim(self.proposed(run, rule).pk, by=self.by)

    def added(self, run: ProducerRun, attribute: Attribute) -> None:
        ClaimFactory(
            article=run.article, attribute=attribute, status=ClaimStatus.ACCEPTED,
            verification=Verification.ONE_REVIEWER, producer=Producer.PERSON,
        )  # fmt: skip

    def edited(self, claim: Claim, **fields: Any) -> None:
        edit_claim(claim.pk, replace(content_of(claim), **fields), by=self.by)


@pytest.fixture
def world(nadia: Any) -> World:
    here = World(nadia)
    english = Desk("en", FIRST).run
    stood = here.accepted(english, "en.killed.passive")
    here.edited(here.proposed(english, "en.killed.passive"), scope_text="three nurses")
    here.edited(here.proposed(english, "en.killed.noun"), attribute=here.injured)
    reject_claim(here.proposed(english, "en.killed.active").pk, by=nadia, reason="A rank.")
    here.added(english, here.killed)
    wounded = here.accepted(english, "en.injured.passive")
    later = ProducerRun.objects.create(
        article=english.article, producer=Producer.RULES, version=SECOND, codebook=english.codebook
    )
    here.again(later, stood)
    here.again(later, wounded)
    here.accepted(later, "en.killed.passive")
    unfinished, finished = Desk("fr", FIRST).run, Desk("fr", FIRST).run
    here.accepted(unfinished, "fr.killed.passive")
    here.proposed(unfinished, "fr.killed.passive")
    here.accepted(finished, "fr.killed.passive")
    here.added(finished, here.killed)
    return here


@pytest.mark.usefixtures("world")
def test_each_line_is_what_was_counted_by_hand() -> None:
    scores = scoreboard(("attribute", "language", "version"))
    found = {
        each.key: (each.accepted, each.corrected, each.rejected, each.open, each.found, each.findable)
        for each in scores
    }
    assert found == BY_HAND
    assert {each.key: (each.precision.value, each.recall.value) for each in scores} == SHARES_BY_HAND


@pytest.mark.usefixtures("world")
def test_a_rule_answers_for_the_attribute_that_it_suggested() -> None:
    scores = scoreboard(("attribute", "rule"))
    assert {each.key: (each.precision.right, each.precision.total) for each in scores} == BY_RULE


@pytest.mark.usefixtures("world")
def test_versions_added_up_count_a_decision_once_for_each() -> None:
    [both] = scoreboard(("attribute",), language="en")[1:]
    assert (both.key, both.precision.right, both.precision.total) == (("killed",), 1 + 2, 4 + 2)
    assert (both.found, both.findable) == (1 + 2, 4 + 4)


@pytest.mark.usefixtures("world")
def test_the_command_and_the_page_say_the_same() -> None:
    out = StringIO()
    call_command("scoreboard", "--by", "attribute", "language", "version", "--format", "jsonl", stdout=out)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    said = {
        (line["attribute"], line["language"], line["version"]): (
            line["precision"]["value"], line["recall"]["value"]
        )
        for line in lines
    }  # fmt: skip
    assert said == SHARES_BY_HAND
    asked = {"by": ["attribute", "language", "version"]}
    page = Page(logged_in("reviewer").get(reverse("admin:scoreboard"), asked))
    rows = page.html.partition("<tbody")[2].partition("</tbody>")[0].split("<tr")[1:]
    assert len(rows) == len(SHARES_BY_HAND)
    for row, (key, (precision, recall)) in zip(rows, sorted(SHARES_BY_HAND.items()), strict=True):
        assert f'<td role="cell">{key[1]}</td><td role="cell">{key[2]}</td>' in row
        assert f'figure-and-range">{precision:.2f} <span' in row
        assert f'figure-and-range">{recall:.2f} <span' in row
